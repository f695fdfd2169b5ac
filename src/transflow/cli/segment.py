"""`transflow segment`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from transflow.api import check_language
from transflow.cli.session import write_out
from transflow.pipeline import read_document
from transflow.segmentation import split_document

EPILOG = """Example:

transflow segment release.fr.html --lang fr"""


class SegmentFormat(StrEnum):
    """How segments are printed."""

    TEXT = "text"
    JSON = "json"


def segment(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Document (.txt, .md, .html).")],
    lang: Annotated[str, typer.Option("--lang", help="Language of the document: fr or en.")],
    output_format: Annotated[SegmentFormat, typer.Option("--format", help="text: one segment a line.")] = SegmentFormat.TEXT,
) -> None:
    """Print the segments of a document, one a line."""
    check_language(lang)
    segments = split_document(read_document(path, lang))
    if output_format is SegmentFormat.TEXT:
        write_out("".join(" ".join(item.text.split("\n")) + "\n" for item in segments))
        return
    rows = [
        {
            "id": item.id,
            "index": item.index,
            "line": item.line,
            "column": item.column,
            "block": item.block,
            "start": item.start,
            "end": item.end,
            "role": item.role.value,
            "text": item.text,
        }
        for item in segments
    ]
    write_out(json.dumps({"version": 1, "path": str(path), "language": lang, "segments": rows}, ensure_ascii=False, indent=2))

"""`transflow glossary`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from transflow.api import check_language
from transflow.cli.session import load_settings, open_glossary, write_out
from transflow.pipeline import read_document
from transflow.segmentation import split_document
from transflow.terms.match import Matcher
from transflow.terms.schema import build_json_schema

app = typer.Typer(help="Look after a glossary.", no_args_is_help=True)
Paths = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]", help="Glossary files or folders. Default: the one in use.")]


@app.command()
def lint(paths: Paths = None) -> None:
    """Read a glossary and report the first fault of each file, with line and column."""
    glossary = open_glossary(paths or [], load_settings(None))
    terms = sum(1 for language in ("fr", "en") for _ in glossary.terms(language))
    write_out(f"{len(glossary)} concepts, {terms} terms in {len(glossary.paths)} file(s): no fault")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a glossary file, for YAML editors."""
    write_out(json.dumps(build_json_schema(), ensure_ascii=False, indent=2))


@app.command()
def match(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Document to look through.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of the document: fr or en.")],
    glossary: Annotated[list[Path] | None, typer.Option("--glossary", help="Glossary file or folder.")] = None,
) -> None:
    """Print the glossary terms found in a document: line, column, text, concept, status."""
    check_language(lang)
    matcher = Matcher(open_glossary(glossary or [], load_settings(None)), lang)
    lines = []
    for segment in split_document(read_document(path, lang)):
        for found in matcher.find(segment.text):
            place = f"{path}:{segment.line}:{segment.column + found.start}"
            lines.append(f'{place}: "{found.text}" {found.term.concept} {found.term.status}')
    write_out("\n".join(lines))

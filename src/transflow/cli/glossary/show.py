"""`transflow glossary match`, `stats` and `schema`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from transflow.api import check_language
from transflow.cli import options
from transflow.cli.glossary.lint import Paths
from transflow.cli.session import (
    UiLanguage,
    choose_language,
    has_color,
    keep_overrides,
    load_settings,
    open_glossary,
    terminal_width,
    write_out,
)
from transflow.config import glossaries_for
from transflow.model import Segment
from transflow.pipeline import read_document
from transflow.reports._options import RenderOptions
from transflow.reports.terms_report import MatchRow, render_matches, render_stats
from transflow.segmentation import split_document
from transflow.terms.document import Shelf
from transflow.terms.glossary import Glossary
from transflow.terms.layers import find_layer
from transflow.terms.match import Match, matcher_for
from transflow.terms.schema import build_json_schema
from transflow.terms.stats import count_glossary

MATCH_EPILOG = """Example:

transflow glossary match release.fr.html --lang fr"""
Formats = Annotated[str, typer.Option("--format", help="rich, concise or json.")]
UiLang = Annotated[UiLanguage | None, typer.Option("--ui-lang", help="Language of the messages.")]


def schema() -> None:
    """Print the JSON Schema of a glossary file, for YAML editors."""
    write_out(json.dumps(build_json_schema(), ensure_ascii=False, indent=2))


def match(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Document to look through.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of the document: fr or en.")],
    glossary: options.Glossaries = None,
    output: Formats = "rich",
    ui_lang: UiLang = None,
    width: options.Width = None,
) -> None:
    """Show the glossary terms of a document in place, with concept, status and rendering."""
    check_language(lang)
    settings = load_settings(None)
    base = open_glossary(glossary or [], settings)
    settings = keep_overrides(glossary or [], settings)
    document = read_document(path, lang)
    added = glossaries_for(settings, str(path))
    terms = Shelf(base, settings.folder).open(str(path), added, [(str(path), document.own_terms)]).glossary
    rows = [
        _row(segment, found, terms, "en" if lang == "fr" else "fr")
        for segment in split_document(document)
        for found in matcher_for(terms, lang).find(segment.text)
    ]
    if output == "json":
        write_out(
            json.dumps({"version": 1, "path": str(path), "matches": [asdict(row) for row in rows]}, ensure_ascii=False, indent=2)
        )
    elif output == "concise":
        lines = [f'{path}:{row.line}:{row.column}: "{row.segment[row.start : row.end]}" {row.concept} {row.status}' for row in rows]
        write_out("\n".join(lines))
    else:
        write_out(render_matches(str(path), rows, _look(ui_lang, width)))


def _row(segment: Segment, found: Match, terms: Glossary, other: str) -> MatchRow:
    concept = found.term.concept
    return MatchRow(
        segment.text,
        segment.line,
        segment.column + found.start,
        found.start,
        found.end,
        concept,
        found.term.status,
        tuple(term.text for term in terms.by_id[concept].permitted(found.term, other)),
        find_layer(terms, concept).label_in_layers if len(terms.layers) > 1 else "",
    )


def stats(paths: Paths = None, output: Formats = "rich", ui_lang: UiLang = None, width: options.Width = None) -> None:
    """Count what a glossary holds and what it lacks."""
    counted = count_glossary(open_glossary(paths or [], load_settings(None)))
    if output == "json":
        values = {**asdict(counted), "acronyms_without_full_form": [term.text for term in counted.acronyms_without_full_form]}
        write_out(json.dumps({"version": 1, **values}, ensure_ascii=False, indent=2))
    else:
        write_out(render_stats(counted, _look(ui_lang, width)))


def _look(ui_lang: UiLanguage | None, width: int | None) -> RenderOptions:
    return RenderOptions(width=width or terminal_width(), color=has_color(sys.stdout), ui_language=choose_language(ui_lang))

"""`transflow glossary lint`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from transflow import __version__
from transflow.cli import options
from transflow.cli.session import (
    EXIT_CODES,
    FailOn,
    Look,
    UiLanguage,
    choose_language,
    has_color,
    load_settings,
    show_report,
    terminal_width,
    write_out,
)  # fmt: skip
from transflow.formats.pairs import read_pairs
from transflow.model import DocumentReport, Finding, Report
from transflow.pipeline import read_document
from transflow.registry import REPORTS
from transflow.reports._options import RenderOptions
from transflow.reports.lint_report import render_lint
from transflow.segmentation import split_document
from transflow.terms.embedded import find_embedded_folder
from transflow.terms.lint import LintFinding, lint_glossary
from transflow.terms.read import find_glossary_files
from transflow.triage import summarize

EPILOG = """Examples:

transflow glossary lint glossaries/

transflow glossary lint glossaries/ --format sarif --fail-on warning

transflow glossary lint glossaries/ --memory memory.tsv --document press/a.fr.html --for-export tbx"""

Paths = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]", help="Glossary files or folders. Default: the one in use.")]


def lint(
    paths: Paths = None,
    report_format: options.Format = "rich",
    fail_on: options.Threshold = None,
    documents: Annotated[
        list[Path] | None, typer.Option("--document", help="Release such as a.fr.html: terms that never occur are told (G17).")
    ] = None,
    memory: Annotated[
        list[Path] | None, typer.Option("--memory", help="Pairs (.tsv, .tmx, .xlf): renderings that differ are told (G18).")
    ] = None,
    export_format: Annotated[str, typer.Option("--for-export", help="Format whose losses are told (G22).")] = "",
    ui_lang: Annotated[UiLanguage | None, typer.Option("--ui-lang", help="Language of the messages.")] = None,
    width: options.Width = None,
) -> None:
    """Check a glossary by the rules G01 to G22; `transflow explain G07` tells what a rule is about."""
    REPORTS.get(report_format)
    ui_language = choose_language(ui_lang)
    files = glossary_paths(paths or [])
    texts, pairs = _read_texts(documents or []), _read_memory(memory or [])
    found = lint_glossary(files, texts=texts, memory=pairs, export_format=export_format, ui_language=ui_language)
    threshold = str(fail_on.value) if fail_on else FailOn.ERROR.value
    report = build_report([str(path) for path in find_glossary_files(files)], found, threshold, ui_language)
    if report_format != "rich":
        raise typer.Exit(show_report(report, Look(report_format, width=width or 0), "glossary lint", ui_language, threshold))
    look = RenderOptions(width=width or terminal_width(), color=has_color(sys.stdout), ui_language=ui_language, fail_on=threshold)
    write_out(render_lint(found, report.summary, look))
    raise typer.Exit(EXIT_CODES[report.summary.verdict])


def glossary_paths(given: Sequence[Path]) -> list[Path]:
    """Return the paths given, else those of the settings, else the embedded glossary."""
    if given:
        return list(given)
    settings = load_settings(None)
    if settings.glossaries:
        return [Path(settings.folder) / path for path in settings.glossaries]
    return [find_embedded_folder()]


def build_report(paths: Sequence[str], found: Sequence[LintFinding], fail_on: str, ui_language: str) -> Report:
    """Return the findings of the linter as a report, one document for each file."""
    documents = []
    for path in paths:
        own = tuple(
            Finding(
                rule=one.rule, name=one.name, category="terminology", level=one.level, segment=one.concept, side="target",
                start=0, end=0, text="", message=f"{one.message} ({one.hint})" if one.hint else one.message,
                line=one.line, column=one.column, fingerprint=one.fingerprint,
            )
            for one in found
            if one.path == path
        )  # fmt: skip
        documents.append(DocumentReport(path, "glossary", (), own))
    return Report(
        tuple(documents), (), summarize(documents, (), fail_on, ui_language, has_segments=False), {"version": __version__}
    )


def _read_texts(paths: Sequence[Path]) -> list[tuple[str, str]]:
    texts = []
    for path in paths:
        language = "fr" if ".fr" in path.suffixes or path.parent.name == "fr" else "en"
        texts += [(language, segment.text) for segment in split_document(read_document(path, language))]
    return texts


def _read_memory(paths: Sequence[Path]) -> list[tuple[str, str]]:
    return [(row.source, row.target) for path in paths for row in read_pairs(path, "fr", "en", header=False)]

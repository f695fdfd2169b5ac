"""`transflow glossary extract`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from transflow.api import check_language_pair
from transflow.cli import options
from transflow.cli.session import load_settings, open_glossary, write_out
from transflow.errors import UsageError
from transflow.formats.pairs import SUFFIXES, read_pairs
from transflow.pipeline import read_document
from transflow.reports.json_report import dump_json
from transflow.segmentation.documents import align_documents
from transflow.terms.extract import candidates_to_yaml, corrections, extract_terms

EPILOG = """Examples:

transflow glossary extract memory.tsv

transflow glossary extract release.en.html --source release.fr.html --limit 40 > candidates.yaml"""


def extract(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]", help="Pairs (.tsv, .tmx, .xlf), or documents with --source.")
    ] = None,
    sources: Annotated[
        list[Path] | None, typer.Option("--source", metavar="FILE", help="The document that PATH translates, one for each PATH.")
    ] = None,
    reviewed: Annotated[
        list[Path] | None, typer.Option("--corrections", help="Lines of source, machine translation and reviewed text (.tsv).")
    ] = None,
    source: Annotated[str, typer.Option("--from", help="Language of the source.")] = "fr",
    target: Annotated[str, typer.Option("--to", help="Language of the translation.")] = "en",
    glossary: options.Glossaries = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most candidates.")] = 100,
    least: Annotated[int, typer.Option("--min-count", min=1, help="Least occurrences.")] = 2,
    output: Annotated[str, typer.Option("--format", help="yaml or json.")] = "yaml",
) -> None:
    """Propose terms from translated texts and repeated corrections, as YAML with evidence, ready to paste."""
    check_language_pair(source, target)
    settings = load_settings(None)
    terms = open_glossary(glossary or [], settings)
    if sources:
        if len(sources) != len(paths or []):
            raise UsageError("--source goes with one document each", hint="as many --source as translations, in the same order")
        rows = []
        for left, right in zip(sources, paths or [], strict=True):
            aligned = align_documents(read_document(left, source), read_document(right, target))
            rows += [(one.source or "", one.target) for one in aligned]
    else:
        rows = _rows(paths or [], source, target)
    triples = [row for path in reviewed or [] for row in _triples(path)]
    if not rows and not triples:
        raise UsageError("nothing to look through", hint="give a file of pairs, a document with --source, or --corrections FILE")
    found = [*corrections(triples), *extract_terms(rows, source, target, glossary=terms, limit=limit, min_count=least)][:limit]
    if output == "json":
        write_out(dump_json({"version": 1, "candidates": [asdict(one) for one in found]}, 2))
    else:
        write_out(candidates_to_yaml(found))


def _rows(paths: Sequence[Path], source: str, target: str) -> list[tuple[str, str]]:
    for path in paths:
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError(
                f"{path} holds no pairs", hint=f"known: {', '.join(sorted(SUFFIXES))}; or a document with --source FILE"
            )
    return [(row.source, row.target) for path in paths for row in read_pairs(path, source, target, header=False)]


def _triples(path: Path) -> list[tuple[str, str, str]]:
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != 3:
            raise UsageError(
                f"{path}, line {number}: {len(cells)} columns", hint="three columns: source, machine translation, reviewed text"
            )
        found.append((cells[0], cells[1], cells[2]))
    return found

"""`transflow glossary impact`: what an edit of the glossary changes in a corpus and a memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from transflow.api import check_language_pair
from transflow.cli.glossary.lint import glossary_paths
from transflow.cli.session import UiLanguage, choose_language, expand_paths, has_color, load_settings, terminal_width, write_out
from transflow.config import Settings
from transflow.errors import GlossaryError, UsageError
from transflow.formats.pairs import read_pairs
from transflow.pipeline import Job, check_pair_rows, read_document, retranslate
from transflow.registry import ENGINES
from transflow.reports._options import RenderOptions
from transflow.reports.json_report import dump_json
from transflow.reports.terms_report import render_impact
from transflow.segmentation import split_document
from transflow.terms.glossary import EMPTY, Glossary
from transflow.terms.impact import SegmentChange, compare_matches
from transflow.terms.read import group_files, load_glossary

EPILOG = """Examples:

transflow glossary impact glossaries/ --against HEAD --corpus corpus/fr

transflow glossary impact glossaries/ --against main --corpus corpus/fr --memory memory.tsv --no-translate"""


def impact(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]", help="Glossary files or folders.")] = None,
    against: Annotated[
        str, typer.Option("--against", metavar="REV", help="Git revision, or a folder or file, to compare with.")
    ] = "HEAD",
    corpus: Annotated[list[Path] | None, typer.Option("--corpus", help="Documents or folders in the source language.")] = None,
    memory: Annotated[list[Path] | None, typer.Option("--memory", help="Pairs (.tsv, .tmx, .xlf) that people translated.")] = None,
    source: Annotated[str, typer.Option("--from", help="Language of the documents.")] = "fr",
    target: Annotated[str, typer.Option("--to", help="Language of the translations.")] = "en",
    translate: Annotated[
        bool, typer.Option("--translate/--no-translate", help="Translate what changes under both glossaries.")
    ] = True,
    output: Annotated[str, typer.Option("--format", help="rich or json.")] = "rich",
    ui_lang: Annotated[UiLanguage | None, typer.Option("--ui-lang", help="Language of the report.")] = None,
    width: Annotated[int | None, typer.Option("--width", min=40, max=400, help="Columns of the report.")] = None,
) -> None:
    """Show which segments of a corpus and a memory an edit of the glossary concerns, and how their translations change."""
    check_language_pair(source, target)
    if not corpus and not memory:
        raise UsageError("nothing to compare in", hint="give documents with --corpus, or pairs with --memory")
    settings = load_settings(None)
    given = glossary_paths(paths or [])
    new, old = load_glossary(given), load_earlier(group_files(given), against)
    changes, checked = _in_documents(expand_paths(corpus or []), source, target, old, new)
    if translate and changes:
        changes = _translate(changes, settings, source, target, old, new)
    pairs, more = _in_pairs(memory or [], settings, source, target, old, new)
    if output == "json":
        write_out(
            dump_json(
                {
                    "version": 1,
                    "against": against,
                    "checked": checked + more,
                    "segments": [asdict(one) for one in (*changes, *pairs)],
                },
                2,
            )
        )
        return
    look = RenderOptions(width=width or terminal_width(), color=has_color(sys.stdout), ui_language=choose_language(ui_lang))
    write_out(render_impact([*changes, *pairs], checked + more, against, look))


def load_earlier(groups: Sequence[Sequence[Path]], revision: str) -> Glossary:
    """Return the glossary as it was: at a git revision, or in another folder or file.

    Raises:
        UsageError: without git, or for an unknown revision.
        GlossaryError: when the glossary of that time cannot be read.
    """
    if Path(revision).exists():
        return load_glossary(Path(revision))
    git = shutil.which("git")
    if git is None or revision.startswith("-"):
        raise UsageError(f'cannot compare with "{revision}"', hint="name a git revision, or a folder with the earlier glossary")
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[Path, None] = {}
        numbered = [(f"{group:04d}", path) for group, files in enumerate(groups) for path in files]
        for number, (group, path) in enumerate(numbered):
            name = path.resolve()
            command = [git, "show", f"{revision}:./{name.name}"]
            done = subprocess.run(command, cwd=name.parent, capture_output=True, check=False)  # noqa: S603 - git, checked arguments
            if done.returncode:
                _refuse_unknown(git, name.parent, revision)
                continue
            copy = Path(folder) / group / f"{number:04d}-{name.name}"
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(done.stdout)
            kept[copy.parent] = None
        try:
            return load_glossary(list(kept)) if kept else EMPTY
        except GlossaryError as error:
            raise GlossaryError(
                f"the glossary of {revision} cannot be read: {error.message}",
                path=Path(error.path).name[5:],
                line=error.line,
                hint="name another revision",
            ) from None


def _refuse_unknown(git: str, folder: Path, revision: str) -> None:
    command = [git, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"]
    if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:  # noqa: S603 - git, checked arguments
        raise UsageError(f'git does not know the revision "{revision}" in {folder}', hint="name a commit, a branch or a tag")


def _in_documents(paths: Sequence[Path], source: str, target: str, old: Glossary, new: Glossary) -> tuple[list[SegmentChange], int]:
    changes: list[SegmentChange] = []
    checked = 0
    for path in paths:
        for segment in split_document(read_document(path, source)):
            checked += 1
            found = compare_matches(segment.text, source, target, old, new)
            if found:
                changes.append(SegmentChange(str(path), segment.line, segment.text, found))
    return changes, checked


def _translate(
    changes: Sequence[SegmentChange], settings: Settings, source: str, target: str, old: Glossary, new: Glossary
) -> list[SegmentChange]:
    engine = ENGINES.get(settings.engine.name)(source, target, settings.engine)
    texts = [change.source for change in changes]
    before = retranslate(texts, Job(target, source, old, settings), engine)
    after = retranslate(texts, Job(target, source, new, settings), engine)
    return [replace(change, before=was, after=now) for change, was, now in zip(changes, before, after, strict=True)]


def _in_pairs(
    paths: Sequence[Path], settings: Settings, source: str, target: str, old: Glossary, new: Glossary
) -> tuple[list[SegmentChange], int]:
    """Return the pairs whose findings the edit changes, those findings told one by line."""
    changes: list[SegmentChange] = []
    checked = 0
    for path in paths:
        rows = read_pairs(path, source, target, header=False)
        checked += len(rows)
        told = []
        for glossary in (old, new):
            report = check_pair_rows(str(path), rows, Job(target, source, glossary, settings))
            found: dict[int, list[str]] = {}
            for finding in report.findings:
                if finding.rule.startswith("TERM"):
                    found.setdefault(finding.line, []).append(f"{finding.name}: {finding.message}")
            told.append(found)
        for row in rows:
            before, after = (" | ".join(found.get(row.line, [])) for found in told)
            terms = compare_matches(row.source, source, target, old, new)
            if before != after or terms:
                changes.append(SegmentChange(str(path), row.line, f"{row.source} / {row.target}", terms, before, after))
    return changes, checked

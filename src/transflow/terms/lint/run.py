"""Run every rule over glossary files; comments in the files may ignore a finding, with a reason."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from transflow.errors import UnknownNameError
from transflow.terms.lint.entries import Inventory
from transflow.terms.lint.export import EXPORT_FORMATS
from transflow.terms.lint.finding import Hit, LintFinding, LintRule
from transflow.terms.lint.suppress import UNUSED, apply_suppressions, read_suppressions
from transflow.terms.lint.table import LINT_RULES
from transflow.terms.read import group_files, paused_collection, read_glossary_files


def lint_glossary(
    paths: Sequence[str | Path],
    *,
    texts: Sequence[tuple[str, str]] = (),
    memory: Sequence[tuple[str, str]] = (),
    export_format: str = "",
    ui_language: str = "en",
) -> list[LintFinding]:
    """Return what is to be mended in glossary files, in the order of the files.

    Args:
        paths: Files and folders of YAML files, each a glossary of its own.
        texts: Documents as language and text, for terms that never occur (G17).
        memory: French and English pairs, for renderings that differ from the glossary's (G18).
        export_format: One of `EXPORT_FORMATS`, for fields that the format cannot hold (G22).
        ui_language: Language of the messages, `en` or `fr`.

    Raises:
        GlossaryError: for a path that is not there, and for a folder that holds no YAML file.
        UnknownNameError: for an unknown export format.
    """
    if export_format and export_format not in EXPORT_FORMATS:
        raise UnknownNameError("export format", export_format, EXPORT_FORMATS)
    with paused_collection():
        groups = [read_glossary_files(group) for group in group_files(paths)]
        inventories = [Inventory(group, texts=texts, memory=memory, export_format=export_format) for group in groups]
        found = [(rule, hit) for inventory in inventories for rule in LINT_RULES for hit in rule.find(inventory)]
    files = [file for group in groups for file in group]
    names = {name: rule.id for rule in LINT_RULES for name in (rule.id, rule.name)}
    kept, unused = apply_suppressions(found, read_suppressions(files, names))
    order = {file.path: place for place, file in enumerate(files)}
    rows = [*kept, *((UNUSED, hit) for hit in unused)]
    rows.sort(key=lambda row: (order[row[1].place.path], row[1].place.line, row[1].place.column, row[0].id))
    return _build_findings(rows, ui_language)


def _build_findings(rows: Iterable[tuple[LintRule, Hit]], ui_language: str) -> list[LintFinding]:
    """Return the findings; a fingerprint holds no line, so that it survives a move, and counts equal ones."""
    french = ui_language == "fr"
    seen: Counter[str] = Counter()
    found = []
    for rule, hit in rows:
        place = hit.place
        content = "\x1f".join((rule.id, Path(place.path).name, place.concept, hit.message, *_stable_words(hit)))
        ordinal = seen[content]
        seen[content] += 1
        fingerprint = hashlib.sha256(f"{content}\x1f{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        message = rule.messages[hit.message][french].format(**hit.words)
        hint = rule.hints.get(hit.message, ("", ""))[french].format(**hit.words)
        row = (rule.id, rule.name, rule.level, place.path, place.line, place.column, place.concept, message, hint, fingerprint)
        found.append(LintFinding(*row))
    return found


def _stable_words(hit: Hit) -> list[str]:
    """Return the words of a message that do not change when entries move or documents are added."""
    return [text for name, text in sorted(hit.words.items()) if name not in {"where", "count", "total"}]

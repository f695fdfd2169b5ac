"""The full table: one row for each term, one column for each field, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from transflow.terms.exchange.build import UNSTATED
from transflow.terms.exchange.draft import ConceptDraft, Tally, TermDraft
from transflow.terms.exchange.own import CONCEPT_DEFAULTS, FILE_DEFAULTS, LISTS, TERM_DEFAULTS
from transflow.terms.exchange.table_rows import Row, neutralise, restore, write_rows
from transflow.terms.exchange.values import known_language, read_switch
from transflow.terms.schema import GlossaryFile
from transflow.terms.short_forms import LANGUAGES

_TERM = [name for name in TERM_DEFAULTS if name not in {"term", "status"}]
_CONCEPT = [name for name in CONCEPT_DEFAULTS if name not in {"id", "domain", "definition", *LANGUAGES}]
HEADER = (
    "id", "language", "term", "status", *_TERM, "domain", "definition.fr", "definition.en",
    *(f"concept.{name}" for name in _CONCEPT), "glossary.name", "glossary.release", *(f"defaults.{name}" for name in FILE_DEFAULTS),
)  # fmt: skip
"""Columns of the table. Those of the concept and of the glossary are the same in each of its rows, so that rows can be sorted."""
_NEEDED = frozenset({"id", "language", "term"})
_SWITCHES = frozenset({"dnt", "pair_by_type", "h_aspire"})
_SEPARATOR = " | "


def is_full(header: Sequence[str]) -> bool:
    """Return whether a header is that of the full table; columns may be missing or stand in another order."""
    return {name.casefold() for name in header} >= _NEEDED


def write_full(glossary: GlossaryFile, delimiter: str) -> str:
    """Return a glossary as a full table."""
    defaults = glossary.defaults.model_dump()
    common = {"glossary.name": glossary.name, "glossary.release": glossary.release}
    common |= {f"defaults.{name}": value for name, value in defaults.items() if value != FILE_DEFAULTS[name]}
    rows: list[list[str]] = [list(HEADER)]
    for concept in glossary.concepts:
        values: dict[str, Any] = {**common, "id": concept.id, "domain": concept.domain}
        values |= {f"concept.{name}": _unless(getattr(concept, name), CONCEPT_DEFAULTS[name]) for name in _CONCEPT}
        if concept.definition:
            values |= {f"definition.{language}": getattr(concept.definition, language) for language in LANGUAGES}
        for language in LANGUAGES:
            for term in getattr(concept, language):
                fields = {name: _unless(getattr(term, name), TERM_DEFAULTS[name]) for name in ("term", "status", *_TERM)}
                cells = {**values, **fields, "language": language}
                rows.append([neutralise(_write_cell(cells.get(name))) for name in HEADER])
    return write_rows(rows, delimiter)


def _unless(value: Any, default: Any) -> Any:
    return None if value == default else value


def _write_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, list):
        return str(value).replace("\0", "\ufffd")
    joined = _SEPARATOR.join(value)
    is_plain = joined and not joined.startswith("[") and _read_list(joined) == value
    return joined if is_plain or not value else json.dumps(value, ensure_ascii=False)


def _read_list(cell: str) -> list[str]:
    if cell.startswith("["):
        value = json.loads(cell)
        if isinstance(value, list):
            return value
    return [part.strip() for part in cell.split("|")]


def read_full(rows: Sequence[Row], tally: Tally) -> Iterator[ConceptDraft]:
    """Yield the concepts of a full table; rows of one concept need not stand together."""
    names = [name.casefold() for name in rows[0][1]]
    drafts: dict[str, ConceptDraft] = {}
    for line, cells in rows[1:]:
        values = {name: restore(cell) for name, cell in zip(names, cells, strict=False) if cell}
        if any(cells[len(names) :]):
            tally.reject(line, values.get("term", ""), "columns", count=str(len(cells)), most=str(len(names)))
            continue
        name = values.pop("id", "") or f"row {line}"
        draft = drafts.setdefault(name, ConceptDraft(line, name, exact={"id": name}))
        _read_row(line, values, draft, tally)
    yield from drafts.values()


def _read_row(line: int, values: dict[str, str], draft: ConceptDraft, tally: Tally) -> None:
    language, text = values.pop("language", ""), values.get("term", "")
    term = TermDraft(line, {"term": text}, {"status": UNSTATED})
    for column, cell in values.items():
        owner, _, name = column.rpartition(".")
        if column not in HEADER:
            tally.left_out[column] += 1
            continue
        try:
            value = _read_cell(name, cell)
        except ValueError:
            tally.reject(line, text, "value", value=cell[:60], field=column)
            continue
        if owner == "glossary":
            setattr(tally, name, value)
        elif owner == "defaults":
            tally.defaults[name] = value
        elif owner or column == "domain":
            field = f"definition.{name}" if owner == "definition" else name
            if draft.exact.setdefault(field, value) != value:
                tally.reject(line, text, "differs", field=column)
        else:
            term.exact[name] = value
    if known := known_language(language):
        draft.terms[known].append(term)
    else:
        tally.languages[language or "?"] += 1


def _read_cell(name: str, cell: str) -> Any:
    if name in LISTS:
        return _read_list(cell)
    if name in _SWITCHES:
        switch = read_switch(cell)
        if switch is None:
            raise ValueError(cell)
        return switch
    return int(cell) if name == "priority" else cell

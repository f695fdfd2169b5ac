"""The short forms of a glossary file in full: a bare list, a flat mapping, `[fr, en]` concepts, bare terms."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeVar

from transflow.terms.faults import Fault
from transflow.terms.yaml_nodes import Positions

LANGUAGES = ("fr", "en")
REFUSED = object()
"""Stands for a concept whose fault is already told."""

T = TypeVar("T")


def expand_short_forms(value: Any, positions: Positions, file: str, faults: list[Fault]) -> Any:
    """Return the full form of a file: a bare list, a flat mapping, `[fr, en]` concepts and bare terms are expanded."""
    if isinstance(value, list):
        _move(positions, (), ("concepts",))
        value = {"version": 2, "concepts": value}
    elif isinstance(value, dict) and "concepts" not in value and "version" not in value:
        rows = []
        for index, (source, target) in enumerate(value.items()):
            place = positions.keys[source,]
            positions.values.update({("concepts", index): place, ("concepts", index, 0): place})
            positions.values["concepts", index, 1] = positions.of((source,))
            rows.append([source, target])
        value = {"version": 2, "concepts": rows}
    if isinstance(value, dict) and isinstance(value.get("concepts"), list):
        seen: set[str] = set()
        concepts = [_expand_concept(item, index, positions, file, seen, faults) for index, item in enumerate(value["concepts"])]
        value = {**value, "concepts": concepts}
    return value


def _move(positions: Positions, old: tuple[str | int, ...], new: tuple[str | int, ...]) -> None:
    _move_table(positions.values, old, new)
    _move_table(positions.keys, old, new)
    _move_table(positions.written, old, new)


def _move_table(table: dict[tuple[str | int, ...], T], old: tuple[str | int, ...], new: tuple[str | int, ...]) -> None:
    table.update({(*new, *path[len(old) :]): kept for path, kept in table.items() if path[: len(old)] == old})


def _expand_concept(item: Any, index: int, positions: Positions, file: str, seen: set[str], faults: list[Fault]) -> Any:
    if isinstance(item, list):
        line, column = positions.of(("concepts", index))
        if len(item) != 2 or not all(isinstance(term, str) and term.strip() for term in item):
            faults.append(Fault("short-concept", file, line, column))
            return REFUSED
        name = _slug(item[0])
        while name in seen:
            name += "-bis"
        seen.add(name)
        for place, language in enumerate(LANGUAGES):
            old, new = ("concepts", index, place), ("concepts", index, language, 0)
            positions.values[new] = positions.of(old)
            if old in positions.written:
                positions.written[new] = positions.written[old]
        return {"id": name, "fr": [{"term": item[0]}], "en": [{"term": item[1]}]}
    if not isinstance(item, dict):
        return item
    for language in LANGUAGES:
        terms = item.get(language)
        if isinstance(terms, str):
            terms = [terms]
        if isinstance(terms, list):
            item[language] = [{"term": term} if isinstance(term, str) else term for term in terms]
    return item


def _slug(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())[:70] or "concept"

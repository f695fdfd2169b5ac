"""A glossary as text: one line for each concept, read when the concept is asked for."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any

from transflow.terms.glossary import Concept, Glossary, LazyConcepts, Term, find_ids, find_notable


class StoredConcepts(LazyConcepts):
    """Concepts held as lines of JSON."""

    def __init__(self, lines: list[str], ids: list[str], notable: list[int]) -> None:
        """Hold the lines; none is read yet."""
        self.ids, self.notable = ids, notable
        self._lines = lines
        self._read: dict[int, Concept] = {}

    def read(self, place: int) -> Concept:
        """Return the concept at a place, the same object each time."""
        found = self._read.get(place)
        if found is None:
            found = self._read[place] = _decode_concept(json.loads(self._lines[place]))
        return found


def encode_glossary(glossary: Glossary) -> str:
    """Return a glossary without layers as text."""
    header = {
        "name": glossary.name,
        "release": glossary.release,
        "digest": glossary.digest,
        "paths": glossary.paths,
        "priority": glossary.priority,
        "ids": list(find_ids(glossary.concepts)),
        "notable": list(find_notable(glossary.concepts)),
    }
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    return "\n".join([encode(header), *(encode(_encode_concept(concept)) for concept in glossary.concepts)])


def decode_glossary(text: str, key: str) -> Glossary:
    """Return the glossary that `encode_glossary` made a text of."""
    first, *lines = text.split("\n")
    header: dict[str, Any] = json.loads(first)
    concepts = StoredConcepts(lines, header["ids"], header["notable"])
    glossary = Glossary(concepts, header["name"], header["release"], header["digest"], tuple(header["paths"]), header["priority"])
    return glossary.attach(key=key)


def _plain_fields(kind: type, left_out: set[str]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Return the names of the fields of a class that a line may leave out, and their defaults."""
    found = [
        (one.name, one.default if one.default_factory is MISSING else one.default_factory())
        for one in fields(kind)
        if one.name not in left_out
    ]
    return tuple(name for name, _ in found), tuple(default for _, default in found)


_TERM, _TERM_DEFAULTS = _plain_fields(Term, {"language", "concept"})
_CONCEPT, _CONCEPT_DEFAULTS = _plain_fields(Concept, {"terms"})
_term_values, _concept_values = attrgetter(*_TERM), attrgetter(*_CONCEPT)


def _encode_concept(concept: Concept) -> list[Any]:
    terms = {
        language: [_changed(_TERM, _term_values(term), _TERM_DEFAULTS) for term in found]
        for language, found in concept.terms.items()
    }
    return [_changed(_CONCEPT, _concept_values(concept), _CONCEPT_DEFAULTS), terms]


def _changed(names: tuple[str, ...], values: tuple[Any, ...], defaults: tuple[Any, ...]) -> dict[str, Any]:
    return {name: value for name, value, default in zip(names, values, defaults, strict=True) if value != default}


def _decode_concept(row: list[Any]) -> Concept:
    own, found = row
    terms = {language: tuple(_decode_term(term, language, own["id"]) for term in rows) for language, rows in found.items()}
    return Concept(terms=terms, **own)


def _decode_term(row: dict[str, Any], language: str, concept: str) -> Term:
    for name, value in row.items():
        if type(value) is list:
            row[name] = tuple(value)
    return Term(language=language, concept=concept, **row)

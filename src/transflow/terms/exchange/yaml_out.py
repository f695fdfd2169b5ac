"""A glossary file as YAML text in the canonical layout of `transflow glossary fmt`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from transflow.terms.exchange.own import CONCEPT_DEFAULTS, FILE_DEFAULTS, TERM_DEFAULTS
from transflow.terms.fmt import CONCEPT_KEYS, TERM_KEYS, quote_scalar
from transflow.terms.schema import ConceptEntry, GlossaryFile, TermEntry
from transflow.terms.short_forms import LANGUAGES


def glossary_to_yaml(glossary: GlossaryFile) -> str:
    """Return a glossary file as text, composed (NFC); values that equal a default are left out."""
    return unicodedata.normalize("NFC", "\n".join(_lines(glossary)) + "\n")


def _lines(glossary: GlossaryFile) -> Iterator[str]:
    yield "version: 2"
    for name in ("name", "release"):
        if getattr(glossary, name):
            yield f"{name}: {quote_scalar(getattr(glossary, name), flow=False)}"
    defaults = {name: value for name, value in glossary.defaults.model_dump().items() if value != FILE_DEFAULTS[name]}
    if defaults:
        yield f"defaults: {_mapping(defaults)}"
    yield "concepts:" if glossary.concepts else "concepts: []"
    for concept in glossary.concepts:
        yield from _concept(concept)


def _concept(concept: ConceptEntry) -> Iterator[str]:
    lead = "  - "
    for name in CONCEPT_KEYS:
        value = getattr(concept, name)
        if name in LANGUAGES:
            if value:
                yield f"    {name}:"
                for term in value:
                    yield f"      - {_mapping(_term_values(term))}"
            continue
        if name == "definition":
            value = {key: text for key, text in value.model_dump().items() if text} if value else None
        if value in (None, "", {}) or value == CONCEPT_DEFAULTS[name]:
            continue
        yield f"{lead}{name}: {_mapping(value) if isinstance(value, dict) else _scalar(value, flow=False)}"
        lead = "    "


def _term_values(term: TermEntry) -> dict[str, Any]:
    values = ((name, getattr(term, name)) for name in TERM_KEYS)
    return {name: value for name, value in values if value not in (None, "", []) and value != TERM_DEFAULTS[name]}


def _mapping(values: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{name}: {_scalar(value, flow=True)}" for name, value in values.items()) + "}"


def _scalar(value: Any, *, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_scalar(item, flow=True) for item in value) + "]"
    return str(value) if isinstance(value, int) else quote_scalar(value, flow=flow)

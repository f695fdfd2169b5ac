"""Faults of values in a glossary file: what pydantic found, in words for the people who write glossaries."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from transflow.terms.faults import Fault
from transflow.terms.schema import ConceptEntry, Defaults, Definition, GlossaryFile, TermEntry
from transflow.terms.short_forms import LANGUAGES
from transflow.terms.yaml_nodes import Positions

ARTICLES = ("le", "la", "l'", "les", "the", "none", "auto")
_KINDS = {
    "extra_forbidden": "unknown-field",
    "missing": "missing",
    "literal_error": "choice",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "list_type": "list",
    "string_type": "text",
    "bool_type": "truth",
    "int_type": "number",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "id",
    "value_error": "article",
}
"""Faults by the names that pydantic gives them."""


def explain_invalid(detail: Any, value: Any, positions: Positions, file: str) -> Fault:
    """Return the fault for one error of pydantic; `value` is the whole file in full form."""
    path = tuple(detail["loc"])
    kind = detail["type"]
    line, column = positions.of(path, key=kind == "extra_forbidden")
    where = _owner(path, value)
    context = detail.get("ctx", {})
    words = {"field": _field(path), "where": where[0], "where_fr": where[1], "value": _show(detail["input"])}
    if kind == "extra_forbidden":
        allowed = _allowed_fields(path)
        close = get_close_matches(str(path[-1]), allowed, n=1)
        words["field"] = str(path[-1])
        words["allowed"] = ", ".join(allowed)
        words["close"] = f' (did you mean "{close[0]}"?)' if close else ""
        words["close_fr"] = f" (vouliez-vous dire « {close[0]} » ?)" if close else ""
    elif kind == "literal_error":
        words["value"] = str(detail["input"])[:60]
        words["allowed"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    elif kind == "value_error":
        words["value"] = str(detail["input"])[:60]
        words["allowed"] = ", ".join(ARTICLES)
    elif kind == "string_pattern_mismatch":
        words["value"] = str(detail["input"])[:90]
    elif kind == "string_too_long":
        words["most"] = str(context.get("max_length", ""))
    elif kind not in _KINDS:
        words["problem"] = str(detail["msg"]).lower()
    return Fault(_KINDS.get(kind, "other"), file, line, column, words)


def _show(value: Any) -> str:
    return repr(value)[:60]


def _field(path: tuple[str | int, ...]) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "file")


def _owner(path: tuple[str | int, ...], value: Any) -> tuple[str, str]:
    if len(path) < 2 or path[0] != "concepts":
        return "", ""
    try:
        name = str(value["concepts"][path[1]]["id"])
    except (KeyError, IndexError, TypeError):
        name = f"no. {int(path[1]) + 1}"
    if len(path) > 4 and path[2] in LANGUAGES:
        return f' in a term of concept "{name}"', f" dans un terme du concept « {name} »"
    return f' in concept "{name}"', f" dans le concept « {name} »"


def _allowed_fields(path: tuple[str | int, ...]) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "concepts": ConceptEntry,
        "fr": TermEntry,
        "en": TermEntry,
        "definition": Definition,
        "defaults": Defaults,
    }
    owner = next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")
    return list(models.get(owner, GlossaryFile).model_fields)

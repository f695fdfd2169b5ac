"""What transflow states in the notes of a file for itself: fields that the format has no place for, one a note."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from transflow.terms.exchange.values import collapse
from transflow.terms.schema import ConceptEntry, Defaults, TermEntry

LISTS = frozenset({"forms", "variants", "requires_any", "forbids_any", "exceptions"})
_SWITCHES = frozenset({"dnt", "pair_by_type", "h_aspire", "copy"})
_OBJECTS = frozenset({"defaults"})
_FIELDS = {
    "concept": (frozenset(ConceptEntry.model_fields) - {"fr", "en", "definition"}) | {"definition.fr", "definition.en"},
    "term": frozenset(TermEntry.model_fields) | {"copy"},
    "file": frozenset({"name", "release", "defaults"}),
}
TERM_DEFAULTS: dict[str, Any] = {
    name: field.get_default(call_default_factory=True) for name, field in TermEntry.model_fields.items()
}
CONCEPT_DEFAULTS: dict[str, Any] = {
    name: field.get_default(call_default_factory=True) for name, field in ConceptEntry.model_fields.items()
}
FILE_DEFAULTS = Defaults().model_dump()
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: XML 1.0, production 2 (Char)."""


def is_plain(text: str) -> bool:
    """Return whether XML holds a text as it is: no character that XML forbids, no spaces that a reader would collapse."""
    return text == collapse(text) and not ILLEGAL.search(text)


def escape_text(text: str) -> str:
    """Return a text as XML holds it; what XML forbids is the replacement character."""
    return html.escape(ILLEGAL.sub("\ufffd", text), quote=False)


def write_value(value: Any) -> str:
    """Return a value as a note holds it: plain text where it reads back as the same, else JSON."""
    if isinstance(value, str):
        return value if is_plain(value) and not value.startswith('"') else json.dumps(value)
    texts = value if isinstance(value, list) else []
    return json.dumps(value, ensure_ascii=not all(is_plain(text) for text in texts))


def parse_value(level: str, name: str, written: str) -> Any:
    """Return the value of a field as `write_value` wrote it.

    Args:
        level: `concept`, `term` or `file`.
        name: Field of the schema; `copy` marks a term that stands in the file for other tools only.
        written: The text behind the colon.

    Raises:
        ValueError: for a field that the level does not have, and for a value that is not of its kind.
    """
    if name not in _FIELDS[level]:
        raise ValueError(name)
    if name in LISTS or name in _OBJECTS or name == "priority" or name in _SWITCHES:
        value = json.loads(written)
        kind = list if name in LISTS else dict if name in _OBJECTS else int if name == "priority" else bool
        if not isinstance(value, kind):
            raise ValueError(written)
        return value
    value = json.loads(written) if written.startswith('"') else written
    if not isinstance(value, str):
        raise ValueError(written)  # noqa: TRY004 - a fault of the file, not of the call
    return value

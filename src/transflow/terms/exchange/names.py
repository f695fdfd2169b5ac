"""Ids of imported concepts: kebab case, the same at every import, never twice in a file."""

from __future__ import annotations

import re

from transflow.text.normalize import fold_accents

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 80
_WORDLESS = frozenset("concept entry termentry term id eid cid tid iate item row record uuid guid tu".split())
"""Words that number entries and say nothing of them."""


class Names:
    """Chooses the ids of one file."""

    def __init__(self) -> None:
        """Start with no id taken."""
        self._taken: set[str] = set()

    def choose(self, key: str, term: str, stated: str = "") -> str:
        """Return an id that no earlier concept has.

        Args:
            key: Id of the entry in the foreign file; kept where it is words, used to tell equal terms apart where it is a number.
            term: The concept's first term, from which the id is made otherwise.
            stated: The id that a file of transflow's own states.
        """
        slug = slugify(key)
        base = stated if is_id(stated) else slug if is_telling(key) else slugify(term) or slug or "concept"
        name, number = base, 1
        if name in self._taken and slug and slug != base:
            name = f"{base[: _LONGEST - len(slug) - 1]}-{slug}"
        while name in self._taken:
            number += 1
            name = f"{base[: _LONGEST - 8]}-{number}"
        self._taken.add(name)
        return name


def is_id(text: str) -> bool:
    """Return whether a glossary takes a text as an id."""
    return bool(_ID.fullmatch(text)) and len(text) <= _LONGEST


def is_telling(key: str) -> bool:
    """Return whether an id of a foreign file is words, which a person recognises, and can stand as it is."""
    words = [word for word in key.split("-") if word not in _WORDLESS]
    return is_id(key) and not any(sign.isdigit() for sign in key) and any(len(word) > 2 for word in words)


def slugify(text: str) -> str:
    """Return a text in kebab case, without accents, at most 70 signs; empty where it has no Latin letter nor digit."""
    plain = fold_accents(text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae")).lower()
    return "-".join(_WORD.findall(plain))[:70].strip("-")

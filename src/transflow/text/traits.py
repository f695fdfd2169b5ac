"""What a text holds, read once: its signs and its words, so that a rule may tell at once that it has nothing to look for."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
DIGITS = frozenset("0123456789")


@lru_cache(maxsize=8192)
def signs_in(text: str) -> frozenset[str]:
    """Return the different code points of a text."""
    return frozenset(text)


@lru_cache(maxsize=8192)
def forms_in(text: str) -> frozenset[str]:
    """Return the different runs of letters of a text, as they are written."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=8192)
def words_in(text: str) -> frozenset[str]:
    """Return the different runs of letters of a text, in small letters."""
    return frozenset(map(str.lower, forms_in(text)))


@lru_cache(maxsize=8192)
def has_digit(text: str) -> bool:
    """Return whether a text holds one of the digits 0 to 9."""
    return not DIGITS.isdisjoint(signs_in(text))


def has_form(text: str, forms: frozenset[str]) -> bool:
    """Return whether a text holds one of some runs of letters, as they are written."""
    return not forms.isdisjoint(forms_in(text))


def has_word(text: str, words: frozenset[str]) -> bool:
    """Return whether a text holds one of the words, which are in small letters."""
    return not words.isdisjoint(words_in(text))

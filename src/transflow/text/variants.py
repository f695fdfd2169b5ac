"""A text with one word turned into its opposite, or with two numbers exchanged: what a model may find more likely.

Source: Sennrich 2017 (LingEval97); Cruse, Lexical Semantics, 1986, chapter 9 (opposites).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
MOST = 6
"""Variants of a text that are tried at most: each costs as much as the text."""


@cache
def load_opposite_words(language: str) -> dict[str, str]:
    """Return the words of a language that have an opposite of the same form, with it."""
    found: dict[str, str] = {}
    for line in files("transflow").joinpath("data", "opposite_words.tsv").read_text("utf-8").splitlines():
        if line.startswith(f"{language}\t"):
            _, one, other = line.split("\t")
            found.setdefault(one, other)
            found.setdefault(other, one)
    return found


def turn_words(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return the span of each word that has an opposite, and the text with the opposite in its place; the first six at most."""
    opposites = load_opposite_words(language)
    words = (match for match in _WORD.finditer(text) if match[0].lower() in opposites)
    return [(*match.span(), _replace(text, match, opposites[match[0].lower()])) for match in islice(words, MOST)]


def _replace(text: str, match: re.Match[str], word: str) -> str:
    written = word[0].upper() + word[1:] if match[0][0].isupper() else word
    return text[: match.start()] + written + text[match.end() :]


def exchange_numbers(text: str) -> list[tuple[int, int, str]]:
    """Return for each two neighbouring numbers in figures their span, and the text with the one in the place of the other.

    A number in brackets behind another is the same measure in another unit: translations put either first.
    """
    found = []
    for one, other in islice(pairwise(_NUMBER.finditer(text)), MOST):
        between = text[one.end() : other.start()]
        if one[0] != other[0] and "(" not in between:
            found.append((one.start(), other.end(), text[: one.start()] + other[0] + between + one[0] + text[other.end() :]))
    return found

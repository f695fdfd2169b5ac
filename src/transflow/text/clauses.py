"""Cut a text that is too long for a model at the boundaries of its clauses, and fit their translations together."""

from __future__ import annotations

import re
from collections.abc import Callable

_BOUNDARIES = (
    re.compile(r"(?<=[.!?…])\s+"),
    re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+(?=(?:et|ou|mais|qui|que|dont|afin|ainsi|and|or|but|which|who|that|so)\b)", re.IGNORECASE),
    re.compile(r"\s+"),
)
"""Where to cut, best first: sentence ends, semicolons and dashes, commas, conjunctions, any space."""
_STOPS = tuple('.!?…»")')
_FIRST = re.compile(r"\w+")
_SMALL = frozenset(
    "the a an of in to and or but that which who for with by on at as it this these those we he she they our its their from is are "
    "le la les l un une des du de d et ou mais que qu qui dans pour par sur avec en au aux à ce cette ces il elle nous ils elles "
    "notre leur est sont".split()
)
"""Words that begin a clause with a capital only because the model takes it for a sentence."""


def fit_clause(source: str, translation: str) -> str:
    """Return a translated clause without the full stop and the capital that a model gives to whatever it takes for a sentence."""
    text = translation
    if source[-1:] not in _STOPS and text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    word = _FIRST.match(text)
    if source[:1].islower() and word and word[0].lower() in _SMALL:
        text = text[:1].lower() + text[1:]
    return text


def split_clauses(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return parts of a text that fit, cut at the best boundaries near the middle; nothing but white space is lost.

    A run without white space that does not fit is cut by length, since no model takes it whole.
    """
    if fits(text):
        return [text]
    for boundary in _BOUNDARIES:
        places = [match.span() for match in boundary.finditer(text) if match.start() > 0 and match.end() < len(text)]
        if places:
            middle = len(text) // 2
            start, end = min(places, key=lambda span: abs(span[0] - middle))
            if boundary is _BOUNDARIES[-1] or min(start, len(text) - end) * 10 >= len(text):
                return split_clauses(text[:start], fits) + split_clauses(text[end:], fits)
    half = len(text) // 2
    if half == 0:
        return [text]
    return split_clauses(text[:half], fits) + split_clauses(text[half:], fits)

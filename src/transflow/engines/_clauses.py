"""Cut a text that is too long for a model at the boundaries of its clauses."""

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

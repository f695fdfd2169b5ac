"""Sentences that touch, which the split into sentences has put into two pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from transflow.checks.context import Hit
from transflow.model import Pair


def find_joined(pairs: Sequence[Pair]) -> Iterator[Hit]:
    """Yield a hit `after` for each sentence of a text in one language that the next one follows without a space."""
    for one, two in pairwise(pairs):
        if one.source is None and _touches(one, two):
            sign, end = one.target[-1], len(one.target)
            yield Hit(one, end - 1, end, "after", {"sign": sign}, (f"{sign} ",))


def _touches(one: Pair, two: Pair) -> bool:
    """Return whether the second sentence begins where the first ends, without a space, after a full stop or its like."""
    neighbours = one.line == two.line and one.id.partition(".")[0] == two.id.partition(".")[0]
    is_end = one.target[-1:] in {".", "!", "?"} and two.target[:1].isupper()
    return neighbours and is_end and two.column == one.column + len(one.target)

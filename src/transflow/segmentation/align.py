"""Align the blocks or sentences of two documents by length, numbers and shared words.

Source: Gale & Church, A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19(1), 1993: dynamic
programming over 1-1, 1-0, 0-1, 2-1, 1-2 and 2-2 with a cost by length; the anchors (numbers, names) are added here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

Bead = tuple[tuple[int, ...], tuple[int, ...]]
"""Indices of the source units and of the target units that belong together; one of the two may be empty."""

_PENALTIES = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (2, 1): 2.3, (1, 2): 2.3, (2, 2): 4.4}
"""Cost of each kind of bead: -log of its share against 1-1, after Gale & Church, table 5."""
_VARIANCE = 6.8
"""Variance of the length ratio for each character. Source: Gale & Church, section 3.2."""
_BAND = 60
"""Units that the two sides may drift apart."""


def align_texts(source: Sequence[str], target: Sequence[str]) -> tuple[Bead, ...]:
    """Return the beads in order; every index of both sides is in exactly one bead."""
    rows, columns = len(source), len(target)
    anchors = [_anchors(text) for text in source], [_anchors(text) for text in target]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    band = max(_BAND, abs(rows - columns) + _BAND)
    for row in range(rows + 1):
        low = max(0, row * columns // max(rows, 1) - band)
        high = min(columns, row * columns // max(rows, 1) + band)
        for column in range(low, high + 1):
            for (up, left), penalty in _PENALTIES.items():
                before = best.get((row - up, column - left))
                if before is None:
                    continue
                cost = before[0] + penalty + _match_cost(source, target, anchors, (row - up, row), (column - left, column))
                if (row, column) not in best or cost < best[row, column][0] - 1e-9:
                    best[row, column] = (cost, (up, left))
    beads: list[Bead] = []
    row, column = rows, columns
    while row or column:
        up, left = best[row, column][1]
        beads.append((tuple(range(row - up, row)), tuple(range(column - left, column))))
        row, column = row - up, column - left
    return tuple(reversed(beads))


def _match_cost(
    source: Sequence[str],
    target: Sequence[str],
    anchors: tuple[list[frozenset[str]], list[frozenset[str]]],
    rows: tuple[int, int],
    columns: tuple[int, int],
) -> float:
    if rows[0] == rows[1] or columns[0] == columns[1]:
        return 0.0
    length = sum(len(text) for text in source[slice(*rows)])
    other = sum(len(text) for text in target[slice(*columns)])
    left = frozenset().union(*anchors[0][slice(*rows)])
    right = frozenset().union(*anchors[1][slice(*columns)])
    shared, union = len(left & right), len(left | right)
    agreement = 3.0 * (1 - shared / union) - 0.4 * min(shared, 5) if union else 0.8
    return _length_cost(length, other) + agreement


@lru_cache(maxsize=65536)
def _length_cost(length: int, other: int) -> float:
    if not length and not other:
        return 0.0
    mean = (length + other) / 2
    delta = abs(other - length) / math.sqrt(max(mean, 1.0) * _VARIANCE)
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))


@lru_cache(maxsize=65536)
def _anchors(text: str) -> frozenset[str]:
    """Return what both languages share: digits, words with a capital inside the text, addresses."""
    digits = re.findall(r"\d+", re.sub(r"(?<=\d)[\s\u00a0\u202f\u2009.,](?=\d{3}\b)", "", text))
    names = re.findall(r"(?<=[\w,;’'] )[A-ZÀ-Ý][\w-]{2,}", text)
    return frozenset(digits) | frozenset(name.lower() for name in names)

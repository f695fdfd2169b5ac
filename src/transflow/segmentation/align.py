"""Align the blocks or sentences of a French and an English document by length and by what their words say of each other.

Two passes of dynamic programming over 1-1, 1-0, 0-1, 2-1, 1-2, 2-2, 3-1 and 1-3. The first one goes by length, numbers and names
and finds the path roughly; the second one stays near it and weighs every word by the table of word correspondences.

Source: Gale & Church, A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19(1), 1993; Moore, Fast and
Accurate Sentence Alignment of Bilingual Corpora, 2002 (a second pass with word probabilities near the path of the first).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from transflow.text.coverage import best_answer, weigh_answer
from transflow.text.lexicon import Lexicon, content_stems, load_lexicon, stem_sets

Bead = tuple[tuple[int, ...], tuple[int, ...]]
"""Indices of the source units and of the target units that belong together; one of the two may be empty."""

_PENALTIES = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (2, 1): 2.3, (1, 2): 2.3, (2, 2): 4.4}
"""Cost of each kind of bead: -log of its share against 1-1, after Gale & Church, table 5."""
_WORD_PENALTIES = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (2, 1): 4.0, (1, 2): 4.0, (2, 2): 9.0, (3, 1): 9.0, (1, 3): 9.0}
"""The same where words count: more units explain more words, which joining must not profit from. Calibrated as `_WORDS`."""
_VARIANCE = 6.8
"""Variance of the length ratio for each character. Source: Gale & Church, section 3.2."""
_LONG_FRENCH = 1.1
"""Characters of French for one of English."""
_BAND, _NEAR = 60, 8
"""Units that the two sides may drift apart in the first pass, and that the second may stray from the path of the first."""
_SMALL = 400
"""Cells of the table up to which the second pass looks at all of it."""
_WORDS = 0.5
"""How much the words count against the length. Calibrated by `benchmarks/alignment.py`."""

_OTHER_KIND = 4.0
"""Cost of a bead of units of different kinds: a heading is not joined to a paragraph, nor a menu to a heading; and of joining the
items of a menu."""

_Cost = Callable[[int, int, int, int], float]
"""Cost of a bead: from and to of the source units, from and to of the target units."""


def align_texts(
    source: Sequence[str], target: Sequence[str], language: str, kinds: tuple[Sequence[str], Sequence[str]] | None = None
) -> tuple[Bead, ...]:
    """Return the beads in order; every index of both sides is in exactly one bead.

    Args:
        source: Units of the source, which is in `language`, `fr` or `en`.
        target: Units of the target, which is in the other one of the two.
        language: Language of the source.
        kinds: What each unit of the source and of the target is, such as a heading; None where all are alike.
    """
    rows, columns = len(source), len(target)
    by_length = _cost_of_shapes(source, target, language)
    if kinds:
        by_length = _cost_of_kinds(by_length, *kinds)
    slope = columns / max(rows, 1)
    band = max(_BAND, abs(rows - columns) + _BAND)
    wide = [(max(0, round(row * slope) - band), min(columns, round(row * slope) + band)) for row in range(rows + 1)]
    if rows * columns <= _SMALL:
        near = [(0, columns)] * (rows + 1)
    else:
        near = _around(_best_path(rows, columns, wide, _PENALTIES, by_length), rows, columns)
    by_words = _cost_of_words(source, target, language)
    return _best_path(rows, columns, near, _WORD_PENALTIES, lambda *bead: by_length(*bead) - _WORDS * by_words(*bead))


def _best_path(
    rows: int, columns: int, bounds: Sequence[tuple[int, int]], penalties: dict[tuple[int, int], float], cost: _Cost
) -> tuple[Bead, ...]:
    """Return the cheapest beads; `bounds` gives the first and last column looked at for each row."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row in range(rows + 1):
        low, high = bounds[row]
        for column in range(low, high + 1):
            for (up, left), penalty in penalties.items():
                before = best.get((row - up, column - left))
                if before is None:
                    continue
                total = before[0] + penalty
                if up and left:
                    total += cost(row - up, row, column - left, column)
                if (row, column) not in best or total < best[row, column][0] - 1e-9:
                    best[row, column] = (total, (up, left))
    beads: list[Bead] = []
    row, column = rows, columns
    while row or column:
        up, left = best[row, column][1]
        beads.append((tuple(range(row - up, row)), tuple(range(column - left, column))))
        row, column = row - up, column - left
    return tuple(reversed(beads))


def _around(path: Sequence[Bead], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the bounds that stay near a path, and that hold it whole."""
    spans = [[columns, 0] for _ in range(rows + 1)]
    row = column = 0
    for ours, theirs in (((), ()), *path):
        for place in range(row, row + len(ours) + 1):
            spans[place][0] = min(spans[place][0], column)
            spans[place][1] = max(spans[place][1], column + len(theirs))
        row, column = row + len(ours), column + len(theirs)
    return [(max(0, low - _NEAR), min(columns, high + _NEAR)) for low, high in spans]


def _cost_of_shapes(source: Sequence[str], target: Sequence[str], language: str) -> _Cost:
    """Return what lengths, numbers and names say of a bead."""
    factor = _LONG_FRENCH if language == "en" else 1 / _LONG_FRENCH
    sizes = [len(text) for text in source], [len(text) for text in target]
    anchors = [_anchors(text) for text in source], [_anchors(text) for text in target]

    def cost(top: int, bottom: int, left: int, right: int) -> float:
        one = frozenset[str]().union(*anchors[0][top:bottom])
        other = frozenset[str]().union(*anchors[1][left:right])
        shared, union = len(one & other), len(one | other)
        agreement = 3.0 * (1 - shared / union) - 0.4 * min(shared, 5) if union else 0.8
        return _length_cost(round(sum(sizes[0][top:bottom]) * factor), sum(sizes[1][left:right])) + agreement

    return cost


def _cost_of_kinds(cost: _Cost, ours: Sequence[str], theirs: Sequence[str]) -> _Cost:
    """Return a cost that is higher for beads of several kinds."""

    def total(top: int, bottom: int, left: int, right: int) -> float:
        kinds = {*ours[top:bottom], *theirs[left:right]}
        joined = bottom - top > 1 or right - left > 1
        return cost(top, bottom, left, right) + _OTHER_KIND * (len(kinds) > 1 or (joined and kinds == {"navigation"}))

    return total


def _cost_of_words(source: Sequence[str], target: Sequence[str], language: str) -> _Cost:
    """Return the weight of the words of a bead, each as the other side explains it, half for each side."""
    ours = _Side(source, load_lexicon(language))
    theirs = _Side(target, load_lexicon("en" if language == "fr" else "fr"))

    def weight(top: int, bottom: int, left: int, right: int) -> float:
        forward = sum(ours.weight(row, theirs, left, right) for row in range(top, bottom))
        return (forward + sum(theirs.weight(column, ours, top, bottom) for column in range(left, right))) / 2

    return weight


class _Side:
    """The words of the units of one side."""

    def __init__(self, texts: Sequence[str], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.stems = [content_stems(text) for text in texts]
        self.sets, self.heads = (list(sets) for sets in zip(*map(stem_sets, texts), strict=True)) if texts else ([], [])
        self._known: dict[tuple[int, int], list[float]] = {}

    def weight(self, unit: int, other: _Side, start: int, end: int) -> float:
        """Return the summed weight of the words of a unit, explained by some units of the other side."""
        answers = [self._answers(unit, other, place) for place in range(start, end)]
        return sum(
            weigh_answer(stem, max(best), self.lexicon)
            for stem, best in zip(self.stems[unit], zip(*answers, strict=True), strict=True)
        )

    def _answers(self, unit: int, other: _Side, place: int) -> list[float]:
        known = self._known.get((unit, place))
        if known is None:
            words, heads = other.sets[place], other.heads[place]
            known = [best_answer(stem, words, heads, self.lexicon) for stem in self.stems[unit]]
            self._known[unit, place] = known
        return known


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

"""Scores of termhood and association, from counts."""

from __future__ import annotations

import math
from collections.abc import Mapping

from transflow.terms.extraction.phrases import Key


def c_values(counts: Mapping[Key, int], words: Mapping[Key, int]) -> dict[Key, float]:
    """Return the C-value of every phrase: its count without what longer phrases explain, weighted by its length.

    Single words take part through log2(words + 1).

    Args:
        counts: Occurrences of each phrase.
        words: Content words of each phrase.

    Source: Frantzi, Ananiadou & Mima, Automatic recognition of multi-word terms: the C-value/NC-value method (2000), §2.3; the
    extension to single words is that of Barrón-Cedeño et al. (2009).
    """
    inside: dict[Key, list[int]] = {}
    for key, count in counts.items():
        for nested in _nested(key):
            if nested in counts:
                inside.setdefault(nested, []).append(count)
    found = {}
    for key, count in counts.items():
        longer = inside.get(key, ())
        explained = sum(longer) / len(longer) if longer else 0.0
        found[key] = math.log2(words[key] + 1) * (count - explained)
    return found


def _nested(key: Key) -> set[Key]:
    size = len(key)
    return {key[start:end] for start in range(size) for end in range(start + 1, size + 1) if end - start < size}


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Return how far two events depend on each other in a 2x2 table: 2 Σ O ln(O/E); 3.84 is p < 0.05, 10.83 p < 0.001.

    Args:
        both: Cases with both events.
        first: Cases with the first one.
        second: Cases with the second one.
        total: All cases.

    Source: Dunning, Accurate methods for the statistics of surprise and coincidence (1993).
    """
    table = (
        (both, first, second),
        (first - both, first, total - second),
        (second - both, total - first, second),
        (total - first - second + both, total - first, total - second),
    )
    return 2 * sum(seen * math.log(seen * total / (row * column)) for seen, row, column in table if seen > 0)


def keyness(count: int, size: int, reference_share: float, reference_size: float) -> float:
    """Return how much more frequent a word is here than in a reference; negative where it is rarer.

    Source: Rayson & Garside, Comparing corpora using frequency profiling (2000).
    """
    reference = reference_share * reference_size
    expected = (count + reference) / (size + reference_size)
    value = 2 * (_surprise(count, size * expected) + _surprise(reference, reference_size * expected))
    return value if count / size >= reference_share else -value


def _surprise(seen: float, expected: float) -> float:
    return seen * math.log(seen / expected) if seen > 0 else 0.0

"""False friends: words that look like a word of the source and mean another thing.

Source: Koessler & Derocquigny, Les Faux Amis, 1928, for the kind of word; Gardner, Misused English Words and Expressions in EU
Publications, European Court of Auditors, 2016, for the administrative ones. The table `data/false_friends.tsv` was written down by
hand, not copied from either, and weighed with `benchmarks/false_friends.py` on 100,000 pairs of laws, debates and government texts:
what translators write in 5 % of 20 or more cases was left out (acteurs/actors, organismes/organisms, opportunity/opportunité).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transflow.text.normalize import normalize_with_map, original_span


@dataclass(frozen=True, slots=True)
class FriendRow:
    """One false friend in one direction."""

    source: re.Pattern[str]
    target: re.Pattern[str]
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A false friend found; spans are half-open code points of their sides."""

    source_text: str
    source_start: int
    source_end: int
    text: str
    start: int
    end: int
    suggestions: tuple[str, ...]


@cache
def load_false_friends(source_language: str, target_language: str) -> tuple[FriendRow, ...]:
    """Return the rows of a direction."""
    return tuple(
        FriendRow(_pattern(source), _pattern(target), tuple(suggestions.split("|")))
        for source, target, suggestions in _read_rows(source_language, target_language)
    )


def _read_rows(source_language: str, target_language: str) -> list[list[str]]:
    lines = files("transflow").joinpath("data", "false_friends.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [row for direction, *row in rows if direction == f"{source_language}>{target_language}"]


@cache
def _any_target(source_language: str, target_language: str) -> re.Pattern[str]:
    """Return the pattern that finds a target word of any row in folded text: most texts hold none, and one search says so."""
    words = "|".join(target for _, target, _ in _read_rows(source_language, target_language))
    return re.compile(rf"\b(?:{words or '(?!)'})")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def find_false_friends(source: str, source_language: str, target: str, target_language: str) -> tuple[FalseFriend, ...]:
    """Return the false friends of a target, from the left; each needs the word of the source that it looks like."""
    rows, plain = load_false_friends(source_language, target_language), normalize_with_map(target)
    if not _any_target(source_language, target_language).search(plain[0].casefold()):
        return ()
    return tuple(sorted(_find(normalize_with_map(source), plain, rows), key=lambda one: one.start))


def _find(
    source: tuple[str, Sequence[int]], target: tuple[str, Sequence[int]], rows: tuple[FriendRow, ...]
) -> Iterator[FalseFriend]:
    for row in rows:
        theirs = row.target.search(target[0])
        ours = row.source.search(source[0]) if theirs else None
        if theirs and ours:
            first, last = original_span(source[1], *ours.span())
            start, end = original_span(target[1], *theirs.span())
            yield FalseFriend(ours[0], first, last, theirs[0], start, end, row.suggestions)

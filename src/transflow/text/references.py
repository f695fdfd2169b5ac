"""Numbers that name something: identifiers (`n° 11`, `2002/73/CE`, `T2`) and cited parts of a text (`article 5`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from transflow.text.dates import find_dates
from transflow.text.normalize import normalize_with_map, original_span
from transflow.text.number_guards import find_identifiers
from transflow.text.ordinals import read_roman
from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_digit

NAMED_NUMBER = re.compile(r"(?<![\w-])(?P<name>[A-Z][A-Za-z]{0,11})-?(?P<digits>\d{1,4})(?![\w,.]*\d)")
"""A name that ends in a number: `COVID-19`."""
_CITED = (
    r"(?:articles?|art\.|sections?|sub-?sections?|paragraphs?|paragraphes?|sub-?paragraphs?|alinéas?|sous-alinéas?"
    r"|annexe?s?|chapters?|chapitres?|clauses?|schedules?|rubriques?|sous-rubriques?|headings?|subheadings?|footnotes?|notes?"
    r"|pages?|tableaux?|tables?|figures?)"
)
_CITATION = re.compile(rf"(?<!\w)(?<!sub-)(?<!sous-){_CITED}(?!\w)", re.IGNORECASE)
_NUMBER_NEXT = re.compile(r"[ \u00a0\u202f]\(?\d")
_CITED_BEFORE = re.compile(
    rf"(?<![\w-]){_CITED}[ \u00a0\u202f]"
    r"(?:\(?\d[\w.()]{0,12}(?:,|[ \u00a0\u202f](?:et|ou|and|or|à|to))[ \u00a0\u202f]){0,6}\(?$",
    re.IGNORECASE,
)
_LONGEST_CITATION = 60


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that names something; `start` and `end` are half-open code points."""

    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    """Its numbers without leading zeros."""


def is_cited(text: str, start: int) -> bool:
    """Return whether a number names a part of a text: `article 5`, `paragraphs 4 and 12`."""
    return bool(_CITED_BEFORE.search(text, max(0, start - _LONGEST_CITATION), start))


def count_citations(text: str) -> tuple[int, int]:
    """Return how many words for parts of a text stand before a number, and how many stand alone."""
    found = [bool(_NUMBER_NEXT.match(text, match.end())) for match in _CITATION.finditer(text)]
    return sum(found), len(found) - sum(found)


_PARAGRAPH = re.compile(r"(?<![\d.,])(\d{1,4})[ \u00a0\u202f]?\((\d{1,3})\)")
_POINTED = re.compile(rf"(?<![\w-]){_CITED}[ \u00a0\u202f](\d{{1,4}})\.(\d{{1,3}})(?![\d.])", re.IGNORECASE)
_ROMAN = re.compile(r"(?<![\w'’])[IVX]{1,6}(?![\w'’])")


@lru_cache(maxsize=256)
def find_other_readings(text: str) -> frozenset[Decimal]:
    """Return the values of a text's references in other shapes: `article 299.2` and `299(2)`, `objectifs I et II`."""
    found = {Decimal(f"{whole}.{part}") for whole, part in _PARAGRAPH.findall(text)}
    found |= {Decimal(number) for pair in _POINTED.findall(text) for number in pair}
    return frozenset(found) | {Decimal(value) for roman in _ROMAN.findall(text) if (value := read_roman(roman))}


def find_named_numbers(text: str, language: str) -> list[Identifier]:
    """Return the identifiers of a text by position, without those that are addresses or dates."""
    if not has_digit(text):
        return []
    plain, offsets = normalize_with_map(text)
    taken = [(span.start, span.end) for span in find_protected_spans(text)]
    taken += [(date.start, date.end) for date in find_dates(text, language)]
    found = []
    for match in find_identifiers(plain):
        start, end = original_span(offsets, *match.span())
        if not any(first < end and start < last for first, last in taken):
            found.append(Identifier(start, end, text[start:end], _parts(match[0])))
    return found


def _parts(text: str) -> tuple[str, ...]:
    return tuple(digits.lstrip("0") or "0" for digits in re.findall(r"\d+", text))


def compare_identifiers(
    source: str, source_language: str, target: str, target_language: str, values: Collection[Decimal]
) -> Iterator[tuple[Identifier, Identifier | None]]:
    """Yield the identifiers of the source whose numbers the target does not hold, with the one that stands for it, if any.

    Args:
        source: The source text.
        source_language: Its language.
        target: The target text.
        target_language: Its language.
        values: Quantities of the target: a number may be written out (`number eleven`).
    """
    theirs = find_named_numbers(source, source_language)
    if not theirs:
        return
    here, there = set(_parts(target)), set(_parts(source))
    spelled = {str(value) for value in values}
    left = [one for one in theirs if not _is_held(one, here | spelled)]
    right = [one for one in find_named_numbers(target, target_language) if not _is_held(one, there)] if left else []
    for one in left:
        other = max(right, key=lambda item: Levenshtein.normalized_similarity(one.text, item.text), default=None)
        if other:
            right.remove(other)
        if other or _is_strong(one):
            yield one, other


def _is_held(one: Identifier, parts: AbstractSet[str]) -> bool:
    """Return whether all numbers of an identifier are among others, years in short or in full: `A5-0217/00`, `A5-0217/2000`."""
    return all(part in parts or not parts.isdisjoint(_years(part)) for part in one.parts)


def _years(part: str) -> set[str]:
    if len(part) <= len("00"):
        return {century + part.zfill(2) for century in ("19", "20")}
    return {part[2:].lstrip("0") or "0"} if re.fullmatch(r"(?:19|20)\d\d", part) else set()


_SET_PHRASE = re.compile(r"24/7|9/11|11/9|4/4|\d+[xX]\d+")
_LONG = 3


def _is_strong(one: Identifier) -> bool:
    """Return whether an identifier cannot be left out: a number of two parts or three figures, or one behind `n°`."""
    if _SET_PHRASE.fullmatch(one.text):
        return False
    is_numbered = bool(re.match(r"n", one.text, re.IGNORECASE)) and len(one.parts[-1]) > 1
    return is_numbered or len(one.parts) > 1 or max(map(len, one.parts)) >= _LONG

"""Quantities of a source beside those of its target.

What a value may have become is looked for in this order: the same value in another spelling, a measurement converted into another
unit, a word that stands for it (`half`, `decade`), a date or an identifier that holds it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from transflow.text.dates import find_dates
from transflow.text.languages import base_language
from transflow.text.normalize import normalize
from transflow.text.number_hints import hinted_values
from transflow.text.numbers import Number, find_numbers_and_owned
from transflow.text.ordinals import read_ordinal_words
from transflow.text.protect import find_protected_spans
from transflow.text.references import NAMED_NUMBER, compare_identifiers, count_citations, find_other_readings, is_cited
from transflow.text.times import find_times
from transflow.text.traits import has_digit
from transflow.text.units import Measure, find_measures, has_loose_unit, is_converted, is_named_in


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A quantity without its equal on the other side.

    Attributes:
        kind: `missing` (only in the source), `extra` (only in the target), `changed`, or `repeated` (more often in the source).
        number: The number to show: of the target, but of the source for `missing` and `repeated`.
        counterpart: For `changed`, the number of the source that it most likely stands for.
        excuse: What good translators do that may explain it: `reference` (a cited article was left out or named),
            `rough` (`des milliers` for 5,000); empty for none.
    """

    kind: str
    number: Number
    counterpart: Number | None = None
    excuse: str = ""


_SMALLEST_REPORTED_WORD = 13
"""Numbers in words under this are often idioms (`en deux mots`); they are reported only against another one."""
_PERCENT = re.compile(r"[ \u00a0\u202f-]?(?:%|per ?cent\b|pour[ -]?cents?\b|p(?:\.|our|er) ?100)", re.IGNORECASE)


_MINUTES = frozenset({Decimal(15), Decimal(30), Decimal(45)})
_AFTER_HOURS = re.compile(r"(?:heures?|hours?)[ \u00a0\u202f]$", re.IGNORECASE)
_PART_OF_HOUR = re.compile(r"\b(?:half|quarter|demie?|quart)\b", re.IGNORECASE)


def _values(number: Number) -> frozenset[Decimal]:
    return frozenset((number.value, *number.alternatives))


def _drop_equals(left: list[Number], right: list[Number]) -> None:
    """Take out of both lists each number that has an equal of its own on the other side."""
    for exact in (True, False):
        for number in tuple(left):
            for other in right:
                if number.value == other.value if exact else not _values(number).isdisjoint(_values(other)):
                    left.remove(number)
                    right.remove(other)
                    break


def _drop_split(text: str, left: list[Number], right: list[Number]) -> None:
    """Take out a decimal that a slip of typing has split (`0, 5 %`), and its equal on the other side."""
    for one, two in itertools.pairwise(tuple(left)):
        if text[one.end : two.start] == ", " and one.text.isdigit() and two.text.isdigit():
            value = Decimal(f"{one.text}.{two.text}")
            if other := next((number for number in right if number.value == value), None):
                right.remove(other)
                left[:] = [number for number in left if number not in {one, two}]


class _Side:
    """One text with what excuses numbers of the other."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.numbers, owned = find_numbers_and_owned(text, language)
        self.values = frozenset(value for number in self.numbers for value in _values(number))
        self.owned = frozenset(map(Decimal, owned))

    @cached_property
    def hinted(self) -> frozenset[tuple[Decimal, bool]]:
        """Return the values that words of this side may stand for, and whether only with a percent sign."""
        tongue = base_language(self.language)
        ordinals = frozenset((Decimal(value), False) for value in read_ordinal_words(self.text, tongue))
        return hinted_values(normalize(self.text), tongue, self.values) | ordinals

    @cached_property
    def measures(self) -> dict[int, Measure]:
        """Return the measurements of this side by the place of their number."""
        return {measure.start: measure for measure in find_measures(self.text, self.language)}

    def excuses(self, number: Number, other: _Side) -> bool:
        """Return whether this side holds the value of a number of the other side in some other shape."""
        if number.approximate or (number.value == 1 and not is_cited(other.text, number.start)):
            return True
        if number.spelled and (number.value < _SMALLEST_REPORTED_WORD or number.value in {20, 100, 1000}):
            return True
        if number.value in _MINUTES and _AFTER_HOURS.search(other.text[: number.start]) and _PART_OF_HOUR.search(self.text):
            return True
        return self.hints(number, other) or not _values(number).isdisjoint(self.values)

    def hints(self, number: Number, other: _Side) -> bool:
        """Return whether this side holds the value in a date, an ordinal, an identifier or a word such as `half`."""
        values = _values(number)
        if not values.isdisjoint(self.owned) or not values.isdisjoint(find_other_readings(self.text)):
            return True
        is_percentage = bool(_PERCENT.match(other.text, number.end))
        return any(value in values and (is_percentage or not for_percentage) for value, for_percentage in self.hinted)


def _drop_converted(ours: _Side, theirs: _Side, left: list[Number], right: list[Number]) -> None:
    """Take out measurements that the other side gives in another unit, and those that one side gives in two units.

    A number whose unit stands alone on the other side is kept: it was dropped, not converted.
    """
    if not ours.measures and not theirs.measures:
        return
    for number in tuple(left):
        one = ours.measures.get(number.start)
        others = [(other, theirs.measures[other.start]) for other in right if other.start in theirs.measures]
        rest = [ours.measures[other.start] for other in left if other.start in ours.measures]
        if one is None or _is_changed(one, [two for _, two in others]):
            continue
        if found := next((other for other, two in others if is_converted(one, two) and not _is_changed(two, rest)), None):
            left.remove(number)
            right.remove(found)
    for side, numbers, across in ((ours, left, theirs), (theirs, right, ours)):
        dropped: set[int] = set()
        units = {measure.unit for measure in across.measures.values()}
        for number in sorted(numbers, key=lambda one: one.start in side.measures and side.measures[one.start].unit in units):
            one = side.measures.get(number.start)
            if one is None:
                continue
            twin = any(is_converted(one, two) for start, two in side.measures.items() if start not in dropped)
            if is_named_in(one, across.text, across.language) or (twin and not _is_orphaned(one, side, across)):
                dropped.add(number.start)
                numbers.remove(number)


_ALIKE = Decimal("0.7")


def _is_changed(measure: Measure, others: Iterable[Measure]) -> bool:
    """Return whether a measurement rather stands for one in its own unit: 63 km/h for 64 km/h, beside 40 mph."""
    sizes = [sorted((abs(one.value), abs(measure.value))) for one in others if one.unit == measure.unit]
    return any(low >= _ALIKE * high for low, high in sizes)


def _is_orphaned(measure: Measure, side: _Side, across: _Side) -> bool:
    """Return whether the unit of a measurement stands without a number on the other side only."""
    return has_loose_unit(across.text, measure.unit, across.measures.values()) and not has_loose_unit(
        side.text, measure.unit, side.measures.values()
    )


def _closeness(first: Number, second: Number) -> float:
    """Return how alike two numbers are: same digits, then same size."""
    one, two = (re.sub(r"\D", "", number.text) for number in (first, second))
    shared = sum(a == b for a, b in zip(one, two, strict=False)) / (max(len(one), len(two)) or 1)
    same_digits = sorted(one) == sorted(two)
    low, high = sorted((abs(first.value), abs(second.value)))
    return shared + same_digits + (float(low / high) if high else 1.0)


def _closest(number: Number, candidates: Iterable[Number]) -> Number | None:
    return max(candidates, key=lambda other: _closeness(number, other), default=None)


def _crossed(ours: _Side, theirs: _Side, missing: list[Number], extra: list[Number]) -> Iterator[Mismatch]:
    """Yield the changes among numbers that repeat a value of the other side, where both sides have some left over."""
    left = [one for one in missing if not one.approximate and not one.spelled and not theirs.hints(one, ours)]
    right = [one for one in extra if not one.approximate and not one.spelled and not ours.hints(one, theirs)]
    for number in right:
        if counterpart := _closest(number, left):
            left.remove(counterpart)
            yield Mismatch("changed", number, counterpart)


def _crossed_words(ours: _Side, theirs: _Side, missing: list[Number], extra: list[Number]) -> Iterator[Mismatch]:
    """Yield the changes among small numbers in words, where each side has one left over: `cinq communes`, `four towns`.

    One pair of five thousand that good translators wrote has two such numbers.
    """
    left = [one for one in missing if one.spelled and one.value > 1 and not one.approximate and not theirs.hints(one, ours)]
    right = [one for one in extra if one.spelled and one.value > 1 and not one.approximate and not ours.hints(one, theirs)]
    for number, counterpart in zip(right, left, strict=False):
        yield Mismatch("changed", number, counterpart)


def compare_numbers(source: str, source_language: str, target: str, target_language: str) -> tuple[Mismatch, ...]:
    """Return the quantities that differ between the sides: those of the target by position, then the missing ones.

    Order, spelling in words or digits, separators and scale words make no difference. A value that the other side holds
    elsewhere (in a date, an ordinal, a word such as `half` or `decade`) or in another unit is not reported.

    Raises:
        UnknownLanguageError: A language has no rules.
    """
    if not has_digit(source) and not has_digit(target) and source == target:
        return ()
    ours, theirs = _Side(source, source_language), _Side(target, target_language)
    named = (*_lost_identifiers(source, target), *_changed_identifiers(ours, theirs))
    found = list(_compare_quantities(ours, theirs)) if ours.numbers or theirs.numbers else []
    if not found and not named:
        found.extend(_repeated(ours, theirs))
    return (*found, *named)


def _compare_quantities(ours: _Side, theirs: _Side) -> Iterator[Mismatch]:
    missing, extra = list(ours.numbers), list(theirs.numbers)
    _drop_equals(missing, extra)
    _drop_split(ours.text, missing, extra)
    _drop_split(theirs.text, extra, missing)
    _drop_converted(ours, theirs, missing, extra)
    missing_sure = [number for number in missing if not theirs.excuses(number, ours)]
    extra_sure = [number for number in extra if not ours.excuses(number, theirs)]
    is_clean = not missing_sure
    for number in extra_sure:
        pool = missing_sure or [other for other in missing if not other.approximate]
        counterpart = _closest(number, pool)
        if counterpart is None:
            yield Mismatch("extra", number, excuse=_excuse(number, theirs, ours, missing))
            continue
        missing.remove(counterpart)
        missing_sure = [other for other in missing_sure if other is not counterpart]
        yield Mismatch("changed", number, counterpart)
    spare = [number for number in extra if number not in extra_sure and not number.approximate and number.value != 1]
    if is_clean and not extra_sure:
        yield from _crossed(ours, theirs, missing, extra)
        yield from _crossed_words(ours, theirs, missing, extra)
    for number in missing_sure:
        counterpart = _closest(number, [other for other in spare if not other.spelled])
        if counterpart is None:
            yield Mismatch("missing", number, excuse=_excuse(number, ours, theirs, extra))
        else:
            spare.remove(counterpart)
            yield Mismatch("changed", counterpart, number)


_FEW = 10


def _excuse(number: Number, side: _Side, across: _Side, others: Iterable[Number]) -> str:
    """Return what may explain that a number has no equal on the other side, of whose numbers some are left over."""
    if any(other.approximate and other.value <= number.value < other.value * _FEW for other in others):
        return "rough"
    if not is_cited(side.text, number.start):
        return ""
    (cited, bare), (cited_across, bare_across) = count_citations(side.text), count_citations(across.text)
    return "reference" if cited_across < cited and bare_across <= bare else ""


_TOKEN = re.compile(r"(?<![\w.,])(?<!\d[ \u00a0\u202f])\d{2,9}(?![ \u00a0\u202f]\d{3}(?!\d))(?![.,]?\d)")
_ROUND = re.compile(r"(?<!\d)\d{1,3}\s?(?:h(?:eures?)?|jours?|hours?|days?)\s?(?:sur|/)\s?\d{1,3}(?!\d)")
_FIGURES = re.compile(r"\d+")
_SMALLEST_REPEATED = 10
_NUMERIC_DATE = re.compile(r"\d+[./-]\d+[./-]\d+")


def _repeated(ours: _Side, theirs: _Side) -> Iterator[Mismatch]:
    """Yield the last of the equal numbers of the source where the target holds some of them, but fewer: one was dropped.

    Translators repeat or leave out such a number once in a thousand sentences.
    """
    if not has_digit(ours.text):
        return
    here, there = (_tokens(ours), _tokens(theirs)) if _may_repeat(ours.text) else ({}, {})
    spelled = {int(number.value) for number in theirs.numbers if number.spelled}
    for digits, places in here.items():
        if 0 < len(there.get(digits, ())) < len(places) and int(digits) not in spelled:
            start, end = places[-1]
            yield Mismatch("repeated", Number(Decimal(digits), start, end, ours.text[start:end]))
    counts = Counter(number.value for number in theirs.numbers)
    for value, count in Counter(number.value for number in ours.numbers if not number.spelled).items():
        last = [number for number in ours.numbers if number.value == value][-1]
        if 0 < counts[value] < count and value >= _SMALLEST_REPEATED and not last.text.isdigit():
            yield Mismatch("repeated", last)


def _may_repeat(text: str) -> bool:
    """Return whether two numbers end in the same two figures, as equal ones do, and a year in short and in full."""
    ends = [int(digits[-2:]) for digits in _FIGURES.findall(text)]
    return len(set(ends)) < len(ends)


def _tokens(side: _Side) -> dict[str, list[tuple[int, int]]]:
    """Return the places of the whole numbers of two figures and more that stand alone, in a date or in an identifier."""
    text = side.text
    taken = [(span.start, span.end) for span in find_protected_spans(text)]
    taken += [(time.start, time.end) for time in find_times(text, side.language)]
    taken += [match.span() for match in _ROUND.finditer(text)]
    found: dict[str, list[tuple[int, int]]] = {}
    for date in find_dates(text, side.language):
        if _NUMERIC_DATE.fullmatch(date.text):
            taken.append((date.start, date.end))
            for field in (date.day, date.year):
                found.setdefault(str(field), []).append((date.start, date.end))
    for match in _TOKEN.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.setdefault(match[0].lstrip("0") or "0", []).append(match.span())
    return {digits: places for digits, places in found.items() if digits.isdigit() and int(digits) >= _SMALLEST_REPEATED}


def _lost_identifiers(source: str, target: str) -> Iterator[Mismatch]:
    """Yield the numbers of names such as COVID-19 that the target writes without their number."""
    for match in NAMED_NUMBER.finditer(source) if has_digit(source) else ():
        digits, start = match["digits"], match.start("digits")
        name = re.search(rf"(?<!\w){match['name']}-?(?!\w)", target)
        if name and not re.search(rf"(?<!\d){digits}(?!\d)", target):
            yield Mismatch("missing", Number(Decimal(digits), start, match.end("digits"), digits))


def _changed_identifiers(ours: _Side, theirs: _Side) -> Iterator[Mismatch]:
    """Yield the identifiers that differ between the sides, as numbers of the value 0."""
    spelled = {number.value for number in theirs.numbers}
    for one, other in compare_identifiers(ours.text, ours.language, theirs.text, theirs.language, spelled):
        number = Number(Decimal(0), one.start, one.end, one.text)
        if other is None:
            yield Mismatch("missing", number)
        else:
            yield Mismatch("changed", Number(Decimal(0), other.start, other.end, other.text), number)

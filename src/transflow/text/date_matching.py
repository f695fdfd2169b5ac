"""Dates, months and weekdays of a source beside those of its target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from transflow.text.calendar_words import CALENDAR_WORDS, WEEKDAYS, read_month, read_weekday
from transflow.text.dates import Date, find_dates
from transflow.text.languages import base_language
from transflow.text.normalize import normalize
from transflow.text.ordinals import read_ordinal_words
from transflow.text.times import find_times
from transflow.text.traits import has_digit, has_word, words_in


@dataclass(frozen=True, slots=True)
class DateMismatch:
    """A date that a person must look at.

    Attributes:
        kind: `changed`, `missing` (of the source), `year` (the date is there, its year is not) or `extra` (of the target).
        date: The date: of the target, but of the source for `missing` and `year`.
        counterpart: The date of the source, for `changed`.
    """

    kind: str
    date: Date
    counterpart: Date | None = None


def _readings(date: Date) -> tuple[Date, ...]:
    if date.ambiguous:
        return date, replace(date, day=date.month, month=date.day)
    return (date,)


def _agreement(first: Date, second: Date) -> int:
    """Return how many fields agree, or -1 where the dates cannot be the same day or month."""
    best = -1
    for one in _readings(first):
        for two in _readings(second):
            pairs = (
                (one.day, two.day),
                (one.month, two.month),
                (one.year, two.year),
                (one.weekday, two.weekday),
            )
            both = [(a, b) for a, b in pairs if a is not None and b is not None]
            if both and all(a == b for a, b in both):
                best = max(best, len(both))
    return best


def _likeness(first: Date, second: Date) -> int:
    """Return how many fields agree, whatever the others say."""
    return sum(
        a is not None and a == b for a, b in ((first.day, second.day), (first.month, second.month), (first.year, second.year))
    )


def _without_equal(dates: tuple[Date, ...], others: tuple[Date, ...]) -> list[Date]:
    return [date for date in dates if all(_agreement(date, other) < 0 for other in others)]


_SHORTEST_NAME = 4
"""Letters of a month or weekday that is not an abbreviation; `mai` and `May` are looked at for themselves."""
_NAMES = CALENDAR_WORDS | {f"{name}s" for table in WEEKDAYS.values() for name in table if name.endswith(("di", "day", "dimanche"))}
"""Months and weekdays, these in the plural too: `fermé les lundis`."""


@cache
def _matcher(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){name}(?![^\W\d_])", re.IGNORECASE)


def _named(text: str, language: str) -> Iterator[tuple[Date, bool]]:
    """Yield the months and weekdays that a text names, and whether they are names in full of its own language."""
    found_names = [match for name in words_in(text) & _NAMES for match in _matcher(name).finditer(text)]
    for match in sorted(found_names, key=lambda one: one.start()):
        word = match[0]
        month, weekday = read_month(word, language), read_weekday(word.removesuffix("s"), language)
        found = month or weekday
        if not found:
            continue
        is_right = word[0].isupper() if language == "en" else word.islower() or _opens_sentence(text, match.start())
        is_full = len(word) >= _SHORTEST_NAME or word == "mai" or (word == "May" and not _opens_sentence(text, match.start()))
        named = Date(None, month[0] if month else None, None, None if month else found[0], *match.span(), word)
        yield named, is_right and is_full and not found[1] and word.lower() not in {"sept", "juil", "juill", "thurs", "tues"}


def _opens_sentence(text: str, start: int) -> bool:
    return bool(re.search(r"(?:^|[.!?:«»\"“”]\s*)$", text[:start]))


def _compare_named(source: str, source_language: str, target: str, target_language: str) -> Iterator[DateMismatch]:
    """Yield the months and the weekdays that each side has in the place of another one of the other side."""
    if not has_word(source, _NAMES) or not has_word(target, _NAMES):
        return
    theirs, ours = list(_named(source, source_language)), list(_named(target, target_language))
    turns = bool(_TURN.search(source) or _TURN.search(target))
    for field in ("month", "weekday"):
        left, right = _names_alone(theirs, ours, field), _names_alone(ours, theirs, field)
        if left and not right:
            right = _names_repeated(ours, theirs, field)
        for one, other in zip(right, left, strict=False):
            if field == "month" or not (turns and _are_neighbours(one, other)):
                yield DateMismatch("changed", one, other)


_TURN = re.compile(
    r"\b(?:nuit|petites heures|premières heures|au? matin|veille|lendemain|suivant|day (?:after|before|earlier|later))\b",
    re.IGNORECASE,
)
"""Words that make two following weekdays one: `la nuit de dimanche` and `Saturday night`, `le lendemain`."""


def _names_repeated(names: list[tuple[Date, bool]], others: list[tuple[Date, bool]], field: str) -> list[Date]:
    """Return a name that stands more often than on the other side, where both sides have as many: `du jeudi au jeudi`."""
    counts, wanted = (Counter(getattr(one, field) for one, _ in side) for side in (names, others))
    del counts[None], wanted[None]
    if counts.total() != wanted.total():
        return []
    return [one for one, is_full in names if is_full and counts[getattr(one, field)] > wanted[getattr(one, field)]][:1]


def _are_neighbours(one: Date, other: Date) -> bool:
    return one.weekday is not None and other.weekday is not None and (one.weekday - other.weekday) % 7 in {1, 6}


def _names_alone(names: list[tuple[Date, bool]], others: list[tuple[Date, bool]], field: str) -> list[Date]:
    held = {getattr(other, field) for other, _ in others}
    found = {getattr(one, field): one for one, is_full in reversed(names) if is_full and getattr(one, field) not in held}
    return sorted((one for value, one in found.items() if value is not None), key=lambda one: one.start)


def _is_evident(date: Date, text: str, language: str) -> bool:
    """Return whether the text holds enough of the date in another shape for a person to have written it so."""
    numbers = _numbers_in(text, language)
    if date.month is None:
        return date.day in numbers
    if date.day is None:
        return date.year in numbers
    months = {one.month for one, _ in _named(text, language)}
    is_day = date.day in numbers or date.day in read_ordinal_words(text, language)
    return is_day and (date.month in numbers or date.month in months)


def _numbers_in(text: str, language: str) -> set[int]:
    """Return the whole numbers of a text outside its times, years in short spans in full too: `2021-27`."""
    plain = normalize(text)
    for time in reversed(find_times(plain, language)):
        plain = f"{plain[: time.start]} {plain[time.end :]}"
    found = {int(digits) for digits in re.findall(r"(?<!\d)\d{1,4}(?!\d)", plain)}
    found |= {int(first + last) for first, last in re.findall(r"(?<!\d)((?:19|20))\d\d[-–/](\d\d)(?!\d)", plain)}
    return found | {int(century + year) for century in ("19", "20") for year in re.findall(r"['/.-](\d\d)(?!\d)", plain)}


def _lost_fields(sources: tuple[Date, ...], targets: tuple[Date, ...], target: str, language: str) -> Iterator[DateMismatch]:
    """Yield the dates of the source whose day or year the target has nowhere, though it has the rest."""
    numbers = _numbers_in(target, language) if sources else set()
    for date in sources:
        equals = [other for other in targets if _agreement(date, other) >= 0]
        if equals and date.day and all(other.day is None for other in equals) and date.day not in numbers:
            yield DateMismatch("missing", date)
        elif equals and date.year and all(other.year is None for other in equals) and date.year not in numbers:
            yield DateMismatch("year", date)


_RELATIVE = re.compile(
    r"\b(?:derni(?:er|ère)|prochaine?|cette année|courant|last|next|this year|this (?:past|coming))\b", re.IGNORECASE
)
"""Words that stand for a year: `le 31 mars dernier`."""


def compare_dates(source: str, source_language: str, target: str, target_language: str) -> tuple[DateMismatch, ...]:
    """Return the dates, months and weekdays that differ between the sides.

    A weekday that one side leaves out is no difference, nor is a year that the target adds. A date that stands several times on
    one side needs to stand only once on the other.
    """
    ours, theirs = base_language(source_language), base_language(target_language)
    if not any(has_digit(text) or has_word(text, _NAMES) for text in (source, target)):
        return ()
    sources, targets = find_dates(source, ours), find_dates(target, theirs)
    missing, extra = _without_equal(sources, targets), _without_equal(targets, sources)
    found: list[DateMismatch] = []
    for date in missing:
        if extra:
            counterpart = max(extra, key=lambda other: _likeness(other, date))
            extra.remove(counterpart)
            found.append(DateMismatch("changed", counterpart, date))
            continue
        rival = max(targets, key=lambda other: _likeness(other, date), default=None)
        if rival is not None and _likeness(rival, date) >= 2:
            found.append(DateMismatch("changed", rival, date))
        elif not _is_evident(date, target, theirs):
            is_there = date.day is None and date.month in {one.month for one, _ in _named(target, theirs)}
            found.append(DateMismatch("year" if is_there else "missing", date))
    found.extend(_lost_fields(sources, targets, target, theirs))
    if _RELATIVE.search(target):
        found = [fault for fault in found if fault.kind != "year"]
    named = {one.month for one, _ in _named(source, ours)} if extra else set()
    left = [date for date in extra if not _is_evident(date, source, ours) and not (date.day is None and date.month in named)]
    found.extend(DateMismatch("extra", date) for date in left)
    if not found:
        found.extend(_compare_named(source, ours, target, theirs))
    return tuple(found)

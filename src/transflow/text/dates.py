"""Calendar dates in French and English text, and their comparison."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from transflow.text.calendar_words import CALENDAR_WORDS, MONTH_PATTERN, WEEKDAY_PATTERN, read_month, read_weekday
from transflow.text.languages import base_language
from transflow.text.normalize import normalize_with_map, original_span
from transflow.text.traits import has_digit, has_word


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, as far as the text gives it.

    Attributes:
        day: Day of the month as written, or None.
        month: 1 to 12, or None.
        year: Four digits, or None.
        weekday: 0 for Monday, or None.
        start: First code point.
        end: One past the last code point.
        text: The date as written.
        foreign: True where a month or weekday name, or the order, belongs to the other language.
        ambiguous: True where day and month can change places (`03/04/2025` in English).
    """

    day: int | None
    month: int | None
    year: int | None
    weekday: int | None
    start: int
    end: int
    text: str
    foreign: bool = False
    ambiguous: bool = False

    @property
    def is_possible(self) -> bool:
        """Return whether the calendar has this day."""
        if self.day is None:
            return True
        if not 1 <= self.day <= 31:
            return False
        if self.month is None:
            return True
        year = self.year if self.year and self.year >= dt.MINYEAR else 2000
        return self.day <= calendar.monthrange(year, self.month)[1]

    @property
    def true_weekday(self) -> int | None:
        """Return the weekday of the date, 0 for Monday; None where a field is missing or the day does not exist."""
        if self.day is None or self.month is None or self.year is None or not self.is_possible:
            return None
        return dt.date(self.year, self.month, self.day).weekday()


_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY_PATTERN})\b\.?(?:,? (?:the |le )?|, ?))?"
_SUFFIX = r"(?:er|ᵉʳ|st|nd|rd|th)?"
_MONTH = rf"(?P<month>{MONTH_PATTERN})\b\.?"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?!\d|[.,]\d)"
_DAY_FIRST = re.compile(
    rf"(?<!\w){_WEEKDAY}(?<![\d.,/\-])(?P<day>[0-3]?\d|premier)(?!\d){_SUFFIX}(?: of| de)?(?:[ \-]| d'){_MONTH}(?!-\w)"
    rf"(?:,? (?:de )?{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_WEEKDAY}{_MONTH} (?:the )?(?P<day>[0-3]?\d)(?![\d:%]|[.,]\d| ?[ap]\.?m\b){_SUFFIX}(?!\w)"
    rf"(?:(?: ?[-–] ?| to | and )(?P<last>[0-3]?\d)(?!\d){_SUFFIX}(?=[.,;:)]|$| {_YEAR.replace('year', 'ahead')}))?"
    rf"(?:,? (?:of )?{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(?<![\w\-]){_MONTH}(?: of| de|,)? {_YEAR}", re.IGNORECASE)
_WEEKDAY_DAY = re.compile(
    rf"(?<!\w)(?P<weekday>{WEEKDAY_PATTERN})\b\.?,? (?:the |le )?(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?"
    r"(?=[,.;)]? ?$|[,.;)] (?!\d)| (?:à|at|et|and|in|the|le|la|a|est|il)\b)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\w./\-])(?:(?P<iso>(?:1\d|20)\d\d-[01]\d-[0-3]\d)"
    r"|(?P<first>[0-3]?\d)(?:(?P<sign>[.\-])(?P<second>[0-3]?\d)(?P=sign)|/(?P<slashed>[0-3]?\d)/)(?P<year>(?:1\d|20)\d\d)"
    r"|(?P<first2>[0-3]\d)/(?P<second2>[0-3]\d)/(?P<year2>\d\d))(?![\w/\-])(?!\.\d)"
)
_EARLIER_DAY = re.compile(
    rf"(?<![\d.,/\-])(?:(?<!\w)(?P<weekday>{WEEKDAY_PATTERN}) )?(?<!\w)(?P<day>[0-3]?\d){_SUFFIX}"
    r"(?: ?[-–/] ?|, | (?:à|au|et|ou|to|and|or|until|till|through|jusqu'au)(?: the| le| au)? )(?:the |le )?$",
    re.IGNORECASE,
)
_LONGEST_STEP = 40
"""Longest text looked at for a day that shares the month of the next one (`du lundi 3 au vendredi 7 mai`)."""


_SHORTENED = frozenset("janv févr fevr fév fev avr juil juill sept oct nov déc dec jan feb mar apr jun jul aug sep".split())


def _ends_sentence(match: re.Match[str]) -> bool:
    """Return whether a date ends with a full stop that belongs to the sentence: the month is not shortened."""
    return match[0].endswith(".") and match[0].rstrip(".").rpartition(" ")[2].lower() not in _SHORTENED


def _date_of(match: re.Match[str], language: str) -> Date | None:
    groups = match.groupdict()
    month = read_month(groups["month"], language) if groups.get("month") else None
    weekday = read_weekday(groups["weekday"], language) if groups.get("weekday") else None
    day = (1 if groups["day"].lower() == "premier" else int(groups["day"])) if groups.get("day") else None
    if day == 0:
        return None
    return Date(
        day=day,
        month=month[0] if month else None,
        year=int(groups["year"]) if groups.get("year") else None,
        weekday=weekday[0] if weekday else None,
        start=match.start(),
        end=match.end() - _ends_sentence(match),
        text="",
        foreign=bool((month and month[1]) or (weekday and weekday[1])),
    )


def _earlier_days(plain: str, date: Date, language: str) -> Iterator[Date]:
    """Yield the days that share the month and year of the date after them, nearest first."""
    start = date.start
    while match := _EARLIER_DAY.search(plain, max(0, start - _LONGEST_STEP), start):
        weekday = read_weekday(match["weekday"], language) if match["weekday"] else None
        day = int(match["day"])
        if not 1 <= day <= 31:
            return
        start = match.start()
        end = match.end("day")
        yield replace(date, day=day, weekday=weekday[0] if weekday else None, start=start, end=end)


def _day_first(plain: str, language: str) -> Iterator[Date]:
    for match in _DAY_FIRST.finditer(plain):
        date = _date_of(match, language)
        if date is None or (match["month"] == "may" and language == "en") or match["month"].lower() in {"mer", "sam"}:
            continue
        yield date
        yield from _earlier_days(plain, date, language)


def _month_first(plain: str, language: str) -> Iterator[Date]:
    for match in _MONTH_FIRST.finditer(plain):
        date = _date_of(match, language)
        if date is None or not match["month"][0].isupper():
            continue
        if language == "fr" and date.year is None and not date.foreign:
            continue
        if language == "fr":
            date = replace(date, foreign=True)
        if match["last"]:
            yield replace(date, day=int(match["last"]), weekday=None, start=match.start("last"))
            date = replace(date, end=match.end("day"))
        yield date


def _month_year(plain: str, language: str) -> Iterator[Date]:
    for match in _MONTH_YEAR.finditer(plain):
        date = _date_of(match, language)
        if date is not None and not (match["month"] in {"may", "march"} and language == "en"):
            yield date


def _numeric(plain: str, language: str) -> Iterator[Date]:
    for match in _NUMERIC.finditer(plain):
        start, end = match.span()
        if match["iso"]:
            year, month, day = (int(part) for part in match["iso"].split("-"))
            if 1 <= month <= 12 and day:
                yield Date(day, month, year, None, start=start, end=end, text="")
            continue
        first = int(match["first"] or match["first2"])
        second = int(match["second"] or match["slashed"] or match["second2"])
        year = int(match["year"] or f"20{match['year2']}")
        swapped = second > 12 and 1 <= first <= 12
        day, month = (second, first) if swapped else (first, second)
        if 1 <= month <= 12 and day:
            ambiguous = language == "en" and day <= 12 and day != month
            yield Date(
                day, month, year, None, text="", foreign=swapped and language == "fr", ambiguous=ambiguous, start=start, end=end
            )


def _weekday_days(plain: str, language: str) -> Iterator[Date]:
    for match in _WEEKDAY_DAY.finditer(plain):
        date = _date_of(match, language)
        if date is not None and date.is_possible:
            yield date


@lru_cache(maxsize=4096)
def find_dates(text: str, language: str) -> tuple[Date, ...]:
    """Return the dates by position, without overlap.

    Found are `28 janvier 2025`, `le 1er mars`, `du 3 au 5 mai` (two dates), `January 28th, 2025`, `28/01/2025`,
    `2025-01-28`, `mai 2013`, `mardi 28`; a month or a year alone is no date. Month names of the other language are
    found too, with `foreign` set.

    Raises:
        UnknownLanguageError: The language has no rules.
    """
    tongue = base_language(language)
    if not has_digit(text):
        return ()
    plain, offsets = normalize_with_map(text)
    found: list[Date] = []
    taken: set[int] = set()
    named = (_day_first, _month_first, _month_year, _weekday_days) if has_word(plain, CALENDAR_WORDS) else ()
    for finder in (_numeric, *named):
        for date in finder(plain, tongue):
            if taken.isdisjoint(range(date.start, date.end)):
                taken.update(range(date.start, date.end))
                start, end = original_span(offsets, date.start, date.end)
                found.append(replace(date, start=start, end=end, text=text[start:end]))
    return tuple(sorted(found, key=lambda date: date.start))

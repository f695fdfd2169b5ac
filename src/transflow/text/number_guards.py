"""Digits that are no quantities: ordinals, identifiers, list numbers, and what dates, times and addresses own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from transflow.text.dates import find_dates
from transflow.text.protect import find_protected_spans
from transflow.text.times import find_times
from transflow.text.traits import has_digit, has_word

_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,4}(?:[, ]\d{3})?)"
    r"(?:er|ers|re|res|ère|ères|e|es|è|ème|èmes|eme|emes|ième|ièmes|nde|ndes|st|nd|rd|th|ᵉ|ᵉʳ|ʳᵉ)(?![\w)])"
)
_ROMAN = re.compile(
    r"(?<!\w)(?P<roman>[IVXLC]{1,8})(?:er|re|e|ème|ième|ᵉ|ᵉʳ)(?!\w)|(?<!\w)(?P<century>[XVI]{1,6}) (?:siècle|century)\b"
)
_SCALE_FOLLOWS = r"(?! ?(?:thousand|millions?|billions?|trillions?|milliards?|mille|bn|Mds?)\b)"
_IDENTIFIER = re.compile(
    r"(?<!\w)(?:[nN][°º]s?|[nN]os?\.?|[Nn]um[ée]ro) ?[A-Z]{0,4}[.\- ]?\d[\w./\-]*"
    r"|(?<!\w)(?!(?:EUR|USD|GBP|CHF|CAD|AUD|JPY|US|FF|RM|Rs|HK|NZ|BEF|DEM|MEUR)\d)"
    r"(?:[A-Z][A-Za-z]{0,7}-?|[a-z]{1,3}(?=\d))\d++" + _SCALE_FOLLOWS + r"(?:[.\-/]\d+)*[\w]*(?:[\-/]\d+)*"
    r"|(?<![\w.,])\d+(?:\.\d+){2,}(?!\w|,\d)"
    r"|(?<![\w/])[A-Z]{1,6}(?:/[A-Z0-9\-]{1,8}){1,6}(?!\w)"
    r"|(?<![\w.,])\d+[xX]\d+(?!\w)|(?<![\w.,/])(?:24/7|9/11|11/9|4/4)(?![\w/])"
    r"|(?<![\w.,])\d{1,4}/\d{2,4}/[A-Z]{2,4}(?!\w)|(?<![\w.,])\d{4}/\d{4}\([A-Z]{3}\)"
    r"|(?<![\w.,])\d+[A-Z]{1,2}\d[\w]*"
)
_PER_HUNDRED = re.compile(r"(?<!\w)(?:p\.|pour|per) ?100(?![\d.,]*\d)")
"""The French percent sign in words and figures: `35 p. 100`."""
_MAYBE_ROMAN = re.compile(r"[IVXLC](?:er|re|e|ème|ième|ᵉ)(?!\w)")
_CENTURY = frozenset({"siècle", "century"})
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_LIST_NUMBER = re.compile(r"\s*[(\[]?(?P<digits>\d{1,3})(?:[)\]]|[.] (?=\D)|\.?\s?[°-] (?=\D))")
_DIGITS = re.compile(r"\d+")
_DECIMAL = re.compile(r"(?<![\d.])\d{1,9}\.\d{1,9}(?!\.?\d)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

Owned = tuple[int, int, tuple[int | Decimal, ...]]
"""Start and end in code points, and the numbers that the span holds."""


def read_roman(numeral: str) -> int:
    """Return the value of a roman numeral in capitals."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _digits_in(text: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in _DIGITS.findall(text) if len(digits) < 10)


def find_identifiers(plain: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that name something, by position: `n° 11`, `2002/73/CE`, `A380`, `T2`."""
    for match in _IDENTIFIER.finditer(plain):
        if not _GROUPED.fullmatch(match[0]):
            yield match


def _from_patterns(plain: str) -> Iterator[Owned]:
    if _MAYBE_ROMAN.search(plain) or has_word(plain, _CENTURY):
        for match in _ROMAN.finditer(plain):
            yield match.start(), match.end(), (read_roman(match["roman"] or match["century"]),)
    if not has_digit(plain):
        return
    for match in _PER_HUNDRED.finditer(plain):
        yield *match.span(), ()
    for match in _ORDINAL.finditer(plain):
        yield match.start(), match.end(), (int(re.sub(r"\D", "", match["digits"])),)
    for identifier in find_identifiers(plain):
        decimals = [Decimal(digits) for digits in _DECIMAL.findall(identifier[0])]
        yield *identifier.span(), (*_digits_in(identifier[0]), *decimals)
    if listed := _LIST_NUMBER.match(plain):
        yield listed.start("digits"), listed.end(), (int(listed["digits"]),)


def _readings(minutes: int) -> tuple[int | Decimal, ...]:
    """Return the numbers that a time may be written with: `14 h 30` is also `2.30`, `14.30`, `1430` hours and 14.5 hours."""
    hour, minute = divmod(minutes, 60)
    stopped = [Decimal(f"{one}.{minute:02}") for one in (hour, hour % 12)]
    return (hour or 24, hour % 12 or 12, minute, Decimal(minutes) / 60, *stopped, hour * 100 + minute)


def owned_spans(plain: str, language: str) -> list[Owned]:
    """Return the spans whose digits are no quantities, with the whole numbers that they hold.

    Args:
        plain: Normalized text.
        language: `fr` or `en`.
    """
    owned: list[Owned] = [(span.start, span.end, ()) for span in find_protected_spans(plain)]
    for date in find_dates(plain, language):
        fields = tuple(value for value in (date.day, date.month, date.year) if value is not None)
        owned.append((date.start, date.end, fields))
    owned.extend(_from_times(plain, language))
    owned.extend(_from_patterns(plain))
    return owned


def _from_times(plain: str, language: str) -> Iterator[Owned]:
    for time in find_times(plain, language):
        yield time.start, time.end, _readings(time.minutes)


def owned_without_digits(plain: str, language: str) -> tuple[int | Decimal, ...]:
    """Return the whole numbers of a text without digits: noon and midnight, Roman numerals."""
    return tuple(value for _, _, values in (*_from_times(plain, language), *_from_patterns(plain)) for value in values)

"""Ordinals and centuries: `1er`, `21e`, `XXIe siècle`, `1st`, `21st century`.

Source: Imprimerie nationale, "Adjectifs numéraux ordinaux" (1er, 1re, 2e, never 2ème); New Hart's Rules 11.4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FRENCH = re.compile(
    r"(?<![\w.,’'-])(?P<digits>\d{1,3})[ \u00a0\u202f]?(?P<ending>ers?|ère?s?|res?|es?|èmes?|emes?|nde?s?|ᵉ|ᵉʳ)(?![\w’'])"
    r"|(?<![\w’'])(?P<roman>[IVXL]{1,6})[ \u00a0\u202f]?(?P<tail>ers?|ère?|res?|es?|èmes?|ᵉ)(?![\w’'])"
)
_ENGLISH = re.compile(r"(?<![\w.,’'-])(?P<digits>\d{1,3})(?P<ending>st|nd|rd|th)(?![\w])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal in figures; `start` and `end` are half-open code points."""

    value: int
    start: int
    end: int
    text: str
    is_heavy: bool = False
    """Whether a French ordinal has the ending `ème`."""


def find_french_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the French ordinals of a text, in figures or Roman numerals."""
    found = []
    for match in _FRENCH.finditer(text):
        digits = match["digits"]
        ending = match["ending"] or match["tail"]
        value = int(digits) if digits else read_roman(match["roman"])
        if value and not (digits and ending in {"e", "es"} and value == 1):
            found.append(Ordinal(value, *match.span(), match[0], ending.lower().startswith(("ème", "eme"))))
    return tuple(found)


def find_english_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the English ordinals of a text in figures."""
    return tuple(Ordinal(int(match["digits"]), *match.span(), match[0]) for match in _ENGLISH.finditer(text))


def read_roman(text: str) -> int:
    """Return the value of a Roman numeral, 0 where the letters are none."""
    total = last = 0
    for sign in reversed(text):
        value = _ROMAN[sign]
        total += value if value >= last else -value
        last = max(last, value)
    return total if 0 < total < 60 and write_roman(total) == text else 0


def write_roman(value: int) -> str:
    """Return a value under 90 as a Roman numeral."""
    signs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for size, sign in signs:
        count, value = divmod(value, size)
        out += sign * count
    return out


def write_english(value: int) -> str:
    """Return a value as an English ordinal in figures."""
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"

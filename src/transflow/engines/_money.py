"""Write currency signs as words for models that have never seen the signs; they have seen "euros" in every debate.

Source: Europarl writes "12 millions d'euros" and "EUR 12 million" throughout; the sign is not in its vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_GAP = "[ \u00a0\u202f\u2009]"
_FRENCH = re.compile(rf"(?<=\d)({_GAP}?)(M|Mds?|k)?{_GAP}?([€£$])(?!\w)|(?<=millions)({_GAP})([€£$])(?!\w)")
_ENGLISH = re.compile(rf"(?<!\w)([€£$]){_GAP}?(\d[\d.,]{{0,30}}\d|\d)(?:({_GAP}?)(million|billion|trillion|bn|m|k)\b)?")
_FRENCH_SCALES = {"M": "millions d’", "Md": "milliards d’", "Mds": "milliards d’", "k": "milliers d’"}
_FRENCH_NAMES = {"€": "euros", "£": "livres sterling", "$": "dollars"}
_ENGLISH_SCALES = {"bn": "billion", "m": "million", "k": "thousand"}
_ENGLISH_NAMES = {"€": "EUR {}", "£": "{} pounds", "$": "{} dollars"}


def find_money(text: str, language: str, knows: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """Return spans of a French or English text with the words for them, by position; none for other languages."""
    if language == "fr":
        return _french(text, knows)
    return _english(text, knows) if language == "en" else []


def _french(text: str, knows: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for match in _FRENCH.finditer(text):
        sign = match[3] or match[5]
        if knows(sign):
            continue
        scale = "d’" if match[5] else _FRENCH_SCALES.get(match[2] or "", "")
        name = _FRENCH_NAMES[sign]
        if scale and name[0] not in "aeiouy":
            scale = scale.removesuffix("’")[:-1] + "de "
        found.append((*match.span(), f" {scale}{name}"))
    return found


def _english(text: str, knows: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for match in _ENGLISH.finditer(text):
        if not knows(match[1]):
            scale = f" {_ENGLISH_SCALES.get(match[4], match[4])}" if match[4] else ""
            found.append((*match.span(), _ENGLISH_NAMES[match[1]].format(match[2] + scale)))
    return found

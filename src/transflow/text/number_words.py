"""Numbers written in words, French and English, up to 999 999 999 and with the larger scale words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from transflow.text.normalize import fold_case_accents
from transflow.text.traits import has_word

_FR_SMALL = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_FR_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_FR_TENS |= {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_EN_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))

SMALL = {
    "fr": {word: value for value, word in enumerate(_FR_SMALL)} | _FR_TENS | {"une": 1},
    "en": {word: value for value, word in enumerate(_EN_SMALL)} | _EN_TENS,
}
"""Values below 100 by folded word."""

HUNDREDS = {"fr": frozenset({"cent", "cents"}), "en": frozenset({"hundred"})}

SCALES = {
    "fr": {
        "mille": 10**3,
        "mil": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
}
"""Powers of ten by scale word: the long scale in French, the short scale in English.

Source: Académie française, « billion »; Oxford English Dictionary, billion, sense 1b.
"""

ROUND_GUESSES = {
    "fr": {
        "dizaine": 10,
        "dizaines": 10,
        "douzaine": 12,
        "douzaines": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "centaines": 100,
        "millier": 1000,
        "milliers": 1000,
    },
    "en": {"dozen": 12, "dozens": 12, "hundreds": 100, "thousands": 1000},
}
"""Nouns that give a number roughly."""

_TELLTALE = {
    language: (
        frozenset({*SMALL[language], *HUNDREDS[language], *SCALES[language], *ROUND_GUESSES[language], "demi", "half", "zéro"})
        - {"un", "une", "one"}
    )
    for language in ("fr", "en")
}
"""Words of which a number in words holds one at least."""
_CONNECTORS = {"fr": "et", "en": "and"}
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = {
    "fr": re.compile(
        r"(?: et)?[ \-](?:uni|deuxi|troisi|quatri|cinqui|sixi|septi|huiti|neuvi|dixi|\w{3,8}i)[eè]mes?\b", re.IGNORECASE
    ),
    "en": re.compile(r"-(?:first|second|third|four?th|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE),
}
_PART_OF_SCALE = {
    "fr": re.compile(r"(?:demi-|quart de )(?P<scale>million|milliard)s?\b", re.IGNORECASE),
    "en": re.compile(r"(?:half[ \-](?:an? )?|quarter(?: of a|-)[ ]?)(?P<scale>million|billion|trillion)\b", re.IGNORECASE),
}
_PARTS = {"demi": 2, "half": 2, "quart": 4, "quarter": 4}
HALF_LATER = {
    "fr": re.compile(r" (?:ans?|années?|mois|semaines?|jours?|journées?|heures?|points?|fois) et demie?\b", re.IGNORECASE),
    "en": re.compile(r" (?:years?|months?|weeks?|days?|hours?|points?|times) and (?:a|one)[ -]half\b", re.IGNORECASE),
}
"""A half that follows the unit of a number: `2 ans et demi`."""
_SCALE_LATER = {
    "fr": re.compile(r" (?P<scale>millions?|milliards?)\b", re.IGNORECASE),
    "en": re.compile(r" (?P<scale>thousand|million|billion|trillion)\b", re.IGNORECASE),
}
_SOME = re.compile(r"\b(?:couple of|few|several) $", re.IGNORECASE)
_LONGEST_SOME = 12
"""What makes a round number rough: `a couple of hundred`."""
_HALF_AFTER = {"fr": re.compile(r" et demie?\b", re.IGNORECASE), "en": re.compile(r" and (?:a|one)[ -]half\b", re.IGNORECASE)}


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words; offsets are half-open code points of the text that was read."""

    value: Decimal
    start: int
    end: int
    approximate: bool = False


class _Reader:
    """Adds up number words, one at a time, and refuses the first that cannot follow."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.total = 0
        self.group = 0
        self.room = 100
        self.scale = 10**15
        self.count = 0

    def take(self, word: str) -> bool:
        """Return whether the word continues the number, after adding it."""
        taken = self._take_small(word) or self._take_hundred(word) or self._take_scale(word)
        self.count += taken
        return taken

    def _take_small(self, word: str) -> bool:
        value = SMALL[self.language].get(word)
        if value is None:
            return False
        french = self.language == "fr"
        if french and value == 20 and self.group % 100 == 4 and self.room == 0:
            self.group += 76
            self.room = 20
            return True
        if french and self.room == 9:
            if value not in {7, 8, 9}:
                return False
            self.group, self.room = self.group + value, 0
            return True
        if value >= self.room or (value == 0 and self.count):
            return False
        self.group += value
        self.room = self._room_after(value)
        return True

    def _room_after(self, value: int) -> int:
        if value >= 20:
            return 20 if self.language == "fr" and value in {60, 80} else 10
        return 9 if self.language == "fr" and value == 10 else 0

    def _take_hundred(self, word: str) -> bool:
        if word not in HUNDREDS[self.language] or self.group > (9 if self.language == "fr" else 99):
            return False
        if self.room == 100 and self.group:
            return False
        self.group = 100 * (self.group or 1)
        self.room = 100
        return True

    def _take_scale(self, word: str) -> bool:
        scale = SCALES[self.language].get(word)
        if scale is None:
            return False
        if self.group == 0 and self.total and self.total < scale:
            self.total *= scale
        elif scale < self.scale and (self.group or (scale == 1000 and self.total % 10**6 == 0 and self.language == "fr")):
            self.total += (self.group or 1) * scale
        else:
            return False
        self.group, self.room, self.scale = 0, 100, scale
        return True

    def connects(self, following: Sequence[str]) -> bool:
        """Return whether `et` or `and` may stand before the words that follow.

        A scale word that is not smaller than the last one makes them a number of their own: `three million and four million`.
        """
        value = SMALL[self.language].get(following[0], 0)
        if self.language == "fr":
            return self.room in {10, 20} and value in {1, 11}
        scale = next((SCALES["en"].get(word, 0) for word in following if word not in SMALL["en"]), 0)
        return self.room == 100 and value > 0 and bool(self.group or self.total) and scale < self.scale


def _joined(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return text[left.end() : right.start()] in {" ", "-"}


def _read_at(text: str, words: list[re.Match[str]], folded: list[str], first: int, language: str) -> tuple[int, int]:
    """Return the value and the index after the last word of the number that starts at a word; index `first` for none."""
    reader = _Reader(language)
    index = first
    if language == "en" and folded[first] in {"a", "an"}:
        following = folded[first + 1] if first + 1 < len(words) else ""
        if following not in HUNDREDS["en"] and following not in SCALES["en"]:
            return 0, first
        reader.take("one")
        index += 1
    last = first
    while index < len(words) and (index == first or _joined(text, words[index - 1], words[index])):
        if folded[index] == _CONNECTORS[language]:
            if index + 1 >= len(words) or not reader.connects(folded[index + 1 : index + 4]):
                break
        elif reader.take(folded[index]):
            last = index + 1
        else:
            break
        index += 1
    return reader.total + reader.group, last


def _is_number_word(word: str, language: str) -> bool:
    if word in SMALL[language] or word in HUNDREDS[language]:
        return True
    return word in {"mille", "mil"} if language == "fr" else word in {"a", "an"}


def _is_idle(text: str, number: WordNumber, language: str) -> bool:
    """Return whether the words are an article, a rate (`pour cent`) or the start of an ordinal (`twenty-first`)."""
    start, end = number.start, number.end
    if number.value == 1 or _ORDINAL[language].match(text, end):
        return True
    before = text[max(0, start - 5) : start].lower()
    return text[start:end].lower() in {"cent", "mille"} and before.endswith(("pour ", "per "))


def may_hold_words(text: str, language: str) -> bool:
    """Return whether a text has a word that numbers in words hold; most have none."""
    return has_word(text, _TELLTALE[language])


def find_word_numbers(text: str, language: str) -> Iterator[WordNumber]:
    """Yield the numbers in words by position; a bare `un`, `une`, `one`, `a` and ordinals are left out.

    Args:
        text: Normalized text.
        language: `fr` or `en`.
    """
    if not may_hold_words(text, language):
        return
    words = list(_WORD.finditer(text))
    folded = [fold_case_accents(word[0]) for word in words]
    guesses = ROUND_GUESSES[language]
    index = 0
    while index < len(words):
        word = folded[index]
        start = words[index].start()
        if word in guesses:
            yield WordNumber(Decimal(guesses[word]), start, words[index].end(), approximate=True)
        elif word in _PARTS and (part := _PART_OF_SCALE[language].match(text, start)):
            yield WordNumber(Decimal(SCALES[language][part["scale"].lower()]) / _PARTS[word], start, part.end())
            index += sum(match.start() < part.end() for match in words[index + 1 : index + 4])
        elif _is_number_word(word, language):
            value, after = _read_at(text, words, folded, index, language)
            if after > index:
                number = _with_half(text, value, start, words[after - 1].end(), language)
                if not _is_idle(text, number, language):
                    yield replace(number, approximate=bool(_SOME.search(text, max(0, start - _LONGEST_SOME), start)))
                index = after - 1 + sum(words[after - 1].end() < match.end() <= number.end for match in words[after : after + 4])
        index += 1


def _with_half(text: str, value: int, start: int, end: int, language: str) -> WordNumber:
    exact = Decimal(value)
    if HALF_LATER[language].match(text, end):
        return WordNumber(exact + Decimal("0.5"), start, end)
    if half := _HALF_AFTER[language].match(text, end):
        last = re.split(r"[ \-]", text[start:end])[-1].lower()
        exact += Decimal(SCALES[language].get(last, 1)) / 2
        end = half.end()
        if scale := _SCALE_LATER[language].match(text, end):
            exact *= SCALES[language][scale["scale"].lower()]
            end = scale.end()
    return WordNumber(exact, start, end)

"""Ordinals and centuries: `1er`, `21e`, `XXIe siècle`, `1st`, `21st century`, `première`, `third`.

Source: Imprimerie nationale, "Adjectifs numéraux ordinaux" (1er, 1re, 2e, never 2ème); New Hart's Rules 11.4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transflow.text.normalize import fold_case_accents
from transflow.text.number_words import HUNDREDS, SMALL
from transflow.text.traits import has_digit, has_word

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FRENCH = re.compile(
    r"(?<![\w.,’'-])(?P<digits>\d{1,3})[ \u00a0\u202f]?"
    r"(?P<ending>ers?|ère?s?|res?|es?|èmes?|emes?|ndes?|nds?|(?<=2)des?|ᵉʳ|ᵉ)(?![\w’')])"
    r"|(?<![\w’'])(?P<roman>[IVXL]{1,6})[ \u00a0\u202f]?(?P<tail>ers?|ère?|res?|es?|èmes?|ᵉʳ|ᵉ)(?![\w’'])"
)
_MAY_BE_FRENCH = re.compile(r"[\dIVXL][ \u00a0\u202f]?[erndèᵉ]")
_ENGLISH = re.compile(r"(?<![\w.,’'-])(?P<digits>\d{1,3})(?P<ending>st|nd|rd|th)(?![\w])", re.IGNORECASE)
_WORDS = {
    "fr": ("premi(?:er|ère)", "deuxième|seconde?", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
           "neuvième", "dixième", "onzième", "douzième"),
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
}  # fmt: skip
_FIRST_WORDS = {
    "fr": frozenset("premier première seconde".split())
    | {word for word in _WORDS["fr"] if word.isalpha()} | {"deuxième", "second"},
    "en": frozenset(_WORDS["en"]),
}  # fmt: skip
_DETERMINER = {"fr": r"(?:la|le|cette|ce|sa|son|une?|notre|leur|au|du)", "en": r"(?:the|this|its|her|his|a|an|our|their)"}
_NOT_COUNTED = {
    "fr": r"ministres?|plan|degré|mains?|fois|temps|lieu|dames?|rôles?|pas|rang|dans|de|du|des|d[’']|et|à|en|est|a|par|qui|que",
    "en": r"minister|lady|hand|time|place|step|rank|half|home|of|in|is|and|to|was|has|that",
}
"""What follows an ordinal in words that is part of a set phrase, or stands in the place of a noun."""
_IN_WORDS = {
    language: re.compile(
        rf"\b{_DETERMINER[language]} (?P<word>(?:{'|'.join(words)})) (?!(?:{_NOT_COUNTED[language]})\b)(?=[^\W\d_]{{2}})",
        re.IGNORECASE,
    )
    for language, words in _WORDS.items()
}


_STEMS = {
    "fr": dict(
        zip(
            "uniem deuxiem troisiem quatriem cinquiem sixiem septiem huitiem neuviem dixiem onziem douziem treiziem quatorziem "
            "quinziem seiziem vingtiem trentiem quarantiem cinquantiem soixantiem premier second".split(),
            (*range(1, 17), 20, 30, 40, 50, 60, 1, 2),
            strict=True,
        )
    ),
    "en": dict(
        zip(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
            "ninetieth hundredth".split(),
            (*range(1, 20), *range(20, 101, 10)),
            strict=True,
        )
    ),
}
_ENDING = re.compile(r"(?<=iem)es?$|(?<=premier)e?s?$|(?<=second)e?s?$|(?<=[dht])s$")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal in figures; `start` and `end` are half-open code points."""

    value: int
    start: int
    end: int
    text: str
    is_heavy: bool = False
    """Whether a French ordinal has the ending `ème`."""
    right: str = ""
    """The ordinal with the right ending, empty where it has it."""


def find_french_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the French ordinals of a text, in figures or Roman numerals."""
    found = []
    for match in _FRENCH.finditer(text) if _MAY_BE_FRENCH.search(text) else ():
        digits = match["digits"]
        ending = match["ending"] or match["tail"]
        value = int(digits) if digits else read_roman(match["roman"])
        is_word = match["roman"] == "L" or (match["roman"] == "V" and ending == "ers")
        if value and not is_word and not (digits and ending in {"e", "es"} and value == 1):
            is_heavy = ending.lower().startswith(("ème", "eme"))
            right = _right_french(value, digits or match["roman"], ending)
            found.append(Ordinal(value, *match.span(), match[0], is_heavy, right))
    return tuple(found)


def _right_french(value: int, number: str, ending: str) -> str:
    """Return a French ordinal with the right ending, empty where it has it: `1er`, `2d`, `2e`, never `3er` or `3nde`."""
    plain = ending.removesuffix("s")
    is_right = (
        plain in {"er", "ère", "re", "ᵉʳ"} if value == 1 else plain in {"e", "ᵉ"} or (value == 2 and plain in {"nd", "nde", "de"})
    )
    return "" if is_right or not plain else f"{number}{'er' if value == 1 else 'e'}"


def find_english_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the English ordinals of a text in figures."""
    found = []
    for match in _ENGLISH.finditer(text) if has_digit(text) else ():
        right = write_english(int(match["digits"]))
        found.append(Ordinal(int(match["digits"]), *match.span(), match[0], right="" if right == match[0].lower() else right))
    return tuple(found)


def find_ordinals(text: str, language: str) -> tuple[Ordinal, ...]:
    """Return the ordinals of a French or English text, in figures, Roman numerals and words."""
    figures = find_english_ordinals(text) if language == "en" else find_french_ordinals(text)
    return (*figures, *find_ordinals_in_words(text, language))


def find_ordinals_in_words(text: str, language: str) -> tuple[Ordinal, ...]:
    """Return the ordinals up to twelve that stand in words between a determiner and a noun: `la première édition`.

    Set phrases ("le Premier ministre", "in the second place") and ordinals without a noun are left out: the two languages rarely
    share them.
    """
    found = []
    for match in _IN_WORDS[language].finditer(text) if has_word(text, _FIRST_WORDS[language]) else ():
        value = next(n for n, word in enumerate(_WORDS[language], start=1) if re.fullmatch(word, match["word"], re.IGNORECASE))
        found.append(Ordinal(value, *match.span("word"), match["word"]))
    return tuple(found)


def read_ordinal_words(text: str, language: str) -> set[int]:
    """Return the values that the ordinals in words of a text may have, alone or after a number: `vingt et unième` is 1 or 21."""
    found: set[int] = set()
    last: list[int] = []
    for match in _LETTERS.finditer(text):
        word = fold_case_accents(match[0])
        if (value := _STEMS[language].get(_ENDING.sub("", word))) is not None:
            found |= {value, sum(_join(last, value))}
            last = []
        elif word in SMALL[language]:
            last = _join(last, SMALL[language][word])
        elif word in HUNDREDS[language]:
            last = [100 * (last[-1] if last else 1)]
        elif word not in {"et", "and"}:
            last = []
    return found


def _join(values: Sequence[int], value: int) -> list[int]:
    """Return the parts of a number in words with one more: four and twenty are eighty, as in `cent quatre-vingtième`."""
    return [*values[:-1], 80] if value == 20 and values[-1:] == [4] else [*values, value]


_LETTERS = re.compile(r"[^\W\d_]+")


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

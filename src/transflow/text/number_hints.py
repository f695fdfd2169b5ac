"""Words that stand for a quantity without being a number: `moitié`, `twice`, `decade`, `soixantième`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from transflow.text.normalize import fold_case_accents
from transflow.text.number_words import SMALL

_WORD = re.compile(r"[^\W\d_]+")
_STEMS = {
    "fr": {
        "moiti": "0.5 50%",
        "demi": "0.5 50% 1.5",
        "tiers": "0.333333 0.666667 33% 66% 33.3% 66.7% 67%",
        "quart": "0.25 0.75 25% 75%",
        "cinquiem": "0.2 20%",
        "dixiem": "0.1 10%",
        "doubl": "2 100%",
        "tripl": "3",
        "quadrupl": "4",
        "quintupl": "5",
        "decupl": "10",
        "quinz": "14 15",
        "aucun": "0",
        "nul": "0",
        "centen": "100",
        "biennal": "2",
        "couple": "2",
        "second": "2",
        "premier": "1",
        "premiere": "1",
        "seul": "1",
        "minuit": "0 12 24",
        "midi": "12",
        "mill": "1000",
        "binom": "2",
        "duo": "2",
        "trio": "3",
        "paire": "2",
        "quadragenair": "40",
        "quinquagenair": "50",
        "sexagenair": "60",
        "septuagenair": "70",
        "octogenair": "80",
        "nonagenair": "90",
    },
    "en": {
        "half": "0.5 50% 1.5",
        "halv": "0.5 50%",
        "third": "0.333333 0.666667 33% 66% 33.3% 66.7% 67% 3",
        "quarter": "0.25 0.75 25% 75% 3",
        "fifth": "0.2 20%",
        "tenth": "0.1 10%",
        "doubl": "2 100%",
        "tripl": "3",
        "treble": "3",
        "quadrupl": "4",
        "twofold": "2",
        "threefold": "3",
        "fourfold": "4",
        "fivefold": "5",
        "tenfold": "10",
        "twice": "2",
        "both": "2",
        "couple": "2",
        "pair": "2",
        "fortnight": "14 15 2",
        "overnight": "24",
        "clock": "24",
        "no": "0",
        "nil": "0",
        "none": "0",
        "centen": "100",
        "first": "1",
        "second": "2",
        "single": "1",
        "midnight": "0 12 24",
        "noon": "12",
        "biennial": "2",
        "trio": "3",
        "duo": "2",
        "twin": "2",
        "sexagenarian": "60",
        "septuagenarian": "70",
        "octogenarian": "80",
        "nonagenarian": "90",
    },
}
"""Values by the beginning of a word; those with a percent sign stand only for a number that has one."""
_SHORTEST_STEM = 4
_LONGEST_WORD = 20
_MULTIPLES = {
    "fr": {"decenn": 10, "siecle": 100, "douzain": 12, "dizain": 10, "quinzain": 15, "centain": 100, "millier": 1000},
    "en": {"decade": 10, "centur": 100, "dozen": 12, "score": 20, "fortnight": 15, "hundred": 100, "thousand": 1000},
}


def _ordinal_words(language: str) -> dict[str, int]:
    if language == "fr":
        return {word.rstrip("es") + "ieme": value for word, value in SMALL["fr"].items()} | {"cinquieme": 5, "neuvieme": 9}
    words = {word.removesuffix("y") + ("ieth" if word.endswith("y") else "th"): v for word, v in SMALL["en"].items()}
    return words | {"fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}


_ORDINALS = {language: _ordinal_words(language) for language in ("fr", "en")}
_DECADES = {f"{word[:-1]}ies": value for word, value in SMALL["en"].items() if value >= 20}


Hint = tuple[Decimal, bool]
"""A value, and whether it stands for a percentage alone."""


def _read_hint(hint: str) -> Hint:
    return Decimal(hint.rstrip("%")), hint.endswith("%")


@lru_cache(maxsize=20_000)
def _word_values(word: str, language: str) -> tuple[frozenset[Hint], int]:
    """Return the values of a word, and the factor that it applies to numbers near it (0 for none)."""
    word = fold_case_accents(word)
    values: set[Hint] = set()
    factor = 0
    heads = {word, word.rstrip("s"), *(word[:size] for size in range(_SHORTEST_STEM, len(word)))}
    for stem in heads & _STEMS[language].keys():
        values.update(map(_read_hint, _STEMS[language][stem].split()))
    for stem, multiple in _MULTIPLES[language].items():
        if word.startswith(stem):
            values.add((Decimal(multiple), False))
            factor = multiple
    ordinal = _ORDINALS[language].get(word.rstrip("s"))
    if ordinal is not None:
        values.add((Decimal(ordinal), False))
    if language == "en" and word in _DECADES:
        values.update({(Decimal(_DECADES[word]), False), (Decimal(1900 + _DECADES[word]), False)})
    return frozenset(values), factor


def hinted_values(text: str, language: str, numbers: frozenset[Decimal]) -> frozenset[Hint]:
    """Return the values that words of the text may stand for.

    Args:
        text: Normalized text.
        language: `fr` or `en`.
        numbers: The values found in the text; they multiply words such as `decade`, `dozen`, `century`.
    """
    values: set[Hint] = set()
    for found in _WORD.finditer(text):
        if len(found[0]) > _LONGEST_WORD:
            continue
        hinted, factor = _word_values(found[0], language)
        values |= hinted
        if factor:
            values.update((number * factor, False) for number in numbers if number < 1000)
    return frozenset(values)

"""Quantities without a figure of their own: shares (`deux tiers`, `one in four`), multiples (`threefold`), scales (`des millions`).

Good translators turn one into another, and into figures; so only what is left over on both sides is a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from transflow.text.languages import base_language
from transflow.text.memo import Memo
from transflow.text.normalize import fold_case_accents, normalize_with_map, original_span
from transflow.text.number_words import SMALL
from transflow.text.traits import has_word, words_in


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share, a multiple or a scale; `start` and `end` are half-open code points.

    Attributes:
        kind: `share`, `multiple` or `scale`.
        value: 0.25 for a quarter, 3 for threefold, 1000000 for millions.
        start: First code point.
        end: One past the last code point.
        text: What is written.
    """

    kind: str
    value: Decimal
    start: int
    end: int
    text: str


_COUNT = {
    "fr": r"un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|\d{1,4}",
    "en": r"one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|an?|\d{1,4}",
}
_PARTS = {
    "fr": {"tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5, "dixieme": 10, "dixiemes": 10},
    "en": {"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10},
}
_SHARE = {
    "fr": re.compile(
        rf"\b(?P<count>{_COUNT['fr']}|les?) (?P<part>tiers|quarts?|cinqui[eè]mes?|dixi[eè]mes?)\b"
        rf"(?! (?:d'heure|de siècle|de finale|temps|de tour|monde))"
        rf"|\b(?P<of>{_COUNT['fr']})(?: [^\W\d_'-]+){{0,2}} sur (?P<all>{_COUNT['fr']})\b(?! [\d,]|[,.]\d| ?%)"
        r"|(?<!seconde )(?<!première )\b(?P<half>la moitié)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?P<count>{_COUNT['en']})[ -](?P<part>thirds?|quarters?|fifths?|tenths?)\b"
        r"(?! (?:of an hour|of a century|finals?|party|parties))"
        rf"|\b(?P<of>{_COUNT['en']})(?: [^\W\d_'-]+){{0,2}} (?:in|out of) (?:every )?(?P<all>{_COUNT['en']})\b(?![,.]\d| ?%)"
        r"|(?<!first )(?<!second )(?<!other )\b(?P<half>half)(?= (?:of|the|a|its|their|our)\b)"
        r"(?! (?:a|of an?|an) (?:million|billion|hour|year|century))",
        re.IGNORECASE,
    ),
}
_MULTIPLES = {
    "fr": {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "decupl": 10},
    "en": {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6},
}
_MULTIPLE = {
    "fr": re.compile(
        rf"\bmultipli\w* (?:environ |presque |près de )?par (?P<count>{_COUNT['fr']})\b(?![,.]\d)"
        rf"|\b(?P<times>{_COUNT['fr']}) fois\b"
        r"|\b(?P<verb>(?:doubl|tripl|quadrupl|quintupl|sextupl|d[ée]cupl)\w{0,6})\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\bmultipli\w* by (?:some |about |almost |nearly )?(?P<count>{_COUNT['en']})\b(?![,.]\d)"
        rf"|\b(?P<times>{_COUNT['en']})(?: times|[ -]?fold)\b"
        r"|\b(?P<verb>(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl)\w{0,6}|twice|thrice)\b",
        re.IGNORECASE,
    ),
}
_SCALES = {
    "fr": {"milliers": 3, "millions": 6, "milliards": 9, "billions": 12},
    "en": {"thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12, "trillions": 12},
}
_SCALE = {
    "fr": re.compile(r"(?<![\d½] )(?<!\w-)\b(?P<scale>(?:milliers de )?(?:millions|milliards)|milliers|billions)\b", re.IGNORECASE),
    "en": re.compile(
        r"(?<![\d½] )(?<![\d½]-)\b(?P<scale>(?:thousands? (?:of )?)?(?:millions?|billions?)|trillions?|thousands)\b(?! and a half)",
        re.IGNORECASE,
    ),
}
_MULTIPLIES = re.compile(r"multipli|(?:d[oe]u|tri|qua|quin|sex|tre|d[ée]c)(?:b|dru|tu|u)?pl|doubl|trebl|fold", re.IGNORECASE)
_MULTIPLYING = Memo(lambda word: bool(_MULTIPLIES.search(word)))
_SHARING = {
    "fr": frozenset(
        "tiers quart quarts cinquieme cinquiemes cinquième cinquièmes dixieme dixiemes dixième dixièmes moitié".split()
    ),
    "en": frozenset(_PARTS["en"].keys() | {"half"}),
}
_OF_ALL = {
    "fr": re.compile(rf" sur (?:{_COUNT['fr']})\b", re.IGNORECASE),
    "en": re.compile(rf" (?:in|out of) (?:every )?(?:{_COUNT['en']})\b", re.IGNORECASE),
}
_TIMES = frozenset("times twice thrice fois".split())
_SCALING = {language: frozenset(words) for language, words in _SCALES.items()}
"""What shares, multiples and scales hold: a text without any of it is not searched for them."""
_TELLTALES = {
    "fr": frozenset(
        "tiers quart quarts cinquième cinquièmes dixième dixièmes moitié sur fois milliers millions milliards billions".split()
    ),
    "en": frozenset(
        "third thirds quarter quarters fifth fifths tenth tenths half in out times twice thrice thousands million millions billion "
        "billions trillion trillions".split()
    ),
}


def _count(word: str, language: str) -> int:
    folded = fold_case_accents(word)
    if folded.isdigit():
        return int(folded)
    return {"a": 1, "an": 1, "le": 1, "cent": 100, "hundred": 100}.get(folded) or SMALL[language].get(folded, 0)


def _shares(plain: str, language: str) -> Iterator[tuple[str, Decimal, int, int]]:
    for match in _SHARE[language].finditer(plain):
        if match["half"]:
            over, under = 1, 2
        elif match["part"]:
            under = _PARTS[language][fold_case_accents(match["part"])]
            over = _count(match["count"], language) if match["count"].lower() != "les" else under - 1
        else:
            over, under = _count(match["of"], language), _count(match["all"], language)
        if 0 < over < under:
            yield "share", (Decimal(over) / under).quantize(Decimal("0.0001")), match.start(), match.end()


def _multiples(plain: str, language: str) -> Iterator[tuple[str, Decimal, int, int]]:
    for match in _MULTIPLE[language].finditer(plain):
        if match["verb"]:
            folded = fold_case_accents(match["verb"])
            stems = {**_MULTIPLES[language], "twice": 2, "thrice": 3}
            value = next((value for stem, value in stems.items() if folded.startswith(stem)), 0)
        else:
            value = _count(match["count"] or match["times"], language)
        if value > 1:
            yield "multiple", Decimal(value), match.start(), match.end()


def _scales(plain: str, language: str) -> Iterator[tuple[str, Decimal, int, int]]:
    for match in _SCALE[language].finditer(plain):
        words = match["scale"].lower().split()
        power = sum(_SCALES[language].get(word, 3) for word in words if word not in {"of", "de"})
        yield "scale", Decimal(10) ** power, match.start(), match.end()


@lru_cache(maxsize=2048)
def find_proportions(text: str, language: str) -> tuple[Proportion, ...]:
    """Return the shares, multiples and scales of a text by kind and position.

    Raises:
        UnknownLanguageError: The language has no rules.
    """
    tongue = base_language(language)
    multiplies = any(map(_MULTIPLYING.__getitem__, words_in(text)))
    if not has_word(text, _TELLTALES[tongue]) and not multiplies:
        return ()
    plain, offsets = normalize_with_map(text)
    shares = _shares(plain, tongue) if has_word(text, _SHARING[tongue]) or _OF_ALL[tongue].search(plain) else ()
    multiples = _multiples(plain, tongue) if multiplies or has_word(text, _TIMES) else ()
    scales = _scales(plain, tongue) if has_word(text, _SCALING[tongue]) else ()
    found = []
    for kind, value, first, last in (*shares, *multiples, *scales):
        start, end = original_span(offsets, first, last)
        found.append(Proportion(kind, value, start, end, text[start:end]))
    return tuple(found)


def compare_proportions(
    source: str, source_language: str, target: str, target_language: str
) -> Iterator[tuple[Proportion, Proportion]]:
    """Yield the proportions of the target that stand for another one of the source, with that one.

    Both sides must have one of the kind left over.
    """
    theirs = find_proportions(source, source_language)
    ours = find_proportions(target, target_language) if theirs else ()
    for kind in ("share", "multiple", "scale"):
        here, there = ([one for one in side if one.kind == kind] for side in (ours, theirs))
        left = [one for one in there if one.value not in {other.value for other in here}]
        right = [one for one in here if one.value not in {other.value for other in there}]
        yield from zip(right, left, strict=False)

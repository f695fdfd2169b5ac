"""Quantities in French and English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from transflow.text.calendar_words import MONTH_PATTERN
from transflow.text.languages import base_language
from transflow.text.normalize import normalize_with_map, original_span
from transflow.text.number_guards import Owned, owned_spans, owned_without_digits
from transflow.text.number_words import HALF_LATER, SCALES, find_word_numbers, may_hold_words
from transflow.text.traits import has_digit, signs_in


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity.

    Attributes:
        value: The value with sign and scale word (`1,2 Md€` is 1200000000).
        start: First code point.
        end: One past the last code point, scale word included, currency and unit not.
        text: The number as written.
        approximate: True for `une dizaine`, `dozens`, which give the value roughly.
        spelled: True where it is written in words.
        alternatives: Other values that the same signs can have (`1.234` in French, decades, unclear signs).
    """

    value: Decimal
    start: int
    end: int
    text: str
    approximate: bool = False
    spelled: bool = False
    alternatives: tuple[Decimal, ...] = ()


_DIGITS = re.compile(
    r"(?<![\d.,])(?:(?P<whole>\d{1,3}) ?)?(?P<vulgar>[½¼¾⅓⅔⅛])"
    r"|(?<!\d)(?<!\d[.,])(?P<grouped>\d{1,3}(?P<sep>[ .,'])\d{3}(?:(?P=sep)\d{3})*(?!\d))(?P<fraction>[.,]\d+)?"
    r"|(?<!\d)(?<!\d[.,])(?<!/)(?:(?P<units>\d{1,3}) )?(?P<over>[1-9]\d?)/(?P<under>[1-9]\d{0,2})(?![\d/])"
    r"|(?<!\d)(?P<plain>\d{1,40})(?P<rest>[.,]\d{1,40})?"
)
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅛": "0.125"}
_MONEY = r"[€$£¥]|EUR\b|USD\b|GBP\b|CHF\b|CAD\b"
_AHEAD = rf"(?= ?(?:{_MONEY}|d'euros?|euros?|dollars?))"
_SCALE = {
    "fr": re.compile(
        r" ?(?:(?:autres|nouveaux) (?=m))?(?P<word>mille(?! neuf)|millions?|milliards?|billions?)"
        r"(?P<more> de (?:millions|milliards))?(?!\w)(?P<half> et demie?\b)?"
        rf"|[ -]?(?P<sign>Mds?|Mrds?|Mio|Mia|bn|mn)(?=\W|$)|[ -]?(?P<money>[MGkK]{_AHEAD}|(?-i:M)(?= de | d'))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"[ -]?(?P<word>hundred|thousand|millions?|billions?|trillions?)(?P<more> (?:thousand|million|billion|trillion))?"
        r"(?!\w)(?P<half> and a half\b)?"
        rf"|[ -]?(?P<sign>Mds?|Mrds?|bn|mn|mln|tn|trn)(?=\W|$)|[ -]?(?P<money>[MmGkKbB]){_AHEAD}",
        re.IGNORECASE,
    ),
}
_MONEY_BEFORE = re.compile(rf"(?:{_MONEY}) ?$")
_GLUED = re.compile(r" ?(?P<money>[mMkKbB])(?![\w'²³/]| ?(?:²|³))")
_POWERS = {
    "mille": 3,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "milliard": 9,
    "trillion": 12,
    "md": 9,
    "mrd": 9,
    "mio": 6,
    "mia": 9,
    "bn": 9,
    "mn": 6,
    "mln": 6,
    "tn": 12,
    "trn": 12,
    "m": 6,
    "g": 9,
    "k": 3,
    "b": 9,
}
_SIGN_WORD = re.compile(r"(?:moins|minus) $", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"(?<!\w){MONTH_PATTERN}\.? $", re.IGNORECASE)
"""What stands before a shortened year: `1er novembre 97`."""
_DECADE_BEFORE = re.compile(r"(?:ann[ée]es |(?<!\w)')$", re.IGNORECASE)


def _power(word: str, language: str) -> int:
    key = word.strip(" -").lower()
    if key in {"billion", "billions"}:
        return 12 if language == "fr" else 9
    return _POWERS.get(key) or _POWERS[key.rstrip("s")]


def _decimal_values(match: re.Match[str], language: str, money_before: bool) -> tuple[Decimal, ...]:
    """Return the value in the habit of the language, then the other readings."""
    if match["vulgar"]:
        return (Decimal(match["whole"] or 0) + Decimal(_VULGAR[match["vulgar"]]),)
    if match["over"]:
        share = Decimal(match["over"]) / Decimal(match["under"])
        return (share.quantize(Decimal("0.000001")).normalize() + int(match["units"] or 0),)
    if match["plain"]:
        return (Decimal(match["plain"] + (match["rest"] or "").replace(",", ".")),)
    sign = match["sep"]
    grouped = Decimal(match["grouped"].replace(sign, "") + (match["fraction"] or "").replace(",", "."))
    if sign in " '" or match["fraction"] or match["grouped"].count(sign) > 1 or match["grouped"].startswith("0"):
        if match["grouped"].startswith("0") and sign in ".,":
            return (Decimal(match["grouped"].replace(sign, ".")),)
        return (grouped,)
    decimal = Decimal(match["grouped"].replace(sign, "."))
    if match["grouped"].endswith(f"{sign}000"):
        return (grouped,)
    if sign == ",":
        if language == "en":
            return (grouped,)
        return (grouped, decimal) if money_before else (decimal, grouped)
    return (grouped, decimal) if language == "fr" else (decimal, grouped)


def _scaled(plain: str, end: int, language: str, money_before: bool) -> tuple[Decimal, Decimal, int]:
    """Return the factor of a scale word or sign after a number, what a half adds, and where it ends."""
    match = _SCALE[language].match(plain, end)
    if match is None and money_before:
        match = _GLUED.match(plain, end)
    if match is None:
        return Decimal(1), Decimal(0), end
    groups = match.groupdict()
    word = groups.get("word") or groups.get("sign") or match["money"]
    factor = Decimal(10) ** _power(word, language)
    if groups.get("more"):
        factor *= Decimal(10) ** _power(groups["more"].removeprefix(" de"), language)
    return factor, factor / 2 if groups.get("half") else Decimal(0), match.end()


def _has_minus(plain: str, start: int) -> bool:
    if start == 0 or plain[start - 1] not in "-−":
        return False
    return start == 1 or (plain[start - 2] in " (\t\n" and not plain[max(0, start - 3)].isdigit())


def _read_digits(plain: str, match: re.Match[str], language: str) -> Number:
    start, end = match.span()
    before = plain[max(0, start - 12) : start]
    money = bool(_MONEY_BEFORE.search(before))
    factor, half, stop = _scaled(plain, end, language, money)
    if factor == 1 and HALF_LATER[language].match(plain, end):
        half = Decimal("0.5")
    values = [value * factor + half for value in _decimal_values(match, language, money)]
    if _has_minus(plain, start):
        start -= 1
        values = [-value for value in values] + (values if start == 0 else [])
    elif _SIGN_WORD.search(before):
        values += [-value for value in values]
    values += _decade_readings(plain, match, before)
    if factor == 1 and (glued := _GLUED.match(plain, end)) and glued.start("money") == end:
        values.append(values[0] * Decimal(10) ** _power(glued["money"], language))
    return Number(values[0], start, stop, plain[start:stop], alternatives=tuple(values[1:]))


def _decade_readings(plain: str, match: re.Match[str], before: str) -> list[Decimal]:
    """Return the short form of a decade (`1990s`) or the long one (`années 90`), and of a shortened year (`2011-12`)."""
    digits = match["plain"]
    if not digits or match["rest"]:
        return []
    if re.fullmatch(r"(?:1[89]|20)\d0", digits) and (plain.startswith(("s", "'s"), match.end()) or _DECADE_BEFORE.search(before)):
        return [Decimal(digits[2:])]
    if len(digits) == 2 and digits[1] == "0" and (plain.startswith(("s", "'s"), match.end()) or _DECADE_BEFORE.search(before)):
        return [Decimal("19" + digits), Decimal("20" + digits)]
    if len(digits) == 2 and _MONTH_BEFORE.search(before):
        return [Decimal("19" + digits), Decimal("20" + digits)]
    if len(digits) == 2 and (year := re.search(r"(?<!\d)((?:19|20)\d)\d[-/–]$", before)):
        return [Decimal(year[1][:2] + digits)]
    return []


def _free_numbers(plain: str, language: str, owned: Iterable[Owned]) -> Iterator[Number]:
    taken = bytearray(len(plain) + 1)
    for start, end, _ in owned:
        taken[start:end] = b"\x01" * (end - start)
    may_hold = has_digit(plain) or not signs_in(plain).isdisjoint(_VULGAR)
    for match in _DIGITS.finditer(plain) if may_hold else ():
        if not any(taken[match.start() : match.end()]):
            number = _read_digits(plain, match, language)
            taken[number.start : number.end] = b"\x01" * (number.end - number.start)
            yield number
    for word in find_word_numbers(plain, language):
        if not any(taken[word.start : word.end]):
            text = plain[word.start : word.end]
            yield Number(word.value, word.start, word.end, text, word.approximate, spelled=True)


_BETWEEN = re.compile(r" ?[-–] ?| (?:à|to|and|or|et|ou) ", re.IGNORECASE)
_SCALE_END = re.compile(r"(?:^|[ \d-])(?P<word>[^\W\d_]+)(?: et demie?| and a half)?$")


def _scale_at_end(number: Number, language: str) -> Decimal:
    match = _SCALE_END.search(number.text)
    word = match["word"].lower() if match else ""
    if word in SCALES[language]:
        return Decimal(SCALES[language][word])
    return Decimal(10) ** _power(word, language) if word in _POWERS and not number.spelled else Decimal(1)


def _with_shared_scale(plain: str, numbers: list[Number], language: str) -> list[Number]:
    """Return the numbers, those of `deux à trois millions` with the scale of the next one as another reading."""
    for index in range(len(numbers) - 2, -1, -1):
        number, following = numbers[index : index + 2]
        scale = _scale_at_end(following, language)
        if scale > 1 and _BETWEEN.fullmatch(plain, number.end, following.start) and abs(number.value) < 1000:
            numbers[index] = replace(number, alternatives=(*number.alternatives, number.value * scale))
    return numbers


_SMALLEST_PART, _SMALLEST_SCALE = 100, 1000
"""What follows millions as their part has three figures (`2 millions 12 fois` is two numbers); after `mille` it may have fewer."""


def _with_parts(plain: str, numbers: list[Number], language: str) -> list[Number]:
    """Return the numbers, those in parts as one: `3 milliards 500 millions`, `1 million 200 000`, `6 mille 74`."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        scale = _scale_at_end(last, language) if last is not None and not last.approximate else Decimal(1)
        if (
            last is not None
            and 0 <= number.value < scale
            and (number.value >= _SMALLEST_PART or scale == _SMALLEST_SCALE)
            and not number.approximate
            and plain[last.end : number.start] == " "
        ):
            whole = plain[last.start : number.end]
            joined[-1] = Number(last.value + number.value, last.start, number.end, whole, spelled=last.spelled and number.spelled)
        else:
            joined.append(number)
    return joined


@lru_cache(maxsize=2048)
def find_numbers_and_owned(text: str, language: str) -> tuple[tuple[Number, ...], tuple[int | Decimal, ...]]:
    """Return the numbers by position, and the numbers inside dates, times, ordinals and identifiers."""
    tongue = base_language(language)
    plain, offsets = normalize_with_map(text)
    if not has_digit(plain) and signs_in(plain).isdisjoint(_VULGAR) and not may_hold_words(plain, tongue):
        return (), owned_without_digits(plain, tongue)
    owned = owned_spans(plain, tongue)
    found: list[Number] = []
    free = sorted(_free_numbers(plain, tongue, owned), key=lambda number: number.start)
    for number in _with_shared_scale(plain, _with_parts(plain, free, tongue), tongue):
        start, end = original_span(offsets, number.start, number.end)
        found.append(replace(number, start=start, end=end, text=text[start:end]))
    return tuple(found), tuple(value for _, _, values in owned for value in values)


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the quantities of a text by position.

    Digits with the separators of the language, signs, fractions, scale words and signs (`1,2 Md€`, `€45m`), and numbers
    in words. Dates, times, phone numbers, addresses, identifiers, ordinals, a list number at the start and a bare
    `un`, `une`, `one`, `a` are left out.

    Raises:
        UnknownLanguageError: The language has no rules.
    """
    return find_numbers_and_owned(text, language)[0]

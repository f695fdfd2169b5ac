"""Typography of French and English: spaces, quotation marks, apostrophes, and the shape of numbers and amounts.

Letters are kept, and so is the value of every number; addresses, placeholders, code, times and ratios are left alone.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale (fr-FR); Code de rédaction
interinstitutionnel of the European Union, 6.4 (fr-EU); Unicode CLDR 44, main/fr-CA and main/fr-CH; New Hart's Rules
(en-GB); The Chicago Manual of Style (en-US).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal

from transflow.errors import UnknownNameError
from transflow.text.normalize import SPACES
from transflow.text.protect import find_protected_spans

NO_BREAK = "\u00a0"
NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class FrenchProfile:
    """The spaces of one French house style; an empty string is no space."""

    name: str
    strong: str
    """Before `;`, `!` and `?`."""
    colon: str
    quotes: str
    """Inside guillemets."""
    thousands: str
    percent: str
    currency: str


@dataclass(frozen=True, slots=True)
class EnglishProfile:
    """The quotation marks of one English house style: opening and closing, outer and inner."""

    name: str
    outer: tuple[str, str]
    inner: tuple[str, str]


FRENCH_PROFILES = {
    profile.name: profile
    for profile in (
        FrenchProfile("fr-FR", NARROW, NO_BREAK, NO_BREAK, NARROW, NO_BREAK, NO_BREAK),
        FrenchProfile("fr-EU", "", "", "", NO_BREAK, NO_BREAK, NO_BREAK),
        FrenchProfile("fr-CA", "", NO_BREAK, NO_BREAK, NO_BREAK, NO_BREAK, NO_BREAK),
        FrenchProfile("fr-CH", NARROW, NARROW, NARROW, NARROW, "", NO_BREAK),
    )
}
"""French profiles by name."""

ENGLISH_PROFILES = {
    profile.name: profile
    for profile in (
        EnglishProfile("en-GB", ("‘", "’"), ("“", "”")),
        EnglishProfile("en-US", ("“", "”"), ("‘", "’")),
    )
}
"""English profiles by name."""

_H = f"[ \\t{SPACES}]"
_MARK = "\ue000"
_CLOCK_OR_RATIO = re.compile(rf"\d+(?::\d+)+|[{_MARK}]")
_MARKS = re.compile(_MARK)
_MONEY = "€$£"


def french_profile(name: str) -> FrenchProfile:
    """Return the French profile of a name.

    Raises:
        UnknownNameError: No profile has this name.
    """
    if name not in FRENCH_PROFILES:
        raise UnknownNameError("typography profile", name, tuple(FRENCH_PROFILES))
    return FRENCH_PROFILES[name]


def english_profile(name: str) -> EnglishProfile:
    """Return the English profile of a name.

    Raises:
        UnknownNameError: No profile has this name.
    """
    if name not in ENGLISH_PROFILES:
        raise UnknownNameError("typography profile", name, tuple(ENGLISH_PROFILES))
    return ENGLISH_PROFILES[name]


def _outside_protected(text: str, change: Callable[[str], str]) -> str:
    """Return the changed text, each protected span seen by the change as one private-use sign and put back after."""
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    spans += [match.span() for match in _CLOCK_OR_RATIO.finditer(text)]
    pieces: list[str] = []
    kept: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += (text[position:start], _MARK)
            kept.append(text[start:end])
            position = end
    pieces.append(text[position:])
    restored = iter(kept)
    return _MARKS.sub(lambda _: next(restored), change("".join(pieces)))


# French

_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])'(?=[^\W_]|[«“\"{_MARK}])")
_STRONG = re.compile(rf"(?<=[^\s;:!?…(\[.«¡¿]){_H}*([;!?])(?=[;:!?…]*(?:[\s)\]»\"”’,.{_MARK}]|$))")
_COLON = re.compile(rf"(?<=[^\s;:!?(\[«]){_H}*:(?=[\s«“\"]|$)")
_OPENING = re.compile(rf"«{_H}*(?=[^\s»])")
_CLOSING = re.compile(rf"(?<=[^\s«]){_H}*»")
_PERCENT = re.compile(rf"(?<=\d){_H}*%(?![\w%])")
_CURRENCY_AFTER = re.compile(rf"(?<=\d){_H}*(Mds?{_H}?|[MkG]{_H}?)?([{_MONEY}])(?!\d|{_H}\d)")
_CURRENCY_BEFORE = re.compile(
    rf"(?<![\w.,{_MONEY}{_MARK}])(?<!\d{_H})([{_MONEY}]){_H}?(\d{{1,3}}(?:{_H}\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)*)"
    rf"({_H}?(?:Mds?|[MkG])(?!\w)|{_H}(?:millions?|milliards?)(?!\w))?(?![\w{_MONEY}%]|{_H}*[{_MONEY}]|[.,/\-]\d|{_H}\d)"
)
_SPACED = re.compile(rf"(?<![\w.,/])([1-9]\d{{0,2}})((?:{_H}\d{{3}})+)(?![\d/])")
_ENGLISH_GROUPS = re.compile(r"(?<![\w.,/\-])[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)(?![\d/]|[.,]\d)")
_ONE_COMMA = re.compile(r"(?<![\w.,/\-])[1-9]\d{0,2},\d{3}(?![\d/]|[.,]\d)")
_POINT = re.compile(
    rf"(?<![\w.,/])(\d+)\.(\d{{1,2}}|\d{{4,}})(?={_H}?(?:[%{_MONEY}]|Mds?\b|[MkG][{_MONEY}])|{_H}"
    r"(?:millions?|milliards?|points?|euros?|dollars?|km|kg|hectares?|tonnes?|fois)\b)"
)
_TITLE = re.compile(rf"(?<!\w)(MM?\.|M(?:me|lle)s?|[nN]°){_H}(?=[A-ZÀ-Þ\d])")


def _french_quotes(line: str) -> str:
    """Return a line with guillemets for its outer quotation marks; unpaired marks stay."""
    straight = line.count('"') % 2 == 0
    curly = line.count("“") == line.count("”")
    out: list[str] = []
    depth = opened = 0
    for char in line:
        if char == '"' and straight:
            opened ^= 1
            out.append(("“" if opened else "”") if depth else ("«" if opened else "»"))
        elif char in "“”" and curly and not depth and not opened:
            out.append("«" if char == "“" else "»")
        else:
            depth = max(0, depth + (char == "«") - (char == "»"))
            out.append(char)
    return "".join(out)


def _quotes_by_line(text: str) -> str:
    return "\n".join(_french_quotes(line) for line in text.split("\n"))


def _to_french_digits(number: str, thousands: str) -> str:
    """Return an English number such as `143,000.5` in the French shape."""
    whole, point, fraction = number.partition(".")
    return whole.replace(",", thousands) + ("," + fraction if point else "")


def _french_amount(match: re.Match[str], profile: FrenchProfile) -> str:
    sign, number, scale = match[1], match[2], (match[3] or "").strip()
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.(?:\d{1,2}|\d{4,})", number):
        number = _to_french_digits(number, profile.thousands)
    elif number.count(",") + number.count(".") > 1:
        return match[0]
    if scale and scale[0] != "m":
        return f"{number}{profile.currency}{scale}{sign}"
    return f"{number}{NO_BREAK}{scale}{profile.currency}{sign}" if scale else f"{number}{profile.currency}{sign}"


def _french_numbers(text: str, profile: FrenchProfile, values: Collection[Decimal]) -> str:
    def grouped(match: re.Match[str]) -> str:
        return match[1] + re.sub(_H, profile.thousands, match[2])

    def known(match: re.Match[str]) -> str:
        value = Decimal(match[0].replace(",", ""))
        decimal = Decimal(match[0].replace(",", "."))
        return _to_french_digits(match[0], profile.thousands) if value in values and decimal not in values else match[0]

    text = _CURRENCY_BEFORE.sub(lambda match: _french_amount(match, profile), text)
    text = _SPACED.sub(grouped, text)
    text = _ENGLISH_GROUPS.sub(lambda match: _to_french_digits(match[0], profile.thousands), text)
    if values:
        text = _ONE_COMMA.sub(known, text)
    text = _POINT.sub(r"\1,\2", text)
    text = _PERCENT.sub(f"{profile.percent}%", text)
    return _CURRENCY_AFTER.sub(lambda match: f"{profile.currency}{(match[1] or '').strip()}{match[2]}", text)


def _settle(text: str, change: Callable[[str], str]) -> str:
    """Return the text changed until nothing changes any more: one rule may make room for another."""
    for _ in range(_MOST_PASSES):
        changed = _outside_protected(text, change)
        if changed == text:
            break
        text = changed
    return text


_MOST_PASSES = 4


def format_french(text: str, profile: str = "fr-FR", values: Collection[Decimal] = ()) -> str:
    """Return French text with the typography of a profile: `fr-FR`, `fr-EU`, `fr-CA` or `fr-CH`.

    Args:
        text: Prose, such as the output of a translation engine.
        profile: The name of the house style.
        values: The numbers of the source; `143,000` is rewritten only where 143000 is among them, since in French it
            reads as a decimal.

    Raises:
        UnknownNameError: No profile has this name.
    """
    style = french_profile(profile)

    def change(plain: str) -> str:
        plain = _APOSTROPHE.sub("’", plain)
        plain = _quotes_by_line(plain)
        plain = _OPENING.sub(f"«{style.quotes}", plain)
        plain = _CLOSING.sub(f"{style.quotes}»", plain)
        plain = _french_numbers(plain, style, values)
        plain = _STRONG.sub(rf"{style.strong}\1", plain)
        plain = _COLON.sub(f"{style.colon}:", plain)
        return _TITLE.sub(rf"\1{NO_BREAK}", plain)

    return _settle(text, change)


# English

_EN_PUNCTUATION = re.compile(rf"(?<=[^\s(\[]){_H}+([;:!?])(?=[;:!?…]*(?:[\s)\]»\"”’{_MARK}]|$))")
_EN_COMMA = re.compile(rf"(?<=[\w»)]){_H}+,(?=\s)")
_EN_PERCENT = re.compile(rf"(?<=\d){_H}+%(?![\w%])")
_EN_OPENING = re.compile(rf"«{_H}*")
_EN_CLOSING = re.compile(rf"{_H}*»")
_NUMBER = rf"(?:[1-9]\d{{0,2}}(?:{_H}\d{{3}})+(?:[.,]\d+)?|[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_EN_AMOUNT = re.compile(
    rf"(?<![\w.,/{_MONEY}])(?<![{_MONEY}]{_H})(?<![\d{_MARK}][\-−])([\-−]?)({_NUMBER})(?:{_H}?(Mds?|[Mk]){_H}?|{_H}(million|billion|trillion){_H}?|{_H}*)"
    rf"([{_MONEY}])(?!{_H}?\d|\w)"
)
_EN_SPACED = re.compile(rf"(?<![\w.,/])[1-9]\d{{0,2}}(?:{_H}\d{{3}})+(?:[.,]\d+)?(?![\d/]|[.,]\d)")
_EN_DECIMAL = re.compile(
    rf"(?<![\w.,/])(\d+),(\d{{1,2}}|\d{{4,}})"
    rf"(?=%|{_H}(?:millions?|billions?|trillions?|per ?cent|percent|percentage|points?|euros?|dollars?"
    r"|km|kg|hectares?|tonnes?|times)\b)"
)
_EN_SCALES = {"Md": "billion", "Mds": "billion", "M": "million"}


def _to_english_digits(number: str) -> str:
    """Return a number with commas between thousands and a decimal point, as far as its shape is French."""
    joined = re.sub(_H, ",", number)
    if joined != number:
        whole, sign, fraction = joined, "", ""
        if match := re.search(r"[.,](\d+)$", number):
            cut = len(joined) - len(match[0])
            whole, sign, fraction = joined[:cut], ".", match[1]
        return whole + sign + fraction
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", number):
        return number
    return number.replace(",", ".")


def _english_amount(match: re.Match[str]) -> str:
    minus, number, short, long, sign = match.groups()
    digits = _to_english_digits(number)
    if short == "k":
        value = Decimal(digits.replace(",", "")) * 1000
        return f"{minus}{sign}{value.normalize():,f}"
    scale = _EN_SCALES.get(short or "") or long
    return f"{minus}{sign}{digits}" + (f" {scale}" if scale else "")


def _english_quotes(text: str, profile: EnglishProfile) -> str:
    """Return the text with the profile's marks for guillemets, and for marks inside them."""
    out: list[str] = []
    depth = 0
    for char in text:
        if char == "«":
            out.append((profile.inner if depth % 2 else profile.outer)[0])
            depth += 1
        elif char == "»":
            depth = max(0, depth - 1)
            out.append((profile.inner if depth % 2 else profile.outer)[1])
        elif depth and char in "“”":
            out.append(profile.inner["“”".index(char)])
        else:
            out.append(char)
        if char == "\n":
            depth = 0
    return "".join(out)


def format_english(text: str, profile: str = "en-GB") -> str:
    """Return English text with the typography of a profile, `en-GB` or `en-US`, free of French habits.

    Raises:
        UnknownNameError: No profile has this name.
    """
    style = english_profile(profile)

    def change(plain: str) -> str:
        plain = _EN_CLOSING.sub("»", _EN_OPENING.sub("«", plain))
        plain = _english_quotes(plain, style)
        plain = _EN_AMOUNT.sub(_english_amount, plain)
        plain = _EN_SPACED.sub(lambda match: _to_english_digits(match[0]), plain)
        plain = _EN_PERCENT.sub("%", plain)
        plain = _EN_DECIMAL.sub(r"\1.\2", plain)
        return _EN_COMMA.sub(",", _EN_PUNCTUATION.sub(r"\1", plain))

    return _settle(text, change)

"""Spaces around signs: what French and English ask for, and where a text departs from it.

Sources: Imprimerie nationale, Lexique des règles typographiques (fr-FR); EU Interinstitutional Style Guide 6.4 (fr-EU); Unicode
CLDR 44 (fr-CA, fr-CH); New Hart's Rules 4 (English); LanguageTool FRENCH_WHITESPACE and Weblate punctuation_spacing for the
places that are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transflow.text.protect import find_protected_spans
from transflow.text.typography import FrenchProfile, french_profile

_H = "[ \\t\u00a0\u202f\u2009]"
_HARD = "\u00a0\u202f\u2009"
_AFTER = r"(?=[;:!?…]*(?:[\s)\]»\"”’,.*_]|$))"
_STRONG = re.compile(rf"(?<=[^\s;:!?…(\[.«¡¿])(?P<gap>{_H}*)(?P<sign>[;!?]){_AFTER}")
_RATIO_AFTER = rf"(?!(?:(?<=\d:)(?<!\d{{4}}:)|(?<=\d[ \u00a0\u202f]:)){_H}*\d)"
_COLON = re.compile(rf"(?<=[^\s;:!?(\[\]«|])(?P<gap>{_H}*)(?P<sign>:)(?=[\s«“\"*_]|$){_RATIO_AFTER}")
_CLOSING = re.compile(rf"(?<=[^\s«;])(?P<gap>{_H}*)(?P<sign>»)")
_OPENING = re.compile(rf"(?P<sign>«)(?P<gap>{_H}*)(?=[^\s»&])")
_PERCENT = re.compile(rf"(?<=\d)(?P<gap>{_H}*)(?P<sign>[%‰])(?![\w%])")
_MONEY = re.compile(rf"(?<=\d)(?P<gap>{_H}*)(?P<sign>(?:Mds?|[MkG])?[€$£])(?!\w|{_H}?\d)")
_GROUPED = re.compile(r"(?<![\w.,/+])(?<!\d[ \u00a0\u202f])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d/]|[ \u00a0\u202f]\d)")
_TITLE = re.compile(r"(?<!\w)(?P<sign>MM?\.|M(?:me|lle)s?|[nN]°|art\.|Dr|Pr)(?P<gap> )(?=[A-ZÀ-Þ\d])")
_SHORTCODE = re.compile(r":[a-z0-9_+-]{2,30}:")

_LOOSE = re.compile(rf"{_H}[;:!?,.%)]|\({_H}")
_EN_BEFORE = re.compile(rf"(?<=[\w)\]”’\"%€])(?P<gap>{_H}+)(?P<sign>[;:!?]|,(?=\s|$)|\.(?![.\w]|{_H}?\.)){_AFTER}")
_EN_PERCENT = re.compile(rf"(?<=\d)(?P<gap>{_H}+)(?P<sign>%)(?![\w%])")
_RATIO = re.compile(r"(?<!\d)\d{1,3}$")
"""The first number of a ratio such as "3 : 1"; four figures are a year, after which a space is a fault."""
_BRACKET = re.compile(rf"(?<=[\w.,%”’])(?P<gap>{_H}+)(?P<sign>\))|(?P<opening>\()(?P<inner>{_H}+)(?=\w)")

_FR_STRAY = re.compile(rf"(?<=[\w)\]»”’%€])(?P<gap>{_H}+)(?P<sign>,(?=\s|$)|\.(?![.\w]|{_H}?\.))")

_TOUCHING = re.compile(r"[.!?,;:][^\W\d_]|[.!?][«“]")
_FILE = r"(?!(?:[Pp]df|[Dd]ocx?|[Xx]lsx?|[Pp]ptx?|[Jj]pe?g|[Pp]ng|[Hh]tml?|[Jj]s|[Nn]et|[Cc]om|[Oo]rg|[Ff]r|[Ee]u|[Ii]o|[Tt]v)\b)"
_JOINED = re.compile(
    rf"(?<=[a-zà-öø-ÿ][a-zà-öø-ÿ])(?P<sign>[.!?]){_FILE}(?=[A-ZÀ-Þ][a-zà-öø-ÿ’'\s]|À )"
    r"|(?<=[\d)%€”»][\d)%€”»])(?P<end>[.!?])(?=[A-ZÀ-Þ][a-zà-öø-ÿ])"
    r"|(?:(?<=[a-zà-öø-ÿ][)”»])|(?<=[\u00a0\u202f ]»))(?P<close>[.!?])(?=[A-ZÀ-Þ][a-zà-öø-ÿ])"
    r"|(?<=[^\W\d_][^\W\d_])(?P<quote>[.!?])(?=[«“]\s?[A-ZÀ-Þ])|(?<=[^\W\d_][^\W\d_])(?P<comma>[,;])(?=[^\W\d_]{2})|(?<=\d)(?P<after>[,;])(?=[a-zà-öø-ÿ]{2})"
    r"|(?<=[a-zà-öø-ÿ][a-zà-öø-ÿ])(?P<colon>:)(?=[A-ZÀ-Þ][a-zà-öø-ÿ]+\s)"
)


@dataclass(frozen=True, slots=True)
class SpaceFault:
    """One place with another space than asked for; `start` and `end` cover the sign and its spaces."""

    kind: str
    """`missing`, `plain` (a line may break where none should), `extra`, `stray` (in any style) or `after` (none after a sign)."""
    start: int
    end: int
    sign: str
    remedy: str
    """What to write in the place of the span."""


def find_french_faults(text: str, profile: str = "fr-FR") -> tuple[SpaceFault, ...]:
    """Return the faulty spaces of a French text by position; times, ratios, addresses and code are left alone.

    Any no-break space is taken for another, and so is the thin space.

    Raises:
        UnknownNameError: No profile has this name.
    """
    return _outside_protected(text, (*_french(text, french_profile(profile)), *_stray(text), *_joined(text)))


def find_english_faults(text: str) -> tuple[SpaceFault, ...]:
    """Return the faulty spaces of an English text by position: before a sign, inside brackets, none after a sign."""
    return _outside_protected(text, (*_english(text), *_joined(text)))


def has_spaced_sign(text: str, signs: str) -> bool:
    """Return whether one of the signs stands with the space that French sets: after an opening guillemet, else before the sign."""
    return any((f"{sign}{space}" if sign == "«" else f"{space}{sign}") in text for sign in signs for space in " \u00a0\u202f\u2009")


def _outside_protected(text: str, faults: tuple[SpaceFault, ...]) -> tuple[SpaceFault, ...]:
    if not faults:
        return ()
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    spans += [match.span() for match in _SHORTCODE.finditer(text)]
    kept = (fault for fault in faults if not any(start < fault.end and fault.start < end for start, end in spans))
    return tuple(sorted(kept, key=lambda fault: (fault.start, fault.end)))


def _french(text: str, profile: FrenchProfile) -> Iterator[SpaceFault]:
    wanted = (
        (";!?", _STRONG, profile.strong),
        (":", _COLON, profile.colon),
        ("»", _CLOSING, profile.quotes),
        ("%‰", _PERCENT, profile.percent),
        ("€$£", _MONEY, profile.currency),
        (".°rme", _TITLE, "\u00a0"),
        ("«", _OPENING, profile.quotes),
    )
    for signs, pattern, space in wanted:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            kind = _judge(match["gap"], space)
            if kind:
                remedy = space + match["sign"] if pattern not in {_OPENING, _TITLE} else match["sign"] + space
                yield SpaceFault(kind, *match.span(), match["sign"], remedy)
    for match in _GROUPED.finditer(text):
        if " " in match[0]:
            yield SpaceFault("plain", *match.span(), match[0], re.sub(r"\D", profile.thousands, match[0]))


def _judge(gap: str, wanted: str) -> str:
    """Return the kind of fault of a space, empty for none."""
    if not wanted:
        return "extra" if gap else ""
    if not gap:
        return "missing"
    return "plain" if gap.strip(_HARD) == gap else ""


def _english(text: str) -> Iterator[SpaceFault]:
    if not _LOOSE.search(text):
        return
    for pattern in (_EN_BEFORE, _EN_PERCENT):
        for match in pattern.finditer(text):
            ratio = match["sign"] == ":" and _RATIO.search(text, max(0, match.start() - len("0000")), match.start())
            ratio = ratio and text[match.end() :].lstrip()[:1].isdigit()
            if not ratio:
                yield SpaceFault("extra", *match.span(), match["sign"], match["sign"])
    yield from _in_brackets(text, "extra")


def _in_brackets(text: str, kind: str) -> Iterator[SpaceFault]:
    for match in _BRACKET.finditer(text):
        sign = match["sign"] or match["opening"]
        yield SpaceFault(kind, *match.span(), sign, sign)


def _stray(text: str) -> Iterator[SpaceFault]:
    """Yield the spaces of a French text that no style has: before a comma or a full stop, inside brackets."""
    if not _LOOSE.search(text):
        return
    for match in _FR_STRAY.finditer(text):
        yield SpaceFault("stray", *match.span(), match["sign"], match["sign"])
    yield from _in_brackets(text, "stray")


def _joined(text: str) -> Iterator[SpaceFault]:
    """Yield the signs that a space should follow, such as the full stop of "signed.It"."""
    if not _TOUCHING.search(text):
        return
    for match in _JOINED.finditer(text):
        yield SpaceFault("after", *match.span(), match[0], f"{match[0]} ")

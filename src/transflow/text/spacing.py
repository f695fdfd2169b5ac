"""Spaces around signs: what French and English ask for, and where a text departs from it.

Sources: Imprimerie nationale, Lexique des règles typographiques (fr-FR); EU Interinstitutional Style Guide 6.4 (fr-EU); Office
québécois de la langue française (fr-CA); LanguageTool FRENCH_WHITESPACE and Weblate punctuation_spacing for the exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transflow.text.protect import find_protected_spans
from transflow.text.typography import french_profile

_GAP = "[ \\t\u00a0\u202f\u2009]"
_SIGN = re.compile(rf"(?P<gap>{_GAP}*)(?P<sign>[;:!?»])(?=[\s\u00a0\u202f»\"”’)\].,!?…]|$)")
_OPENING = re.compile(rf"«(?P<gap>{_GAP}*)(?=\S)")
_MONEY = re.compile(rf"(?<=\d)(?P<gap>{_GAP}*)(?P<sign>[€$£])(?!\w)")
_GROUPED = re.compile(r"(?<![\d.,])(?<!\d[ \u00a0\u202f])\d{1,3}(?: \d{3})+(?![\d])(?! ?%?\d)")
_BOUND = re.compile(r"\b(?:M\.|Mme|MM\.|Mlle|n°|art\.) (?=[\dA-ZÀ-Þ])")
_ENGLISH_BEFORE = re.compile(rf"(?<=[\w)\]”’\"%])(?P<gap>{_GAP}+)(?P<sign>[;:!?,]|\.(?![.\w]))(?=[\s\u00a0\u202f\"”’)\]]|$)")
_ENGLISH_BRACKET = re.compile(rf"(?<=\w)(?P<gap>{_GAP}+)(?P<sign>[)\]])|(?P<sign2>[(\[])(?P<gap2>{_GAP}+)(?=\w)")
_JOINED = re.compile(r"(?<=[a-zà-ÿ]{2})(?P<sign>[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[^\W\d_]{2})(?P<sign2>[,;])(?=[^\W\d_]{2})")


@dataclass(frozen=True, slots=True)
class SpaceFault:
    """One place with another space than asked for; `start` and `end` cover the sign and its spaces."""

    kind: str
    """`missing`, `plain` (breaks the line where none may), `extra` or `after`."""
    start: int
    end: int
    sign: str
    remedy: str


def find_french_faults(text: str, profile: str = "fr-FR") -> tuple[SpaceFault, ...]:
    """Return the faulty spaces of a French text by position; times, ratios, addresses and code are left alone."""
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    found = (fault for fault in _french(text, profile) if not _meets(fault, spans))
    return tuple(sorted(found, key=lambda fault: fault.start))


def count_french_spaces(text: str) -> tuple[int, int]:
    """Return how many of the signs `; : ! ?` have a space before them, and how many have none."""
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    gaps = [
        bool(match["gap"])
        for match in _SIGN.finditer(text)
        if match["sign"] != "»" and match.start() and not any(start < match.end() and match.start() < end for start, end in spans)
    ]
    return sum(gaps), len(gaps) - sum(gaps)


def _meets(fault: SpaceFault, spans: list[tuple[int, int]]) -> bool:
    return any(start < fault.end and fault.start < end for start, end in spans)


def _french(text: str, name: str) -> Iterator[SpaceFault]:
    profile = french_profile(name or "fr-FR")
    for match in _SIGN.finditer(text):
        sign, gap, start = match["sign"], match["gap"], match.start()
        before = text[start - 1] if start else ""
        if (
            not before
            or before in ";:!?([«\n"
            or (sign == ":" and text[max(0, start - 8) : start].lower().endswith(("http", "https")))
        ):
            continue
        wanted = profile.quotes if sign == "»" else profile.colon if sign == ":" else profile.strong
        yield from _judge(gap, wanted, match, gap_first=True)
    for match in _OPENING.finditer(text):
        yield from _judge(match["gap"], profile.quotes, match, gap_first=False)
    for match in _MONEY.finditer(text):
        yield from _judge(match["gap"], profile.currency, match, gap_first=True)
    for match in _GROUPED.finditer(text):
        yield SpaceFault("plain", *match.span(), match[0], match[0].replace(" ", profile.thousands))
    for match in _BOUND.finditer(text):
        yield SpaceFault("plain", *match.span(), match[0].strip(), match[0].replace(" ", "\u00a0"))


def _judge(gap: str, wanted: str, match: re.Match[str], *, gap_first: bool) -> Iterator[SpaceFault]:
    sign = match.groupdict().get("sign") or "«"
    remedy = wanted + sign if gap_first else sign + wanted
    if wanted and not gap:
        yield SpaceFault("missing", *match.span(), sign, remedy)
    elif wanted and gap.strip("\u00a0\u202f\u2009"):
        yield SpaceFault("plain", *match.span(), sign, remedy)
    elif gap and not wanted:
        yield SpaceFault("extra", *match.span(), sign, remedy)


def find_english_faults(text: str) -> tuple[SpaceFault, ...]:
    """Return the faulty spaces of an English text by position: before a sign, inside brackets, none after a sign."""
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    found = [SpaceFault("extra", *match.span(), match["sign"], match["sign"]) for match in _ENGLISH_BEFORE.finditer(text)]
    for match in _ENGLISH_BRACKET.finditer(text):
        sign = match["sign"] or match["sign2"]
        found.append(SpaceFault("extra", *match.span(), sign, sign))
    found += find_joined(text)
    return tuple(sorted((fault for fault in found if not _meets(fault, spans)), key=lambda fault: fault.start))


def find_joined(text: str) -> list[SpaceFault]:
    """Return the signs that a space should follow, such as the full stop of "signed.It"."""
    return [
        SpaceFault("after", match.start(), match.end(), match[0], f"{match[0]} ")
        for match in _JOINED.finditer(text)
    ]  # fmt: skip

"""Addresses that a translation must keep: URLs, e-mail, telephone, handles, hashtags, registration numbers.

Source: ITU-T E.123 and Arcep numbering plan for telephones; INSEE for SIREN (9 digits) and SIRET (14); CHECKS of Okapi and
Xbench for the patterns that translators break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_digit

_KINDS = frozenset({"url", "email", "phone", "handle", "hashtag"})
_SIREN = re.compile(
    r"\b(?:SIREN|SIRET|RCS|RNA)\b[^\d\n]{0,20}(?P<number>\d{3}(?:[ \u00a0\u202f]?\d{3}){2}(?:[ \u00a0\u202f]?\d{5})?)(?!\d)"
)
_POSTCODE = re.compile(r"(?<![\d.,€$£])(?P<number>(?:0[1-9]|[1-8]\d|9[0-5]|97|98)\d{3})(?= [A-ZÀ-Þ][\w’'-]+)(?!\d)")
_LANGUAGE = re.compile(r"(?<=[/._-])(?:fr|en|eng|fra|fr-fr|en-gb|en-us|french|english|francais|anglais)(?=[/._-]|$)")


@dataclass(frozen=True, slots=True)
class Contact:
    """One address; `start` and `end` are half-open code points."""

    kind: str
    start: int
    end: int
    text: str
    key: str
    """What must be equal on both sides."""


def find_contacts(text: str) -> tuple[Contact, ...]:
    """Return the addresses and registration numbers of a text by position."""
    found = [
        Contact(span.kind, span.start, span.end, span.text, _key(span.kind, span.text))
        for span in find_protected_spans(text)
        if span.kind in _KINDS
    ]
    for kind, pattern in (("siren", _SIREN), ("postcode", _POSTCODE)):
        for match in pattern.finditer(text) if has_digit(text) else ():
            start, end = match.span("number")
            if not any(one.start < end and start < one.end for one in found):
                found.append(Contact(kind, start, end, text[start:end], re.sub(r"\D", "", text[start:end])))
    return tuple(sorted(found, key=lambda one: one.start))


def _key(kind: str, text: str) -> str:
    if kind == "phone":
        digits = re.sub(r"\D", "", text.replace("(0)", ""))
        return re.sub(r"^(?:00)?33", "0", digits) if len(digits) > 9 else digits
    if kind == "url":
        plain = re.sub(r"^(?:https?|ftp)://", "", text.lower()).removeprefix("www.").rstrip("/.,;:")
        return _LANGUAGE.sub("*", plain)
    return text.lower().rstrip(".,;:").removeprefix("mailto:")

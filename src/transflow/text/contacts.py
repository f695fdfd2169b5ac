"""Addresses that a translation must keep: URLs, e-mail, telephone, handles, hashtags, registration and account numbers.

Source: ITU-T E.123 and Arcep numbering plan for telephones; INSEE for SIREN (9 digits) and SIRET (14, Luhn key of ISO/IEC 7812);
ISO 13616 for the IBAN; ISO 2108 for the ISBN; CHECKS of Okapi and Xbench for the patterns that translators break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_digit

_KINDS = frozenset({"url", "email", "phone", "handle", "hashtag"})
_SIREN = re.compile(
    r"\b(?:SIREN|SIRET|RCS|RNA)\b[^\d\n]{0,20}(?P<number>\d{3}(?:[ \u00a0\u202f]?\d{3}){2}(?:[ \u00a0\u202f]?\d{5})?)(?!\d)"
)
_POSTCODE = re.compile(r"(?<![\d.,€$£])(?P<number>(?:0[1-9]|[1-8]\d|9[0-5]|97|98)\d{3})(?= [A-ZÀ-Þ][\w’'-]+)(?!\d)")
_REFERENCE = re.compile(r"\b[nN](?:[°º]s?|os?\b\.?)[ \u00a0\u202f]?(?P<number>\d{2,4}[-/]\d{1,5})(?![\w/-])")
"""A numbered law, decree or decision: "loi n° 2019-486"."""
_IBAN = re.compile(r"(?<!\w)(?P<number>[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]{4}){3,7}(?:[ \u00a0\u202f]?[A-Z0-9]{1,3})?)(?!\w)")
_ISBN = re.compile(r"\bISBN(?:-1[03])?[ \u00a0\u202f:]{1,3}(?P<number>(?:\d[ -]?){9}(?:(?:\d[ -]?){3})?[\dX])(?!\w)")
_NUMBERED = (
    ("siren", _SIREN, re.compile(r"SIRE|RCS|RNA")),
    ("iban", _IBAN, re.compile(r"[A-Z]\d\d")),
    ("isbn", _ISBN, re.compile(r"ISBN")),
    ("reference", _REFERENCE, re.compile(r"\d[-/]\d")),
    ("postcode", _POSTCODE, re.compile(r"\d{5} [A-ZÀ-Þ]")),
)
"""Kinds, their patterns, and what each of these holds: most texts hold none."""
_BROKEN_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,63},(?:fr|com|org|net|eu|info|uk|be|ch|gouv|ca)(?![\w@-])")
"""An e-mail address with a comma for its last full stop."""
_WAYS = (
    "rue|avenue|av\\.|boulevard|bd\\.?|place|allées?|chemin|quai|route|impasse|cours|square|passage|esplanade|promenade|faubourg"
    "|parvis|sentier|villa|cité|rond-point|venelle|mail"
)
_STREET = re.compile(
    rf"(?<![\w.,])\d{{1,4}}(?: ?(?:bis|ter|quater))?,? (?:{_WAYS}) [^,;.\n]{{2,60}}"
    r"(?:, (?:CS|BP) ?\d{2,5})?(?:, \d{5} [^\W\d_][\w’' -]{1,40})?"
)
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


@lru_cache(maxsize=2048)
def find_contacts(text: str) -> tuple[Contact, ...]:
    """Return the addresses and registration numbers of a text by position."""
    found = [
        Contact(span.kind, span.start, span.end, span.text, _key(span.kind, span.text))
        for span in find_protected_spans(text)
        if span.kind in _KINDS
    ]
    for kind, pattern, telltale in _NUMBERED if has_digit(text) else ():
        for match in pattern.finditer(text) if telltale.search(text) else ():
            start, end = match.span("number")
            if kind in {"iban", "isbn"}:
                found = [one for one in found if one.end <= start or end <= one.start]
            if not any(one.start < end and start < one.end for one in found):
                key = re.sub(r"[\W_]", "-" if kind == "reference" else "", text[start:end])
                found.append(Contact(kind, start, end, text[start:end], key))
    return tuple(sorted(found, key=lambda one: one.start))


def find_wrong_contacts(text: str) -> tuple[Contact, ...]:
    """Return the numbers whose check digit does not fit, and the e-mail addresses that no mail reaches, by position."""
    found = [one for one in find_contacts(text) if one.kind in _CHECKS and not _CHECKS[one.kind](one.key)]
    if "@" in text:
        found += [Contact("email", *match.span(), match[0], match[0].replace(",", ".")) for match in _BROKEN_EMAIL.finditer(text)]
    return tuple(found)


def find_streets(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of French street addresses, which a translation keeps: `2 rue de Lille, 75007 Paris`."""
    return tuple(match.span() for match in _STREET.finditer(text))


def _fits_luhn(key: str) -> bool:
    """Return whether a SIREN or SIRET fits its key; La Poste numbers offices by a sum that is a multiple of 5 as well."""
    if key.startswith("356000000") and sum(map(int, key)) % 5 == 0:
        return True
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(key)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _fits_iban(key: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in key[4:] + key[:4])) % 97 == 1


def _fits_isbn(key: str) -> bool:
    values = [10 if sign == "X" else int(sign) for sign in key]
    if len(key) == len("978") + 10:
        return sum(value * (1 + 2 * (place % 2)) for place, value in enumerate(values)) % 10 == 0
    return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0


_CHECKS = {"siren": _fits_luhn, "iban": _fits_iban, "isbn": _fits_isbn}


def _key(kind: str, text: str) -> str:
    if kind == "phone":
        digits = re.sub(r"\D", "", text.replace("(0)", ""))
        return re.sub(r"^(?:00)?33", "0", digits) if len(digits) > 9 else digits
    if kind == "url":
        plain = re.sub(r"^(?:https?|ftp)://", "", text.lower()).removeprefix("www.").rstrip("/.,;:")
        return _LANGUAGE.sub("*", plain)
    return text.lower().rstrip(".,;:").removeprefix("mailto:")

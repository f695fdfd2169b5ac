"""An address, a telephone number or a registration number is altered or missing.

Why it matters: a journalist who writes to press@ instead of presse@ hears nothing. Web and e-mail addresses, telephones,
handles, hashtags, SIREN, IBAN, ISBN, numbers of laws and postcodes must be the same. "/fr/" may become "/en/", "www." and
"https://" may come and go, "01 40" may become "+33 1 40". A hashtag that was translated is a note, and so is a site with a name in
each language under one domain ("emplois.gc.ca", "jobs.gc.ca"). A SIREN, IBAN or ISBN whose check digit does not fit is told in any
text, and so is "presse@exemple,fr". Bad: "presse@exemple.fr" / "press@exemple.fr".

Source: Okapi CheckMate (URLs, e-mail), Xbench (alphanumerics); ITU-T E.123; ISO/IEC 7812, ISO 13616 and ISO 2108 (check digits).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.contacts import Contact, find_contacts, find_wrong_contacts

FRENCH = """Une adresse, un numéro de téléphone ou d’immatriculation est altéré ou manque.

Pourquoi : le journaliste qui écrit à press@ au lieu de presse@ n’a pas de réponse. Adresses, téléphones, comptes, mots-dièse,
SIREN, IBAN, ISBN, numéros de loi et codes postaux doivent être les mêmes. « /fr/ » peut devenir « /en/ », « www. » et « https:// »
peuvent varier, « 01 40 » peut devenir « +33 1 40 ». Un mot-dièse traduit est une simple remarque, comme un site qui a un nom dans
chaque langue sous un même domaine (« emplois.gc.ca », « jobs.gc.ca »). Un SIREN, IBAN ou ISBN dont la clé est fausse est signalé
dans tout texte, de même que « presse@exemple,fr »."""
RULE = Rule("DATA001", "contact-data", Level.ERROR, "inconsistent-entities", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}": the source has "{expected}"', "« {found} » : la source donne « {expected} »"),
    "missing": ('"{expected}" of the source is not in the translation', "« {expected} » de la source manque dans la traduction"),
    "extra": ('"{found}" is not in the source', "« {found} » n’est pas dans la source"),
    "key": (
        'the check digit of "{found}" does not fit: one figure is wrong',
        "la clé de « {found} » est fausse : un chiffre ne va pas",
    ),
    "comma": ('"{found}" has a comma for a full stop', "« {found} » a une virgule au lieu d’un point"),
}
EXAMPLES = {
    "fire": [
        ("Écrire à presse@exemple.fr.", "Write to press@exemple.fr."),
        ("Voir https://www.exemple.fr/appel-12.", "See https://www.exemple.fr/apel-12."),
        ("Tél. : 01 40 49 20 66", "Tel.: 01 40 49 20 67"),
        (None, "SIREN 180 020 027"),
        (None, "Write to presse@exemple,fr"),
    ],
    "silent": [
        ("Voir https://www.exemple.fr/fr/appel.", "See www.exemple.fr/en/appel."),
        ("Tél. : 01 40 49 20 66", "Tel.: +33 (0)1 40 49 20 66"),
        ("Contact : presse@exemple.fr", "Contact: presse@exemple.fr."),
    ],
}
_NEAR = 0.6
"""Normalised similarity from which two addresses are one that was altered."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the addresses that are wrong in themselves, then those that the two sides do not share."""
    for pair in pairs:
        yield from _alone(pair)
        if context.is_bilingual and pair.source and pair.target.strip():
            theirs, ours = find_contacts(pair.source), find_contacts(pair.target)
            if theirs or ours:
                yield from _compare(pair, theirs, ours)


def _alone(pair: Pair) -> Iterator[Hit]:
    for one in find_wrong_contacts(pair.target):
        if one.kind == "email":
            yield Hit(pair, one.start, one.end, "comma", {"found": one.text}, (one.key,))
        elif one.text not in (pair.source or ""):
            yield Hit(pair, one.start, one.end, "key", {"found": one.text}, level="warning")


def _compare(pair: Pair, theirs: Sequence[Contact], ours: Sequence[Contact]) -> Iterator[Hit]:
    here, there = {one.key for one in ours}, {one.key for one in theirs}
    missing = [one for one in theirs if one.key not in here and not _stands_in(one, pair.target)]
    extra = [one for one in ours if one.key not in there and not _stands_in(one, pair.source or "")]
    for one in missing:
        other = max((item for item in extra if item.kind == one.kind), key=lambda item: _likeness(one, item), default=None)
        level = "info" if one.kind == "hashtag" else "warning" if one.kind == "postcode" else ""
        if other and _is_translated(one, other):
            level = "info"
        if other and (_likeness(one, other) >= _NEAR or len(missing) == len(extra) == 1):
            extra.remove(other)
            arguments = {"found": other.text, "expected": one.text}
            yield Hit(
                pair, other.start, other.end, "changed", arguments, (one.text,), level=level, source_span=(one.start, one.end)
            )
        elif one.kind != "reference":
            span = (one.start, one.end)
            yield Hit(pair, *span, "missing", {"expected": one.text}, (one.text,), "source", level, span)
    for one in (item for item in extra if item.kind != "reference"):
        level = "info" if one.kind in {"hashtag", "handle"} else "warning"
        yield Hit(pair, one.start, one.end, "extra", {"found": one.text}, level=level)


def _is_translated(one: Contact, other: Contact) -> bool:
    """Return whether a site has a name in each language under one domain: emplois.gc.ca and jobs.gc.ca; a near miss is none."""
    (first, *domain), (second, *same) = (item.key.partition("/")[0].split(".") for item in (one, other))
    is_other_name = Levenshtein.normalized_similarity(first, second) < _NEAR
    return one.kind == "url" and len(domain) > 1 and domain == same and is_other_name


def _likeness(one: Contact, other: Contact) -> float:
    return float(Levenshtein.normalized_similarity(one.key, other.key))


def _stands_in(one: Contact, text: str) -> bool:
    """Return whether the other side has it in a form that is no address of its own, such as a number in a longer one."""
    return one.text in text or (
        one.kind in {"phone", "siren", "iban", "isbn", "postcode"} and one.key in "".join(filter(str.isdigit, text))
    )

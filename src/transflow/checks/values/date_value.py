"""A date or a time differs from the source, does not exist, or names the wrong day of the week.

Why it matters: readers come on the wrong day. "le 15 juin 2027" is "15 June 2027" or "June 15, 2027"; the year may be left out
on one side. "mardi 28 janvier 2025" is right, "lundi 28 janvier 2025" is wrong in every language. "03/04/2025" in English is
told as a note.

Source: CLDR date formats for French and English; the proleptic Gregorian calendar of Python's datetime.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.date_matching import DateMismatch, compare_dates
from transflow.text.dates import Date, find_dates

FRENCH = """Une date diffère de la source, n’existe pas, ou porte un mauvais jour de la semaine.

Pourquoi : le lecteur vient le mauvais jour. « le 15 juin 2027 » est « 15 June 2027 » ou « June 15, 2027 » ; l’année peut manquer
d’un côté. « mardi 28 janvier 2025 » est juste, « lundi 28 janvier 2025 » est faux dans toutes les langues. « 03/04/2025 »
en anglais est une simple remarque."""
RULE = Rule("DATE001", "date-value", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}" stands for "{expected}" in the source', "« {found} » répond à « {expected} » dans la source"),
    "missing": ('the date "{expected}" of the source is not in the translation', "la date « {expected} » de la source manque"),
    "extra": ('the date "{found}" is not in the source', "la date « {found} » n’est pas dans la source"),
    "year": ('the year of "{expected}" is not in the translation', "l’année de « {expected} » manque dans la traduction"),
    "weekday": ('"{found}" is a {expected}', "« {found} » tombe un {expected}"),
    "impossible": ('"{found}" does not exist', "« {found} » n’existe pas"),
    "source-weekday": (
        'the source itself is wrong: "{found}" is a {expected}; ask its author',
        "la source elle-même est fausse : « {found} » tombe un {expected} ; à voir avec son auteur",
    ),
    "source-impossible": (
        'the source itself is wrong: "{found}" does not exist; ask its author',
        "la source elle-même est fausse : « {found} » n’existe pas ; à voir avec son auteur",
    ),
    "ambiguous": (
        '"{found}" is two dates: day first in Britain, month first in the United States',
        "« {found} » est double : le jour vient d’abord à Londres, le mois à New York",
    ),
    "language": ('"{found}" is written in the other language', "« {found} » est écrit dans l’autre langue"),
}
EXAMPLES = {
    "fire": [("Le 15 juin 2027.", "On 15 July 2027.")],
    "silent": [("Le 15 juin 2027.", "On June 15, 2027."), ("Le 1er mars.", "On 1 March 2024.")],
}


_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the dates that are wrong in themselves, in the translation or in its source, then those that the sides do not share."""
    for pair in pairs:
        faulty = list(_faults_alone(pair, context.target_language))
        if not context.is_bilingual or not pair.source or not pair.target.strip():
            yield from faulty
            continue
        theirs = list(_source_faults(pair, pair.source, context))
        yield from theirs
        told = {hit.source_span for hit in theirs}
        alone = {(hit.start, hit.end) for hit in faulty if hit.message != "ambiguous"}
        faults = compare_dates(pair.source, context.source_language, pair.target, context.target_language)
        copied = _copies(faulty, theirs)
        yield from (hit for hit in faulty if hit not in copied)
        for fault in faults:
            yield from _compare(pair, fault, alone, told)


def _compare(
    pair: Pair, fault: DateMismatch, alone: Collection[tuple[int, int]], told: Collection[tuple[int, int] | None]
) -> Iterator[Hit]:
    """Yield the hit of a mismatch, unless its date was told to be wrong in itself, on either side."""
    date, source = fault.date, fault.counterpart
    span = date.start, date.end
    if fault.kind == "changed" and source is not None:
        source_span = source.start, source.end
        if span not in alone and source_span not in told:
            yield Hit(pair, *span, "changed", {"found": date.text, "expected": source.text}, source_span=source_span)
    elif fault.kind == "extra":
        if span not in alone:
            yield Hit(pair, *span, "extra", {"found": date.text})
    elif span not in told:
        level = "warning" if fault.kind == "year" else ""
        yield Hit(pair, *span, fault.kind, {"expected": date.text}, side="source", level=level, source_span=span)


def _copies(faulty: Sequence[Hit], theirs: Sequence[Hit]) -> list[Hit]:
    """Return the faults of the target that the source has too: they are told once, of the source."""
    wrong = {(hit.message.removeprefix("source-"), hit.arguments["key"]) for hit in theirs}
    return [hit for hit in faulty if (hit.message, hit.arguments["key"]) in wrong]


def _source_faults(pair: Pair, source: str, context: Context) -> Iterator[Hit]:
    """Yield the dates of the source that no calendar has, or whose weekday does not fit."""
    for date in find_dates(source, context.source_language):
        message, expected = _fault_alone(date, context.source_language) or ("", "")
        if message in {"impossible", "weekday"}:
            span = date.start, date.end
            arguments = {"found": date.text, "expected": expected, "key": _key(date)}
            yield Hit(pair, *span, f"source-{message}", arguments, side="source", level="warning", source_span=span)


def _key(date: Date) -> str:
    return f"{date.weekday} {date.day} {date.month} {date.year}"


def _faults_alone(pair: Pair, language: str) -> Iterator[Hit]:
    for date in find_dates(pair.target, language):
        hit = _fault_alone(date, language)
        if hit:
            message, expected = hit
            arguments = {"found": date.text, "expected": expected, "key": _key(date)}
            yield Hit(pair, date.start, date.end, message, arguments, level="info" if message == "ambiguous" else "")


def _fault_alone(date: Date, language: str) -> tuple[str, str] | None:
    if not date.is_possible:
        return "impossible", ""
    if date.weekday is not None and date.true_weekday is not None and date.weekday != date.true_weekday:
        return "weekday", _WEEKDAYS[language][date.true_weekday]
    if date.ambiguous:
        return "ambiguous", ""
    return ("language", "") if date.foreign else None

"""A date, a month or a day of the week differs from the source, does not exist, or does not fit its date.

Why it matters: readers come on the wrong day. "le 15 juin 2027" is "15 June 2027" or "June 15, 2027"; the translation may add the
year, and a year that it leaves out is a warning. Months and weekdays that stand alone are compared where each side has another one;
"la nuit de dimanche" may be "Saturday night". "mardi 28 janvier 2025" is right, "lundi 28 janvier 2025" is wrong in every language:
in the source too, where it is told so that its author be asked. "03/04/2025" in English is told as a note.

Source: CLDR date formats for French and English; the proleptic Gregorian calendar of Python's datetime.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.date_matching import DateMismatch, compare_dates
from transflow.text.dates import Date, find_dates

FRENCH = """Une date, un mois ou un jour de la semaine diffère de la source, n’existe pas, ou ne va pas avec sa date.

Pourquoi : le lecteur vient le mauvais jour. « le 15 juin 2027 » est « 15 June 2027 » ou « June 15, 2027 » ; la traduction peut
ajouter l’année, et une année qu’elle omet est un avertissement. Les mois et jours seuls sont comparés si chaque côté en a un
autre ; « la nuit de dimanche » peut être « Saturday night ». « mardi 28 janvier 2025 » est juste, « lundi 28 janvier 2025 » est
faux dans toutes les langues, dans la source aussi, ce qui est dit pour que l’on interroge son auteur. « 03/04/2025 » en anglais
est une simple remarque."""
RULE = Rule("DATE001", "date-value", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}": the source has "{expected}"', "« {found} » : la source donne « {expected} »"),
    "missing": ('the date "{expected}" of the source is not in the translation', "la date « {expected} » de la source manque"),
    "extra": ('the date "{found}" is not in the source', "la date « {found} » n’est pas dans la source"),
    "year": ('the year of "{expected}" is not in the translation', "l’année de « {expected} » manque dans la traduction"),
    "weekday": ('"{found}" is a {english}', "« {found} » tombe un {french}"),
    "impossible": ('"{found}" does not exist', "« {found} » n’existe pas"),
    "source-weekday": (
        'the source itself is wrong: "{found}" is a {english}; ask its author',
        "la source elle-même est fausse : « {found} » tombe un {french} ; à voir avec son auteur",
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
    "fire": [
        ("Le 15 juin 2027.", "On 15 July 2027."),
        ("La loi du 23 novembre 2018.", "The law of 23 November."),
        ("Rendez-vous jeudi.", "Meet us on Tuesday."),
        ("Le lundi 28 janvier 2025.", "On 28 January 2025."),
    ],
    "silent": [("Le 15 juin 2027.", "On June 15, 2027."), ("Le 1er mars.", "On 1 March 2024.")],
}


_WEEKDAYS = {
    "english": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "french": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the dates that are wrong in themselves, in the translation or in its source, then those that the sides do not share."""
    for pair in pairs:
        faulty = list(_faults_alone(pair, context.target_language))
        if not context.is_bilingual or not pair.source or not pair.target.strip():
            yield from faulty
            continue
        theirs = list(_source_faults(pair, pair.source, context.source_language))
        yield from (hit if _fault(hit) in map(_fault, faulty) else replace(hit, level="warning") for hit in theirs)
        told = {hit.source_span for hit in theirs}
        alone = {(hit.start, hit.end) for hit in faulty if hit.message != "ambiguous"}
        faults = compare_dates(pair.source, context.source_language, pair.target, context.target_language)
        yield from (hit for hit in faulty if _fault(hit) not in map(_fault, theirs))
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


def _fault(hit: Hit) -> tuple[str, str]:
    """Return what is wrong with which date: a fault that the target copies is told once, of the source."""
    return hit.message.removeprefix("source-"), hit.arguments.get("date", "")


def _source_faults(pair: Pair, source: str, language: str) -> Iterator[Hit]:
    """Yield the dates of the source that no calendar has, or whose weekday does not fit."""
    for date in find_dates(source, language):
        message = _fault_alone(date)
        if message in {"impossible", "weekday"}:
            span = date.start, date.end
            yield Hit(pair, *span, f"source-{message}", _arguments(date), side="source", source_span=span)


def _faults_alone(pair: Pair, language: str) -> Iterator[Hit]:
    for date in find_dates(pair.target, language):
        if message := _fault_alone(date):
            yield Hit(pair, date.start, date.end, message, _arguments(date), level="info" if message == "ambiguous" else "")


def _arguments(date: Date) -> dict[str, str]:
    """Return what the messages name: the date as written and as read, and the day of the week that it is."""
    names = {} if date.true_weekday is None else {language: days[date.true_weekday] for language, days in _WEEKDAYS.items()}
    return {"found": date.text, "date": f"{date.weekday} {date.day} {date.month} {date.year}", **names}


def _fault_alone(date: Date) -> str:
    """Return the key of the message about a date that is wrong in itself, empty for none."""
    if not date.is_possible:
        return "impossible"
    if date.weekday is not None and date.true_weekday is not None and date.weekday != date.true_weekday:
        return "weekday"
    if date.ambiguous:
        return "ambiguous"
    return "language" if date.foreign else ""

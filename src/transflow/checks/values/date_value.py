"""A date or a time differs from the source, does not exist, or names the wrong day of the week.

Why it matters: readers come on the wrong day. "le 15 juin 2027" is "15 June 2027" or "June 15, 2027"; the year may be left out
on one side. "mardi 28 janvier 2025" is right, "lundi 28 janvier 2025" is wrong in every language. "03/04/2025" in English is
told as a note.

Source: CLDR date formats for French and English; the proleptic Gregorian calendar of Python's datetime.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.dates import Date, compare_dates, find_dates

FRENCH = """Une date diffère de la source, n’existe pas, ou porte un mauvais jour de la semaine.

Pourquoi : le lecteur vient le mauvais jour. « le 15 juin 2027 » est « 15 June 2027 » ou « June 15, 2027 » ; l’année peut manquer
d’un côté. « mardi 28 janvier 2025 » est juste, « lundi 28 janvier 2025 » est faux dans toutes les langues. « 03/04/2025 »
en anglais est une simple remarque."""
RULE = Rule("DATE001", "date-value", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}" stands for "{expected}" in the source', "« {found} » répond à « {expected} » dans la source"),
    "missing": ('the date "{expected}" of the source is not in the translation', "la date « {expected} » de la source manque"),
    "extra": ('the date "{found}" is not in the source', "la date « {found} » n’est pas dans la source"),
    "weekday": ('"{found}" is a {expected}', "« {found} » tombe un {expected}"),
    "impossible": ('"{found}" does not exist', "« {found} » n’existe pas"),
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
    """Yield the dates that differ from the source, and those that are wrong in themselves."""
    for pair in pairs:
        faulty = list(_faults_alone(pair, context.target_language))
        yield from faulty
        if not context.is_bilingual or not pair.source or not pair.target.strip():
            continue
        alone = {(hit.start, hit.end) for hit in faulty if hit.message != "ambiguous"}
        for fault in compare_dates(pair.source, context.source_language, pair.target, context.target_language):
            date, other = fault.date, fault.counterpart
            if fault.kind == "changed" and other is not None:
                source, target = (date, other) if fault.side == "source" else (other, date)
                if (target.start, target.end) not in alone:
                    arguments = {"found": target.text, "expected": source.text}
                    yield Hit(pair, target.start, target.end, "changed", arguments, source_span=(source.start, source.end))
            elif fault.kind == "missing":
                yield Hit(
                    pair,
                    date.start,
                    date.end,
                    "missing",
                    {"expected": date.text},
                    side="source",
                    source_span=(date.start, date.end),
                )
            elif fault.kind == "extra" and (date.start, date.end) not in alone:
                yield Hit(pair, date.start, date.end, "extra", {"found": date.text})


def _faults_alone(pair: Pair, language: str) -> Iterator[Hit]:
    for date in find_dates(pair.target, language):
        hit = _fault_alone(date, language)
        if hit:
            message, expected = hit
            arguments = {"found": date.text, "expected": expected}
            yield Hit(pair, date.start, date.end, message, arguments, level="info" if message == "ambiguous" else "")


def _fault_alone(date: Date, language: str) -> tuple[str, str] | None:
    if not date.is_possible:
        return "impossible", ""
    if date.weekday is not None and date.true_weekday is not None and date.weekday != date.true_weekday:
        return "weekday", _WEEKDAYS[language][date.true_weekday]
    if date.ambiguous:
        return "ambiguous", ""
    return ("language", "") if date.foreign else None

"""A time of day differs from the source, is missing, was added, or is written as in the other language.

Why it matters: an event at 14.30 announced for 4.30 pm loses its public. "14 h 30" is "2.30 pm" or "14:30"; noon and midnight
are 12 and 0; a time that leaves morning or afternoon open answers both. A time zone must be the same; "14h30" in English and
"2.30 pm" in French are warnings. Half a time ("at 8: pm", "to am") has lost its figures. Bad: "à 14 h 30" / "at 4.30 pm".

Source: CLDR time formats for French and English; Imprimerie nationale, "Heures"; New Hart's Rules 11.3.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.times import Time, compare_times, find_broken_times, find_times, find_zones
from transflow.text.units import find_measures

FRENCH = """Une heure diffère de la source, manque, a été ajoutée, ou suit l’usage de l’autre langue.

Pourquoi : un rendez-vous à 14 h 30 annoncé pour « 4.30 pm » perd son public. « 14 h 30 » est « 2.30 pm » ou « 14:30 » ; midi et
minuit valent 12 et 0 ; une heure qui laisse ouvert le matin ou l’après-midi répond aux deux. Le fuseau doit être le même ;
« 14h30 » en anglais et « 2.30 pm » en français sont des avertissements. Une moitié d’heure (« at 8: pm ») a perdu des chiffres."""
RULE = Rule("TIME001", "time-value", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}": the source has "{expected}"', "« {found} » : la source donne « {expected} »"),
    "missing": ('the time "{expected}" of the source is not in the translation', "l’heure « {expected} » de la source manque"),
    "extra": ('the time "{found}" is not in the source', "l’heure « {found} » n’est pas dans la source"),
    "zone": (
        '"{found}": the source has another time zone, "{expected}"',
        "« {found} » : la source donne un autre fuseau, « {expected} »",
    ),
    "broken": ('"{found}" is half a time: figures are missing', "« {found} » : il manque des chiffres à cette heure"),
    "french": ('"{found}" is the French way to write a time', "« {found} » : un texte anglais écrit l’heure autrement"),
    "english": ('"{found}" is the English way to write a time', "« {found} » : l’usage anglais ; le français écrit « 14 h 30 »"),
}
EXAMPLES = {
    "fire": [("La visite commence à 14 h 30.", "The visit starts at 4.30 pm."), (None, "It starts at 14h30.")],
    "silent": [("La visite commence à 14 h 30.", "The visit starts at 2:30 p.m."), ("De 9 h à midi.", "From 9 am to noon.")],
    "fire_fr": [("The visit starts at noon.", "La visite commence à 14 h.")],
}


_FOREIGN = {"en": re.compile(r"\d ?h ?\d\d", re.IGNORECASE), "fr": re.compile(r"\d ?[ap]\.? ?m\b\.?", re.IGNORECASE)}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each time that the two sides do not share, then for those that follow the other language's habit."""
    for pair in pairs:
        if not pair.target.strip():
            continue
        compared = list(_compare(pair, context)) if context.is_bilingual and pair.source else []
        broken = [] if any(hit.message == "changed" for hit in compared) else list(_broken(pair))
        lost = [hit for hit in compared if hit.message == "missing"]
        if len(broken) == len(lost) == 1:
            compared.remove(lost[0])
            broken[0].arguments["expected"] = lost[0].arguments["expected"]
            broken = [replace(broken[0], message="changed", source_span=lost[0].source_span)]
        yield from (*compared, *broken)
        yield from _foreign(pair, context.target_language, {(hit.start, hit.end) for hit in compared if hit.side == "target"})


def _foreign(pair: Pair, language: str, told: Collection[tuple[int, int]]) -> Iterator[Hit]:
    if not _FOREIGN[language].search(pair.target):
        return
    message = "french" if language == "en" else "english"
    for time in find_times(pair.target, language):
        if _FOREIGN[language].search(time.text) and (time.start, time.end) not in told:
            suggestion = _write_time(time.minutes, language)
            yield Hit(pair, time.start, time.end, message, {"found": time.text}, (suggestion,), level="warning")


def _broken(pair: Pair) -> Iterator[Hit]:
    """Yield the times of the target that lost figures; where the source has the same it is no time of day."""
    for start, end in find_broken_times(pair.target):
        found = pair.target[start:end]
        if not find_broken_times(pair.source or ""):
            yield Hit(pair, start, end, "broken", {"found": found})


def _write_time(minutes: int, language: str) -> str:
    hour, minute = divmod(minutes, 60)
    if language == "en":
        return f"{hour % 12 or 12}{f'.{minute:02}' if minute else ''} {'pm' if hour >= 12 else 'am'}"
    minutes_written = f"\u00a0{minute:02}" if minute else ""
    return f"{hour}\u00a0h{minutes_written}"


def _lasts(time: Time, text: str, language: str) -> bool:
    """Return whether a text gives the time as how long something lasts: `2 h 30`, "two and a half hours"."""
    return any(one.unit == "hour" and one.value * 60 == time.minutes for one in find_measures(text, language))


def _compare(pair: Pair, context: Context) -> Iterator[Hit]:
    source = pair.source or ""
    for fault in compare_times(source, context.source_language, pair.target, context.target_language):
        time, other = fault.time, fault.counterpart
        span = (time.start, time.end)
        if fault.kind == "changed" and other is not None:
            arguments = {"found": time.text, "expected": other.text}
            yield Hit(pair, *span, "changed", arguments, source_span=(other.start, other.end))
        elif fault.kind == "missing":
            if not _lasts(time, pair.target, context.target_language):
                yield Hit(pair, *span, "missing", {"expected": time.text}, side="source", source_span=span)
        elif not _lasts(time, source, context.source_language):
            yield Hit(pair, *span, "extra", {"found": time.text})
    theirs, ours = find_zones(source), find_zones(pair.target)
    if len(theirs) == len(ours) == 1 and theirs[0].name != ours[0].name:
        (zone,), (other_zone,) = ours, theirs
        arguments = {"found": zone.text, "expected": other_zone.text}
        yield Hit(pair, zone.start, zone.end, "zone", arguments, source_span=(other_zone.start, other_zone.end))

"""A time of day differs from the source, is missing, or was added.

Why it matters: an event at 14.30 announced for 4.30 pm loses its public. "14 h 30" is "2.30 pm" or "14:30"; noon and midnight
are 12 and 0; a time that leaves morning or afternoon open answers both. Bad: "à 14 h 30" / "at 4.30 pm".

Source: CLDR time formats for French and English; Imprimerie nationale, "Heures"; New Hart's Rules 11.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.times import compare_times

FRENCH = """Une heure diffère de la source, manque ou a été ajoutée.

Pourquoi : un rendez-vous à 14 h 30 annoncé pour « 4.30 pm » perd son public. « 14 h 30 » est « 2.30 pm » ou « 14:30 » ; midi et
minuit valent 12 et 0 ; une heure qui laisse ouvert le matin ou l’après-midi répond aux deux."""
RULE = Rule("TIME001", "time-value", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}" stands for "{expected}" in the source', "« {found} » répond à « {expected} » dans la source"),
    "missing": ('the time "{expected}" of the source is not in the translation', "l’heure « {expected} » de la source manque"),
    "extra": ('the time "{found}" is not in the source', "l’heure « {found} » n’est pas dans la source"),
}
EXAMPLES = {
    "fire": [("La visite commence à 14 h 30.", "The visit starts at 4.30 pm.")],
    "silent": [("La visite commence à 14 h 30.", "The visit starts at 2:30 p.m."), ("De 9 h à midi.", "From 9 am to noon.")],
    "fire_fr": [("The visit starts at noon.", "La visite commence à 14 h.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each time that the two sides do not share."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        for fault in compare_times(pair.source, context.source_language, pair.target, context.target_language):
            time, other = fault.time, fault.counterpart
            span = (time.start, time.end)
            if fault.kind == "changed" and other is not None:
                arguments = {"found": time.text, "expected": other.text}
                yield Hit(pair, *span, "changed", arguments, source_span=(other.start, other.end))
            elif fault.kind == "missing":
                yield Hit(pair, *span, "missing", {"expected": time.text}, side="source", source_span=span)
            else:
                yield Hit(pair, *span, "extra", {"found": time.text})

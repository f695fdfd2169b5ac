"""The translation belongs to another source: hardly a word of the one side answers a word of the other.

Why it matters: rows of a table that slipped by one, or a paragraph pasted in the wrong place, leave each sentence correct in
itself. Bad: "Les travaux commenceront au printemps prochain." / "The museum is closed on public holidays."

Source: ITS 2.0 localization quality issue type "mistranslation"; Brown et al. 1993 (IBM model 1) for the word table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.coverage import explains_more, weigh_coverage

FRENCH = """La traduction appartient à une autre source : presque aucun mot d’un côté ne répond à un mot de l’autre.

Pourquoi : des lignes décalées d’un rang, ou un paragraphe collé au mauvais endroit, laissent chaque phrase juste en elle-même."""
RULE = Rule("MEAN003", "unrelated-target", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "unrelated": (
        "this does not seem to be the translation of its source",
        "ceci ne semble pas être la traduction de sa source",
    )
}
EXAMPLES = {
    "fire": [
        (
            "Les travaux de rénovation du quartier commenceront au printemps prochain.",
            "The museum is closed on public holidays and every Tuesday.",
        )
    ],
    "silent": [
        ("Les travaux commenceront au printemps prochain.", "Work will begin next spring."),
        ("Contact presse", "Press contact"),
    ],
}
LEAST_WORDS, MOST_WEIGHT = 4, -0.7
"""Over 95 of 100 swapped pairs weigh less on both sides; of clean pairs fewer than one in five hundred."""
SHORT_WEIGHT = -1.3
"""For segments of four or five words, where chance weighs more."""
LONG = 6


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment that translates something else."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if pair.source and pair.target.strip() and is_unrelated(pair.source, pair.target, context):
            yield Hit(pair, 0, len(pair.target), "unrelated", source_span=(0, len(pair.source)))


def is_unrelated(source: str, target: str, context: Context) -> bool:
    """Return whether neither side explains the other."""
    if explains_more(source, target, context.source_language, MOST_WEIGHT):
        return False
    here = weigh_coverage(source, target, context.source_language)
    if len(here.words) < LEAST_WORDS:
        return False
    there = weigh_coverage(target, source, context.target_language)
    least = MOST_WEIGHT if len(here.words) >= LONG and len(there.words) >= LONG else SHORT_WEIGHT
    return len(there.words) >= LEAST_WORDS and max(here.mean, there.mean) <= least

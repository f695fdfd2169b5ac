"""The translation stops where the translation model would have gone on: its end is missing.

Asked for with `--deep`. The model says how likely the translation's closing sign is given the source, compared with given
nothing; a translation that is short for its source counts for more. The end of a text cut by hand, by a field too small or by a
model that stopped is told even where a full stop was put back.
Bad: "Le conseil a voté le budget et relancé le chantier du tramway." / "The council passed the budget and relaunched."

Source: ITS 2.0 localization quality issue type "omission"; Stahlberg & Byrne 2019 (the end sign of translation models).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import judged_pairs, measure_shortness, weigh_sides
from transflow.model import Level, Pair, Rule

FRENCH = """La traduction s’arrête là où le modèle de traduction aurait continué : il manque la fin.

Pourquoi : demandé par `--deep`. Le modèle dit à quel point le signe final de la traduction est probable d’après la source,
comparé à ce qu’il est d’après rien ; une traduction courte pour sa source compte davantage. La fin d’un texte coupé à la main,
par un champ trop petit ou par un modèle qui s’est arrêté est signalée même si un point a été remis."""
RULE = Rule("DEEP002", "deep-truncation", Level.WARNING, "omission", "segment", "0.1")
MESSAGES = {
    "cut": (
        "the translation model would not have ended here: the end seems to be missing",
        "le modèle de traduction ne se serait pas arrêté ici : il semble manquer la fin",
    )
}
EXAMPLES = {
    "fire": [
        (
            "Le conseil municipal a voté le budget et relancé le chantier du tramway.",
            "The city council passed the budget and relaunched.",
        )
    ],
    "silent": [
        (
            "Le conseil municipal a voté le budget et relancé le chantier du tramway.",
            "The city council passed the budget and relaunched the tramway project.",
        )
    ],
}
LEAST_WORDS = 6
MOST_SURPRISE = 8.0
"""What the end may count at most, in logarithms of a probability."""
SHORTNESS = 6.0
"""What a translation counts that is shorter than expected by the factor e."""
LEAST = 6.7
"""From the even lines of four sets of pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment that ends too early, at its last word."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST)


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair how surprising its end is, and its hit."""
    asked = judged_pairs(pairs, context, LEAST_WORDS)
    for pair, sides in zip(asked, weigh_sides(asked, context), strict=True):
        if sides:
            given, alone = sides
            surprise = min(MOST_SURPRISE, alone.end - given.end)
            start = pair.target.rstrip().rfind(" ") + 1
            yield (
                surprise + SHORTNESS * max(0.0, measure_shortness(pair, context)),
                Hit(pair, start, len(pair.target.rstrip()), "cut"),
            )

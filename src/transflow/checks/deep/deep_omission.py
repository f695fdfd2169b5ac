"""The translation is more likely without a phrase of the source than with it: that phrase was left out.

Asked for with `--deep`. Phrases of the source are left out in turn, and the model scores the translation again; what the
translation does say makes it less likely once it is gone. A short translation counts for more. It finds what the rule
`omission` is too coarse for: a complement, a clause or an item of a list in a sentence that reads well.
Bad: "La ministre a signé avec le maire de Rennes la convention de rénovation du quartier." /
"The minister signed the agreement to renovate the district."

Source: ITS 2.0 localization quality issue type "omission"; Vamvas & Sennrich 2022 (contrastive conditioning).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import weigh_phrases
from transflow.model import Level, Pair, Rule

FRENCH = """La traduction est plus probable sans une expression de la source qu’avec elle : cette expression a été oubliée.

Pourquoi : demandé par `--deep`. Les expressions de la source sont retirées tour à tour, et le modèle note de nouveau la
traduction ; ce qu’elle dit vraiment la rend moins probable une fois retiré. Une traduction courte compte davantage. La règle
trouve ce que la règle « omission » ne voit pas : un complément, une proposition ou un élément d’une liste, dans une phrase qui
se lit bien."""
RULE = Rule("DEEP003", "deep-omission", Level.WARNING, "omission", "segment", "0.1")
MESSAGES = {
    "left_out": (
        'the translation model does not find this part of the source in the translation: "{found}"',
        "le modèle ne retrouve pas cette partie de la source dans la traduction : « {found} »",
    )
}
EXAMPLES = {
    "fire": [
        (
            "La ministre a signé avec le maire de Rennes la convention de rénovation du quartier.",
            "The minister signed the agreement to renovate the district.",
        )
    ],
    "silent": [
        (
            "La ministre a signé avec le maire de Rennes la convention de rénovation du quartier.",
            "The minister signed the agreement to renovate the district with the mayor of Rennes.",
        )
    ],
}
LEAST = 0.75
"""From the even lines of four sets of pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a phrase that was left out: the phrase of the source."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST)


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair the weight of its worst phrase, and its hit."""
    for weight, pair, span in weigh_phrases(pairs, context):
        found = {"found": (pair.source or "")[slice(*span)]}
        yield weight, Hit(pair, *span, "left_out", found, side="source", source_span=span)

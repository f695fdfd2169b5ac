"""The source is more likely without a phrase of the translation than with it: that phrase was added.

Asked for with `--deep`. The mirror of `deep-omission`: phrases of the translation are left out in turn, and the model of the
other direction scores the source again.
Bad: "La ministre a signé la convention de rénovation du quartier." /
"The minister signed the agreement to renovate the district with the support of the European Union."

Source: ITS 2.0 localization quality issue type "addition"; Vamvas & Sennrich 2022 (contrastive conditioning).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import weigh_phrases
from transflow.model import Level, Pair, Rule

FRENCH = """La source est plus probable sans une expression de la traduction qu’avec elle : cette expression a été ajoutée.

Pourquoi : demandé par `--deep`. Le miroir de la règle « deep-omission » : les expressions de la traduction sont retirées tour à
tour, et le modèle de l’autre sens note de nouveau la source."""
RULE = Rule("DEEP004", "deep-addition", Level.WARNING, "addition", "segment", "0.1")
MESSAGES = {
    "added": (
        'the translation model does not find this part in the source: "{found}"',
        "le modèle ne retrouve pas cette partie dans la source : « {found} »",
    )
}
EXAMPLES = {
    "fire": [
        (
            "La ministre a signé la convention de rénovation du quartier.",
            "The minister signed the agreement to renovate the district with the support of the European Union.",
        )
    ],
    "silent": [
        (
            "La ministre a signé la convention de rénovation du quartier.",
            "The minister signed the agreement to renovate the district.",
        )
    ],
}
LEAST = 0.75
"""From the even lines of four sets of pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a phrase that its source does not have."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST)


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair the weight of its worst phrase, and its hit."""
    for weight, pair, span in weigh_phrases(pairs, context, backward=True):
        yield weight, Hit(pair, *span, "added", {"found": pair.target[slice(*span)]})

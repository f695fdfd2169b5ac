"""The translation model finds the translation more likely with two of its numbers exchanged.

Asked for with `--deep`. Both numbers are right and each stands in the place of the other: no comparison of values sees it. Two
neighbouring numbers are exchanged in turn, and the model scores the translation again given the source.
Bad: "Le fonds aide 12 communes et 45 associations." / "The fund helps 45 towns and 12 charities."

Source: ITS 2.0 localization quality issue type "numbers"; Sennrich 2017 (LingEval97, contrastive pairs).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import judged_pairs, weigh_variants
from transflow.model import Level, Pair, Rule
from transflow.text.variants import exchange_numbers

FRENCH = """Le modèle trouve la traduction plus probable une fois deux de ses nombres échangés.

Pourquoi : demandé par `--deep`. Les deux nombres sont justes et chacun est à la place de l’autre : aucune comparaison des valeurs
ne le voit. Deux nombres voisins sont échangés tour à tour, et le modèle note de nouveau la traduction d’après la source."""
RULE = Rule("DEEP007", "deep-number", Level.WARNING, "numbers", "segment", "0.1")
MESSAGES = {
    "exchanged": (
        'the translation model expects these numbers the other way round: "{found}"',
        "le modèle attend ces nombres dans l’autre ordre : « {found} »",
    )
}
EXAMPLES = {
    "fire": [("Le fonds aide 12 communes et 45 associations.", "The fund helps 45 towns and 12 charities.")],
    "silent": [("Le fonds aide 12 communes et 45 associations.", "The fund helps 12 towns and 45 charities.")],
}
LEAST_WORDS = 4
LEAST = 0.0
"""In logarithms of a probability. From the even lines of four sets of pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment whose numbers are likelier the other way round."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST)


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair the gain of its likeliest variant, and its hit."""
    for weight, pair, span, variant in weigh_variants(
        judged_pairs(pairs, context, LEAST_WORDS), context, lambda pair: exchange_numbers(pair.target)
    ):
        expected = variant[slice(*span)]
        yield weight, Hit(pair, *span, "exchanged", {"found": pair.target[slice(*span)], "expected": expected}, (expected,))

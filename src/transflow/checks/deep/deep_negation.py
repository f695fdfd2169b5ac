"""The translation model finds the translation more likely once a negation of the source is gone, or the reverse.

Asked for with `--deep`. Where one side has more negations than the other, each is taken out in turn and the other side is scored
again; a sentence that says the contrary becomes more likely. It finds what `negation-lost` excuses by a word of like meaning.
Bad: "Elle s’est opposée au projet sans rien dire." / "She did not oppose the project."

Source: Sennrich 2017 (LingEval97, polarity); Vamvas & Sennrich 2022 (contrastive conditioning); Hossain et al. 2020.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import judged_pairs, sides_of, weigh_cuts
from transflow.model import Level, Pair, Rule
from transflow.text.negation import count_negations
from transflow.text.negation_cuts import cut_negations

FRENCH = """Le modèle trouve la traduction plus probable une fois ôtée une négation de la source, ou l’inverse.

Pourquoi : demandé par `--deep`. Là où un côté a plus de négations que l’autre, chacune est ôtée tour à tour et l’autre côté noté
de nouveau ; une phrase qui dit le contraire devient plus probable. La règle trouve ce que « negation-lost » excuse par un mot de
sens voisin."""
RULE = Rule("DEEP005", "deep-negation", Level.WARNING, "mistranslation", "segment", "0.1")
MESSAGES = {
    "lost": (
        'the translation seems to state what the source denies: "{found}"',
        "la traduction semble affirmer ce que la source nie : « {found} »",
    ),
    "added": (
        'the translation seems to deny what the source states: "{found}"',
        "la traduction semble nier ce que la source affirme : « {found} »",
    ),
}
EXAMPLES = {
    "fire": [("Elle s’est opposée au projet sans rien dire.", "She did not oppose the project.")],
    "silent": [("Elle ne s’est pas opposée au projet.", "She did not oppose the project.")],
}
LEAST_WORDS = 4
LEAST = 0.1
"""From the even lines of four sets of pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a negation that the other side contradicts."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST)


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each pair with more negations on one side its weight, and its hit on that side."""
    languages = context.source_language, context.target_language
    for backward in (False, True):
        asked: list[Pair] = []
        for pair in judged_pairs(pairs, context, LEAST_WORDS):
            ours, theirs = map(count_negations, (pair.source or "", pair.target), languages)
            if (theirs > ours) if backward else (ours > theirs):
                asked.append(pair)
        for weight, pair, span in weigh_cuts(asked, context, cut_negations, backward=backward):
            found = {"found": sides_of(pair, backward=backward)[0][slice(*span)]}
            if backward:
                yield weight, Hit(pair, *span, "added", found)
            else:
                yield weight, Hit(pair, *span, "lost", found, side="source", source_span=span)

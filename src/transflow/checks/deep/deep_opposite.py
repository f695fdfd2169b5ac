"""The translation model finds the opposite of a word more likely than the word: it may have been turned round.

Asked for with `--deep`. Each word of the translation that has an opposite ("increase", "before", "public"), and that no word of
the source explains, is replaced by it, and the model scores the translation again given the source. It finds what `meaning-flip`
cannot, where something else in the sentence could stand for the word.
Bad: "Un accord permanent a été signé par les deux villes." / "A temporary agreement was signed by the two cities."

Source: Sennrich 2017 (LingEval97, contrastive pairs); Vamvas & Sennrich 2021 (contrastive conditioning).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from transflow.checks.context import Context, Hit
from transflow.checks.judging import Cut, judged_pairs, weigh_variants
from transflow.model import Level, Pair, Rule
from transflow.text.coverage import weigh_coverage
from transflow.text.variants import turn_words

FRENCH = """Le modèle trouve le contraire d’un mot plus probable que ce mot : le sens a peut-être été inversé.

Pourquoi : demandé par `--deep`. Chaque mot de la traduction qui a un contraire (« hausse », « avant », « public ») et qu’aucun mot
de la source n’explique est remplacé par lui, et le modèle note de nouveau la traduction d’après la source. La règle trouve ce que
« meaning-flip » ne voit pas, quand autre chose dans la phrase pourrait rendre le mot."""
RULE = Rule("DEEP006", "deep-opposite", Level.WARNING, "mistranslation", "segment", "0.1")
MESSAGES = {
    "turned": (
        'the translation model expects the opposite of "{found}": "{expected}"',
        "le modèle attend le contraire de « {found} » : « {expected} »",
    )
}
EXAMPLES = {
    "fire": [("Un accord permanent a été signé par les deux villes.", "A temporary agreement was signed by the two cities.")],
    "silent": [("Un accord permanent a été signé par les deux villes.", "A permanent agreement was signed by the two cities.")],
}
LEAST_WORDS = 4
LEAST = {"en": 3.0, "fr": 4.0}
"""By language of the translation, in logarithms of a probability. From the even lines of four sets of pairs, measured on their odd
lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a word whose opposite is likelier."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST[context.target_language])


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair the gain of its likeliest variant, and its hit."""
    for weight, pair, span, variant in weigh_variants(
        judged_pairs(pairs, context, LEAST_WORDS), context, partial(_turn_unexplained, context=context)
    ):
        expected = variant[span[0] : len(variant) - len(pair.target) + span[1]]
        yield weight, Hit(pair, *span, "turned", {"found": pair.target[slice(*span)], "expected": expected}, (expected,))


def _turn_unexplained(pair: Pair, context: Context) -> list[Cut]:
    """Return the variants of a target whose word nothing in the source explains: those alone are worth the cost."""
    coverage = weigh_coverage(pair.target, pair.source or "", context.target_language)
    odd = {word.start for word, weight in zip(coverage.words, coverage.weights, strict=True) if weight <= 0}
    return [variant for variant in turn_words(pair.target, context.target_language) if variant[0] in odd]

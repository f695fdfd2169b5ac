"""A word that the source makes less likely, not more: it may be a wrong one.

Asked for with `--deep`, a remark. Each token of the translation is scored given the source and given nothing. A right word gains
from its source; a content word that loses, and that no word of the source explains by the tables of correspondences, is named.
Small models see one wrong English word in ten, and few French ones (`benchmarks/deep.py`): the rule points at places to read, and
its silence says nothing.
Bad: "Les travaux du quartier commenceront au mois de mai." / "The works in the district will begin in the carpet of May."

Source: Church & Hanks 1990 (pointwise mutual information); Bugliarello et al. 2020 (cross-mutual information of a translation
model).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import judged_pairs, weigh_sides
from transflow.model import Level, Likelihood, Pair, Rule
from transflow.text.coverage import weigh_coverage

FRENCH = """Un mot que la source rend moins probable, et non plus : ce n’est peut-être pas le bon.

Pourquoi : demandé par `--deep`, une remarque. Chaque partie de mot de la traduction est notée d’après la source, puis d’après rien.
Un mot juste y gagne ; un mot plein qui y perd, et qu’aucun mot de la source n’explique d’après les tables de correspondances, est
nommé. Les petits modèles voient un mot anglais faux sur dix, et peu de mots français (`benchmarks/deep.py`) : la règle montre où
relire, son silence ne dit rien."""
RULE = Rule("DEEP008", "deep-word", Level.INFO, "mistranslation", "segment", "0.1")
MESSAGES = {
    "odd": (
        'nothing in the source makes the translation model expect "{found}"',
        "rien dans la source ne fait attendre « {found} » au modèle",
    )
}
EXAMPLES = {
    "fire": [
        (
            "Les travaux du quartier commenceront au mois de mai.",
            "The works in the district will begin in the carpet of May.",
        ),
    ],
    "silent": [
        ("Les locataires paieront moins de charges cet hiver.", "Tenants will pay lower service charges this winter."),
    ],
}
LEAST_WORDS, LEAST_LETTERS = 6, 4
LEAST = {"en": 3.1, "fr": 5.0}
"""What a word may lose, by language of the translation, in logarithms of its probability. From the even lines of four sets of
pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment, on the word that loses most."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST[context.target_language])


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair what its oddest word loses, and its hit."""
    asked = judged_pairs(pairs, context, LEAST_WORDS)
    for pair, sides in zip(asked, weigh_sides(asked, context), strict=True):
        losses = [(_loss(start, end, *sides), start, end) for start, end in _find_odd(pair, context)] if sides else []
        if losses:
            weight, start, end = max(losses)
            yield weight, Hit(pair, start, end, "odd", {"found": pair.target[start:end]})


def _find_odd(pair: Pair, context: Context) -> list[tuple[int, int]]:
    """Return the words in small letters that no word of the source explains."""
    coverage = weigh_coverage(pair.target, pair.source or "", context.target_language)
    return [
        (word.start, word.end)
        for word, weight in zip(coverage.words, coverage.weights, strict=True)
        if weight < 0 and word.end - word.start >= LEAST_LETTERS and pair.target[word.start : word.end].islower()
    ]


def _loss(start: int, end: int, given: Likelihood, alone: Likelihood) -> float:
    """Return by how much a word is less likely given the source than given nothing."""
    inside = [
        other.score - one.score
        for one, other in zip(given.scores, alone.scores, strict=True)
        if one.start < end and start < one.end
    ]
    return sum(inside)

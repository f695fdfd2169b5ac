"""The translation models see no link between the translation and its source: it says something else.

Asked for with `--deep`. Each side is scored given the other and given nothing; where the other side makes neither side more
likely, the one does not translate the other. Rules without a model that saw the fault already speak in its place.
Bad: "Tout cela prendra du temps." / "Please wipe your feet."

Source: ITS 2.0 localization quality issue type "mistranslation"; Junczys-Dowmunt 2018 (dual conditional cross-entropy);
Bugliarello et al. 2020 (cross-mutual information).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.judging import judged_pairs, weigh_sides
from transflow.model import Level, Pair, Rule

FRENCH = """Les modèles de traduction ne voient aucun lien entre la traduction et sa source : elle dit autre chose.

Pourquoi : demandé par `--deep`. Chaque côté est noté d’après l’autre, puis d’après rien ; si aucun des deux côtés ne gagne à
connaître l’autre, l’un ne traduit pas l’autre. Les règles sans modèle qui ont déjà vu la faute parlent à sa place."""
RULE = Rule("DEEP001", "deep-adequacy", Level.WARNING, "mistranslation", "segment", "0.1")
MESSAGES = {
    "unrelated": (
        "the translation models see no link between this and its source",
        "les modèles de traduction ne voient aucun lien entre ceci et sa source",
    )
}
EXAMPLES = {
    "fire": [
        ("Tout cela prendra du temps.", "Please wipe your feet."),
    ],
    "silent": [
        ("Les locataires paieront moins de charges cet hiver.", "Tenants will pay lower service charges this winter."),
        ("Le maire a salué le travail des équipes.", "The mayor praised the work of the teams."),
    ],
}
LEAST_WORDS = 4
LEAST = -0.75
"""What a token may gain, in logarithms of its probability, mean of both directions; a translation gains 4 and more. From the
even lines of four sets of pairs, measured on their odd lines (`benchmarks/deep.py`)."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment that gains nothing from its source, and whose source gains nothing from it."""
    return (hit for weight, hit in weigh(pairs, context) if weight >= LEAST)


def weigh(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[float, Hit]]:
    """Yield for each judged pair what a token loses by not gaining, and its hit."""
    asked = judged_pairs(pairs, context, LEAST_WORDS)
    forward, backward = (weigh_sides(asked, context, backward=side) for side in (False, True))
    for pair, sides in zip(asked, zip(forward, backward, strict=True), strict=True):
        gains = [given.mean - alone.mean for given, alone in filter(None, sides)]
        if gains:
            span = (0, len(pair.source or ""))
            yield -sum(gains) / len(gains), Hit(pair, 0, len(pair.target), "unrelated", source_span=span)

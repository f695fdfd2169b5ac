"""A negation of the source is missing in the translation, or the translation denies what the source states.

Why it matters: "les loyers n’augmenteront pas" is the opposite of "rents will increase". A negation may be rendered by a word
that says the same ("fails to", "without", "unable"): such words excuse it. It warns where the translation is close to its source
and has fewer negations; in a free translation, in a question, and where both sides have as many, it is a remark.
Bad: "Les loyers n’augmenteront pas." / "Rents will increase."  Good: "Rents will not increase."

Source: contrastive test sets: Sennrich 2017 (LingEval97, polarity); Hossain et al. 2020.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.negation import find_lost_negation

FRENCH = """Une négation de la source manque dans la traduction, ou la traduction nie ce que la source affirme.

Pourquoi : « les loyers n’augmenteront pas » est le contraire de « rents will increase ». Une négation peut être rendue par un
mot de sens négatif (« fails to », « without », « unable ») : ces mots l’excusent. C’est un avertissement si la traduction suit
sa source de près et a moins de négations ; dans une traduction libre, dans une question, et là où les deux côtés en ont autant,
c’est une remarque."""
RULE = Rule("MEAN004", "negation-lost", Level.WARNING, "mistranslation", "segment", "0.1")
MESSAGES = {
    "lost": ('the negation "{found}" is not in the translation', "la négation « {found} » manque dans la traduction"),
    "added": ('"{found}" denies what the source states', "« {found} » nie ce que la source affirme"),
}
EXAMPLES = {
    "fire": [
        ("Les loyers n’augmenteront pas.", "Rents will increase."),
        ("La commune n’a jamais reçu cette aide.", "The town has received this aid."),
    ],
    "silent": [
        ("Les loyers n’augmenteront pas.", "Rents will not increase."),
        ("Il n’a pas respecté le délai.", "He failed to meet the deadline."),
        ("Ce n’est que le début.", "This is just the beginning."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment whose negations do not agree."""
    if not context.is_bilingual:
        return
    ours, theirs = context.source_language, context.target_language
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        lost = find_lost_negation(pair.source, ours, pair.target, theirs)
        if lost:
            span = (lost.start, lost.end)
            level = "" if lost.is_sure else "info"
            yield Hit(pair, *span, "lost", {"found": pair.source[slice(*span)]}, side="source", source_span=span, level=level)
            continue
        added = find_lost_negation(pair.target, theirs, pair.source, ours)
        if added:
            span = (added.start, added.end)
            level = "" if added.is_sure else "info"
            yield Hit(pair, *span, "added", {"found": pair.target[slice(*span)]}, level=level)

"""The translation says more than its source: a part of it has no counterpart there.

Why it matters: a sentence that nobody at the institution has said goes out under its name. The same measure as for
`omission`, taken from the side of the translation.
Bad: "La ministre a signé." / "The minister signed, and promised that the rents of the tenants would fall by next winter."

Source: ITS 2.0 localization quality issue type "addition"; Brown et al. 1993; Gale & Church 1993 for the length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.meaning.omission import find_gap
from transflow.model import Level, Pair, Rule

FRENCH = """La traduction en dit plus que la source : une partie n’y a pas de pendant.

Pourquoi : une phrase que personne n’a dite dans l’institution paraît sous son nom. La mesure est celle de la règle « omission »,
prise du côté de la traduction."""
RULE = Rule("MEAN002", "addition", Level.WARNING, "addition", "segment", "0.1")
MESSAGES = {
    "end": ('the source has nothing for the end: "{found}"', "rien dans la source ne répond à la fin : « {found} »"),
    "part": ('the source has nothing for this part: "{found}"', "rien dans la source ne répond à cette partie : « {found} »"),
    "whole": ("this segment answers nothing in the source", "ce segment ne répond à rien dans la source"),
}
EXAMPLES = {
    "fire": [
        (
            "La ministre a signé la convention.",
            "The minister signed the agreement and promised the tenants that their rents would fall before next winter.",
        ),
        ("", "Read more on our website."),
    ],
    "silent": [("La ministre a signé la convention.", "The minister signed the agreement.")],
}

MARGIN = 2.0
"""Translators explain more than they leave out: what is added must stand out more. At 2.0 one clean pair of seven hundred does."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a part that the source does not have."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.target.strip() or pair.source is None:
            continue
        if not pair.source.strip():
            yield Hit(pair, 0, len(pair.target), "whole", level="info" if pair.role == "navigation" else "error")
            continue
        found = find_gap(_without_glosses(pair.target, context.glosses), pair.source, context.target_language, MARGIN)
        if found:
            span = found.run.start, found.run.end
            yield Hit(pair, *span, found.message, {"found": pair.target[slice(*span)]}, level="" if found.is_sure else "info")


def _without_glosses(text: str, glosses: Sequence[str]) -> str:
    """Return a text with the glossary's own explanations blanked, offsets kept: they add nothing that the source denies."""
    for gloss in glosses:
        text = text.replace(gloss, " " * len(gloss))
    return text

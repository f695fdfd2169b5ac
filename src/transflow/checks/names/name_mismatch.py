"""A name of the source is altered in the target, or is not there.

Why it matters: "Saint Herbain" for Saint-Herblain; a mayor never forgives it. The names of the source are the best list of
names for the target. Exonyms (Londres/London), glossary terms, titles and elisions are known. A near miss is an error; a name
that is simply not there is a warning, and only for names that no translator leaves out.

Source: Christen, A Comparison of Personal Name Matching, TR-CS-06-02 (edit distance with blocking); Damerau 1964.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.name_pairs import compare_names_across

FRENCH = """Un nom de la source est altéré dans la cible, ou n’y est pas.

Pourquoi : « Saint Herbain » pour Saint-Herblain ; un maire ne le pardonne pas. Les noms de la source sont la meilleure liste de
noms pour la cible. Les exonymes (Londres/London), les termes du glossaire, les titres et les élisions sont connus. Un nom presque
juste est une erreur ; un nom absent est un avertissement, et seulement pour ceux que nul traducteur n’omet."""
RULE = Rule("NAME001", "name-mismatch", Level.ERROR, "inconsistent-entities", "segment", "0.1", codes=("T04",))
MESSAGES = {
    "altered": (
        '"{found}" stands for "{expected}" in the source',
        "« {found} » répond à « {expected} » dans la source",
    ),
    "missing": (
        'the name "{expected}" of the source is not in the translation',
        "le nom « {expected} » de la source n’est pas dans la traduction",
    ),
}
LEVELS = {"low": "warning", "accents": "info", "spelling": "info"}
"""Levels of a difference between words that no list of names has."""
EXAMPLES = {
    "fire": [("À Saint-Herblain, le 3 mai.", "In Saint Herbain, on 3 May.")],
    "silent": [("À Londres et à Saint-Nazaire.", "In London and Saint-Nazaire.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each altered or lost name."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        exempt = _translated_terms(pair.source, context)
        faults = compare_names_across(
            pair.source,
            context.source_language,
            pair.target,
            context.target_language,
            exempt=exempt,
            registered=context.registered,
        )
        for fault in faults:
            span = (fault.source_start, fault.source_end)
            arguments = {"found": fault.found, "expected": fault.expected}
            if fault.kind == "altered":
                level = LEVELS.get(fault.confidence, "")
                place = (fault.target_start, fault.target_end)
                yield Hit(pair, *place, "altered", arguments, (fault.expected,), level=level, source_span=span)
            elif fault.confidence == "high":
                yield Hit(pair, *span, "missing", arguments, (fault.expected,), "source", "warning", source_span=span)


def _translated_terms(source: str, context: Context) -> list[str]:
    """Return the terms of the source that the glossary translates: their words are not names to be kept."""
    return [
        source[match.start : match.end]
        for match in context.match_source(source)
        if not any(
            term.text == match.term.text
            for term in context.glossary.by_id[match.term.concept].permitted(match.term, context.target_language)
        )
    ]

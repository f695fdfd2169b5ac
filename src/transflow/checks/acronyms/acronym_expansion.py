"""The letters of an acronym do not fit the words that it is said to stand for.

Why it matters: "the social and solidarity economy (ESS)" leaves an English reader looking for an E that comes first. Bad:
"social and solidarity economy (ESS)". Good: "social and solidarity economy (SSE)", or the full name in French before a French
acronym. An acronym that the glossary keeps for the same concept (the official one of a French body) is a note, and so is an
English one that a French text keeps and that has no French counterpart (KPI).

Source: issue type "terminology" of ITS 2.0; no peer compares an acronym with its expansion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.acronyms import AcronymPair, find_acronym_pairs
from transflow.text.normalize import fold_accents
from transflow.text.world_acronyms import counterparts

FRENCH = """Les lettres d’un sigle ne correspondent pas aux mots qu’il est censé abréger.

Pourquoi : « the social and solidarity economy (ESS) » laisse le lecteur anglais chercher un E placé en tête. Mauvais : « social
and solidarity economy (ESS) ». Bon : « social and solidarity economy (SSE) », ou le nom complet en français devant un sigle
français. Un sigle que le glossaire garde pour le même concept est une simple remarque, comme le sigle anglais
sans équivalent qu’un texte français garde (KPI)."""
RULE = Rule("TERM004", "acronym-expansion", Level.WARNING, "terminology", "segment", "0.1", codes=("T07",))
MESSAGES = {
    "misfit": (
        'the letters of "{acronym}" do not fit "{expansion}"',
        "les lettres de « {acronym} » ne correspondent pas à « {expansion} »",
    ),
}
EXAMPLES = {
    "fire": [(None, "the social and solidarity economy (ESS)")],
    "silent": [(None, "the social and solidarity economy (SSE)"), (None, "gross domestic product (GDP)")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each acronym in brackets whose letters do not fit, official names of the glossary excepted."""
    official = {spelling for term in context.glossary.acronyms(context.target_language) for spelling in (term.text, *term.variants)}
    for pair in pairs:
        for found in find_acronym_pairs(pair.target, context.target_language):
            if found.fits:
                continue
            known = found.acronym in official and _names_same_concept(found, pair, context)
            if not known and _is_other_use(found, pair):
                continue
            kept = context.target_language == "fr" and _is_foreign(found, pair, context)
            yield Hit(
                pair,
                found.acronym_start,
                found.acronym_end,
                "misfit",
                {"acronym": found.acronym, "expansion": found.expansion},
                () if known else _better(found, pair, context),
                level="info" if known or kept else "",
            )


def _is_other_use(found: AcronymPair, pair: Pair) -> bool:
    """Return whether the source has the acronym, but in no bracket: it stands for something else than the words before it.

    Accents of its letters may differ: CTK is the ČTK.
    """
    source = fold_accents(pair.source or "")
    return found.acronym in source and f"({found.acronym}" not in source


def _is_foreign(found: AcronymPair, pair: Pair, context: Context) -> bool:
    """Return whether French kept an English acronym of the source that has no French counterpart (KPI, AMQP)."""
    source = pair.source or ""
    listed = found.acronym in counterparts("fr") or any(
        found.acronym in {term.text, *term.variants} for term in context.glossary.acronyms("en")
    )
    return f"({found.acronym}" in source and not listed


def _names_same_concept(found: AcronymPair, pair: Pair, context: Context) -> bool:
    matches = context.match_target(pair.target, nested=True)
    named = {
        term.concept
        for match in matches
        for term in match.terms
        if match.end > found.expansion_start and match.start < found.expansion_end and term.type != "acronym"
    }
    return any(
        term.concept in named or not named
        for match in matches
        for term in match.terms
        if match.start == found.acronym_start and term.type == "acronym"
    )


def _better(found: AcronymPair, pair: Pair, context: Context) -> tuple[str, ...]:
    """Return the glossary's acronym for the words before the bracket."""
    for match in context.match_target(pair.target, nested=True):
        if match.end <= found.expansion_end and match.end > found.expansion_start:
            for term in context.glossary.by_id[match.term.concept].terms.get(context.target_language, ()):
                if term.type == "acronym" and term.is_permitted:
                    return (term.text,)
    world = counterparts(context.target_language).get(found.acronym)
    return (world,) if world else ()

"""A glossary term of the source is not rendered by one of its permitted targets.

Why it matters: institutions fix their vocabulary; a reader who meets three renderings of "politique de la ville" believes in
three policies. Bad: "bailleurs sociaux" / "social owners". Good: "social landlords". Inflected and listed forms count. A
term inside a longer matched term is not asked for, nor is a term whose segment was not translated at all.

Source: ITS 2.0 localization quality issue type "terminology"; glossary-term in Weblate and CheckMate compare exact strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Term
from transflow.terms.match import Match

FRENCH = """Un terme du glossaire présent dans la source n’est rendu par aucun de ses équivalents permis.

Pourquoi : les institutions fixent leur vocabulaire ; le lecteur qui rencontre trois traductions de « politique de la ville » croit
à trois politiques. Mauvais : « bailleurs sociaux » / « social owners ». Bon : « social landlords ». Les formes fléchies ou
listées comptent. Un terme compris dans un terme plus long n’est pas réclamé, ni celui d’un segment non traduit."""
RULE = Rule("TERM001", "glossary-term", Level.ERROR, "terminology", "segment", "0.1", codes=("T01",))
MESSAGES = {
    "missing": (
        'the glossary renders "{term}" by {expected}; it is not in the translation',
        "le glossaire rend « {term} » par {expected} ; la traduction ne le contient pas",
    ),
}
_LAW = re.compile(
    r"\b(?:lois?|codes?|règlements?|décrets?|ordonnances?|traités?)\s(?:[\w’'-]+\s){0,5}?(?:sur|relatifs?|relatives?|concernant|de|du|des|d[’'])\s?"
    r"(?:[\w’'-]+\s?){0,4}$",
    re.IGNORECASE,
)
"""The title of a law before a term: titles have translations of their own."""
_CAPITAL_NEXT = re.compile(r"(?:\s+(?:of|and|for))?\s+[A-Z]")
EXAMPLES = {
    "fire": [("Les bailleurs sociaux signent.", "Social owners sign.")],
    "silent": [
        ("Un développement durable et local.", "A sustainable local development."),
        ("Les bailleurs sociaux signent.", "Social landlords sign."),
        ("Un bailleur social.", "A social landlord."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each source term without a permitted rendering in its target."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        matches = context.match_source(pair.source)
        if not matches:
            continue
        present = {term.concept for match in context.match_target(pair.target, nested=True) for term in match.terms}
        for match in matches:
            expected = expected_terms(match, context)
            if not expected or match.term.enforce == "off" or is_rendered(match, pair.target, context):
                continue
            if _is_spread(expected, pair.target, context.target_language) or _is_part_of_word(match, pair.source):
                continue
            level = _level(match, pair.source)
            forms = " / ".join(f'"{term.text}"' for term in expected[:3])
            yield Hit(
                pair,
                match.start,
                match.end,
                "missing",
                {"term": pair.source[match.start : match.end], "expected": forms},
                tuple(term.text for term in expected[:3]),
                "source",
                level if match.term.concept not in present else "info" if level == "info" else "warning",
                (match.start, match.end),
                match.term.concept,
            )


def _level(match: Match, source: str) -> str:
    """Return the level: names and hard terms are errors, a rival word for a term is only a note, and so is part of a title."""
    if _is_name(match.term) or match.term.enforce not in {"soft", "check"}:
        return ""
    title = _LAW.search(source[: match.start])
    longer = match.text.istitle() and " " in match.text and bool(_CAPITAL_NEXT.match(source[match.end :]))
    return "info" if match.term.status == "admitted" or title or longer else "warning"


def _is_spread(expected: Sequence[Term], target: str, language: str) -> bool:
    """Return whether the words of a rendering stand in the target in another case, or with a word or two between them."""
    return any(
        _spread_pattern(term.text, language).search(target)
        for term in expected
        if term.enforce in {"soft", "check"} and len(term.text) > 6
    )


@lru_cache(maxsize=4096)
def _spread_pattern(text: str, language: str) -> re.Pattern[str]:
    ending = r"(?:e|s|es|x)?" if language == "fr" else r"(?:s|es)?"
    words = [re.escape(word) + ending for word in text.split()]
    return re.compile(r"\b" + r"(?:\s+[\w’'-]+){0,2}?\s+".join(words) + r"\b", re.IGNORECASE)


def _is_part_of_word(match: Match, source: str) -> bool:
    """Return whether letters follow after a hyphen: RTE in RTE-T is another name."""
    return match.text.isupper() and bool(re.match(r"-\w", source[match.end :]))


def expected_terms(match: Match, context: Context) -> tuple[Term, ...]:
    """Return the permitted target terms of a source match, those of its rivals included."""
    found: list[Term] = []
    for term in match.terms:
        found.extend(context.concepts[term.concept].permitted(term, context.target_language))
    return tuple(found)


def is_rendered(match: Match, target: str, context: Context) -> bool:
    """Return whether a permitted rendering of a source match is in the target, inflected, nested or not.

    People answer an acronym by its full form and the reverse; both count. The acronym of the other language has a rule of
    its own.
    """
    expected = expected_terms(match, context)
    concepts = {term.concept for term in match.terms}
    wanted = {term.text for term in expected}
    return any(
        (term.is_permitted and term.concept in concepts) or term.text in wanted
        for found in context.match_target(target, nested=True)
        for term in found.terms
    )


def _is_name(term: Term) -> bool:
    return term.type in {"name", "acronym"} or term.case == "exact"

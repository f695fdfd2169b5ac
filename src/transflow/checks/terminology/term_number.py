"""A glossary term is singular in the source and plural in the translation, or the reverse.

Why it matters: one district or all of them is not the same promise. Languages differ ("les finances publiques", "public finance"),
so this is a note, given where each side has the term once and both terms have two numbers. Bad: "le quartier prioritaire" /
"the priority districts". Good: "the priority district".

Source: Grevisse, Le Bon Usage, 16th ed., §§ 510-535; Quirk et al., A Comprehensive Grammar of the English Language, §§ 5.73-5.102.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.match import Match
from transflow.terms.morphology import is_plural, pluralize

FRENCH = """Un terme du glossaire est au singulier dans la source et au pluriel dans la traduction, ou l’inverse.

Pourquoi : un quartier ou tous les quartiers, ce n’est pas la même promesse. Les langues diffèrent (« les finances publiques »,
« public finance ») : c’est donc une remarque, faite quand chaque côté a le terme une fois et que les deux termes ont deux nombres.
Mauvais : « le quartier prioritaire » / « the priority districts ». Bon : « the priority district »."""
RULE = Rule("TERM010", "term-number", Level.INFO, "terminology", "segment", "0.1", codes=("T09",))
MESSAGES = {
    "plural": (
        '"{term}" is singular in the source, "{found}" is plural (concept {concept})',
        "« {term} » est au singulier dans la source, « {found} » au pluriel (notion {concept})",
    ),
    "singular": (
        '"{term}" is plural in the source, "{found}" is singular (concept {concept})',
        "« {term} » est au pluriel dans la source, « {found} » au singulier (notion {concept})",
    ),
}
EXAMPLES = {
    "fire": [("Le bailleur social signe.", "The social landlords sign.")],
    "silent": [
        ("Les bailleurs sociaux signent.", "The social landlords sign."),
        ("Des logements sociaux sont construits.", "Social housing is built."),
        ("Un bailleur social et des bailleurs sociaux.", "Social landlords."),
    ],
    "fire_fr": [("Social landlords sign.", "Le bailleur social signe.")],
    "silent_fr": [("A social landlord signs.", "Un bailleur social signe.")],
}
_BEFORE_PLURAL = re.compile(r"[ \u00a0][a-z]+[^s\W]s\b")
"""Another noun, it seems, that bears the number: "community mediator posts"."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each term whose number differs between the sides."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source:
            continue
        sources = _single_terms(context.match_source(pair.source))
        targets = _single_terms(context.match_target(pair.target))
        for concept, source in sources.items():
            target = targets.get(concept)
            if target is None:
                continue
            plural = is_plural(target.text, target.term)
            if is_plural(source.text, source.term) is plural or _BEFORE_PLURAL.match(pair.target, target.end):
                continue
            arguments = {"term": source.text, "found": target.text, "concept": concept}
            message = "plural" if plural else "singular"
            yield Hit(pair, target.start, target.end, message, arguments, source_span=(source.start, source.end), concept=concept)


def _single_terms(matches: Sequence[Match]) -> dict[str, Match]:
    """Return the terms with two numbers that stand once, by concept."""
    found: dict[str, list[Match]] = {}
    for match in matches:
        found.setdefault(match.term.concept, []).append(match)
    return {concept: group[0] for concept, group in found.items() if len(group) == 1 and _has_two_numbers(group[0])}


def _has_two_numbers(match: Match) -> bool:
    term = match.term
    if term.number or not term.is_permitted or term.type in {"acronym", "name"} or term.case == "exact" or match.rivals:
        return False
    return pluralize(term.text, term.language, term.head) != term.text

"""A name is written in two ways in one document, or nearly as a listed place or institution is.

Why it matters: "Pays de La Loire" beside "Pays de la Loire" looks careless, and "Loire Atlantique" is no département. The
listed form wins over the frequent one. Places come from the official list of French communes, départements, régions,
arrondissements and métropoles; institutions, people and programmes from the glossary and the settings. A near miss close to
another place named in the document ranks first.

Source: INSEE, Code officiel géographique (Licence Ouverte 2.0); PerfectIt's "similar words" and LanguageTool's multi-token
speller compare names within a document, neither against a list of places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit, texts
from transflow.model import Level, Pair, Rule
from transflow.text.name_variants import find_name_variants
from transflow.text.names import find_names
from transflow.text.place_faults import departments_of, find_place_faults

FRENCH = """Un nom est écrit de deux façons dans un document, ou presque comme un lieu ou une institution répertoriés.

Pourquoi : « Pays de La Loire » à côté de « Pays de la Loire » fait négligé, et « Loire Atlantique » n’est pas un département. La
forme officielle l’emporte sur la plus fréquente. Les lieux viennent du Code officiel géographique ; les institutions, les
personnes et les programmes, du glossaire et des réglages. Un nom proche d’un autre lieu cité dans le document passe d’abord."""
RULE = Rule("NAME002", "name-variant", Level.WARNING, "inconsistent-entities", "document", "0.1", codes=("T04",))
MESSAGES = {
    "variant": (
        '"{found}" here, "{expected}" on line {line}: keep "{expected}"',
        "« {found} » ici, « {expected} » ligne {line} : garder « {expected} »",
    ),
    "listed": (
        'no place or institution is called "{found}"; did you mean "{expected}"?',
        "aucun lieu ni organisme ne s’appelle « {found} » ; s’agit-il de « {expected} » ?",
    ),
}
EXAMPLES = {
    "fire": [(None, "In Loire Atlantique, near Nantes."), (None, "The Pays de La Loire region. In Pays de la Loire, too.")],
    "silent": [(None, "In Loire-Atlantique, near Nantes."), (None, "Saint-Nazaire and Saint-Lazare are far apart.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the near misses of listed names, then the rarer forms of names that the document writes in several ways."""
    registered = context.registered
    language = context.target_language
    names = {name.text for pair in pairs for name in find_names(pair.target, language)}
    in_source = {name.text for pair in pairs if pair.source for name in find_names(pair.source, context.source_language or "fr")}
    taken: set[tuple[str, int]] = set()
    named = names | in_source
    departments = departments_of(named)
    for pair in pairs:
        for fault in find_place_faults(pair.target, context_names=named, registered=registered, departments=departments):
            if fault.text in in_source:
                continue
            taken.update((pair.id, place) for place in range(fault.start, fault.end))
            arguments = {"found": fault.text, "expected": fault.suggestion}
            yield Hit(pair, fault.start, fault.end, "listed", arguments, (fault.suggestion,), level="error")
    for group in find_name_variants(texts(pairs), language, registered=registered):
        line = next((pairs[place.index].line for place in group.occurrences if place.text == group.preferred), 0)
        for place in group.occurrences:
            pair = pairs[place.index]
            if (
                place.text == group.preferred
                or (pair.id, place.start) in taken
                or _follows_source(place.text, group.preferred, pair)
            ):
                continue
            arguments = {"found": place.text, "expected": group.preferred, "line": str(line)}
            yield Hit(pair, place.start, place.end, "variant", arguments, (group.preferred,))


def _follows_source(text: str, preferred: str, pair: Pair) -> bool:
    """Return whether the source of a segment writes a name as its translation does: then the two sides agree."""
    return text in (pair.source or "") and preferred not in (pair.source or "")

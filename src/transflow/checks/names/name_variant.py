"""A name is written in two ways in one document, or nearly as a listed place or institution is.

Why it matters: "Pays de La Loire" beside "Pays de la Loire" looks careless, and "Loire Atlantique" is no département. The
listed form wins over the frequent one. Places come from the official list of French communes, départements, régions,
arrondissements and métropoles; institutions, people and programmes from the glossary and the settings. A near miss close to
another place named in the document ranks first. The surname behind a title counts too ("M. Durant" beside Pierre Durand). Other
capitals of a name that no list has ("Premier Ministre") are a remark, and so is what is wrong in a source, told on its side.

Source: INSEE, Code officiel géographique (Licence Ouverte 2.0); PerfectIt's "similar words" and LanguageTool's multi-token
speller compare names within a document, neither against a list of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.gazetteer import fold_place
from transflow.text.name_casing import find_casing_variants
from transflow.text.name_variants import VariantGroup, find_name_variants
from transflow.text.names import find_names
from transflow.text.place_faults import departments_of, find_place_faults
from transflow.text.surnames import find_surname_variants

FRENCH = """Un nom est écrit de deux façons dans un document, ou presque comme un lieu ou une institution répertoriés.

Pourquoi : « Pays de La Loire » à côté de « Pays de la Loire » fait négligé, et « Loire Atlantique » n’est pas un département. La
forme officielle l’emporte sur la plus fréquente. Les lieux viennent du Code officiel géographique ; les institutions, les
personnes et les programmes, du glossaire et des réglages. Un nom proche d’un autre lieu cité dans le document passe d’abord. Le
patronyme après un titre compte aussi (« M. Durant » à côté de Pierre Durand). D’autres capitales dans un nom qu’aucune liste ne
contient (« Premier Ministre ») sont une remarque, comme ce qui cloche dans la source, signalé de son côté."""
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
    """Yield the near misses of listed names, then the rarer forms of names that one side writes in several ways.

    The source is read as the target is, and what is wrong there is a remark: its author is another one.
    """
    target = _Side("target", context.target_language, [pair.target for pair in pairs])
    source = _Side("source", context.source_language, [pair.source or "" for pair in pairs])
    named = target.names() | (source.names() if context.is_bilingual else set())
    yield from _find(pairs, target, source, named, context)
    if context.is_bilingual:
        yield from _find(pairs, source, target, named, context)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a document."""

    name: str
    language: str
    texts: list[str]

    def names(self) -> set[str]:
        """Return the names of all segments."""
        return {name.text for text in self.texts for name in find_names(text, self.language)}


def _find(pairs: Sequence[Pair], side: _Side, other: _Side, named: set[str], context: Context) -> Iterator[Hit]:
    level = "" if side.name == "target" else "info"
    taken: set[tuple[int, int]] = set()
    for index, start, end, expected in _listed(side, other, named, context):
        taken.update((index, place) for place in range(start, end))
        arguments = {"found": side.texts[index][start:end], "expected": expected}
        span = (start, end) if side.name == "source" else None
        yield Hit(pairs[index], start, end, "listed", arguments, (expected,), side.name, level or "error", source_span=span)
    for group in _groups(side, context.registered):
        line = next((pairs[place.index].line for place in group.occurrences if place.text == group.preferred), 0)
        for place in group.occurrences:
            follows = side.name == "target" and _follows_source(place.text, group.preferred, other.texts[place.index])
            if place.text == group.preferred or (place.index, place.start) in taken or follows:
                continue
            taken.add((place.index, place.start))
            arguments = {"found": place.text, "expected": group.preferred, "line": str(line)}
            weight = level or ("" if group.is_sure else "info")
            span = (place.start, place.end) if side.name == "source" else None
            hit = Hit(pairs[place.index], place.start, place.end, "variant", arguments, (group.preferred,), side.name, weight)
            yield replace(hit, source_span=span)


def _listed(side: _Side, other: _Side, named: set[str], context: Context) -> Iterator[tuple[int, int, int, str]]:
    """Yield the index of the segment, the span and the listed form of each near miss; what the source has is told there."""
    registered, departments = context.registered, departments_of(named)
    for index, text in enumerate(side.texts):
        for fault in find_place_faults(text, context_names=named, registered=registered, departments=departments):
            if side.name == "source" or not _has(other.texts[index], fault.text):
                yield index, fault.start, fault.end, fault.suggestion


def _groups(side: _Side, registered: Sequence[str]) -> Iterator[VariantGroup]:
    yield from find_name_variants(side.texts, side.language, registered=registered)
    yield from find_casing_variants(side.texts, side.language, registered=registered)
    yield from find_surname_variants(side.texts)


def _follows_source(text: str, preferred: str, source: str) -> bool:
    """Return whether the source of a segment writes a name as its translation does: then the source is to be looked at."""
    return _has(source, text) or (
        _has(fold_place(source), fold_place(text)) and not _has(fold_place(source), fold_place(preferred))
    )


def _has(text: str, name: str) -> bool:
    """Return whether a text has a name as whole words."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None

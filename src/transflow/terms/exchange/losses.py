"""What a glossary loses in a format: the fields that it has no place for, and the terms that it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transflow.terms.exchange.own import CONCEPT_DEFAULTS, TERM_DEFAULTS
from transflow.terms.exchange.pairs import find_pairs
from transflow.terms.glossary import Concept
from transflow.terms.schema import ConceptEntry, TermEntry
from transflow.terms.short_forms import LANGUAGES

_EVERYTHING = frozenset(ConceptEntry.model_fields) | frozenset(TermEntry.model_fields)
_PAIR = frozenset({"id", "fr", "en", "term", "dnt", "pair_by_type"})
"""What a list of pairs holds or shows: ids are made anew, a name that is not translated is a pair of equal terms."""
KEPT = {
    "tbx": _EVERYTHING,
    "csv": _EVERYTHING,
    "tsv": _EVERYTHING,
    "tmx": _EVERYTHING,
    "deepl": _PAIR | {"variants", "direction"},
    "google": _PAIR | {"pos", "definition"},
}
"""The fields that each format holds: TBX-Basic and TMX with notes and properties of our own, one column for a field in CSV and TSV,
pairs of one direction for DeepL, equivalent term sets with pos and description for Google Cloud Translation."""
EXPORT_FORMATS = tuple(KEPT)
DEFAULT_DIRECTION = "fr-en"


@dataclass(frozen=True, slots=True)
class Loss:
    """What one concept loses."""

    concept: str
    place: int
    """Number of the concept in the glossary, from 0."""
    fields: tuple[str, ...]
    terms: tuple[str, ...]


def choose_direction(export_format: str, direction: str) -> str:
    """Return the direction of a list of pairs; empty for the formats that hold both."""
    if export_format == "deepl":
        return direction or DEFAULT_DIRECTION
    return direction if export_format == "google" else ""


def find_losses(
    entries: Sequence[ConceptEntry], concepts: Sequence[Concept], export_format: str, direction: str = ""
) -> Iterator[Loss]:
    """Yield what each concept would lose, in the order of the concepts.

    Args:
        entries: The concepts as the files write them.
        concepts: The same, every default filled in.
        export_format: One of `EXPORT_FORMATS`.
        direction: `fr-en` or `en-fr`, for lists of pairs; empty for the format's own choice.
    """
    kept = KEPT["deepl" if export_format == "google" and direction else export_format]
    if kept == _EVERYTHING:
        return
    pairs = find_pairs(concepts, choose_direction(export_format, direction))
    for place, (entry, concept, found) in enumerate(zip(entries, concepts, pairs, strict=True)):
        held = {id(term) for _, *terms in found for term in terms}
        fields = tuple(name for name in _fields(entry) if name not in kept)
        terms = tuple(term.text for language in LANGUAGES for term in concept.terms[language] if id(term) not in held)
        if fields or terms:
            yield Loss(concept.id, place, fields, terms)


def _fields(entry: ConceptEntry) -> Iterator[str]:
    """Yield the fields in which a concept or one of its terms says more than the default, each once."""
    owners: list[tuple[ConceptEntry | TermEntry, dict[str, object]]] = [(entry, CONCEPT_DEFAULTS)]
    owners += [(term, TERM_DEFAULTS) for language in LANGUAGES for term in getattr(entry, language)]
    names = {name for owner, defaults in owners for name, default in defaults.items() if getattr(owner, name) != default}
    yield from (name for name in dict.fromkeys((*ConceptEntry.model_fields, *TermEntry.model_fields)) if name in names)

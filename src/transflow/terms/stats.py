"""What a glossary holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from transflow.terms.glossary import Glossary, Term
from transflow.terms.read import LANGUAGES


@dataclass(frozen=True, slots=True)
class GlossaryStats:
    """Counts over a glossary; every mapping is sorted, most frequent key first, languages French first."""

    concepts: int
    terms: int
    terms_by_language: dict[str, int]
    terms_by_status: dict[str, dict[str, int]]
    """By language, then by status."""
    terms_by_type: dict[str, dict[str, int]]
    """By language, then by type."""
    terms_by_enforce: dict[str, int]
    concepts_by_domain: dict[str, int]
    """Concepts without a domain stand under an empty string."""
    concepts_by_enforce: dict[str, int]
    with_definition: int
    """Concepts with a definition in at least one language."""
    with_definition_by_language: dict[str, int]
    with_source: int
    with_note: int
    dnt: int
    """Concepts whose names are not translated."""
    pair_by_type: int
    without_target: dict[str, int]
    """By language, the concepts without a permitted term in it, those left untranslated excepted."""
    acronyms_without_full_form: tuple[Term, ...]
    """Permitted acronyms of concepts that have no permitted term of another type in the same language, in file order."""
    forms_by_language: dict[str, float]
    """Inflected forms listed for a term, on average; 0 where there is no term."""


def count_glossary(glossary: Glossary) -> GlossaryStats:
    """Return the counts of a glossary; one without a concept gives zeros."""
    by_language = {language: tuple(glossary.terms(language)) for language in LANGUAGES}
    every = [term for terms in by_language.values() for term in terms]
    return GlossaryStats(
        concepts=len(glossary),
        terms=len(every),
        terms_by_language={language: len(terms) for language, terms in by_language.items()},
        terms_by_status={language: _count(term.status for term in terms) for language, terms in by_language.items()},
        terms_by_type={language: _count(term.type for term in terms) for language, terms in by_language.items()},
        terms_by_enforce=_count(term.enforce for term in every),
        concepts_by_domain=_count(concept.domain for concept in glossary),
        concepts_by_enforce=_count(concept.enforce for concept in glossary),
        with_definition=sum(bool(concept.definition) for concept in glossary),
        with_definition_by_language={
            language: sum(bool(concept.definition.get(language)) for concept in glossary) for language in LANGUAGES
        },
        with_source=sum(bool(concept.source) for concept in glossary),
        with_note=sum(bool(concept.note) for concept in glossary),
        dnt=sum(concept.dnt for concept in glossary),
        pair_by_type=sum(concept.pair_by_type for concept in glossary),
        without_target={language: _count_without(glossary, language) for language in LANGUAGES},
        acronyms_without_full_form=tuple(_lone_acronyms(glossary)),
        forms_by_language={
            language: round(sum(len(term.forms) for term in terms) / len(terms), 3) if terms else 0.0
            for language, terms in by_language.items()
        },
    )


def _count(values: Iterable[str]) -> dict[str, int]:
    counted = Counter(values)
    return dict(sorted(counted.items(), key=lambda entry: (-entry[1], entry[0])))


def _count_without(glossary: Glossary, language: str) -> int:
    return sum(not concept.dnt and not any(term.is_permitted for term in concept.terms.get(language, ())) for concept in glossary)


def _lone_acronyms(glossary: Glossary) -> Iterable[Term]:
    for concept in glossary:
        for terms in concept.terms.values():
            permitted = [term for term in terms if term.is_permitted]
            if all(term.type == "acronym" for term in permitted):
                yield from permitted

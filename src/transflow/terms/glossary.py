"""A loaded glossary: concepts and their terms, every default filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

RANK = {"preferred": 0, "admitted": 1, "deprecated": 2, "forbidden": 3}
"""Order of the statuses, best first."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept in one language."""

    text: str
    language: str
    concept: str
    """Id of the concept."""
    status: str = "preferred"
    type: str = "full"
    gender: str = ""
    number: str = ""
    head: str = ""
    """The word that bears the number, where it is not the usual one."""
    forms: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    article: str = ""
    h_aspire: bool = False
    case: str = "smart"
    match: str = "lemma"
    direction: str = "both"
    enforce: str = "soft"
    priority: int = 0
    requires_any: tuple[str, ...] = ()
    forbids_any: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    gloss_first: str = ""
    note: str = ""
    line: int = 0
    """1-based line of the glossary file."""

    @property
    def is_permitted(self) -> bool:
        """Return whether a target text may hold the term."""
        return self.status in {"preferred", "admitted"}

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the term, its inflected forms and its variants."""
        return (self.text, *self.forms, *self.variants)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept with its terms in both languages."""

    id: str
    terms: dict[str, tuple[Term, ...]]
    domain: str = ""
    definition: dict[str, str] = field(default_factory=dict)
    dnt: bool = False
    pair_by_type: bool = False
    enforce: str = "soft"
    note: str = ""
    source: str = ""
    path: str = ""
    line: int = 0
    """1-based line of the glossary file."""

    def permitted(self, source: Term, language: str) -> tuple[Term, ...]:
        """Return the target terms that may render a source term, preferred first.

        With `pair_by_type` an acronym asks for acronyms and a full form for full forms, where the concept has them. The
        list is empty where the concept has no permitted term in the target language or the direction is switched off.
        """
        direction = f"{source.language}-{language}"
        terms = [
            term
            for term in self.terms.get(language, ())
            if term.is_permitted and term.direction in {"both", direction} and source.direction in {"both", direction}
        ]
        if self.pair_by_type:
            same = [term for term in terms if (term.type == "acronym") == (source.type == "acronym")]
            terms = same or terms
        if self.dnt and not terms and source.direction in {"both", direction}:
            terms = [source]
        return tuple(sorted(terms, key=lambda term: RANK[term.status]))


@dataclass(frozen=True, slots=True)
class Glossary:
    """The concepts of one or several files, in file order; ids are unique."""

    concepts: tuple[Concept, ...]
    name: str = ""
    release: str = ""
    digest: str = ""
    """SHA-256 over the files, hexadecimal."""
    paths: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return the number of concepts."""
        return len(self.concepts)

    def __iter__(self) -> Iterator[Concept]:
        """Yield the concepts in file order."""
        return iter(self.concepts)

    def terms(self, language: str) -> Iterator[Term]:
        """Yield every term of one language in file order."""
        for concept in self.concepts:
            yield from concept.terms.get(language, ())

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that must be written as they stand: terms that are not translated, and terms of type name."""
        found: dict[str, None] = {}
        for concept in self.concepts:
            for terms in concept.terms.values():
                for term in terms:
                    if term.is_permitted and (concept.dnt or term.type == "name") and term.text[:1].isupper():
                        found.update(dict.fromkeys((term.text, *term.variants)))
        return tuple(found)

    @property
    def label(self) -> str:
        """Return the name, release and size for a report."""
        title = " ".join(part for part in (self.name, self.release) if part)
        return f"{title} ({len(self)} concepts)" if title else f"{len(self)} concepts"


EMPTY = Glossary(())
"""The glossary without a concept."""

"""A loaded glossary: concepts and their terms, every default filled in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Self, overload

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


@dataclass(frozen=True)
class Glossary:
    """The concepts of one or several files, in file order; ids are unique.

    A glossary may be made of layers, each a glossary; then its concepts are those that no higher layer replaces.
    """

    concepts: Sequence[Concept]
    name: str = ""
    release: str = ""
    digest: str = ""
    """SHA-256 over the files, hexadecimal."""
    paths: tuple[str, ...] = ()
    priority: int = 0
    """Place among the layers of a larger glossary, before the order in which they are given; the greatest wins."""
    layers: tuple[Glossary, ...] = field(default=(), init=False, compare=False)
    """The lowest first; empty for a glossary that stands alone. A changed copy has none."""
    key: str = field(default="", init=False, compare=False)
    """Name in the cache; empty for a glossary that is not kept. A changed copy has none."""

    def attach(self, *, layers: tuple[Glossary, ...] = (), key: str = "") -> Self:
        """Say once, where the glossary is made, what its concepts come from; return it."""
        object.__setattr__(self, "layers", layers)
        object.__setattr__(self, "key", key)
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs: what is derived is derived there."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

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

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        """Return the concepts by their ids; no concept is read before it is asked for."""
        return _ById(self.concepts)

    @cached_property
    def notable(self) -> tuple[Concept, ...]:
        """Return the concepts that hold an acronym or a name, or are not translated, in file order."""
        return tuple(self.concepts[place] for place in find_notable(self.concepts))

    def acronyms(self, language: str) -> Iterator[Term]:
        """Yield the permitted acronyms of one language in file order."""
        for concept in self.notable:
            yield from (term for term in concept.terms.get(language, ()) if term.type == "acronym" and term.is_permitted)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names that must be written as they stand: terms that are not translated, and terms of type name."""
        found: dict[str, None] = {}
        for concept in self.notable:
            for terms in concept.terms.values():
                for term in terms:
                    if term.is_permitted and (concept.dnt or term.type == "name") and term.text[:1].isupper():
                        found.update(dict.fromkeys((term.text, *term.variants)))
        return tuple(found)

    @cached_property
    def kept(self) -> dict[tuple[str, str], Any]:
        """Return what is derived from the glossary once and kept with it: indexes and matchers, by kind and language."""
        return {}

    @property
    def label_in_layers(self) -> str:
        """Return what tells the glossary from others in use: its name, else that of its first file."""
        return self.name or Path(next(iter(self.paths), "")).stem

    @property
    def label(self) -> str:
        """Return the name, release and size for a report."""
        title = " ".join(part for part in (self.name, self.release) if part)
        return f"{title} ({len(self)} concepts)" if title else f"{len(self)} concepts"


def find_ids(concepts: Sequence[Concept]) -> Sequence[str]:
    """Return the ids of concepts, in order."""
    known: Sequence[str] | None = getattr(concepts, "ids", None)
    return [concept.id for concept in concepts] if known is None else known


def find_notable(concepts: Sequence[Concept]) -> Sequence[int]:
    """Return the places of the concepts that hold an acronym or a name, or are not translated."""
    known: Sequence[int] | None = getattr(concepts, "notable", None)
    if known is not None:
        return known
    return [
        place
        for place, concept in enumerate(concepts)
        if concept.dnt or any(term.type in {"acronym", "name"} for terms in concept.terms.values() for term in terms)
    ]


class LazyConcepts(Sequence[Concept]):
    """Concepts that are read when they are asked for; equal to another sequence of the same concepts."""

    ids: Sequence[str]
    notable: Sequence[int]

    @abstractmethod
    def read(self, place: int) -> Concept:
        """Return the concept at a place, from 0."""

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Concept: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Concept]: ...
    def __getitem__(self, place: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(place, slice):
            return tuple(map(self.read, range(*place.indices(len(self)))))
        return self.read(range(len(self.ids))[place])

    def __iter__(self) -> Iterator[Concept]:
        return map(self.read, range(len(self.ids)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self.ids))


class _ById(Mapping[str, Concept]):
    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._concepts = concepts
        self._places = {name: place for place, name in enumerate(find_ids(concepts))}

    def __getitem__(self, name: str) -> Concept:
        return self._concepts[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


EMPTY = Glossary(())
"""The glossary without a concept."""

"""The concepts and terms of glossary files with their places, as the rules of the linter see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transflow.terms.glossary import Concept, Glossary, Term
from transflow.terms.read import FileRead
from transflow.terms.schema import ConceptEntry, TermEntry
from transflow.terms.short_forms import LANGUAGES
from transflow.terms.tokens import lemma_of, tokenize
from transflow.text.normalize import normalize

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a glossary file."""

    path: str
    line: int
    column: int
    concept: str = ""
    concept_line: int = 0


@dataclass(frozen=True, slots=True)
class TermItem:
    """One term with the entry it was read from."""

    term: Term
    entry: TermEntry
    owner: ConceptItem
    path: tuple[str | int, ...]
    """Path of the entry in its file."""

    def place(self, *parts: str | int) -> Place:
        """Return the place of the term's own key, or of the field or list item named by a path below the entry."""
        path = (*self.path, *(parts or ("term",)))
        return self.owner.locate(path, key=isinstance(path[-1], str))

    def strings(self, *fields: str) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield each text as the file writes it, and its path below the entry, for fields that are text or lists of text."""
        for name in fields:
            value = getattr(self.entry, name)
            if isinstance(value, str):
                yield self._written((name,), value), (name,)
            elif value:
                for index, text in enumerate(value):
                    yield self._written((name, index), text), (name, index)

    def _written(self, parts: tuple[str | int, ...], text: str) -> str:
        written = self.owner.file.positions.written
        if not written:
            return text
        return written.get((*self.path, *parts)) or (written.get(self.path) if parts == ("term",) else None) or text


@dataclass(frozen=True, slots=True)
class ConceptItem:
    """One concept with the entry it was read from."""

    concept: Concept
    entry: ConceptEntry
    file: FileRead
    index: int
    """Place of the concept in its file."""

    def locate(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """Return the place of a path of the file."""
        line, column = self.file.positions.of(path, key=key)
        return Place(self.file.path, line, column, self.concept.id, self.concept.line)

    def place(self, *parts: str | int) -> Place:
        """Return the place of the concept, or of a path below it."""
        return self.locate(("concepts", self.index, *parts), key=bool(parts))

    def terms(self, language: str) -> Iterator[TermItem]:
        """Yield the concept's terms of one language, in the order of the file."""
        rows = zip(self.concept.terms.get(language, ()), getattr(self.entry, language), strict=True)
        for number, (term, entry) in enumerate(rows):
            yield TermItem(term, entry, self, ("concepts", self.index, language, number))


@dataclass(slots=True)
class Inventory:
    """All that the rules look at."""

    files: tuple[FileRead, ...]
    texts: Sequence[tuple[str, str]] = ()
    """Documents that the glossary serves: language and text."""
    memory: Sequence[tuple[str, str]] = ()
    """Pairs of a translation memory: French and English."""
    export_format: str = ""
    concepts: tuple[ConceptItem, ...] = ()
    terms: dict[str, tuple[TermItem, ...]] = field(default_factory=dict)
    """The terms of each language in the order of the files."""
    glossary: Glossary = field(default_factory=lambda: Glossary(()))

    def __post_init__(self) -> None:
        """Gather the concepts and terms of the files."""
        self.concepts = tuple(
            ConceptItem(concept, entry, file, index)
            for file in self.files
            for concept, entry, index in zip(file.concepts, file.header.concepts, file.indices, strict=True)
        )
        self.terms = {
            language: tuple(term for concept in self.concepts for term in concept.terms(language)) for language in LANGUAGES
        }
        self.glossary = Glossary(tuple(item.concept for item in self.concepts))

    def every_term(self) -> Iterator[TermItem]:
        """Yield the terms of both languages, French first."""
        for language in LANGUAGES:
            yield from self.terms[language]

    def by_surface(self, language: str) -> dict[str, list[TermItem]]:
        """Return the permitted terms that are looked up in a source text, by each of their spellings, case apart."""
        found: dict[str, list[TermItem]] = defaultdict(list)
        for item in self.terms[language]:
            if is_source(item.term):
                for spelling in dict.fromkeys(plain(text).lower() for text in item.term.spellings):
                    found[spelling].append(item)
        return found

    def by_lemma(self, language: str) -> dict[Key, list[TermItem]]:
        """Return the permitted terms that are looked up in a source text by lemmas, by the lemmas of the term."""
        found: dict[Key, list[TermItem]] = defaultdict(list)
        for item in self.terms[language]:
            if is_source(item.term) and item.term.match == "lemma" and item.term.case != "exact":
                key = lemma_key(item.term.text, language)
                if key:
                    found[key].append(item)
        return found


def is_source(term: Term) -> bool:
    """Return whether a term is looked up in source texts as the expression of its concept."""
    other = "en" if term.language == "fr" else "fr"
    return term.is_permitted and term.enforce != "off" and term.direction in {"both", f"{term.language}-{other}"}


def is_conditional(term: Term) -> bool:
    """Return whether a term is a hit only in some contexts."""
    return bool(term.requires_any or term.forbids_any)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a spelling as the matcher compares it: composed, plain signs, single spaces."""
    return " ".join(normalize(text).split())


@lru_cache(maxsize=65536)
def lemma_key(text: str, language: str) -> Key:
    """Return the lemmas under which the matcher files a term."""
    keys: list[str] = []
    for token in tokenize(text, language):
        run = token.keys[0]
        keys.extend(run if len(run) > 1 or ":" in run[0] or len(run[0]) == 1 else (lemma_of(run[0], language),))
    return tuple(keys)


def has_run(whole: Key, part: Key) -> bool:
    """Return whether the words of a part stand side by side in a whole that is longer."""
    span = len(part)
    return 0 < span < len(whole) and any(whole[at : at + span] == part for at in range(len(whole) - span + 1))

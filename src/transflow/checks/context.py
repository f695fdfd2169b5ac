"""What a rule is given beside the pairs, and what it gives back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from transflow.model import Judge, Pair
from transflow.terms.glossary import EMPTY, Glossary
from transflow.terms.match import Match, Matcher, longest, matcher_for
from transflow.text.leftovers import other_language
from transflow.text.protect import find_protected_spans


@dataclass(frozen=True, slots=True)
class Hit:
    """One fault found; `start` and `end` are half-open code points of the named side of the pair."""

    pair: Pair
    start: int
    end: int
    message: str
    """Key into the rule's MESSAGES."""
    arguments: dict[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    side: str = "target"
    level: str = ""
    """Level that differs from the rule's own, if any."""
    source_span: tuple[int, int] | None = None
    """The part of the source that the fault belongs to, for merging findings with one root cause."""
    concept: str = ""
    """Id of the glossary concept that the fault is about, if any."""


@dataclass
class Context:
    """The document at hand: languages, glossary, known names."""

    target_language: str
    """Language of the checked side, `fr` or `en`."""
    source_language: str = ""
    """Language of the source, empty for a document in one language."""
    glossary: Glossary = EMPTY
    names: Collection[str] = ()
    """Names of people, organisations and programmes to be kept as they are."""
    profile: str = ""
    """Typographic profile of the checked side, such as `fr-FR` or `en-GB`; empty for the language's default."""
    limits: Mapping[str, int] = field(default_factory=dict)
    """Most characters of a block, by role."""
    judge: Judge | None = None
    """Models that are asked about the meaning; None where nobody asked for that."""
    _matches: dict[tuple[str, str, bool], tuple[Match, ...]] = field(default_factory=dict)

    @property
    def is_bilingual(self) -> bool:
        """Return whether there is a source to compare with."""
        return bool(self.source_language)

    @cached_property
    def target_terms(self) -> Matcher:
        """Return the matcher of the checked side's language."""
        return matcher_for(self.glossary, self.target_language)

    @cached_property
    def source_terms(self) -> Matcher:
        """Return the matcher of the source's language."""
        return matcher_for(self.glossary, self.source_language)

    @cached_property
    def registered(self) -> tuple[str, ...]:
        """Return the names that must be written as they stand: settings, and the names of the glossary."""
        return tuple(dict.fromkeys((*self.names, *self.glossary.names)))

    @cached_property
    def glosses(self) -> tuple[str, ...]:
        """Return the explanations that the glossary gives to terms at their first use."""
        return tuple({term.gloss_first for term in self.glossary.terms(self.target_language) if term.gloss_first})

    @cached_property
    def foreign_terms(self) -> Matcher:
        """Return the matcher of the other language, acronyms left out: it finds terms that were not translated."""
        other = other_language(self.target_language)
        return Matcher(self.glossary, other, lambda term: term.type not in {"acronym", "name"} and term.is_permitted)

    def match_target(self, text: str, *, nested: bool = False) -> tuple[Match, ...]:
        """Return the terms of a text of the checked side; kept, since several rules ask."""
        return self._match(text, self.target_language, self.target_terms, nested=nested)

    def match_source(self, text: str) -> tuple[Match, ...]:
        """Return the terms of a source text."""
        return self._match(text, self.source_language, self.source_terms, nested=False)

    def find_bare(self, pairs: Sequence[Pair]) -> list[tuple[bool, bool]]:
        """Return for each pair whether its source and its target are known to hold no term; forget what was found in them."""
        known, ours, theirs = self._matches, self.target_language, self.source_language
        found = [(known.get((pair.source or "", theirs, True)) == (), known.get((pair.target, ours, True)) == ()) for pair in pairs]
        known.clear()
        return found

    def keep_bare(self, pairs: Sequence[Pair], bare: Sequence[tuple[bool, bool]]) -> None:
        """Take over what `find_bare` returned in another process: no term is looked for where there is none."""
        for pair, (source, target) in zip(pairs, bare, strict=True):
            if source:
                self._matches[pair.source or "", self.source_language, True] = ()
            if target:
                self._matches[pair.target, self.target_language, True] = ()

    def _match(self, text: str, language: str, matcher: Matcher, *, nested: bool) -> tuple[Match, ...]:
        key = (text, language, nested)
        if key not in self._matches:
            whole = _outside_addresses(text, matcher) if nested else longest(self._match(text, language, matcher, nested=True))
            self._matches[key] = whole
        return self._matches[key]


def _outside_addresses(text: str, matcher: Matcher) -> tuple[Match, ...]:
    """Return the terms of a text, save those that lie in an address or reach into one: nobody translates them."""
    found = matcher.find_all(text)
    addresses = [part for part in find_protected_spans(text) if part.kind in {"url", "email"}] if found else []
    return tuple(match for match in found if not any(match.start < part.end and part.start < match.end for part in addresses))


def texts(pairs: Sequence[Pair]) -> list[str]:
    """Return the checked side of the pairs."""
    return [pair.target for pair in pairs]

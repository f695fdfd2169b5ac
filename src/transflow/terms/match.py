"""Find the terms of a glossary in a text: lemma keys in a trie, longest match first with fall-back to shorter ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transflow.terms.glossary import RANK, Glossary, Term
from transflow.terms.tokens import Token, fold, lemma_of, tokenize


@dataclass(frozen=True, slots=True)
class Match:
    """One term found; `start` and `end` are half-open code points of the text."""

    term: Term
    start: int
    end: int
    text: str
    """The words as the text writes them."""
    exact: bool
    """True when the words are those of the term or one of its listed forms, case apart."""
    rivals: tuple[Term, ...] = ()
    """Terms of other concepts that share the span."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the term and its rivals."""
        return (self.term, *self.rivals)


def matcher_for(glossary: Glossary, language: str) -> Matcher:
    """Return the matcher of one language of a glossary, indexed once while the glossary is in use."""
    key = (id(glossary), language)
    kept = _MATCHERS.get(key)
    if kept is None or kept[0] is not glossary:
        if len(_MATCHERS) >= _KEPT:
            _MATCHERS.clear()
        kept = _MATCHERS[key] = (glossary, Matcher(glossary, language))
    return kept[1]


_KEPT = 8
_MATCHERS: dict[tuple[int, str], tuple[Glossary, Matcher]] = {}


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entries: list[tuple[Term, str]] = field(default_factory=list)
    """Terms that end here, with the spelling that led here."""


def longest(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that do not overlap, longest first from the left, out of all of a text."""
    found: list[Match] = []
    end = 0
    for match in matches:
        if match.start >= end:
            found.append(match)
            end = match.end
    return tuple(found)


class Matcher:
    """The terms of one language, ready for look-up; the cost for a word does not grow with the glossary."""

    def __init__(self, glossary: Glossary, language: str, accept: Callable[[Term], bool] = lambda _: True) -> None:
        """Index the terms that `accept` lets through."""
        self.language = language
        self._root = _Node()
        self._order: dict[int, int] = {}
        self._unfold: dict[str, dict[str, None]] = {}
        self._starts: dict[str, bool] = {}
        for term in glossary.terms(language):
            if term.enforce != "off" and accept(term):
                self._order[id(term)] = len(self._order)
                for spelling in term.spellings:
                    self._insert(term, spelling)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the matches that do not overlap, longest first from the left."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> tuple[Match, ...]:
        """Return every match, overlapping and nested ones too, from the left, longest first."""
        tokens = tokenize(text, self.language)
        starts = [position for position, token in enumerate(tokens) if self._starts_term(token)]
        return tuple(match for position in starts for match in self._at(text, tokens, position))

    def _starts_term(self, token: Token) -> bool:
        """Return whether a term may begin with a word; kept by word, since most words begin none."""
        known = self._starts.get(token.text)
        if known is None:
            known = self._starts[token.text] = bool(self._children(self._root, token.keys))
        return known

    def _insert(self, term: Term, spelling: str) -> None:
        tokens = tokenize(spelling, self.language)
        if not tokens:
            return
        surface = [token.keys[0] for token in tokens]
        paths = [surface]
        if term.match == "lemma" and term.case != "exact":
            paths.append([run if len(run) > 1 else (_lemma_key(run[0], self.language),) for run in surface])
        for path in paths:
            node = self._root
            for run in path:
                for key in run:
                    node = node.children.setdefault(key, _Node())
                    self._unfold.setdefault(fold(key), {})[key] = None
            if not any(known is term and kept == spelling for known, kept in node.entries):
                node.entries.append((term, spelling))

    def _at(self, text: str, tokens: tuple[Token, ...], position: int) -> Iterator[Match]:
        """Yield the accepted matches that start at a token, longest first, one for each span."""
        spans: dict[int, list[tuple[Term, bool]]] = {}
        for length, term, spelling in self._walk(tokens, position, self._root, 0):
            last = tokens[position + length - 1]
            written = text[tokens[position].start : last.end]
            surface = _same_signs(written).lower() == _same_signs(spelling).lower()
            if term.match != "lemma" and not surface:
                continue
            if _fits_case(term, spelling, written, surface=surface) and _fits_context(term, text, tokens, position, length):
                spans.setdefault(length, []).append((term, surface))
        for length in sorted(spans, reverse=True):
            ranked = sorted(spans[length], key=self._rank)
            term, surface = ranked[0]
            others: list[Term] = []
            for rival, _ in ranked[1:]:
                if rival.concept != term.concept and rival not in others:
                    others.append(rival)
            start, end = tokens[position].start, tokens[position + length - 1].end
            yield Match(term, start, end, text[start:end], surface, tuple(others))

    def _rank(self, entry: tuple[Term, bool]) -> tuple[int, bool, int, int]:
        term, surface = entry
        return (-term.priority, not surface, RANK[term.status], self._order[id(term)])

    def _walk(self, tokens: Sequence[Token], position: int, node: _Node, depth: int) -> Iterator[tuple[int, Term, str]]:
        if position + depth >= len(tokens):
            return
        for child in self._children(node, tokens[position + depth].keys):
            for term, spelling in child.entries:
                yield depth + 1, term, spelling
            yield from self._walk(tokens, position, child, depth + 1)

    def _children(self, node: _Node, alternatives: Iterable[tuple[str, ...]]) -> list[_Node]:
        children: list[_Node] = []
        for run in alternatives:
            keys = self._unfold.get(run[0], ()) if run[0].startswith("~") else run[:1]
            for key in keys:
                child = node.children.get(key)
                for later in run[1:]:
                    child = child.children.get(later) if child else None
                if child is not None and not any(child is known for known in children):
                    children.append(child)
        return children


def _lemma_key(key: str, language: str) -> str:
    return key if ":" in key or len(key) == 1 else lemma_of(key, language)


@lru_cache(maxsize=1024)
def _context_words(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(key for token in tokens for run in token.keys for key in run)


def _fits_case(term: Term, spelling: str, written: str, *, surface: bool) -> bool:
    if term.case == "ignore":
        return True
    if term.case == "exact":
        return _same_signs(written) == _same_signs(spelling) or (
            term.type == "acronym" and _same_signs(written) == _same_signs(spelling) + "s"
        )
    if spelling == spelling.lower():
        return True
    if written.isupper():
        return True
    capitals = [word for word in spelling.replace("-", " ").replace("'", " ").replace("’", " ").split() if word[:1].isupper()]
    return all(word[:1] in written for word in capitals) and (
        not surface or written[:1] != written[:1].lower() or spelling[:1].islower()
    )


def _same_signs(text: str) -> str:
    for sign, plain in (
        ("’", "'"),
        ("ʼ", "'"),
        ("\u00a0", " "),
        ("\u202f", " "),
        ("\u2009", " "),
        ("‑", "-"),
        ("‐", "-"),
        ("\n", " "),
    ):
        text = text.replace(sign, plain)
    return " ".join(text.split())


def _fits_context(term: Term, text: str, tokens: tuple[Token, ...], position: int, length: int) -> bool:
    words = _context_words(tokens) if term.requires_any or term.forbids_any else frozenset[str]()
    if term.requires_any and not any(_has_words(word, term.language, words) for word in term.requires_any):
        return False
    if any(_has_words(word, term.language, words) for word in term.forbids_any):
        return False
    start, end = tokens[position].start, tokens[position + length - 1].end
    return not any(_inside(phrase, text, start, end) for phrase in term.exceptions)


def _has_words(phrase: str, language: str, words: frozenset[str]) -> bool:
    return all(any(run[0] in words for run in token.keys) for token in tokenize(phrase, language))


def _inside(phrase: str, text: str, start: int, end: int) -> bool:
    low, wanted = text.lower(), phrase.lower()
    begin = max(0, start - len(wanted))
    at = low.find(wanted, begin, end + len(wanted))
    while at >= 0:
        if at <= start and end <= at + len(wanted):
            return True
        at = low.find(wanted, at + 1, end + len(wanted))
    return False

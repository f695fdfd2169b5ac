"""Find the terms of a glossary in a text: lemma keys in a trie, longest match first with fall-back to shorter ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transflow.terms.glossary import RANK, Glossary, Term
from transflow.terms.index import ENDS, Entry, Node, continue_from, index_for
from transflow.terms.layers import LayeredConcepts
from transflow.terms.tokens import Token, tokenize, word_keys
from transflow.text.memo import Memo
from transflow.text.normalize import fold_accents, normalize


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
    """Return the matcher of one language of a glossary, made once while the glossary is in use."""
    kept: Matcher | None = glossary.kept.get(("matcher", language))
    if kept is None:
        kept = glossary.kept["matcher", language] = Matcher(glossary, language)
    return kept


@dataclass(frozen=True, slots=True)
class _Found:
    """A term whose keys stand in the text."""

    term: Term
    surface: bool
    rank: tuple[int, int, bool, int, int, int]
    """Layer, priority, exactness, status, place: the least is the best."""


@dataclass(frozen=True, slots=True)
class _Here:
    """A token of a text."""

    text: str
    tokens: tuple[Token, ...]
    position: int


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
        """Take the terms that `accept` lets through."""
        self.language = language
        self._accept = accept
        self._layers = [(layer.concepts, index_for(layer, language)) for layer in glossary.layers or (glossary,)]
        concepts = glossary.concepts
        self._top = concepts.places if glossary.layers and isinstance(concepts, LayeredConcepts) else None
        self._starts = Memo(self._start)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the matches that do not overlap, longest first from the left."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> tuple[Match, ...]:
        """Return every match, overlapping and nested ones too, from the left, longest first."""
        tokens = tokenize(text, self.language)
        starts = self._starts
        places = [(position, nodes) for position, token in enumerate(tokens) if (nodes := starts[token.text])]
        return tuple(match for position, nodes in places for match in self._at(text, tokens, position, nodes))

    def _start(self, word: str) -> tuple[tuple[int, list[Node]], ...]:
        """Return the layers in which a term may begin with a word, with the nodes it leads to; most words begin none."""
        keys = word_keys(word, self.language)
        found = ((layer, index.start(keys)) for layer, (_, index) in enumerate(self._layers))
        return tuple((layer, nodes) for layer, nodes in found if nodes)

    def _at(
        self, text: str, tokens: tuple[Token, ...], position: int, starts: tuple[tuple[int, list[Node]], ...]
    ) -> Iterator[Match]:
        """Yield the accepted matches that start at a token, longest first, one for each span."""
        spans: dict[int, list[_Found]] = {}
        for layer, nodes in starts:
            for length, entry in _walk(nodes, tokens, position):
                found = self._judge(_Here(text, tokens, position), length, layer, entry)
                if found is not None:
                    spans.setdefault(length, []).append(found)
        if not spans:
            return
        for length in sorted(spans, reverse=True):
            best, *ranked = sorted(spans[length], key=lambda found: found.rank)
            others: list[Term] = []
            for rival in ranked:
                is_level = rival.rank[0] == best.rank[0]
                if is_level and rival.term.concept != best.term.concept and rival.term not in others:
                    others.append(rival.term)
            start, end = tokens[position].start, tokens[position + length - 1].end
            yield Match(best.term, start, end, text[start:end], best.surface, tuple(others))

    def _judge(self, here: _Here, length: int, layer: int, entry: Entry) -> _Found | None:
        """Return a term that spans so many tokens, or None where it is replaced, or its case or context do not fit."""
        place, at, number = entry
        concept = self._layers[layer][0][place]
        if self._top is not None and self._top.get(concept.id) != (layer, place):
            return None
        term = concept.terms[self.language][at]
        spelling = term.spellings[number] if number else term.text
        written = here.text[here.tokens[here.position].start : here.tokens[here.position + length - 1].end]
        surface = written == spelling or _same_signs(written).lower() == _same_signs(spelling).lower()
        if (term.match != "lemma" and not surface) or not self._accept(term):
            return None
        if _fits_case(term, spelling, written, surface=surface) and fits_context(
            term, here.text, here.tokens, here.position, length
        ):
            return _Found(term, surface, (-layer, -term.priority, not surface, RANK[term.status], place, at))
        return None


def _walk(nodes: list[Node], tokens: Sequence[Token], position: int) -> list[tuple[int, Entry]]:
    """Return the terms under nodes that the tokens spell out, with the number of tokens, the shortest first."""
    found: list[tuple[int, Entry]] = []
    length = 1
    while nodes:
        for node in nodes:
            if ENDS in node:
                found += [(length, entry) for entry in node[ENDS]]
        if position + length == len(tokens):
            break
        nodes = continue_from(nodes, tokens[position + length].keys)
        length += 1
    return found


@lru_cache(maxsize=1024)
def _context_words(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(key for token in tokens for run in token.keys for key in run)


def _fits_case(term: Term, spelling: str, written: str, *, surface: bool) -> bool:
    if term.case == "ignore":
        return True
    if term.case == "exact":
        same, wanted = _same_signs(written), _same_signs(spelling).rstrip(".")
        return same == wanted or (term.type == "acronym" and same == wanted + "s")
    if spelling == spelling.lower():
        return True
    if written.isupper():
        return True
    capitals = [word for word in spelling.replace("-", " ").replace("'", " ").replace("’", " ").split() if word[:1].isupper()]
    bare = fold_accents(written)
    return all(word[:1] in written or fold_accents(word[:1]) in bare for word in capitals) and (
        not surface or written[:1] != written[:1].lower() or spelling[:1] == spelling[:1].lower()
    )


@lru_cache(maxsize=16384)
def _same_signs(text: str) -> str:
    return " ".join(normalize(text).split())


def fits_context(term: Term, text: str, tokens: tuple[Token, ...], position: int, length: int) -> bool:
    """Return whether the words around a place, `length` tokens from `position`, are those that the term asks for."""
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

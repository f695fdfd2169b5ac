"""Find terms that a text may hold in parts: "quartiers et territoires prioritaires" for quartier prioritaire.

The matcher takes a term whose words follow one another. In a coordination, or with a word set in between, they do not; such a
place is possible, never certain, and a person decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transflow.terms.glossary import Glossary, Term
from transflow.terms.match import Match, fits_context, matcher_for
from transflow.terms.tokens import Token, base_key, fold, tokenize, word_keys
from transflow.text.memo import Memo

MOST_BETWEEN = 3
"""Greatest number of words that may stand between the words of a term, articles not counted."""

_ARTICLES = frozenset({"D", "A"})
_CLASSES = frozenset({"D", "A", "C", "G", "P:de", "P:à", "P:of"})
_PREPOSITIONS = frozenset({"P:de", "P:à", "P:of", "G"})
_GRAMMAR = {
    "fr": frozenset(
        """un une en dans sur sous pour par avec sans entre vers chez ou ni que qui dont où se ne pas d' s' n' qu' y""".split()
    ),
    "en": frozenset(
        """in on at to for from by with without into onto over under between or nor that which who as its their it""".split()
    ),
}
"""Words that bear no meaning of their own. Source: Grevisse, Le Bon Usage, 16th ed., §§ 1034-1072 (prepositions, conjunctions);
Quirk et al., A Comprehensive Grammar of the English Language, § 2.40 (closed classes)."""
_JOINS = {"fr": frozenset({"et", "ou", "ni", "&"}), "en": frozenset({"and", "or", "nor", "&"})}
_BREAK = re.compile(r"[.;:!?…«»“”\"|]|\n\s*\n|\s[–—-]\s")
"""Signs that no term reaches over."""


@dataclass(frozen=True, slots=True)
class PossibleMatch:
    """A term whose words may stand in a text; `start` and `end` are half-open code points of the text."""

    term: Term
    start: int
    end: int
    text: str
    """The words from the first of the term to the last, with what stands between them."""
    words: tuple[tuple[int, int], ...]
    """The span of each word that bears the meaning of the term."""
    is_coordinated: bool
    """True when a conjunction or a comma stands between the words."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    term: Term
    words: tuple[frozenset[str], ...]
    """The keys of each word that bears meaning, in order."""
    capitals: tuple[bool, ...]
    links: tuple[frozenset[str], ...]
    """The prepositions before each of these words, back to the word before it."""
    length: int
    """Number of words, articles not counted."""


def find_possible(text: str, glossary: Glossary, language: str) -> tuple[PossibleMatch, ...]:
    """Return the places where the words of a term stand in order with at most MOST_BETWEEN words among them, from the left.

    Only terms of several meaningful words that are matched by lemma are looked for. A place is left out where the matcher
    finds the same concept, where it lies within another match, and where its words are spread over two clauses. Of two
    places of one concept that overlap, the shorter is kept.
    """
    finder = _finder_for(glossary, language)
    tokens = tokenize(text, language)
    candidates = list(finder.find(text, tokens))
    if not candidates:
        return ()
    matcher = matcher_for(glossary, language)
    found = matcher.find_all(text)
    candidates = [candidate for candidate in candidates if not _is_matched(candidate, found)]
    kept: list[PossibleMatch] = []
    for candidate in sorted(candidates, key=lambda item: (item.end - item.start, -len(item.words))):
        if not any(_overlap(candidate, other) and candidate.term.concept == other.term.concept for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda item: (item.start, item.end)))


class _Finder:
    """The terms of several words, by the rarest of their words, so that few are looked at for a word of the text."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self.language = language
        patterns = [
            pattern
            for term in glossary.terms(language)
            if term.enforce != "off" and term.match == "lemma" and term.case != "exact" and term.type in {"full", "variant"}
            for spelling in term.spellings
            if (pattern := _read_pattern(term, spelling, language))
        ]
        counts = Counter(key for pattern in patterns for keys in pattern.words for key in keys)
        self._patterns: dict[str, list[tuple[_Pattern, int]]] = {}
        self._entries = Memo(self._start)
        for pattern in patterns:
            place = min(range(len(pattern.words)), key=lambda at: max(counts[key] for key in pattern.words[at]))
            for key in pattern.words[place]:
                self._patterns.setdefault(key, []).append((pattern, place))

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[PossibleMatch]:
        """Yield every place where the words of a term stand apart, overlapping ones too."""
        known = self._entries
        starts = [(position, entries) for position, token in enumerate(tokens) if (entries := known[token.text])]
        present = {run[0] for token in tokens for run in token.keys} if starts else set()
        for position, entries in starts:
            for pattern, place in entries:
                if any(keys.isdisjoint(present) for keys in pattern.words):
                    continue
                run = _walk(tokens, position, pattern, place)
                if run and run[-1] - run[0] >= len(run) and (found := self._judge(text, tokens, pattern, run)):
                    yield found

    def _start(self, word: str) -> tuple[tuple[_Pattern, int], ...]:
        """Return the patterns whose rarest word a word may be; most words are none."""
        found = {id(entry): entry for run in word_keys(word, self.language) for entry in self._patterns.get(run[0], ())}
        return tuple(found.values())

    def _judge(self, text: str, tokens: Sequence[Token], pattern: _Pattern, run: list[int]) -> PossibleMatch | None:
        first, last = run[0], run[-1]
        inside = tokens[first : last + 1]
        start, end = inside[0].start, inside[-1].end
        if sum(not _is_article(token) for token in inside) > pattern.length + MOST_BETWEEN or _BREAK.search(text[start:end]):
            return None
        if not all(tokens[at].text[:1].isupper() for at, capital in zip(run, pattern.capitals, strict=True) if capital):
            return None
        if not all(
            _fits_link(tokens[before + 1 : at], link, self.language)
            for before, at, link in zip(run, run[1:], pattern.links[1:], strict=False)
        ):
            return None
        if not fits_context(pattern.term, text, tuple(tokens), first, last - first + 1):
            return None
        joined = "," in text[start:end] or any(token.text.lower() in _JOINS[self.language] for token in inside)
        words = tuple((tokens[at].start, tokens[at].end) for at in run)
        return PossibleMatch(pattern.term, start, end, text[start:end], words, joined)


def _finder_for(glossary: Glossary, language: str) -> _Finder:
    kept: _Finder | None = glossary.kept.get(("finder", language))
    if kept is None:
        kept = glossary.kept["finder", language] = _Finder(glossary, language)
    return kept


def _read_pattern(term: Term, spelling: str, language: str) -> _Pattern | None:
    """Return the meaningful words of a spelling, or None where there are fewer than two."""
    tokens = tokenize(spelling, language)
    places = [place for place, token in enumerate(tokens) if _is_meaningful(token, language)]
    if len(places) < 2:
        return None
    words = tuple(_accepted(tokens[place], language) for place in places)
    capitals = tuple(tokens[place].text[:1].isupper() for place in places)
    links = tuple(_prepositions(tokens[before + 1 : place]) for before, place in zip([-1, *places], places, strict=False))
    return _Pattern(term, words, capitals, links, sum(not _is_article(token) for token in tokens))


def _prepositions(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(run[0] for token in tokens for run in token.keys if run[0] in _PREPOSITIONS)


def _fits_link(between: Sequence[Token], link: frozenset[str], language: str) -> bool:
    """Return whether the prepositions of a term stand in a gap; in English one more, or an article, makes another phrase of it."""
    found = _prepositions(between)
    if language == "en":
        return found == link and (bool(link) or not any(map(_is_article, between)))
    return link <= found


def _accepted(token: Token, language: str) -> frozenset[str]:
    surface = token.keys[0][0]
    lemma = base_key(surface, language)
    return frozenset({surface, lemma, fold(surface), fold(lemma)})


def _is_article(token: Token) -> bool:
    return token.keys[0][0] in _ARTICLES


def _is_meaningful(token: Token, language: str) -> bool:
    return len(token.text) > 1 and token.keys[0][0] not in _CLASSES and token.text.lower() not in _GRAMMAR[language]


def _walk(tokens: Sequence[Token], position: int, pattern: _Pattern, place: int) -> list[int]:
    """Return the places of the words of a pattern around the word at `place`, each the nearest, or nothing."""
    left: list[int] = []
    at = position
    for keys in reversed(pattern.words[:place]):
        reach = max(-1, at - 2 * (pattern.length + MOST_BETWEEN))
        at = next((before for before in range(at - 1, reach, -1) if _holds(tokens[before], keys)), -1)
        if at < 0:
            return []
        left.append(at)
    right: list[int] = []
    at = position
    for keys in pattern.words[place + 1 :]:
        reach = min(len(tokens), at + 2 * (pattern.length + MOST_BETWEEN))
        at = next((after for after in range(at + 1, reach) if _holds(tokens[after], keys)), -1)
        if at < 0:
            return []
        right.append(at)
    return [*reversed(left), position, *right]


def _holds(token: Token, keys: frozenset[str]) -> bool:
    return any(run[0] in keys for run in token.keys)


def _is_matched(candidate: PossibleMatch, found: Sequence[Match]) -> bool:
    """Return whether the matcher finds the same concept there, or a match covers the place."""
    return any(
        (match.start <= candidate.start and candidate.end <= match.end)
        or (
            match.start < candidate.end
            and candidate.start < match.end
            and any(term.concept == candidate.term.concept for term in match.terms)
        )
        for match in found
    )


def _overlap(one: PossibleMatch, other: PossibleMatch) -> bool:
    return one.start < other.end and other.start < one.end

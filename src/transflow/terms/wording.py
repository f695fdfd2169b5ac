"""Looser looks at how a text words a term than the matcher's: other order, words between, a short later mention, near misses.

None of them says that a term is there as the glossary wants it; they tell what people accept from what they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transflow.terms.tokens import Token, fold, lemma_of, tokenize

_MOST_BETWEEN = 3
"""Greatest number of words that may come between those of a term."""
_LEAST_LETTERS = 5
"""Letters of a word that shows what the words around it stand for."""
_PREPOSITIONS = frozenset({"P:de", "P:à", "P:of"})
_CLASSES = _PREPOSITIONS | {"D", "A", "C", "G"}
_LINKS = {
    "fr": frozenset("en dans sur pour par sous avec un une ses leurs son sa leur d' s'".split()),
    "en": frozenset("for in on to with by at its their from".split()),
}
"""Words of a term that bear no meaning of their own, beside those that the matcher knows."""
_DEFINITE = {
    "fr": frozenset("le la l' les ce cet cette ces du des au aux".split()),
    "en": frozenset("the this these that those".split()),
}
_DETERMINERS = {
    "fr": _DEFINITE["fr"] | frozenset("un une mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs".split()),
    "en": _DEFINITE["en"] | frozenset("a an my your his her its our their".split()),
}
_SMALL = {
    "fr": _DETERMINERS["fr"] | frozenset("je tu il elle on nous vous ils elles qui que où ou est sont a ont ne pas".split()),
    "en": _DETERMINERS["en"] | frozenset("i you he she it we they who which that is are was were has have will not or".split()),
}
"""Words that stand at no end of a term."""
_MODIFIED = {
    "fr": re.compile(
        r"\s+(?:(?:de|d['’]|du|des|à|pour|sans)(?:\b|(?<=['’]))|\w+(?:al|ale|ales|aux|ifs?|ives?|eux|euses?|iques?|ables?|elle?s?|aires?)\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\s+(?:of|for)\b", re.IGNORECASE),
}
"""What makes another phrase of a bare noun."""
_ENDINGS = "euse:eur trice:teur ière:ier onne:on enne:en elle:el ive:if ante:ant ente:ent ée:é aine:ain ale:al ère:er"
_FEMININE = tuple(ending.split(":") for ending in _ENDINGS.split())
"""Source: Grevisse, Le Bon Usage, 16th ed., §§ 498-509 (feminine of nouns) and 540-552 (of adjectives)."""
_BREAK = re.compile(r"[.;:!?…«»“”\"|()]|\n|\s[–—-]\s")
"""Signs that no term reaches over."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """The words of a term."""

    words: tuple[frozenset[str], ...]
    """Keys of each word that bears meaning."""
    places: tuple[int, ...]
    """Place of each of these words among all words of the term."""
    prepositions: frozenset[str]
    length: int


def find_scattered(text: str, term: str, language: str) -> tuple[int, int] | None:
    """Return the half-open span where all words of a term stand near one another, in any order, or None.

    At most three other words may come between them, and no sign that ends a phrase. In English another order needs a preposition
    ("development of skills" for skills development); in French the prepositions of the term must be there.
    """
    shape = _shape_of(term, language)
    if len(shape.words) < 2:
        return None
    tokens = tokenize(text, language)
    for start in range(len(tokens)):
        if not any(_holds(tokens[start], keys, language) for keys in shape.words):
            continue
        order: list[int] = []
        for end in range(start, min(len(tokens), start + shape.length + _MOST_BETWEEN)):
            order += [n for n, keys in enumerate(shape.words) if n not in order and _holds(tokens[end], keys, language)][:1]
            if len(order) == len(shape.words):
                span = tokens[start].start, tokens[end].end
                if not _BREAK.search(text[slice(*span)]) and _is_phrase(tokens[start : end + 1], order, shape, language):
                    return span
                break
    return None


def find_short_mention(text: str, terms: Iterable[str], language: str) -> tuple[int, int] | None:
    """Return the span of a definite article or demonstrative and the head of one of the terms, without its other words, or None.

    "The Fund" and "ce fonds" are such mentions of the Social Finance Fund; "the fund for research" and "a fund" are not.
    """
    tokens = tokenize(text, language)
    heads = [
        (shape.words[_head_of(term, language)], len(shape.words)) for term in terms if (shape := _shape_of(term, language)).words
    ]
    for before, token in pairwise(tokens):
        if before.text.lower() not in _DEFINITE[language] or _MODIFIED[language].match(text, token.end):
            continue
        if any(length > 1 and _holds(token, keys, language) for keys, length in heads):
            return before.start, token.end
    return None


def find_nearest(text: str, terms: Iterable[str], language: str) -> tuple[int, int] | None:
    """Return the span of the words of a text that share most with a term, and at least half of its words, or None.

    The span is as long as the term: for "organisme à vocation sociale" it is that of "organismes à caractère humanitaire".
    """
    tokens = tokenize(text, language)
    best: tuple[float, int, int] | None = None
    for term in terms:
        shape = _shape_of(term, language)
        for at, token in enumerate(tokens):
            for place, keys in zip(shape.places, shape.words, strict=True):
                if len(token.text) < _LEAST_LETTERS or not _holds(token, keys, language):
                    continue
                first, last = _window(text, tokens, at, at - place, at - place + shape.length, language)
                held = sum(any(_holds(one, keys, language) for one in tokens[first:last]) for keys in shape.words) / len(
                    shape.words
                )
                if held >= 0.5 and last - first > 1 and (best is None or held > best[0]):
                    best = (held, tokens[first].start, tokens[last - 1].end)
    return best[1:] if best else None


def _is_edge(text: str, tokens: Sequence[Token], at: int, language: str) -> bool:
    """Return whether a word at the end of a window may belong to a phrase: no small word, and no verb before its object."""
    token = tokens[at]
    if not _is_meaningful(token, language) or token.text.lower() in _SMALL[language]:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or _BREAK.search(text[token.end : after.start]):
        return True
    return not after.text[0].isdigit() and after.text.lower() not in _DETERMINERS[language]


def _window(text: str, tokens: Sequence[Token], at: int, first: int, last: int, language: str) -> tuple[int, int]:
    """Return the part of a run of tokens that no sign parts from the token at `at`, without articles and links at its ends."""
    low, high = at, at + 1
    while low > max(first, 0) and not _BREAK.search(text[tokens[low - 1].end : tokens[low].start]):
        low -= 1
    while high < min(last, len(tokens)) and not _BREAK.search(text[tokens[high - 1].end : tokens[high].start]):
        high += 1
    while low < at and (not _is_meaningful(tokens[low], language) or tokens[low].text.lower() in _SMALL[language]):
        low += 1
    while high - 1 > at and not _is_edge(text, tokens, high - 1, language):
        high -= 1
    return low, high


@lru_cache(maxsize=4096)
def _shape_of(term: str, language: str) -> _Shape:
    tokens = tokenize(term, language)
    places = tuple(place for place, token in enumerate(tokens) if _is_meaningful(token, language))
    words = tuple(_accepted(tokens[place].text, language) for place in places)
    prepositions = frozenset(key for token in tokens for run in token.keys for key in run if key in _PREPOSITIONS)
    return _Shape(words, places, prepositions, len(tokens))


def _head_of(term: str, language: str) -> int:
    """Return the place of the head among the meaningful words: the first in French, in English the last before a preposition."""
    if language == "fr":
        return 0
    head = re.split(r"\s(?:of|for|in|with)\s", term, maxsplit=1)[0]
    return max(0, sum(_is_meaningful(token, language) for token in tokenize(head, language)) - 1)


@lru_cache(maxsize=8192)
def _accepted(word: str, language: str) -> frozenset[str]:
    """Return the keys of a word: as it is, its lemma, its masculine, and these without accents."""
    lower = word.lower()
    keys = {lower, lemma_of(lower, language)}
    if language == "fr":
        single = lower.removesuffix("s")
        keys |= {single.removesuffix(end) + masculine for end, masculine in _FEMININE if single.endswith(end)}
    return frozenset(keys | {fold(key) for key in keys})


def _holds(token: Token, keys: frozenset[str], language: str) -> bool:
    return any(run[0] in keys for run in token.keys) or not keys.isdisjoint(_accepted(token.text, language))


def _is_meaningful(token: Token, language: str) -> bool:
    return len(token.text) > 1 and token.keys[0][0] not in _CLASSES and token.text.lower() not in _LINKS[language]


def _is_phrase(tokens: Sequence[Token], order: list[int], shape: _Shape, language: str) -> bool:
    keys = {key for token in tokens for run in token.keys for key in run}
    if language == "fr":
        return shape.prepositions <= keys
    return order == sorted(order) or bool(keys & (_PREPOSITIONS | {"for", "in"}))

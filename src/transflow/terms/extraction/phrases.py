"""Phrases that may be terms: one to five content words, joined by the small words that join the parts of a noun phrase.

Nothing here knows parts of speech: words that never begin or end a term (function words, auxiliaries, common verbs and adverbs,
numbers, dates) break a phrase, and links such as `de la` or `of` may only stand inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transflow.terms.extraction.stop_words import STOP_WORDS
from transflow.terms.tokens import lemma_of
from transflow.text.normalize import normalize_with_map

MAX_WORDS = 5
"""Most content words of a phrase: `établissement public de coopération intercommunale` has four."""

Key = tuple[str, ...]
"""Lemmas of the content words, with their links: what inflected forms of one phrase share."""

_TOKEN = {
    "fr": re.compile(
        r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|qu|[ldjmtscn])'(?=\w)|aujourd'hui|[^\W_]+(?:[-&][^\W_]+)*", re.IGNORECASE
    ),
    "en": re.compile(r"'s\b|[ld]'(?=\w)|[^\W_]+(?:[-&][^\W_]+)*", re.IGNORECASE),
}
_GAP = {"fr": frozenset({"", " "}), "en": frozenset({"", " ", "' "})}
_LINKS: dict[str, dict[str, Key]] = {
    "fr": {
        "de": ("de",),
        "d'": ("de",),
        "du": ("de", "D"),
        "des": ("de", "D"),
        "à": ("à",),
        "au": ("à", "D"),
        "aux": ("à", "D"),
        "la": ("D",),
        "le": ("D",),
        "les": ("D",),
        "l'": ("D",),
        "pour": ("pour",),
        "et": ("C",),
    },
    "en": {"of": ("of",), "the": ("D",), "for": ("for",), "'s": ("G",), "and": ("C",)},
}
_LINKS["en"] |= {word: _LINKS["fr"][word] for word in ("de", "d'", "du", "des", "la", "le", "les", "l'", "et")}
"""French names stand in English texts."""
_RUNS: dict[str, frozenset[Key]] = {
    "fr": frozenset({("de",), ("de", "D"), ("à",), ("à", "D"), ("pour", "D"), ("C",)}),
    "en": frozenset({("of",), ("of", "D"), ("for",), ("for", "D"), ("G",), ("C",), ("de",), ("de", "D")}),
}
"""Runs of links that may join two content words. Source: Daille, Conceptual structuring through term variations (2003): N Adj,
N de (Det) N, N à (Det) N, N prep N and coordination are the patterns of French terms; Justeson & Katz (1995) for English."""

_INTRODUCERS = {
    "fr": frozenset(
        """le la les l' un une des du de d' au aux à en et ce cet cette ces mon ma mes notre nos votre vos son sa ses leur leurs
        par sans chaque plusieurs quelques aucun aucune tout toute tous toutes quel quelle deux trois quatre cinq six""".split()
    ),
    "en": frozenset(
        """the a an of this these those its their our your his her my 's for each every some any no all several two three four
        five six in by with and""".split()
    ),
}
"""Words after which a noun phrase may begin."""
_LONGEST_WORD = 40
"""Longest word of a term, in characters: longer runs of letters are codes and addresses."""
_INVERSION = re.compile(r".+-(?:t-)?(?:il|elle|on|ils|elles|nous|vous|je|tu|ce|ci|là|même|mêmes|moi|le|la|les)$")
_ADVERB = re.compile(r"\w{4,}ly$")
_NOUNS = frozenset("family assembly supply reply july anomaly monopoly butterfly italy".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a text; `start` and `end` are half-open code points of the original text."""

    key: Key
    start: int
    end: int
    text: str
    words: int
    """Content words."""
    is_introduced: bool
    """True when an article, another determiner or a link stands before it, as before nouns."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    keys: Key
    kind: str
    """`word`, `link` or `break`."""
    is_joined: bool
    """True when nothing but a space stands before it."""
    text: str


def find_phrases(text: str, language: str) -> list[Phrase]:
    """Return every phrase of a text that may be a term, nested ones too, from the left, shortest first."""
    normal, offsets = normalize_with_map(text)
    words = list(_classify(normal, language))
    found: list[Phrase] = []
    for first, word in enumerate(words):
        if word.kind == "word":
            for last, key, count in _extend(words, first, language):
                start, end = offsets[word.start], offsets[words[last].end - 1] + 1
                introduced = first > 0 and word.is_joined and words[first - 1].text in _INTRODUCERS[language]
                found.append(Phrase(key, start, end, text[start:end], count, introduced))
    return found


def _classify(text: str, language: str) -> Iterator[_Word]:
    last = 0
    for match in _TOKEN[language].finditer(text):
        lower = match[0].lower()
        is_joined = text[last : match.start()] in _GAP[language]
        last = match.end()
        link = _LINKS[language].get(lower)
        if link:
            yield _Word(match.start(), last, link, "link", is_joined, lower)
        elif is_stop(lower, language) or _is_address(text, match.start(), last):
            yield _Word(match.start(), last, (), "break", is_joined, lower)
        else:
            yield _Word(match.start(), last, (word_key(match[0], language),), "word", is_joined, lower)


def _is_address(text: str, start: int, end: int) -> bool:
    """Return whether a word is part of an address of mail or the web, or no word at all."""
    before, after, next_one = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    inside = before in {"@", "/", "_"} or after in {"@", "/", "_"} or (after == "." and next_one.isalnum())
    return end - start > _LONGEST_WORD or inside or (before == "." and text[start - 2 : start - 1].isalnum())


def is_stop(lower: str, language: str) -> bool:
    """Return whether a lower-case word breaks a phrase."""
    if lower in STOP_WORDS[language] or lower in _LINKS[language] or len(lower) < 2 or lower[0].isdigit():
        return True
    if language == "fr" and "-" in lower:
        return bool(_INVERSION.match(lower))
    return language == "en" and lower not in _NOUNS and bool(_ADVERB.match(lower))


def word_key(word: str, language: str) -> str:
    """Return the lemma of a word; acronyms stay in capitals, so that they do not meet words."""
    return word if 1 < len(word) <= 8 and word.isupper() else lemma_of(word.lower(), language)


def _extend(words: Sequence[_Word], first: int, language: str) -> Iterator[tuple[int, Key, int]]:
    """Yield the last word, key and number of content words of each phrase that begins at a word."""
    key, count, links = words[first].keys, 1, Key()
    yield first, key, count
    for place in range(first + 1, len(words)):
        word = words[place]
        if not word.is_joined or word.kind == "break":
            return
        if word.kind == "link":
            links += word.keys
            if len(links) > 2:
                return
            continue
        if links and links not in _RUNS[language]:
            return
        key, count, links = key + links + word.keys, count + 1, ()
        if count > MAX_WORDS:
            return
        yield place, key, count

"""Names that no list and no dictionary has: whether a translation keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.text.dictionary import is_known
from transflow.text.exonyms import known_renderings
from transflow.text.lexicon import is_frequent
from transflow.text.name_words import fold_word
from transflow.text.names import Token, find_capitals, opens_sentence, tokenize_names
from transflow.text.persons import is_title
from transflow.text.transcription import spelling_keys

_LEAST_LETTERS = 3
_INVARIABLE = ("s", "x", "z", "ment")
"""Endings of words that have no other form: the dictionary, one of inflected forms, lacks many (pays, choix, gaz)."""


def find_dropped_names(source: str, target: str, languages: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the uncommon names of a source of which the target lacks a word, half-open, in order.

    A name is a run of capitalised words, titles of people left out, that the source's language does not have in small letters.
    One word alone at the beginning of a sentence is none, nor are places with a name of their own in the target's language; a
    capitalised word of the target that can be the transcription of a word counts for it (Poutine, Putin).
    """
    theirs, ours = tokenize_names(source), tokenize_names(target)
    runs = _runs(theirs, find_capitals(source), languages)
    if not runs:
        return
    there = {fold_word(token.text) for token in ours}
    spelt = {key for place in find_capitals(target) for key in spelling_keys(ours[place].text)}
    for run in runs:
        missing = [token.text for token in run if fold_word(token.text) not in there]
        if any(spelt.isdisjoint(spelling_keys(word)) for word in missing):
            yield run[0].start, run[-1].end


def _runs(tokens: Sequence[Token], capitals: Sequence[int], languages: tuple[str, str]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    followed = {place - 1 for place in capitals if tokens[place].gap == " "}
    last = -1
    for place in capitals:
        token = tokens[place]
        if is_title(token) or not _is_uncommon(token.text, languages) or (opens_sentence(tokens, place) and place not in followed):
            continue
        if runs and last == place - 1 and token.gap in {" ", "-"}:
            runs[-1].append(token)
        else:
            runs.append([token])
        last = place
    return runs


def _is_uncommon(word: str, languages: tuple[str, str]) -> bool:
    if len(word) < _LEAST_LETTERS or word.isupper() or "'" in word or known_renderings(word, *languages):
        return False
    return not all(_is_word(part.lower(), languages[0]) for part in word.split("-") if part)


def _is_word(word: str, language: str) -> bool:
    return is_known(word, lang=language) or (word.endswith(_INVARIABLE) and is_frequent(word, language))

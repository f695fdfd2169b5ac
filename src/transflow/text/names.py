"""Proper names in running text, and how two forms of a name relate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from rapidfuzz.distance import OSA

from transflow.text.dictionary import is_known
from transflow.text.gazetteer import fold_place, same_kind_signs
from transflow.text.leftovers import FUNCTION_WORDS
from transflow.text.normalize import normalize_with_map

LINKS = {
    "fr": frozenset("de du des d' la le les l' en sur sous lès aux à".split()),
    "en": frozenset("of de du des d' la le les l' en sur sous lès aux".split()),
}
"""Small words inside names."""
_TITLES = frozenset("m mm mme mmes mlle mr mrs ms dr pr me sir lord madame monsieur".split())
_OPENERS = frozenset(
    "this that these those here there it he she they we you i if when while as at by on our my your its his her".split()
)
_TOKEN = re.compile(r"([^\W\d_]+(?:[-'][^\W\d_]+)*(?:(?<=\b[dlDL])'(?=[\d_])|(?<=[qQ][uU])'(?=[\d_]))?)")
"""A word, elided ones before it or before a figure ("d'11 millions") included."""
_ELIDED = re.compile(r"(?:[dl]|(?:jus|lors|puis|quoi)?qu)'", re.IGNORECASE)
_ELISIONS = frozenset({"d'", "l'", "qu'"})
_GENITIVE = re.compile(r"'s?$")
_ROMAN = re.compile(r"[IVXLCDM]+")
_FRENCH_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ -'")
_OPENS = re.compile(r"[.!?:;…«“\"(\n–—•]")
_JOINED = re.compile(r" *|[-']")
_MAX_WORDS = 9


class Name(NamedTuple):
    """A name candidate; `start` and `end` are half-open code points."""

    text: str
    start: int
    end: int
    words: int


class Token(NamedTuple):
    """A word of a text in one spelling of signs; `start` and `end` count in the text as written."""

    text: str
    start: int
    end: int
    gap: str
    """What stands between the word before and this one."""


_make_token = partial(tuple.__new__, Token)
"""Makes a token of its four parts in half the time: there are thousands in a text."""


@lru_cache(maxsize=16384)
def tokenize_names(text: str) -> tuple[Token, ...]:
    """Return the words of a text; French elisions are words of their own, the English genitive is cut off."""
    normal, offsets = normalize_with_map(text)
    pieces = _TOKEN.split(normal)
    tokens: list[Token] = []
    end = 0
    for gap, piece in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(gap)
        if "'" in piece:
            between = gap
            for part in _split_elisions(piece):
                shown = _GENITIVE.sub("", part) if "'" in part and part.lower() not in _ELISIONS else part
                tokens.append(Token(shown, offsets[start], offsets[start + len(shown) - 1] + 1, between))
                start += len(part)
                between = ""
            end = start
        else:
            end = start + len(piece)
            tokens.append(_make_token((piece, offsets[start], offsets[end - 1] + 1, gap)))
    return tuple(tokens)


@lru_cache(maxsize=16384)
def find_capitals(text: str) -> tuple[int, ...]:
    """Return the places of the words that begin with a capital, among those that `tokenize_names` returns."""
    return tuple(place for place, token in enumerate(tokenize_names(text)) if token.text[0].isupper())


def _split_elisions(word: str) -> Iterator[str]:
    """Yield the elided words at the beginning of a word with an apostrophe, and the rest of it."""
    start = 0
    while elided := _ELIDED.match(word, start):
        yield elided.group()
        start = elided.end()
    if start < len(word):
        yield word[start:]


@lru_cache(maxsize=16384)
def find_names(text: str, language: str) -> tuple[Name, ...]:
    """Return the runs of capitalised words with the small words between them, ordinary sentence openers left out."""
    return tuple(_names(text, tokenize_names(text), language))


def _names(text: str, tokens: tuple[Token, ...], language: str) -> Iterator[Name]:
    end = 0
    for place in find_capitals(text):
        if place < end:
            continue
        end = _end_of_name(tokens, place, language)
        first = place
        while first < end and _is_opener(tokens, first, language):
            first += 1
        while first < end and not tokens[first].text[0].isupper():
            first += 1
        single = end - first == 1
        if first < end and not (single and opens_sentence(tokens, first) and _is_ordinary(tokens[first].text)):
            start, stop = tokens[first].start, tokens[end - 1].end
            yield Name(text[start:stop], start, stop, end - first)


def _end_of_name(tokens: tuple[Token, ...], place: int, language: str) -> int:
    end = place + 1
    ahead = end
    while ahead < len(tokens) and ahead - place < _MAX_WORDS:
        token = tokens[ahead]
        if not _JOINED.fullmatch(token.gap):
            break
        if token.text[0].isupper():
            end = ahead = ahead + 1
        elif token.text.lower() in LINKS[language]:
            ahead += 1
        else:
            break
    return end


def opens_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a word stands at the beginning of a text, or after a mark that ends a sentence or opens one."""
    return place == 0 or (tokens[place].gap != " " and bool(_OPENS.search(tokens[place].gap)))


def _is_opener(tokens: tuple[Token, ...], place: int, language: str) -> bool:
    word = tokens[place].text.lower()
    if len(tokens[place].text) > 1 and tokens[place].text.isupper():
        return tokens[place].text == "MM"
    if word in _TITLES:
        return True
    small = word in FUNCTION_WORDS[language] or word in _OPENERS or word in {"d'", "l'", "qu'"}
    return small and (language == "en" or not _is_article_of_name(tokens, place))


def _is_article_of_name(tokens: tuple[Token, ...], place: int) -> bool:
    """Return whether a capital article stands inside a sentence, as in "à La Rochelle"."""
    return not opens_sentence(tokens, place) and tokens[place].text in {"La", "Le", "Les", "L'"}


def _is_ordinary(word: str) -> bool:
    lower = word.lower()
    return is_known(lower, lang="en") or is_known(lower, lang="fr")


def is_common_phrase(name: str) -> bool:
    """Return whether every word of a name is an ordinary French or English word."""
    return all(_is_ordinary(token.text) for token in tokenize_names(name))


def is_ordinary(word: str) -> bool:
    """Return whether French or English has the word in small letters."""
    return _is_ordinary(word)


@lru_cache(maxsize=16384)
def compare_name_forms(one: str, other: str) -> str:
    """Return `same`, `folded`, `near`, `initials` or `different` for two forms of a name.

    Marks that French does not have (háček, acute but on e) are left out by French hands and make no difference.
    `folded` forms differ in accents, hyphens, case, or St for Saint; `near` ones by one letter, or two from eight letters,
    a swap of neighbours counting one. Forms under five letters and forms that differ by a plural -s are never near.

    Source: Damerau 1964, A Technique for Computer Detection and Correction of Spelling Errors (80 % of misspellings are one
    insertion, deletion, substitution or transposition).
    """
    first, second = same_kind_signs(one), same_kind_signs(other)
    if _drop_foreign_marks(first) == _drop_foreign_marks(second):
        return "same"
    left, right = fold_place(first), fold_place(second)
    if left == right:
        return "folded"
    if not left or not right or left[0] != right[0]:
        return "different"
    if _share_initials(first, second) or _share_initials(second, first):
        return "initials"
    if min(len(left), len(right)) < 5 or abs(len(left) - len(right)) > 2 or abs(left.count(" ") - right.count(" ")) > 1:
        return "different"
    different = set(first.split()) ^ set(second.split())
    if different and all(_ROMAN.fullmatch(word) for word in different):
        return "different"
    if left.rstrip("s") == right.rstrip("s") or re.sub(r"\d", "", left) != left or re.sub(r"\d", "", right) != right:
        return "different"
    most = 1 if _shortest_change(left, right) < 8 else 2
    return "near" if OSA.distance(left, right, score_cutoff=most) <= most else "different"


def _drop_foreign_marks(text: str) -> str:
    """Return a name without the marks that no French letter has."""
    if text.isascii():
        return text
    return "".join(
        character if character.lower() in _FRENCH_LETTERS else unicodedata.normalize("NFD", character)[0] for character in text
    )


def _shortest_change(left: str, right: str) -> int:
    """Return the letters of the shorter of the two words that differ, or of the whole where more than one word differs."""
    pairs = [pair for pair in zip(left.split(" "), right.split(" "), strict=False) if pair[0] != pair[1]]
    same_count = left.count(" ") == right.count(" ")
    return min(map(len, pairs[0])) if same_count and len(pairs) == 1 else min(len(left), len(right))


def _share_initials(short: str, full: str) -> bool:
    """Return whether "PR Lemas" or "P.-R. Lemas" can stand for "Pierre-René Lemas"."""
    short_words, full_words = short.split(), full.split()
    if len(short_words) < 2 or len(full_words) < 2 or short_words[-1] != full_words[-1] or len(full_words[-1]) < 3:
        return False
    letters = re.sub(r"[.\s-]", "", "".join(short_words[:-1]))
    given = [part for word in full_words[:-1] for part in word.split("-") if part]
    is_short = letters.isupper() and len(letters) <= 3 and all(len(part) > 1 for part in given)
    return is_short and letters == "".join(part[0] for part in given).upper()

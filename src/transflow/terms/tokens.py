"""Words of a text with the keys under which terms are looked up: elisions, contractions, lemmas, plurals, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

import simplemma

from transflow.text.normalize import normalize_with_map

_ELISION = r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|[ldjmtscn]|qu)'(?=\w)"
"""Source: Grevisse, Le Bon Usage, 16th ed., §45 (words that elide before a vowel or mute h)."""
_WORD = {
    "fr": re.compile(rf"{_ELISION}|aujourd'hui|\w+(?:\.(?=\w\.)\w)*", re.IGNORECASE),
    "en": re.compile(r"'s\b|\w+(?:\.(?=\w\.)\w)*", re.IGNORECASE),
}
_CONTRACTIONS = {"du": ("P:de", "D"), "des": ("P:de", "D"), "au": ("P:à", "D"), "aux": ("P:à", "D")}
"""Source: Grevisse, §586: de + le = du, de + les = des, à + le = au, à + les = aux."""
_CLASSES = {
    "fr": {"de": "P:de", "d'": "P:de", "à": "P:à", "le": "D", "la": "D", "les": "D", "l'": "D", "et": "C", "&": "C"},
    "en": {"of": "P:of", "the": "D", "and": "C", "&": "C", "a": "A", "an": "A", "'s": "G"},
}
_PLURALS = {
    "fr": (("eaux", "eau"), ("aux", "al"), ("oux", "ou"), ("s", ""), ("x", "")),
    "en": (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", "")),
}
"""Source: Grevisse, §§ 516-525 (French plurals); Quirk et al., A Comprehensive Grammar of the English Language, §5.80."""


class Token(NamedTuple):
    """One word; `start` and `end` are code points of the original text."""

    text: str
    start: int
    end: int
    keys: tuple[tuple[str, ...], ...]
    """Alternatives, each a run of keys: one for a word, two for a contraction."""
    joined: bool
    """True when only a hyphen, an apostrophe or nothing stands before the word."""


@lru_cache(maxsize=16384)
def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """Return the words of a text in order, with their keys."""
    normal, offsets = normalize_with_map(text)
    tokens: list[Token] = []
    last = -1
    for match in _WORD[language].finditer(normal):
        start, end = match.span()
        between = normal[last:start] if last >= 0 else " "
        keys = word_keys(match.group(), language)
        tokens.append(Token(match.group(), offsets[start], offsets[end - 1] + 1, keys, between in {"", "-", "'"}))
        last = end
    return tuple(tokens)


@cache
def word_keys(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives under which a word is looked up, most exact first."""
    lower = word.lower()
    function = _CLASSES[language].get(lower)
    if function:
        return ((function,),)
    contraction = _CONTRACTIONS.get(lower) if language == "fr" else None
    if contraction:
        return (contraction, (lower,))
    alternatives = [lower, lemma_of(lower, language), *_singulars(lower, language)]
    if len(word) > 1 and word.isupper():
        alternatives.append(fold(lower))
        alternatives.append(fold(lemma_of(lower, language)))
        alternatives.extend(map(fold, _singulars(lower, language)))
    return tuple((key,) for key in dict.fromkeys(alternatives))


@cache
def lemma_of(word: str, language: str) -> str:
    """Return the dictionary form of a lower-case word, or the word."""
    if len(word) < 3 or any(character.isdigit() for character in word):
        return word
    lemmatize: Callable[..., str] = simplemma.lemmatize
    return lemmatize(word, lang=language).lower()


def _singulars(word: str, language: str) -> tuple[str, ...]:
    for ending, singular in _PLURALS[language]:
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith("ss"):
            return (word[: len(word) - len(ending)] + singular,)
    return ()


def fold(word: str) -> str:
    """Return a word without accents, marked so that it only meets other folded words."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return f"~{plain.replace('œ', 'oe').replace('æ', 'ae')}"

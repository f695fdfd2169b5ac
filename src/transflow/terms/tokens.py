"""Words of a text with the keys under which terms are looked up: elisions, contractions, lemmas, plurals, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

import simplemma

from transflow.text.dictionary import is_known
from transflow.text.memo import Memo
from transflow.text.normalize import normalize, normalize_with_map

_ELISION = r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|[ldjmtscn]|qu)'(?= ?\w)"
"""Source: Grevisse, Le Bon Usage, 16th ed., §45 (words that elide before a vowel or mute h)."""
_WORD = {
    "fr": re.compile(rf"{_ELISION}|aujourd'hui|\w+(?:\.(?=\w\.)\w)*|&", re.IGNORECASE),
    "en": re.compile(r"'s\b|\w+(?:\.(?=\w\.)\w)*|&", re.IGNORECASE),
}
_CONTRACTIONS = {"du": ("P:de", "D"), "des": ("P:de", "D"), "au": ("P:à", "D"), "aux": ("P:à", "D")}
"""Source: Grevisse, §586: de + le = du, de + les = des, à + le = au, à + les = aux."""
_CLASSES = {
    "fr": {"de": "P:de", "d'": "P:de", "à": "P:à", "le": "D", "la": "D", "les": "D", "l'": "D", "et": "C", "&": "C"},
    "en": {"of": "P:of", "the": "D", "and": "C", "&": "C", "a": "A", "an": "A", "'s": "G"},
}
_ACCENTED = {"e": "éêè", "a": "àâ", "i": "î", "o": "ô", "u": "û", "c": "ç"}
"""What stands under a capital that lacks its accent: Etat, Ecole, Ile. Source: Grevisse, §85 (capitals without accents)."""
_IRREGULAR = {
    "baux": "bail",
    "coraux": "corail",
    "émaux": "émail",
    "soupiraux": "soupirail",
    "vantaux": "vantail",
    "vitraux": "vitrail",
}
"""Source: Grevisse, §519 (nouns in -ail with a plural in -aux), those that simplemma lacks or takes for nouns in -al."""
_PLURALS = {
    "fr": (("eaux", "eau"), ("aux", "al"), ("oux", "ou"), ("s", ""), ("x", "")),
    "en": (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", "")),
}
"""Source: Grevisse, §§ 516-525 (French plurals); Quirk et al., A Comprehensive Grammar of the English Language, §5.80."""
_PLURAL_SIGNS = frozenset("sx")
"""The last letters of plurals."""


class Token(NamedTuple):
    """One word; `start` and `end` are code points of the original text."""

    text: str
    start: int
    end: int
    keys: tuple[tuple[str, ...], ...]
    """Alternatives, each a run of keys: one for a word, two for a contraction."""
    joined: bool
    """True when only a hyphen, an apostrophe or nothing stands before the word."""


_SPLIT = {language: re.compile(f"({pattern.pattern})", re.IGNORECASE) for language, pattern in _WORD.items()}
_JOINTS = frozenset({"", "-", "'"})
_make_token = partial(tuple.__new__, Token)
"""Makes a token of its parts in half the time: there are thousands in a text."""


@lru_cache(maxsize=16384)
def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """Return the words of a text in order, with their keys."""
    normal, offsets = normalize_with_map(text)
    pieces = _SPLIT[language].split(normal)
    keys = _KEYS[language]
    tokens: list[Token] = []
    end = 0
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(gap)
        end = start + len(word)
        joined = gap in _JOINTS and bool(tokens)
        tokens.append(_make_token((word, offsets[start], offsets[end - 1] + 1, keys[word], joined)))
    return tuple(tokens)


def spelling_keys(text: str, language: str) -> list[tuple[str, ...]]:
    """Return the run of keys of each word of a term as it is written: one key for a word, two for a contraction."""
    return [_surface_keys(match.group().lower(), language) for match in _WORD[language].finditer(normalize(text))]


def _surface_keys(lower: str, language: str) -> tuple[str, ...]:
    function = _CLASSES[language].get(lower)
    if function:
        return (function,)
    return (_CONTRACTIONS.get(lower) if language == "fr" else None) or (_spell_out(lower),)


@lru_cache(maxsize=65536)
def word_keys(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives under which a word is looked up, most exact first."""
    lower = word.lower()
    surface = _surface_keys(lower, language)
    if len(surface) > 1:
        return (surface, (lower,))
    if lower in _CLASSES[language]:
        return (surface,)
    alternatives = _forms(lower, language)
    if len(word) > 1 and word.isupper():
        alternatives += [fold(key) for key in alternatives]
    elif language == "fr" and len(word) > 2 and word[0].isupper():
        for letter in _ACCENTED.get(lower[0], ""):
            alternatives += _forms(letter + lower[1:], language)
    return tuple((_spell_out(key),) for key in dict.fromkeys(alternatives))


_KEYS = {language: Memo(partial(word_keys, language=language)) for language in _WORD}


def _forms(lower: str, language: str) -> list[str]:
    return [lower, lemma_of(lower, language), *_singulars(lower, language)]


def _spell_out(key: str) -> str:
    """Return a key without ligatures: people write oeuvre for œuvre."""
    return key if key.isascii() else key.replace("œ", "oe").replace("æ", "ae")


def base_key(word: str, language: str) -> str:
    """Return the key of a term's word in any form: its lemma, or the singular of a plural that no dictionary has."""
    lemma = lemma_of(word, language)
    return _spell_out(lemma if lemma != word else next(iter(_singulars(word, language)), word))


@lru_cache(maxsize=65536)
def lemma_of(word: str, language: str) -> str:
    """Return the dictionary form of a lower-case word, or the word."""
    if len(word) < 3 or (not word.isalpha() and any(map(str.isdigit, word))):
        return word
    if language == "fr":
        if word in _IRREGULAR:
            return _IRREGULAR[word]
        if "oe" in word and is_known(ligature := word.replace("oe", "œ"), lang="fr"):
            word = ligature
    lemmatize: Callable[..., str] = simplemma.lemmatize
    return lemmatize(word, lang=language).lower()


def _singulars(word: str, language: str) -> tuple[str, ...]:
    """Return the singular by rule; nothing where the dictionary has the word as it stands, such as "cours" and "fonds"."""
    for ending, singular in _PLURALS[language] if word[-1:] in _PLURAL_SIGNS else ():
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith("ss"):
            is_base = lemma_of(word, language) == word and is_known(word, lang=language)
            return () if is_base else (word[: len(word) - len(ending)] + singular,)
    return ()


def fold(word: str) -> str:
    """Return a word without accents, marked so that it only meets other folded words."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return f"~{_spell_out(plain)}"

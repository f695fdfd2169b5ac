"""French-English word correspondences: which words of one side answer those of the other.

A table of stems made by `benchmarks/build_lexicon.py` (IBM model 1, Brown et al. 1993) from the European Parliament
proceedings, the laws of Canada and other open texts; see `data/LICENCE-lexicon.md`.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

STEM = 6
"""Letters of a stem. Source: Och & Ney and the usual practice of alignment tools; 6 keeps `politique` from `policier`."""

HEAD = 5
"""Letters that two longer stems share where one word is a form of the other."""

_NO_DIGIT = re.compile(r"\D")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,\u00a0\u202f ]\d+)*")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_FUNCTION = frozenset(
    """a au aux avec ce ces cet cette d dans de des du elle elles en entre est et eux il ils je la le les leur leurs lui ma mais me
    meme mes mon ne nos notre nous on ont ou par pas pour qu que qui sa se ses si son sont sur ta te tes toi ton tu un une vos
    votre vous y ete etre avoir avait etait sera plus tres tout tous toute toutes comme dont aussi fait cela donc
    the of and to in that is for on be this with as it are by at from or an have has not was which will we i our its they he
    she his her their you your been would there these those also more can may such any all were had but do does did so if than
    then no who what when where into about it's
    """.split()
)
"""Words that answer nothing in particular: left out on both sides."""


def stem_of(word: str) -> str:
    """Return the key of a word: lower case, no accents, elision and possessive dropped, six letters."""
    word = _ELISION.sub("", word.lower().replace("œ", "oe").replace("æ", "ae"))
    word = _POSSESSIVE.sub("", word)
    if word.isascii() and word.isalpha():
        return word[:STEM]
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if sign.isalpha())
    return plain[:STEM]


@lru_cache(maxsize=65536)
def _content_stem(word: str) -> str:
    if word.isascii() and word.isalpha():
        plain = word.lower()
        return "" if plain in _FUNCTION or len(plain) < 2 else plain[:STEM]
    plain = "".join(sign for sign in unicodedata.normalize("NFD", _ELISION.sub("", word.lower())) if sign.isalpha() or sign in "’'")
    return "" if plain in _FUNCTION or len(plain) < 2 else stem_of(word)


class Word(NamedTuple):
    """A content word of a text."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[Word, ...]:
    """Return the content words and the numbers of a text; parts of a hyphenated word count each for themselves."""
    found = []
    for match in _WORD.finditer(text):
        start = match.start()
        if match[0][0].isdigit():
            found.append(Word(_NO_DIGIT.sub("", match[0]), *match.span()))
            continue
        if "-" not in match[0]:
            stem = _content_stem(match[0])
            if stem:
                found.append(Word(stem, start, match.end()))
            continue
        for part in match[0].split("-"):
            stem = _content_stem(part)
            if stem:
                found.append(Word(stem, start, start + len(part)))
            start += len(part) + 1
    return tuple(found)


@lru_cache(maxsize=4096)
def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the content words and the digits of the numbers of a text: those of `content_words`, in order."""
    return tuple(chain.from_iterable(map(_stems_in, _WORD.findall(text))))


@lru_cache(maxsize=65536)
def _stems_in(word: str) -> tuple[str, ...]:
    if word[0].isdigit():
        return (_NO_DIGIT.sub("", word),)
    return tuple(filter(None, map(_content_stem, word.split("-"))))


@lru_cache(maxsize=4096)
def stem_sets(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the different stems of a text, and the first five letters of the longer ones."""
    found = frozenset(content_stems(text))
    return found, frozenset(stem[:HEAD] for stem in found if len(stem) >= HEAD)


def stems(text: str) -> list[str]:
    """Return the stems of the content words of a text, in order; numbers are left out."""
    return [stem for stem in content_stems(text) if not stem.isdigit()]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Correspondences of stems in one direction."""

    answers: dict[str, dict[str, float]]
    """For a stem of the one side, the stems of the other with the probability of the one given the other."""
    rarity: dict[str, float]
    """Share of the sentences that hold a stem of the one side."""
    least: float
    """Share taken for stems that were not seen."""


@lru_cache(maxsize=2)
def load_lexicon(language: str) -> Lexicon:
    """Return what is known of the words of a language: which words of the other language explain them."""
    data = lzma.decompress(files("transflow").joinpath("data", "lexicon.tsv.xz").read_bytes()).decode("utf-8")
    first, second, *rest = data.splitlines()
    sentences = int(first)
    answers: dict[str, dict[str, float]] = {}
    rarity: dict[str, float] = {}
    if language == "en":
        for entry in second.split(" "):
            name, _, count = entry.rpartition(":")
            rarity[name] = int(count) / sentences
    for line in rest:
        french, count, entries = line.split("\t")
        if language == "fr":
            rarity[french] = int(count) / sentences
        for entry in entries.split("|"):
            english, forward, backward = entry.split(" ")
            if language == "en":
                answers.setdefault(english, {})[french] = int(forward) / 100
            else:
                answers.setdefault(french, {})[english] = int(backward) / 100
    return Lexicon(answers, rarity, 1 / sentences)


SHARED = 0.1
"""Probability of itself from which a word counts as common to both languages (`virus`, `internet`)."""


def is_shared(word: str, language: str) -> bool:
    """Return whether translators into `language` keep a word of the other language as it is."""
    stem = stem_of(word)
    return load_lexicon(language).answers.get(stem, {}).get(stem, 0.0) >= SHARED


FREQUENT = 5e-5
"""Share of the sentences from which a word counts as frequent: learned words ("annihilation") are rarer, and often common to both
languages where a dictionary gives them to one."""


def is_frequent(word: str, language: str) -> bool:
    """Return whether a word of a language stands in more than one sentence of twenty thousand."""
    return load_lexicon(language).rarity.get(stem_of(word), 0.0) >= FREQUENT

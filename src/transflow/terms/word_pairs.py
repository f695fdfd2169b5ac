"""French and English words that stand for each other: a dictionary counted from parallel texts."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from transflow.terms.tokens import base_key

__all__ = ["Rendering", "has_word", "renderings_of"]


class Rendering(NamedTuple):
    """A word of the other language."""

    share: float
    """Share of the times that this word stood for the one asked for."""
    text: str
    """Its dictionary form."""


def _rows() -> Iterator[tuple[dict[str, str], dict[str, str], dict[str, float]]]:
    """Yield words, keys and shares by language of each pair."""
    data = lzma.decompress(files("transflow").joinpath("data", "word_pairs.tsv.xz").read_bytes()).decode("utf-8")
    for line in data.splitlines():
        french, english, forward, backward, key, other_key = line.split("\t")
        keys = {"fr": key or french.lower(), "en": other_key or english.lower()}
        yield {"fr": french, "en": english}, keys, {"fr": int(forward) / 100, "en": int(backward) / 100}


@lru_cache(maxsize=2)
def _renderings(language: str) -> dict[str, tuple[Rendering, ...]]:
    found: dict[str, tuple[Rendering, ...]] = {}
    other = "en" if language == "fr" else "fr"
    for words, keys, shares in _rows():
        if shares[language]:
            rendering = Rendering(shares[language], words[other])
            found[keys[language]] = tuple(sorted((*found.get(keys[language], ()), rendering), reverse=True))
    return found


@lru_cache(maxsize=2)
def _keys(language: str) -> frozenset[str]:
    return frozenset(keys[language] for _, keys, _ in _rows())


def renderings_of(word: str, language: str) -> tuple[Rendering, ...]:
    """Return what stands for a word of `fr` or `en`, likeliest first; empty where it is unknown or too frequent to need any."""
    return _renderings(language).get(base_key(word.lower(), language), ())


def has_word(word: str, language: str) -> bool:
    """Return whether the dictionary has a word of `fr` or `en` in any form."""
    return base_key(word.lower(), language) in _keys(language)

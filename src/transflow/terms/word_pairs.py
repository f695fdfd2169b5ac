"""French and English words that stand for each other: a dictionary counted from parallel texts."""

from __future__ import annotations

import lzma
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


@lru_cache(maxsize=1)
def _load() -> dict[str, dict[str, list[Rendering]]]:
    """Return the renderings by language and key of the word, likeliest first."""
    data = lzma.decompress(files("transflow").joinpath("data", "word_pairs.tsv.xz").read_bytes()).decode("utf-8")
    found: dict[str, dict[str, list[Rendering]]] = {"fr": {}, "en": {}}
    for line in data.splitlines():
        french, english, forward, backward = line.split("\t")
        found["fr"].setdefault(base_key(french, "fr"), []).append(Rendering(int(forward) / 100, english))
        found["en"].setdefault(base_key(english.lower(), "en"), []).append(Rendering(int(backward) / 100, french))
    for rows in found.values():
        for renderings in rows.values():
            renderings.sort(reverse=True)
    return found


def renderings_of(word: str, language: str) -> tuple[Rendering, ...]:
    """Return what stands for a word of `fr` or `en`, likeliest first; empty where it is unknown or too frequent to need any."""
    return tuple(one for one in _load()[language].get(base_key(word.lower(), language), ()) if one.share)


def has_word(word: str, language: str) -> bool:
    """Return whether the dictionary has a word of `fr` or `en` in any form."""
    return base_key(word.lower(), language) in _load()[language]

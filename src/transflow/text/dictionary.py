"""Whether a dictionary of a language has a word."""

from __future__ import annotations

from functools import lru_cache

from simplemma import is_known as _is_known


@lru_cache(maxsize=65536)
def is_known(word: str, *, lang: str) -> bool:
    """Return whether simplemma's dictionary of `fr` or `en` has a word as it is written."""
    return _is_known(word, lang=lang)

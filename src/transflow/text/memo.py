"""What is known of single words, kept in a dictionary that finds what it lacks: the cheapest look-up in a loop over words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST = 65536
"""Words kept; then all are forgotten, which costs less than to know the oldest."""


class Memo(dict[str, V]):
    """Values by word, each found when it is first asked for."""

    def __init__(self, find: Callable[[str], V]) -> None:
        """Take the function that finds the value of a word."""
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> V:
        if len(self) >= MOST:
            self.clear()
        value = self[word] = self._find(word)
        return value

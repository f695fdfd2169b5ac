"""Find runaway repetition: the same words or signs over and over, or an output far longer than its source."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_WORDS = 8
"""Longest repeated run of words looked for."""
_MOST_SIGNS = 6
"""Longest repeated run of signs inside a word."""
_LONGEST = 3
_SLACK = 20
"""A target of more than three times the source's words and twenty more is no translation between French and English."""


def has_loop(text: str) -> bool:
    """Return whether the same words, up to eight, stand three times in a row, or signs of a word five times."""
    words = [word.strip(".,;:!?…()«»\"'’").casefold() for word in text.split()]
    if _repeats([word for word in words if word], _MOST_WORDS, copies=3, shortest=3):
        return True
    return any(_repeats(word, _MOST_SIGNS, copies=5, shortest=8) for word in words if any(map(str.isalpha, word)))


def is_runaway(source: str, target: str) -> bool:
    """Return whether a target loops where its source does not, or is far too long."""
    if len(target.split()) > _LONGEST * len(source.split()) + _SLACK:
        return True
    return has_loop(target) and not has_loop(source)


def _repeats(items: Sequence[str], longest: int, *, copies: int, shortest: int) -> bool:
    """Return whether a run of up to `longest` items stands `copies` times in a row, over `shortest` items or more."""
    for period in range(1, longest + 1):
        same = 0
        for place in range(period, len(items)):
            same = same + 1 if items[place] == items[place - period] else 0
            if same >= period * (copies - 1) and same + period >= shortest:
                return True
    return False

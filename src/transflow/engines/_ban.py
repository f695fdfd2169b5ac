"""The pieces that must not be written for a text to be kept out of a translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from transflow.engines._tokens import SPACE, Span, Tokenizer

_SPLITS = 16
"""Ways to cut a form that are banned from the start; others are banned when the model falls back on them."""
_SHORTEST = 3
"""Shortest form banned without the space before it: shorter ones end too many other words."""


def ban_sequences(banned: Sequence[str], tokenizer: Tokenizer, can_write: Callable[[str], bool]) -> tuple[tuple[str, ...], ...]:
    """Return every casing of the banned texts, in the likeliest cuts, with and without the space before it."""
    found: dict[tuple[str, ...], None] = {}
    for text in banned:
        for form in _casings(text.strip()):
            for pieces in tokenizer.splits(form, _SPLITS):
                found[tuple(pieces)] = None
                bare = [pieces[0].removeprefix(SPACE), *pieces[1:]] if pieces else []
                if len(form) >= _SHORTEST and bare != pieces:
                    found[tuple(piece for piece in bare if piece)] = None
    return tuple(pieces for pieces in found if pieces and all(map(can_write, pieces)))


def _casings(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    forms = (text, text.lower(), text.upper(), text.capitalize(), text.title(), text[0].upper() + text[1:])
    return tuple(dict.fromkeys(forms))


def find_banned_pieces(
    text: str, pieces: Sequence[str], spans: Sequence[Span], banned: Sequence[str], start: int
) -> tuple[tuple[str, ...], ...]:
    """Return the runs of pieces that write a banned text, as a word, from a place of the target on."""
    runs: dict[tuple[str, ...], None] = {}
    for word in filter(None, map(str.strip, banned)):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            if match.start() >= start:
                inside = [place for place, (begin, end) in enumerate(spans) if begin < match.end() and end > match.start()]
                if inside:
                    runs[tuple(pieces[inside[0] : inside[-1] + 1])] = None
    return tuple(runs)

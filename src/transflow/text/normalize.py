"""One spelling for signs that look alike, with the way back to the original text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces of one line other than U+0020 and the tab. Source: Unicode general category Zs."""

IGNORED = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte-order mark: they show nothing."""

_SIGNS = {ord(c): " " for c in SPACES} | {ord(c): None for c in IGNORED}
_SIGNS |= {0x2019: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-"}

_FREQUENT = (("\u2019", "'"), ("\u00a0", " "), ("\u202f", " "))
_RARE = re.compile(f"[{SPACES}{IGNORED}\u02bc\u2010\u2011]")
"""Signs that are left once the frequent ones, each one sign for another, are replaced: few texts hold any."""

_LONGEST_CLUSTER = 31
"""Longest base plus marks taken as one. Source: Unicode Standard Annex 15, Stream-Safe Text Format."""

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"})


def _joins(cluster: str, char: str) -> bool:
    """Return whether the character is part of what stands before it."""
    if len(cluster) >= _LONGEST_CLUSTER:
        return False
    if unicodedata.combining(char):
        return True
    if char < "\u0300":
        return False
    both = unicodedata.normalize("NFC", cluster + char)
    return both != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", char)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for index in range(1, len(text)):
        if not _joins(text[start:index], text[index]):
            yield start, text[start:index]
            start = index
    if text:
        yield start, text[start:]


@lru_cache(maxsize=4096)
def normalize_with_map(text: str) -> tuple[str, Sequence[int]]:
    """Return the text in one spelling, and for each of its offsets the offset in the original.

    The text is composed (NFC); every space of a line becomes U+0020, ``’`` and ``ʼ`` become ``'``, the hyphens U+2010
    and U+2011 become ``-``; signs that show nothing are removed. The map has one entry more than the normalized text; it is a
    range where every offset stays.
    """
    if text.isascii():
        return text, range(len(text) + 1)
    if unicodedata.is_normalized("NFC", text):
        plain = text
        for sign, usual in _FREQUENT:
            plain = plain.replace(sign, usual)
        if _RARE.search(plain):
            plain = text.translate(_SIGNS)
        if len(plain) == len(text):
            return plain, range(len(text) + 1)
        pieces: Iterator[tuple[int, str]] = enumerate(text)
    else:
        pieces = _clusters(text)
    out: list[str] = []
    offsets: list[int] = []
    for start, piece in pieces:
        plain = unicodedata.normalize("NFC", piece)
        aligned = plain == piece
        for index, char in enumerate(plain):
            kept = _SIGNS.get(ord(char), char)
            if kept is not None:
                out.append(kept)
                offsets.append(start + index if aligned else start)
    offsets.append(len(text))
    return "".join(out), tuple(offsets)


def normalize(text: str) -> str:
    """Return the text in one spelling, as `normalize_with_map` does."""
    return normalize_with_map(text)[0]


def original_span(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the half-open span of the original text for a span of the normalized text."""
    first = offsets[start]
    if end <= start:
        return first, first
    last = end
    while last < len(offsets) - 1 and offsets[last] <= offsets[end - 1]:
        last += 1
    return first, offsets[last]


def fold_accents(text: str) -> str:
    """Return the text without accents and ligatures; case, spaces and signs stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def fold_case_accents(text: str) -> str:
    """Return the text without accents, ligatures and case."""
    return fold_accents(text).casefold()

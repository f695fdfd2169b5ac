"""Names in a text that are written nearly as a list has them: other accents, capitals, hyphens or spaces, or a slip of the hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\s'’‐‑-]*")
_OTHERS = re.compile(r"[\W_]+")
_LIGATURES = {"œ": "oe", "æ": "ae"}
_ONE_SLIP, _TWO_SLIPS = 6, 16
"""Letters of a name from which one slip, or two, leave it recognisable. Source: Damerau 1964 (four in five misspellings are one
slip)."""


def find_altered(text: str, spellings: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the half-open span of each place that has the letters of a name but not its accents, capitals, hyphens or spaces.

    The third part is the spelling that the place should have. Names of less than four letters are not looked for.
    """
    plain, offsets = _squeeze(text)
    known = {_same_signs(spelling) for spelling in spellings}
    seen: set[tuple[int, int]] = set()
    for spelling in spellings:
        wanted, _ = _squeeze(spelling)
        at = plain.find(wanted) if len(wanted) > 3 else -1
        while at >= 0:
            start, end = offsets[at], offsets[at + len(wanted) - 1] + 1
            whole = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
            written = text[start:end]
            joined = all(_SEPARATORS.fullmatch(part) for part in _WORD.split(written))
            if whole and joined and (start, end) not in seen and _same_signs(written) not in known:
                seen.add((start, end))
                yield start, end, spelling
            at = plain.find(wanted, at + 1)


def find_misspelt(text: str, spelling: str) -> tuple[int, int] | None:
    """Return the half-open span of words with capitals that differ from a name by a slip, two in a long name, or None."""
    wanted, _ = _squeeze(spelling)
    slips = (len(wanted) >= _ONE_SLIP) + (len(wanted) >= _TWO_SLIPS)
    words = list(_WORD.finditer(text))
    count = len(_WORD.findall(spelling))
    for first, last in zip(words, words[count - 1 :], strict=False):
        span = first.start(), last.end()
        written = text[slice(*span)]
        if first[0][0].isupper() and 0 < OSA.distance(_squeeze(written)[0], wanted, score_cutoff=slips) <= slips:
            return span
    return None


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text, small and without accents: what an altered name has in common with the right one."""
    low = text.lower()
    if not low.isascii():
        for ligature, letters in _LIGATURES.items():
            low = low.replace(ligature, letters)
        low = unicodedata.normalize("NFD", low)
    return _OTHERS.sub("", low)


@lru_cache(maxsize=4096)
def _squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the letters and digits of a text, small and without accents, and the offset of each in the text."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        if sign.isalnum():
            low = sign.lower()
            plain = _LIGATURES.get(low) or unicodedata.normalize("NFD", low)[0]
            letters.append(plain)
            offsets.extend([offset] * len(plain))
    return "".join(letters), tuple(offsets)


def _same_signs(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").replace("‑", "-").split())

"""How many sentences a text has, counted with caution: what may be an abbreviation ends nothing."""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(
    r"(?P<word>[^\s.!?…]{0,40})(?P<sign>[.!?…]+)[»”’\"')\]]{0,3}(?:[\s\u00a0\u202f]+[»”])?[\s]+(?=[«“‘\"'(\[—–-]?[\s\u00a0\u202f]{0,2}[A-ZÀ-ÖØ-ÞŒ0-9])"
)
_ABBREVIATIONS = frozenset(
    """m mm mme mlle mr mrs ms dr pr prof me st ste sr jr sen gov gen col capt hon rev no nos n° art al cf etc ex fig p pp vol ch
    chap éd ed av apr env tél tel jan janv feb févr fév mar apr avr jun jul juil aug sep sept oct nov dec déc vs inc ltd co corp sa
    bd blvd ave boul approx dept dép u.s u.k e.g i.e para par al réf ref op cit hab max min""".split()
)
"""Words that a full stop shortens. Source: Lexique des règles typographiques, "Abréviations"; New Hart's Rules, ch. 10."""


@lru_cache(maxsize=4096)
def count_sentences(text: str) -> int:
    """Return the number of sentences: one more than the ends inside the text, 0 where there is no letter or digit.

    An end is a full stop, question or exclamation mark before white space and a capital, a digit or an opening mark. A full
    stop after an abbreviation, an initial or a number ends nothing.
    """
    if not any(character.isalnum() for character in text):
        return 0
    return 1 + sum(_ends_sentence(match) for match in _END.finditer(text))


def _ends_sentence(match: re.Match[str]) -> bool:
    sign = match["sign"]
    if "!" in sign or "?" in sign:
        return True
    if sign != ".":
        return False
    word = match["word"].strip("«“‘\"'([").lower().rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    return len(word) > 1 and not word.isdigit() and word not in _ABBREVIATIONS and "." not in word

"""French and English sentences without one of their negations, for models that are asked which of the two a translation renders.

Source: Grevisse & Goosse, Le bon usage, "La négation"; Huddleston & Pullum, The Cambridge Grammar of English, chapter 9;
Sennrich 2017 (LingEval97), whose polarity pairs are made the same way.
"""

from __future__ import annotations

import re
from itertools import islice

_FRENCH = re.compile(
    r"\b(?P<ne>ne\s|n[’'])(?P<verb>(?:[\w’'-]+\s){0,4}?)(?P<pas>(?:pas|jamais|plus|guère)\b(?!\s(?:que\b|qu[’']|seulement|uniquement))\s?)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?P<verb>ca|wo|[a-z]+)n[’'](?P<t>t)\b|\b(?P<cannot>can)not\b|\b(?<!or )(?:not|never)\s(?!only|just|merely|simply|least)",
    re.IGNORECASE,
)
_FULL = {"ca": "can", "wo": "will"}
"""Contracted stems that are no words. Source: Huddleston & Pullum, section 3.1."""
_SPACED = re.compile(r" +(?=[.,])")
MOST = 3


def cut_negations(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return for each negation of a text its span and the text without it, at most the first three."""
    pattern = _FRENCH if language == "fr" else _ENGLISH
    affirm = _affirm_french if language == "fr" else _affirm_english
    return [
        (
            match.start(),
            len(text[: match.end()].rstrip()),
            _SPACED.sub("", text[: match.start()] + affirm(match) + text[match.end() :]),
        )
        for match in islice(pattern.finditer(text), MOST)
    ]


def _affirm_french(match: re.Match[str]) -> str:
    return match["verb"]


def _affirm_english(match: re.Match[str]) -> str:
    if match["cannot"]:
        return match["cannot"]
    return _FULL.get(match["verb"].lower(), match["verb"]) if match["t"] else ""

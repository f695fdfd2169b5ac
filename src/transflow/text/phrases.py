"""Phrases of French and English that a sentence can do without: a chunker by function words and signs, without a parser.

Source: Vamvas & Sennrich 2022, "As Little as Possible, as Much as Necessary: Detecting Over- and Undertranslations with
Contrastive Conditioning" (ACL 2022), which takes optional constituents from a parser; Abney 1991, "Parsing by Chunks".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_OPENERS = {
    "fr": re.compile(
        r"(?<![\w’'-])(?:de la|de l[’']|de|du|des|d[’']|à la|à l[’']|à|au|aux|dans|en|par|pour|sur|avec|sans|sous|entre|vers|chez"
        r"|selon|depuis|pendant|contre|afin|lors|parmi|dès|outre|malgré|et|ou|mais|ni|qui|que|qu[’']|dont|où|lequel|laquelle"
        r"|lorsqu\w*|quand|comme|si|ainsi|y compris|notamment|tandis|car|puis)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<![\w’'-])(?:of|in|for|with|on|by|from|to|at|as|into|onto|under|over|through|during|without|within|between|among"
        r"|about|against|towards?|upon|since|until|despite|including|and|or|but|nor|which|who|whom|whose|that|where|when|while"
        r"|because|if|so|than|such|after|before|according|across|per|via)(?!\w)",
        re.IGNORECASE,
    ),
}
"""Words that open a prepositional phrase, a clause or a co-ordinated item."""
_SIGN = re.compile(r"[,;:()\[\]«»“”\"—–.!?…]|\s-\s")
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*[’']?")
_BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))
MOST_CHUNKS, MOST_WORDS = 4, 12
"""Longest phrase; what is left out beyond that is a matter of length and of the end."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a text from its first word to its last, half-open code points."""

    start: int
    end: int
    words: int


def find_phrases(text: str, language: str, least: int = 2) -> list[Phrase]:
    """Return the phrases of a text by position: runs of up to four chunks with at least some words, each stretch once.

    A chunk starts at a preposition, conjunction or relative, or behind a sign, and ends before the next. A run that holds the
    first chunk counts up to a sign only: what a sentence begins with is seldom optional. No phrase opens or closes a bracket
    without the other.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    openers = {match.start() for match in _OPENERS[language].finditer(text)}
    gaps = [bool(_SIGN.search(text, end, start)) for (_, end), (start, _) in pairwise(words)]
    cuts = [place for place, (start, _) in enumerate(words) if place == 0 or start in openers or gaps[place - 1]] + [len(words)]
    found: list[Phrase] = []
    for number, first in enumerate(cuts[:-1]):
        for last in cuts[number + 1 : number + 1 + MOST_CHUNKS]:
            is_lead = first == 0 and (last == len(words) or not gaps[last - 1])
            start, end = words[first][0], words[last - 1][1]
            if least <= last - first <= MOST_WORDS and not is_lead and _is_balanced(text[start:end]):
                found.append(Phrase(start, end, last - first))
    return found


def _is_balanced(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in _BRACKETS)


def cut_phrase(text: str, start: int, end: int) -> str:
    """Return a text without a stretch of it; a comma, dash or bracket that has lost its other half goes too."""
    left, right = text[:start].rstrip(), text[end:].lstrip()
    for opening, closing in _BRACKETS:
        if left.endswith(opening) and right.startswith(closing):
            left, right = left[:-1].rstrip(), right[1:].lstrip()
    if left.endswith((",", ";", ":", "–", "—")) and (not right or right[0] in ",;.:–—!?…"):
        left = left[:-1].rstrip()
    if not left:
        right = right.lstrip(",;:–— ")
        return right[:1].upper() + right[1:]
    glue = "" if not right or right[0] in ",.)…" or left.endswith(("’", "(")) else " "
    return left + glue + right

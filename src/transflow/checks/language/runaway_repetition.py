"""The model repeated itself: the same words stand three times in a row, or one word four times.

Why it matters: a translation model that loses its way says one phrase again and again; the text after it is lost.

Source: Holtzman et al., The Curious Case of Neural Text Degeneration, ICLR 2020, on degenerate repetition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import eq

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule

FRENCH = """Le modèle s’est répété : les mêmes mots trois fois de suite, ou un mot quatre fois.

Pourquoi : un modèle de traduction qui s’égare redit sans fin le même groupe de mots ; le texte qui suit est perdu."""
RULE = Rule("MT001", "runaway-repetition", Level.ERROR, "duplication", "segment", "0.1")
MESSAGES = {"loop": ('the model repeats "{found}"', "le modèle répète « {found} »")}
EXAMPLES = {
    "fire": [(None, "the city the city the city the city")],
    "silent": [(None, "very, very good"), (None, "Tough, tough, tough, they said.")],
}
_LOOP = re.compile(r"\b(?:(\w+)(?:\W+\1\b){3,}|(\w+(?:\W+\w+){1,5}?)(?:\W+\2\b){2,})", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LONGEST_LOOP = 6
"""Most words of a loop."""
_LONGEST = 4000
"""Code points looked at: the pattern's cost grows with the length of a segment."""


_LEAST_REPEATS = 2
"""A word that comes three times is two words more than the text has different ones."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the loops of each target; those that the source has too are its author's."""
    del context
    for pair in pairs:
        found = _search(pair.target)
        if found and not (pair.source and _search(pair.source)) and not _repeated(found).isdigit():
            yield Hit(pair, found.start(), found.end(), "loop", {"found": _repeated(found)})
        elif pair.repetition:
            yield Hit(pair, 0, len(pair.target), "loop", {"found": pair.target[:40]})


def _search(text: str) -> re.Match[str] | None:
    """Return the first loop of a text; the pattern is only tried where a word comes back twice at one distance."""
    words = _WORD.findall(text[:_LONGEST].lower())
    if len(words) - len(set(words)) < _LEAST_REPEATS or not any(
        any(map(eq, words, words[step:])) and any(map(_are_equal, words, words[step:], words[2 * step :]))
        for step in range(1, _LONGEST_LOOP + 1)
    ):
        return None
    return _LOOP.search(text[:_LONGEST])


def _are_equal(one: str, two: str, three: str) -> bool:
    return one == two == three


def _repeated(found: re.Match[str]) -> str:
    return str(found.group(1) or found.group(2))

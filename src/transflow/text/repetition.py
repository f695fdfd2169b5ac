"""Words and phrases written twice in a row.

Source: the doubled-word checks of Okapi CheckMate, Weblate and LanguageTool (FRENCH_WORD_REPEAT_RULE,
ENGLISH_WORD_REPEAT_RULE), whose exceptions are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from transflow.text.slips import GAP, Slip

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
_GAP = re.compile(rf"[{GAP}\n]+")
_DOUBLES = {
    "fr": frozenset("nous vous que faire en si non oui très bien ha tam bye couci coussi chou cha ni tout".split()),
    "en": frozenset("had that is do does very so no yes bye ha tam hear there now long far many really much was where".split()),
}
"""Words that may stand twice."""

_SHORT = frozenset("a à".split())
"""Words of one letter that count; other letters are labels, initials or variables."""

_LINKS = frozenset("à a by and et en de par ou or after to pour contre sur in upon on sans avec vers per plus more".split())
"""`tour à tour à Leeds`, `step by step by hand`: two words that end in one of these may come twice."""

LONGEST_PHRASE = 6
"""Most words of a phrase that is looked for; longer loops of an engine have a rule of their own."""


def find_repetitions(text: str, language: str) -> Iterator[Slip]:
    """Yield words and phrases of 2 to 6 words that stand twice in a row, only spaces between; names such as Bora Bora may."""
    words = _WORD.findall(text.lower())
    if not _may_hold_repetition(words):
        return
    matches = list(_WORD.finditer(text))
    words = [match[0].lower() for match in matches]
    index = 0
    while index < len(words) - 1:
        length = _repeated_length(words, index)
        run = matches[index : index + 2 * length]
        if not length or not _is_unbroken(text, run) or _may_repeat(text, run, language):
            index += 1
            continue
        start, end = run[0].start(), run[-1].end()
        once = text[start : run[length - 1].end()]
        yield Slip("word" if length == 1 else "phrase", start, end, text[start:end], once)
        index += 2 * length


def _may_hold_repetition(words: list[str]) -> bool:
    """Return whether a word comes twice in a row, or two words come again within the length of a phrase."""
    if any(map(eq, words, words[1:])):
        return True
    twos = list(pairwise(words))
    return any(any(map(eq, twos, twos[length:])) for length in range(2, LONGEST_PHRASE + 1))


def _repeated_length(words: list[str], index: int) -> int:
    """Return the number of words from an index on that come again at once, 0 for none."""
    for length in range(1, min(LONGEST_PHRASE, (len(words) - index) // 2) + 1):
        if words[index] == words[index + length] and words[index : index + length] == words[index + length : index + 2 * length]:
            return length
    return 0


def _is_unbroken(text: str, run: list[re.Match[str]]) -> bool:
    return all(_GAP.fullmatch(text, one.end(), two.start()) for one, two in pairwise(run))


def _may_repeat(text: str, run: list[re.Match[str]], language: str) -> bool:
    if len(run) == 2:
        return _may_double(text, run[0], run[1], language)
    return len(run) == 4 and run[1][0].lower() in _LINKS


def _may_double(text: str, one: re.Match[str], two: re.Match[str], language: str) -> bool:
    word = one[0].lower()
    if word in _DOUBLES.get(language, ()) or word.isdigit() or any(sign.isdigit() for sign in word):
        return True
    if len(word) == 1 and word not in _SHORT:
        return True
    if two[0][0].isupper():
        return not one[0].isupper() or one[0] != two[0] or len(word) > 1
    return one[0][0].isupper() and one.start() > 0 and text[: one.start()].rstrip()[-1:] not in set('.!?…:»”"')

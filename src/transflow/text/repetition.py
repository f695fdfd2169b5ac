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
    "fr": frozenset("nous vous faire non oui ha tam bye couci coussi chou cha".split()),
    "en": frozenset("had that no yes ha tam bye hear here there now".split()),
}
"""Words that may stand twice. Those that only insist (very very, très très) may where the source insists as well."""

_CLAUSE_VERBS = frozenset("is was are were do does did".split())
_CLAUSE = re.compile(r"\b(?:what|how|as|where|who|all|wh\w+ever)\b[^.;:!?]{1,80}$", re.IGNORECASE)
"""A clause that ends in a verb before the verb of the sentence: "what this is is", "all they do does matter"."""
_GERUND = re.compile(r"[ \u00a0]\w+ant\b")
"""`en en fixant les modalités`: the pronoun stands between the preposition and the participle."""

_ARTICLES = {
    "en": re.compile(r"(?<![\w'’-])(a|an|the) (?!\1 )(?:an?|the)(?= [a-z])(?! (?:priori|posteriori|fortiori|contrario|la)\b)"),
    "fr": re.compile(
        r"(?<![\w'’-])(?:(les?|la) (?!\1 )(?:les?|la)|(du|des|aux?) (?!\2 )(?:les?|la|du|des|aux?)|un une|une un)(?= [a-zà-öø-ÿœ])"
    ),
}
"""Two different articles in a row: one was replaced and stayed."""

_SHORT = frozenset("a à".split())
"""Words of one letter that count; other letters are labels, initials or variables."""

_LINKS = frozenset("à a by and et en de par ou or after to pour contre sur in upon on sans avec vers per plus more".split())
"""`tour à tour à Leeds`, `step by step by hand`: two words that end in one of these may come twice."""

_LONGEST_CLAUSE = 100

LONGEST_PHRASE = 6
"""Most words of a phrase that is looked for; longer loops of an engine have a rule of their own."""


def find_repetitions(text: str, language: str) -> Iterator[Slip]:
    """Yield words and phrases of 2 to 6 words that stand twice in a row, only spaces between.

    Names such as Bora Bora may, and so may an entry of a list of definitions with its capital: "appel Appel interjeté".
    """
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
        while words[index : index + length] == words[index + len(run) : index + len(run) + length] and _is_unbroken(
            text, matches[index + len(run) - 1 : index + len(run) + length]
        ):
            run += matches[index + len(run) : index + len(run) + length]
        start, end = run[0].start(), run[-1].end()
        once = text[start : run[length - 1].end()]
        yield Slip("word" if length == 1 else "phrase", start, end, text[start:end], once)
        index += len(run)


def find_article_slips(text: str, language: str) -> Iterator[Slip]:
    """Yield two different articles in a row: "a the contract", "du le contrat"."""
    for match in _ARTICLES[language].finditer(text):
        yield Slip("articles", *match.span(), match[0])


def _may_hold_repetition(words: list[str]) -> bool:
    """Return whether a word comes twice in a row, or two words come again within the length of a phrase."""
    repeats = len(words) - len(set(words))
    if not repeats or any(map(eq, words, words[1:])):
        return repeats > 0
    if repeats == 1:
        return False
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
    if run[0][0][0].islower() and run[len(run) // 2][0][0].isupper():
        return True
    return len(run) == 4 and run[1][0].lower() in _LINKS


def _may_double(text: str, one: re.Match[str], two: re.Match[str], language: str) -> bool:
    word = one[0].lower()
    if language == "en" and word in _CLAUSE_VERBS:
        return bool(_CLAUSE.search(text, max(0, one.start() - _LONGEST_CLAUSE), one.start()))
    if language == "fr" and word == "en":
        return bool(_GERUND.match(text, two.end()))
    if word in _DOUBLES.get(language, ()) or word.isdigit() or any(sign.isdigit() for sign in word):
        return True
    if len(word) == 1 and word not in _SHORT:
        return True
    if two[0][0].isupper():
        return not one[0].isupper() or one[0] != two[0] or len(word) > 1
    return one[0][0].isupper() and one.start() > 0 and text[: one.start()].rstrip()[-1:] not in set('.!?…:»”"')

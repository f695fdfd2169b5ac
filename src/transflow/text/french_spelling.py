"""French words without the accents and ligatures that French has: Etat, coeur, "A Nantes".

Source: Académie française, "Questions de langue, Accentuation des majuscules"; Imprimerie nationale, Lexique des règles
typographiques, "Accents" and "Ligatures".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from transflow.text.dictionary import is_known
from transflow.text.exonyms import known_renderings
from transflow.text.gazetteer import load_gazetteer
from transflow.text.protect import find_protected_spans
from transflow.text.traits import forms_in

_WORD = re.compile(r"(?<![\w@.-])[^\W\d_]{3,}(?![\w@-]|\.\w)")
_LEAST_LETTERS = 3
_OPENS = re.compile(
    r"(?:^|(?<=[.!?…]\s)|(?<=[«“]\s)|(?<=[«“]))A"
    r"(?= (?:l[ae]\b|l[’']|une? |cette |cet |ce |ces |[A-ZÉ]|propos |partir |noter |compter |terme ))"
)
"""A at the start of a sentence that is the preposition: before a name, an article or in a set phrase ("A propos de")."""
_VARIANTS = {"e": "éèê", "a": "àâ", "o": "ô", "c": "ç"}
"""Marks looked for; î and û may be left out since 1990 (Journal officiel, 6 December 1990)."""
_MOST_MARKS = 2
_LEAST_CAPITALS = 5
"""Letters from which a word in capitals is a word and no acronym."""
_RIGHT = frozenset("debout tracas".split())
"""French words that the dictionary lacks."""
_WITHOUT_MARK = frozenset("etat".split())
"""Words that the dictionary has without their accent, from texts that lacked it."""
_BODIES = {
    form.translate(str.maketrans("éè", "ee")): form
    for form in """région régions département départements métropole métropoles communauté communautés collectivité collectivités
    préfecture préfectures préfet préfets préfète ministère ministères république président présidents présidente fédération
    fédérations société sociétés réunion sécurité""".split()
}
_BODY = re.compile(
    rf"\b(?:l[ae]s?|une?|d[ue]s?|aux?|ces|cette|nos|notre)[ \u00a0](?P<word>{'|'.join(_BODIES)})\b",
    re.IGNORECASE,
)
"""Public bodies and their offices behind a French article; with a capital, or as English words, they would pass for names."""


@dataclass(frozen=True, slots=True)
class BareWord:
    """One word that lacks an accent or a ligature; `start` and `end` are half-open code points."""

    start: int
    end: int
    text: str
    suggestion: str
    kind: str
    """`accent` or `ligature`."""


def find_bare_words(text: str) -> tuple[BareWord, ...]:
    """Return the French words that lack an accent or a ligature, from the left.

    A word counts where French does not have it as it is written and has just one word with the accents, a participle in -é
    apart ("mondialise" may be its verb). Capitalised words inside a
    sentence may be names: only those that begin with E are looked at ("l'Etat"). Words of English are left alone.
    """
    found = sorted(_find(text), key=lambda one: one.start)
    protected = [(span.start, span.end) for span in find_protected_spans(text)] if found else []
    return tuple(one for one in found if not any(start < one.end and one.start < end for start, end in protected))


def _find(text: str) -> Iterator[BareWord]:
    for match in _OPENS.finditer(text) if "A " in text else ():
        yield BareWord(*match.span(), match[0], "À", "accent")
    bodies: set[int] = set()
    for match in _BODY.finditer(text):
        bodies.add(match.start("word"))
        yield BareWord(*match.span("word"), match["word"], _with_case(_BODIES[match["word"].lower()], match["word"]), "accent")
    for match in _WORD.finditer(text) if any(map(_may_be_bare, forms_in(text))) else ():
        word = match[0]
        mended = mend_word(word.lower())
        if not mended or match.start() in bodies or (word.isupper() and len(word) < _LEAST_CAPITALS):
            continue
        inner_name = word[0].isupper() and not word.isupper() and not _opens_sentence(text, match.start())
        if (inner_name and mended[0] not in "éè") or (word[0].isupper() and _is_place(word)):
            continue
        kind = "ligature" if "œ" in mended and "oe" in word.lower() else "accent"
        yield BareWord(*match.span(), word, _with_case(mended, word), kind)


@lru_cache(maxsize=65536)
def _may_be_bare(form: str) -> bool:
    """Return whether a run of letters can be mended."""
    return len(form) >= _LEAST_LETTERS and bool(mend_word(form.lower()))


def _is_place(word: str) -> bool:
    return load_gazetteer().exact(word) is not None or bool(known_renderings(word, "fr", "en"))


def _opens_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(' \u00a0\u202f«“"(')
    return not before or before[-1] in ".!?:…\n"


def _with_case(mended: str, word: str) -> str:
    if word.isupper():
        return mended.upper()
    return mended[0].upper() + mended[1:] if word[0].isupper() else mended


@lru_cache(maxsize=16384)
def mend_word(word: str) -> str:
    """Return a French word in small letters with the accents or the ligature that it lacks; empty where nothing is sure."""
    if "oe" in word:
        joined = word.replace("oe", "œ")
        if is_known(joined, lang="fr"):
            return joined
    is_right = word in _RIGHT or (is_known(word, lang="fr") and word not in _WITHOUT_MARK)
    if is_right or not word.isascii() or is_known(word, lang="en"):
        return ""
    found = {form for form in _accented(word) if is_known(form, lang="fr")}
    only = found.pop() if len(found) == 1 else ""
    return "" if only == word[:-1] + "é" else only


def _accented(word: str) -> Iterator[str]:
    places = [place for place, letter in enumerate(word) if letter in _VARIANTS]
    for count in range(1, _MOST_MARKS + 1):
        for chosen in combinations(places, count):
            for marks in product(*(_VARIANTS[word[place]] for place in chosen)):
                letters = list(word)
                for place, mark in zip(chosen, marks, strict=True):
                    letters[place] = mark
                yield "".join(letters)

"""The shape of a language's sentence rules, and the kinds of abbreviation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

_LEADING_NUMBER = re.compile(r"\d+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})


class Kind(StrEnum):
    """What the full stop of an abbreviation allows after it."""

    NEVER = "never"
    """Its full stop never ends a sentence: a name or a number has to follow (`Mme`, `art.`, `e.g.`)."""
    NUMBER = "number"
    """Joined to a number, a Roman numeral or a lone letter after it; otherwise a word like any other (`vol.`)."""
    MEASURE = "measure"
    """As `NUMBER`, but an abbreviation only where a number stands before it (`h`, `in.`)."""
    STARTER = "starter"
    """Ends a sentence only where the next word is one that opens sentences (`Inc.`, `U.S.`)."""
    TIME = "time"
    """Ends a sentence before a capital, unless a day, a month, a time zone or an introduced clause follows (`p.m.`)."""
    DAY = "day"
    """A day of the week: joined to a date after it, otherwise a word like any other."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of one language; words are lower case, in NFC, with straight apostrophes, unless said otherwise."""

    language: str
    abbreviations: Mapping[str, Kind]
    """Without the last full stop. A key with a capital, or of one letter, stands for itself; others for every case."""
    starters: frozenset[str]
    """Words that open sentences and are seldom the second part of a name."""
    elided_starters: frozenset[str]
    """The same before an apostrophe (`l` of `L'association`)."""
    labels: frozenset[str]
    """Words that make a label with a number (`chapitre 1.`), which its title follows in the same sentence."""
    name_introducers: frozenset[str]
    """Lower-case words after which a lone capital is a person's initial rather than the end of a sentence."""
    calendar: frozenset[str]
    """Names and abbreviations of months and days."""
    introducers: frozenset[str] = frozenset()
    """Prepositions that introduce a clause of time at the head of a sentence."""
    zones: frozenset[str] = frozenset()
    """Abbreviations of time zones, in capitals."""
    pronouns: frozenset[str] = frozenset()
    """Lone capitals that are words (`I`)."""
    quotation_limit: int = 0
    """Quotations of at most so many code points are kept whole."""

    def find_kind(self, word: str, *, after_number: bool) -> Kind | None:
        """Return the kind of the abbreviation `word` (without its full stop), None where it is none.

        `after_number` says whether a number stands before the word; digits at the head of the word count as one.
        A title of one letter is a unit there (`12 M. Le chantier`).
        """
        plain = fold_marks(word)
        digits = _LEADING_NUMBER.match(plain)
        bare = plain[digits.end() :] if digits else plain
        kind = self._look_up(bare)
        if kind is None and "'" in bare:
            kind = self._look_up(bare.rpartition("'")[2])
        if kind is Kind.MEASURE and not (digits or after_number):
            return None
        if kind is Kind.NEVER and len(bare) == 1 and after_number:
            return Kind.STARTER
        return None if kind is Kind.NEVER and digits else kind

    def _look_up(self, word: str) -> Kind | None:
        kind = self.abbreviations.get(word)
        if kind is None and len(word) > 1:
            kind = self.abbreviations.get(word.lower())
            # Capitals alone are more often an acronym (BD, CA) than a reference or a street in capitals.
            if kind is Kind.NEVER and word.isupper():
                return None
        return kind


def fold_marks(word: str) -> str:
    """Return `word` in NFC with straight apostrophes and plain hyphens."""
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES)


def collect_words(*lines: str) -> frozenset[str]:
    """Return the words of `lines`, which white space separates."""
    return frozenset(word for line in lines for word in line.split())


def build_table(groups: Iterable[tuple[Kind, str]]) -> dict[str, Kind]:
    """Return the abbreviation table of `groups`, each a kind and words that white space separates.

    Raises:
        ValueError: if a word stands in two groups.
    """
    table: dict[str, Kind] = {}
    for kind, words in groups:
        for word in words.split():
            if word in table:
                raise ValueError(f'abbreviation "{word}" stands in two groups: {table[word]}, {kind}')
            table[word] = kind
    return table

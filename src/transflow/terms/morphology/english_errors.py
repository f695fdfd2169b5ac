"""Faults of the words before an English term.

Source: Quirk et al., A Comprehensive Grammar of the English Language, §§5.10-5.13 (determiners), 5.11 (a, an), 5.23 (number).
"""

from __future__ import annotations

import re

from transflow.terms.glossary import Term
from transflow.terms.morphology.english import choose_indefinite, find_english_head, singularize_english_word
from transflow.terms.morphology.number import inflect_term, is_plural_text, pluralize

Found = tuple[int, int, str, str]

_POSSESSIVES = "its|their|our|my|your"
_BEFORE = re.compile(
    r"(?:\b(?P<first>[^\W\d_]+)[ \u00a0\u202f\n]+)?\b(?P<last>[^\W\d_]+)[ \u00a0\u202f\n]+$",
)
_REACH = 80
"""Code points before a term that are looked at: more than two words hold."""
_CENTRAL = frozenset({"a", "an", "the", *_POSSESSIVES.split("|")})
"""Determiners of which a noun takes one. Source: Quirk et al., §5.10."""
_NUMERALS = frozenset("two three four five six seven eight nine ten twelve twenty".split())
_SINGULAR_ONLY = {"a": "", "an": "", "this": "these", "each": "all", "every": "all", "another": "other"}
_PLURAL_ONLY = frozenset({"these", "those", "several", "many", "few", "both", "various", *_NUMERALS})
_AFTER_NOUN = frozenset(
    "and or but of in to for with at on by from under over into since until as than that which who whose where when while is are"
    " was were be been being has have had will would can could may might must shall should do does did not also so if because"
    " through between among within during after before near about across along around via per the a an this these its their our"
    " now still already then today there here only".split()
)
"""Words that do not make the term before them the modifier of another noun."""
_FRENCH_ARTICLES = frozenset({"le", "la", "les"})
_FRENCH_LINKS = frozenset("à avec chez contre dans de depuis en entre et ou par pour sans sous sur vers".split())
"""Words before a French article that show a French phrase, such as a title that was kept."""
_UNCOUNTED_HEADS = frozenset({"people", "police", "staff"})


def find_english_errors(text: str, start: int, end: int, term: Term | None = None) -> list[Found]:
    """Return the faults as (start, end, fault, suggestion)."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None:
        return []
    written = text[start:end]
    last, at = before["last"].lower(), before.start("last")
    doubled = _find_doubled(before, written, start)
    if doubled:
        return [doubled]
    modifies = _modifies_noun(text, end)
    number = None if modifies else _find_number(text, before, start, end, term)
    if number:
        return [number]
    if last in {"a", "an"} and not _is_name_of_letter(before, text):
        right = choose_indefinite(written)
        if right and right != last and not (before["last"].isupper() and len(last) > 1 and written.isupper()):
            return [(at, start, "a-an", _like(before["last"], right) + " ")]
    if last == "the" and term is not None and term.article == "none" and not modifies:
        return [(at, start, "article-unwanted", "")]
    if last in _FRENCH_ARTICLES and (before["first"] or "").lower() not in _FRENCH_LINKS and _takes_none(term):
        return [(at, start, "article-unwanted", "")]
    return []


def _takes_none(term: Term | None) -> bool:
    return term is not None and term.type == "name" and term.article == "none"


def _find_doubled(before: re.Match[str], written: str, start: int) -> Found | None:
    first, last = (before["first"] or "").lower(), before["last"].lower()
    if last not in _CENTRAL or (first not in _CENTRAL and not (first in _NUMERALS and last == "the")):
        return None
    if first in {"a", "an"} and before["first"].isupper() and before.start("first"):
        return None
    begin = before.start("first")
    kept = first if first in _NUMERALS or last in {"a", "an"} else last
    if kept in {"a", "an"}:
        kept = choose_indefinite(written) or kept
    return (begin, start, "determiner-doubled", _like(before["first"], kept) + " ")


def _find_number(text: str, before: re.Match[str], start: int, end: int, term: Term | None) -> Found | None:
    written, word = text[start:end], before["last"].lower()
    head = term.head if term else ""
    if term is not None and term.type in {"acronym", "name"}:
        return None
    words = written.lower().split()
    noun = words[find_english_head(words, head)]
    plural = is_plural_text(written, "en", head)
    at = before.start("last")
    pronoun = word == "this" and len(words) == 1  # "This grants the Commission..."
    if word in _SINGULAR_ONLY and not pronoun and (plural or noun in _UNCOUNTED_HEADS):
        if word in {"a", "an"} and _is_name_of_letter(before, text):
            return None
        right = _SINGULAR_ONLY[word]
        return (at, start, "number", _like(before["last"], right) + " " if right else "")
    countable = singularize_english_word(noun) == noun and pluralize(noun, "en") != noun
    if word in _PLURAL_ONLY and not plural and countable and not re.match(r"\s+and\b|,", text[end:]):
        right = inflect_term(term, plural=True) if term and term.text == written else pluralize(written, "en", head)
        return (start, end, "number", right)
    return None


def _modifies_noun(text: str, end: int) -> bool:
    """Return whether another noun seems to follow the term, so that articles and number are those of that noun."""
    after = re.match(r"[ \u00a0\u202f\n]+(?:[^\W\d_]+ly\s+)?([^\W\d_]+)|-\w", text[end:])
    if after is None:
        return False
    return after.group(1) is None or after.group(1).lower() not in _AFTER_NOUN


def _is_name_of_letter(before: re.Match[str], text: str) -> bool:
    """Return whether a capital A inside a sentence is a name (Livret A, plan A), not an article."""
    at = before.start("last")
    return before["last"] == "A" and bool(re.search(r"[^\W_][ \u00a0\u202f]+$", text[:at])) and not text.isupper()


def _like(pattern: str, word: str) -> str:
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word

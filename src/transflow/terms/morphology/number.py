"""The number of a term: its plural, its singular, and whether an occurrence is plural."""

from __future__ import annotations

import re

from transflow.terms.glossary import Term
from transflow.terms.morphology.english import find_english_head, pluralize_english, singularize_english, singularize_english_word
from transflow.terms.morphology.french import find_french_group, pluralize_french, singularize_french, singularize_french_word


def pluralize(term: str, language: str, head: str = "") -> str:
    """Return the plural of a term; `head` names the word that bears the number where it is not the usual one."""
    return (pluralize_french if language == "fr" else pluralize_english)(term, head)


def singularize(term: str, language: str, head: str = "") -> str:
    """Return the singular of a term that may be plural."""
    return (singularize_french if language == "fr" else singularize_english)(term, head)


def inflect_term(term: Term, *, plural: bool) -> str:
    """Return a term in the number asked for: its listed forms first, then the rules.

    Names and French acronyms do not vary, nor do terms whose entry fixes their number.
    """
    if not plural or term.number or term.type == "name" or (term.type == "acronym" and term.language == "fr"):
        return term.text
    if is_plural_text(term.text, term.language, term.head):
        return term.text
    if term.type == "acronym" or term.case == "exact":
        return term.text
    ruled = pluralize(term.text, term.language, term.head)
    if ruled in term.forms:
        return ruled
    listed = [form for form in term.forms if is_plural_text(form, term.language, term.head)]
    return listed[0] if listed else ruled


def is_plural(word_run: str, term: Term) -> bool:
    """Return whether the words that a text writes for a term are plural.

    Words that are the same in both numbers (prix, QPV, means) count as the entry says, singular where it says nothing.
    """
    if term.number == "pl":
        return True
    if term.type == "acronym" or term.case == "exact":
        return bool(re.search(r"[A-Z]s$", word_run)) or (word_run == term.text and is_plural_text(term.text, term.language))
    return is_plural_text(word_run, term.language, term.head)


def is_plural_text(text: str, language: str, head: str = "") -> bool:
    """Return whether the words of a term that bear its number are plural beyond doubt."""
    words = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip().split(" ")
    words = [word if re.fullmatch(r"[A-Z]{2,}s", word) else word.lower() for word in words]
    if language == "fr":
        first, last = find_french_group(words, head)
        return any(singularize_french_word(word) != word for word in words[first:last])
    word = words[find_english_head(words, head)]
    return word == "people" or singularize_english_word(word) != word

"""The forms that a term takes in a sentence: number, determiners, elision and contraction, case; and faults of them."""

from __future__ import annotations

from transflow.terms.morphology.article_errors import ArticleError, find_article_errors
from transflow.terms.morphology.casing import copy_case
from transflow.terms.morphology.determiners import join_determiner, phrases_in_sentence
from transflow.terms.morphology.elision import elide_words, is_elided_before
from transflow.terms.morphology.english import choose_indefinite, make_possessive
from transflow.terms.morphology.number import inflect_term, is_plural, pluralize, singularize

__all__ = [
    "ArticleError",
    "choose_indefinite",
    "copy_case",
    "elide_words",
    "find_article_errors",
    "inflect_term",
    "is_elided_before",
    "is_plural",
    "join_determiner",
    "make_possessive",
    "phrases_in_sentence",
    "pluralize",
    "singularize",
]

"""Faults of the words before a term: elision, contraction, doubled determiners, gender, number, a and an."""

from __future__ import annotations

from typing import NamedTuple

from transflow.terms.glossary import Term
from transflow.terms.morphology.english_errors import find_english_errors
from transflow.terms.morphology.french_errors import find_french_errors


class ArticleError(NamedTuple):
    """One fault; `start` and `end` are half-open code points of the text, and `suggestion` stands in their place."""

    start: int
    end: int
    fault: str
    """elision-missing, elision-needless, uncontracted, determiner-doubled, gender, number, a-an or article-unwanted."""
    suggestion: str


def find_article_errors(text: str, start: int, end: int, language: str, term: Term | None = None) -> list[ArticleError]:
    """Return the faults of the words just before the term that stands at `[start, end)`, and of its own number.

    Gender is judged where the entry tells it, number where the words show it. What depends on more than the words beside the
    term is left alone: a plural before a coordination ("les préfet et sous-préfet"), a term that another noun follows ("a
    public works programme").
    """
    find = find_french_errors if language == "fr" else find_english_errors
    return [ArticleError(*found) for found in find(text, start, end, term)]

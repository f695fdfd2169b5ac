"""Titles in quotation marks that a translation keeps in the language of the source, and kept badly.

Source: Imprimerie nationale, "Titres d'œuvres"; New Hart's Rules 8.2 (a title is cited as it is written).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from transflow.text.gazetteer import same_kind_signs
from transflow.text.leftovers import FUNCTION_WORDS, other_language
from transflow.text.name_words import NameMismatch
from transflow.text.normalize import fold_case_accents
from transflow.text.quotations import find_quotations

_MARKS = '«»“”„"‘’ \u00a0\u202f'
_LEAST_WORDS = 3
_LEAST_LETTERS, _LONG = 10, 20
"""Letters of a title that is compared, and letters from which two may differ."""


def compare_quoted_titles(source: str, target: str, target_language: str) -> tuple[NameMismatch, ...]:
    """Return the titles of the source that the target keeps in their language with one letter wrong, or two from 20 letters.

    A title whose words are those of the target's language is translated, and none of this function's business; one that differs
    in accents or ligatures alone has the confidence `accents`.
    """
    return tuple(_compare(source, target, target_language))


def _compare(source: str, target: str, target_language: str) -> Iterator[NameMismatch]:
    wanted = _titles(source)
    found = _titles(target) if wanted else []
    if not found:
        return
    kept = {same_kind_signs(title) for _, _, title in found}
    for start, end, title in wanted:
        if same_kind_signs(title) in kept or len(title) < _LEAST_LETTERS or len(title.split()) < _LEAST_WORDS:
            continue
        most = 1 if len(title) < _LONG else 2
        for begin, stop, other in found:
            left, right = fold_case_accents(title), fold_case_accents(other)
            if other not in source and _is_kept(other, target_language) and OSA.distance(left, right, score_cutoff=most) <= most:
                confidence = "accents" if re.sub(r"\W", "", left) == re.sub(r"\W", "", right) else "high"
                yield NameMismatch("altered", title, other, start, end, begin, stop, confidence)
                break


def _titles(text: str) -> list[tuple[int, int, str]]:
    """Return the quotations of a text without their marks."""
    titles = []
    for start, end in find_quotations([text])[0]:
        inner = text[start:end].strip(_MARKS)
        begin = text.index(inner, start)
        titles.append((begin, begin + len(inner), inner))
    return titles


def _is_kept(title: str, language: str) -> bool:
    """Return whether a title has a small word of the other language, which the text's own language lacks."""
    other = FUNCTION_WORDS[other_language(language)] - FUNCTION_WORDS[language]
    return any(word in other for word in re.findall(r"[dl]'|[^\W\d_]+", same_kind_signs(title).lower()))

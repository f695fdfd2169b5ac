from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.phrases import MOST_WORDS, cut_phrase, find_phrases

FRENCH = "Le conseil a voté, le 3 mai, le budget de la ville (en hausse) pour les habitants."
ENGLISH = "The council, which met in May (for the first time), passed the budget."


@pytest.mark.parametrize(
    ("text", "language", "phrase", "rest"),
    [
        (FRENCH, "fr", "le 3 mai", "Le conseil a voté, le budget de la ville (en hausse) pour les habitants."),
        (FRENCH, "fr", "en hausse", "Le conseil a voté, le 3 mai, le budget de la ville pour les habitants."),
        (FRENCH, "fr", "pour les habitants", "Le conseil a voté, le 3 mai, le budget de la ville (en hausse)."),
        ("En mai, le conseil de la ville votera.", "fr", "En mai", "Le conseil de la ville votera."),
        ("Il finance l’achat de l’école et du parc.", "fr", "de l’école", "Il finance l’achat et du parc."),
        (ENGLISH, "en", "for the first time", "The council, which met in May, passed the budget."),
        (ENGLISH, "en", "in May", "The council, which met (for the first time), passed the budget."),
    ],
)
def test_phrase_is_found_and_cut(text, language, phrase, rest):
    found = {text[one.start : one.end]: one for one in find_phrases(text, language)}
    assert cut_phrase(text, found[phrase].start, found[phrase].end) == rest


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        (FRENCH, "fr", "de la ville (en hausse"),
        (ENGLISH, "en", "The council, which met in May (for the first time), passed the budget"),
        (ENGLISH, "en", "in May (for the first time"),
    ],
)
def test_no_phrase(text, language, phrase):
    assert phrase not in {text[one.start : one.end] for one in find_phrases(text, language)}


@given(st.text(alphabet="aé’'()«»,. \u00a0\n-deof", max_size=60), st.sampled_from(["fr", "en"]))
def test_phrases_are_stretches_of_words_each_once(text, language):
    found = find_phrases(text, language)
    assert len({(one.start, one.end) for one in found}) == len(found)
    for one in found:
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        assert 2 <= one.words <= MOST_WORDS
        assert len(cut_phrase(text, one.start, one.end)) < len(text)

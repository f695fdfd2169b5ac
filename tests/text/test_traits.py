"""What a text holds, told without a pattern."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_digit, has_word, signs_in, words_in


@given(st.text())
def test_digits_and_signs(text):
    assert has_digit(text) == any(sign in "0123456789" for sign in text)
    assert signs_in(text) == set(text)


def test_words_are_runs_of_letters_in_small_letters():
    assert words_in("L’Élan de 2025, vingt-deux") == {"l", "élan", "de", "vingt", "deux"}
    assert has_word("Vingt-deux", frozenset({"deux"}))


def test_no_protected_span_is_passed_over():
    texts = ("a@b.fr", "voir exemple.fr", "http://localhost/", "#ville", "01 40 49 20 66", "un :-)", "{nom}", "100 %s", "🙂", "`x`")
    assert all(find_protected_spans(text) for text in texts)

from __future__ import annotations

import pytest

from transflow.text.variants import MOST, exchange_numbers, load_opposite_words, turn_words


@pytest.mark.parametrize(
    ("language", "text", "variants"),
    [
        ("en", "Rents increased after the works.", ["Rents decreased after the works.", "Rents increased before the works."]),
        ("en", "Public works.", ["Private works."]),
        ("fr", "La baisse des loyers privés.", ["La hausse des loyers privés.", "La baisse des loyers publics."]),
        ("fr", "La commune signe.", []),
        ("fr", "", []),
    ],
)
def test_words_are_turned(language, text, variants):
    found = turn_words(text, language)
    assert [variant for _, _, variant in found] == variants
    assert all(text[start:end].lower() in load_opposite_words(language) for start, end, _ in found)


def test_at_most_six_words_are_turned():
    assert len(turn_words("before " * 20, "en")) == MOST


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("12 communes et 45 associations", ["45 communes et 12 associations"]),
        ("1\u00a0200 écoles, 3,5 millions d’euros", ["3,5 écoles, 1\u00a0200 millions d’euros"]),
        ("5 villes et 5 bourgs", []),
        ("12 communes", []),
        ("winds of 105 miles per hour (165 km/h)", []),
    ],
)
def test_numbers_are_exchanged(text, variants):
    assert [variant for _, _, variant in exchange_numbers(text)] == variants

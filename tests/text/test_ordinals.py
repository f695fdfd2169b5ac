from __future__ import annotations

import pytest

from transflow.text.ordinals import find_english_ordinals, find_french_ordinals, find_ordinals_in_words, read_ordinal_words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le 1er mars, la 2de et la 21e", [1, 2, 21]),
        ("la IIIe et le XXIᵉ siècle", [3, 21]),
        ("Le maire, les Ve et Les Xe", [5, 10]),
        ("Vers 10 h", []),
        ("l’article 13 de la loi, 4 des 15 États, l’article 2 de la loi, le numéro 2 de", []),
    ],
)
def test_french_values(text, values):
    assert [one.value for one in find_french_ordinals(text)] == values


@pytest.mark.parametrize(
    ("text", "right"), [("la 2ème", "2e"), ("la 1ème", "1er"), ("le 3er", "3e"), ("la 5nde", "5e"), ("la 2nde", ""), ("le Ier", "")]
)
def test_french_endings(text, right):
    assert [one.right for one in find_french_ordinals(text)] == [right]


@pytest.mark.parametrize(("text", "right"), [("the 22th", "22nd"), ("the 11st", "11th"), ("the 113th", ""), ("the 21ST", "")])
def test_english_endings(text, right):
    assert [one.right for one in find_english_ordinals(text)] == [right]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "la première édition et sa seconde saison", [1, 2]),
        ("fr", "le Premier ministre, la première fois, le second degré", []),
        ("en", "the third edition, its Fourth Republic", [3, 4]),
        ("en", "the first lady, in the second place, at first", []),
    ],
)
def test_ordinals_in_words(language, text, values):
    assert [one.value for one in find_ordinals_in_words(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("le vingt et unième, la cinquantième", "fr", {1, 21, 50}),
        ("quatre-vingt-douzième", "fr", {12, 92}),
        ("le cent quatre-vingtième jour", "fr", {20, 180}),
        ("le cent vingtième jour", "fr", {20, 120}),
        ("la cent quatre-vingt-dixième", "fr", {10, 190}),
        ("the twenty-first and fiftieth", "en", {1, 21, 50}),
        ("twenty towns", "en", set()),
    ],
)
def test_read_ordinal_words(text, language, values):
    assert read_ordinal_words(text, language) == values

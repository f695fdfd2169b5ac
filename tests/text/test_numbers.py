from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.number_matching import compare_numbers
from transflow.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("143 000 habitants", "fr", ["143000"]),
        ("143\u202f000 et 1\u00a0250", "fr", ["143000", "1250"]),
        ("143,000 people", "en", ["143000"]),
        ("1,2 million", "fr", ["1200000"]),
        ("1.2 billion", "en", ["1200000000"]),
        ("18,5 M€", "fr", ["18500000"]),
        ("1,2 Md€", "fr", ["1200000000"]),
        ("€45m", "en", ["45000000"]),
        ("22,4 %", "fr", ["22.4"]),
        ("douze mois", "fr", ["12"]),
        ("vingt et un", "fr", ["21"]),
        ("two hundred and five", "en", ["205"]),
        ("le 12 mars 2024", "fr", []),
        ("à 14 h 30", "fr", []),
        ("01 99 00 00 11", "fr", []),
        ("le 1er et le 21e", "fr", []),
        ("https://a.fr/123", "fr", []),
        ("", "fr", []),
    ],
)
def test_find_numbers(text, language, values):
    found = find_numbers(text, language)
    assert [number.value for number in found] == [Decimal(value) for value in values]
    assert all(text[number.start : number.end] == number.text for number in found)


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("Un fonds de 143 000 €.", "A fund of €143,000.", []),
        ("Un fonds de 143 000 €.", "A fund of €134,000.", ["changed"]),
        ("Soit 1,2 Md€.", "That is €1.2 billion.", []),
        ("Soit 1,2 Md€.", "That is €1.2 million.", ["changed"]),
        ("Soit 22,4 %.", "That is 224%.", ["changed"]),
        ("Douze villes.", "12 towns.", []),
        ("Une dizaine de villes.", "About ten towns.", []),
        ("Les 46 quartiers.", "The districts.", ["missing"]),
        ("Les quartiers.", "The 46 districts.", ["extra"]),
        ("Le 12 mars 2024.", "On 12 March 2024.", []),
        ("Au XXIe siècle.", "In the 21st century.", []),
    ],
)
def test_compare_numbers(source, target, kinds):
    assert [fault.kind for fault in compare_numbers(source, "fr", target, "en")] == kinds


@given(st.integers(min_value=100, max_value=999_999))
def test_a_changed_digit_is_found(value):
    french, english = f"{value:,}".replace(",", "\u202f"), f"{value:,}"
    other = f"{value + 1:,}"
    assert not compare_numbers(f"Soit {french} habitants.", "fr", f"That is {english} people.", "en")
    assert compare_numbers(f"Soit {french} habitants.", "fr", f"That is {other} people.", "en")


@given(st.text(alphabet="0123456789 ,.€%M\u00a0dunet-/", max_size=40), st.sampled_from(["fr", "en"]))
def test_any_text(text, language):
    for number in find_numbers(text, language):
        assert text[number.start : number.end] == number.text

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("3 milliards 500 millions", "fr", ["3500000000"]),
        ("1 million 200 000 euros", "fr", ["1200000"]),
        ("6 mille 74", "fr", ["6074"]),
        ("3 millions 12 fois", "fr", ["3000000", "12"]),
        ("un million et demi", "fr", ["1500000"]),
        ("one and a half million", "en", ["1500000"]),
        ("three million and four million", "en", ["3000000", "4000000"]),
        ("a hundred and four", "en", ["104"]),
        ("a quarter of a million", "en", ["250000"]),
        ("deux ans et demi", "fr", ["2.5"]),
        ("143.000 habitants", "fr", ["143000"]),
        ("Q120 million", "en", ["120000000"]),
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


@given(st.text(alphabet="0123456789 ,.€%M\u00a0dunet-/", max_size=40), st.sampled_from(["fr", "en"]))
def test_any_text(text, language):
    for number in find_numbers(text, language):
        assert text[number.start : number.end] == number.text

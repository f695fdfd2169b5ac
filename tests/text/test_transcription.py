from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.transcription import is_latin_ending, is_respelling, is_transcription


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Poutine", "Putin", True),
        ("Copernic", "Copernicus", True),
        ("Pythagore", "Pythagoras", True),
        ("Palerme", "Palermo", True),
        ("Toutankhamon", "Tutankhamun", True),
        ("Alexandre", "Alexander", True),
        ("Julia", "Yulia", True),
        ("Wolgograd", "Volgograd", True),
        ("Staes", "Stase", False),
        ("Tokyo", "Toko", False),
        ("Morvan", "Morwan", False),
        ("Navolato", "Novolato", False),
    ],
)
def test_is_transcription(one, other, same):
    assert is_transcription(one, other) is same
    assert is_transcription(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Sergueï", "Sergyey", True),
        ("Sergueï", "Sergey", True),
        ("Dmitri", "Dmitry", True),
        ("Mikhaïl", "Mikhail", False),
        ("Ben", "Bin", True),
        ("Jr", "Jnr", True),
        ("Poutine", "Putin", True),
        ("Saakachvili", "Saakashvili", True),
        ("Petit", "Petite", False),
        ("Martin", "Martine", False),
        ("Henri", "Henry", False),
        ("Thierry", "Thierri", False),
        ("Durand", "Durant", False),
        ("Lefèvre", "Lefevre", False),
    ],
)
def test_is_respelling(one, other, same):
    assert is_respelling(one, other) is same
    assert is_respelling(other, one) is same


def test_is_latin_ending():
    assert is_latin_ending("Italie", "Italia")
    assert not is_latin_ending("Italie", "Italy")
    assert not is_latin_ending("Loire", "Loira")


@given(st.text(max_size=12), st.text(max_size=12))
def test_order_does_not_matter(one, other):
    assert is_transcription(one, other) == is_transcription(other, one)
    assert is_respelling(one, other) == is_respelling(other, one)

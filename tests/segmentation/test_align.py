from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transflow.segmentation.align import align_texts

FR = [
    "Le 12 mars 2024, Angers signe.",
    "Un fonds de 2,4 M€ est créé pour les quartiers.",
    "Il concerne 26 400 habitants de huit quartiers, selon la Ville d’Angers.",
    "La suite en 2025.",
]
EN = [
    "On 12 March 2024, Angers signs.",
    "A fund of €2.4 million is set up for the districts.",
    "It covers 26,400 residents of eight districts, says the City of Angers.",
    "More in 2025.",
]


@pytest.mark.parametrize(
    ("source", "target", "beads"),
    [
        (FR, EN, [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,))]),
        (FR, [EN[0], EN[1] + " " + EN[2], EN[3]], [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]),
        ([FR[0], FR[1] + " " + FR[2], FR[3]], EN, [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]),
        (FR, [EN[0], EN[2], EN[3]], [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]),
        ([], EN[:1], [((), (0,))]),
        ([], [], []),
    ],
)
def test_beads(source, target, beads):
    assert list(align_texts(source, target)) == beads


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=12), max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_unit_is_in_one_bead(source, target):
    beads = align_texts(source, target)
    assert [row for rows, _ in beads for row in rows] == list(range(len(source)))
    assert [column for _, columns in beads for column in columns] == list(range(len(target)))

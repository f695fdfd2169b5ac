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
    assert list(align_texts(source, target, "fr")) == beads


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=12), max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_unit_is_in_one_bead(source, target):
    beads = align_texts(source, target, "fr")
    assert [row for rows, _ in beads for row in rows] == list(range(len(source)))
    assert [column for _, columns in beads for column in columns] == list(range(len(target)))


def test_words_tell_what_lengths_do_not():
    source = ["La bibliothèque rouvre lundi.", "Le stade ferme samedi.", "La piscine reste ouverte."]
    target = ["The stadium closes on Saturday.", "The swimming pool stays open."]
    assert align_texts(source, target, "fr") == (((0,), ()), ((1,), (0,)), ((2,), (1,)))
    assert align_texts(target, source, "en") == (((), (0,)), ((0,), (1,)), ((1,), (2,)))


def test_three_sentences_become_one():
    source = ["La bibliothèque rouvre.", "Elle prête des livres.", "Elle ferme à midi.", "Le stade accueille mille spectateurs."]
    target = ["The library reopens, lends books and closes at noon.", "The stadium welcomes a thousand spectators."]
    assert align_texts(source, target, "fr") == (((0, 1, 2), (0,)), ((3,), (1,)))


def test_a_long_document_is_aligned_near_the_path():
    french = [f"La commune numéro {number} compte {number * 37} habitants et {number + 3} écoles." for number in range(100, 160)]
    english = [f"Municipality number {number} has {number * 37} residents and {number + 3} schools." for number in range(100, 160)]
    del english[20:23]
    beads = align_texts(french, english, "fr")
    assert [bead for bead in beads if not bead[1]] == [((20,), ()), ((21,), ()), ((22,), ())]
    assert sum(len(ours) == len(theirs) == 1 for ours, theirs in beads) == 57

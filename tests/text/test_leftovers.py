from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.furniture import find_furniture
from transflow.text.leftovers import find_foreign_runs, find_foreign_words, is_foreign


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ("Haut de page", "en", True),
        ("Photo : la maison de quartier, rénovée en 2023.", "en", True),
        ("Le maire a signé la convention.", "en", True),
        ("The mayor signed the agreement.", "en", False),
        ("The mayor signed the agreement.", "fr", True),
        ("Caisse des Dépôts", "en", False),
        ("Saint-Herblain, Loire-Atlantique", "en", False),
        ("presse@exemple.fr", "en", False),
        ("https://www.exemple.fr/actualites/la-ville-de-demain", "en", False),
        ("14 %", "en", False),
        ("", "en", False),
    ],
)
def test_is_foreign(text, language, foreign):
    assert is_foreign(text, language) is foreign


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("A committee with the conseils citoyens meets.", ["conseils citoyens"]),
        ("The Loire-Atlantique département signs.", []),
        ("The Agence nationale pour la rénovation urbaine funds it.", []),
        ("Visit La Rochelle and Le Havre.", []),
        ("Funds for the politique nationale du logement are there.", ["nationale du logement"]),
    ],
)
def test_find_foreign_runs(text, runs):
    assert [run.text for run in find_foreign_runs(text, "en")] == runs


def test_single_words():
    assert [word.text for word in find_foreign_words("The écluses of the canal in the région.", "en")] == ["écluses"]


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("Haut de page", "en", "Back to top"),
        ("HAUT DE PAGE ↑", "en", "Back to top"),
        ("Back to top", "fr", "Haut de page"),
        ("Communiqué de presse", "en", "Press release"),
        ("Press release", "en", ""),
        ("Une phrase", "en", ""),
    ],
)
def test_find_furniture(text, language, label):
    assert find_furniture(text, language) == label


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text(text, language):
    for run in find_foreign_runs(text, language):
        assert text[run.start : run.end] == run.text
    is_foreign(text, language)

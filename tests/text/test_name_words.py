"""Single words of names: letters and accents."""

from __future__ import annotations

import pytest

from transflow.text.name_words import find_altered_words, weigh_accents


@pytest.mark.parametrize(
    ("one", "other", "language", "is_french", "confidence"),
    [
        ("Lefèvre", "Lefevre", "fr", False, "low"),
        ("Alcéane", "Alceane", "fr", True, "low"),
        ("Bublé", "Buble", "fr", False, "accents"),
        ("Pérez", "Perez", "en", False, "low"),
        ("López", "Lopez", "fr", True, "accents"),
        ("Appéré", "Appére", "fr", False, "low"),
        ("Genevieve", "Geneviève", "en", False, "accents"),
    ],
)
def test_weigh_accents(one, other, language, is_french, confidence):
    assert weigh_accents(one, other, language, is_french=is_french) == confidence


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Le maire de Tokyo vient.", "The mayor of Toko comes.", [("Tokyo", "Toko", "low")]),
        ("Mme Lefèvre signe.", "Ms Lefevre signs.", [("Lefèvre", "Lefevre", "low")]),
        ("Vénus et Jésus.", "Venus and Jesus.", []),
        ("LEFÈVRE signe.", "LEFEVRE signs.", []),
        ("Vézère, puis la Vézère.", "Vézère, then the Vézre.", [("Vézère", "Vézre", "low")]),
        ("Le sénateur Tomáš signe.", "Senator Tomas signs.", []),
        ("Le Danube.", "The Danube.", []),
        ("Le port de Rouen ouvre.", "The port of Roue opens.", [("Rouen", "Roue", "low")]),
        ("À Lille, on signe.", "In Lillee, people sign.", [("Lille", "Lillee", "low")]),
        ("À Toulouse, on signe.", "In Touluse, people sign.", [("Toulouse", "Touluse", "low")]),
        ("Le pape François vient.", "Pope Francis comes.", []),
        ("Le jour de la Saint-Valentin.", "On Valentine Day.", []),
        ("", "", []),
    ],
)
def test_find_altered_words(source, target, found):
    altered = list(find_altered_words(source, "fr", target, "en", taken=(), is_french=False))
    assert [(one.expected, one.found, one.confidence) for one in altered] == found[:1] * len(altered)
    assert bool(altered) == bool(found)
    for one in altered:
        assert source[one.source_start : one.source_end] == one.expected
        assert target[one.target_start : one.target_end] == one.found

"""Names that the work of a model lost."""

from __future__ import annotations

import pytest

from transflow.checks.context import Context
from transflow.checks.names import name_mismatch
from transflow.model import Origin, Pair
from transflow.terms.embedded import load_embedded_glossary

CASES = [
    ("Le quartier Monplaisir rouvre.", "The Toplais district reopens.", ["Monplaisir"]),
    ("Le quartier Monplaisir rouvre.", "The Monplaisir district reopens.", []),
    ("Le maire a rencontré Mme Kechagioglou.", "The mayor met Ms.", ["Kechagioglou"]),
    ("Il vient de Saint-Herblain.", "He comes from Saint Herbain.", ["Saint-Herblain"]),
    ("L'Anru finance le quartier.", "The National Agency funds the district.", []),
]


def told(source, target, origin):
    pair = Pair("1", 1, 1, 1, target, source, "fr", "en", origin=origin)
    context = Context("en", "fr", load_embedded_glossary())
    return [hit.arguments["expected"] for hit in name_mismatch.find([pair], context)]


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_names_that_a_model_lost_are_told_once(source, target, expected):
    assert told(source, target, Origin.MACHINE) == expected


def test_of_a_person_only_places_that_nobody_leaves_out_are_asked():
    assert told(*CASES[0][:2], Origin.HUMAN) == []

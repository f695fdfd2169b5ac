"""People of a source looked for in its target."""

from __future__ import annotations

import pytest

from transflow.text.persons import compare_persons, find_persons
from transflow.text.quoted_titles import compare_quoted_titles


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("M. Pierre Moreau et Mme Claire Martin signent.", [("pierre", "Moreau"), ("claire", "Martin")]),
        ("Mr President Moreau", []),
        ("Mme Martin signe.", []),
        ("Mr Jean-Paul II", []),
        ("M. Charles de Gaulle", [("charles", "Gaulle")]),
        ("La Ville de Nantes signe.", []),
    ],
)
def test_find_persons(text, people):
    assert [(person.given[0], person.surname) for person in find_persons(text)] == people


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Mme Claire Martin préside.", "Ms Clara Martin chairs.", [("altered", "Clara Martin")]),
        ("Mme Claire Martin préside.", "Ms Claire Marin chairs.", [("altered", "Claire Marin")]),
        ("Mme Claire Martin préside.", "Ms Claire Martin chairs.", []),
        ("Mme Claire Martin préside.", "Ms Martin chairs.", []),
        ("Mme Claire Martin préside.", "C. Martin chairs.", []),
        ("Mme Claire Martin préside.", "President Martin chairs.", []),
        ("Mme Claire Martin préside.", "She chairs.", [("missing", "")]),
        ("M. Vladimir Poutine arrive.", "Mr Vladimir Putin arrives.", []),
        ("M. Vladimir Poutine arrive.", "Mr Putin arrives.", []),
        ("M. Jean Dupont et M. Jean Durand.", "Mr Jean Durand and Mr Jean Dupont.", []),
        ("Jean Dupont signe.", "Jean Durand signs.", [("altered", "Jean Durand")]),
        ("M. Alexandre Petit arrive.", "Mr Alex Petit arrives.", []),
    ],
)
def test_compare_persons(source, target, found):
    assert [(one.kind, one.found) for one in compare_persons(source, target)] == found


def test_a_person_of_the_sentence_beside_is_there():
    assert not compare_persons("Mme Claire Martin préside.", "She chairs.", nearby="Ms Claire Martin is here.")


@pytest.mark.parametrize(
    ("source", "target", "confidences"),
    [
        ("Le plan « Action cœur de ville »", "The ‘Action coeur de vile’ plan", ["high"]),
        ("Le plan « Action cœur de ville »", "The ‘Action coeur de ville’ plan", ["accents"]),
        ("Le plan « Action cœur de ville »", "The ‘Action cœur de ville’ plan", []),
        ("Le « plan national climat »", "The ‘national climate plan’", []),
        ("The “Plan climate for all”", "Le « plan climat pour tous »", []),
    ],
)
def test_compare_quoted_titles(source, target, confidences):
    assert [one.confidence for one in compare_quoted_titles(source, target, "en" if "«" in source else "fr")] == confidences

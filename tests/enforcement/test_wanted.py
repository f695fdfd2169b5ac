"""What a segment's terms ask of its translation."""

from __future__ import annotations

import pytest

from transflow.enforcement.wanted import Obligations, give_terms
from transflow.model import Annotation
from transflow.terms.read import load_glossary

YAML = """
version: 2
concepts:
  - {id: transition, fr: [{term: transition écologique, gender: f}], en: [ecological transition]}
  - {id: caisse, fr: [{term: Caisse des Dépôts, type: name}], en: [{term: Caisse des Dépôts, type: name}]}
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(YAML, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LA TRANSITION ECOLOGIQUE AVANCE", "LA TRANSITION ÉCOLOGIQUE AVANCE"),
        ("LES TRANSITIONS ECOLOGIQUES AVANCENT", "LES TRANSITIONS ÉCOLOGIQUES AVANCENT"),
        ("La transition écologique avance", "La transition écologique avance"),
        ("LA TRANSITION AVANCE", "LA TRANSITION AVANCE"),
    ],
)
def test_french_capitals_have_accents(text, expected, glossary):
    obligations = Obligations(glossary, "en", "fr")
    items = obligations.find("THE ECOLOGICAL TRANSITION IS ADVANCING")
    assert obligations.accent_capitals(items, text) == expected


def test_terms_go_with_what_else_is_given_and_never_over_it(glossary):
    items = Obligations(glossary, "fr", "en").find("La Caisse des Dépôts aide la transition écologique.")
    lost = Annotation(3, 20, "Caisse des Dépôts")
    assert give_terms(items, [lost]) == (lost, Annotation(29, 50, "ecological transition"))

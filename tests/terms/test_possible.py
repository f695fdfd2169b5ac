from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.terms.possible import find_possible
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - id: qpv
    fr: [{term: quartier prioritaire, gender: m}, {term: quartiers prioritaires de la politique de la ville, number: pl}]
    en: [priority district]
  - id: politique-ville
    fr: [politique de la ville]
    en: [urban policy]
  - id: politique-habitat
    fr: [politique de l’habitat]
    en: [housing policy]
  - id: logement-social
    fr: [logement social]
    en: [social housing]
  - id: cadre-de-vie
    fr: [{term: cadre de vie, forbids_any: [retraite]}]
    en: [living environment]
  - id: banque
    fr: [Banque des Territoires]
    en: [Banque des Territoires]
  - id: bail
    fr: [{term: bail commercial, forms: [baux commerciaux], match: forms}]
    en: [{term: commercial lease, match: forms}]
  - id: off
    fr: [{term: eau potable, enforce: "off"}]
    en: [{term: drinking water, enforce: "off"}]
  - id: ess
    fr: [économie sociale et solidaire]
    en: [social and solidarity economy]
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("terms") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("les quartiers et territoires prioritaires", [("qpv", "quartiers et territoires prioritaires", True)]),
        ("un quartier dit prioritaire", [("qpv", "quartier dit prioritaire", False)]),
        ("les quartiers, communes et cantons prioritaires", [("qpv", "quartiers, communes et cantons prioritaires", True)]),
        ("QUARTIERS ET TERRITOIRES PRIORITAIRES", [("qpv", "QUARTIERS ET TERRITOIRES PRIORITAIRES", True)]),
        ("politique de la ville et de l’habitat", [("politique-habitat", "politique de la ville et de l’habitat", True)]),
        ("politiques de la ville et de l’habitat", [("politique-habitat", "politiques de la ville et de l’habitat", True)]),
        ("le logement très social", [("logement-social", "logement très social", False)]),
        ("logements locatifs\u00a0sociaux", [("logement-social", "logements locatifs\u00a0sociaux", False)]),
        ("une économie plus sociale et plus solidaire", [("ess", "économie plus sociale et plus solidaire", True)]),
        ("Banque et Caisse des Territoires", [("banque", "Banque et Caisse des Territoires", True)]),
    ],
)
def test_words_of_a_term_that_stand_apart_are_possible(glossary, text, found):
    matches = find_possible(text, glossary, "fr")
    assert [(match.term.concept, match.text, match.is_coordinated) for match in matches] == found
    assert all(text[match.start : match.end] == match.text for match in matches)


@pytest.mark.parametrize(
    "text",
    [
        "les quartiers prioritaires",
        "les quartiers prioritaires de la politique de la ville",
        "prioritaires, les quartiers",
        "les quartiers que les grands projets rendent prioritaires",
        "Les quartiers. Des travaux prioritaires",
        "les quartiers : travaux prioritaires",
        "les quartiers – travaux prioritaires",
        "le cadre et la vie du régime de retraite",
        "banque et caisse des territoires",
        "un bail rural ou commercial",
        "la politique et la ville de Nantes",
        "une eau claire et potable",
        "rien de tel",
        "",
    ],
)
def test_nothing_is_possible(glossary, text):
    assert find_possible(text, glossary, "fr") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("urban and housing policies", [("politique-ville", "urban and housing policies")]),
        ("social and affordable housing", [("logement-social", "social and affordable housing")]),
        ("priority schools and districts", [("qpv", "priority schools and districts")]),
        ("the housing of the policy", []),
        ("the housing’s own policy", []),
        ("the urban area and the policy", []),
        ("social housing", []),
    ],
)
def test_english_text_may_hold(glossary, text, found):
    assert [(match.term.concept, match.text) for match in find_possible(text, glossary, "en")] == found


def test_each_word_of_the_term_has_its_span(glossary):
    text = "nos quartiers et nos territoires prioritaires"
    (match,) = find_possible(text, glossary, "fr")
    assert [text[start:end] for start, end in match.words] == ["quartiers", "prioritaires"]


def test_the_shorter_of_two_places_is_kept(glossary):
    text = "un quartier de ce quartier dit prioritaire"
    assert [match.text for match in find_possible(text, glossary, "fr")] == ["quartier dit prioritaire"]


WORDS = "quartiers prioritaires politique ville habitat et de la l’ , . dit sociaux logement\u00a0".split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_spans_lie_in_the_text_in_order(glossary, text):
    last = 0
    for match in find_possible(text, glossary, "fr"):
        assert last <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        assert [match.words[0][0], match.words[-1][1]] == [match.start, match.end]
        last = match.start

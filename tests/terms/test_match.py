from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.terms.match import Matcher
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - id: politique-ville
    fr: [{term: politique de la ville, gender: f}]
    en: [urban policy, {term: city policy, status: forbidden}, {term: "city's policy", status: forbidden}]
  - id: qpv
    fr: [{term: quartiers prioritaires de la politique de la ville, number: pl}, quartier prioritaire, {term: QPV, type: acronym}]
    en: [priority district]
  - id: ess
    fr: [économie sociale et solidaire, {term: ESS, type: acronym}]
    en: [social and solidarity economy, {term: SSE, type: acronym}]
  - id: cdc
    dnt: true
    fr: [{term: Caisse des Dépôts, case: exact}]
    en: [{term: Caisse des Dépôts, case: exact}]
  - id: cadre
    fr: [{term: cadre, forbids_any: [vie], exceptions: ["dans le cadre de"]}]
    en: [executive]
  - id: foyer-fiscal
    fr: [{term: foyer, requires_any: [impôt]}]
    en: [tax household]
  - id: sous-prefecture
    fr: [sous-préfecture]
    en: [sub-prefecture]
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("terms") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.fixture(scope="module")
def french(glossary):
    return Matcher(glossary, "fr")


@pytest.fixture(scope="module")
def english(glossary):
    return Matcher(glossary, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la politique de la ville", ["politique de la ville"]),
        ("les politiques de la ville", ["politiques de la ville"]),
        ("Politique de la Ville", ["Politique de la Ville"]),
        ("POLITIQUE DE LA VILLE", ["POLITIQUE DE LA VILLE"]),
        ("politique\u00a0de la\nville", ["politique\u00a0de la\nville"]),
        ("politique en ville", []),
        ("politique d’une ville", []),
        ("l’économie sociale et solidaire (ESS)", ["économie sociale et solidaire", "ESS"]),
        ("L’ECONOMIE SOCIALE ET SOLIDAIRE", ["ECONOMIE SOCIALE ET SOLIDAIRE"]),
        ("l’ess et l’essai", []),
        ("quartiers prioritaires de la politique de la ville", ["quartiers prioritaires de la politique de la ville"]),
        ("quartiers prioritaires de la politique nationale", ["quartiers prioritaires"]),
        ("un quartier prioritaire, des QPV", ["quartier prioritaire", "QPV"]),
        ("la Caisse des Dépôts", ["Caisse des Dépôts"]),
        ("la caisse des dépôts", []),
        ("les cadres de l’entreprise", ["cadres"]),
        ("le cadre de vie", []),
        ("dans le cadre de ce plan", []),
        ("un foyer et l’impôt", ["foyer"]),
        ("un foyer chaleureux", []),
        ("la sous préfecture et la sous-préfecture", ["sous préfecture", "sous-préfecture"]),
    ],
)
def test_french_text_holds(french, text, found):
    matches = french.find(text)
    assert [text[match.start : match.end] for match in matches] == found
    assert [match.text for match in matches] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Urban policies work", [("Urban policies", "preferred")]),
        ("the City’s policy", [("City’s policy", "forbidden")]),
        ("city policies", [("city policies", "forbidden")]),
        ("SSEs and sse", [("SSEs", "preferred")]),
        ("the city and the policy", []),
        ("cityscape policy", []),
    ],
)
def test_english_text_holds(english, text, found):
    assert [(match.text, match.term.status) for match in english.find(text)] == found


def test_find_all_returns_nested_terms(french):
    found = [match.text for match in french.find_all("quartiers prioritaires de la politique de la ville")]
    assert found == ["quartiers prioritaires de la politique de la ville", "quartiers prioritaires", "politique de la ville"]


def test_inflected_form_is_not_exact(french):
    exact = {match.text: match.exact for match in french.find("La politique de la ville, les politiques de la ville")}
    assert exact == {"politique de la ville": True, "politiques de la ville": False}


@given(st.text(alphabet="aàeélà ’'-\u00a0 .()CESQPVdiuolptqvrcn\n", max_size=80))
def test_spans_lie_in_the_text_and_do_not_overlap(text):
    matcher = _shared_matcher()
    last = 0
    for match in matcher.find(text):
        assert last <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        last = match.end


_CACHE: list[Matcher] = []


def _shared_matcher() -> Matcher:
    if not _CACHE:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "g.yaml"
            path.write_text(GLOSSARY, encoding="utf-8")
            _CACHE.append(Matcher(load_glossary(path), "fr"))
    return _CACHE[0]


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        ("lemma", ["bail commercial", "Baux commerciaux", "BAUX COMMERCIAUX", "bails commerciaux"]),
        ("forms", ["bail commercial", "Baux commerciaux", "BAUX COMMERCIAUX"]),
        ("exact", ["bail commercial", "Baux commerciaux", "BAUX COMMERCIAUX"]),
    ],
)
def test_inflected_forms_are_found_unless_the_entry_lists_all(tmp_path, mode, found):
    path = tmp_path / "g.yaml"
    term = f"{{term: bail commercial, forms: [baux commerciaux], match: {mode}}}"
    path.write_text(f"- {{id: bail, fr: [{term}], en: commercial lease}}\n", encoding="utf-8")
    text = "Un bail commercial. Baux commerciaux. BAUX COMMERCIAUX. Des bails commerciaux."
    assert [match.text for match in Matcher(load_glossary(path), "fr").find(text)] == found

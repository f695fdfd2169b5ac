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


SIGNS = """
version: 2
concepts:
  - {id: ville, fr: [politique de la ville], en: [urban policy]}
  - {id: ess, fr: [économie sociale et solidaire, {term: ESS, type: acronym}], en: [social and solidarity economy]}
  - {id: etat, fr: [Conseil d’État], en: [Council of State]}
  - {id: prefecture, fr: [sous-préfecture], en: [sub-prefecture]}
  - {id: art, fr: [œuvre d’art], en: [work of art]}
  - {id: acces, fr: [accès au logement], en: [access to housing]}
  - {id: aides, fr: [aide aux entreprises], en: [business support]}
  - {id: image, fr: [droit à l’image], en: [image right]}
  - {id: bail, fr: [bail], en: [lease]}
  - {id: cour, fr: [cour], en: [court]}
  - {id: ue, fr: [{term: U.E., type: acronym}], en: [{term: E.U., type: acronym}]}
  - {id: covid, fr: [{term: COVID-19, type: acronym}], en: [{term: COVID-19, type: acronym}]}
  - {id: ncov, fr: [2019-nCoV], en: [2019-nCoV]}
  - {id: qpv, fr: [quartier prioritaire], en: [priority district]}
  - {id: imm, fr: [immunodéprimés], en: [immunosuppressed]}
"""


@pytest.fixture(scope="module")
def signs(tmp_path_factory):
    path = tmp_path_factory.mktemp("terms") / "signs.yaml"
    path.write_text(SIGNS, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # spaces, apostrophes, hyphens, signs that show nothing, line ends, composition
        ("politique\u2009de\u202fla\u00a0ville", "politique\u2009de\u202fla\u00a0ville"),
        ("la poli\u00adtique de\u200b la ville", "poli\u00adtique de\u200b la ville"),
        ("politique de la\n    ville.", "politique de la\n    ville"),
        ("e\u0301conomie sociale et solidaire", "e\u0301conomie sociale et solidaire"),
        ("droit à l'image|droitsʼ", "droit à l'image"),
        ("sous\u2011préfecture|sous\u2010préfecture", "sous\u2011préfecture|sous\u2010préfecture"),
        ("«\u202fpolitique de la ville\u202f»", "politique de la ville"),
        # elision and contraction
        ("l’économie sociale et solidaire", "économie sociale et solidaire"),
        ("l' économie sociale et solidaire", "économie sociale et solidaire"),
        ("jusqu’économie sociale et solidaire", "économie sociale et solidaire"),
        ("accès aux logements|accès au logement", "accès aux logements|accès au logement"),
        ("accès à un logement", ""),
        ("aides à l’entreprise|aide aux entreprises", "aides à l’entreprise|aide aux entreprises"),
        # hyphens and spaces
        ("sous préfectures|Sous-Préfecture|souspréfecture", "sous préfectures|Sous-Préfecture"),
        # accents: folded in capitals, and under a capital at the start of a word
        ("ECONOMIE SOCIALE ET SOLIDAIRE", "ECONOMIE SOCIALE ET SOLIDAIRE"),
        ("Economie sociale et solidaire", "Economie sociale et solidaire"),
        ("economie sociale et solidaire", ""),
        ("le Conseil d'Etat|CONSEIL D'ETAT", "Conseil d'Etat|CONSEIL D'ETAT"),
        ("le conseil d’État", ""),
        # ligatures and signs for "et"
        ("oeuvres d'art|OEUVRES D’ART|Œuvre d’art", "oeuvres d'art|OEUVRES D’ART|Œuvre d’art"),
        ("économie sociale & solidaire", "économie sociale & solidaire"),
        # long form and acronym are two hits
        ("Économie Sociale et Solidaire (ESS)", "Économie Sociale et Solidaire|ESS"),
        ("COVID‑19|Covid-19", "COVID‑19"),
        ("l’U.E. et l’UE", "U.E"),
        ("le virus 2019-nCoV", "2019-nCoV"),
        # plurals
        ("les baux|un bail|BAUX", "baux|bail|BAUX"),
        ("un cours d’eau|les cours", ""),
        ("un immunodéprimé", "immunodéprimé"),
    ],
)
def test_terms_are_found_whatever_their_signs(signs, text, found):
    matches = Matcher(signs, "fr").find(text)
    assert [text[match.start : match.end] for match in matches] == (found.split("|") if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("social & solidarity economy", "social & solidarity economy"),
        ("sub\u2011prefectures|sub prefecture", "sub\u2011prefectures|sub prefecture"),
        ("works of art", "works of art"),
        ("PRIORITY DISTRICTS|Priority Districts", "PRIORITY DISTRICTS|Priority Districts"),
        ("the Council of State’s view", "Council of State"),
        ("urban\u00a0policies", "urban\u00a0policies"),
        ("leases|a court's", "leases|court"),
    ],
)
def test_english_terms_are_found_whatever_their_signs(signs, text, found):
    assert [match.text for match in Matcher(signs, "en").find(text)] == found.split("|")

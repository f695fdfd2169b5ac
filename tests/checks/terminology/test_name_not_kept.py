from __future__ import annotations

import pytest

from transflow.api import check_pairs, check_text
from transflow.checks.context import Context
from transflow.checks.terminology import glossary_forbidden
from transflow.model import Pair
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.read import load_glossary

GLOSSARY = """
- id: cdc
  dnt: true
  fr: [{term: Caisse des Dépôts, case: exact, type: name}]
  en: [{term: Caisse des Dépôts, case: exact, type: name}, {term: Deposits Fund, status: forbidden}]
- id: icade
  dnt: true
  fr: [{term: Icade, case: exact, type: name}]
- id: hauts
  dnt: true
  fr: [{term: Hauts-de-Seine Habitat, type: name}]
  en: [{term: Hauts-de-Seine Habitat, type: name}, {term: Hauts-de-Seine Habitat Deposits Fund, type: name, status: admitted}]
- id: odd
  fr: [{term: Objectifs de développement durable, case: exact}]
  en: [{term: Sustainable Development Goals, case: exact}]
"""
SOURCE = "La Caisse des Dépôts et Icade signent."


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    ("source", "target", "texts"),
    [
        (SOURCE, "Caisse des Depots and Icade sign.", ["Caisse des Depots"]),
        (SOURCE, "Caisse des dépôts and Icade sign.", ["Caisse des dépôts"]),
        (SOURCE, "The caisse des dépôts and icade sign.", ["caisse des dépôts", "icade"]),
        (SOURCE, "Caisse‑des‑Dépôts and Icade sign.", ["Caisse‑des‑Dépôts"]),
        (SOURCE, "CaisseDes Dépôts and Icade sign.", ["CaisseDes Dépôts"]),
        (SOURCE, "Caisse de Dépôts and Icades sign.", ["Caisse de Dépôts"]),
        (SOURCE, "Caisse des\u00a0Dépôts and ICADE sign.", []),
        (SOURCE, "CAISSE DES DÉPÔTS and Icade sign.", []),
        (SOURCE, "CAISSE DES DEPOTS and Icade sign.", ["CAISSE DES DEPOTS"]),
        (SOURCE, "Caisse des Dépôts and Icade’s board sign.", []),
        (None, "The caisse des dépôts of Nantes.", []),
        (None, "Hauts de Seine Habitat builds.", ["Hauts de Seine Habitat"]),
        (None, "See https://www.caissedesdepots.fr/Hauts-de-seine-habitat.", []),
    ],
)
def test_altered_names(source, target, texts, glossary):
    report = check_pairs([(source, target)], "fr", "en", glossary) if source else check_text(target, "en", glossary)
    assert [finding.text for finding in report.findings if finding.name == "name-not-kept"] == texts
    assert "name-mismatch" not in {finding.name for finding in report.findings if finding.text in texts}


@pytest.mark.parametrize(
    ("source", "target", "levels"),
    [
        ("Les Objectifs de développement durable comptent.", "The Sustainable development goals matter.", ["warning"]),
        ("Les Objectifs de développement durable comptent.", "The sustainable development goals matter.", ["warning"]),
        ("Les Objectifs de développement durable comptent.", "The Sustainable Development Goals matter.", []),
        (None, "The sustainable development goals of the town matter.", []),
        (None, "The sustainable Development Goals matter.", ["warning"]),
    ],
)
def test_capitals_of_exact_terms_are_warnings(source, target, levels, glossary):
    report = check_pairs([(source, target)], "fr", "en", glossary) if source else check_text(target, "en", glossary)
    assert [finding.level for finding in report.findings if finding.name == "name-not-kept"] == levels


def test_a_forbidden_form_in_a_longer_name_is_left_alone(glossary):
    names = {finding.name for finding in check_text("Hauts-de-Seine Habitat Deposits Fund pays.", "en", glossary).findings}
    assert "glossary-forbidden" not in names
    assert [f.name for f in check_text("The Deposits Fund pays.", "en", glossary).findings] == ["glossary-forbidden"]


@pytest.mark.parametrize(("names", "count"), [((), 1), (("City Policy Days",), 0), (("City",), 1)])
def test_a_forbidden_form_in_a_name_of_the_settings_is_left_alone(names, count):
    context = Context("en", "", load_embedded_glossary(), names)
    pairs = [Pair("1", 0, 1, 1, "The City Policy Days of Nantes are on.")]
    assert len(list(glossary_forbidden.find(pairs, context))) == count


def test_a_forbidden_name_is_one_finding(glossary):
    found = check_pairs([("La Caisse des Dépôts signe.", "The Deposits Fund signs.")], "fr", "en", glossary).findings
    assert [finding.name for finding in found] == ["glossary-forbidden"]

from __future__ import annotations

import pytest

from transflow.api import check_pairs, check_text
from transflow.model import Level
from transflow.pipeline import Job, check_pair_rows
from transflow.terms.read import load_glossary

GLOSSARY = """
- id: ca
  fr: [chiffre d’affaires, {term: recettes, status: admitted}, {term: CA, type: acronym}]
  en: [turnover, {term: revenue, status: admitted}, {term: sales revenue, status: admitted}, {term: TO, type: acronym}]
- id: dg
  fr: [directeur général, {term: directrice générale, status: admitted}]
  en: [chief executive, {term: managing director, status: admitted}]
"""
CA = "Le chiffre d’affaires monte."


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


def find(pairs, glossary, ours="fr", theirs="en"):
    return [finding for finding in check_pairs(pairs, ours, theirs, glossary).findings if finding.name == "term-inconsistent"]


@pytest.mark.parametrize(
    ("pairs", "text"),
    [
        ([(CA, "Turnover rises."), (CA, "Revenue rises.")], "Revenue"),
        ([(CA, "Revenue rises."), (CA, "Revenue rises."), (CA, "Turnover rises.")], "Revenue"),
        ([(CA, "Sales revenue rises."), (CA, "Revenue rises.")], None),
        ([(CA, "Turnover rises."), ("Les recettes montent.", "Revenue rises.")], None),
        ([(CA, "Turnover rises."), ("Le CA monte.", "TO rises.")], None),
        ([(CA, "Turnover rises."), ("« " + CA + " »", "“Revenue rises.”")], None),
        ([(CA, "Turnover rises, revenue too.")], "revenue"),
    ],
)
def test_wordings_of_one_source_term(pairs, text, glossary):
    assert [finding.text for finding in find(pairs, glossary)] == ([text] if text else [])


def test_a_feminine_is_no_other_wording(glossary):
    pairs = [
        ("The chief executive signs.", "Le directeur général signe."),
        ("The chief executive pays.", "La directrice générale paie."),
    ]
    assert find(pairs, glossary, "en", "fr") == []


def test_one_finding_lists_the_places(glossary):
    pairs = [(CA, "Turnover rises."), (CA, "Revenue rises."), (CA, "Turnover rises."), (CA, "Revenue rises.")]
    (found,) = find(pairs, glossary)
    assert found.level is Level.WARNING
    assert found.concept == "ca"
    assert found.suggestions == ("turnover",)
    assert found.message == 'the concept ca is worded in 2 ways: "turnover" (l. 1, 3), "revenue" (l. 2, 4); keep one'


def test_without_a_source_it_is_a_note(glossary):
    found = [finding for finding in check_text("Turnover rises.\n\nRevenue rises.", "en", glossary).findings if finding.concept]
    assert [(finding.name, finding.level) for finding in found] == [("term-inconsistent", Level.INFO)]


def test_lists_of_terms_stand_in_french_marks(glossary):
    rows = [(1, CA, "Turnover rises."), (2, CA, "Revenue rises.")]
    report = check_pair_rows("", rows, Job("en", "fr", glossary, ui_language="fr"))
    [message] = [finding.message for finding in report.findings if finding.name == "term-inconsistent"]
    assert "« turnover » (l. 1), « revenue » (l. 2)" in message.replace("\u00a0", " ")

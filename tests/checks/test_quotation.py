from __future__ import annotations

import pytest

from transflow.api import check_pairs, check_text
from transflow.terms.read import load_glossary


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The city policy of the State.", "error"),
        ("The “city policy” of the State.", "warning"),
        ("“The State acts. The city policy lasts.”", "warning"),
        ("The “State” has a city policy.", "error"),
    ],
)
def test_a_forbidden_term_in_a_quotation_weighs_less(text, level):
    (found,) = [finding for finding in check_text(text, "en").findings if finding.name == "glossary-forbidden"]
    assert found.level == level
    assert found.concept == "politique-ville"
    assert ("(in a quotation)" in found.message) is (level == "warning")


def test_a_missing_term_is_judged_by_the_quotation_of_the_source():
    pairs = [
        ("Les bailleurs sociaux signent.", "Social owners sign."),
        ("« Les bailleurs sociaux signent. »", "“Social owners sign.”"),
    ]
    found = [finding for finding in check_pairs(pairs, "fr", "en").findings if finding.name == "glossary-term"]
    assert [finding.level for finding in found] == ["warning", "info"]


def test_forbidden_and_missing_is_one_finding():
    found = check_pairs([("La politique de la ville.", "The city policy.")], "fr", "en").findings
    assert [finding.name for finding in found] == ["glossary-forbidden"]


@pytest.mark.parametrize(
    ("source", "target", "level"),
    [
        ("« L’ESS grandit. »", "“The ESS grows.”", "error"),
        ("« L’ESS grandit. »", "The SSE, he says: “The ESS grows.”", "error"),
        (None, "“The ESS grows. The SSE grows.”", "error"),
        ("« L’ESS » grandit.", "The “ESS” grows.", "error"),
        ("Le rapport « L’ESS en France » paraît.", "The report “L’ESS en France” comes out.", "warning"),
    ],
)
def test_an_acronym_left_in_a_quotation_is_the_fault_of_the_translator(source, target, level):
    report = check_pairs([(source, target)], "fr", "en") if source else check_text(target, "en")
    (found,) = [finding for finding in report.findings if finding.name == "acronym-mixed"]
    assert found.level == level


def test_a_leftover_that_the_glossary_forbids_keeps_its_level(tmp_path):
    path = tmp_path / "g.yaml"
    path.write_text("- {id: hlm, fr: HLM, en: [social housing, {term: HLM, status: forbidden}]}", encoding="utf-8")
    pairs = [("« Un HLM neuf. »", "“A new HLM.”")]
    found = [finding for finding in check_pairs(pairs, "fr", "en", load_glossary(path)).findings if finding.concept]
    assert [(finding.name, finding.level) for finding in found] == [("glossary-forbidden", "error")]

from __future__ import annotations

import pytest

from transflow.api import check_pairs, check_text


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

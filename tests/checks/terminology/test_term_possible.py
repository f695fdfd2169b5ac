from __future__ import annotations

import pytest

from transflow.api import check_pairs, check_text
from transflow.model import Level

SOURCE = "Les quartiers et territoires prioritaires attendent."


@pytest.mark.parametrize(
    ("source", "target", "text", "side"),
    [
        (SOURCE, "The poorest areas wait.", "quartiers et territoires prioritaires", "source"),
        (SOURCE, "Priority districts and areas wait.", None, ""),
        (SOURCE, "Priority areas and districts wait.", None, ""),
        ("Les quartiers prioritaires attendent.", "The poorest areas wait.", None, ""),
        (None, "The city and housing policy of the State.", "city and housing policy", "target"),
        (None, "The urban and housing policy of the State.", None, ""),
    ],
)
def test_terms_whose_words_stand_apart(source, target, text, side):
    report = check_pairs([(source, target)], "fr", "en") if source else check_text(target, "en")
    found = [finding for finding in report.findings if finding.name == "term-possible"]
    assert [(finding.text, finding.side) for finding in found] == ([(text, side)] if text else [])
    assert all(finding.level is Level.INFO and finding.concept and finding.suggestions for finding in found)

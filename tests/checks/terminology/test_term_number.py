from __future__ import annotations

import pytest

from transflow.api import check_pairs
from transflow.model import Level


@pytest.mark.parametrize(
    ("way", "source", "target", "found"),
    [
        ("fr-en", "Le bailleur social signe.", "Social landlords sign.", "Social landlords"),
        ("fr-en", "Les bailleurs sociaux signent.", "A social landlord signed.", "social landlord"),
        ("en-fr", "The priority district waits.", "Les quartiers prioritaires attendent.", "quartiers prioritaires"),
        ("fr-en", "Des logements sociaux.", "Social housing.", None),
        ("fr-en", "14 postes d’adultes-relais.", "14 community mediator posts.", None),
        ("fr-en", "L’ESS grandit.", "The SSE grows.", None),
        ("fr-en", "Un bailleur social, des bailleurs sociaux.", "Social landlords.", None),
        ("fr-en", "Les bailleurs sociaux signent.", "Housing associations sign.", None),
    ],
)
def test_numbers_of_the_two_sides(way, source, target, found):
    findings = [one for one in check_pairs([(source, target)], *way.split("-")).findings if one.name == "term-number"]
    assert [one.text for one in findings] == ([found] if found else [])
    assert all(one.level is Level.INFO for one in findings)

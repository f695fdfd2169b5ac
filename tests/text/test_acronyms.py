from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.acronyms import acronym_fits, find_acronym_pairs


@pytest.mark.parametrize(
    ("acronym", "expansion", "language", "fits"),
    [
        ("SSE", "social and solidarity economy", "en", True),
        ("ESS", "social and solidarity economy", "en", False),
        ("ESS", "économie sociale et solidaire", "fr", True),
        ("Anru", "Agence nationale pour la rénovation urbaine", "fr", True),
        ("Ademe", "Agence de l’environnement et de la maîtrise de l’énergie", "fr", True),
        ("Insee", "Institut national de la statistique et des études économiques", "fr", True),
        ("SMEs", "small and medium-sized enterprises", "en", True),
        ("GDP", "gross domestic product", "en", True),
        ("PIB", "gross domestic product", "en", False),
        ("UN", "United Nations", "en", True),
    ],
)
def test_acronym_fits(acronym, expansion, language, fits):
    assert acronym_fits(acronym, expansion, language) is fits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the social and solidarity economy (ESS).", [("ESS", "social and solidarity economy", False)]),
        ("the social and solidarity economy (SSE).", [("SSE", "social and solidarity economy", True)]),
        ("priority urban districts (QPV)", [("QPV", "priority urban districts", False)]),
        ("the gross domestic product (PIB)", [("PIB", "gross domestic product", False)]),
        ("in the year 2011 (FR)", []),
        ("Louis the Great (XIV)", []),
        ("Mr Dupont (PS)", []),
        ("yearly (YYYY) or monthly", []),
        ("the preliminary draft general budget (PDB)", [("PDB", "preliminary draft general budget", True)]),
        ("a price (HT)", []),
    ],
)
def test_find_acronym_pairs(text, found):
    pairs = find_acronym_pairs(text, "en")
    assert [(pair.acronym, pair.expansion, pair.fits) for pair in pairs] == found
    for pair in pairs:
        assert text[pair.acronym_start : pair.acronym_end] == pair.acronym
        assert text[pair.expansion_start : pair.expansion_end] == pair.expansion


@given(st.text(alphabet="abS (ES)é.\u00a0'", max_size=60))
def test_any_text(text):
    for pair in find_acronym_pairs(text, "en"):
        assert text[pair.acronym_start : pair.acronym_end] == pair.acronym

"""The faults of `benchmarks/unseen.py` are faults: each kind changes a pair that has a place for it, and most are found."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from unseen import Case, find_cases
from unseen_faults import KINDS, Row, make_case

from transflow.terms.embedded import load_embedded_glossary

FR = (
    "La ville de Saint-Étienne (Loire) n’augmentera pas ses tarifs en mai 2026 : elle versera 12 millions d’euros le 14 juin 2026,"
    " soit 35 % du budget, et François Lefèvre en rendra compte à Villeurbanne."
)
EN = (
    "The town of Saint-Étienne (Loire) will not raise its prices in May 2026: it will pay 12 million euros on 14 June 2026,"
    " or 35% of the budget, and François Lefèvre will report on it in Villeurbanne."
)
OTHER = {
    "fr": "Le train arrive toutes les heures au port de Brest depuis hier.",
    "en": "Trains have come to the port of Brest hourly.",
}


@pytest.mark.parametrize("ways", [("fr", "en"), ("en", "fr")])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made_and_found(kind, ways):
    texts = {"fr": FR, "en": EN}
    row = Row(texts[ways[0]], texts[ways[1]], "test", OTHER[ways[1]], ways)
    made = make_case(kind, row, random.Random(3))
    assert made
    source, clean, faulty = made
    assert faulty != clean
    assert source
    [hit] = find_cases([Case(kind, "test", source, clean, faulty)], ways, load_embedded_glossary())
    assert hit, faulty

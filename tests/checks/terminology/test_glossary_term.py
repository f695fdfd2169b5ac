"""The rule beside what people accept: rows in the style of Canadian releases, judged by hand."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from transflow.api import check_pairs
from transflow.model import Level
from transflow.terms.read import load_glossary

HERE = Path(__file__).parent
GLOSSARY = load_glossary(HERE / "glossary_term_judged.yaml")
ROWS = list(csv.DictReader((HERE / "glossary_term_judged.tsv").open(encoding="utf-8"), delimiter="\t"))
RULES = {"glossary-term", "glossary-forbidden", "term-inconsistent"}
KNOWN_MISSES = {("other words", "garde-enfants")}
"""Kinds of rows and concepts that other rules tell: there the words stand at the end, and `omission` speaks first."""


def is_flagged(row):
    source, target = row["way"].split("-")
    pairs = list(zip(row["source"].split(" || "), row["target"].split(" || "), strict=True))
    found = check_pairs(pairs, source, target, GLOSSARY).findings
    return any(f.name in RULES and f.level is not Level.INFO and f.concept == row["concept"] for f in found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['way']}:{row['concept']}:{row['kind']}")
def test_rows_are_judged_as_people_judge_them(row):
    right = is_flagged(row) is (row["verdict"] == "reject")
    assert right is ((row["kind"], row["concept"]) not in KNOWN_MISSES)


def test_precision_and_recall():
    counts = Counter((row["verdict"], is_flagged(row)) for row in ROWS)
    hits, missed, alarms = counts["reject", True], counts["reject", False], counts["accept", True]
    assert len(ROWS) >= 60
    assert hits / (hits + alarms) >= 0.95
    assert hits / (hits + missed) >= 0.95


@pytest.mark.parametrize(
    ("way", "source", "target", "parts"),
    [
        (
            "en-fr",
            "The call for proposals is open.",
            "L’appel d’offres est en cours.",
            ('"appel de propositions"', "(concept appel-propositions)", 'nearest in the translation: "appel d’offres"'),
        ),
        (
            "fr-en",
            "L’insécurité alimentaire augmente.",
            "Hunger is rising.",
            ('"insécurité alimentaire"', '"food insecurity"', "(concept insecurite-alimentaire)", "it is not in the translation"),
        ),
        (
            "fr-en",
            "Le Fonds de finance sociale est lancé. Le Fonds de finance sociale durera dix ans.",
            "The Social Finance Fund opens today. It will run for ten years.",
            ('mentions of "Fonds de finance sociale" in the source: 2', '"Social Finance Fund"', "in the translation: 1"),
        ),
    ],
)
def test_messages_name_the_concept_and_what_was_found(way, source, target, parts):
    (found,) = [one for one in check_pairs([(source, target)], *way.split("-"), GLOSSARY).findings if one.name == "glossary-term"]
    assert [part for part in parts if part not in found.message] == []

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.match import matcher_for
from transflow.terms.morphology import find_article_errors

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "terms"
CATEGORIES = frozenset(
    "singular plural elision contraction apposition capitals title quote nested coordination homonym sentence-start possessive"
    " names several distractor".split()
)
PAIRS = ("fr-en", "en-fr")
GLOSSARY = load_embedded_glossary()
CONCEPTS = {concept.id: concept for concept in GLOSSARY}


def _read(pair):
    return [json.loads(line) for line in (FOLDER / f"{pair}.jsonl").read_text("utf-8").splitlines()]


ROWS = {pair: _read(pair) for pair in PAIRS}
ALL = [pytest.param(pair, row, id=row["id"]) for pair in PAIRS for row in ROWS[pair]]


def _asked(match, pair):
    """Return the concepts of a match that ask for something in the direction of the pair."""
    target = pair[3:]
    return {term.concept for term in match.terms if CONCEPTS[term.concept].permitted(term, target)}


@pytest.mark.parametrize("pair", PAIRS)
def test_each_direction_is_large_and_every_category_is_there(pair):
    counts = Counter(row["category"] for row in ROWS[pair])
    assert set(counts) == CATEGORIES
    assert min(counts.values()) >= 14
    assert sum(counts.values()) >= 220


def test_ids_and_sentences_are_unique():
    rows = [row for pair in PAIRS for row in ROWS[pair]]
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["source"] for row in rows}) == len(rows)


def test_many_concepts_and_lengths():
    rows = [row for pair in PAIRS for row in ROWS[pair]]
    assert len({term["concept"] for row in rows for term in row["terms"]}) >= 120
    lengths = [len(row["source"].split()) for row in rows]
    assert min(lengths) <= 4
    assert max(lengths) >= 24
    assert len({length // 4 for length in lengths}) >= 6


@pytest.mark.parametrize(("pair", "row"), ALL)
def test_every_term_is_in_source_and_reference_and_is_found(pair, row):
    found = list(matcher_for(GLOSSARY, pair[:2]).find(row["source"]))
    for term in row["terms"]:
        assert term["source"] in row["source"]
        assert term["target"][0] in row["reference"]
        assert len(set(term["target"])) == len(term["target"])
        fitting = [match for match in found if match.text == term["source"] and term["concept"] in _asked(match, pair)]
        assert fitting, f"{term['source']} is not found as {term['concept']}"
        found.remove(fitting[0])
    left = [match.text for match in found if _asked(match, pair)]
    assert not left, f"found, but not listed: {left}"


@pytest.mark.parametrize(("pair", "row"), ALL)
def test_targets_are_found_as_the_concept(pair, row):
    target = matcher_for(GLOSSARY, pair[3:])
    for term in row["terms"]:
        for form in term["target"]:
            concepts = {other.concept for match in target.find_all(form) for other in match.terms if match.text == form}
            assert concepts, f"{form} is no term"
        assert term["concept"] in {other.concept for match in target.find_all(row["reference"]) for other in match.terms}


@pytest.mark.parametrize(("pair", "row"), ALL)
def test_words_before_the_terms_are_sound(pair, row):
    for side, language in (("source", pair[:2]), ("reference", pair[3:])):
        for match in matcher_for(GLOSSARY, language).find(row[side]):
            assert find_article_errors(row[side], match.start, match.end, language, match.term) == []


@pytest.mark.parametrize(("pair", "row"), ALL)
def test_typography(pair, row):
    assert set(row) - {"possible"} == {"id", "category", "source", "reference", "terms"}
    for text, language in ((row["source"], pair[:2]), (row["reference"], pair[3:])):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert "'" not in text
        assert "  " not in text
        if language == "fr":
            assert not re.search(r"[^\u00a0]:|[^\u202f\W][;!?]|(?:^|[^\u00a0])»|«(?!\u00a0)|\d[ ]?[%€]|\d \d{3}\b", text)
        else:
            assert not re.search(r"[\u00a0\u202f«»\"]", text)


def test_what_is_only_possible_is_not_found():
    for pair in PAIRS:
        for row in ROWS[pair]:
            assert not set(row.get("possible", ())) & {term["concept"] for term in row["terms"]}
            assert set(row.get("possible", ())) <= set(CONCEPTS)
            assert not row.get("possible") or row["category"] == "coordination"


@pytest.mark.parametrize("category", ["homonym", "distractor"])
def test_sentences_without_terms_have_none(category):
    assert all(not row["terms"] for pair in PAIRS for row in ROWS[pair] if row["category"] == category)


def test_the_readme_tells_the_sizes_and_categories():
    text = (FOLDER.parent / "README.md").read_text("utf-8")
    assert f"hold {len(ROWS['fr-en'])} French and {len(ROWS['en-fr'])} English sentences" in text
    assert all(f"`{category}`" in text for category in CATEGORIES)

"""What the training recipe draws beside plain translation."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "training"
ROW = (
    "La politique de la ville aide Nantes.",
    "Urban policy helps Nantes.",
    "1-1 4-0 5-2 6-3 7-4",
    "1-5:0-2:politique de la ville:urban policy",
)


@pytest.fixture(scope="module")
def recipe():
    sys.path.insert(0, str(FOLDER))
    yield importlib.import_module
    sys.path.remove(str(FOLDER))
    for name in ("annotate", "data", "furniture"):
        sys.modules.pop(name, None)


def draw(recipe, count=600, row=ROW, languages=("fr", "en")):
    annotator = recipe("annotate").Annotator(languages, lambda: "Zorvek", 3)
    return [annotator.draw(*row) for _ in range(count)]


def test_rates(recipe):
    drawn = draw(recipe)
    marked = [source for source, _, _ in drawn if "__source__" in source]
    assert 0.4 <= 1 - len(marked) / len(drawn) <= 0.75
    assert all(re.search(r"__source__ .+ __target__ .+ __done__", source) for source in marked)
    assert any("__source__ __mask__ __target__" in source for source in marked)
    assert any("__target__ urban policy __done__" in source for source in marked)
    assert all("__" not in target for _, target, _ in drawn)


def test_a_given_rendering_stands_in_the_target(recipe):
    for source, target, _ in draw(recipe):
        for given in re.findall(r"__target__ (.+?) __done__", source):
            assert given.lower()[:4] in target.lower()


def test_links_are_spans_of_words(recipe):
    for source, target, spans in draw(recipe, 200):
        for start, end, first, last in spans:
            assert source[start:end].strip() == source[start:end] != ""
            assert target[first:last].strip() == target[first:last] != ""
            assert "__" not in source[start:end]


def test_names_are_exchanged_on_both_sides(recipe):
    drawn = [(source, target) for source, target, _ in draw(recipe) if "zorvek" in (source + target).lower()]
    assert drawn
    assert all("zorvek" in source.lower() and "zorvek" in target.lower() for source, target in drawn)


def test_an_elided_term_is_set_apart(recipe):
    row = ("La part de l'ESS.", "The share of the SSE.", "3-4 4-4", "4-5:4-5:ESS:SSE")
    marked = {source for source, _, _ in draw(recipe, row=row) if "ESS __target__" in source}
    assert any("l'__source__ ESS __target__ SSE __done__." in source for source in marked)


def test_symbols_in_the_text_are_escaped(recipe):
    source, target, _ = draw(recipe, 1, ("Voir __source__ ici.", "See __source__ here.", "", ""))[0]
    assert "__source__" not in source + target


def test_furniture_says_the_same_on_both_sides(recipe):
    furniture = recipe("furniture").Furniture(["Saint-Herblain"], [("budget", "budget")], [("quartier", "district")], 1)
    for _ in range(300):
        french, english = furniture.draw()
        assert french
        assert english
        assert re.findall(r"\d", french.replace("1ER", "1").replace("1er", "1")) == re.findall(r"\d", english)


def test_own_glossary_is_read(recipe):
    pairs = recipe("data").read_glossary_pairs(FOLDER.parent / "glossaries")
    assert ("politique de la ville", "urban policy") in pairs

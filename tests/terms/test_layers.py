from __future__ import annotations

from dataclasses import replace

import pytest

from transflow.errors import GlossaryError
from transflow.terms.glossary import EMPTY
from transflow.terms.layers import find_layer, layer_glossaries
from transflow.terms.match import Matcher, matcher_for
from transflow.terms.read import load_glossary

BASE = """
version: 2
name: base
concepts:
  - {id: ville, fr: politique de la ville, en: urban policy}
  - {id: bailleur, fr: bailleur social, en: social landlord}
  - {id: dnt, dnt: true, fr: [{term: Action Logement, type: name}]}
"""
OVER = """
version: 2
name: over
concepts:
  - {id: ville, fr: politique urbaine, en: city policy}
  - {id: bail, fr: bailleur, en: lessor}
  - {id: other, fr: bailleur social, en: housing provider}
"""


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSFLOW_CACHE_DIR", str(tmp_path / "cache"))
    base, over = tmp_path / "base.yaml", tmp_path / "over.yaml"
    base.write_text(BASE, encoding="utf-8")
    over.write_text(OVER, encoding="utf-8")
    return base, over


def rendered(glossary, text):
    return [
        (match.text, [glossary.by_id[term.concept].permitted(term, "en")[0].text for term in match.terms])
        for match in matcher_for(glossary, "fr").find(text)
    ]


@pytest.mark.parametrize("is_kept", [False, True])
def test_the_glossary_named_last_replaces_concepts_of_the_same_id(files, is_kept):
    if is_kept:
        load_glossary(files)
    glossary = load_glossary(files)
    assert [concept.id for concept in glossary] == ["bailleur", "dnt", "ville", "bail", "other"]
    assert len(glossary) == 5
    assert rendered(glossary, "la politique de la ville") == []
    assert rendered(glossary, "la politique urbaine") == [("politique urbaine", ["city policy"])]
    assert (glossary.name, glossary.names) == ("base + over", ("Action Logement",))


def test_of_two_concepts_with_one_term_the_higher_glossary_decides(files):
    assert rendered(load_glossary(files), "un bailleur social") == [("bailleur social", ["housing provider"])]
    assert rendered(load_glossary(files[::-1]), "un bailleur social") == [("bailleur social", ["social landlord"])]


def test_a_longer_term_below_still_wins(files, tmp_path):
    short = tmp_path / "short.yaml"
    short.write_text("- {id: b, fr: bailleur, en: lessor}\n", encoding="utf-8")
    assert rendered(load_glossary([files[0], short]), "un bailleur social") == [("bailleur social", ["social landlord"])]


def test_a_priority_in_the_file_comes_before_the_order(files):
    files[0].write_text(BASE.replace("name: base", "name: base\npriority: 1"), encoding="utf-8")
    glossary = load_glossary(files)
    assert [layer.name for layer in glossary.layers] == ["over", "base"]
    assert rendered(glossary, "un bailleur social, la politique de la ville") == [
        ("bailleur social", ["social landlord"]),
        ("politique de la ville", ["urban policy"]),
    ]


def test_one_folder_has_one_priority(tmp_path):
    for name, priority in (("a", 1), ("b", 2)):
        text = f"version: 2\nconcepts:\n  - {{id: {name}, fr: x{name}, en: y}}\npriority: {priority}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match="the priority here is 2") as caught:
        load_glossary(tmp_path)
    assert (caught.value.path.endswith("b.yaml"), caught.value.line) == (True, 4)


def test_one_id_twice_in_one_folder_is_a_fault(files):
    with pytest.raises(GlossaryError, match='"ville" is already in'):
        load_glossary(files[0].parent)


def test_a_file_named_twice_counts_where_it_stands_last(files):
    glossary = load_glossary([files[1], files[0], files[1]])
    assert [layer.name for layer in glossary.layers] == ["base", "over"]


def test_a_single_glossary_has_no_layers(files):
    glossary = load_glossary(files[0])
    assert glossary.layers == ()
    assert layer_glossaries([EMPTY, glossary]) is glossary
    assert find_layer(glossary, "ville") is glossary


def test_each_concept_tells_its_layer(files):
    glossary = load_glossary(files)
    assert {concept.id: find_layer(glossary, concept.id).name for concept in glossary} == {
        "bailleur": "base",
        "dnt": "base",
        "ville": "over",
        "bail": "over",
        "other": "over",
    }


def test_ignored_concepts_are_left_out(files):
    glossary = layer_glossaries([load_glossary(files)], ignored=["other", "dnt"])
    assert [concept.id for concept in glossary] == ["bailleur", "ville", "bail"]
    assert glossary.names == ()
    assert [match.text for match in Matcher(glossary, "fr").find("un bailleur social")] == ["bailleur social"]
    assert glossary.digest != load_glossary(files).digest


def test_a_copy_with_other_concepts_matches_those(files):
    for glossary in (load_glossary(files[0]), load_glossary(files[0]), load_glossary(files)):
        assert rendered(glossary, "un bailleur social")
        copy = replace(glossary, concepts=tuple(concept for concept in glossary if concept.id in {"ville", "bail"}))
        assert rendered(copy, "un bailleur social") == ([("bailleur", ["lessor"])] if glossary.layers else [])

"""Terms given to a model that was trained to take them."""

from __future__ import annotations

import pytest

from transflow.enforcement.annotate import annotate_missing
from transflow.enforcement.draft import Draft
from transflow.enforcement.wanted import Obligations
from transflow.model import Annotation, Hypothesis
from transflow.terms.read import load_glossary

YAML = """
version: 2
concepts:
  - id: politique-ville
    enforce: hard
    fr: [{term: politique de la ville, gender: f}]
    en: [urban policy, {term: city policy, status: forbidden}]
  - {id: bailleur, fr: [{term: bailleur social, gender: m}], en: [social landlord]}
"""
SOURCE = "La politique de la ville aide les bailleurs sociaux de Nantes."
PLAIN = "The city policy helps the donors of Nantes."


@pytest.fixture(scope="module")
def obligations(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary") / "one.yaml"
    path.write_text(YAML, encoding="utf-8")
    return Obligations(load_glossary(path), "fr", "en")


def draft(obligations):
    base = Hypothesis(PLAIN, -1.0)
    made = Draft(SOURCE, obligations.find(SOURCE), base, base, base)
    made.refresh(obligations)
    return made


def test_the_rendering_goes_with_the_sentence_in_its_number_hard_terms_alone(obligations, annotating):
    engine, one = annotating("Urban policy helps the social landlords of Nantes."), draft(obligations)
    annotate_missing([one], engine, obligations)
    assert engine.requests[0].annotations == (
        Annotation(3, 24, "urban policy", hide=True),
        Annotation(34, 51, "social landlords", hide=False),
    )
    assert one.text == "Urban policy helps the social landlords of Nantes."
    assert [hit.status for hit in one.hits(obligations, one.text)] == ["annotated", "annotated"]
    assert {hit.base for hit in one.hits(obligations, one.text)} == {PLAIN}


@pytest.mark.parametrize(
    "answer",
    [
        "The city policy helps the social landlords of Nantes.",
        "Urban policy helps the social landlords.",
        "Urban policy.",
        PLAIN,
    ],
)
def test_an_answer_that_loses_something_is_not_taken(answer, obligations, annotating):
    one = draft(obligations)
    annotate_missing([one], annotating(answer), obligations)
    assert one.text == PLAIN


def test_the_second_answer_is_taken_where_the_first_obeys_less(obligations, annotating):
    one = draft(obligations)
    annotate_missing([one], annotating(PLAIN, "Urban policy helps the donors of Nantes."), obligations)
    assert one.text == "Urban policy helps the donors of Nantes."
    assert [item.concept for item in one.missing] == ["bailleur"]


def test_other_models_are_not_asked(obligations, annotating):
    engine = annotating(PLAIN, annotates=False)
    annotate_missing([draft(obligations)], engine, obligations)
    assert engine.requests == []

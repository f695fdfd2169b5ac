"""Words that a model left open are given with their renderings."""

from __future__ import annotations

import pytest

from transflow.enforcement.draft import Draft
from transflow.enforcement.rare_words import explain_rare_words
from transflow.enforcement.wanted import Obligations
from transflow.model import Annotation, Hypothesis
from transflow.terms.read import load_glossary
from transflow.terms.word_pairs import has_word, renderings_of

YAML = """
version: 2
concepts:
  - {id: bailleur, fr: [{term: bailleur social, gender: m}], en: [social landlord]}
"""
SOURCE = "Le bailleur social de Nantes a reçu une médaille sur le fleuve en 2024."
PLAIN = "The social landlord of Nantes received a metdaille on the fleuve in 2024."
GOOD = "The social landlord of Nantes received a medal on the river in 2024."


@pytest.fixture(scope="module")
def obligations(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary") / "one.yaml"
    path.write_text(YAML, encoding="utf-8")
    return Obligations(load_glossary(path), "fr", "en")


def draft(obligations, text=PLAIN):
    base = Hypothesis(text, -1.0)
    return Draft(SOURCE, obligations.find(SOURCE), base, base, base)


def test_open_words_and_terms_go_with_the_sentence(obligations, annotating):
    engine, one = annotating(GOOD), draft(obligations)
    explain_rare_words([one], engine, obligations)
    assert engine.requests[0].annotations == (
        Annotation(3, 18, "social landlord"),
        Annotation(40, 48, "medal"),
        Annotation(56, 62, "river"),
    )
    assert one.text == GOOD


def test_words_that_are_rendered_need_no_help(obligations, annotating):
    engine = annotating(PLAIN)
    explain_rare_words([draft(obligations, GOOD)], engine, obligations)
    assert engine.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        "The social landlord of Nantes received a metdaille on the fleuve in 2024.",
        "The landlord of Nantes received a medal on the river in 2024.",
        "The social landlord received a medal on the river in 2024.",
        "The social landlord of Nantes received a medal on the river in 2014.",
        "The social landlord of Nantes received a medal.",
        "The social landlord and social landlord of Nantes received a medal on the river in 2024.",
    ],
)
def test_an_answer_that_loses_something_is_not_taken(answer, obligations, annotating):
    one = draft(obligations)
    explain_rare_words([one], annotating(answer), obligations)
    assert one.text == PLAIN


def test_the_best_of_several_answers_is_taken(obligations, annotating):
    one = draft(obligations)
    half = "The social landlord of Nantes received a medal on the fleuve in 2024."
    explain_rare_words([one], annotating(half, GOOD), obligations)
    assert one.text == GOOD


@pytest.mark.parametrize(("score", "is_taken"), [(-1.1, True), (-1.5, False)])
def test_one_word_alone_must_leave_the_sentence_as_likely(score, is_taken, obligations, annotating):
    free = "The social landlord of Nantes received a prize on the river in 2024."
    one = draft(obligations, free)
    explain_rare_words([one], annotating(GOOD, scores={GOOD: score}), obligations)
    assert one.text == (GOOD if is_taken else free)


def test_other_models_are_not_asked(obligations, annotating):
    engine = annotating(GOOD, annotates=False)
    explain_rare_words([draft(obligations)], engine, obligations)
    assert engine.requests == []


@pytest.mark.parametrize(
    ("word", "language", "rendering"),
    [("fleuves", "fr", "river"), ("loyers", "fr", "rent"), ("libyenne", "fr", "Libyan"), ("rivers", "en", "rivière")],
)
def test_the_dictionary_knows_words_in_any_form(word, language, rendering):
    assert has_word(word, language)
    assert rendering in [one.text for one in renderings_of(word, language)]


def test_frequent_and_unknown_words_have_no_rendering():
    assert renderings_of("européen", "fr") == ()
    assert renderings_of("zzgl", "fr") == ()
    assert not has_word("zzgl", "en")

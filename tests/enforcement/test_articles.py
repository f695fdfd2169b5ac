"""The words before a term that was put in are set right; what the model wrote by itself stays."""

from __future__ import annotations

import pytest

from transflow.enforcement.articles import mend_articles
from transflow.enforcement.draft import Draft
from transflow.enforcement.wanted import Obligations
from transflow.model import Hypothesis
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - {id: pepiniere, fr: [{term: pépinière d’entreprises, gender: f}], en: [{term: incubator}]}
  - {id: epargne, fr: [{term: épargne brute, gender: f}], en: [{term: gross savings}]}
  - {id: tiers, fr: [{term: tiers-lieu, gender: m}], en: [{term: third place}]}
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    ("pair", "source", "said", "expected"),
    [
        (("fr", "en"), "Une pépinière d’entreprises ouvre.", "A incubator opens.", "An incubator opens."),
        (("en", "fr"), "The incubator opens.", "Le pépinière d’entreprises ouvre.", "La pépinière d’entreprises ouvre."),
        (("en", "fr"), "Gross savings fall.", "La épargne brute baisse.", "L’épargne brute baisse."),
        (("en", "fr"), "Third places open.", "La tiers-lieux ouvrent.", "Les tiers-lieux ouvrent."),
        (("en", "fr"), "The third place opens.", "Le tiers-lieu ouvre.", "Le tiers-lieu ouvre."),
    ],
)
@pytest.mark.parametrize("status", ["forced", ""])
def test_words_before_a_term(glossary, pair, source, said, expected, status):
    obligations = Obligations(glossary, *pair)
    answer = Hypothesis(said, -1.0)
    draft = Draft(source, obligations.find(source), answer, answer, answer)
    if status:
        draft.take(answer, draft.wanted, status)
    mend_articles([draft], obligations)
    assert draft.text == (expected if status else said)

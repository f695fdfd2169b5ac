"""Long segments are repaired by clause, and only where nothing is lost."""

from __future__ import annotations

import pytest

from transflow.enforcement.clauses import repair_clauses
from transflow.enforcement.draft import Draft
from transflow.enforcement.wanted import Obligations
from transflow.model import Hypothesis
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - {id: bailleur, fr: [{term: bailleur social, gender: m}], en: [{term: social landlord}]}
  - {id: fonds, fr: [{term: fonds de garantie, gender: m}], en: [{term: guarantee fund}]}
"""
FIRST = "La région a signé en mars un accord avec le bailleur social du département pour rénover les immeubles du centre ;"
SECOND = "le fonds de garantie couvre 12 emprunts de la ville pour les dix prochaines années de ce programme."
WHOLE = f"{FIRST} {SECOND}"
PLAIN = "In March the region signed an agreement with the landlord to renovate; the fund covers 12 loans of the town."


@pytest.fixture(scope="module")
def obligations(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return Obligations(load_glossary(path), "fr", "en")


class Scorer:
    def score(self, sources, _targets):
        return [-0.5] * len(sources)


def _draft(text, answer, obligations):
    said = Hypothesis(answer, -1.0)
    draft = Draft(text, obligations.find(text), said, said, said)
    draft.refresh(obligations)
    return draft


def _run(text, answers, obligations):
    draft = _draft(text, PLAIN, obligations)
    asked = []

    def translate(clauses):
        asked.extend(clauses)
        found = {clause: _draft(clause, answers[clause], obligations) for clause in clauses}
        for part in found.values():
            part.take(part.current, part.wanted, "source_sub")
        return found

    repair_clauses([draft], Scorer(), obligations, translate)
    return draft, asked


def test_clauses_that_obey_make_the_whole(obligations):
    answers = {
        FIRST: "In March the region signed an agreement with the social landlord to renovate;",
        SECOND: "The guarantee fund covers 12 loans of the town.",
    }
    draft, asked = _run(WHOLE, answers, obligations)
    assert asked == [FIRST, SECOND]
    assert draft.text == f"{answers[FIRST]} the guarantee fund covers 12 loans of the town."
    assert [hit.status for hit in draft.hits(obligations, draft.text)] == ["source_sub", "source_sub"]


@pytest.mark.parametrize(
    "second",
    [
        "the guarantee fund covers loans of the town.",
        "the guarantee fund and the social landlord cover 12 loans of the town.",
    ],
    ids=["a number is lost", "a term is said twice"],
)
def test_clauses_that_lose_or_double_something_are_not_taken(obligations, second):
    answers = {FIRST: "In March the region signed an agreement with the social landlord;", SECOND: second}
    draft, _ = _run(WHOLE, answers, obligations)
    assert draft.text == PLAIN


def test_a_short_segment_is_not_cut(obligations):
    draft, asked = _run(SECOND, {}, obligations)
    assert asked == []
    assert draft.text == PLAIN

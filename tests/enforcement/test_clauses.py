"""Long segments are repaired by clause, and only where nothing is lost."""

from __future__ import annotations

import pytest

from transflow.enforcement.clauses import repair_clauses, repair_quotations
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
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.fixture(scope="module")
def obligations(glossary):
    return Obligations(glossary, "fr", "en")


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


SAID = "« Nous voulons des résultats visibles avant l’été », a dit le maire."
QUOTATIONS = [
    (
        "fr",
        SAID,
        "“We want visible results before the summer.",
        {"Nous voulons des résultats visibles avant l’été": "We want results.", "a dit le maire.": "said the mayor."},
        "« We want results », said the mayor.",
    ),
    (
        "en",
        "‘We want visible results before the summer,’ said the mayor.",
        "« Nous voulons des résultats.",
        {"We want visible results before the summer": "Nous voulons des résultats", "said the mayor.": "a dit le maire."},
        "« Nous voulons des résultats », a dit le maire.",
    ),
    ("fr", "Le « contrat de ville » est signé.", "The city contract is signed.", {}, "The city contract is signed."),
    ("fr", SAID, "‘We want visible results’, said the mayor.", {}, "‘We want visible results’, said the mayor."),
]


@pytest.mark.parametrize(("source", "text", "answer", "parts", "expected"), QUOTATIONS)
def test_a_quotation_that_lost_its_marks_is_translated_apart(source, text, answer, parts, expected, glossary):
    used = Obligations(glossary, source, "en" if source == "fr" else "fr")
    draft = _draft(text, answer, used)
    asked = []

    def translate(texts):
        asked.extend(texts)
        return {part: _draft(part, parts[part], used) for part in texts}

    repair_quotations([draft], Scorer(), used, translate)
    assert draft.text == expected
    assert asked == list(parts)

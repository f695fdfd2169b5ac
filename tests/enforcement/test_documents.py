"""One rendering for each concept of a document, and acronyms explained at their first use."""

from __future__ import annotations

import pytest

from transflow.enforcement import settle_document
from transflow.enforcement.wanted import Obligations
from transflow.model import Origin, Role, Segment, TermHit, Translation
from transflow.terms.read import load_glossary

GLOSS = "the French national agency for urban renewal"
YAML = f"""
version: 2
concepts:
  - id: qpv
    fr: [{{term: quartier prioritaire, gender: m}}, {{term: QPV, type: acronym, gender: m}}]
    en: [priority district, {{term: urban priority area, status: admitted}}, {{term: QPV, type: acronym}}]
  - id: anru
    fr: [{{term: Anru, type: acronym, gender: f}}]
    en: [{{term: Anru, type: acronym, article: none, gloss_first: "{GLOSS}"}}, {{term: urban renewal agency, status: admitted}}]
  - id: bailleur
    fr: [{{term: bailleur social, gender: m}}, {{term: société de logement, gender: f, status: admitted}}]
    en: [social landlord]
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary") / "one.yaml"
    path.write_text(YAML, encoding="utf-8")
    return load_glossary(path)


def translated(text, concepts, languages=("fr", "en"), role=Role.BODY, origin=Origin.MACHINE):
    """Return a translation in which each (concept, form) is a hit."""
    hits, last = [], 0
    for concept, form in concepts:
        start = text.index(form, last)
        last = start + len(form)
        hits.append(TermHit(concept, 0, 1, form, "ok", start, last))
    segment = Segment("0.0", 1, 0, "source", 0, 6, "", "", 1, 1, role, languages[0])
    return Translation(segment, text, origin, hits=tuple(hits))


def settle(glossary, rows, languages=("fr", "en")):
    return [one.text for one in settle_document(rows, glossary, *languages)]


def test_the_commoner_rendering_wins(glossary):
    rows = [
        translated("The priority districts grow.", [("qpv", "priority districts")]),
        translated("An urban priority area is near.", [("qpv", "urban priority area")]),
        translated("A priority district.", [("qpv", "priority district")]),
    ]
    out = settle_document(rows, glossary, "fr", "en")
    assert [one.text for one in out] == ["The priority districts grow.", "A priority district is near.", "A priority district."]
    (hit,) = out[1].hits
    assert out[1].text[hit.target_start : hit.target_end] == hit.form == "priority district"
    assert (hit.status, hit.base) == ("replaced", "An urban priority area is near.")


def test_the_preferred_rendering_wins_a_tie_and_keeps_number_and_capital(glossary):
    rows = [
        translated("Urban priority areas grow.", [("qpv", "Urban priority areas")]),
        translated("One priority district.", [("qpv", "priority district")]),
    ]
    assert settle(glossary, rows)[0] == "Priority districts grow."


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They said “urban priority area” again.", ["urban priority area"]),
        ("The QPV grows.", ["QPV"]),
    ],
)
def test_quotations_and_acronyms_stay(glossary, text, forms):
    rows = [translated(text, [("qpv", form) for form in forms])]
    rows += [translated("A priority district.", [("qpv", "priority district")])] * 2
    assert settle(glossary, rows)[0] == text


def test_another_gender_stays(glossary):
    rows = [translated("La société de logement est aidée.", [("bailleur", "société de logement")], ("en", "fr"))]
    rows += [translated("Un bailleur social.", [("bailleur", "bailleur social")], ("en", "fr"))] * 2
    assert settle(glossary, rows, ("en", "fr"))[0] == "La société de logement est aidée."


def test_what_a_person_or_a_rule_wrote_stays(glossary):
    rows = [translated("Urban priority area", [("qpv", "Urban priority area")], origin=Origin.LOCKED)]
    rows += [translated("A priority district.", [("qpv", "priority district")])] * 2
    assert settle(glossary, rows)[0] == "Urban priority area"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is signed by Anru.", f"It is signed by Anru, {GLOSS}."),
        ("Anru signs, then Anru pays.", f"Anru ({GLOSS}) signs, then Anru pays."),
        ("With Anru, the town builds.", f"With Anru, {GLOSS}, the town builds."),
        ("The Anru-funded town.", "The Anru-funded town."),
        ("Anru’s plan", "Anru’s plan"),
        (f"Anru, {GLOSS}, signs.", f"Anru, {GLOSS}, signs."),
        ("The urban renewal agency (Anru) signs.", "The urban renewal agency (Anru) signs."),
    ],
)
def test_an_acronym_is_explained_at_its_first_use(glossary, text, expected):
    concepts = [("anru", form) for form in ("urban renewal agency", "Anru") if form in text]
    rows = [translated(text, concepts)]
    assert settle(glossary, rows) == [expected]
    again = settle_document(rows, glossary, "fr", "en")
    for hit in again[0].hits:
        assert again[0].text[hit.target_start : hit.target_end] == hit.form


def test_an_acronym_is_explained_once_and_not_in_a_heading(glossary):
    rows = [
        translated("Anru helps", [("anru", "Anru")], role=Role.HEADLINE),
        translated("Anru pays.", [("anru", "Anru")]),
        translated("Anru builds.", [("anru", "Anru")]),
    ]
    assert settle(glossary, rows) == ["Anru helps", f"Anru ({GLOSS}) pays.", "Anru builds."]


def test_a_document_without_terms_is_returned_as_it_is(glossary):
    rows = [translated("Nothing here.", [])]
    assert settle_document(rows, glossary, "fr", "en") == rows


def test_term_of(glossary):
    obligations = Obligations(glossary, "fr", "en")
    assert obligations.term_of("qpv", "priority districts").text == "priority district"
    assert obligations.term_of("qpv", "landlord") is None


def test_the_sentence_of_a_dateline_is_running_text(glossary):
    rows = [translated("Angers, 3 March – Anru pays.", [("anru", "Anru")], role=Role.DATELINE)]
    assert settle(glossary, rows) == [f"Angers, 3 March – Anru ({GLOSS}) pays."]

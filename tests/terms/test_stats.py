from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict

import pytest

from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import EMPTY
from transflow.terms.read import load_glossary
from transflow.terms.stats import count_glossary

TEXT = """\
version: 2
concepts:
  - id: politique-ville
    domain: urban
    definition: {fr: "Une politique.", en: "A policy."}
    source: law
    enforce: hard
    fr: [{term: politique de la ville}]
    en: [{term: urban policy, forms: [urban policies, policies]}, {term: city policy, status: forbidden, enforce: check}]
  - id: qpv
    domain: urban
    definition: {fr: "Un quartier."}
    pair_by_type: true
    note: see above
    fr: [{term: quartier prioritaire}, {term: QPV, type: acronym}]
    en: [{term: priority district}, {term: priority zone, type: full}]
  - id: anru
    fr: [{term: Anru, type: acronym}, {term: Agence, status: deprecated}]
    en: [{term: Anru, type: acronym}, {term: national agency, status: admitted}]
  - id: cdc
    dnt: true
    fr: [{term: Caisse des Dépôts, type: name}]
  - id: wrong
    domain: finance
    fr: [{term: lessor}]
    en: [{term: social lessor, status: forbidden}]
"""


@pytest.fixture
def stats(tmp_path):
    path = tmp_path / "g.yaml"
    path.write_text(TEXT, "utf-8")
    return count_glossary(load_glossary(path))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("concepts", 5),
        ("terms", 14),
        ("terms_by_language", {"fr": 7, "en": 7}),
        ("terms_by_status", {"fr": {"preferred": 6, "deprecated": 1}, "en": {"preferred": 3, "admitted": 2, "forbidden": 2}}),
        ("terms_by_type", {"fr": {"full": 4, "acronym": 2, "name": 1}, "en": {"full": 6, "acronym": 1}}),
        ("terms_by_enforce", {"soft": 11, "hard": 2, "check": 1}),
        ("concepts_by_domain", {"": 2, "urban": 2, "finance": 1}),
        ("concepts_by_enforce", {"soft": 4, "hard": 1}),
        ("with_definition", 2),
        ("with_definition_by_language", {"fr": 2, "en": 1}),
        ("with_source", 1),
        ("with_note", 1),
        ("dnt", 1),
        ("pair_by_type", 1),
        ("without_target", {"fr": 0, "en": 1}),
        ("forms_by_language", {"fr": 0.0, "en": 0.286}),
    ],
)
def test_counts(stats, name, expected):
    assert asdict(stats)[name] == expected


def test_order_of_counts_is_stable(stats):
    assert list(stats.concepts_by_domain) == ["", "urban", "finance"]


def test_lone_acronyms(stats):
    assert [(term.concept, term.language, term.text) for term in stats.acronyms_without_full_form] == [("anru", "fr", "Anru")]


def test_frozen(stats):
    with pytest.raises(FrozenInstanceError):
        stats.concepts = 3


def test_no_concept():
    empty = count_glossary(EMPTY)
    assert (empty.concepts, empty.terms, empty.forms_by_language) == (0, 0, {"fr": 0.0, "en": 0.0})
    assert empty.acronyms_without_full_form == ()


def test_embedded_glossary_adds_up():
    stats = count_glossary(load_embedded_glossary())
    assert stats.concepts == len(load_embedded_glossary()) == sum(stats.concepts_by_domain.values())
    assert stats.terms == sum(stats.terms_by_language.values()) == sum(stats.terms_by_enforce.values())
    assert stats.without_target == {"fr": 0, "en": 0}

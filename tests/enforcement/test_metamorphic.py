"""Laws that hold between translations, whatever their quality: they need no reference.

Source: Chen et al., Metamorphic Testing: A Review of Challenges and Opportunities, ACM Computing Surveys 51(1), 2018.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from transflow.api import segment
from transflow.config import EngineSection
from transflow.enforcement import translate_segments
from transflow.engines import open_engine
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import EMPTY, Glossary, Term
from transflow.terms.match import matcher_for
from transflow.terms.morphology import is_plural

ALL = load_embedded_glossary()
SET = Path(__file__).resolve().parents[2] / "corpus" / "terms"
SENTENCES = {
    "fr": (
        "Le quartier prioritaire accueille une école.",
        "La politique de la ville concerne tous les habitants.",
        "Les bailleurs sociaux signent la charte.",
        "Le tiers-lieu ouvre ses portes lundi.",
        "Les tiers-lieux ouvrent leurs portes lundi.",
        "La Caisse des Dépôts et la Banque des Territoires financent le projet.",
        "LES QUARTIERS PRIORITAIRES CHANGENT",
    ),
    "en": (
        "The priority districts are changing.",
        "The priority district has a new school.",
        "Urban policy concerns all residents.",
        "The social landlord is renovating the homes.",
        "Caisse des Dépôts and Banque des Territoires fund the project.",
        "THE PRIORITY DISTRICTS ARE CHANGING",
    ),
}
OTHER = {"fr": "en", "en": "fr"}


@cache
def _engine(language):
    return open_engine(language, OTHER[language], EngineSection())


def _translate(language, glossary):
    pieces = [piece for text in SENTENCES[language] for piece in segment(text, language)]
    found = translate_segments(pieces, _engine(language), glossary)
    return {translation.segment.text: translation for translation in found}


@cache
def _with(language):
    return _translate(language, ALL)


@cache
def _without(language):
    return _translate(language, EMPTY)


def _swap(concept_id, term):
    """Return the embedded glossary in which a term is the only one of its concept and language."""
    concepts = [
        replace(concept, terms={**concept.terms, term.language: (term,)}) if concept.id == concept_id else concept
        for concept in ALL
    ]
    return replace(ALL, concepts=tuple(concepts))


def _only(wanted):
    return Glossary(tuple(concept for concept in ALL if wanted(concept)))


SWAPS = [
    ("fr", "politique-ville", Term("neighbourhood scheme", "en", "politique-ville")),
    ("fr", "bailleur-social", Term("housing body", "en", "bailleur-social")),
    ("fr", "tiers-lieu", Term("shared hub", "en", "tiers-lieu")),
    ("en", "politique-ville", Term("action urbaine", "fr", "politique-ville", gender="f")),
    ("en", "qpv", Term("secteur aidé", "fr", "qpv", gender="m")),
]
NUMBERS = {
    "bailleur-social": ("housing body", "housing bodies"),
    "tiers-lieu": ("shared hub", "shared hubs"),
    "politique-ville": ("neighbourhood scheme", "neighbourhood schemes"),
}
OLD = {
    "politique-ville": ("urban polic", "politique de la ville"),
    "bailleur-social": ("social landlord",),
    "tiers-lieu": ("third place",),
    "qpv": ("quartier prioritaire", "quartiers prioritaires"),
}


@pytest.mark.parametrize(("language", "concept", "term"), SWAPS, ids=lambda value: getattr(value, "text", str(value)))
def test_another_target_takes_the_place_of_the_old_one(language, concept, term):
    swapped = _translate(language, _swap(concept, term))
    held = [
        text
        for text, translation in _with(language).items()
        if not text.isupper() and any(hit.concept == concept and hit.status != "missing" for hit in translation.hits)
    ]
    assert held
    for text in held:
        (hit,) = [hit for hit in swapped[text].hits if hit.concept == concept]
        assert hit.status != "missing"
        rendering = swapped[text].text[hit.target_start : hit.target_end].lower()
        forms = NUMBERS.get(concept) if language == "fr" else (term.text, "secteurs aidés")
        assert rendering in forms
        assert not any(old in swapped[text].text.lower() for old in OLD[concept])
    for text, translation in swapped.items():
        if not any(hit.concept == concept for hit in translation.hits):
            assert translation.text == _with(language)[text].text


@pytest.mark.parametrize(
    ("language", "one", "many", "singular", "plural"),
    [
        (
            "fr",
            "Le tiers-lieu ouvre ses portes lundi.",
            "Les tiers-lieux ouvrent leurs portes lundi.",
            "third place",
            "third places",
        ),
        (
            "en",
            "The priority district has a new school.",
            "The priority districts are changing.",
            "quartier prioritaire",
            "quartiers prioritaires",
        ),
    ],
)
def test_a_plural_in_the_source_is_a_plural_in_the_translation(language, one, many, singular, plural):
    first, second = (_with(language)[text] for text in (one, many))
    assert singular in first.text.lower()
    assert plural not in first.text.lower()
    assert plural in second.text.lower()


@pytest.mark.parametrize("pair", ["fr-en", "en-fr"])
def test_capitals_keep_every_term_of_the_set_and_its_number(pair):
    matcher = matcher_for(ALL, pair[:2])
    for row in map(json.loads, (SET / f"{pair}.jsonl").read_text("utf-8").splitlines()):
        plain, capitals = (
            [(match.term.concept, is_plural(match.text, match.term)) for match in matcher.find(text) if match.term.case != "exact"]
            for text in (row["source"], row["source"].upper())
        )
        assert capitals == plain, row["id"]


@pytest.mark.parametrize(("language", "form"), [("fr", "priority districts"), ("en", "quartiers prioritaires")])
def test_a_term_in_capitals_is_rendered(language, form):
    (translation,) = [found for text, found in _with(language).items() if text.isupper()]
    assert [hit.concept for hit in translation.hits] == ["qpv"]
    assert form in translation.text.lower()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_its_entries_a_sentence_is_translated_as_without_a_glossary(language):
    asked = {hit.concept for translation in _with(language).values() for hit in translation.hits}
    assert asked
    bare = _translate(language, _only(lambda concept: concept.id not in asked))
    assert {text: found.text for text, found in bare.items()} == {text: found.text for text, found in _without(language).items()}
    assert not any(found.hits for found in bare.values())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_are_kept_byte_for_byte(language):
    translation = next(found for text, found in _with(language).items() if "Caisse des Dépôts" in text)
    for name in ("Caisse des Dépôts", "Banque des Territoires"):
        assert translation.text.count(name) == 1
    for hit in translation.hits:
        written = translation.segment.text[hit.source_start : hit.source_end]
        assert translation.text[hit.target_start : hit.target_end] == written


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_glossary_of_other_terms_changes_nothing(language):
    other = _only(lambda concept: concept.domain == "finance")
    assert len(other) > 40
    found = _translate(language, other)
    assert {text: one.text for text, one in found.items()} == {text: one.text for text, one in _without(language).items()}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_glossary_changes_only_what_it_accounts_for(language):
    for text, translation in _with(language).items():
        if translation.text != _without(language)[text].text:
            assert any(hit.status not in {"ok", "missing"} for hit in translation.hits)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("enforce", ["soft", "hard"])
def test_no_term_is_said_more_often_than_the_source_has_it(language, enforce):
    glossary = replace(ALL, concepts=tuple(replace(concept, terms=_enforce(concept.terms, enforce)) for concept in ALL))
    matcher = matcher_for(glossary, OTHER[language])
    for translation in _translate(language, glossary).values():
        held = {hit.concept for hit in translation.hits}
        said = [match for match in matcher.find(translation.text) if held & {term.concept for term in match.terms}]
        assert len(said) <= len(translation.hits)
        if enforce == "hard":
            assert all(hit.target_start >= 0 for hit in translation.hits)


def _enforce(terms, enforce):
    return {language: tuple(replace(term, enforce=enforce) for term in group) for language, group in terms.items()}

"""What must change in a translation when the glossary or the source changes, and what must not; no reference is needed.

Source: Sun & Zhou, Metamorphic Testing of Machine Translations, APSEC 2018; He et al., Structure-Invariant Testing for Machine
Translation, ICSE 2020.
"""

from __future__ import annotations

import pytest

from transflow.config import EngineSection
from transflow.enforcement import translate_segments
from transflow.engines import open_engine
from transflow.model import Role, Segment
from transflow.terms.glossary import EMPTY
from transflow.terms.read import load_glossary

FRENCH = ("bailleur social, gender: m", "pépinière d'entreprises, gender: f", "quartier prioritaire, gender: m")
ENGLISH = ("social landlord", "business incubator", "priority district")
OTHER_ENGLISH = ("housing provider", "company nursery", "target neighbourhood")
OTHER_FRENCH = ("logeur public, gender: m", "ruche d'entreprises, gender: f", "secteur cible, gender: m")
SOURCES = {
    "fr": (
        "Le bailleur social a signé un accord avec la région.",
        "La région soutient une pépinière d'entreprises depuis 2019.",
        "Le quartier prioritaire reçoit 3 millions d'euros.",
        "Dans le quartier prioritaire, le bailleur social rénove 120 logements.",
    ),
    "en": (
        "The social landlord signed an agreement with the region.",
        "The region has supported a business incubator since 2019.",
        "The priority district receives 3 million euros.",
        "In the priority district, the social landlord is renovating 120 homes.",
    ),
}
NAME = "  - {id: acv, dnt: true, fr: [{term: Action cœur de ville}], en: [{term: Action cœur de ville}]}"


@pytest.fixture(scope="module")
def engines():
    return {"fr": open_engine("fr", "en", EngineSection()), "en": open_engine("en", "fr", EngineSection())}


@pytest.fixture(scope="module")
def make_glossary(tmp_path_factory):
    def make(french, english, *more, enforce="hard"):
        path = tmp_path_factory.mktemp("g") / "g.yaml"
        lines = ["version: 2", f"defaults: {{enforce: {enforce}}}", "concepts:"]
        for place, (one, other) in enumerate(zip(french, english, strict=True)):
            lines.append(f"  - {{id: c{place}, fr: [{{term: {one}}}], en: [{{term: {other}}}]}}")
        path.write_text("\n".join([*lines, *more]), encoding="utf-8")
        return load_glossary(path)

    return make


def _translate(texts, language, engine, glossary):
    segments = [
        Segment(f"{place}.0", place + 1, place, text, 0, len(text), "", "", 1, 1, Role.BODY, language)
        for place, text in enumerate(texts)
    ]
    return translate_segments(segments, engine, glossary)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_another_rendering_changes_nothing_else(engines, make_glossary, language):
    one = make_glossary(FRENCH, ENGLISH)
    other = make_glossary(FRENCH, OTHER_ENGLISH) if language == "fr" else make_glossary(OTHER_FRENCH, ENGLISH)
    pairs = zip(*((ENGLISH, OTHER_ENGLISH) if language == "fr" else (FRENCH, OTHER_FRENCH)), strict=True)
    exchanged = [tuple(form.partition(",")[0] for form in pair) for pair in pairs]
    before = _translate(SOURCES[language], language, engines[language], one)
    after = _translate(SOURCES[language], language, engines[language], other)
    for old, new in zip(before, after, strict=True):
        expected = old.text
        for first, second in exchanged:
            expected = expected.replace(first, second).replace(first.capitalize(), second.capitalize())
        assert expected != old.text
        assert new.text == expected


@pytest.mark.parametrize(
    ("language", "single", "several", "forms"),
    [
        (
            "fr",
            "Le quartier prioritaire reçoit 3 millions d'euros.",
            "Les quartiers prioritaires reçoivent 3 millions d'euros.",
            ("priority district", "priority districts"),
        ),
        (
            "en",
            "The priority district receives 3 million euros.",
            "The priority districts receive 3 million euros.",
            ("quartier prioritaire", "quartiers prioritaires"),
        ),
    ],
)
def test_a_plural_source_has_a_plural_term(engines, make_glossary, language, single, several, forms):
    one, many = _translate((single, several), language, engines[language], make_glossary(FRENCH, ENGLISH))
    assert (one.hits[0].form.lower(), many.hits[0].form.lower()) == forms


@pytest.mark.parametrize("language", ["fr", "en"])
def test_capitals_keep_the_term(engines, make_glossary, language):
    texts = [text.upper() for text in SOURCES[language]]
    found = _translate(texts, language, engines[language], make_glossary(FRENCH, ENGLISH))
    for translation in found:
        assert translation.hits
        assert all(hit.target_start >= 0 for hit in translation.hits)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_terms_that_a_text_does_not_hold_change_nothing(engines, make_glossary, language):
    distractors = make_glossary(("fonds souverain, gender: m", "tramway, gender: m"), ("sovereign fund", "tramway"))
    bare = _translate(SOURCES[language], language, engines[language], EMPTY)
    found = _translate(SOURCES[language], language, engines[language], distractors)
    assert [one.text for one in found] == [one.text for one in bare]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("fr", "Le programme Action cœur de ville entre dans sa deuxième phase."),
        ("en", "The Action cœur de ville programme enters its second phase."),
    ],
)
def test_a_name_is_kept_to_the_byte(engines, make_glossary, language, source):
    (found,) = _translate((source,), language, engines[language], make_glossary(FRENCH, ENGLISH, NAME))
    assert found.text.count("Action cœur de ville") == 1


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("enforce", ["soft", "hard"])
def test_no_term_is_said_more_often_than_the_source_has_it(engines, make_glossary, language, enforce):
    terms = ENGLISH if language == "fr" else tuple(form.partition(",")[0] for form in FRENCH)
    for translation in _translate(SOURCES[language], language, engines[language], make_glossary(FRENCH, ENGLISH, enforce=enforce)):
        said = sum(translation.text.lower().count(term) for term in terms)
        assert said <= len(translation.hits)
        assert said == sum(hit.target_start >= 0 for hit in translation.hits)

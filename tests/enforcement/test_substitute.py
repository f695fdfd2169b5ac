"""Stand-ins for terms: the right noun is chosen, and the term comes back with the grammar that the noun had."""

from __future__ import annotations

import pytest

from transflow.config import EngineSection
from transflow.enforcement import EnforcementSettings, translate_segments
from transflow.enforcement.draft import Draft
from transflow.enforcement.stand_ins import BODIES, NOUNS, choose_stand_ins
from transflow.enforcement.substitute import _nouns, _restore, _Swap, _Trial
from transflow.enforcement.wanted import Obligations
from transflow.engines import open_engine
from transflow.model import Hypothesis, Role, Segment
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - {id: bailleur, fr: [{term: bailleur social, gender: m}], en: [{term: social landlord}]}
  - {id: pepiniere, fr: [{term: pépinière d'entreprises, gender: f}], en: [{term: incubator}]}
  - {id: epargne, fr: [{term: épargne brute, gender: f, number: sg}], en: [{term: gross savings}]}
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize("noun", [*NOUNS, *BODIES], ids=lambda noun: noun.french[0])
def test_every_noun_is_complete(noun):
    assert noun.gender in {"m", "f"}
    assert bool(noun.english[1]) == bool(noun.french[1])
    assert noun.elides == (noun.french[0][0] in "aeiouéUO")


@pytest.mark.parametrize("gender", ["m", "f"])
@pytest.mark.parametrize("elides", [True, False])
@pytest.mark.parametrize("plural", [True, False])
def test_nouns_fit(gender, elides, plural):
    found = list(choose_stand_ins(gender=gender, elides=elides, plural=plural, is_name=False, avoid=()))
    assert len(found) >= 3
    assert all(noun.gender == gender and noun.elides is elides and (noun.english[1] or not plural) for noun in found)


def test_words_of_the_text_are_avoided():
    found = list(choose_stand_ins(gender="m", elides=False, plural=False, is_name=False, avoid={"projet", "reports"}))
    assert not {"projet", "rapport"} & {noun.french[0] for noun in found}


@pytest.mark.parametrize(
    ("source", "pair", "answer", "expected"),
    [
        ("Les bailleurs sociaux signent.", ("fr", "en"), "The {} sign.", "The social landlords sign."),
        ("Une pépinière d'entreprises ouvre.", ("fr", "en"), "A {} opens.", "An incubator opens."),
        ("Gross savings are growing.", ("en", "fr"), "L’{} augmente.", "L’épargne brute augmente."),
    ],
)
def test_the_term_takes_the_place_of_the_noun(glossary, source, pair, answer, expected):
    obligations = Obligations(glossary, *pair)
    (item,) = obligations.find(source)
    base = Hypothesis("Something else.", -1.0)
    noun = _nouns(item, source, obligations, set(), 5)[0]
    trial = _Trial(Draft(source, (item,), base, base, base), (_Swap(item, noun),))
    one, many = noun.forms(pair[1])
    word = many if item.plural and many else one
    assert item.source not in trial.source(pair[0])
    assert _restore(trial.swaps, answer.format(word), obligations) == expected
    assert _restore(trial.swaps, answer.format(f"{word} {word}"), obligations) is None
    assert _restore(trial.swaps, "Nothing of it.", obligations) is None


def _segment(text, language):
    return Segment("0.0", 1, 0, text, 0, len(text), "", "", 1, 1, Role.BODY, language)


def test_a_layer_switched_off_does_nothing(glossary):
    engine = open_engine("fr", "en", EngineSection())
    source = [_segment("Les bailleurs sociaux ont signé un accord avec la région.", "fr")]
    (bare,) = translate_segments(source, engine, glossary, EnforcementSettings(layers=frozenset()))
    (repaired,) = translate_segments(source, engine, glossary, EnforcementSettings(layers=frozenset({"substitute"})))
    assert bare.hits[0].status == "missing"
    assert repaired.hits[0].status == "source_sub"
    assert "social landlords" in repaired.text.lower()

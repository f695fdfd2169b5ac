"""The glossary is obeyed on a real engine; the layers keep what holds, and their account is true."""

from __future__ import annotations

import pytest

from transflow.api import segment, translate
from transflow.config import EngineSection
from transflow.enforcement import translate_segments
from transflow.enforcement.keep import mask_lost
from transflow.enforcement.wanted import Obligations
from transflow.engines import open_engine
from transflow.model import EngineInfo, Hypothesis, Origin
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import EMPTY
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - id: qpv
    fr: [{term: quartier prioritaire, gender: m}]
    en: [{term: priority district}]
  - id: pv
    fr: [{term: politique de la ville, gender: f}]
    en: [{term: urban policy}, {term: city policy, status: forbidden}]
  - id: ess
    pair_by_type: true
    fr: [{term: économie sociale et solidaire, gender: f}, {term: ESS, type: acronym}]
    en: [{term: social and solidarity economy}, {term: SSE, type: acronym}]
  - id: cdc
    dnt: true
    fr: [{term: Caisse des Dépôts, type: name, case: exact}]
    en: [{term: Caisse des Dépôts, type: name, case: exact, article: none}]
  - id: furniture
    fr: [haut de page]
    en: [back to top]
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


@pytest.fixture(scope="module")
def engine():
    return open_engine("fr", "en", EngineSection())


SENTENCES = {
    "Les quartiers prioritaires de la région.": "priority districts",
    "La politique de la ville concerne tous les habitants.": "urban policy",
    "Ils soutiennent l’ESS dans la région.": "SSE",
    "La Caisse des Dépôts a signé une convention avec la région.": "Caisse des Dépôts",
    "Le développement de l’économie sociale et solidaire est une priorité.": "social and solidarity economy",
}


@pytest.fixture(scope="module")
def results(engine, glossary):
    pieces = [piece for text in SENTENCES for piece in segment(text, "fr")]
    return translate_segments(pieces, engine, glossary)


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=list(SENTENCES.values()))
def test_term_is_in_the_translation_and_accounted_for(results, number):
    result, form = results[number], list(SENTENCES.values())[number]
    (hit,) = result.hits
    assert form.lower() in result.text.lower()
    assert hit.status in {"ok", "nbest", "annotated", "forced", "source_sub"}
    assert result.text[hit.target_start : hit.target_end].lower() == form.lower()
    assert list(SENTENCES)[number][hit.source_start : hit.source_end]
    assert (hit.base != "") is (hit.status != "ok")


def test_nothing_is_said_twice(results):
    for result, form in zip(results, SENTENCES.values(), strict=True):
        assert result.text.lower().count(form.lower()) == 1


def test_without_glossary_the_model_speaks_for_itself(engine, results):
    pieces = [piece for text in SENTENCES for piece in segment(text, "fr")]
    plain = translate_segments(pieces, engine, EMPTY)
    assert all(not result.hits for result in plain)
    assert any(one.text != other.text for one, other in zip(plain, results, strict=True))


def test_names_and_numbers_come_back(engine):
    text = "La ville de Saint-Herblain a reçu 26 400 habitants et 18,5 M€ du préfet de Maine-et-Loire."
    (result,) = translate_segments(segment(text, "fr"), engine, EMPTY)
    assert "Saint-Herblain" in result.text
    assert "Maine-et-Loire" in result.text


def test_mask_takes_article_and_unit():
    masked = mask_lost("Il aide la Loire-Atlantique avec 18,5 M€.", "He helps.", ("fr", "en"), ())
    assert masked is not None
    assert "Loire-Atlantique" not in masked.text
    assert "la Berlin" not in masked.text
    assert {rendering for _, rendering in masked.pairs} == {"Loire-Atlantique", "18,5 M€"}
    city = next(stand_in for stand_in, rendering in masked.pairs if rendering == "Loire-Atlantique")
    number = next(stand_in for stand_in, rendering in masked.pairs if rendering != "Loire-Atlantique")
    assert masked.restore(f"It helps {city} with {number}.") == "It helps Loire-Atlantique with 18,5 M€."
    assert masked.restore(f"It helps {city} {city} with {number}.") is None
    assert masked.restore("It helps.") is None


def test_whole_terms_and_furniture_are_locked(engine, glossary):
    pieces = [piece for text in ("HAUT DE PAGE", "14 %", "Politique de la ville :") for piece in segment(text, "fr")]
    first, second, third = translate_segments(pieces, engine, glossary)
    assert (first.text, first.origin) == ("BACK TO TOP", Origin.LOCKED)
    assert (second.text, second.origin) == ("14 %", Origin.COPIED)
    assert (third.text, third.origin) == ("Urban policy :", Origin.LOCKED)
    assert third.hits[0].status == "ok"


def test_order_count_and_determinism(engine, glossary):
    texts = [*SENTENCES, "Bonjour.", *SENTENCES]
    pieces = [piece for text in texts for piece in segment(text, "fr")]
    one, two = (translate_segments(pieces, engine, glossary) for _ in range(2))
    assert [result.segment.text for result in one] == [piece.text for piece in pieces]
    assert [result.text for result in one] == [result.text for result in two]
    assert one[0].text == one[len(SENTENCES) + 1].text


class Stubborn:
    """An engine that never says the term: what cannot be repaired must be told."""

    info = EngineInfo("stubborn", "1", "0", "fr", "en")

    def translate(self, requests, **_options):
        return [(Hypothesis("Something else entirely, which is long enough.", -0.5),) for _ in requests]

    def score(self, sources, _targets):
        return [-0.5 for _ in sources]


def test_a_term_that_cannot_be_forced_is_missing(glossary):
    (result,) = translate_segments(segment("Les quartiers prioritaires sont aidés par la ville.", "fr"), Stubborn(), glossary)
    (hit,) = result.hits
    assert hit.status == "missing"
    assert hit.review
    assert result.text == "Something else entirely, which is long enough."


def test_forbidden_form_is_told(glossary):
    class Forbidden(Stubborn):
        def translate(self, requests, **_options):
            return [(Hypothesis("The city policy is for everybody here.", -0.5),) for _ in requests]

    (result,) = translate_segments(segment("La politique de la ville est pour tous ici.", "fr"), Forbidden(), glossary)
    assert result.hits[0].status == "forbidden"


def test_empty_answers_are_failures(glossary):
    class Silent(Stubborn):
        def translate(self, requests, **_options):
            return [(Hypothesis("", -9.0),) for _ in requests]

    (result,) = translate_segments(segment("Bonjour à tous.", "fr"), Silent(), glossary)
    assert result.origin is Origin.FAILED
    assert result.reason


def test_obligations_count_repeated_terms(glossary):
    obligations = Obligations(glossary, "fr", "en")
    wanted = obligations.find("La politique de la ville est une politique de la ville.")
    assert len(wanted) == 2
    assert len(obligations.missing(wanted, "Urban policy is good.")) == 1
    assert obligations.is_obeyed(wanted, "Urban policy is an urban policy.")


def test_api_joins_sentences_and_shifts_hits():
    text = "La politique de la ville avance. L’ESS aussi."
    (result,) = translate([text], "fr", "en")
    assert result.segment.text == text
    for hit in result.hits:
        assert text[hit.source_start : hit.source_end] in {"politique de la ville", "ESS"}
        if hit.target_start >= 0:
            assert result.text[hit.target_start : hit.target_end].lower() in {"urban policy", "sse", "urban policies"}


def test_english_to_french():
    (result,) = translate(["Urban policy is a priority for the region."], "en", "fr", load_embedded_glossary())
    assert "politique de la ville" in result.text.lower()

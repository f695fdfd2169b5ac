from __future__ import annotations

import math
import random
import re
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transflow.engines import Request, open_engine
from transflow.engines.argos import ArgosEngine, EngineSettings, PivotEngine
from transflow.errors import EngineError, PackageError

FRENCH = (
    "Le conseil municipal a adopté le budget.",
    "La ville de Nevers soutient l’emploi des jeunes dans les quartiers.",
    "Monsieur le Président, je vous remercie pour ce rapport.",
    "Le Parlement européen a voté la résolution hier soir à Strasbourg.",
    "Cette mesure concerne les petites entreprises de la région.",
    "Nous devons protéger l’environnement et la santé des citoyens.",
)
PROTECTED = (
    ("fr", "Écrivez à presse@ville-exemple.fr pour en savoir plus.", ("presse@ville-exemple.fr",)),
    ("fr", "Consultez https://www.exemple.fr/a?id=42 ou le 01 23 45 67 89.", ("https://www.exemple.fr/a?id=42", "01 23 45 67 89")),
    ("fr", "Le fichier budget_2024_v2.pdf est en ligne.", ("budget_2024_v2.pdf",)),
    ("fr", "Suivez @MairieExemple avec #RénovationUrbaine 🎉", ("@MairieExemple", "#RénovationUrbaine", "🎉")),
    ("fr", "👨‍👩‍👧 Une famille heureuse de son logement.", ("👨‍👩‍👧",)),
    ("fr", "Le ministre Przybyłowski a rencontré Mme Ñuñez à Łódź.", ("Przybyłowski", "Ñuñez", "Łódź")),
    ("fr", "La région Île-de-France soutient l’emploi.", ("Île-de-France",)),
    ("fr", "Le code `nom_de_variable` et {montant} restent.", ("`nom_de_variable`", "{montant}")),
    ("en", "Write to press@example.org.uk or visit www.example.org.", ("press@example.org.uk", "www.example.org")),
    ("en", "The file annual_report.xlsx is online 🎉.", ("annual_report.xlsx", "🎉")),
    ("en", "Minister Przybyłowski met Mrs Ñuñez in Łódź.", ("Przybyłowski", "Ñuñez", "Łódź")),
    ("en", "▁ is not an underscore _ here.", ("▁", "_")),
)


@pytest.mark.parametrize(("language", "text", "kept"), PROTECTED)
def test_protected_parts_stand_once(language, text, kept, fr_en, en_fr):
    answer = (fr_en if language == "fr" else en_fr).translate([Request(text)])[0][0]
    assert [answer.text.count(part) for part in kept] == [1] * len(kept), answer.text
    assert answer.text != text


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "12 500 €", "- 42 %", "…", "\u00a0", "①②", "🎉🎉", "2024-01-02 / 3,5"])
def test_texts_without_letters_are_copied(text, fr_en):
    answer = fr_en.translate([Request(text)], attention=True)[0]
    assert [(one.text, one.score, one.attention) for one in answer] == [(text, 0.0, ())]


def test_white_space_around_a_text_stays(fr_en):
    assert fr_en.translate([Request("  Bonjour.\n")])[0][0].text.startswith("  ")
    assert fr_en.translate([Request("\u00a0Bonjour.\n")])[0][0].text.endswith("\n")


def test_neighbours_and_order_change_nothing(fr_en):
    texts = [*FRENCH, *(text for language, text, _ in PROTECTED if language == "fr"), " ".join(FRENCH), FRENCH[0]]
    alone = [fr_en.translate([Request(text)], num_hypotheses=2)[0] for text in texts]
    together = fr_en.translate([Request(text) for text in texts], num_hypotheses=2)
    mixed = list(range(len(texts)))
    random.Random(3).shuffle(mixed)
    shuffled = fr_en.translate([Request(texts[place]) for place in mixed], num_hypotheses=2)
    assert together == alone
    assert shuffled == [alone[place] for place in mixed]


@pytest.mark.parametrize("beam_size", [1, 4])
def test_more_threads_change_nothing(beam_size, environ):
    one = open_engine("fr", "en", EngineSettings(inter_threads=1), environ)
    two = open_engine("fr", "en", EngineSettings(inter_threads=2), environ)
    requests = [Request(text) for text in FRENCH]
    assert one.translate(requests, beam_size=beam_size) == two.translate(requests, beam_size=beam_size)


def test_hypotheses_are_distinct_and_finite(fr_en):
    answers = fr_en.translate([Request(text) for text in FRENCH], num_hypotheses=4)
    for answer in answers:
        assert 2 <= len(answer) <= 4
        assert len({one.text for one in answer}) == len(answer)
        assert all(-20 < one.score < 0 for one in answer)


def test_score_agrees_with_decoding_where_nothing_is_penalised(environ):
    engine = open_engine("fr", "en", EngineSettings(repetition_penalty=1.0), environ)
    answers = [answer[0] for answer in engine.translate([Request(text) for text in FRENCH])]
    scores = engine.score(FRENCH, [answer.text for answer in answers])
    near = [abs(score - answer.score) < 0.01 for score, answer in zip(scores, answers, strict=True)]
    assert sum(near) >= 4  # a name may be cut into other pieces than those the model wrote
    worse = engine.score(FRENCH, ["The cat sat on the mat."] * len(FRENCH))
    assert all(bad < good for bad, good in zip(worse, scores, strict=True))
    assert engine.score([], []) == []


@pytest.mark.parametrize("prefix", ["The town council", "The\u00a0council of Łódź", "Yesterday,", "In “Nevers”, the council", "T"])
def test_the_forced_prefix_starts_the_answer(prefix, fr_en):
    answer = fr_en.translate([Request(FRENCH[0], prefix=prefix), Request(FRENCH[1])], attention=True)[0][0]
    assert answer.text.startswith(prefix)
    assert len(answer.text) > len(prefix)
    assert len(answer.attention) == len(answer.target_spans)
    assert all(0 <= start <= end <= len(answer.text) for start, end in answer.target_spans)


def test_a_forced_prefix_may_hold_an_address(fr_en):
    text = "Écrivez à presse@exemple.fr avant lundi."
    answer = fr_en.translate([Request(text, prefix="Write to presse@exemple.fr")])[0][0]
    assert answer.text.startswith("Write to presse@exemple.fr")
    assert answer.text.count("presse@exemple.fr") == 1


@pytest.mark.parametrize("number", range(len(FRENCH)))
def test_banned_words_are_not_written(number, fr_en):
    plain = fr_en.translate([Request(FRENCH[number])])[0][0].text
    word = max(re.findall(r"\w{4,}", plain), key=len)
    for form in (word, word.upper(), word.lower()):
        answer = fr_en.translate([Request(FRENCH[number], banned=(form,)), Request(FRENCH[number])], num_hypotheses=2)
        assert not any(re.search(rf"\b{word}\b", one.text, re.IGNORECASE) for one in answer[0])
        assert answer[1][0].text == plain


def test_spans_and_attention_fit_the_texts(fr_en):
    text = "Écrivez à presse@exemple.fr : l’été, « ﬁn\u00a0» de Łódź\u202f! 🎉"
    answer = fr_en.translate([Request(text)], attention=True)[0][0]
    assert len(answer.attention) == len(answer.target_spans) > 3
    assert all(len(row) == len(answer.source_spans) for row in answer.attention)
    assert all(sum(row) == pytest.approx(1, abs=1e-3) for row in answer.attention)
    assert all(0 <= start <= end <= len(text) for start, end in answer.source_spans)
    shown = [text[start:end] for start, end in answer.source_spans]
    assert "presse@exemple.fr" in shown
    assert "Łódź" in shown
    target = [answer.text[start:end] for start, end in answer.target_spans]
    rows = [row for word, row in zip(target, answer.attention, strict=True) if word == "presse@exemple.fr"]
    assert any(shown[row.index(max(row))] == "presse@exemple.fr" for row in rows)


def test_a_long_text_is_cut_and_nothing_is_lost(fr_en):
    text = " ; ".join(FRENCH[number % 6].rstrip(".") + f" numéro {number + 101}" for number in range(40)) + "."
    answer = fr_en.translate([Request(text)], attention=True, num_hypotheses=3)
    assert len({one.text for one in answer[0]}) == 3
    numbers = re.findall(r"\b1\d\d\b", answer[0][0].text)
    assert len(set(numbers) & {str(number + 101) for number in range(40)}) >= 30
    assert len(answer[0][0].attention) == len(answer[0][0].target_spans)
    assert max(end for _, end in answer[0][0].source_spans) >= len(text) - 1


def test_a_word_without_end_does_not_fail(fr_en):
    answer = fr_en.translate([Request("mot" * 1500)])[0][0]
    assert answer.text


def test_progress_counts_every_request_once(fr_en):
    heard: list[int] = []
    requests = [Request(text) for text in ("", *FRENCH, "12", " ; ".join(FRENCH * 6), PROTECTED[0][1])]
    fr_en.translate(requests, progress=heard.append)
    assert sum(heard) == len(requests)
    assert len(heard) > 3


def test_no_request_gives_no_answer(fr_en):
    assert fr_en.translate([]) == []


def test_runaway_repetition_is_mended_or_flagged(fr_en):
    answer = fr_en.translate([Request("Ha ha ha ha. Bzz bzz, krrr krrr krrr xyz xyz xyz wkw wkw qsd qsd qsd.")])[0][0]
    assert answer.repetition in {True, False}
    assert len(answer.text.split()) < 90


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_is_answered(fr_en, text):
    answer = fr_en.translate([Request(text)], beam_size=1, attention=True)[0][0]
    assert math.isfinite(answer.score)
    assert all(0 <= start <= end <= len(text) for start, end in answer.source_spans)
    assert all(0 <= start <= end <= len(answer.text) for start, end in answer.target_spans)


def test_a_pivot_chains_two_engines(fr_en, en_fr):
    engine = PivotEngine(fr_en, en_fr)
    answer = engine.translate([Request(FRENCH[0]), Request("")], attention=True, num_hypotheses=2)
    assert (engine.info.source, engine.info.target) == ("fr", "fr")
    assert engine.info.digest == f"{fr_en.info.digest}+{en_fr.info.digest}"
    best = answer[0][0]
    assert len(best.attention) == len(best.target_spans) > 0
    assert all(len(row) == len(best.source_spans) for row in best.attention)
    assert max(end for _, end in best.source_spans) <= len(FRENCH[0])
    assert answer[1][0].text == ""
    assert engine.score([FRENCH[0]], [best.text])[0] < 0


def test_no_socket_is_opened(own, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert open_engine("fr", "en", None, own).translate([Request("Bonjour à tous.")])[0][0].text


def test_an_unknown_compute_type_is_an_error_of_the_settings(environ):
    with pytest.raises(EngineError, match="compute type") as caught:
        open_engine("fr", "en", EngineSettings(compute_type="int3"), environ)
    assert "compute-type" in caught.value.hint


def test_a_missing_pair_names_what_is_there(environ):
    with pytest.raises(PackageError, match=r"from fr to tlh; there are: .*fr-en") as caught:
        open_engine("fr", "tlh", None, environ)
    assert caught.value.hint == "transflow models install fr tlh"


def test_an_engine_is_an_argos_engine(fr_en):
    assert isinstance(fr_en, ArgosEngine)
    assert (fr_en.info.source, fr_en.info.target, fr_en.info.licence) == ("fr", "en", "CC BY 4.0")

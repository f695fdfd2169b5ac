"""The judge, asked through the embedded models."""

from __future__ import annotations

import pytest

from transflow.engines import open_engine
from transflow.model import Judge

PAIR = ("Le maire a salué les équipes.", "The mayor praised the teams.")
OTHER = ("Le maire a salué les équipes.", "The pool is closed on Mondays.")
LONG = ("Le maire et ses adjoints " * 60, "The mayor and his deputies " * 60)


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    environ = {"HOME": str(home), "TRANSFLOW_CACHE_DIR": str(home), "ARGOS_PACKAGES_DIR": str(home / "none")}
    return open_engine("fr", "en", None, environ), open_engine("en", "fr", None, environ)


def test_translation_is_more_likely_than_another_text(models):
    judge = Judge(*models)
    same, other = judge.score([PAIR, OTHER])
    assert same.mean > other.mean
    assert same.end <= 0
    backward = judge.score([PAIR[::-1], OTHER[::-1]], backward=True)
    assert backward[0].mean > backward[1].mean


def test_answers_do_not_depend_on_the_others_and_are_kept(models):
    judge = Judge(*models)
    (alone,) = judge.score([PAIR])
    texts = judge.texts
    together = judge.score([OTHER, PAIR, LONG, PAIR])
    assert together[1] == together[3] == alone
    assert judge.texts == texts + 1
    assert judge.tokens > judge.texts
    assert judge.seconds > 0


def test_end_of_a_text_cut_short_is_unlikely(models):
    source = "Le conseil municipal a voté le budget et relancé le chantier du tramway."
    whole = "The city council passed the budget and relaunched the tramway project."
    cut = "The city council passed the budget and relaunched."
    one, other = Judge(*models).score([(source, whole), (source, cut)])
    assert one.end > other.end + 4


def test_text_over_the_positions_has_no_score(models):
    judge = Judge(*models)
    assert judge.score([LONG]) == [None]
    assert judge.is_over_length(*LONG)
    assert not judge.is_over_length(*PAIR)


def test_direction_without_a_model(models):
    judge = Judge(models[0], None)
    assert judge.score([PAIR], backward=True) == [None]
    assert (judge.has_forward, judge.has_backward) == (True, False)
    assert not judge.is_over_length(*PAIR)


def test_empty_texts(models):
    judge = Judge(*models)
    assert judge.score([]) == []
    assert judge.score([("", "The mayor.")])[0].tokens > 0
    (empty,) = judge.score([("Le maire.", "")])
    assert empty.tokens == 1

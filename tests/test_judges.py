"""Judges from engines that are there, missing, or unable to score."""

from __future__ import annotations

import pytest

from transflow.api import check_pairs
from transflow.config import Settings
from transflow.errors import UnknownNameError
from transflow.judges import describe_judge, find_no_judge, open_judge
from transflow.registry import ENGINES


@pytest.fixture(autouse=True)
def _no_packages(monkeypatch, tmp_path):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))


def test_engine_that_only_translates_is_no_judge(monkeypatch):
    monkeypatch.setitem(ENGINES._loaded, "speaker", lambda _source, _target, _settings: object())
    judge = open_judge("fr", "en", Settings(), "speaker")
    assert judge.models == ()
    assert judge.problems[0] == 'fr-en: the engine "speaker" cannot score a given translation'
    incident = find_no_judge(judge, "fr", "en")
    assert incident.code == "not-judged"
    assert 'the engine "speaker" cannot score' in incident.message
    assert describe_judge(judge)["deep_models"] == ""


def test_unknown_engine():
    with pytest.raises(UnknownNameError):
        open_judge("fr", "en", Settings(), "argus")


def test_pairs_from_python():
    pairs = [("Tout cela prendra du temps.", "Please wipe your feet."), ("Le maire a signé.", "The mayor signed.")]
    assert not check_pairs(pairs, "fr", "en").findings
    report = check_pairs(pairs, "fr", "en", deep=True)
    assert [(one.name, one.line) for one in report.findings] == [("deep-adequacy", 1)]
    assert report.recipe["deep_models"] == "transflow fr-en 1.0, transflow en-fr 1.0"

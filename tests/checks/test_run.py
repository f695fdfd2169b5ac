"""Rules over the pairs of one document: one process or several, rules that fail, processes that are lost."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from transflow import workers
from transflow.checks import run
from transflow.checks.context import Context
from transflow.checks.run import run_checks
from transflow.errors import WorkerLostError
from transflow.model import Level, Pair, Rule
from transflow.registry import CHECKS
from transflow.terms.embedded import load_embedded_glossary


def _pairs():
    rows = [row for rule in CHECKS for kind in ("fire", "silent") for row in rule.EXAMPLES.get(kind, ())]
    rows = [(source or "", target) for source, target, *_ in rows]
    return [
        Pair(str(line), line, line, 1, target, source, "fr", "en", side="source") for line, (source, target) in enumerate(rows, 1)
    ]


@pytest.fixture
def _small(monkeypatch):
    """Chunks so small that a few pairs make many."""
    monkeypatch.setattr(run, "_CHUNK", 40)
    monkeypatch.setattr(run, "_LEAST_FORKED", 40)
    monkeypatch.setattr(run, "_LEAST_SPAWNED", 40)
    monkeypatch.setattr(run, "_read_for", set())


@pytest.mark.usefixtures("_small")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("forks", [workers.IS_LINUX, False])
def test_several_processes_find_what_one_finds(monkeypatch, forks):
    monkeypatch.setattr(workers, "can_fork", lambda: forks)
    pairs, glossary = _pairs(), load_embedded_glossary()
    one, none = run_checks(pairs, Context("en", "fr", glossary), CHECKS)
    two, no_incident = run_checks(pairs, Context("en", "fr", glossary), CHECKS, jobs=2)
    assert [finding for finding, _ in one] == [finding for finding, _ in two]
    assert none == no_incident == []
    assert len(one) > 60


@pytest.mark.usefixtures("_small")
def test_a_lost_process_is_an_incident_that_counts_what_was_not_checked(monkeypatch):
    class Lost:
        def __init__(self, *_):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def share(self, count, do_here):
            assert count > 2
            yield from map(do_here, range(2))
            raise WorkerLostError("gone", hint="run again")

    monkeypatch.setattr(run, "Workers", Lost)
    context, pairs = Context("en", "fr"), _pairs()
    _, incidents = run_checks(pairs, context, CHECKS, jobs=2)
    (incident,) = incidents
    assert incident.code == "worker-lost"
    assert f"{len(pairs) - 40} of {len(pairs)} segments were not checked" in incident.message


def test_a_rule_that_fails_is_one_incident_and_finds_nothing():
    def find(pairs, context):
        del context
        yield from ()
        if pairs[0].line > 1:
            raise ValueError("no")

    rule = SimpleNamespace(RULE=Rule("X001", "x", Level.INFO, "other", "segment", "0.1"), MESSAGES={}, find=find)
    pairs = [Pair(str(line), line, line, 1, "A text.", "Un texte.", "fr", "en") for line in range(1, 1000)]
    findings, incidents = run_checks(pairs, Context("en", "fr"), [rule], jobs=2)
    assert findings == []
    assert [incident.message for incident in incidents] == ["the rule x failed: ValueError: no"]

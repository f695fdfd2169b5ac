"""An engine that takes annotations, for the layers that give some."""

from __future__ import annotations

import pytest

from transflow.model import EngineInfo, Hypothesis


class Annotating:
    """An engine that answers with what it is told to, and remembers what it was asked; -1 is its score of everything else."""

    def __init__(self, *answers, annotates=True, scores=None):
        self.info = EngineInfo("told", "1", "0", "fr", "en", annotates=annotates)
        self.answers = answers
        self.scores = scores or {}
        self.requests = []

    def translate(self, requests, **_):
        self.requests += requests
        return [tuple(Hypothesis(answer, -1.0) for answer in self.answers) for _ in requests]

    def score(self, _sources, targets):
        return [self.scores.get(target, -1.0) for target in targets]


@pytest.fixture(scope="session")
def annotating():
    return Annotating

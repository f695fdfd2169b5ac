"""Names in the style of releases of French public bodies, as `press_names.tsv` lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from transflow.api import check_pairs
from transflow.model import Level


def read_cases():
    for line in (Path(__file__).parent / "press_names.tsv").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.replace("␣", "\u00a0").split("\t")


CASES = list(read_cases())


def warned(direction, source, target):
    report = check_pairs([(source, target)], *direction.split(">"))
    assert not report.incidents
    return [finding for finding in report.findings if finding.level is not Level.INFO]


@pytest.mark.parametrize(("direction", "source", "target"), [case[:3] for case in CASES])
def test_right_name_is_left_alone(direction, source, target):
    assert warned(direction, source, target) == []


@pytest.mark.parametrize(
    ("direction", "source", "target", "suggestion"), [(*case[:2], *case[3:]) for case in CASES if case[3] != "-"]
)
def test_wrong_name_is_told(direction, source, target, suggestion):
    suggestions = [text.replace("'", "’") for finding in warned(direction, source, target) for text in finding.suggestions]
    assert any(suggestion in text for text in suggestions)

from __future__ import annotations

import re

import pytest

from transflow.model import DocumentReport, Finding, Level, Report, Summary, Verdict
from transflow.reports._options import RenderOptions
from transflow.reports.concise import render, summary_line


def test_lines_are_sorted_by_place_and_rule(samples):
    assert render(samples["bilingual"], RenderOptions()).splitlines() == [
        'press/nantes-2026-03.fr.html:21:40: error NAME001 name-mismatch "Saint Herbain" stands for "Saint-Herblain" in the source',
        (
            "press/nantes-2026-03.fr.html:30:5: warning TERM001 glossary-term the glossary renders it otherwise"
            " -> social landlord / social housing provider"
        ),
        'press/nantes-2026-03.fr.html:80:22: error NUM001 number-value "1,621,000" stands for "1 612 000" in the source',
        "press/nantes-2026-03.fr.html:80:32: info TYPO001 space no space before a full stop",
    ]


def test_incidents_stand_among_them(samples):
    assert render(samples["failed"], RenderOptions()).splitlines() == [
        "-:1:1: incident check-failed the check number-value failed",
        "budget.fr.txt:2:1: incident not-translated the model fell into a loop (translate this segment by hand)",
        "press/lost.fr.txt:1:1: incident document no such file (check the spelling of the path)",
    ]


def test_columns_sort_as_numbers():
    findings = [Finding("R1", "n", "other", Level.ERROR, "1", "target", 0, 1, "", "m", line=line, column=9) for line in (10, 9)]
    report = Report((DocumentReport("a", "en", (), tuple(findings)),), (), Summary(1, 2, 0, 0, 0, Verdict.FAIL, ""))
    assert [line.split(":")[1] for line in render(report, RenderOptions()).splitlines()] == ["9", "10"]


def test_nothing_is_nothing(samples):
    assert render(samples["clean_run"], RenderOptions()) == ""


def test_hostile_text_stays_on_its_line(samples):
    lines = render(samples["hostile"], RenderOptions()).split("\n")
    assert len(lines) == 3
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", "".join(lines))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "PASS  0 errors, 0 warnings, 0 notes in 5 segments: nothing to report"),
        ("fr", "RÉUSSI  0 erreur, 0 avertissement, 0 remarque dans 5 segments\u00a0: nothing to report"),
    ],
)
def test_summary_line(samples, language, line):
    assert summary_line(samples["clean_run"], language) == line

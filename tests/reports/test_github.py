from __future__ import annotations

import re

import pytest

from transflow.model import DocumentReport, Finding, Level, Pair, Report, Summary, Verdict
from transflow.reports._options import RenderOptions
from transflow.reports.github import render, render_step_summary

COMMAND = re.compile(r"::(error|warning|notice)(?: ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*))?::(.*)")


def commands_of(report, **options):
    text = render(report, RenderOptions(**options))
    found = [COMMAND.fullmatch(line) for line in text.split("\n")[:-1]]
    assert all(found)
    return [(match[1], dict(item.split("=", 1) for item in (match[2] or "").split(",") if item), match[3]) for match in found]


def one_finding(text, message="m", path="a.txt", name="a-rule"):
    pair = Pair("1.1", 1, 4, 6, text, "x")
    finding = Finding("R001", name, "other", Level.ERROR, "1.1", "target", 0, len(text), text, message, (), 4, 6)
    document = DocumentReport(path, "fr-en", (pair,), (finding,))
    return Report((document,), (), Summary(1, 1, 0, 0, 0, Verdict.FAIL, ""))


def test_worst_first(samples):
    assert render(samples["bilingual"], RenderOptions()).splitlines() == [
        (
            "::error file=press/nantes-2026-03.fr.html,line=21,col=40,endColumn=53,title=NAME001 name-mismatch"
            '::"Saint Herbain" stands for "Saint-Herblain" in the source'
        ),
        (
            "::error file=press/nantes-2026-03.fr.html,line=80,col=22,endColumn=32,title=NUM001 number-value"
            '::"1,621,000" stands for "1 612 000" in the source'
        ),
        (
            "::warning file=press/nantes-2026-03.fr.html,line=30,col=5,title=TERM001 glossary-term"
            "::the glossary renders it otherwise -> social landlord / social housing provider"
        ),
        ("::notice file=press/nantes-2026-03.fr.html,line=80,col=32,endColumn=34,title=TYPO001 space::no space before a full stop"),
    ]


def test_incidents_come_first_as_errors(samples):
    assert commands_of(samples["failed"]) == [
        (
            "error",
            {"file": "budget.fr.txt", "line": "2", "col": "1", "title": "not-translated"},
            "the model fell into a loop (translate this segment by hand)",
        ),
        ("error", {"file": "press/lost.fr.txt", "title": "document"}, "no such file (check the spelling of the path)"),
        ("error", {"title": "check-failed"}, "the check number-value failed"),
    ]


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        ("en", "1,171 more: see the whole report"),
        ("fr", "encore 1\u202f171\u00a0: voir le rapport complet"),
    ],
)
def test_no_more_than_github_shows(hard_samples, language, closing):
    commands = commands_of(hard_samples["many"], ui_language=language)
    levels = [command[0] for command in commands]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert commands[-1] == ("notice", {}, closing)


@pytest.mark.parametrize(
    ("path", "name", "message", "properties", "told"),
    [
        ("a,b:c%.txt", "n", "100 %: a,b::c", {"file": "a%2Cb%3Ac%25.txt"}, "100 %25: a,b::c"),
        ("a.txt", "x,y::z", "%0A", {"title": "R001 x%2Cy%3A%3Az"}, "%250A"),
        ("./d/a.txt", "n", "a\r\n::error::owned", {"file": "d/a.txt"}, "a ::error::owned"),
    ],
)
def test_escapes(path, name, message, properties, told):
    ((_, found, text),) = commands_of(one_finding("x", message, path, name))
    assert properties.items() <= found.items()
    assert text == told


def test_passage_over_several_lines_has_no_columns():
    ((_, properties, _),) = commands_of(one_finding("un\ndeux"))
    assert properties == {"file": "a.txt", "line": "4", "endLine": "5", "title": "R001 a-rule"}


def test_hostile_text_makes_no_command(hard_samples):
    assert len(commands_of(hard_samples["evil"])) == 11


def test_clean_is_silent_and_nothing_to_check_is_an_error(hard_samples):
    assert render(hard_samples["clean_run"], RenderOptions()) == ""
    assert commands_of(hard_samples["nothing"]) == [
        ("error", {"title": "nothing-checked"}, "there was nothing to translate or check")
    ]


def test_step_summary_holds_more_than_a_comment(hard_samples):
    text = render_step_summary(hard_samples["many"], RenderOptions())
    assert text.startswith("### ✗ transflow: FAIL\n")
    assert text.count("\n| ") == 1200 + 2
    assert len(text.encode()) < 2**20

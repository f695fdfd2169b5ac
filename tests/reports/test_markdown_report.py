from __future__ import annotations

import re
from dataclasses import replace

import pytest

from transflow.model import DocumentReport, Finding, Level, Report, Summary, Verdict
from transflow.reports._options import RenderOptions
from transflow.reports.markdown_report import render, write_markdown

CELL = re.compile(r"(?<!\\)\|")


def one_finding(text):
    finding = Finding("R001", "a-rule", "other", Level.ERROR, "", "target", 0, len(text), text, text, (text,), 1, 1)
    return Report((DocumentReport("a.txt", "en", (), (finding,)),), (), Summary(1, 1, 0, 0, 0, Verdict.FAIL, "why"))


def passage_of(text):
    row = render(one_finding(text), RenderOptions()).splitlines()[-1]
    return CELL.split(row)[4].strip()


def test_report(samples):
    assert render(samples["bilingual"], RenderOptions()).splitlines() == [
        "### ✗ transflow: FAIL",
        "",
        "2 errors, 1 warning, 1 note in 5 segments: errors at or over the threshold (--fail-on error)",
        "",
        "#### press/nantes-2026-03.fr.html",
        "",
        "| Line | Level | Rule | Passage | Message | Suggestions |",
        "| --- | --- | --- | --- | --- | --- |",
        (
            "| 21:40 | error | NAME001 name-mismatch | Saint Herbain "
            '| "Saint Herbain" stands for "Saint-Herblain" in the source | Saint-Herblain |'
        ),
        (
            "| 30:5 | warning | TERM001 glossary-term | bailleurs sociaux "
            "| the glossary renders it otherwise | social landlord or social housing provider |"
        ),
        '| 80:22 | error | NUM001 number-value | €1,621,000 | "1,621,000" stands for "1 612 000" in the source |  |',
        "| 80:32 | note | TYPO001 space | . | no space before a full stop |  |",
        "",
        "- Also to know: inline marks to be set again by hand (a, strong): lines 12, 14 of the source",
    ]


def test_incidents_in_french(samples):
    assert render(samples["failed"], RenderOptions(ui_language="fr")).splitlines() == [
        "### ! transflow: INCOMPLET",
        "",
        ("0 erreur, 0 avertissement, 0 remarque dans 2 segments\u00a0: 3 things could not be translated or checked"),
        "",
        "#### Non traduit ou non contrôlé",
        "",
        "| Endroit | Message |",
        "| --- | --- |",
        "| budget.fr.txt:2 | not-translated: the model fell into a loop (translate this segment by hand) |",
        "| press/lost.fr.txt | document: no such file (check the spelling of the path) |",
        "| - | check-failed: the check number-value failed |",
    ]


def test_a_clean_run_is_its_verdict(samples):
    lines = render(samples["clean_run"], RenderOptions()).splitlines()
    assert lines == ["### ✓ transflow: PASS", "", "0 errors, 0 warnings, 0 notes in 5 segments: nothing to report"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("`x` **y** _z_", r"\`x\` \*\*y\*\* \_z\_"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("[a](b) ![c]", r"\[a\](b) \!\[c\]"),
        ("@team #12 # @", "@\u200bteam #\u200b12 # @"),
        ("https://x www.x", "https:\u200b//x www\u200b.x"),
        ("$5 ~~g~~", r"\$5 \~\~g\~\~"),
        ("un\r\n# deux", "un # deux"),
        ("\x1b[1m", r"␛\[1m"),
        ("x" * 121, "x" * 120 + "…"),
        ("x" * 120, "x" * 120),
        ("\\" * 200, r"\\" * 120 + "…"),
    ],
)
def test_nothing_in_a_text_is_markup(text, shown):
    assert passage_of(text) == shown


def test_hostile_rows_keep_their_cells(hard_samples):
    lines = render(hard_samples["evil"], RenderOptions()).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert {len(CELL.split(line.replace("\\\\", ""))) for line in rows} == {4, 8}
    assert len(rows) == 13 + 2 + 13 * 3
    others = [line for line in lines if line and not line.startswith(("|", "#### ", "- Also to know: "))]
    assert len(others) == 2
    assert not any("<" in line or "```" in line for line in lines)


@pytest.mark.parametrize("limit", [500, 5_000, 60_000])
def test_what_does_not_fit_is_counted(hard_samples, limit):
    text = write_markdown(hard_samples["many"], RenderOptions(), limit)
    shown = text.count("| STYLE002 wordy |")
    assert 0 < shown < 1200
    assert text.endswith(f"\n{1200 - shown:,} more: see the whole report\n")
    assert len(text.encode()) < limit + 300


def test_what_is_shown_is_the_beginning():
    findings = [replace(item, text=item.text * size) for item, size in zip(one_finding("x").findings * 3, (1, 100, 1), strict=True)]
    report = one_finding("x")
    report = replace(report, documents=(replace(report.documents[0], findings=tuple(findings)),))
    text = write_markdown(report, RenderOptions(), 220)
    assert text.count("| R001") == 1
    assert text.endswith("\n2 more: see the whole report\n")


def test_a_comment_fits(hard_samples):
    assert all(len(render(report, RenderOptions(ui_language="fr")).encode()) < 65_000 for report in hard_samples.values())

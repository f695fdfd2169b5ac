from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.reports._options import RenderOptions
from transflow.reports.csv_report import COLUMNS, neutralise, render


def rows_of(report):
    text = render(report, RenderOptions())
    assert text.startswith("\ufeff")
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert rows[0] == COLUMNS
    assert {len(row) for row in rows} == {13}
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


def test_finding(samples):
    rows = rows_of(samples["bilingual"])
    assert len(rows) == 4
    assert rows[1] == {
        "path": "press/nantes-2026-03.fr.html",
        "line": "30",
        "column": "5",
        "level": "warning",
        "rule": "TERM001",
        "name": "glossary-term",
        "segment": "15.1",
        "side": "source",
        "source": "Les bailleurs sociaux ouvriront deux guichets uniques.",
        "target": "Social bulk will open two single windows.",
        "text": "bailleurs sociaux",
        "message": "the glossary renders it otherwise",
        "suggestions": "social landlord / social housing provider",
    }


def test_a_document_in_one_language_has_no_source(samples):
    assert [row["source"] for row in rows_of(samples["one_language"])] == ["", ""]
    assert rows_of(samples["one_language"])[1]["target"] == "Haut de page"


def test_incidents_are_rows(samples):
    rows = rows_of(samples["failed"])
    assert [row["level"] for row in rows] == ["incident"] * 3
    assert [row["rule"] for row in rows] == ["not-translated", "document", "check-failed"]
    assert (rows[0]["line"], rows[0]["segment"], rows[0]["suggestions"]) == ("2", "1.1", "translate this segment by hand")
    assert rows[1]["line"] == ""


def test_a_clean_run_is_the_header(samples):
    assert render(samples["clean_run"], RenderOptions()) == f"\ufeff{','.join(COLUMNS)}\r\n"


def test_hostile_rows_are_lines_without_formulas(hard_samples):
    report = hard_samples["evil"]
    rows = rows_of(report)
    assert len(rows) == len(report.findings) + len(report.incidents)
    assert render(report, RenderOptions()).count("\n") == len(rows) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=cmd()", "'=cmd()"),
        ("+1", "'+1"),
        ("-5 %", "'-5 %"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\tx", "' x"),
        ("\rx", "'␍x"),
        (" \u00a0=1", "' \u00a0=1"),
        ("\u00ad=1", "'=1"),
        ("＝1", "'＝1"),
        ("a=b", "a=b"),
        ("« à »", "« à »"),
        ("un\ndeux", "un deux"),
        ("", ""),
    ],
)
def test_formulas_are_neutralised(cell, shown):
    assert neutralise(cell) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_no_cell_is_a_formula(text):
    assert not neutralise(text).lstrip().startswith(("=", "+", "-", "@"))

from __future__ import annotations

import json

from transflow.reports._options import RenderOptions
from transflow.reports.json_report import render as render_json
from transflow.reports.jsonlines import render

OPTIONS = RenderOptions(version="0.1.0")


def rows_of(report):
    return [json.loads(line) for line in render(report, OPTIONS).splitlines()]


def test_lines_hold_what_the_json_report_holds(hard_samples):
    for report in hard_samples.values():
        whole = json.loads(render_json(report, OPTIONS))
        rows = rows_of(report)
        findings = [
            {"kind": "finding", "path": document["path"], "language_pair": document["language_pair"], **finding}
            for document in whole["documents"]
            for finding in document["findings"]
        ]
        assert [row for row in rows if row["kind"] == "finding"] == findings
        assert [row for row in rows if row["kind"] == "incident"] == [{"kind": "incident", **item} for item in whole["incidents"]]
        assert rows[-1] == {
            "kind": "summary",
            "version": 1,
            "tool": whole["tool"],
            "recipe": whole["recipe"],
            **whole["summary"],
        }
        assert len(rows) == len(findings) + len(whole["incidents"]) + 1


def test_line_ends_in_a_text_do_not_end_the_line(hard_samples):
    report = hard_samples["evil"]
    assert len(rows_of(report)) == len(report.findings) + len(report.incidents) + 1
    assert [row["text"] for row in rows_of(report) if row["kind"] == "finding"] == [item.text for item in report.findings]


def test_a_clean_run_is_its_summary(samples):
    (row,) = rows_of(samples["clean_run"])
    assert (row["kind"], row["verdict"]) == ("summary", "pass")

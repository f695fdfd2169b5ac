from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from transflow.model import DocumentReport, Finding, HiddenFinding, Level, Pair, Report, State, Summary, Verdict
from transflow.reports._options import RenderOptions
from transflow.reports.sarif import render, uri_of

NAMES = (
    *("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run"),
    *("evil", "many", "incidents_only", "nothing"),
)
URI = re.compile(r"(?:file://)?(?:[\w.~/-]|%[0-9A-F]{2})+", re.ASCII)


def run_of(report, language="en"):
    log = json.loads(render(report, RenderOptions(version="0.1.0", ui_language=language)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return run


def one_finding(text, *, start=0, line=4, column=6, side="target", pair_side="target", level=Level.ERROR):
    pair = Pair("1.1", 1, 4, 6, "Salut.", "Bonjour.", "fr", "en", side=pair_side)
    finding = Finding("R001", "a-rule", "other", level, "1.1", side, start, start + len(text), text, "m", (), line, column)
    document = DocumentReport("a b/é.txt", "fr-en", (pair,), (finding,))
    return Report((document,), (), Summary(1, 1, 0, 0, 0, Verdict.FAIL, ""))


def region_of(report):
    return run_of(report)["results"][0]["locations"][0]["physicalLocation"]["region"]


def locations_in(part):
    if isinstance(part, dict):
        if "physicalLocation" in part:
            yield part["physicalLocation"]
        for value in part.values():
            yield from locations_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from locations_in(value)


@pytest.mark.parametrize("name", NAMES)
def test_structure(hard_samples, name):
    report = hard_samples[name]
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert ids == sorted(set(ids))
    for result in run["results"]:
        assert result["ruleId"] == ids[result["ruleIndex"]]
        assert result["level"] in {"error", "warning", "note"}
        assert isinstance(result["message"]["text"], str)
        assert result["properties"]["tags"]
    assert len(run["results"]) == len(report.findings)
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert len(uris) == len(set(uris))
    for place in locations_in(run):
        assert URI.fullmatch(place["artifactLocation"]["uri"])
        region = place.get("region", {"startLine": 1})
        assert min(region.values()) >= 1
        if region.get("endLine", region["startLine"]) == region["startLine"] and "endColumn" in region:
            assert region["endColumn"] >= region["startColumn"]


def test_result(samples):
    run = run_of(samples["bilingual"])
    assert run["results"][1] == {
        "ruleId": "TERM001",
        "ruleIndex": 2,
        "level": "warning",
        "message": {"text": "the glossary renders it otherwise -> social landlord / social housing provider"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "press/nantes-2026-03.fr.html"},
                    "region": {"startLine": 30, "startColumn": 5},
                }
            }
        ],
        "properties": {
            "tags": ["other"],
            "segment": "15.1",
            "side": "source",
            "text": "bailleurs sociaux",
            "suggestions": ["social landlord", "social housing provider"],
        },
        "partialFingerprints": {"transflow/v1": "f00d"},
        "suppressions": [],
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error", "note"]
    assert run["tool"]["driver"]["rules"][1] == {
        "id": "NUM001",
        "name": "number-value",
        "shortDescription": {"text": "number value"},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["other"]},
    }
    assert run["invocations"][0]["executionSuccessful"] is True
    notification = run["invocations"][0]["toolExecutionNotifications"][0]
    assert (notification["level"], notification["message"]["text"][:12]) == ("note", "inline marks")


@pytest.mark.parametrize(
    ("report", "region"),
    [
        (one_finding("Salut"), {"startLine": 4, "startColumn": 6, "endColumn": 11}),
        (one_finding("\U0001f600e\u0301"), {"startLine": 4, "startColumn": 6, "endColumn": 9}),
        (one_finding("un\ndeux\ntrois"), {"startLine": 4, "startColumn": 6, "endLine": 6, "endColumn": 6}),
        (one_finding(""), {"startLine": 4, "startColumn": 6, "endColumn": 6}),
        (one_finding("Bon", side="source"), {"startLine": 4, "startColumn": 6}),
        (one_finding("Bon", side="source", pair_side="source"), {"startLine": 4, "startColumn": 6, "endColumn": 9}),
        (one_finding("Bon", line=0, column=0, side="source"), {"startLine": 1, "startColumn": 1}),
    ],
)
def test_regions_count_code_points_of_the_file(report, region):
    assert region_of(report) == region


def test_a_rule_has_the_highest_level_found(hard_samples):
    (rule,) = run_of(hard_samples["many"])["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"]["level"] == "error"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("press/nantes.html", "press/nantes.html"),
        ("./a b/é%.txt", "a%20b/%C3%A9%25.txt"),
        ("../up.md", "../up.md"),
        ("c:d?e#f", "c%3Ad%3Fe%23f"),
        ("/tmp/x y", "file:///tmp/x%20y"),
        ("half\ud800", "half%3F"),
    ],
)
def test_paths_are_references(path, uri):
    assert uri_of(path) == uri
    if "\ud800" not in path:
        assert unquote(uri).removeprefix("file://") == path.removeprefix("./")


def test_incidents_are_notifications_of_a_failed_run(samples):
    (invocation,) = run_of(samples["failed"])["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [item["descriptor"]["id"] for item in told] == ["not-translated", "document", "check-failed"]
    assert {item["level"] for item in told} == {"error"}
    assert told[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 1}
    assert "region" not in told[1]["locations"][0]["physicalLocation"]
    assert told[2]["locations"] == []


def test_a_run_with_nothing_to_check_failed(hard_samples):
    run = run_of(hard_samples["nothing"], "fr")
    assert run["language"] == "fr"
    assert run["results"] == run["artifacts"] == []
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("there was nothing")


def test_a_clean_run_names_what_was_checked(samples):
    run = run_of(samples["clean_run"])
    assert [item["location"]["uri"] for item in run["artifacts"]][:2] == ["dossier/un.fr.md", "dossier/deux.fr.md"]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_messages_hold_neither_placeholders_nor_links(hard_samples):
    texts = [result["message"]["text"] for result in run_of(hard_samples["evil"])["results"]]
    assert not any("](" in text for text in texts)
    assert any("{{0}} {{name}}" in text for text in texts)


@pytest.mark.parametrize("has_baseline", [False, True])
def test_hidden_findings_say_why_they_do_not_count(has_baseline):
    report = one_finding("Salut")
    document = report.documents[0]
    finding = document.findings[0]
    hidden = (
        HiddenFinding(replace(finding, rule="A001"), State.WAIVED, "said so\x1b[1m by the client"),
        HiddenFinding(finding, State.SUPPRESSED),
        HiddenFinding(finding, State.UNCHANGED),
        HiddenFinding(finding, State.OUTSIDE),
        HiddenFinding(finding, State.OVER_LIMIT),
    )
    run = run_of(replace(report, documents=(replace(document, hidden=hidden),), has_baseline=has_baseline))
    assert [result["suppressions"] for result in run["results"]] == [
        [],
        [{"kind": "external", "justification": "said so␛[1m by the client"}],
        [{"kind": "inSource"}],
        [],
    ]
    states = ["new", "unchanged", "unchanged", "unchanged"] if has_baseline else [None] * 4
    assert [result.get("baselineState") for result in run["results"]] == states
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["A001", "R001"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1, 1]

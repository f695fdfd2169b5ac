from __future__ import annotations

import json
from dataclasses import replace

import pytest

from transflow.reports._options import RenderOptions
from transflow.reports.gitlab import render

NAMES = (
    *("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run"),
    *("evil", "many", "incidents_only", "nothing"),
)


def entries_of(report):
    return json.loads(render(report, RenderOptions()))


@pytest.mark.parametrize("name", NAMES)
def test_structure(hard_samples, name):
    report = hard_samples[name]
    entries = entries_of(report)
    assert len(entries) == len(report.findings) + len(report.incidents) + (name == "nothing")
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["path"]
        assert not entry["location"]["path"].startswith("./")
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_entry(samples):
    entries = entries_of(samples["bilingual"])
    assert [entry["severity"] for entry in entries] == ["major", "minor", "major", "info"]
    del entries[1]["fingerprint"]
    assert entries[1] == {
        "description": "the glossary renders it otherwise -> social landlord / social housing provider",
        "check_name": "TERM001 glossary-term",
        "severity": "minor",
        "location": {"path": "press/nantes-2026-03.fr.html", "lines": {"begin": 30}},
    }


def test_the_same_finding_in_two_documents_is_two_entries(samples):
    report = samples["one_language"]
    document = report.documents[0]
    both = replace(report, documents=(document, replace(document, path="other.en.txt")))
    entries = entries_of(both)
    assert len({entry["fingerprint"] for entry in entries}) == 4
    assert entries_of(report) == entries[:2]
    assert entries_of(replace(both, documents=both.documents[1:])) == entries[2:]


def test_fingerprints_hold_no_line(samples):
    report = samples["one_language"]
    document = report.documents[0]
    moved = replace(document, findings=tuple(replace(item, line=item.line + 9) for item in document.findings))
    prints = [entry["fingerprint"] for entry in entries_of(replace(report, documents=(moved,)))]
    assert prints == [entry["fingerprint"] for entry in entries_of(report)]


def test_incidents_block(samples):
    entries = entries_of(samples["failed"])
    assert {entry["severity"] for entry in entries} == {"blocker"}
    assert [entry["location"]["path"] for entry in entries] == ["budget.fr.txt", "press/lost.fr.txt", "-"]


def test_a_clean_run_is_an_empty_array(samples):
    assert entries_of(samples["clean_run"]) == []

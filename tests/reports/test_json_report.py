from __future__ import annotations

import json
import re

import pytest

from transflow.reports._options import RenderOptions
from transflow.reports.json_report import render

OPTIONS = RenderOptions(version="0.1.0")


def test_schema(samples):
    value = json.loads(render(samples["bilingual"], OPTIONS))
    assert list(value) == ["version", "tool", "recipe", "documents", "incidents", "absent", "summary"]
    assert value["version"] == 1
    assert value["tool"] == {"name": "transflow", "version": "0.1.0"}
    assert value["summary"] == {
        "segments": 5,
        "errors": 2,
        "warnings": 1,
        "infos": 1,
        "incidents": 0,
        "verdict": "fail",
        "reason": "errors at or over the threshold (--fail-on error)",
    }
    document = value["documents"][0]
    assert document["language_pair"] == "fr-en"
    assert document["output"] == "press/nantes-2026-03.en.html"
    segment = document["segments"][1]
    assert {"id", "index", "line", "column", "source", "target", "origin", "role", "terms"} <= set(segment)
    term = segment["terms"][1]
    assert (term["concept"], term["form"], term["status"]) == ("politique de la ville", "urban policy", "forced")
    assert segment["source"][slice(*term["source_span"])] == "politique de la ville"
    assert segment["target"][slice(*term["target_span"])] == "urban policy"
    assert term["base"].endswith("the policy of the city.")
    assert document["segments"][3]["terms"][0]["target_span"] is None
    finding = document["findings"][0]
    names = "rule name category level segment side start end line column text concept message suggestions fingerprint"
    assert set(finding) == set(names.split())
    assert (finding["line"], finding["column"], finding["suggestions"]) == (21, 40, ["Saint-Herblain"])


@pytest.mark.parametrize("name", ["bilingual", "odd_text", "one_language", "failed", "clean_run"])
def test_text_comes_back_as_it_was(samples, name):
    report = samples[name]
    value = json.loads(render(report, OPTIONS))
    segments = [segment for document in value["documents"] for segment in document["segments"]]
    pairs = [pair for document in report.documents for pair in document.pairs]
    assert [(item["source"], item["target"]) for item in segments] == [(pair.source, pair.target) for pair in pairs]
    assert [item["message"] for item in value["incidents"]] == [incident.message for incident in report.incidents]


def test_hostile_text_is_escaped_but_kept(samples):
    text = render(samples["hostile"], OPTIONS)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    source = json.loads(text)["documents"][0]["segments"][0]["source"]
    assert source == samples["hostile"].documents[0].pairs[0].source


def test_accents_are_written_as_they_are_and_the_text_ends_with_a_line_end(samples):
    text = render(samples["bilingual"], OPTIONS)
    assert "Galilée" in text
    assert text.endswith("}\n")

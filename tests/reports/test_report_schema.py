from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

import transflow.reports
from transflow.model import CATEGORIES, Level, Origin, Role, Verdict
from transflow.reports._options import RenderOptions
from transflow.reports.json_report import render

SCHEMA = json.loads((Path(transflow.reports.__file__).parent / "report.schema.json").read_text("utf-8"))
NAMES = ("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run")


def rendered(samples, name):
    return json.loads(render(samples[name], RenderOptions(version="0.1.0")))


@pytest.fixture(scope="module")
def validator():
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("name", NAMES)
def test_reports_are_valid(samples, validator, name):
    assert [error.message for error in validator.iter_errors(rendered(samples, name))] == []


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ((), "version", 2),
        ((), "extra", 1),
        (("documents", 0), "path", None),
        (("documents", 0, "findings", 0), "level", "fatal"),
        (("documents", 0, "findings", 0), "category", "nonsense"),
        (("documents", 0, "segments", 1), "index", 0),
        (("documents", 0, "segments", 1, "terms", 0), "source_span", [1]),
        (("summary",), "verdict", "maybe"),
    ],
)
def test_spoilt_reports_are_not(samples, validator, place, field, value):
    report = copy.deepcopy(rendered(samples, "bilingual"))
    spoilt = report
    for step in place:
        spoilt = spoilt[step]
    spoilt[field] = value
    assert not validator.is_valid(report)


def objects(part):
    if isinstance(part, dict):
        if part.get("properties"):
            yield part
        for value in part.values():
            yield from objects(value)


def test_every_object_is_closed_and_every_field_required():
    found = list(objects(SCHEMA))
    assert len(found) == 10
    for item in found:
        assert item["additionalProperties"] is False
        assert item["required"] == list(item["properties"])


@pytest.mark.parametrize("name", NAMES)
def test_fields_are_those_of_the_reports(samples, name):
    value = rendered(samples, name)
    assert list(value) == SCHEMA["required"]
    documents = value["documents"]
    parts = {
        "document": documents,
        "segment": [segment for document in documents for segment in document["segments"]],
        "term": [term for document in documents for segment in document["segments"] for term in segment["terms"]],
        "finding": [finding for document in documents for finding in document["findings"]],
        "incident": value["incidents"],
        "summary": [value["summary"]],
    }
    for kind, items in parts.items():
        assert all(list(item) == SCHEMA["$defs"][kind]["required"] for item in items)


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        ("segment", "role", [role.value for role in Role]),
        ("segment", "origin", [origin.value for origin in Origin]),
        ("finding", "level", [level.value for level in Level]),
        ("finding", "category", sorted(CATEGORIES)),
        ("summary", "verdict", [verdict.value for verdict in Verdict]),
    ],
)
def test_choices_are_those_of_the_model(kind, field, values):
    assert SCHEMA["$defs"][kind]["properties"][field]["enum"] == values

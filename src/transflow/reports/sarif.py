"""SARIF 2.1.0, for code scanning and editors.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from transflow.model import DocumentReport, Finding, HiddenFinding, Incident, Level, Pair, Report, State, Verdict
from transflow.reports._entries import incidents_of, pairs_of, place_of, with_hint, with_suggestions
from transflow.reports._marks import clean
from transflow.reports._options import RenderOptions
from transflow.reports.json_report import dump_json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SUPPRESSIONS = {State.WAIVED: "external", State.SUPPRESSED: "inSource"}
"""Kinds of suppression.

Source: SARIF 2.1.0, suppression.kind.
"""
_TOLD = {State.UNCHANGED, *_SUPPRESSIONS}
"""Hidden findings that code scanning must know: without them it would take them for mended."""


def render(report: Report, options: RenderOptions) -> str:
    """Return a log with one run; columns count code points.

    Incidents are notifications of a run that did not succeed, the notes on a document notifications of level `note`.
    Waived and switched-off findings are results with a suppression; against a baseline, known findings are `unchanged`.
    """
    rules = _rules(report)
    driver: dict[str, Any] = {"name": "transflow", "rules": rules}
    if options.version:
        driver["version"] = options.version
    summary = report.summary
    run = {
        "tool": {"driver": driver},
        "language": options.ui_language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [{"location": {"uri": uri}, "roles": ["analysisTarget"]} for uri in _uris(report)],
        "results": _results(report, rules),
        "properties": {
            "verdict": summary.verdict.value,
            "reason": clean(summary.reason),
            "recipe": {clean(name): clean(value) for name, value in report.recipe.items()},
        },
    }
    return dump_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def uri_of(path: str) -> str:
    """Return a path as a percent-encoded reference: relative as the path is, or `file:` for an absolute path."""
    pure = PurePath(path)
    reference = quote(pure.as_posix(), safe="/", errors="replace")
    return f"file://{reference}" if pure.is_absolute() else reference


def _uris(report: Report) -> list[str]:
    return list(dict.fromkeys(uri_of(document.path) for document in report.documents if document.path))


def _rules(report: Report) -> list[dict[str, Any]]:
    """Return a block for each rule that found something, by id; its level is the highest that was found."""
    heaviest: dict[str, Finding] = {}
    told = (finding for document in report.documents for finding, _ in _told_findings(document))
    for finding in told:
        rule = clean(finding.rule)
        known = heaviest.setdefault(rule, finding)
        if finding.level.weight > known.level.weight:
            heaviest[rule] = finding
    return [
        {
            "id": rule,
            "name": clean(finding.name),
            "shortDescription": _message(finding.name.replace("-", " ")),
            "defaultConfiguration": {"level": _LEVELS[finding.level]},
            "properties": {"tags": [clean(finding.category)]},
        }
        for rule, finding in sorted(heaviest.items())
    ]


def _told_findings(document: DocumentReport) -> Iterator[tuple[Finding, HiddenFinding | None]]:
    """Yield the findings that count, then the hidden ones that are told, each of those with why."""
    yield from ((finding, None) for finding in document.findings)
    yield from ((hidden.finding, hidden) for hidden in document.hidden if hidden.state in _TOLD)


def _results(report: Report, rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    places = {rule["id"]: number for number, rule in enumerate(rules)}
    results: list[dict[str, Any]] = []
    for document in report.documents:
        pairs = pairs_of(document)
        for finding, hidden in _told_findings(document):
            result = _result(document.path, finding, pairs.get(finding.segment), places)
            result["suppressions"] = _suppressions(hidden)
            if report.has_baseline:
                # What a person has waived or switched off is not new either.
                result["baselineState"] = "unchanged" if hidden else "new"
            results.append(result)
    return results


def _suppressions(hidden: HiddenFinding | None) -> list[dict[str, str]]:
    """Return the suppressions of a result: on all results of a run or on none, empty where it counts.

    Source: SARIF 2.1.0, result.suppressions.
    """
    if hidden is None or hidden.state not in _SUPPRESSIONS:
        return []
    suppression = {"kind": _SUPPRESSIONS[hidden.state]}
    if hidden.reason:
        suppression["justification"] = clean(hidden.reason)
    return [suppression]


def _result(path: str, finding: Finding, pair: Pair | None, places: dict[str, int]) -> dict[str, Any]:
    rule = clean(finding.rule)
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": places[rule],
        "level": _LEVELS[finding.level],
        "message": _message(with_suggestions(finding)),
        "locations": _finding_locations(path, finding, pair),
        "properties": {
            "tags": [clean(finding.category)],
            "segment": clean(finding.segment),
            "side": finding.side,
            "text": clean(finding.text),
            "suggestions": [clean(suggestion) for suggestion in finding.suggestions],
        },
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"transflow/v1": clean(finding.fingerprint)}
    return result


def _finding_locations(path: str, finding: Finding, pair: Pair | None) -> list[dict[str, Any]]:
    place = place_of(finding, pair)
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_column:
        if place.end_line != place.line:
            region["endLine"] = place.end_line
        region["endColumn"] = place.end_column
    return _locations(path, region)


def _locations(path: str, region: dict[str, int]) -> list[dict[str, Any]]:
    if not path:
        return []
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(path)}}
    if region:
        physical["region"] = region
    return [{"physicalLocation": physical}]


def _invocation(report: Report) -> dict[str, Any]:
    notifications = [_incident_notification(incident) for incident in incidents_of(report)]
    notifications += [
        {"level": "note", "message": _message(note), "locations": _locations(document.path, {})}
        for document in report.documents
        for note in document.notes
    ]
    return {
        "executionSuccessful": report.summary.verdict is not Verdict.INCIDENT,
        "toolExecutionNotifications": notifications,
    }


def _incident_notification(incident: Incident) -> dict[str, Any]:
    region: dict[str, int] = {}
    if incident.line > 0:
        region["startLine"] = incident.line
        if incident.column > 0:
            region["startColumn"] = incident.column
    return {
        "descriptor": {"id": clean(incident.code)},
        "level": "error",
        "message": _message(with_hint(incident)),
        "locations": _locations(incident.path, region),
    }


def _message(text: str) -> dict[str, str]:
    """Return a plain message: braces are doubled, and nothing reads as an embedded link.

    Source: SARIF 2.1.0, 3.11.5 (placeholders) and 3.11.6 (embedded links).
    """
    told = clean(text).replace("{", "{{").replace("}", "}}").replace("](", "]\u2060(")
    return {"text": told}

"""The code quality report of GitLab, shown in merge requests.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from transflow.model import Finding, Incident, Level, Report
from transflow.reports._entries import incidents_of, portable_path, with_hint, with_suggestions
from transflow.reports._marks import clean
from transflow.reports._options import RenderOptions
from transflow.reports.json_report import dump_json

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}
_INCIDENT = "blocker"


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - the signature of every renderer
    """Return a JSON array, incidents first; empty where there is nothing to report."""
    entries = [_incident_entry(incident) for incident in incidents_of(report)]
    entries += [_finding_entry(document.path, finding) for document in report.documents for finding in document.findings]
    _number_twins(entries)
    return dump_json(entries, indent=2) + "\n"


def _incident_entry(incident: Incident) -> dict[str, Any]:
    return {
        "description": clean(with_hint(incident)),
        "check_name": clean(incident.code),
        "fingerprint": _digest(portable_path(incident.path), incident.code, incident.segment),
        "severity": _INCIDENT,
        "location": _location(incident.path, incident.line),
    }


def _finding_entry(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "description": clean(with_suggestions(finding)),
        "check_name": clean(f"{finding.rule} {finding.name}"),
        "fingerprint": _digest(portable_path(path), finding.fingerprint),
        "severity": _SEVERITY[finding.level],
        "location": _location(path, finding.line),
    }


def _location(path: str, line: int) -> dict[str, Any]:
    return {"path": clean(portable_path(path)), "lines": {"begin": max(line, 1)}}


def _number_twins(entries: list[dict[str, Any]]) -> None:
    """Make equal fingerprints differ: GitLab shows one entry for each."""
    seen: Counter[str] = Counter()
    for entry in entries:
        key = entry["fingerprint"]
        if seen[key]:
            entry["fingerprint"] = _digest(key, str(seen[key]))
        seen[key] += 1


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

"""The stable JSON report, version 1: every finding, segment and incident, for other tools."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from transflow.model import DocumentReport, Finding, Incident, Pair, Report, Summary, TermHit
from transflow.reports._options import RenderOptions

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, direction overrides and lone surrogates: escaped, so that the text can be encoded and shown; the value is the same."""


def render(report: Report, options: RenderOptions) -> str:
    """Return one JSON object; `index` and `line` count from 1, spans are half-open code points from 0."""
    value = {
        "version": 1,
        "tool": {"name": "transflow", "version": options.version},
        "recipe": dict(report.recipe),
        "documents": [_document(document) for document in report.documents],
        "incidents": [incident_value(incident) for incident in report.incidents],
        "absent": [asdict(gone) for gone in report.absent],
        "summary": summary_value(report.summary),
    }
    return dump_json(value, indent=2) + "\n"


def dump_json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that can be encoded and shown: accents as they are, controls and lone surrogates escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _document(document: DocumentReport) -> dict[str, Any]:
    return {
        "path": document.path,
        "language_pair": document.language_pair,
        "output": document.output or None,
        "notes": list(document.notes),
        "segments": [_segment(pair) for pair in document.pairs],
        "findings": [finding_value(finding) for finding in document.findings],
        "hidden": [
            {**finding_value(hidden.finding), "state": hidden.state.value, "reason": hidden.reason or None}
            for hidden in document.hidden
        ],
    }


def _segment(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "index": pair.index,
        "line": pair.line,
        "column": pair.column,
        "role": pair.role,
        "source": pair.source,
        "target": pair.target,
        "origin": pair.origin.value,
        "reason": pair.reason or None,
        "terms": [_term(hit) for hit in pair.hits],
    }


def _term(hit: TermHit) -> dict[str, Any]:
    return {
        "concept": hit.concept,
        "source_span": [hit.source_start, hit.source_end],
        "target_span": [hit.target_start, hit.target_end] if hit.target_start >= 0 else None,
        "form": hit.form,
        "status": hit.status,
        "base": hit.base or None,
        "score_delta": hit.score_delta,
        "review": hit.review,
        "glossary": hit.glossary or None,
    }


def finding_value(finding: Finding) -> dict[str, Any]:
    """Return the fields of a finding; `start` and `end` are half-open code points from 0, `line` and `column` count from 1."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "category": finding.category,
        "level": finding.level.value,
        "segment": finding.segment,
        "side": finding.side,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "concept": finding.concept or None,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "fingerprint": finding.fingerprint,
    }


def incident_value(incident: Incident) -> dict[str, Any]:
    """Return the fields of an incident; `line` and `column` are 0 where none is known."""
    return {
        "code": incident.code,
        "message": incident.message,
        "path": incident.path,
        "line": incident.line,
        "column": incident.column,
        "hint": incident.hint,
        "segment": incident.segment or None,
    }


def summary_value(summary: Summary) -> dict[str, Any]:
    """Return the counts and the verdict of a run."""
    return {
        "segments": summary.segments,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "incidents": summary.incidents,
        "verdict": summary.verdict.value,
        "reason": summary.reason,
    }

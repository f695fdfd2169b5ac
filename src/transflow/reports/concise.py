"""One line a finding, for editors, grep and CI logs."""

from __future__ import annotations

from transflow.model import Finding, Incident, Report
from transflow.reports._marks import clean
from transflow.reports._options import RenderOptions
from transflow.reports.messages import count, word

_Row = tuple[str, int, int, str, str]


def render(report: Report, options: RenderOptions) -> str:
    """Return `path:line:column: level RULEID name message` lines by place, incidents among them; empty where all is well.

    A suggestion that the message does not name follows it after `->`. Line and column count from 1; 1 where none is known.
    """
    rows = [_finding_row(document.path, finding, options) for document in report.documents for finding in document.findings]
    rows += [_incident_row(incident) for incident in report.incidents]
    return "".join(_line_of(row, options) for row in sorted(rows, key=lambda row: row[:4]))


def summary_line(report: Report, ui_language: str) -> str:
    """Return the closing line, for the standard error."""
    summary = report.summary
    numbers = (("errors", summary.errors), ("warnings", summary.warnings), ("infos", summary.infos))
    counts = ", ".join(count(number, key, ui_language) for key, number in numbers)
    told = counts
    if summary.segments:
        told = word("in", ui_language).format(counts=counts, segments=count(summary.segments, "segments", ui_language))
    told = word("colon", ui_language).format(name=told, text=clean(summary.reason))
    return f"{word(summary.verdict.value, ui_language)}  {told}"


def _finding_row(path: str, finding: Finding, options: RenderOptions) -> _Row:
    answers = [answer for answer in finding.suggestions if answer and answer not in finding.message]
    arrow = f" -> {' / '.join(answers)}" if answers else ""
    text = f"{finding.level.value} {finding.rule} {finding.name} {finding.message}{arrow}"
    if options.show_ids:
        text += f" [{finding.fingerprint[:10]}]"
    return path, finding.line, finding.column, finding.rule, text


def _incident_row(incident: Incident) -> _Row:
    hint = f" ({incident.hint})" if incident.hint else ""
    return incident.path, incident.line, incident.column, "", f"incident {incident.code} {incident.message}{hint}"


def _line_of(row: _Row, options: RenderOptions) -> str:
    path, line, column, _, text = row
    return clean(f"{path or '-'}:{line or 1}:{column or 1}: {text}", unicode=options.unicode) + "\n"

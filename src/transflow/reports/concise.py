"""One line a finding, for editors, grep and CI logs."""

from __future__ import annotations

from transflow.model import Report
from transflow.reports._clean import clean
from transflow.reports._options import RenderOptions
from transflow.reports.messages import count, word


def render(report: Report, options: RenderOptions) -> str:
    """Return `path:line:column: level RULEID name message` lines by place, incidents among them."""
    rows: list[tuple[str, int, int, str, str]] = []
    for document in report.documents:
        for finding in document.findings:
            arrow = f" -> {' / '.join(finding.suggestions)}" if finding.suggestions else ""
            text = f"{finding.level.value} {finding.rule} {finding.name} {finding.message}{arrow}"
            rows.append((document.path, finding.line, finding.column, finding.rule, text))
    for incident in report.incidents:
        hint = f" ({incident.hint})" if incident.hint else ""
        rows.append((incident.path, incident.line, incident.column, "", f"incident {incident.code} {incident.message}{hint}"))
    rows.sort(key=lambda row: row[:4])
    del options
    return "".join(clean(f"{path or '-'}:{line or 1}:{column or 1}: {text}") + "\n" for path, line, column, _, text in rows)


def summary_line(report: Report, ui_language: str) -> str:
    """Return the closing line, for the standard error."""
    summary = report.summary
    counts = ", ".join(
        (
            count(summary.errors, "errors", ui_language),
            count(summary.warnings, "warnings", ui_language),
            count(summary.infos, "infos", ui_language),
        )
    )
    where = f"{word('in', ui_language)} {count(summary.segments, 'segments', ui_language)}"
    return f"{word(summary.verdict.value, ui_language)}  {counts} {where}: {summary.reason}"

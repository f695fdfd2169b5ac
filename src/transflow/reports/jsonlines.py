"""One JSON object a line, for streams, logs and `jq`: findings, then incidents, then the summary."""

from __future__ import annotations

from transflow.model import Report
from transflow.reports._options import RenderOptions
from transflow.reports.json_report import dump_json, finding_value, incident_value, summary_value


def render(report: Report, options: RenderOptions) -> str:
    """Return a line for each finding, with the path of its document, for each incident, and one for the summary.

    `kind` is `finding`, `incident` or `summary`; the other fields are those of the JSON report.
    """
    rows = [
        {"kind": "finding", "path": document.path, "language_pair": document.language_pair, **finding_value(finding)}
        for document in report.documents
        for finding in document.findings
    ]
    rows += [{"kind": "incident", **incident_value(incident)} for incident in report.incidents]
    tool = {"name": "transflow", "version": options.version}
    rows.append({"kind": "summary", "version": 1, "tool": tool, "recipe": dict(report.recipe), **summary_value(report.summary)})
    return "".join(dump_json(row) + "\n" for row in rows)

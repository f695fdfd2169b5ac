"""A table for spreadsheets: one row a finding or incident."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from transflow.model import Report
from transflow.reports._entries import incidents_of, pairs_of
from transflow.reports._marks import clean
from transflow.reports._options import RenderOptions

COLUMNS = "path line column level rule name segment side source target text message suggestions".split()
_FORMULA = tuple("=+-@＝＋－＠")
"""First signs that spreadsheets take for a formula.

Source: https://owasp.org/www-community/attacks/CSV_Injection
"""
_STEERING = ("\t", "\r")


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - the signature of every renderer
    """Return comma-separated rows under a header, as RFC 4180 has them; a byte order mark tells spreadsheets that it is UTF-8.

    A cell that a spreadsheet would compute starts with an apostrophe. Line ends inside a cell become spaces.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([neutralise(cell) for cell in row] for row in _rows(report))
    return "\ufeff" + stream.getvalue()


def neutralise(cell: str) -> str:
    """Return a cell that a spreadsheet shows as it is: no formula, no controls."""
    text = clean(cell)
    if cell.startswith(_STEERING) or text.lstrip().startswith(_FORMULA):
        return f"'{text}"
    return text


def _rows(report: Report) -> Iterator[list[str]]:
    for incident in incidents_of(report):
        start = [incident.path, str(incident.line or ""), str(incident.column or ""), "incident", incident.code]
        yield [*start, "", incident.segment, "", "", "", "", incident.message, incident.hint]
    for document in report.documents:
        pairs = pairs_of(document)
        for finding in document.findings:
            pair = pairs.get(finding.segment)
            yield [
                document.path,
                str(finding.line or ""),
                str(finding.column or ""),
                finding.level.value,
                finding.rule,
                finding.name,
                finding.segment,
                finding.side,
                (pair.source or "") if pair else "",
                pair.target if pair else "",
                finding.text,
                finding.message,
                " / ".join(finding.suggestions),
            ]

"""Markdown for a comment on a pull or merge request: the verdict, and a table of findings for each document."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from transflow.model import Finding, Incident, Report, Verdict
from transflow.reports._entries import incidents_of, portable_path, summary_text, with_hint
from transflow.reports._marks import FULL, clean
from transflow.reports._options import RenderOptions
from transflow.reports.messages import number, word

_COMMENT_BYTES = 60_000
"""GitHub takes comments of 65,536 characters."""
_PASSAGE = 120
"""Code points of a passage that a cell shows."""
_MESSAGE = 500
_SIGNS = re.compile(r"[\\`*_{}\[\]|~$!]")
"""Signs that Markdown, or GitHub's mathematics, would read; a backslash takes their meaning away."""
_CALLS = re.compile(r"[@#](?=\w)|:(?=//)|(?<=www)(?=\.)")
"""Starts of mentions, references and bare links: the text of a document is to call nobody and to link nothing."""
_BREAK = "\u200b"
_VERDICTS = {Verdict.PASS: FULL.ok, Verdict.FAIL: FULL.error, Verdict.INCIDENT: FULL.warning}

_Section = tuple[str, list[str]]
"""A heading, and the lines below it."""


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as a comment that GitHub and GitLab accept; a last line counts the entries left out."""
    return write_markdown(report, options, _COMMENT_BYTES)


def write_markdown(report: Report, options: RenderOptions, limit: int) -> str:
    """Return the report in Markdown, in about `limit` bytes of UTF-8; a last line counts the entries left out."""
    parts = [_verdict(report, options)]
    left = 0
    for heading, rows in _sections(report, options):
        pending = heading
        for row in rows:
            size = len((pending + row).encode())
            if left or size > limit:
                left += 1
                continue
            parts.append(pending + row)
            limit -= size
            pending = ""
    if left:
        told = word("more_entries", options.ui_language).format(number=number(left, options.ui_language))
        parts.append(f"\n{told}\n")
    return "".join(parts)


def _verdict(report: Report, options: RenderOptions) -> str:
    verdict = report.summary.verdict
    title = f"{_VERDICTS[verdict]} transflow: {word(verdict.value, options.ui_language)}"
    return f"### {title}\n\n{_escape(summary_text(report, options.ui_language), _MESSAGE)}\n"


def _sections(report: Report, options: RenderOptions) -> Iterator[_Section]:
    language = options.ui_language
    incidents = incidents_of(report)
    if incidents:
        heading = _heading(word("not_done", language)) + _table_head(("head_place", "head_message"), language)
        yield heading, [_incident_row(incident) for incident in incidents]
    for document in report.documents:
        heading = _heading(_escape(portable_path(document.path), _MESSAGE))
        if document.findings:
            names = ("head_line", "head_level", "head_rule", "head_passage", "head_message", "head_suggestions")
            yield heading + _table_head(names, language), [_finding_row(finding, language) for finding in document.findings]
            heading = "\n"
        if document.notes:
            yield heading, [_note(note, language) for note in document.notes]


def _heading(text: str) -> str:
    return f"\n#### {text}\n\n"


def _table_head(names: tuple[str, ...], language: str) -> str:
    return _row([word(name, language) for name in names]) + _row(["---"] * len(names))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _finding_row(finding: Finding, language: str) -> str:
    return _row(
        [
            f"{max(finding.line, 1)}:{max(finding.column, 1)}",
            word(f"legend_{finding.level.value}", language),
            _escape(f"{finding.rule} {finding.name}", _PASSAGE),
            _escape(finding.text, _PASSAGE),
            _escape(finding.message, _MESSAGE),
            _escape(f" {word('or', language)} ".join(filter(None, finding.suggestions)), _MESSAGE),
        ]
    )


def _incident_row(incident: Incident) -> str:
    place = f"{portable_path(incident.path)}:{incident.line}" if incident.line else portable_path(incident.path)
    return _row([_escape(place, _MESSAGE), _escape(f"{incident.code}: {with_hint(incident)}", _MESSAGE)])


def _note(note: str, language: str) -> str:
    # The words before it keep a note from starting a heading or a list.
    told = word("colon", language).format(name=word("notes", language), text=_escape(note, _MESSAGE))
    return f"- {told}\n"


def _escape(text: str, limit: int) -> str:
    """Return a text as one line of Markdown that shows its letters and nothing else, cut after `limit` code points."""
    whole = clean(text[: limit + 1]).strip()
    shown = whole if len(text) <= limit else whole[:limit] + FULL.ellipsis
    shown = _CALLS.sub(lambda match: match[0] + _BREAK, shown)
    return _SIGNS.sub(r"\\\g<0>", html.escape(shown, quote=False))

"""Workflow commands of GitHub Actions, which become annotations on the files of a pull request.

Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from transflow.model import DocumentReport, Finding, Incident, Level, Pair, Report
from transflow.reports._entries import incidents_of, pairs_of, place_of, portable_path, with_hint, with_suggestions
from transflow.reports._marks import clean
from transflow.reports._options import RenderOptions
from transflow.reports.markdown_report import write_markdown
from transflow.reports.messages import number, word

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_LIMITS = {"error": 10, "warning": 10, "notice": 9}
"""GitHub shows ten annotations of each level in a step; the closing notice is the tenth of its level."""
_SUMMARY_BYTES = 1_000_000
"""GitHub takes 1 MiB of summary from a step."""


@dataclass(frozen=True, slots=True)
class _Command:
    name: str
    properties: tuple[tuple[str, str], ...]
    message: str

    def __str__(self) -> str:
        told = ",".join(f"{name}={_escape_property(value)}" for name, value in self.properties if value)
        return f"::{self.name}{' ' * bool(told)}{told}::{_escape(self.message)}\n"


def render(report: Report, options: RenderOptions) -> str:
    """Return one command a line, incidents and errors first; a last notice counts what GitHub would not show."""
    commands = [_incident_command(incident) for incident in incidents_of(report)]
    found = [(document, finding) for document in report.documents for finding in document.findings]
    pairs = {id(document): pairs_of(document) for document in report.documents}
    for document, finding in sorted(found, key=lambda item: -item[1].level.weight):
        commands.append(_finding_command(document, finding, pairs[id(document)].get(finding.segment)))
    return "".join(str(command) for command in _capped(commands, options.ui_language))


def render_step_summary(report: Report, options: RenderOptions) -> str:
    """Return the Markdown for the file that `GITHUB_STEP_SUMMARY` names."""
    return write_markdown(report, options, _SUMMARY_BYTES)


def _capped(commands: list[_Command], ui_language: str) -> list[_Command]:
    shown: list[_Command] = []
    used: Counter[str] = Counter()
    for command in commands:
        used[command.name] += 1
        if used[command.name] <= _LIMITS[command.name]:
            shown.append(command)
    left = len(commands) - len(shown)
    if left:
        text = word("more_entries", ui_language).format(number=number(left, ui_language))
        shown.append(_Command("notice", (), text))
    return shown


def _incident_command(incident: Incident) -> _Command:
    place = {"line": str(incident.line or ""), "col": str(incident.column or "")} if incident.path else {}
    properties = {"file": _file(incident.path), **place, "title": incident.code}
    return _Command("error", tuple(properties.items()), with_hint(incident))


def _finding_command(document: DocumentReport, finding: Finding, pair: Pair | None) -> _Command:
    place = place_of(finding, pair)
    properties = {"file": _file(document.path), "line": str(place.line)}
    if place.end_line > place.line:
        # GitHub shows columns only where a passage starts and ends on one line.
        properties["endLine"] = str(place.end_line)
    else:
        properties["col"] = str(place.column)
        properties["endColumn"] = str(place.end_column or "")
    properties["title"] = f"{finding.rule} {finding.name}"
    return _Command(_COMMANDS[finding.level], tuple(properties.items()), with_suggestions(finding))


def _file(path: str) -> str:
    return portable_path(path) if path else ""


def _escape(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")

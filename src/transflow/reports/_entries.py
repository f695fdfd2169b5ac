"""What the formats for machines share: the places, messages and incidents of a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from transflow.model import DocumentReport, Finding, Incident, Level, Pair, Report, Verdict
from transflow.reports.messages import count, word


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands in its file; lines and columns count from 1, in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int = 0
    """0 where the end is not known: the text is on the side that is not in the file. Where something is missing, the start."""
    end_column: int = 0


def pairs_of(document: DocumentReport) -> dict[str, Pair]:
    """Return the pairs of a document by the id of their segment."""
    return {pair.id: pair for pair in document.pairs}


def place_of(finding: Finding, pair: Pair | None) -> Place:
    """Return the place of a finding; line 1 and column 1 where none is known."""
    line, column = max(finding.line, 1), max(finding.column, 1)
    if pair is None or pair.side != finding.side:
        return Place(line, column)
    breaks = finding.text.count("\n")
    last = len(finding.text) - finding.text.rfind("\n") - 1
    return Place(line, column, line + breaks, last + 1 if breaks else column + last)


def portable_path(path: str) -> str:
    """Return a path with forward slashes and without a leading `./`; `-` where there is none."""
    return PurePath(path).as_posix() if path else "-"


def with_suggestions(finding: Finding) -> str:
    """Return the message of a finding; suggestions that it does not name follow after `->`."""
    answers = [answer for answer in finding.suggestions if answer and answer not in finding.message]
    return f"{finding.message} -> {' / '.join(answers)}" if answers else finding.message


def with_hint(incident: Incident) -> str:
    """Return the message of an incident, its hint in brackets."""
    return f"{incident.message} ({incident.hint})" if incident.hint else incident.message


def summary_text(report: Report, ui_language: str) -> str:
    """Return the counts of a run and why it ended as it did, in one sentence."""
    summary = report.summary
    numbers = (("errors", summary.errors), ("warnings", summary.warnings), ("infos", summary.infos))
    counts = ", ".join(count(value, key, ui_language) for key, value in numbers)
    told = word("in", ui_language).format(counts=counts, segments=count(summary.segments, "segments", ui_language))
    return word("colon", ui_language).format(name=told, text=summary.reason)


def incidents_of(report: Report) -> tuple[Incident, ...]:
    """Return the incidents; where the verdict alone says that nothing was checked, one that tells why."""
    if report.incidents or report.summary.verdict is not Verdict.INCIDENT:
        return report.incidents
    return (Incident("nothing-checked", report.summary.reason),)


def is_over(level: Level, fail_on: str) -> bool:
    """Return whether findings of a level fail the run."""
    return fail_on != "never" and level.weight >= Level(fail_on).weight

"""What people have decided about findings, applied to a report: waivers, baseline, changed lines, a greatest number."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transflow.cli.changes import changed_lines
from transflow.cli.waivers import read_waivers, record_waivers
from transflow.config import Settings
from transflow.errors import ConfigError, UsageError
from transflow.formats.atomic import write_atomically
from transflow.model import AbsentFinding, DocumentReport, Finding, HiddenFinding, Report, State
from transflow.triage import hide, summarize, waive, worst_first


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the command line and the settings say of known findings."""

    baseline: Path | None = None
    write_baseline: Path | None = None
    waivers: Path | None = None
    waive: tuple[str, ...] = ()
    """Fingerprints, or their first digits, to be waived now."""
    reason: str = ""
    author: str = ""
    every: bool = False
    since: str = ""
    max_findings: int = 0

    def check(self) -> None:
        """Raise what can be known before the run.

        Raises:
            ConfigError, UsageError: for files that cannot be read, and options that do not go together.
        """
        if self.baseline:
            read_baseline(self.baseline)
        if self.waivers and not self.waive:
            read_waivers(self.waivers)
        if self.waive and not self.reason.strip():
            raise UsageError("--waive needs a reason", hint="say why the finding may stand with --reason")
        if self.waive and not self.waivers:
            raise UsageError("no file for waivers", hint="give --waivers FILE, or set check.waivers in transflow.toml")


def find_waivers(given: Path | None, settings: Settings, *, is_written: bool) -> Path | None:
    """Return the file of waivers of the command line, else that of the settings where it exists or is to be written."""
    if given or not settings.check.waivers:
        return given
    path = Path(settings.folder) / settings.check.waivers
    return path if is_written or path.exists() else None


def settle(report: Report, decisions: Decisions, fail_on: str, ui_language: str) -> Report:
    """Return the report with what is known, waived or untouched out of the counts, and write what is asked for.

    Raises:
        UsageError: for a revision or an id that is not known.
        WriteError: when a file cannot be written.
    """
    if decisions.write_baseline:
        write_baseline(decisions.write_baseline, report)
    french = ui_language == "fr"
    if decisions.waivers and (decisions.waive or decisions.waivers.exists()):
        report = _apply_waivers(report, decisions, decisions.waivers, french=french)
    if decisions.baseline:
        report = _apply_baseline(report, read_baseline(decisions.baseline), french=french)
    if decisions.since:
        report = _apply_changes(report, decisions.since, french=french)
    summary = summarize(report.documents, report.incidents, fail_on, ui_language)
    report = replace(report, summary=summary)
    return _limit(report, decisions.max_findings, french=french) if decisions.max_findings else report


def read_baseline(path: Path) -> dict[str, AbsentFinding]:
    """Return the findings of a baseline file by fingerprint.

    Raises:
        ConfigError: when it cannot be read, or is no baseline.
    """
    hint = "write it again with --write-baseline"
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", path=str(path), hint="write it first with --write-baseline"
        ) from None
    except ValueError:
        raise ConfigError("is not JSON", path=str(path), hint=hint) from None
    rows = data.get("findings") if isinstance(data, dict) and data.get("version") == 1 else None
    fields = ("fingerprint", "rule", "path", "text")
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and all(isinstance(row.get(f), str) for f in fields) for row in rows
    ):
        raise ConfigError("is no baseline of version 1", path=str(path), hint=hint)
    return {row["fingerprint"]: AbsentFinding(*(row[name] for name in fields)) for row in rows}


def write_baseline(path: Path, report: Report) -> None:
    """Write every finding of a report, sorted, so that changes of the file read well.

    Raises:
        WriteError: when the file cannot be written.
    """
    rows = {
        finding.fingerprint: {
            "fingerprint": finding.fingerprint, "rule": finding.rule, "path": document.path, "text": finding.text
        }
        for document in report.documents
        for finding in document.findings
    }  # fmt: skip
    ordered = sorted(rows.values(), key=lambda row: (row["path"], row["rule"], row["text"], row["fingerprint"]))
    text = json.dumps({"version": 1, "findings": ordered}, ensure_ascii=False, indent=1) + "\n"
    write_atomically(path, text.encode("utf-8", "backslashreplace"))


def _apply_waivers(report: Report, decisions: Decisions, path: Path, *, french: bool) -> Report:
    if decisions.waive:
        waivers = record_waivers(path, report, decisions.waive, decisions.reason, decisions.author, every=decisions.every)
    else:
        waivers = read_waivers(path)
    used: set[int] = set()
    documents = []
    for document in report.documents:
        kept, hidden, covered = waive(document.findings, waivers)
        used |= covered
        documents.append(_with_hidden(document, kept, hidden, ("waived findings", "signalements acceptés"), french=french))
    checked = {document.path for document in report.documents}
    idle = [waiver for place, waiver in enumerate(waivers) if place not in used and waiver.path in checked]
    if idle and documents:
        told = ", ".join(f'{waiver.rule} "{waiver.text[:40]}" ({waiver.fingerprint[:8]})' for waiver in idle[:5])
        note = f"acceptations sans objet : {len(idle)} ({told})" if french else f"waivers that cover nothing: {len(idle)} ({told})"
        documents[-1] = replace(documents[-1], notes=(*documents[-1].notes, note))
    return replace(report, documents=tuple(documents))


def _apply_baseline(report: Report, known: dict[str, AbsentFinding], *, french: bool) -> Report:
    documents = []
    seen = {finding.fingerprint for finding in report.findings}
    seen |= {hidden.finding.fingerprint for document in report.documents for hidden in document.hidden}
    for document in report.documents:
        kept, hidden = hide(document.findings, State.UNCHANGED, lambda finding: finding.fingerprint in known)
        documents.append(_with_hidden(document, kept, hidden, ("known findings", "signalements connus"), french=french))
    checked = {document.path for document in report.documents}
    absent = tuple(entry for print_, entry in known.items() if print_ not in seen and entry.path in checked)
    if absent and documents:
        note = (
            f"signalements de la référence qui n’existent plus : {len(absent)}"
            if french
            else f"findings of the baseline that are gone: {len(absent)}"
        )
        documents[-1] = replace(documents[-1], notes=(*documents[-1].notes, note))
    return replace(report, documents=tuple(documents), absent=absent, has_baseline=True)


def _apply_changes(report: Report, revision: str, *, french: bool) -> Report:
    documents = []
    for document in report.documents:
        lines = changed_lines(Path(document.path), revision)
        kept, hidden = hide(document.findings, State.OUTSIDE, _outside(lines))
        name = (f"findings on lines unchanged since {revision}", f"signalements sur des lignes inchangées depuis {revision}")
        documents.append(_with_hidden(document, kept, hidden, name, french=french))
    return replace(report, documents=tuple(documents))


def _outside(lines: frozenset[int] | None) -> Callable[[Finding], bool]:
    return lambda finding: lines is not None and not lines & set(range(finding.line, finding.line + finding.text.count("\n") + 1))


def _with_hidden(
    document: DocumentReport, kept: Sequence[Finding], hidden: Sequence[HiddenFinding], name: tuple[str, str], *, french: bool
) -> DocumentReport:
    notes = document.notes
    if hidden:
        notes = (*notes, f"{name[1]}, laissés de côté : {len(hidden)}" if french else f"{name[0]} left out: {len(hidden)}")
    return replace(document, findings=tuple(kept), notes=notes, hidden=(*document.hidden, *hidden))


def _limit(report: Report, most: int, *, french: bool) -> Report:
    """Return the report with the worst findings alone; the counts and the verdict stay those of the whole run."""
    ranked = worst_first(report.findings)
    if len(ranked) <= most:
        return report
    shown = {id(finding) for finding in ranked[:most]}
    documents = []
    for document in report.documents:
        kept, hidden = hide(document.findings, State.OVER_LIMIT, lambda finding: id(finding) not in shown)
        name = ("findings over --max-findings", "signalements au-delà de --max-findings")
        documents.append(_with_hidden(document, kept, hidden, name, french=french))
    return replace(report, documents=tuple(documents))

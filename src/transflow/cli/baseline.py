"""A baseline: the findings that a project knows and has not mended yet, by content fingerprint."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from transflow.errors import ConfigError
from transflow.model import Report
from transflow.pipeline import write_atomically
from transflow.triage import subtract_known, summarize


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints of a baseline file.

    Raises:
        ConfigError: when it cannot be read, or is no baseline.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", path=str(path), hint="write it first with --write-baseline"
        ) from None
    except ValueError:
        raise ConfigError("is not JSON", path=str(path), hint="write it again with --write-baseline") from None
    known = data.get("fingerprints") if isinstance(data, dict) and data.get("version") == 1 else None
    if not isinstance(known, list) or not all(isinstance(item, str) for item in known):
        raise ConfigError("is no baseline of version 1", path=str(path), hint="write it again with --write-baseline")
    return frozenset(known)


def write_baseline(path: Path, report: Report) -> None:
    """Write the fingerprints of every finding of a report, sorted, so that changes of the file read well.

    Raises:
        WriteError: when the file cannot be written.
    """
    known = sorted({finding.fingerprint for finding in report.findings})
    write_atomically(path, (json.dumps({"version": 1, "fingerprints": known}, indent=1) + "\n").encode())


def apply_baseline(report: Report, known: frozenset[str], fail_on: str, ui_language: str) -> Report:
    """Return the report without the known findings; each document says how many were left out, the last how many are gone."""
    documents = []
    for document in report.documents:
        kept = subtract_known(document.findings, known)
        left_out = len(document.findings) - len(kept)
        notes = document.notes
        if left_out:
            text = (
                f"signalements connus, laissés de côté : {left_out}"
                if ui_language == "fr"
                else f"known findings left out: {left_out}"
            )
            notes = (*notes, text)
        documents.append(replace(document, findings=kept, notes=notes))
    gone = len(known - {finding.fingerprint for finding in report.findings})
    if gone and documents:
        text = (
            f"signalements de la référence qui n’existent plus : {gone}"
            if ui_language == "fr"
            else f"findings of the baseline that are gone: {gone}"
        )
        documents[-1] = replace(documents[-1], notes=(*documents[-1].notes, text))
    summary = summarize(documents, report.incidents, fail_on, ui_language)
    return replace(report, documents=tuple(documents), summary=summary)


def settle_baseline(report: Report, known: frozenset[str] | None, written: Path | None, fail_on: str, ui_language: str) -> Report:
    """Write the baseline that is asked for, and return the report without the known findings.

    Raises:
        WriteError: when the file cannot be written.
    """
    if written is not None:
        write_baseline(written, report)
    return report if known is None else apply_baseline(report, known, fail_on, ui_language)

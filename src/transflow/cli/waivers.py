"""Recorded waivers: JSON lines with a fingerprint, a reason, who decided and when."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from transflow.errors import ConfigError, UsageError
from transflow.formats.atomic import write_atomically
from transflow.model import Report
from transflow.triage import Waiver

SHORTEST = 6
"""Least digits of a fingerprint that name a finding."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    fingerprint: str
    rule: str
    text: str
    reason: str
    author: str = ""
    date: str = ""
    path: str = ""
    every: bool = False
    concept: str = ""


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers of a file, in order.

    Raises:
        ConfigError: with the line that is not a waiver, or has no reason.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", path=str(path), hint="record a waiver first with --waive ID --reason TEXT"
        ) from None
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8 text", path=str(path), hint="save the file as UTF-8") from None
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = _Entry.model_validate_json(line)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            name = ".".join(map(str, detail["loc"]))
            raise ConfigError(
                f"no waiver: {name + ': ' if name else ''}{detail['msg'].lower()[:200]}",
                path=str(path),
                line=number,
                hint='a line is {"fingerprint", "rule", "text", "reason", "author", "date", "path", "every", "concept"}',
            ) from None
        if not entry.reason.strip():
            raise ConfigError("a waiver without a reason", path=str(path), line=number, hint="say why the finding may stand")
        found.append(Waiver(**entry.model_dump()))
    return tuple(found)


def record_waivers(path: Path, report: Report, ids: Sequence[str], reason: str, author: str, *, every: bool) -> tuple[Waiver, ...]:
    """Add waivers for the findings whose fingerprints begin with the ids, and return all of the file.

    Raises:
        UsageError: for an id that names no finding or several, and for a missing reason.
        WriteError: when the file cannot be written.
    """
    if not reason.strip():
        raise UsageError("--waive needs a reason", hint="say why the finding may stand with --reason")
    known = read_waivers(path) if path.exists() else ()
    added = []
    for one in ids:
        found = {
            finding.fingerprint: (document.path, finding)
            for document in report.documents
            for finding in document.findings
            if len(one) >= SHORTEST and finding.fingerprint.startswith(one.lower())
        }
        if len(found) != 1:
            problem = f"{len(found)} findings have" if found else "no finding has"
            raise UsageError(f'{problem} the id "{one}"', hint="ids are in the report: six digits or more of a fingerprint")
        ((print_, (where, finding)),) = found.items()
        date = datetime.now(UTC).date().isoformat()
        added.append(Waiver(print_, finding.rule, finding.text, reason.strip(), author or _user(), date, where, every))
    waivers = (*known, *added)
    fields = ("fingerprint", "rule", "text", "reason", "author", "date", "path", "every", "concept")
    lines = [json.dumps({name: getattr(waiver, name) for name in fields}, ensure_ascii=False) + "\n" for waiver in waivers]
    write_atomically(path, "".join(lines).encode("utf-8", "surrogateescape"))
    return waivers


def _user() -> str:
    return os.environ.get("GIT_AUTHOR_NAME") or _login()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""

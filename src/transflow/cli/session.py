"""What every command needs: settings, glossary, language of the messages, terminal, files."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rich.console import Console

from transflow import __version__
from transflow.config import Settings, find_settings_file, is_ignored, read_settings
from transflow.errors import UsageError
from transflow.model import Report, Verdict
from transflow.registry import REPORTS
from transflow.reports._options import RenderOptions
from transflow.reports.concise import summary_line
from transflow.reports.github import render_step_summary
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import Glossary
from transflow.terms.read import load_glossary
from transflow.workers import count_processors

SUFFIXES = {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"}
EXIT_CODES = {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.INCIDENT: 3}


class FailOn(StrEnum):
    """Least level of a finding that fails a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class UiLanguage(StrEnum):
    """Language of reports."""

    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look."""

    format: str = "rich"
    show_all: bool = False
    summary_only: bool = False
    show_spaces: bool = False
    width: int = 0
    show_ids: bool = False


def load_settings(config: Path | None) -> Settings:
    """Return the settings of the file given, or of the nearest one, or the defaults."""
    path = config or find_settings_file(Path.cwd())
    return read_settings(path) if path else Settings()


def open_glossary(given: Sequence[Path], settings: Settings) -> Glossary:
    """Return the glossary of the command line, else of the settings, else the embedded one."""
    if given:
        return load_glossary(given)
    if settings.glossaries:
        return load_glossary([Path(settings.folder) / path for path in settings.glossaries])
    return load_embedded_glossary()


def keep_overrides(given: Sequence[Path], settings: Settings) -> Settings:
    """Return the settings, without glossaries by path where the command line names its own; the others are read now.

    Raises:
        GlossaryError: at the first fault of a file.
    """
    if given:
        return settings.model_copy(update={"glossary_overrides": ()})
    for override in settings.glossary_overrides:
        load_glossary([Path(settings.folder) / path for path in override.glossaries])
    return settings


def choose_language(given: UiLanguage | None) -> str:
    """Return the language of the messages: the one asked for, else that of the locale."""
    if given:
        return str(given.value)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def has_color(stream: object) -> bool:
    """Return whether a stream is a terminal that shows colours; NO_COLOR and FORCE_COLOR are obeyed (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    is_terminal = getattr(stream, "isatty", lambda: False)()
    return bool(is_terminal) and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def has_progress() -> bool:
    """Return whether a progress bar can be shown: on a terminal that is not a CI log."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


def has_unicode(stream: object) -> bool:
    """Return whether a stream can show box-drawing signs."""
    return "utf" in (getattr(stream, "encoding", "") or "").lower()


def terminal_width() -> int:
    """Return the columns of the terminal; COLUMNS, if set, decides; 100 where nothing tells."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return max(40, int(given))
    return Console(stderr=not sys.stdout.isatty()).width if sys.stdout.isatty() or sys.stderr.isatty() else 100


def show_report(report: Report, look: Look, command: str, ui_language: str, fail_on: str) -> int:
    """Print a report on the standard output and return the exit code of its verdict."""
    options = RenderOptions(
        width=look.width or terminal_width(),
        color=has_color(sys.stdout),
        ui_language=ui_language,
        show_all=look.show_all,
        summary_only=look.summary_only,
        show_spaces=look.show_spaces,
        show_ids=look.show_ids,
        fail_on=fail_on,
        command=command,
        unicode=has_unicode(sys.stdout),
        version=__version__,
    )
    text = REPORTS.get(look.format)(report, options)
    write_out(text, "" if look.format in _FOR_PEOPLE else "utf-8")
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY") if look.format == "github" else ""
    if summary_file:
        with Path(summary_file).open("a", encoding="utf-8") as stream:
            stream.write(render_step_summary(report, options))
    if look.format == "concise":
        print(summary_line(report, ui_language), file=sys.stderr)
    return EXIT_CODES[report.summary.verdict]


_FOR_PEOPLE = frozenset({"rich", "concise"})
"""Formats that are read on the terminal; the others are files for programs and browsers, always UTF-8."""


def write_out(text: str, encoding: str = "") -> None:
    """Print a text; signs that the terminal's encoding lacks are written as question marks, never an error."""
    sys.stdout.flush()
    encoding = encoding or sys.stdout.encoding or "utf-8"
    data = (text if text.endswith("\n") or not text else text + "\n").encode(encoding, "replace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode(encoding))
    else:
        buffer.write(data)
    sys.stdout.flush()


IGNORE_FILE = ".transflowignore"


def expand_paths(paths: Sequence[Path], skip_suffix: str = "") -> list[Path]:
    """Return the files named, and the documents in the folders named.

    In folders, outputs of a translation are left out, and what the nearest `.transflowignore` names, in the syntax of
    .gitignore; a file that is named itself is always taken.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            folder = _ignoring_folder(path)
            patterns = (folder / IGNORE_FILE).read_text("utf-8", "replace").splitlines() if folder else []
            inside = sorted(child for child in path.rglob("*") if child.suffix.lower() in SUFFIXES and child.is_file())
            found += [
                child
                for child in inside
                if not (skip_suffix and child.stem.endswith(skip_suffix))
                and not is_ignored(str(child), patterns, str(folder or ""))
            ]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _ignoring_folder(path: Path) -> Path | None:
    start = path.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / IGNORE_FILE).is_file()), None)


def plan_outputs(paths: Sequence[Path], out: Path | None, template: str, source: str, target: str) -> list[tuple[Path, Path]]:
    """Return each input with its output.

    Raises:
        UsageError: when an output would overwrite an input, or two inputs have the same output.
    """
    is_folder = out is not None and (out.is_dir() or len(paths) > 1 or str(out).endswith(("/", os.sep)))
    planned: list[tuple[Path, Path]] = []
    inputs = {path.resolve() for path in paths}
    taken: dict[Path, Path] = {}
    for path in paths:
        stem = path.stem.removesuffix(f".{source}")
        fields = {"dir": str(path.parent), "stem": stem, "source": source, "target": target, "suffix": path.suffix}
        beside = Path(template.format(**fields))
        output = beside if out is None else out / beside.name if is_folder else out
        resolved = output.resolve()
        if resolved in inputs:
            raise UsageError(f"{output} is an input: it would be overwritten", hint="choose another output with -o")
        if resolved in taken:
            raise UsageError(f"{taken[resolved]} and {path} would both be written to {output}", hint="give -o a folder for each")
        taken[resolved] = path
        planned.append((path, output))
    return planned


def with_threshold(settings: Settings, fail_on: FailOn | None) -> str:
    """Return the threshold of the command line, else of the settings."""
    return str(fail_on.value) if fail_on else settings.check.fail_on


def with_deep(settings: Settings, deep: bool | None) -> bool:
    """Return whether models judge the meaning: the choice of the command line, else of the settings."""
    return settings.check.deep if deep is None else deep


def with_jobs(settings: Settings, jobs: int | None) -> int:
    """Return the number of processes: the choice of the command line, else of the settings, else one for each processor."""
    return (settings.check.jobs if jobs is None else jobs) or count_processors()


def with_names(settings: Settings, names: Sequence[str]) -> Settings:
    """Return the settings with more names to be kept."""
    if not names:
        return settings
    return settings.model_copy(update={"check": settings.check.model_copy(update={"names": (*settings.check.names, *names)})})


def describe_glossary(glossary: Glossary) -> dict[str, str]:
    """Return what a report says of a glossary."""
    return {
        "glossary": " ".join(part for part in (glossary.name, glossary.release) if part),
        "glossary_digest": glossary.digest,
        "glossary_concepts": str(len(glossary)),
    }

"""A fault as people see it: what, where, the line itself, what to do, and what happened to the rest."""

from __future__ import annotations

from io import StringIO
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.text import Text

from transflow.errors import TransflowError
from transflow.reports._clean import clean

_CONTEXT = 160
"""Columns of the faulty line that are shown."""


def render_error(error: TransflowError, *, color: bool = False, ui_language: str = "en", after: str = "") -> str:
    """Return the fault in a few lines, ready for the standard error."""
    french = ui_language == "fr"
    lines = [
        Text.assemble(
            ("transflow: ", "bold red"),
            clean(f"{error.path}: {error.message}" if error.path and not error.line else error.path or error.message),
        )
    ]
    if error.path and error.line:
        place = f"ligne {error.line}, colonne {error.column}" if french else f"line {error.line}, column {error.column}"
        if not error.column:
            place = f"ligne {error.line}" if french else f"line {error.line}"
        lines.append(Text(f"  {place}: {clean(error.message)}"))
        lines += _excerpt(error)
    if error.hint:
        lines.append(Text(f"  {clean(error.hint)}", style="cyan"))
    if after:
        lines.append(Text(f"  {after}"))
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=color,
        color_system="standard" if color else None,
        width=400,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _excerpt(error: TransflowError) -> list[Text]:
    """Return the faulty line with a mark under the column, where the file can be read."""
    try:
        with Path(error.path).open(encoding="utf-8", errors="replace") as stream:
            line = next(islice(stream, error.line - 1, error.line), "").rstrip("\n")
    except OSError:
        return []
    if not line.strip():
        return []
    start = max(0, error.column - _CONTEXT // 2) if error.column > _CONTEXT else 0
    shown = clean(line[start : start + _CONTEXT])
    gutter = f"  {error.line:>5} | "
    rows = [Text(gutter + shown, style="dim")]
    if error.column:
        rows.append(Text(" " * (len(gutter) - 2) + "| " + " " * (error.column - 1 - start) + "^", style="bold red"))
    return rows

"""A fault as people see it: what, where, the line itself, what to do, and what happened to the rest."""

from __future__ import annotations

import re
from io import StringIO
from itertools import islice
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from transflow.errors import TransflowError
from transflow.reports._marks import clean
from transflow.reports.messages import word

_SHOWN = 100
"""Characters of the faulty line that are shown."""
_BEFORE = 60
"""Characters shown before the column of a fault far to the right."""
_LARGEST = 16 * 1024 * 1024
"""Bytes from which a file is not opened again to show one line of it."""
_WORD = re.compile(r"[\w-]+")
_VERBS = {"write": "cannot_write"} | dict.fromkeys(("glossary", "config", "document"), "cannot_read")
"""What could not be done, by the code of the fault."""


def render_error(error: TransflowError, *, color: bool = False, ui_language: str = "en", after: str = "") -> str:
    """Return the fault in a few lines, ready for the standard error.

    `after` tells what happened to the rest, such as "nothing was translated. Exit 2."
    """
    lines = [Text.assemble(("transflow: ", "bold red"), (_what(error, ui_language), "bold"))]
    if error.path:
        place = _place(error, ui_language)
        told = word("colon", ui_language).format(name=place, text=clean(error.message)) if place else clean(error.message)
        lines += [Text(f"  {told}"), *_excerpt(error)]
    if error.hint:
        lines.append(Text(f"  {clean(error.hint)}", "cyan"))
    if after:
        lines.append(Text(f"  {clean(after)}"))
    return _print_lines(lines, color)


def _what(error: TransflowError, ui_language: str) -> str:
    if not error.path:
        return clean(error.message)
    verb = _VERBS.get(error.code)
    return word(verb, ui_language).format(path=clean(error.path)) if verb else clean(error.path)


def _place(error: TransflowError, ui_language: str) -> str:
    if not error.line:
        return ""
    return word("at_column" if error.column else "at_line", ui_language).format(line=error.line, column=error.column)


def _excerpt(error: TransflowError) -> list[Text]:
    """Return the faulty line with carets under the word at the column, where the file can be read."""
    line = _read_line(error.path, error.line) if error.line else ""
    if not line.strip():
        return []
    column = error.column - 1
    start = max(0, column - _BEFORE) if column > _SHOWN - 20 else 0
    before, after = ("…" if start else ""), ("…" if len(line) > start + _SHOWN else "")
    gutter = f"  {error.line:>5} | "
    rows = [Text.assemble((gutter, "dim"), f"{before}{clean(line[start : start + _SHOWN])}{after}")]
    if 0 <= column <= len(line):
        found = _WORD.match(line, column, start + _SHOWN)
        marked = found.group() if found else line[column : column + 1]
        lead = cell_len(before + clean(line[start:column]))
        carets = "^" * max(1, cell_len(clean(marked)))
        rows.append(Text.assemble((" " * (len(gutter) - 2) + "| ", "dim"), " " * lead, (carets, "bold red")))
    return rows


def _read_line(name: str, number: int) -> str:
    """Return one line of a file; empty where it cannot be read again at a small cost."""
    path = Path(name)
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            return next(islice(stream, number - 1, number), "").rstrip("\r\n")
    except (OSError, ValueError):
        return ""


def _print_lines(lines: list[Text], color: bool) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=80,
        force_terminal=color,
        color_system="truecolor" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()

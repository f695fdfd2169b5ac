"""What the glossary linter found, for people: file, line, the line itself with a mark under it, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from transflow.model import Summary
from transflow.reports._options import RenderOptions
from transflow.reports._page import LEVEL_STYLES, Page
from transflow.reports._wrap import wrap
from transflow.terms.lint import LintFinding

_SHOWN = 160


def render_lint(found: Sequence[LintFinding], summary: Summary, options: RenderOptions) -> str:
    """Return the findings file by file, then the counts and why the run passed or failed."""
    page = Page(options)
    lines: list[Text] = []
    last = ""
    for finding in found:
        if finding.path != last:
            lines += [Text(), Text(page.clean(finding.path), "bold")] if last else [Text(page.clean(finding.path), "bold")]
            last = finding.path
        lines += _finding_lines(finding, page)
    told = ", ".join(page.count(value, key) for value, key in _counts(summary))
    closing = Text.assemble((page.say(summary.verdict.value), "bold red" if summary.verdict.value != "pass" else "bold green"))
    closing.append(f"  {page.say('colon', name=told, text=page.clean(summary.reason))}")
    lines += [Text(), *wrap(closing, page.width, 0, 2)] if lines else wrap(closing, page.width, 0, 2)
    out = StringIO()
    color = options.color
    console = Console(
        file=out,
        width=page.width,
        color_system="standard" if color else None,
        force_terminal=color,
        highlight=False,
        soft_wrap=True,
    )
    for line in lines:
        console.print(line)
    return out.getvalue()


def _counts(summary: Summary) -> list[tuple[int, str]]:
    return [(summary.errors, "errors"), (summary.warnings, "warnings"), (summary.infos, "infos")]


def _finding_lines(finding: LintFinding, page: Page) -> list[Text]:
    style = LEVEL_STYLES[finding.level]
    head = Text.assemble((f"{page.signs.of(finding.level)} ", style), (f"{finding.line}:{finding.column}  ", "bold"))
    head.append(f"{finding.rule} {finding.name}", style).append(f"  {page.clean(finding.message)}")
    lines = wrap(head, page.width, 2, 2)
    lines += _excerpt(finding, page)
    if finding.hint:
        lines += wrap(Text(f"{page.signs.arrow} {page.clean(finding.hint)}", "green"), page.width, 4, 2)
    return lines


def _excerpt(finding: LintFinding, page: Page) -> list[Text]:
    """Return the line of the file with a caret under the column, cut to the page."""
    if not finding.line:
        return []
    rows = _lines_of(finding.path)
    if finding.line > len(rows):
        return []
    text = rows[finding.line - 1]
    room = max(20, page.width - 8)
    first = max(0, finding.column - 1 - room // 2) if len(text) > room else 0
    shown = page.clean(text[first : first + min(room, _SHOWN)])
    mark = " " * (finding.column - 1 - first) + "^"
    return [Text(f"      {shown}", "dim"), Text(f"      {mark}", LEVEL_STYLES[finding.level])]


@lru_cache(maxsize=32)
def _lines_of(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []

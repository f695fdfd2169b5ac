"""Glossary terms for people: in place in a text, counted, and what an edit of the glossary changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.text import Text

from transflow.reports._diff import diff_words
from transflow.reports._options import RenderOptions
from transflow.reports._page import Page
from transflow.reports._wrap import wrap
from transflow.terms.impact import SegmentChange, TermChange
from transflow.terms.stats import GlossaryStats

_STATUS_STYLES = {"preferred": "bold green", "admitted": "green", "deprecated": "yellow", "forbidden": "bold red"}


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One term found in a segment; `line` and `column` count from 1, `start` and `end` are half-open code points."""

    segment: str
    line: int
    column: int
    start: int
    end: int
    concept: str
    status: str
    renderings: tuple[str, ...]
    glossary: str = ""
    """Name of the glossary of the concept, where several are in use."""


def render_matches(path: str, rows: Sequence[MatchRow], options: RenderOptions) -> str:
    """Return the segments that hold terms, the terms marked, and under each its concept, status and rendering."""
    page = Page(options)
    lines = [Text(page.clean(path), "bold")]
    by_segment: dict[tuple[int, str], list[MatchRow]] = {}
    for row in rows:
        by_segment.setdefault((row.line, row.segment), []).append(row)
    for (line, segment), found in by_segment.items():
        text = Text.assemble((f"{line:>5}  ", "dim"))
        last = 0
        for row in found:
            text.append(page.clean(segment[last : row.start]))
            text.append(
                f"{page.signs.opening}{page.clean(segment[row.start : row.end])}{page.signs.closing}", _STATUS_STYLES[row.status]
            )
            last = row.end
        text.append(page.clean(segment[last:]))
        lines += wrap(text, page.width, 0, 7)
        for row in found:
            told = Text.assemble((page.clean(segment[row.start : row.end]), _STATUS_STYLES[row.status]))
            told.append(f"  {row.concept} ({row.status})", "dim").append(f"  {page.signs.arrow} ")
            told.append(page.clean(" / ".join(row.renderings)) or "-")
            if row.glossary:
                told.append(f"  [{page.clean(row.glossary)}]", "dim")
            lines += wrap(told, page.width, 7, 2)
    terms, concepts = len(rows), len({row.concept for row in rows})
    french = options.ui_language == "fr"
    closing = f"{terms} occurrence(s) de {concepts} concept(s)" if french else f"{terms} hit(s) of {concepts} concept(s)"
    return print_lines([*lines, Text(), Text(closing, "bold")], page)


def render_stats(stats: GlossaryStats, options: RenderOptions) -> str:
    """Return the counts of a glossary in aligned lines."""
    page, french = Page(options), options.ui_language == "fr"
    rows: list[tuple[str, str, str]] = [
        ("concepts", "concepts", str(stats.concepts)),
        ("terms", "termes", _counts(stats.terms_by_language)),
        ("by status, fr", "par statut, fr", _counts(stats.terms_by_status["fr"])),
        ("by status, en", "par statut, en", _counts(stats.terms_by_status["en"])),
        ("by type, fr", "par type, fr", _counts(stats.terms_by_type["fr"])),
        ("by type, en", "par type, en", _counts(stats.terms_by_type["en"])),
        ("by domain", "par domaine", _counts(stats.concepts_by_domain)),
        ("enforced", "obligation", _counts(stats.concepts_by_enforce)),
        ("with a definition", "avec une définition", _share(stats.with_definition, stats.concepts)),
        ("with a source", "avec une source", _share(stats.with_source, stats.concepts)),
        ("not to be translated", "à ne pas traduire", str(stats.dnt)),
        ("without a target", "sans équivalent", _counts(stats.without_target)),
        ("lone acronyms", "sigles sans forme longue", ", ".join(term.text for term in stats.acronyms_without_full_form) or "0"),
    ]
    width = max(len(row[1 if french else 0]) for row in rows) + 2
    lines: list[Text] = []
    for english, other, value in rows:
        text = Text.assemble((f"{other if french else english:<{width}}", "bold")).append(page.clean(value))
        lines += wrap(text, page.width, 0, width)
    return print_lines(lines, page)


def render_impact(changes: Sequence[SegmentChange], checked: int, revision: str, options: RenderOptions) -> str:
    """Return the segments that an edit concerns: which terms, and the change of the translation word by word."""
    page, french = Page(options), options.ui_language == "fr"
    lines: list[Text] = []
    last = ""
    for change in changes:
        if change.path != last:
            lines += [Text(), Text(page.clean(change.path), "bold")] if last else [Text(page.clean(change.path), "bold")]
            last = change.path
        lines += wrap(Text.assemble((f"{change.line:>5}  ", "dim"), page.clean(change.source)), page.width, 0, 7)
        for term in change.changes:
            lines += wrap(_term_line(term, page, french=french), page.width, 7, 2)
        if change.before != change.after:
            lines += wrap(_diff_line(change, page), page.width, 7, 2)
        elif change.after:
            same = "traduction inchangée" if french else "translation unchanged"
            lines.append(Text(f"       {same}", "dim"))
    counted = sum(change.before != change.after for change in changes)
    told = (
        f"{len(changes)} segment(s) sur {checked} concernés depuis {revision}, {counted} changent"
        if french
        else f"{len(changes)} of {checked} segment(s) concerned since {revision}, {counted} change"
    )
    return print_lines([*lines, Text(), Text(page.clean(told), "bold")] if lines else [Text(page.clean(told), "bold")], page)


def _term_line(term: TermChange, page: Page, *, french: bool) -> Text:
    words = {
        "found": ("now a term", "devient un terme"),
        "lost": ("no longer a term", "n’est plus un terme"),
        "rendered": ("rendered otherwise", "rendu autrement"),
    }[term.kind][french]
    out = Text.assemble((f"{page.signs.change} ", "bold"), (page.clean(term.text), "bold"), (f" ({term.concept}) {words}", "dim"))
    if term.before != term.after:
        out.append(f"  {page.clean(' / '.join(term.before)) or '-'} {page.signs.arrow} {page.clean(' / '.join(term.after)) or '-'}")
    return out


def _diff_line(change: SegmentChange, page: Page) -> Text:
    out = Text()
    for kind, text in diff_words(change.before, change.after):
        shown = page.clean(text)
        if kind == "=":
            out.append(shown)
        else:
            style = "red strike" if kind == "-" else "bold green"
            out.append(f"[-{shown}-]" if kind == "-" else f"{{+{shown}+}}", style)
    return out


def _counts(values: dict[str, int]) -> str:
    return ", ".join(f"{name or '-'} {count}" for name, count in values.items()) or "0"


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part // whole} %)" if whole else "0"


def print_lines(lines: Iterable[Text], page: Page) -> str:
    """Return styled lines as text, with colours where the reader wants them."""
    out = StringIO()
    color = page.options.color
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

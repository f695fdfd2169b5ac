"""One segment of the rich report: source and target with their marks, side by side or one over the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from transflow.model import Finding, Origin, Pair
from transflow.reports._details import detail_lines
from transflow.reports._page import LEVEL_STYLES, WIDE, Page
from transflow.reports._passages import is_whole, side_of, spans_of_terms
from transflow.reports._wrap import break_lines, measure_cells, pad, split_spans
from transflow.reports.messages import has_word

_GAP = 2
_TABLE_FROM = 60
"""Columns from which a document in one language has its numbers beside the text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a document's segments."""

    number: int
    """Columns of the segment numbers."""
    line: int
    """Columns of the line numbers."""
    indent: int
    """Columns before the first text."""
    texts: tuple[int, ...]
    """Columns of each text, left to right; empty where source stands over target."""

    @property
    def is_table(self) -> bool:
        """Return whether texts stand beside the numbers."""
        return bool(self.texts)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A text to be printed, and whether each of its characters is part of a marked passage."""

    text: Text
    mask: bytearray


def plan_grid(pairs: Sequence[Pair], page: Page) -> Grid:
    """Return the columns that fit the segments shown."""
    number = max([3, *(len(str(pair.index)) for pair in pairs)])
    line = max([len(page.say("line")), *(len(str(pair.line)) for pair in pairs)])
    is_single = all(pair.source is None for pair in pairs)
    indent = 1 + number + _GAP + line + _GAP
    if is_single and page.width >= _TABLE_FROM:
        return Grid(number, line, indent, (page.width - indent,))
    if not is_single and page.width >= WIDE:
        each = (page.width - indent - _GAP) // 2
        return Grid(number, line, indent, (each, each))
    return Grid(number, line, 1 + number + _GAP, ())


def heading_lines(pairs: Sequence[Pair], grid: Grid, page: Page) -> list[Text]:
    """Return the names of the columns and the rule under them; a plain rule where source stands over target."""
    rule = page.signs.rule
    if not grid.is_table:
        return [Text(rule * page.width, "dim")]
    languages = [pairs[0].source_language, pairs[0].target_language][-len(grid.texts) :]
    names = [page.language(language) for language in languages]
    head = Text.assemble((f" {'#':>{grid.number}}{'':{_GAP}}{page.say('line'):>{grid.line}}", "dim"))
    under = Text(f" {rule * grid.number}{'':{_GAP}}{rule * grid.line}", "dim")
    for name, width in zip(names, grid.texts, strict=True):
        head.append(" " * _GAP).append_text(pad(Text(name, "bold"), width))
        under.append(" " * _GAP).append(rule * width)
    head.rstrip()
    return [head, under]


def segment_lines(pair: Pair, findings: Sequence[Finding], grid: Grid, page: Page) -> list[Text]:
    """Return all lines of one segment."""
    whole = {finding for finding in findings if is_whole(finding, side_of(pair, finding.side))}
    marked = [finding for finding in findings if finding not in whole]
    sides = ["target"] if pair.source is None else ["source", "target"]
    texts = [_mark_text(pair, side, marked, page) for side in sides]
    number = f"{pair.index or '':>{grid.number}}"
    if grid.is_table and len(texts) <= len(grid.texts):
        gutter = f" {number}{'':{_GAP}}{pair.line or '':>{grid.line}}{'':{_GAP}}"
        blanks = [_Marked(Text(), bytearray())] * (len(grid.texts) - len(texts))
        lines = _side_by_side(gutter, [*blanks, *texts], grid, page)
    else:
        lines = [_place_line(number, pair, page)]
        languages = [pair.source_language, pair.target_language][-len(texts) :]
        for language, text in zip(languages, texts, strict=True):
            label = page.clean(language)[: grid.number]
            lines += _labelled(f" {label:>{grid.number}}", text, grid, page)
    return lines + detail_lines(pair, findings, whole, grid.indent, page)


def _place_line(number: str, pair: Pair, page: Page) -> Text:
    facts = [f"{page.say('line')} {pair.line}"] if pair.line else []
    role = "quote_role" if pair.role == "quote" else pair.role
    if role != "body" and has_word(role):
        facts.append(page.say(role))
    return Text.assemble((f" {number}", "bold"), " " * _GAP, (", ".join(facts), "dim"))


def _labelled(label: str, text: _Marked, grid: Grid, page: Page) -> list[Text]:
    rows = _rows_of(text, page.width - grid.indent, page)
    lead = pad(Text.assemble((label, "dim")), grid.indent)
    return [(lead if not number else Text(" " * grid.indent)) + row for number, row in enumerate(rows)]


def _side_by_side(gutter: str, texts: Sequence[_Marked], grid: Grid, page: Page) -> list[Text]:
    columns = [_rows_of(text, width, page) for text, width in zip(texts, grid.texts, strict=True)]
    lines: list[Text] = []
    for row in range(max(len(column) for column in columns)):
        line = Text.assemble((gutter if not row else " " * grid.indent, "dim"))
        for number, (column, width) in enumerate(zip(columns, grid.texts, strict=True)):
            cell = column[row] if row < len(column) else Text()
            line = line + pad(cell, width + (_GAP if number + 1 < len(columns) else 0))
        line.rstrip()
        lines.append(line)
    return lines


def _rows_of(marked: _Marked, width: int, page: Page) -> list[Text]:
    """Return the lines of a text; without colour, a line of `~` under those with marked passages."""
    plain = marked.text.plain
    spans = break_lines(plain, width)
    rows: list[Text] = []
    for line, (start, end) in zip(split_spans(marked.text, spans), spans, strict=True):
        rows.append(line)
        mask = marked.mask[start:end]
        if any(mask) and not page.options.color:
            cells = measure_cells(plain[start:end])
            under = "".join((page.signs.under if on else " ") * cell for on, cell in zip(mask, cells, strict=True)).rstrip()
            rows.append(Text(under))
    return rows


def _mark_text(pair: Pair, side: str, findings: Sequence[Finding], page: Page) -> _Marked:
    """Return one side of a segment with its glossary hits and findings marked in place."""
    raw = side_of(pair, side)
    if not raw.strip() and not any(finding.side == side for finding in findings):
        key = "not_translated" if side == "target" and pair.origin is Origin.FAILED else "empty"
        return _Marked(Text(page.say(key), "italic dim"), bytearray(len(page.say(key))))
    plain = {"ok", "nbest", "annotated"}
    terms = {span: "cyan" if hit.status in plain else "bold cyan" for span, hit in spans_of_terms(pair, side).items()}
    if terms:
        page.used.add("term")
    faults = sorted(
        (finding for finding in findings if finding.side == side and 0 <= finding.start <= finding.end <= len(raw)),
        key=lambda finding: finding.level.weight,
    )
    return _insert_marks(raw, terms, faults, page)


def _insert_marks(raw: str, terms: dict[tuple[int, int], str], faults: Sequence[Finding], page: Page) -> _Marked:
    """Return the text with the signs of its terms put in, its faults styled and masked.

    Of terms that end together the inner one closes first.
    """
    shown, offsets = page.show(raw)
    points = {fault.start for fault in faults if fault.start == fault.end}
    spans = [*terms, *((fault.start, fault.end) for fault in faults)]
    edges = sorted({0, len(raw), *(edge for span in spans for edge in span)})
    closings = sorted(terms, key=lambda span: (-span[0], span[1]))
    openings = sorted(terms, key=lambda span: (span[0], -span[1]))
    out = Text()
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    point_spans: list[tuple[int, int]] = []
    for edge, following in zip(edges, [*edges[1:], len(raw)], strict=True):
        ends[edge] = len(out)
        for span in closings:
            if span[1] == edge:
                out.append(page.signs.closing, terms[span])
        if edge in points:
            point_spans.append((len(out), len(out) + 1))
            out.append(page.signs.point, "bold")
            page.used.add("point")
        for span in openings:
            if span[0] == edge:
                out.append(page.signs.opening, terms[span])
        starts[edge] = len(out)
        out.append(shown[offsets[edge] : offsets[following]])
    for (start, end), style in terms.items():
        out.stylize(style, starts[start], ends[end])
    mask = bytearray(len(out))
    marked = [(starts[fault.start], ends[fault.end], LEVEL_STYLES[fault.level]) for fault in faults if fault.start < fault.end]
    for start, end, style in [*marked, *((start, end, "bold red") for start, end in point_spans)]:
        out.stylize(f"{style} underline", start, end)
        mask[start:end] = b"\x01" * (end - start)
    if marked:
        page.used.add("under")
    return _Marked(out, mask)

"""Lines of a given width: words stay whole, no-break spaces hold, wide and combining characters count as they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text

_FOLD = 2
"""Columns by which the rest of a broken item stands further in."""
_TOKEN = re.compile(r" +|[^ ]+")
_EMOJI_STYLE = "\ufe0f"
"""Variation selector 16 makes the sign before it two columns wide. Source: Unicode Technical Standard 51."""


def measure_cells(text: str) -> list[int]:
    """Return the columns of each character; 0 for combining ones."""
    if text.isascii():
        return [1] * len(text)
    return [1 if character == _EMOJI_STYLE else get_character_cell_size(character) for character in text]


def break_lines(text: str, width: int, hang: int = 0) -> list[tuple[int, int]]:
    """Return the half-open spans of the lines; later ones are `hang` columns narrower.

    Lines break at plain spaces alone; a word that is longer than a line is folded, never inside a combination.
    """
    width = max(width, 2)
    later = max(width - hang, 2)
    lines: list[tuple[int, int]] = []
    start, end, used, limit = 0, 0, 0, width
    for match in _TOKEN.finditer(text):
        cells = measure_cells(match.group())
        size = sum(cells)
        if match.group().startswith(" "):
            used += size
            continue
        if used + size > limit and end > start:
            lines.append((start, end))
            start, used, limit = match.start(), 0, later
        elif used + size > limit and used:
            start, used = match.start(), 0
        for place, cell in enumerate(cells, match.start()):
            if used + cell > limit and place > start:
                lines.append((start, place))
                start, used, limit = place, 0, later
            used += cell
        end = match.end()
    if end > start or not lines:
        lines.append((start, max(end, start)))
    return lines


def split_spans(text: Text, spans: Sequence[tuple[int, int]]) -> list[Text]:
    """Return the parts of a styled text, without the spaces at their ends."""
    parts = list(text.divide([start for start, _ in spans if start]))
    offset = 1 if spans[0][0] else 0
    lines = parts[offset : offset + len(spans)]
    for line in lines:
        line.rstrip()
    return lines


def wrap(text: Text, width: int, indent: int = 0, hang: int = 0) -> list[Text]:
    """Return the lines of a text within `width` columns, indented, the later ones by `hang` more."""
    lines = split_spans(text, break_lines(text.plain, width - indent, hang))
    return [Text(" " * (indent + (hang if number else 0))) + line for number, line in enumerate(lines)]


def flow(items: Iterable[Text], width: int, indent: int = 0, hang: int = 0, gap: str = "   ") -> list[Text]:
    """Return items in lines, `gap` between them, the later lines by `hang` more; only an item longer than a line is broken."""
    lines: list[Text] = []
    for item in items:
        size = cell_len(item.plain)
        if lines and cell_len(lines[-1].plain) + cell_len(gap) + size <= width:
            lines[-1].append(gap, "dim").append_text(item)
        else:
            lines += wrap(item, width, indent + (hang if lines else 0), _FOLD)
    return lines


def pad(text: Text, width: int) -> Text:
    """Return a copy of the text filled with spaces to `width` columns."""
    out = text.copy()
    out.append(" " * max(0, width - cell_len(text.plain)))
    return out

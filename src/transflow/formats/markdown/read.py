"""Read Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from transflow.formats._bytes import Decoded, decode
from transflow.formats._roles import guess_roles
from transflow.formats.directives import find_directives
from transflow.formats.markdown.inline import find_core, find_links, read_inline
from transflow.formats.own_terms import read_front_matter
from transflow.model import Block, Document, OwnTerms, Role

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_MARKERS = re.compile(r"(?:[ \t]{0,12}(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[[ xX]\][ \t]+))*[ \t]*")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r"[ \t>]*(?:={2,}|-{2,})[ \t]*$")
_RULE = re.compile(r"[ \t>]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*$")
_HTML = re.compile(r"[ \t]{0,3}<(?:[a-zA-Z/!?])")
_HTML_TEXT = re.compile(r"(?:^|>)([^<>]+)(?=<|$)")
_REFERENCE = re.compile(r"[ \t]{0,3}\[[^\]]{1,200}\]:\s")
_FRONT_KEY = re.compile(r"(?:title|description|summary|subtitle|titre|résumé)[ \t]*:[ \t]*", re.IGNORECASE)
MOST_LINES = 1000
"""Longest front matter looked for."""
_IMAGE_ONLY = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^\n]{0,2400}\)$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the source, and how its translation is written."""

    start: int
    end: int
    kind: str
    """`text`, `cell`, `html`, or the quotation mark of a front-matter value."""
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The source and the place of each block."""

    decoded: Decoded
    places: tuple[Place, ...]


@dataclass(slots=True)
class _Reader:
    text: str
    found: list[tuple[str, Role | None, int, tuple[str, ...], tuple[tuple[str, str], ...]]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    paragraph: list[tuple[int, int]] = field(default_factory=list)
    role: Role | None = None

    def add(self, start: int, end: int, role: Role | None, kind: str = "text") -> None:
        raw = self.text[start:end]
        image = _IMAGE_ONLY.match(raw) if kind in {"text", "cell"} else None
        if image:
            if any(character.isalpha() for character in image[1]):
                self.found.append((image[1], Role.ATTRIBUTE, start + image.start(1), (), ()))
                self.places.append(Place(start + image.start(1), start + image.end(1), kind))
            return
        first, last = find_core(raw) if kind in {"text", "cell"} else (0, len(raw))
        inner = read_inline(re.sub(r"[ \t]*(?:\\)?(?:\r\n|\r|\n)[ \t>]*", " ", raw[first:last]))
        if inner.text:
            shown = max(0, raw[first:last].find(inner.text.split()[0][:3]))
            links = find_links(raw) if kind in {"text", "cell"} and ("](" in raw or "][" in raw) else ()
            self.found.append((inner.text, role, start + first + shown, inner.marks, links))
            self.places.append(Place(start + first, start + last, kind, inner.images))

    def flush(self, role: Role | None = None) -> None:
        if self.paragraph:
            self.add(self.paragraph[0][0], self.paragraph[-1][1], role or self.role)
        self.paragraph, self.role = [], None


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the span of each line without its end."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(r"\r\n|\r|\n", text):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]


def _find_front_matter(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the number of the line that closes the front matter, 0 where there is none."""
    fence = text[slice(*lines[0])].rstrip()
    if fence not in {"---", "+++"}:
        return 0
    return next((number for number, span in enumerate(lines[1:MOST_LINES], start=1) if text[slice(*span)].rstrip() == fence), 0)


def _read_front_matter(reader: _Reader, lines: list[tuple[int, int]], closing: int) -> None:
    text = reader.text
    for start, end in lines[1:closing]:
        line = text[start:end].rstrip()
        key = _FRONT_KEY.match(line)
        if not key or key.end() == len(line):
            continue
        quote = line[key.end()] if line[key.end()] in "\"'" and line.endswith(line[key.end()]) and len(line) > key.end() + 1 else ""
        first, last = start + key.end() + len(quote), start + len(line) - len(quote)
        if any(character.isalpha() for character in text[first:last]) and text[first] not in "|>[{&*!":
            reader.found.append((text[first:last], Role.ATTRIBUTE, first, (), ()))
            reader.places.append(Place(first, last, quote or "plain-scalar"))


def _read_body(reader: _Reader, lines: list[tuple[int, int]], first: int) -> None:
    text = reader.text
    fence = ""
    table = html = blank = False
    for number in range(first, len(lines)):
        start, end = lines[number]
        line = text[start:end]
        opening = _FENCE.match(line)
        if fence:
            fence = "" if opening and opening[1].startswith(fence) else fence
            continue
        if not line.strip(" \t>"):
            reader.flush()
            table = html = False
            blank = True
            continue
        after_blank, blank = blank, False
        if opening:
            reader.flush()
            fence = opening[1][:3]
        elif html or (_HTML.match(line) and not reader.paragraph):
            html = True
            _read_html(reader, start, line)
        elif after_blank and line.startswith(("    ", "\t")) and not _MARKERS.match(line).group().strip():  # type: ignore[union-attr]
            if not _in_list(reader):
                continue
            _read_line(reader, line, start, end)
        elif reader.paragraph and _SETEXT.match(line) and len(reader.paragraph) == 1:
            reader.flush(Role.HEADLINE if "=" in line else Role.HEADING)
        elif _RULE.match(line) or _REFERENCE.match(line) or (_TABLE_RULE.match(line) and "|" in line):
            reader.flush()
        elif table or (number + 1 < len(lines) and "|" in line and _is_table_rule(text[slice(*lines[number + 1])])):
            reader.flush()
            table = True
            _read_row(reader, start, line)
        else:
            _read_line(reader, line, start, end)
    reader.flush()


def _in_list(reader: _Reader) -> bool:
    return bool(reader.found) and reader.found[-1][1] is Role.LIST


def _is_table_rule(line: str) -> bool:
    return "|" in line and "-" in line and bool(_TABLE_RULE.match(line))


def _read_html(reader: _Reader, start: int, line: str) -> None:
    reader.flush()
    for match in _HTML_TEXT.finditer(line):
        raw = match[1]
        first = match.start(1) + len(raw) - len(raw.lstrip())
        if any(character.isalpha() for character in raw):
            reader.add(start + first, start + match.start(1) + len(raw.rstrip()), None, "html")


def _read_row(reader: _Reader, start: int, line: str) -> None:
    for match in re.finditer(r"(?:[^|\\]|\\.)+", line):
        raw = match.group()
        if raw.strip():
            lead = len(raw) - len(raw.lstrip())
            reader.add(start + match.start() + lead, start + match.start() + len(raw.rstrip()), Role.TABLE, "cell")


def _read_line(reader: _Reader, line: str, start: int, end: int) -> None:
    markers = _MARKERS.match(line)
    lead = markers.end() if markers else 0
    marks = line[:lead]
    is_item = bool(re.search(r"[-*+][ \t]|\d[.)][ \t]", marks))
    heading = _HEADING.match(line[lead:])
    if heading:
        reader.flush()
        begin = start + lead + heading.start(2)
        reader.add(begin, begin + len(heading[2]), Role.HEADLINE if heading[1] == "#" else Role.HEADING)
        return
    if is_item or (">" in marks and reader.role is not Role.QUOTE) or (reader.role is Role.QUOTE and ">" not in marks):
        reader.flush()
    if not reader.paragraph:
        reader.role = Role.LIST if is_item else Role.QUOTE if ">" in marks else None
    reader.paragraph.append((start + lead, start + len(line.rstrip())))
    if line.endswith(("  ", "\\")):
        reader.paragraph[-1] = (start + lead, start + len(line.rstrip().rstrip("\\").rstrip()))
        reader.flush()
    del end


def read(data: bytes, path: str, language: str) -> Document:
    """Return the document; blocks are headings, paragraphs, list items, quotes, table cells, image texts, front-matter titles.

    Code is copied. A hard line break ends a block, so that it is kept.

    Raises:
        DocumentError: when the bytes are not text.
    """
    decoded = decode(data, path)
    lines = _lines(decoded.text)
    reader = _Reader(decoded.text)
    closing = _find_front_matter(decoded.text, lines)
    _read_front_matter(reader, lines, closing)
    _read_body(reader, lines, closing + 1 if closing else 0)
    head = decoded.text[: lines[closing][0]]
    starts = [start for start, _ in lines]
    prose = [place for place, block in enumerate(reader.found) if block[1] is not Role.ATTRIBUTE]
    guessed = guess_roles([reader.found[place][0] for place in prose], [reader.found[place][1] for place in prose])
    roles = dict(zip(prose, guessed, strict=True))
    blocks = []
    for index, (text, _, start, marks, links) in enumerate(reader.found):
        line = bisect_right(starts, start)
        blocks.append(Block(index, text, roles.get(index, Role.ATTRIBUTE), line, start - starts[line - 1] + 1, marks, links))
    return Document(
        path,
        "markdown",
        language,
        tuple(blocks),
        Skeleton(decoded, tuple(reader.places)),
        find_directives(decoded.text),
        read_front_matter(head, path, is_toml=head.startswith("+++")) if closing else OwnTerms(),
    )

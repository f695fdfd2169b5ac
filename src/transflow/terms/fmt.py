"""The canonical layout of a glossary file: order of keys, one term a line, quotes only where YAML needs them, comments kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml  # type: ignore[import-untyped]

from transflow.errors import GlossaryError, InternalError
from transflow.terms.schema import Defaults, GlossaryFile, TermEntry
from transflow.terms.yaml_nodes import load_yaml

CONCEPT_KEYS = tuple(
    "id domain definition source note enforce direction case priority dnt pair_by_type fr en".split(),
)
"""Keys of a concept in the order in which a person reads them: what it is, how it is enforced, its terms."""

TERM_KEYS = tuple(TermEntry.model_fields)
_FILE_KEYS = tuple(GlossaryFile.model_fields)
_DEFAULTS_KEYS = tuple(Defaults.model_fields)
_LANGUAGES = ("fr", "en")
_LONGEST_KEY = 1000
"""Longest key on one line, in code points. Source: YAML 1.2.2, §7.4.2 (an implicit key has at most 1024 characters)."""

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_WORDS = frozenset("y n yes no on off true false null ~ <<".split())
_NUMBER = re.compile(
    r"[-+]?\.?[0-9][0-9_.:+\-eE]*|0x[0-9a-f_]+|0o[0-7_]+|[-+]?\.(?:inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ].*", re.IGNORECASE
)
"""What YAML reads as a value of another kind. Source: YAML 1.1, type repository (bool, null, merge, int, float, timestamp);
YAML 1.2.2, §10.3.2."""
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=](?:[^\r\n\t]*[^\s:])?")
_UNSAFE = re.compile(r"^\.\.\.|:\s|\s#|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile(r"[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_FLOW_SIGNS = re.compile(r"[,?\[\]{}]|:$")
_ESCAPED = re.compile(r"[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\"\\]")
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_BLOCKS = frozenset("|>")
_BREAKS = "\n\x85\u2028\u2029"
_GAP_SIGN = re.compile(rf"(?P<comment>#[^{_BREAKS}]*)|\n(?P<blank>[ \t]*)(?=\n)")
_BLOCK_HEADER = re.compile(rf"[|>][-+0-9]*[ \t]+(#[^{_BREAKS}]*)")


@dataclass(slots=True)
class _Node:
    """A value as the file writes it; `start` and `end` are half-open code points."""

    start: int
    end: int
    value: str = ""
    style: str = ""
    """Of a scalar: a quote, a block sign, or nothing where it is plain."""
    items: list[_Node] | None = None
    """Of a list."""
    entries: list[tuple[_Node, _Node]] | None = None
    """Of a mapping."""


@dataclass(slots=True)
class _Row:
    """One line of the output, or a concept, which shares the line of its first key."""

    start: int
    end: int
    depth: int
    text: str = ""
    children: list[_Row] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """Comments on lines of their own above the row; an empty string is an empty line."""
    trailing: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def format_glossary(text: str, path: str = "") -> str:
    """Return a glossary file in its canonical layout: same values, same order of concepts and terms, same comments.

    Keys of a concept and of a term take the order of the schema; each term stands on a line of its own. Short forms stay
    short, values that equal a default stay, apostrophes stay as they are written. Comments move with what they stand
    beside. The text is composed (NFC) and ends with a line feed.

    Raises:
        GlossaryError: for what `load_glossary` refuses as YAML, and for directives and tags; with line and column.
    """
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    load_yaml(text, path)
    node, scalars = _read_nodes(text, path)
    rows = _file_rows(node)
    first = _Row(0, 0, 0, children=rows)
    footer = _attach_comments(text, scalars, first)
    lines = [line for row in rows for line in _lines(row, 0)]
    lines = [line.rstrip() for line in [*first.before, *lines, *footer]]
    return "\n".join(lines).strip("\n") + "\n"


def quote_scalar(text: str, *, flow: bool) -> str:
    """Return a text as a YAML scalar on one line: plain where YAML reads it back as the same text, else in double quotes.

    Args:
        text: What the scalar says.
        flow: True inside brackets and braces, where commas and brackets need quotes.
    """
    plain = _is_safe(text, flow=flow) and text.lower() not in _WORDS and not _NUMBER.fullmatch(text)
    return text if plain else f'"{_ESCAPED.sub(_escape, text)}"'


def _is_safe(text: str, *, flow: bool) -> bool:
    """Return whether YAML reads a plain text back as one scalar, of whatever kind."""
    return bool(_PLAIN.fullmatch(text)) and not _UNSAFE.search(text) and not (flow and _FLOW_SIGNS.search(text))


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _ESCAPES.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}")


# --- nodes ----------------------------------------------------------------------------------------------------------


def _read_nodes(text: str, path: str) -> tuple[_Node, list[_Node]]:
    """Return the value of the file and its scalars, keys too, in file order; directives and tags are refused."""
    scalars: list[_Node] = []
    events = iter(yaml.parse(text, Loader=_LOADER))

    def read(event: Any) -> _Node:
        if event.tag is not None:
            raise _fault(f"the tag {event.tag} is not allowed", path, event.start_mark, "write the plain value")
        node = _Node(event.start_mark.index, event.end_mark.index)
        if isinstance(event, yaml.ScalarEvent):
            node.value, node.style = event.value, "" if event.implicit[0] else event.style
            scalars.append(node)
            return node
        parts: list[_Node] = []
        while not isinstance(part := next(events), yaml.CollectionEndEvent):
            parts.append(read(part))
        node.end = part.end_mark.index if event.flow_style else max((inner.end for inner in parts), default=node.end)
        if isinstance(event, yaml.SequenceStartEvent):
            node.items = parts
        else:
            long = next((key for key in parts[::2] if len(key.value) > _LONGEST_KEY), None)
            if long:
                raise _fault(f"a key longer than {_LONGEST_KEY} characters", path, event.start_mark, "a term is much shorter")
            node.entries = list(zip(parts[::2], parts[1::2], strict=True))
        return node

    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            raise _fault("directives are not allowed", path, event.start_mark, "remove the line")
        if isinstance(event, yaml.NodeEvent):
            return read(event), scalars
    raise InternalError("a file without a value was read")


def _fault(message: str, path: str, mark: Any, hint: str) -> GlossaryError:
    return GlossaryError(message, path=path, line=mark.line + 1, column=mark.column + 1, hint=hint)


# --- rows -----------------------------------------------------------------------------------------------------------


def _file_rows(node: _Node) -> list[_Row]:
    if node.items:
        return [_concept_row(item) for item in node.items]
    if not node.entries:
        return [_Row(node.start, node.end, 0, _inline(node))]
    keyed = {key.value for key, _ in node.entries} & {"version", "concepts"}
    rows = []
    for key, value in _ordered(node.entries, _FILE_KEYS if keyed else ()):
        if keyed and key.value == "concepts" and value.items:
            row = _Row(key.start, key.end, 0, f"{quote_scalar(key.value, flow=True)}:")
            row.children = [_concept_row(item) for item in value.items]
            rows.append(row)
        else:
            rows.append(_entry_row(key, value, 0))
    return rows


def _concept_row(node: _Node) -> _Row:
    row = _Row(node.start, node.end, 1)
    if not node.entries:
        row.text = f"- {_inline(node)}"
        return row
    for key, value in _ordered(node.entries, CONCEPT_KEYS):
        if key.value in _LANGUAGES and value.items:
            header = _Row(key.start, key.end, 2, f"{quote_scalar(key.value, flow=True)}:")
            header.children = [_Row(term.start, term.end, 3, f"- {_inline(term)}") for term in value.items]
            row.children.append(header)
        else:
            row.children.append(_entry_row(key, value, 2))
    return row


def _entry_row(key: _Node, value: _Node, depth: int) -> _Row:
    is_empty = value.items is None and value.entries is None and not value.value and not value.style
    written = "" if is_empty else (_literal(value) or _inline(value, flow=False))
    return _Row(key.start, max(key.end, value.end), depth, f"{quote_scalar(key.value, flow=True)}: {written}".rstrip())


def _literal(node: _Node) -> str:
    """Return a text of several lines as a literal block, or nothing where it is none or only quotes can keep it."""
    lines = node.value.rstrip("\n").split("\n")
    fits = node.style == "|" and len(lines) > 1 and lines[0][:1].strip()
    if not fits or any(line != line.rstrip() or _CONTROL.search(line) for line in lines):
        return ""
    return "\n".join(["|" if node.value.endswith("\n") else "|-", *(f"  {line}".rstrip() for line in lines)])


def _ordered(entries: Sequence[tuple[_Node, _Node]], keys: Sequence[str]) -> list[tuple[_Node, _Node]]:
    """Return the entries in the order of the keys, unknown ones last as they come."""
    rank = {key: place for place, key in enumerate(keys)}
    return sorted(entries, key=lambda entry: rank.get(entry[0].value, len(rank)))


def _inline(node: _Node, *, flow: bool = True) -> str:
    """Return a value on one line."""
    if node.items is not None:
        return f"[{', '.join(_inline(item) for item in node.items)}]"
    if node.entries is not None:
        entries = _ordered(node.entries, _keys_of(node.entries))
        return f"{{{', '.join(f'{quote_scalar(key.value, flow=True)}: {_inline(value)}' for key, value in entries)}}}"
    if not node.style and (not node.value or _is_safe(node.value, flow=flow) or _NUMBER.fullmatch(node.value)):
        return node.value or "null"
    return quote_scalar(node.value.rstrip("\n") if node.style in _BLOCKS else node.value, flow=flow)


def _keys_of(entries: Sequence[tuple[_Node, _Node]]) -> Sequence[str]:
    """Return the order for a mapping inside a concept or file: that of the schema's part that knows its keys."""
    names = {key.value for key, _ in entries}
    if "term" in names:
        return TERM_KEYS
    return next((keys for keys in (_LANGUAGES, _DEFAULTS_KEYS) if names <= set(keys)), ())


# --- comments -------------------------------------------------------------------------------------------------------


def _attach_comments(text: str, scalars: Sequence[_Node], top: _Row) -> list[str]:
    """Give every comment of the text to a row, and return those that follow the last one."""
    rows, owners = _in_file_order(top)
    starts = [row.start for row in rows]
    footer = _Row(len(text), len(text), 0)
    place, is_next, is_blank = -1, False, False
    for start, sign in _signs(text, scalars):
        at = bisect_right(starts, start)
        if at != place:
            _keep_blank(rows, owners, place, is_blank)
            place, is_next, is_blank = at, False, False
        prior = rows[at - 1] if at else None
        following = owners.get(id(rows[at]), rows[at]) if at < len(rows) else footer
        line_start = text.rfind("\n", 0, start) + 1
        own_line = not text[line_start:start].strip()
        if prior and start < prior.end and (own_line or not sign):
            prior.before += [sign] if sign else []
        elif prior and sign and not own_line and prior.end > line_start:
            prior.trailing.append(sign)
        elif not sign:
            is_blank = True
        elif prior and not is_next and _belongs_above(text, start - line_start, prior, following, rows[at : at + 1]):
            prior.after.append(sign)
            is_blank = False
        else:
            is_next = True
            following.before += ["", sign] if is_blank and following.depth < 2 else [sign]
            is_blank = False
    _keep_blank(rows, owners, place, is_blank)
    return footer.before


def _in_file_order(top: _Row) -> tuple[list[_Row], dict[int, _Row]]:
    """Return the rows with a text in file order, and by the first of a concept or file what it opens."""
    rows: list[_Row] = []
    owners: dict[int, _Row] = {}

    def collect(row: _Row) -> None:
        if row.text:
            rows.append(row)
        for child in row.children:
            collect(child)
        if row.children and not row.text:
            first = min(row.children, key=lambda child: child.start)
            owners[id(first)] = row

    collect(top)
    rows.sort(key=lambda row: row.start)
    owners[id(rows[0])] = top
    return rows, owners


def _signs(text: str, scalars: Sequence[_Node]) -> Iterator[tuple[int, str]]:
    """Yield the offset of each comment with the comment, and of each empty line with an empty string."""
    position = 0
    for scalar in scalars:
        yield from _signs_between(text, position, scalar.start)
        position = scalar.end
        header = _BLOCK_HEADER.match(text, scalar.start) if scalar.style in _BLOCKS else None
        if header:
            yield header.start(1), header[1].rstrip()
    yield from _signs_between(text, position, len(text))


def _signs_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _GAP_SIGN.finditer(text, start, end):
        yield match.start() + (match["comment"] is None), (match["comment"] or "").rstrip()


def _belongs_above(text: str, column: int, prior: _Row, following: _Row, next_row: Sequence[_Row]) -> bool:
    """Return whether a comment on a line of its own, deeper than what follows it, ends what stands above it."""
    if prior.depth <= following.depth:
        return False
    if not next_row:
        return column > 0
    line_start = text.rfind("\n", 0, next_row[0].start) + 1
    line = text[line_start : next_row[0].start + 1]
    return column > len(line) - len(line.lstrip())


def _keep_blank(rows: Sequence[_Row], owners: dict[int, _Row], place: int, is_blank: bool) -> None:
    """Keep one empty line above a concept or a key of the file."""
    if is_blank and 0 <= place < len(rows):
        row = owners.get(id(rows[place]), rows[place])
        row.before += [""] if row.depth < 2 else []


# --- lines ----------------------------------------------------------------------------------------------------------


def _lines(row: _Row, indent: int) -> list[str]:
    pad = " " * indent
    above, lines = _above(row), []
    if row.text:
        first, *rest = row.text.split("\n")
        comment = f"  {row.trailing[0]}" if _shares_line(row) else ""
        lines = [f"{pad}{first}{comment}", *(pad + line for line in rest)]
        for child in row.children:
            lines += _lines(child, indent + 2)
    elif row.children:
        opening = row.children[0]
        above += _above(opening)
        opening.before, opening.trailing = [], opening.trailing if _shares_line(opening) else []
        lines = [line for child in row.children for line in _lines(child, indent + 2)]
        lines[0] = f"{pad}- {lines[0].lstrip()}"
    return [*(pad + line for line in above), *lines, *(pad + line for line in row.after)]


def _above(row: _Row) -> list[str]:
    return row.before if _shares_line(row) else row.before + row.trailing


def _shares_line(row: _Row) -> bool:
    """Return whether the row has one comment that can stand at its end."""
    return len(row.trailing) == 1 and "\n" not in row.text

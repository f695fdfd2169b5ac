"""YAML read into plain values with the position of every key and value; anchors, tags and bombs are refused.

The events come from libyaml (about twenty times faster than a parser in Python: ten thousand concepts in a second); plain
words are resolved by the core schema of YAML 1.2, so that `no` and `on` are words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml  # type: ignore[import-untyped]

from transflow.terms.faults import Fault, raise_first, syntax_fault

MAX_DEPTH = 20
"""Deepest nesting accepted: the schema needs seven levels."""

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_TAG = "tag:yaml.org,2002:"
_KINDS = frozenset({"str", "int", "float", "bool", "null", "timestamp"})
_INTEGER = re.compile(r"[-+]?[0-9]{1,4000}|0o[0-7]{1,4000}|0x[0-9a-fA-F]{1,4000}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
"""Source: YAML 1.2.2, §10.3.2 (core schema), https://yaml.org/spec/1.2.2/#1032-tag-resolution."""


@dataclass(slots=True)
class Positions:
    """1-based line and column by path; keys of mappings have their own."""

    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)
    """Texts that the file does not write in composed form (NFC), or that spaces surround, as they stand in the file."""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    """Start and end of the values that hold a number sign, which is no comment there."""
    is_cut: bool = False
    """True when a syntax error ends the file before its last line."""

    def of(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the position of a value or key, or of its nearest known ancestor."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def load_yaml(text: str, file: str) -> tuple[Any, Positions]:
    """Return the plain value of a YAML text and its positions.

    Raises:
        GlossaryError: for a syntax error, several documents, a duplicate key, an anchor or alias, an unknown tag, or
            nesting over MAX_DEPTH.
    """
    value, positions, faults = read_yaml(text, file)
    raise_first(faults)
    return value, positions


def read_yaml(text: str, file: str) -> tuple[Any, Positions, list[Fault]]:
    """Return the plain value of a YAML text, its positions and its faults; after a syntax error, the part before it."""
    reader = _Reader(file)
    try:
        reader.read(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reader.faults.append(syntax_fault(str(error.problem or error.context or "not valid YAML"), file, *place))
    except yaml.reader.ReaderError as error:
        before = text.encode("utf-8", "surrogatepass")[: error.position].decode("utf-8", "ignore")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        code = f"U+{error.character:04X}" if isinstance(error.character, int) else str(error.character)
        reader.faults.append(Fault("character", file, *place, {"code": code}))
    except UnicodeEncodeError as error:
        before = text[: error.start]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        reader.faults.append(Fault("character", file, *place, {"code": f"U+{ord(text[error.start]):04X}"}))
    except _TooDeepError as error:
        reader.faults.append(Fault("depth", file, *error.place, {"most": str(MAX_DEPTH)}))
    else:
        if reader.is_empty:
            reader.faults.append(Fault("empty-file", file, 1, 1))
        return reader.value, reader.positions, reader.faults
    reader.positions.is_cut = True
    return reader.value, reader.positions, reader.faults


class _TooDeepError(Exception):
    """Nesting over MAX_DEPTH."""

    def __init__(self, place: tuple[int, int]) -> None:
        super().__init__()
        self.place = place


class _Reader:
    """Builds values from events; containers are filled as they come, so that a syntax error leaves what stands before it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.value: Any = None
        self.positions = Positions()
        self.faults: list[Fault] = []
        self.is_empty = True
        self._next: Callable[[], Any] = lambda: None

    def read(self, text: str) -> None:
        """Read the first document; a second one is a fault."""
        loader = _LOADER(text)
        self._next = loader.get_event
        documents = 0
        while True:
            event = self._next()
            if isinstance(event, yaml.StreamEndEvent):
                return
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._add("documents", event)
            elif isinstance(event, yaml.NodeEvent) and documents == 1:
                self.is_empty = isinstance(event, yaml.ScalarEvent) and not event.value and event.implicit[0]
                self.value = self._open(event, ())
                self._fill(event, (), self.value)
            elif isinstance(event, yaml.NodeEvent):
                self._skip(event)

    def _add(self, kind: str, event: Any, **arguments: str) -> None:
        self.faults.append(Fault(kind, self.file, event.start_mark.line + 1, event.start_mark.column + 1, arguments))

    def _open(self, event: Any, path: Path) -> Any:
        """Return a plain value, or an empty list or mapping, which `_fill` fills."""
        mark = event.start_mark
        self.positions.values[path] = place = (mark.line + 1, mark.column + 1)
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(place)
        if event.anchor is not None:
            self._add("anchor", event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, path)
        if kind is yaml.SequenceStartEvent:
            return []
        return {} if kind is yaml.MappingStartEvent else None

    def _fill(self, event: Any, path: Path, value: Any) -> None:
        if isinstance(value, list):
            self._check_tag(event, "seq")
            while type(item := self._next()) is not yaml.SequenceEndEvent:
                inner = (*path, len(value))
                value.append(self._open(item, inner))
                self._fill(item, inner, value[-1])
        elif isinstance(value, dict):
            self._check_tag(event, "map")
            while type(item := self._next()) is not yaml.MappingEndEvent:
                self._pair(item, path, value)

    def _pair(self, event: Any, path: Path, found: dict[str, Any]) -> None:
        if type(event) is not yaml.ScalarEvent or event.anchor is not None:
            self._add("key", event)
            self._skip(event)
            self._skip(self._next())
            return
        key = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        if key in found:
            self._add("duplicate-key", event, field=key)
            self._skip(self._next())
            return
        inner = (*path, key)
        mark = event.start_mark
        self.positions.keys[inner] = (mark.line + 1, mark.column + 1)
        value = self._next()
        found[key] = self._open(value, inner)
        self._fill(value, inner, found[key])

    def _skip(self, event: Any) -> None:
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            if depth > MAX_DEPTH:
                raise _TooDeepError((event.start_mark.line + 1, event.start_mark.column + 1))
            event = self._next()

    def _check_tag(self, event: Any, kind: str) -> None:
        if event.tag not in {None, "!", _TAG + kind}:
            self._add("tag", event, tag=str(event.tag))

    def _scalar(self, event: Any, path: Path) -> str | int | bool | float | None:
        text = str(event.value) if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        if text != event.value or text != text.strip():
            self.positions.written[path] = event.value
        if "#" in text:
            start, end = event.start_mark, event.end_mark
            self.positions.spans.append(((start.line + 1, start.column + 1), (end.line + 1, end.column + 1)))
        if event.tag in {None, "!"}:
            return _resolve(text) if event.implicit[0] else text
        kind = str(event.tag).removeprefix(_TAG)
        if kind not in _KINDS:
            self._add("tag", event, tag=str(event.tag))
        return text if kind in {"str", "timestamp"} else _resolve(text)


def _resolve(text: str) -> str | int | bool | float | None:
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text in {"true", "True", "TRUE"}:
        return True
    if text in {"false", "False", "FALSE"}:
        return False
    if text[0] not in "-+.0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text, 8 if text[1:2] == "o" else 16 if text[1:2] == "x" else 10)
    return float(text) if _FLOAT.fullmatch(text) else text

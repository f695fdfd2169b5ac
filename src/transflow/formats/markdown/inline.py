"""Inline marks of Markdown: the plain text of a run, the names of its marks, and what wraps it as a whole.

Source: CommonMark 0.31, chapter 6, cut down to what prose uses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s+\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\])"
)
_CODE = re.compile(r"(`{1,3})([^`]{1,500})\1")
_STRONG = re.compile(r"(\*\*|(?<!\w)__)(?=\S)(.{1,1000}?)(?<=\S)(?:\1)(?!\w(?<=_))", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*|_)(?=[^\s*_])([^*_]{1,1000}?)(?<=[^\s*_\\])\1(?![\w*])", re.DOTALL)
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,1000})(?<=\S)~~")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s@]{1,200})>")
_TAG = re.compile(r"</?([a-zA-Z][\w-]{0,30})(?:\s[^<>]{0,2000})?/?>|<!--.{0,2000}?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN, _SHIFT = "\ue000", 0xE100
"""Private-use characters that stand for a backslash and an escaped sign while the marks are read."""
_STEPS = (
    (_CODE, 2, "code"),
    (_LINK, 1, "a"),
    (_STRONG, 2, "strong"),
    (_EMPHASIS, 2, "em"),
    (_STRUCK, 1, "del"),
    (_AUTOLINK, 1, ""),
)


@dataclass(frozen=True, slots=True)
class Inline:
    """A run without its marks."""

    text: str
    marks: tuple[str, ...]
    images: tuple[str, ...]
    """Source of the images in the run; they stay after the text."""


def read_inline(raw: str) -> Inline:
    """Return the plain text of a run and what was taken off it."""
    marks: set[str] = set()
    text = _hide_escapes(raw)
    images = tuple(raw[slice(*match.span())] for match in _IMAGE.finditer(text))
    text = _IMAGE.sub("", text)
    for pattern, group, name in _STEPS:
        text, count = pattern.subn(lambda match, group=group: match[group], text)  # type: ignore[misc]
        if count and name:
            marks.add(name)
    for match in _TAG.finditer(text):
        marks.add((match[1] or "comment").lower())
    text = _TAG.sub("", text)
    return Inline(" ".join(_show_escapes(unescape(text)).split(" ")).strip(), tuple(sorted(marks)), images)


def find_links(raw: str) -> tuple[tuple[str, str], ...]:
    """Return the text and the address of each link of a run; the address is empty for a reference."""
    found = []
    for match in _LINK.finditer(_IMAGE.sub("", _hide_escapes(raw))):
        address = match[0][match.end(1) - match.start() + 1 :].strip("()")
        found.append((read_inline(_show_escapes(match[1])).text, "" if address.startswith("[") else address.partition(" ")[0]))
    return tuple(found)


def _hide_escapes(raw: str) -> str:
    """Return the run, as long as before, with escaped signs out of the reach of the patterns."""
    return _ESCAPE.sub(lambda match: _HIDDEN + chr(_SHIFT + ord(match[1])), raw)


def _show_escapes(text: str) -> str:
    return re.sub(f"{_HIDDEN}(.)", lambda match: chr(ord(match[1]) - _SHIFT), text)


def find_core(raw: str) -> tuple[int, int]:
    """Return the span of a run inside the one mark that wraps it as a whole: `[text](url)`, `**text**`."""
    start, end = 0, len(raw)
    raw = _hide_escapes(raw)
    for pattern, group in ((_LINK, 1), (_STRONG, 2), (_EMPHASIS, 2), (_LINK, 1)):
        match = pattern.fullmatch(raw, start, end)
        if match:
            start, end = match.span(group)
    return start, end


def escape_inline(text: str, *, cell: bool) -> str:
    """Return a text so written that none of its signs is a mark."""
    text = re.sub(r"([\\`*\[\]<])" if not cell else r"([\\`*\[\]<|])", r"\\\1", " ".join(text.split("\n")))
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return re.sub(r"^(\d{1,9})([.)])(?=\s)", r"\1\\\2", re.sub(r"^([#>+=~-])(?=[\s#>=~-]|$)", r"\\\1", text))

"""Read plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transflow.formats._bytes import Decoded, decode
from transflow.formats._roles import guess_roles
from transflow.model import Block, Document, Role

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BULLET = re.compile(r"(?:[-–—•*▪◦·]|\d{1,2}[.)])[ \t\u00a0\u202f]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text, and where each block stands in it."""

    decoded: Decoded
    spans: tuple[tuple[int, int], ...]


def read(data: bytes, path: str, language: str) -> Document:
    """Return the document; a block is a line without its bullet, indentation and line end.

    Raises:
        DocumentError: when the bytes are not text.
    """
    decoded = decode(data, path)
    places: list[tuple[int, int, int, int, bool]] = []
    for number, match in enumerate(_LINE.finditer(decoded.text), start=1):
        line = match.group()
        text = line.strip()
        if not text:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        bullet = _BULLET.match(text)
        begin = start + (bullet.end() if bullet else 0)
        places.append((begin, start + len(text), number, begin - match.start() + 1, bullet is not None))
    texts = [decoded.text[begin:end] for begin, end, *_ in places]
    roles = guess_roles(texts, [Role.LIST if bullet else None for *_, bullet in places])
    blocks = tuple(
        Block(index, texts[index], roles[index], number, column) for index, (_, _, number, column, _) in enumerate(places)
    )
    return Document(path, "plain", language, blocks, Skeleton(decoded, tuple((begin, end) for begin, end, *_ in places)))

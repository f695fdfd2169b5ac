"""Write plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transflow.formats.plain.read import Skeleton
from transflow.model import Document

_LINE_END = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def write(document: Document, translations: Mapping[int, str], language: str) -> bytes:
    """Return the bytes with the blocks replaced; a line end inside a translation becomes a space."""
    del language
    skeleton: Skeleton = document.skeleton
    text = skeleton.decoded.text
    parts: list[str] = []
    last = 0
    for block, (start, end) in zip(document.blocks, skeleton.spans, strict=True):
        new = translations.get(block.index)
        parts += [text[last:start], text[start:end] if new is None or new == block.text else _LINE_END.sub(" ", new)]
        last = end
    return skeleton.decoded.encode("".join(parts) + text[last:])

"""Write Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from transflow.formats.markdown.inline import escape_inline
from transflow.formats.markdown.read import Place, Skeleton
from transflow.model import Document


def write(document: Document, translations: Mapping[int, str], language: str) -> bytes:
    """Return the bytes with the texts of the blocks replaced; a block that is its own translation keeps its marks."""
    del language
    skeleton: Skeleton = document.skeleton
    text = skeleton.decoded.text
    out: list[str] = []
    last = 0
    for block, place in zip(document.blocks, skeleton.places, strict=True):
        new = translations.get(block.index)
        if new is None or new == block.text:
            continue
        out += [text[last : place.start], _render(new, place)]
        last = place.end
    return skeleton.decoded.encode("".join(out) + text[last:])


def _render(text: str, place: Place) -> str:
    line = " ".join(text.split("\n"))
    if place.kind == "html":
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if place.kind == '"':
        return line.replace("\\", "\\\\").replace('"', '\\"')
    if place.kind == "'":
        return line.replace("'", "''")
    if place.kind == "plain-scalar":
        return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return " ".join([escape_inline(line, cell=place.kind == "cell"), *place.images])

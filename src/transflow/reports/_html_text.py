"""Text from outside as parts of a page: everything is shown, nothing is read as markup or steers the reader's eye."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml.builder import ElementMaker

from transflow.model import Finding, Pair
from transflow.reports._marks import FULL, SPACES, clean
from transflow.reports._passages import Piece, cut_text, side_of, spans_of_terms

E = ElementMaker()
"""Maker of elements; lxml escapes their texts and attributes when the page is written."""
Content = Any
"""Text, attributes as a mapping, or an element."""

_RUN = re.compile(r"[ -~¡-¬®-ͯ‐-‧‰-⁞€]+|.", re.DOTALL)
"""Runs of signs that show themselves, and every other sign by itself."""
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)) + "]"
)
"""Source: WHATWG Infra, noncharacter; HTML takes them for faults, and lxml refuses some."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def plain(text: str) -> str:
    """Return text from outside as an attribute or a message can hold it."""
    return _NONCHARACTERS.sub(lambda match: f"<U+{ord(match[0]):04X}>", clean(text))


def spell(text: str) -> list[Content]:
    """Return a text of a document: no-break spaces can be made visible, controls stand as signs that are no text."""
    out: list[Content] = []
    for match in _RUN.finditer(text):
        run = match[0]
        if len(run) > 1 or (run.isascii() and run.isprintable()):
            out.append(run)
        elif run in SPACES:
            out.append(E.span({"class": "space", "data-sign": SPACES[run][0]}, plain(run)))
        else:
            shown = plain(run)
            out.append(shown if shown in {run, " "} else E.span({"class": "control"}, shown))
    return out


def language_attribute(tag: str) -> dict[str, str]:
    """Return the `lang` attribute for a language; none where it is not known."""
    return {"lang": tag} if _LANGUAGE.fullmatch(tag) else {}


def mark_text(pair: Pair, side: str, findings: Sequence[tuple[int, Finding]], numbers: dict[int, int]) -> list[Content]:
    """Return one side of a segment with its glossary hits and findings marked in place.

    `findings` are those to be marked, each with its place in the document; `numbers` says which number each has in the list
    below the segment.
    """
    raw = side_of(pair, side)
    faults = [
        (place, finding) for place, finding in findings if finding.side == side and 0 <= finding.start <= finding.end <= len(raw)
    ]
    spans = [((finding.start, finding.end), finding.level.weight) for _, finding in faults]
    out: list[Content] = []
    for piece in cut_text(len(raw), list(spans_of_terms(pair, side)), spans):
        content = spell(raw[piece.start : piece.end])
        if piece.faults:
            content = [_mark(piece, faults, numbers, content)]
        if piece.is_term:
            content = [_term(piece, content)]
        out += content
    return out


def _mark(piece: Piece, faults: Sequence[tuple[int, Finding]], numbers: dict[int, int], content: list[Content]) -> Content:
    attributes = {
        "class": "point" if piece.start == piece.end else "passage",
        "data-level": faults[piece.faults[0]][1].level.value,
        "data-findings": " ".join(f"f{faults[fault][0]}" for fault in piece.faults),
    }
    if piece.ended:
        attributes["data-number"] = " ".join(str(numbers[faults[fault][0]]) for fault in piece.ended)
    return E.mark(attributes, *content)


def _term(piece: Piece, content: list[Content]) -> Content:
    attributes = {"class": "term"}
    if piece.opens:
        attributes["data-open"] = FULL.opening * piece.opens
    if piece.closes:
        attributes["data-close"] = FULL.closing * piece.closes
    return E.span(attributes, *content)

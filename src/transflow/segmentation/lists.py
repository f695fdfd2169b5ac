"""Starts of list items and paragraphs inside one text: boundaries that need no full stop."""

from __future__ import annotations

import re

__all__ = ["find_item_starts", "find_paragraph_starts", "is_enumerator"]

_PARAGRAPH = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*[\r\n]\s*|\u2029\s*")
_BULLETS = "•⁃▪◦●■‣"
_BULLET = re.compile(rf"(?<=\s)[{_BULLETS}]")
_ITEM = re.compile(
    rf"(?<!\S)(?:[{_BULLETS}]\s?)?(?P<open>\(?)(?P<mark>\d{{1,2}}|[a-z]|[ivx]{{2,5}}|[A-Z])(?P<close>\.\)|[.)])"
    r"(?=\s+[«“\"']?\s?[^\W\d_a-zà-öø-ÿ])"
)
_ENUMERATOR = re.compile(rf"\s*(?:[{_BULLETS}]\s*)?(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[A-Za-z]|X{{0,3}}(?:IX|IV|V?I{{0,3}}))")
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {mark: value for value, mark in enumerate(_NUMERALS, start=1)}
_ENDS = (".", "!", "?", "…")


def find_paragraph_starts(text: str) -> set[int]:
    """Return the offsets after each blank line and paragraph separator of `text`."""
    return {match.end() for match in _PARAGRAPH.finditer(text)}


def is_enumerator(text: str) -> bool:
    """Return whether `text`, a sentence up to its full stop, numbers a list item (`3`, `a`, `IV`)."""
    return len(text) <= 16 and bool(text.strip()) and _ENUMERATOR.fullmatch(text) is not None


def find_item_starts(text: str) -> set[int]:
    """Return the offsets of list items that stand in one line of text, the first of each list left out.

    An item counts where its mark follows on from the one before (`1.`, `2.`; `(a)`, `(b)`) and a capital comes next;
    a list begins with 1, a or i at the head of a line or after a full stop. Items marked with a number or letter and a
    full stop alone count inside a line only where the text ends without one: otherwise they may end a sentence
    (`en page 2. Le`). Bullets count where the text opens with one.
    """
    starts: set[int] = set()
    head = text.lstrip()
    if head[:1] in _BULLETS and head:
        starts.update(match.start() for match in _BULLET.finditer(text))
    bare_stop_counts = not text.rstrip().endswith(_ENDS)
    last: dict[tuple[str, str, str], int] = {}
    for match in _ITEM.finditer(text):
        at_head = _is_head(text, match.start())
        frame = (match["open"], match["close"])
        follows = _extend_list(last, frame, match["mark"], may_begin=at_head)
        if follows and (at_head or bare_stop_counts or match["close"] != "."):
            starts.add(match.start())
    starts.discard(len(text) - len(head))
    return starts


def _extend_list(last: dict[tuple[str, str, str], int], frame: tuple[str, str], mark: str, *, may_begin: bool) -> bool:
    """Return whether `mark` follows on in one of the lists in `last`, which is brought up to date."""
    readings = _read_mark(mark)
    for kind, value in readings:
        if value > 1 and last.get((*frame, kind)) == value - 1:
            last[*frame, kind] = value
            return True
    if may_begin:
        for kind, value in readings:
            if value == 1:
                last[*frame, kind] = 1
    return False


def _read_mark(mark: str) -> list[tuple[str, int]]:
    """Return the readings of a mark as (kind, value): `i` is a ninth letter and a Roman one."""
    if mark.isdecimal():
        return [("number", int(mark))]
    readings = []
    if len(mark) == 1:
        readings.append(("letter" if mark.islower() else "capital", ord(mark.lower()) - ord("a") + 1))
    if mark in _ROMAN:
        readings.append(("roman", _ROMAN[mark]))
    return readings


def _is_head(text: str, offset: int) -> bool:
    """Return whether `offset` opens the text or a line, or comes after a full stop."""
    before = offset - 1
    while before >= 0 and offset - before <= 4 and text[before].isspace():
        if text[before] in "\r\n":
            return True
        before -= 1
    return before < 0 or text[before] in ".!?…:;)»”"

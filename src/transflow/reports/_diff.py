"""Differences between two texts, word by word."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

_WORD = r"[\w\u0300-\u036f]"
_TOKEN = re.compile(rf"\d+(?:[.,\u00a0\u202f\u2009]\d+)+|{_WORD}+(?:[-’'\u2011]{_WORD}+)*|\s+|[^\w\s]")
_LONGEST = 8000
"""Tokens compared; longer texts are told apart as a whole, since the cost grows with the product of the lengths."""

_CONTEXT = 24
"""Characters kept on each side of a change."""
_KEPT_SHARE = 0.3
"""Share of the text below which a change is told as a whole, since a patchwork could not be read."""

Run = tuple[str, str]
"""`=`, `-` or `+`, and the text."""


def diff_words(old: str, new: str) -> list[Run]:
    """Return runs of `=`, `-` (only in the old text) and `+` (only in the new one), in reading order.

    The `=` and `-` runs join to the old text, the `=` and `+` runs to the new one. Words keep their hyphens and apostrophes,
    numbers their signs; each sign of punctuation and each run of spaces is a token of its own.
    """
    if old == new:
        return [("=", old)] if old else []
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(left), len(right)) > _LONGEST:
        return [run for run in (("-", old), ("+", new)) if run[1]]
    hunks: list[tuple[str, str, str]] = []
    for step in Indel.opcodes(left, right):
        gone = "".join(left[step.src_start : step.src_end])
        come = "".join(right[step.dest_start : step.dest_end])
        _add_hunk(hunks, (gone, "", "") if step.tag == "equal" else ("", gone, come))
    return _runs_of(hunks)


def _add_hunk(hunks: list[tuple[str, str, str]], hunk: tuple[str, str, str]) -> None:
    """Append a hunk (kept, gone, come), joined to the one before where both change or only spaces stand between them."""
    kept, gone, come = hunk
    if not kept and hunks and not hunks[-1][0]:
        _, before, after = hunks.pop()
        gone, come = before + gone, after + come
    if not kept and len(hunks) > 1 and hunks[-1][0].isspace() and not hunks[-2][0]:
        space = hunks.pop()[0]
        _, before, after = hunks.pop()
        gone, come = before + space + gone, after + space + come
    hunks.append((kept, gone, come))


def _runs_of(hunks: list[tuple[str, str, str]]) -> list[Run]:
    """Return the hunks as runs; spaces that both sides of a change begin or end with are kept ones."""
    runs: list[Run] = []
    for kept, before, after in hunks:
        lead = _shared_spaces(before, after)
        gone, come = before[len(lead) :], after[len(lead) :]
        tail = _shared_spaces(gone[::-1], come[::-1])[::-1]
        end = -len(tail) or None
        for kind, text in (("=", kept + lead), ("-", gone[:end]), ("+", come[:end]), ("=", tail)):
            if not text:
                continue
            if runs and kind == "=" == runs[-1][0]:
                runs[-1] = ("=", runs[-1][1] + text)
            else:
                runs.append((kind, text))
    return runs


def _shared_spaces(one: str, other: str) -> str:
    end = 0
    while end < min(len(one), len(other)) and one[end] == other[end] and one[end].isspace():
        end += 1
    return one[:end]


def find_earlier_wording(runs: list[Run], start: int, end: int) -> str:
    """Return what the old text had in place of `[start, end)` of the new one; empty where that part is unchanged or new."""
    place, words, changed = 0, "", False
    for number, (kind, text) in enumerate(runs):
        following = place + (len(text) if kind != "-" else 0)
        touches = place < end and start < following
        if kind == "=" and touches:
            words += text[max(0, start - place) : max(0, end - place)]
        elif kind == "-" and _is_in_place(runs, number, place, start, end):
            words, changed = words + text, True
        place = following
    return words.strip() if changed else ""


def _is_in_place(runs: list[Run], number: int, place: int, start: int, end: int) -> bool:
    """Return whether a removed run stood where `[start, end)` is now: inside it, beside it, or replaced by text that it shares."""
    following = runs[number + 1] if number + 1 < len(runs) else ("=", "")
    if following[0] == "+":
        return place < end and start < place + len(following[1])
    return start <= place <= end


def is_reworded(runs: list[Run], old: str) -> bool:
    """Return whether so little of the old text is kept that the change is told as a whole."""
    return sum(len(text) for kind, text in runs if kind == "=") < _KEPT_SHARE * len(old)


def shorten_kept(text: str, after_change: bool, before_change: bool, ellipsis: str) -> str:
    """Return the words of an unchanged run that stand next to a change."""
    if len(text) <= 2 * _CONTEXT + len(ellipsis) + 2:
        return text
    head = text[:_CONTEXT].rpartition(" ")[0] + " " if after_change else ""
    tail = " " + text[-_CONTEXT:].partition(" ")[2] if before_change else ""
    return f"{head}{ellipsis}{tail}"

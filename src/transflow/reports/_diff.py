"""Differences between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|\s+|[^\w\s]")
_LONGEST = 2000
"""Words compared; longer texts are shown as a whole, since the cost grows with the square."""


def diff_words(old: str, new: str) -> list[tuple[str, str]]:
    """Return runs of `=`, `-` (only in the old text) and `+` (only in the new one), in reading order."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return [("-", old), ("+", new)] if old != new else [("=", old)]
    runs: list[tuple[str, str]] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("=", "".join(left[start:end])))
            continue
        if end > start:
            runs.append(("-", "".join(left[start:end])))
        if stop > begin:
            runs.append(("+", "".join(right[begin:stop])))
    return _join_short(runs)


def _join_short(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the runs with a lone space between two changes taken into both."""
    out: list[tuple[str, str]] = []
    place = 0
    while place < len(runs):
        kind, text = runs[place]
        if kind == "=" and text.isspace() and out and place + 1 < len(runs):
            for number in range(len(out) - 1, max(len(out) - 3, -1), -1):
                if out[number][0] in "-+":
                    out[number] = (out[number][0], out[number][1] + text)
                else:
                    break
            place += 1
            while place < len(runs) and runs[place][0] != "=":
                kind, text = runs[place]
                same = next((number for number in range(len(out) - 1, max(len(out) - 3, -1), -1) if out[number][0] == kind), None)
                if same is None:
                    out.append((kind, text))
                else:
                    out[same] = (kind, out[same][1] + text)
                place += 1
            continue
        out.append((kind, text))
        place += 1
    return out

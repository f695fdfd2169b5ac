"""Replace what must survive verbatim by short names that the model copies, and put it back, with the map of offsets.

Protected are addresses, handles, phone numbers, emoji, code, file names, and every word with a sign that the model has never
seen: it would drop or mangle them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from transflow.text.protect import find_protected_spans

Span = tuple[int, int]
MOST = 12
"""Most names in one text; a text with more is cut around its protected parts instead."""
STYLES = 2
_LETTERS = "BDKVZGHW"
_FILE = re.compile(
    r"[\w.\-]{1,120}\.(?:pdf|docx?|odt|ods|odp|xlsx?|pptx?|csv|tsv|json|xml|html?|zip|jpe?g|png|svg|mp[34]|txt|md|ya?ml)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\S+")
_OUTER = "«»“”\"'‘’()[]{}<>,;:!?…"
_ODD = re.compile("[\u2581\ud800-\udfff]+")
_FOLDS = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‑": "-", "‐": "-", "−": "-", "‟": '"', "´": "'"}
"""Signs with a plainer twin, taken where the model does not know the sign itself; one for one, so that offsets stand."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Replacements in a text: rows of (start, end) in the old text and (start, end) in the new one, by position."""

    rows: tuple[tuple[int, int, int, int], ...] = ()

    def forward(self, span: Span) -> Span:
        """Return a span of the old text in the new one; one that cuts into a replaced part takes the whole part."""
        return _move(span, self.rows)

    def backward(self, span: Span) -> Span:
        """Return a span of the new text in the old one."""
        return _move(span, tuple((c, d, a, b) for a, b, c, d in self.rows))


def _move(span: Span, rows: Sequence[tuple[int, int, int, int]]) -> Span:
    starts = [row[0] for row in rows]

    def point(place: int, *, is_end: bool) -> int:
        at = bisect_right(starts, place - is_end) - 1
        if at < 0:
            return place
        _, end, new_start, new_end = rows[at]
        if place - is_end < end:
            return new_end if is_end else new_start
        return place - end + new_end

    start = point(span[0], is_end=False)
    return (start, start) if span[0] == span[1] else (start, max(start, point(span[1], is_end=True)))


def replace_spans(text: str, changes: Sequence[tuple[int, int, str]]) -> tuple[str, Edits]:
    """Return a text with spans replaced, given by position without overlap, and the edits."""
    out, last = "", 0
    rows: list[tuple[int, int, int, int]] = []
    for start, end, new in changes:
        out += text[last:start]
        rows.append((start, end, len(out), len(out) + len(new)))
        out += new
        last = end
    return out + text[last:], Edits(tuple(rows))


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as the model reads it."""

    text: str
    kept: tuple[tuple[str, str], ...] = ()
    """Each name and the part that it stands for."""
    edits: Edits = field(default_factory=Edits)

    def hide(self, text: str) -> str:
        """Return a target-side text with the protected parts it holds replaced by their names, each once."""
        changes: list[tuple[int, int, str]] = []
        for name, part in self.kept:
            start = text.find(part)
            while start >= 0 and any(start < end and begin < start + len(part) for begin, end, _ in changes):
                start = text.find(part, start + 1)
            if start >= 0:
                changes.append((start, start + len(part), name))
        return replace_spans(text, sorted(changes))[0]

    def reveal(self, text: str) -> tuple[str, Edits] | None:
        """Return a target-side text with every name replaced by its part, or None when one is missing or doubled."""
        changes: list[tuple[int, int, str]] = []
        for name, part in self.kept:
            found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
            if len(found) != 1 or text.count(name) != 1:
                return None
            changes.append((*found[0], part))
        return replace_spans(text, sorted(changes))


def find_verbatim(text: str, unknown: Callable[[str], list[Span]]) -> list[Span]:
    """Return the spans that must survive, by position; neighbours with only white space between them are one.

    Args:
        text: The source text.
        unknown: Returns the spans of signs that the model does not know.
    """
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    spans += [match.span() for match in _ODD.finditer(text)]
    for match in _TOKEN.finditer(text):
        bare = match[0].strip(_OUTER).rstrip(".")
        if bare and ("_" in bare or _FILE.fullmatch(bare)):
            start = match.start() + match[0].index(bare)
            spans.append((start, start + len(bare)))
    spans += [_whole_word(text, start, end) for start, end in unknown(text)]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _whole_word(text: str, start: int, end: int) -> Span:
    """Return a span widened to the words that touch it, since a name must stand by itself."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-\u200d"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-\u200d" or unicodedata.combining(text[end])):
        end += 1
    return start, end


def fold_unknown(text: str, unknown: Callable[[str], list[Span]]) -> str:
    """Return a text of the same length without the unknown signs that have a plain twin.

    Curly quotes become straight; accents go from words in capitals ("INTÉRÊT"), and a first word loses its capital
    ("Être", "Ça"), where the model does not know the sign otherwise.
    """
    out = list(text)
    for start, end in unknown(text):
        for place in range(start, end):
            sign = text[place]
            left = text[place - 1] if place else " "
            right = text[place + 1] if place + 1 < len(text) else " "
            bare = unicodedata.normalize("NFD", sign)[0]
            if sign in _FOLDS:
                out[place] = _FOLDS[sign]
            elif sign.isupper() and (left.isupper() or right.isupper()) and bare.isascii():
                out[place] = bare
            elif sign.isupper() and not text[:place].strip(_OUTER + " \u00a0\u202f") and len(sign.lower()) == 1:
                out[place] = sign.lower()
    return "".join(out)


def mask_text(text: str, spans: Sequence[Span], style: int, words: Sequence[tuple[int, int, str]] = ()) -> Masked | None:
    """Return a text with its protected spans replaced by names, or None when there are too many.

    Args:
        text: The text; names that it holds already are not given.
        spans: What to protect.
        style: 0 for a capital and a digit ("B2"), 1 for a number of four digits; models copy one or the other.
        words: Other spans, and what to write for them; they do not come back.
    """
    if len(spans) > MOST:
        return None
    if style == 0:
        names = (f"{letter}{digit}" for digit in range(2, 10) for letter in _LETTERS)
    else:
        names = (str(number) for number in range(7071, 7171))
    free = [name for name in names if name not in text]
    if len(free) < len(spans):
        return None
    kept = tuple((name, text[start:end]) for name, (start, end) in zip(free, spans, strict=False))
    changes = [(start, end, name) for (name, _), (start, end) in zip(kept, spans, strict=True)]
    masked, edits = replace_spans(text, sorted((*changes, *words)))
    return Masked(masked, kept, edits)

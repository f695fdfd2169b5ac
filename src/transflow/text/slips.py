"""Slips of the keyboard and of software: doubled words and spaces, brackets without a partner, damaged characters, drafts.

Sources: the doubled-word, bracket and corrupted-character checks of Okapi CheckMate and Translate Toolkit; Unicode Standard
chapter 23 for characters that show nothing; the annotations check of proselint for leftovers of drafting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transflow.text.protect import find_protected_spans

GAP = " \t\u00a0\u202f\u2009"
"""Spaces of a line."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip; `start` and `end` are half-open code points."""

    kind: str
    start: int
    end: int
    text: str
    remedy: str | None = None
    """What to write instead; None where that is not known."""


_DOUBLED = re.compile(rf"(?<![\w’'-])([^\W\d_]{{2,}})[{GAP}]+(\1)(?![\w’'-])", re.IGNORECASE)
_MAY_DOUBLE = frozenset("nous vous que had that is do very très bye ha tam tom so".split())
"""Source: LanguageTool, FRENCH_WORD_REPEAT_RULE and ENGLISH_WORD_REPEAT_RULE (their exceptions)."""
_PHRASE = re.compile(rf"(?<![\w’'-])((?:[^\W_]+[’'-]?[{GAP}]*){{2,6}}?)[{GAP}]+(\1)(?![\w’'-])", re.IGNORECASE)
_SPACES = re.compile(rf"(?<=\S)[{GAP}]{{2,}}(?=\S)")
_TRIPLED = re.compile(r"(?<![\w.@/-])(?=[^\W\d_]*([a-zà-ÿ])\1\1)(?!www)(?![ivxlcdm]+(?:es?|ème)?(?!\w))[^\W\d_]{4,}", re.IGNORECASE)
_SIGNS = re.compile(r"(?<![.…])\.\.(?![./])|,,+|;;+|(?<![\w:])::(?!\w)|(?<=\w)\.,|,\.(?!\.)")
_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_DAMAGED = re.compile(r"\S{0,40}(?:Ã[\u0080-\u00bf]|â€[\u0080-\u00bf™œ“”¦–—]?|Â[\u00a0-\u00bf]|\ufffd)\S{0,40}")
_DRAFT = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD)\b|(?<!\w)X{3,}(?![\w’'])|\?{3,}"
    r"|\[(?:à (?:compléter|confirmer|préciser|vérifier|traduire)|to be (?:completed|confirmed|checked|translated)|\.\.\.|…|xx+)\]"
    r"|\blorem ipsum\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:amp|nbsp|quot|lt|gt|apos|laquo|raquo|[a-z]{1,2}(?:acute|grave|circ|uml|cedil|lig)|#\d{2,6}|#x[0-9a-f]{2,6});",
    re.IGNORECASE,
)
_ENTITIES = {"amp": "&", "nbsp": "\u00a0", "quot": '"', "lt": "<", "gt": ">", "apos": "’", "laquo": "«", "raquo": "»"}
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s;,(/]))(?:\(?[a-zA-Z0-9]{1,3}|[ivxIVX]{1,5})\)")


def find_slips(text: str, language: str) -> Iterator[Slip]:
    """Yield the slips of a text, kind by kind; addresses and code are left alone."""
    spans = [(span.start, span.end) for span in find_protected_spans(text) if span.kind not in {"placeholder", "emoji"}]
    for slip in _all(text, language):
        if not any(start < slip.end and slip.start < end for start, end in spans):
            yield slip


def _all(text: str, language: str) -> Iterator[Slip]:
    yield from _repeated(text)
    for match in _SPACES.finditer(text):
        yield Slip("space", *match.span(), match[0], "\u00a0" if "\u00a0" in match[0] and language == "fr" else " ")
    for kind, pattern in (("letter", _TRIPLED), ("signs", _SIGNS), ("draft", _DRAFT), ("damaged", _DAMAGED)):
        for match in pattern.finditer(text):
            yield Slip(kind, *match.span(), match[0], _mended(match[0]) if kind == "damaged" else None)
    for match in _HIDDEN.finditer(text):
        yield Slip("hidden", *match.span(), match[0], "")
    for match in _ENTITY.finditer(text):
        yield Slip("entity", *match.span(), match[0], _ENTITIES.get(match[0][1:-1].lower()))


def _repeated(text: str) -> Iterator[Slip]:
    taken: list[tuple[int, int]] = []
    for match in _DOUBLED.finditer(text):
        word = match[1]
        if word.lower() not in _MAY_DOUBLE and not (word[0].isupper() and match[2][0].isupper() and not word.isupper()):
            taken.append(match.span())
            yield Slip("word", *match.span(), match[0], word)
    for match in _PHRASE.finditer(text) if len(text) < 4000 else ():
        if " " in match[1].strip() and not any(start < match.end() and match.start() < end for start, end in taken):
            yield Slip("phrase", *match.span(), match[0], match[1].strip())


def _mended(text: str) -> str | None:
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != text else None


def find_lone_brackets(text: str) -> tuple[Slip, ...]:
    """Return the brackets without a partner; `a)` and smileys are none."""
    spans = [(span.start, span.end) for span in find_protected_spans(text)]
    spans += [match.span() for match in _ENUMERATOR.finditer(text)]
    waiting: list[tuple[str, int]] = []
    lone: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign not in "()[]{}" or any(start <= place < end for start, end in spans):
            continue
        if sign in "([{":
            waiting.append((sign, place))
        elif waiting and waiting[-1][0] == _PAIRS[sign]:
            waiting.pop()
        else:
            lone.append((sign, place))
    return tuple(Slip("bracket", place, place + 1, sign) for sign, place in sorted(lone + waiting, key=lambda one: one[1]))

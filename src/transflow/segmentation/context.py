"""What stands around a stop: closing signs, brackets, the word before and the word after."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum, auto

from transflow.segmentation.rules import Rules, fold_marks

__all__ = [
    "Aside",
    "Follow",
    "Head",
    "find_asides",
    "read_follow",
    "read_token_before",
    "read_word_before",
    "skip_closers",
]

_BRACKETS = re.compile(r"[()\[\]]")
_ASIDE_LIMIT = 300
"""Brackets longer than this, in code points, hold sentences of their own."""
_CLOSERS = re.compile(r"\s*[»”)\]}›]+|[’'`\"]+(?!\w)")
_FREE_QUOTE = re.compile(r"\s(?P<quote>''|[\"'])(?=\s|$)")
_QUOTE_WINDOW = 240
_QUOTES = re.compile(r"(?P<open>(?<![\w.!?,…])[\"“'‘](?=\w))|(?P<close>(?<=[\w.!?,…])[\"”](?!\w)|(?<=[.!?,…])['’](?!\w))")
_NOTES = re.compile(r"(?:\s{0,2}\[\d{1,3}\])+(?!\w)|[¹²³⁰⁴-⁹]{1,3}|(?<=[a-zà-ÿ]{3}[.!?]|.{2}\)[.!?])\d{1,2}(?=\s+[^\W\d_])")
"""Marks of notes: bracketed, raised, or raised ones that lost their markup (`habitants.1 La`)."""
_OPENING = re.compile(r"(?:[\s«“„‘’‹\"'`(\[{¿¡–—•⁃▪●■*_>\u200b\u2060\ufeff-]|\.(?=[^\W\d_]))*")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")
_WORD_LIMIT = 40
_CJK_STOPS = "。！？．"


class Head(StrEnum):
    """The first sign of what follows a stop."""

    CAPITAL = auto()
    LOWER = auto()
    DIGIT = auto()
    SYMBOL = auto()
    OTHER = auto()
    """Punctuation: the sentence goes on."""


@dataclass(frozen=True, slots=True)
class Follow:
    """What follows a stop and its closing signs."""

    start: int
    """Offset where a sentence would start: after the white space."""
    word_start: int
    """Offset of the first sign after opening quotes, brackets and dashes."""
    opening: str
    """Quotes, brackets and dashes between the two."""
    spaced: bool
    """Whether white space, or a full-width stop, comes before."""
    head: Head
    word: str
    """The first word in NFC with straight apostrophes, empty where no letter comes first."""
    is_starter: bool
    """Whether the word opens sentences."""

    @property
    def opens_quote(self) -> bool:
        """Whether a quotation opens."""
        return any(sign in "«“„‘\"'`" for sign in self.opening)


@dataclass(frozen=True, slots=True, order=True)
class Aside:
    """A stretch that is kept whole: offsets of its opening and its closing sign."""

    start: int
    end: int
    is_quotation: bool = False


def find_asides(text: str, quotation_limit: int) -> list[Aside]:
    """Return the outermost matched brackets and quotations of `text` that are short enough, in order.

    Brackets hold at most 300 code points, quotations at most `quotation_limit`; no aside contains another.
    """
    asides = _find_brackets(text)
    if quotation_limit:
        asides += _find_quotations(text, quotation_limit)
    outer: list[Aside] = []
    for aside in sorted(asides, key=lambda aside: (aside.start, -aside.end)):
        if not outer or aside.end > outer[-1].end:
            outer.append(aside)
    return outer


def _find_brackets(text: str) -> list[Aside]:
    stack: list[int] = []
    asides: list[Aside] = []
    for match in _BRACKETS.finditer(text):
        if match[0] in "([":
            stack.append(match.start())
        elif stack:
            opening = stack.pop()
            if match.start() - opening <= _ASIDE_LIMIT:
                asides.append(Aside(opening, match.start()))
    return asides


def _find_quotations(text: str, limit: int) -> list[Aside]:
    """Return the quotations in English quotes; single ones close after punctuation alone, unlike apostrophes."""
    opened: dict[bool, int] = {}
    asides: list[Aside] = []
    for match in _QUOTES.finditer(text):
        sign = match["open"] or match["close"]
        is_double = sign in '"“”'
        if match["open"]:
            opened[is_double] = match.start()
        else:
            opening = opened.pop(is_double, None)
            if opening is not None and match.start() - opening <= limit:
                asides.append(Aside(opening, match.start(), is_quotation=True))
    return asides


def skip_closers(text: str, start: int, offset: int) -> int:
    """Return the offset after the closing quotes, brackets and note marks at `offset`; `start` opens the sentence.

    White space, no-break or not, may stand before a closing guillemet or bracket. A straight quote after white space
    closes only where the sentence holds an odd number of them, or where it is the only one far and wide.
    """
    while offset < len(text):
        match = _CLOSERS.match(text, offset) or _NOTES.match(text, offset)
        if match is None:
            free = _FREE_QUOTE.match(text, offset)
            if free is None or not _is_open(text, start, offset, free["quote"]):
                return offset
            match = free
        offset = match.end()
    return offset


def _is_open(text: str, start: int, offset: int, quote: str) -> bool:
    free = re.compile(rf"(?<!\w){quote}|{quote}(?!\w)")
    before = len(free.findall(text[max(start, offset - _QUOTE_WINDOW) : offset]))
    if before:
        return before % 2 == 1
    return start == 0 and len(free.findall(text[offset : offset + _QUOTE_WINDOW])) == 1


def read_follow(text: str, closed: int, rules: Rules) -> Follow | None:
    """Return what follows the stop whose closing signs end at `closed`, None where the text ends."""
    gap = _SPACE.match(text, closed)
    opening = _OPENING.match(text, closed)
    start = gap.end() if gap else closed
    word_start = opening.end() if opening else closed
    if start >= len(text):
        return None
    word = _WORD.match(text, word_start)
    folded = fold_marks(word[0]) if word else ""
    after = word.end() if word else word_start
    return Follow(
        start=start,
        word_start=word_start,
        opening=text[start:word_start],
        spaced=start > closed or text[closed - 1] in _CJK_STOPS,
        head=_read_head(text, word_start),
        word=folded,
        is_starter=_is_starter(folded, text[after : after + 2], rules),
    )


def _read_head(text: str, offset: int) -> Head:
    sign = text[offset : offset + 1]
    if not sign:
        return Head.OTHER
    category = unicodedata.category(sign)
    if category in {"Lu", "Lt", "Lo"}:
        return Head.CAPITAL
    if category == "Ll":
        # Names such as iPhone or eSanté open sentences too.
        return Head.CAPITAL if text[offset + 1 : offset + 2].isupper() else Head.LOWER
    if category in {"Nd", "Nl"}:
        return Head.DIGIT
    return Head.SYMBOL if category in {"Sc", "So"} or sign in "@#+" else Head.OTHER


def _is_starter(word: str, after: str, rules: Rules) -> bool:
    if not word or not (word[0].isupper() or word[0].istitle()):
        return False
    low = word.lower()
    if after[:1] in {"'", "’"}:
        return low in rules.elided_starters or low in rules.starters
    # A lone capital with a full stop is an initial, whatever the letter.
    return low in rules.starters and not (len(word) == 1 and after[:1] in {".", "-", "‑"})


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign in ".'’-‑°§" or unicodedata.combining(sign) != 0


def read_word_before(text: str, start: int, offset: int) -> tuple[int, str]:
    """Return the start and text of the word that ends at `offset`, after at most one space; not before `start`.

    Words hold letters, digits, inner full stops, apostrophes and hyphens. A word over 40 code points is empty: it is
    no abbreviation.
    """
    end = offset
    if end > start and text[end - 1].isspace():
        end -= 1
    begin = end
    while begin > start and end - begin <= _WORD_LIMIT and _is_word_sign(text[begin - 1]):
        begin -= 1
    if end - begin > _WORD_LIMIT:
        return begin, ""
    while begin < end and text[begin] in ".'’-‑":
        begin += 1
    return begin, text[begin:end]


def read_token_before(text: str, start: int, offset: int) -> str:
    """Return at most 40 code points of the token before `offset`, white space between left out, not before `start`."""
    end = offset
    while end > start and offset - end < 3 and text[end - 1].isspace():
        end -= 1
    begin = end
    while begin > start and end - begin < _WORD_LIMIT and not text[begin - 1].isspace():
        begin -= 1
    return text[begin:end]

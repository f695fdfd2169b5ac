"""Parts of a text that must survive translation and typography unchanged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transflow.text.normalize import normalize_with_map, original_span
from transflow.text.traits import has_digit, signs_in


@dataclass(frozen=True, slots=True)
class Protected:
    """A part that must stay as it is.

    Attributes:
        kind: One of `url`, `email`, `handle`, `hashtag`, `phone`, `emoji`, `code`, `placeholder`.
        start: First code point.
        end: One past the last code point.
        text: The part as written.
    """

    kind: str
    start: int
    end: int
    text: str


_DOMAIN_ENDINGS = "fr|com|org|net|eu|gouv|info|uk|ca|be|ch|de|io|paris|bzh|corsica|alsace|re|int|gov|edu|tv|lu|europa"
"""Endings that make a bare name with a dot an address. Source: IANA root zone, the ones French institutions use."""

_CODE = r"```[\s\S]{0,4000}?```|`[^`\n]{1,400}`|<(?:!--[\s\S]{0,4000}?--|/?[a-zA-Z][^<>\n]{0,1000})>"
_PLACEHOLDER = (
    r"\{\{[^{}\n]{1,80}\}\}|\$?\{[\w.:!,\-]{0,60}\}|%\([A-Za-z_]\w{0,40}\)[sdifr]|(?<![\w%])%[sdifr@](?!\w)|&\#?\w{2,10};"
)
_URL = (
    r"(?<![\w@])(?:(?:https?|ftp)://[^\s<>\"«»“”]{1,2000}|www\.[^\s<>\"«»“”]{2,2000}"
    rf"|(?<![\w.\-])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{{0,40}}[A-Za-z0-9])?\.){{1,4}}(?:{_DOMAIN_ENDINGS})"
    r"(?![\w@])(?!\.\w)(?:/[^\s<>\"«»“”]{0,2000})?)"
)
_EMAIL = r"(?:mailto:)?(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"
_PHONE = (
    r"(?<![\w+.,/\-])(?<!\d )(?:\+|00)\d{1,3}[ .\-]?(?:\(0\)[ .\-]?)?\d{1,4}(?:[ .\-]?\d{2,4}){2,5}(?![\w])(?![.,]\d)"
    r"|(?<![\w.,/\-])0[1-9](?P<gap>[ .\-]?)\d{2}(?:(?P=gap)\d{2}){3}(?!\w)(?![.,]\d)"
    r"|(?<![\w.,/\-])(?<!\d )0 8\d{2}(?: \d{2,3}){2,3}(?!\w)"
    r"|(?<![\w.,/\-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?!\w)"
    r"|(?<![\w.,/\-])(?<!\d )0[1-9]\d{1,3} \d{3,4} \d{3,4}(?!\w)"
)
_HANDLE = r"(?<![\w@./])@[A-Za-z_]\w{1,39}"
_HASHTAG = r"(?<![\w#&/])#(?=\w*[^\W\d])\w{2,80}"
_EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\u2600-\u26ff\u2702-\u27b0\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]"
    "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]?(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf][\ufe0f\U0001f3fb-\U0001f3ff]?){0,6}"
    r"|(?<![\w)\]:;])[:;]-?[)(DP](?![\w)(]))"
)

_ANY = re.compile(
    f"(?P<code>{_CODE})|(?P<email>{_EMAIL})|(?P<url>{_URL})|(?P<placeholder>{_PLACEHOLDER})|(?P<handle>{_HANDLE})"
    f"|(?P<hashtag>{_HASHTAG})|(?P<phone>{_PHONE})|(?P<emoji>{_EMOJI})"
)
_SURE_SIGNS = frozenset("`<@{%&#")
_DOTTED = re.compile(r"\.[a-zA-Z]")
_COLON = re.compile(r"://|[:;]-?[)(DP]")
_SEVEN_DIGITS = re.compile(r"(?:\d[ .\-()+]{0,3}){7}")
_PICTURE = re.compile("[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u26ff\u2702-\u27b0\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]")
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def _trimmed_end(found: str) -> int:
    """Return the length of an address without the punctuation of the sentence around it."""
    end = len(found)
    while end:
        last = found[end - 1]
        if last in ".,;:!?'…*_" or (last in _CLOSERS and found.count(_CLOSERS[last], 0, end) < found.count(last, 0, end)):
            end -= 1
        else:
            break
    return end


def _may_hold(plain: str) -> bool:
    """Return whether a text has a sign of the kinds of parts: most texts have none."""
    signs = signs_in(plain)
    if not signs.isdisjoint(_SURE_SIGNS) or _DOTTED.search(plain):
        return True
    if (":" in signs or ";" in signs) and _COLON.search(plain):
        return True
    return bool((has_digit(plain) and _SEVEN_DIGITS.search(plain)) or (not plain.isascii() and _PICTURE.search(plain)))


@lru_cache(maxsize=2048)
def find_protected_spans(text: str) -> tuple[Protected, ...]:
    """Return addresses, phone numbers, handles, tags, emoji, code and placeholders, by position, without overlap."""
    plain, offsets = normalize_with_map(text)
    if not _may_hold(plain):
        return ()
    found: list[Protected] = []
    position = 0
    while match := _ANY.search(plain, position):
        kind = match.lastgroup or ""
        end = match.end()
        if kind in {"url", "email"}:
            end = match.start() + _trimmed_end(match[0])
        position = max(end, match.start() + 1)
        start, stop = original_span(offsets, match.start(), end)
        if stop > start:
            found.append(Protected(kind, start, stop, text[start:stop]))
    return tuple(found)

"""The case pattern of a text, copied onto another."""

from __future__ import annotations

import re

_SMALL = frozenset("a an and at by de d des du en et for from in l la le les of on or the to with à au aux".split())
"""Words that a title leaves in small letters. Source: New Hart's Rules, 8.2.3."""
_LONGEST_ACRONYM = 6


def copy_case(pattern: str, text: str, *, exact: bool, language: str = "") -> str:
    """Return the text in the case pattern of another: lower, Initial, Title or UPPER; exact terms stay as they are.

    Titles are copied into English only: French headings have one capital. Capitals keep their accents. An acronym that is
    answered by words in full is no pattern of capitals.
    """
    if exact or not pattern or not text:
        return text
    if _is_upper(pattern, text):
        return text.upper()
    words = [word for word in re.findall(r"[^\W\d_]+", pattern) if word.lower() not in _SMALL]
    if language == "en" and len(words) > 1 and all(word[0].isupper() for word in words):
        return _make_title(text)
    return text[0].upper() + text[1:] if pattern[0].isupper() and text[0].islower() else text


def _is_upper(pattern: str, text: str) -> bool:
    if len(pattern) <= 3 or not pattern.isupper():
        return False
    return " " in pattern.strip() or len(pattern) > _LONGEST_ACRONYM or " " not in text.strip()


def _make_title(text: str) -> str:
    def raise_word(found: re.Match[str]) -> str:
        word = found.group()
        return word if found.start() and word.lower() in _SMALL else word[0].upper() + word[1:]

    return re.sub(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", raise_word, text)

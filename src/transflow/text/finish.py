"""The last touch on what a model wrote: typography, and what the source settles beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from transflow.text.kept_exonyms import find_kept_exonyms
from transflow.text.numbers import find_numbers
from transflow.text.typography import format_english, format_french

_FIRST_WORD = re.compile(r"^[^\w]*(?P<word>[^\W_]+)")
_INSIDE_BRACKETS = re.compile(r"(?<=[(\[])[ \u00a0\u202f]+(?=\S)|(?<=\S)[ \u00a0\u202f]+(?=[)\]])")
_ONE_COMMA = re.compile(r"\d,\d{3}(?!\d)")


def finish_translation(
    text: str, source: str, languages: tuple[str, str], profile: str = "", names: Collection[str] = ()
) -> str:  # fmt: skip
    """Return a translation with the typography of a profile, its first letter as large as that of the source.

    Places that kept the name of the source's language get that of the target's (Lombardie, Lombardy), unless they are among
    `names`, the registered ones. A number such as 26,400 is rewritten in French where the source has that value.

    Raises:
        UnknownNameError: No profile has this name.
    """
    text = _INSIDE_BRACKETS.sub("", _begin_like(text, source))
    for place in reversed(find_kept_exonyms(text, languages[1], source=source)):
        if place.is_certain and place.text not in names:
            text = text[: place.start] + place.suggestion + text[place.end :]
    if languages[1] == "en":
        return format_english(text, profile or "en-GB")
    values: set[Decimal] = set()
    if _ONE_COMMA.search(text):
        values = {number.value for number in find_numbers(source, languages[0])}
    return format_french(text, profile or "fr-FR", values)


def _begin_like(text: str, source: str) -> str:
    """Return a text with a capital first letter where its source has one; words with capitals further on stay (eIDAS)."""
    ours, theirs = _FIRST_WORD.match(text), _FIRST_WORD.match(source)
    if not ours or not theirs or not theirs["word"][0].isupper() or not ours["word"].islower():
        return text
    start = ours.start("word")
    first = text[start].upper()
    return text[:start] + first + text[start + 1 :] if len(first) == 1 else text

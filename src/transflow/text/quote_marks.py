"""Double quotation marks of a text: which open, which close, and which have no partner.

Source: New Hart's Rules 9.2 (a quotation of several paragraphs opens each of them and closes the last); Imprimerie nationale,
Lexique des règles typographiques, "Guillemets" (one closing mark ends two quotations that end together); Unicode Standard 6.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile('[“”„"«»]')
_OPENERS, _CLOSERS = "«“„", "»”"
_SPACES = " \t\n\u00a0\u202f\u2009"
_BEFORE = _SPACES + "([{«“„‘'’\"—–-/>*_"
"""What stands before an opening straight mark; an apostrophe, of an elision: l'"accord"."""
_ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|(?:jusq|lorsq|puisq|quoiq|q)u)$", re.IGNORECASE)
_LONGEST_ELISION = len(" jusqu")
_SINGLE_START = re.compile(r"(?:^|(?<=[\s(—–-]))[‘'](?=\w|\.{3}|…)")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…])['’](?!\w)(?<![sS]['’])|(?<=[sS])['’](?=[.,;:!?)]|\s*$)")


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """One double mark and its place, a code point of the text."""

    place: int
    sign: str
    opens: bool


def read_quote_marks(text: str, language: str = "en") -> tuple[QuoteMark, ...]:
    """Return the double marks of a text by position.

    A straight mark opens or closes by what stands on its sides; one between two letters, or behind a number or an English plural,
    where no quotation is open, stands for an apostrophe or for inches and is none.
    """
    marks: list[QuoteMark] = []
    depth = 0
    for match in _MARK.finditer(text):
        opens = _opens(text, match.start(), depth, language)
        if opens is None:
            continue
        marks.append(QuoteMark(match.start(), match[0], opens))
        depth = max(0, depth + (1 if opens else -1))
    return tuple(marks)


def _opens(text: str, place: int, depth: int, language: str) -> bool | None:
    sign = text[place]
    before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    if sign == "”":
        return depth == 0 and before in _SPACES and after.isalnum()
    if sign != '"':
        return sign in _OPENERS and not (sign == "“" and depth > 0 and "„" in text)
    if before in _SPACES and after in _SPACES:
        return depth == 0
    if (after.isalpha() or depth == 0) and _ELIDED.search(text, max(0, place - _LONGEST_ELISION), place):
        return None
    if depth > 0 and (before not in _BEFORE or (before in "'’" and not after.isalnum())):
        return False
    if before.isnumeric() or (before.isalpha() and after.isalpha()) or (language == "en" and before in "sS" and after == " "):
        return None
    return before in _BEFORE and (after not in _SPACES or before in "([{") and (depth == 0 or after not in ".,;:!?)")


def find_lone_marks(marks: Sequence[QuoteMark], text: str) -> tuple[QuoteMark, ...]:
    """Return the marks without a partner, by position.

    An even number of straight marks is in balance whatever the spaces around them. Where a closing mark is one too many, a
    straight mark behind a number or a plural before it is taken for inches or for an apostrophe: "he is 5'10" tall", "the players"
    wives".
    """
    lone = _unpaired(marks)
    if len(lone) % 2 == 0 and all(mark.sign == '"' for mark in marks):
        return ()
    while lone and not lone[-1].opens:
        doubtful = [mark for mark in marks if mark.place < lone[-1].place and _may_be_none(mark, text)]
        if not doubtful:
            break
        marks = [mark for mark in marks if mark is not doubtful[-1]]
        lone = _unpaired(marks)
    return lone


def _unpaired(marks: Sequence[QuoteMark]) -> tuple[QuoteMark, ...]:
    waiting: list[QuoteMark] = []
    open_of = {True: 0, False: 0}
    lone: list[QuoteMark] = []
    for mark in marks:
        family = _is_guillemet(mark.sign)
        if mark.opens:
            waiting.append(mark)
            open_of[family] += 1
        elif not open_of[family]:
            lone.append(mark)
        else:
            while _is_guillemet(waiting[-1].sign) is not family:
                lone.append(waiting.pop())
                open_of[not family] -= 1
            waiting.pop()
            open_of[family] -= 1
    return tuple(sorted((*lone, *waiting), key=lambda mark: mark.place))


def _is_guillemet(sign: str) -> bool:
    """Return whether a mark is a guillemet: straight and curved marks are taken for partners of each other."""
    return sign in "«»"


def _may_be_none(mark: QuoteMark, text: str) -> bool:
    before, after = text[mark.place - 1 : mark.place], text[mark.place + 1 : mark.place + 3]
    return (
        mark.sign == '"' and not mark.opens and (before.isnumeric() or before in "sS") and after[:1] == " " and after[1:].islower()
    )


def end_together(marks: Sequence[QuoteMark], lone: Sequence[QuoteMark], text: str) -> bool:
    """Return whether one closing mark, the last one, ends two quotations, so that only the outer one has no own: « … « … »."""
    if len(lone) != 1 or marks[-3:-2] != (lone[0],) or not marks[-2].opens or marks[-1].opens:
        return False
    return text[marks[-1].place + 1 : marks[-1].place + 2] in {"", ",", ".", ";"}


def has_lone_single(text: str) -> bool:
    """Return whether a text does not open as many quotations with single marks as it closes; plurals close none."""
    return len(_SINGLE_START.findall(text)) != len(_SINGLE_END.findall(text))


def is_closed_by_single(mark: QuoteMark, text: str) -> bool:
    """Return whether a single mark closes what a double mark opens, or opens what it closes: "Alfonso Cano'."""
    if mark.opens:
        return bool(_SINGLE_END.search(text, mark.place + 1))
    return bool(re.search(r"(?<!\w)['‘](?=\w)", text[: mark.place]))

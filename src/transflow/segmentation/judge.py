"""Whether a stop ends its sentence."""

from __future__ import annotations

import re

from transflow.segmentation.context import Follow, Head, read_token_before, read_word_before
from transflow.segmentation.lists import is_enumerator
from transflow.segmentation.rules import Kind, Rules, fold_marks

__all__ = ["breaks_after_stop"]

_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_INITIALS = re.compile(r"[^\W\d_](?:\.?-[^\W\d_])*")
_LABEL = re.compile(r"(?P<word>[^\W\d_]+)\.?\s+(?P<number>\d{1,3}(?:er|re|e|bis|ter)?|[IVXLC]{1,6})", re.IGNORECASE)
_NUMBER_AFTER = re.compile(r"[\d(\[]|[IVXLC]{1,6}\b(?!['’])|[A-Z](?=[.\d-])|[A-Z]\b(?!['’])")
_DOTTED_ACRONYM = re.compile(r"[A-Z]\.[A-Z]\b")
_DATE = re.compile(r"\d{1,2}(?:er|st|nd|rd|th)?\s+(?P<month>[^\W\d_]+)")
_CLAUSE_HEAD = re.compile(r":\s")
_DATELINE_LIMIT = 80
_LABEL_LIMIT = 24
_CLAUSE_LIMIT = 60
_CLAUSE_WORDS = 6
_NAMES_WITH_SIGN = frozenset({"yahoo", "yum", "joomla", "jeopardy", "kahoot", "ahoy"})
"""Names that end in an exclamation mark. Source: the owners' own spelling (Yahoo!, Yum! Brands, Joomla!, Kahoot!)."""


def breaks_after_stop(text: str, start: int, stop: re.Match[str], closed: int, follow: Follow, rules: Rules) -> bool:
    """Return whether the sentence that begins at `start` ends with `stop`.

    `closed` is the offset after the stop's closing signs, `follow` what comes next.
    """
    if follow.head is Head.OTHER or _is_dateline(text, start, stop.start(), follow):
        return False
    if not follow.spaced:
        return _breaks_unspaced(text, start, stop, closed, follow, rules)
    if stop[0] == ".":
        return _breaks_after_full_stop(text, start, stop.start(), follow, rules)
    return _breaks_after_mark(text, start, stop, closed, follow)


def _is_dateline(text: str, start: int, offset: int, follow: Follow) -> bool:
    """Return whether the first sentence so far is a place and a date that a dash parts from the text.

    Source: Associated Press Stylebook, "datelines"; AFP's (`PARIS, 12 mars 2024. – La Ville`).
    """
    if follow.opening[:1] not in {"–", "—", "-"} or text[:start].strip() or offset - start > _DATELINE_LIMIT:
        return False
    opening = text[start:offset]
    return any(sign.isdecimal() for sign in opening) or opening.isupper()


def _breaks_unspaced(text: str, start: int, stop: re.Match[str], closed: int, follow: Follow, rules: Rules) -> bool:
    """Return whether a space is missing after the stop: only before words that open sentences, never in addresses."""
    if len(follow.word) == 1 and follow.word not in rules.pronouns:
        return False
    is_title = rules.abbreviations.get(follow.word) is Kind.NEVER and follow.word[:1].isupper()
    is_capitals = len(follow.word) > 1 and follow.word.isupper()
    if is_capitals or not (follow.is_starter or is_title):
        return False
    before, word = read_word_before(text, start, stop.start())
    token = read_token_before(text, start, stop.start())
    if len(stop[0]) > 2 or any(sign in "@/_\\" for sign in token) or "www" in token.lower():
        return False
    if stop[0] != "." or closed > stop.end():
        return True
    is_plain = word[-1:].isdecimal() or (len(word) > 1 and word[-1].islower() and "." not in word)
    return is_plain and before >= start and rules.find_kind(word, after_number=False) is None


def _breaks_after_mark(text: str, start: int, stop: re.Match[str], closed: int, follow: Follow) -> bool:
    """Return whether `!`, `?`, an ellipsis or a mix of them ends the sentence."""
    if follow.head is Head.LOWER:
        return False
    is_ellipsis = not any(sign in "!?！？。．" for sign in stop[0])
    is_bracketed = text[stop.start() - 1 : stop.start()] in {"(", "["} and closed > stop.end()
    if is_bracketed:
        return is_ellipsis and follow.is_starter
    if is_ellipsis:
        return follow.head is not Head.DIGIT
    if stop[0] == "!" and not follow.is_starter:
        return read_word_before(text, start, stop.start())[1].lower() not in _NAMES_WITH_SIGN
    return True


def _breaks_after_full_stop(text: str, start: int, offset: int, follow: Follow, rules: Rules) -> bool:
    if follow.head is Head.LOWER and not follow.opens_quote:
        return False
    if _is_heading_number(text, start, offset, rules):
        return False
    before, word = read_word_before(text, start, offset)
    token = read_token_before(text, start, before)
    folded = fold_marks(word)
    kind = rules.find_kind(folded, after_number=token[-1:].isdecimal())
    if kind is None and _INITIALS.fullmatch(folded) and folded[0].isupper():
        return _breaks_after_initial(folded, token, follow, rules)
    if kind is None and _ACRONYM.fullmatch(folded):
        kind = Kind.STARTER
    if kind is None:
        return True
    return follow.head is not Head.LOWER and _breaks_after_abbreviation(text, start, offset, kind, follow, rules)


def _is_heading_number(text: str, start: int, offset: int, rules: Rules) -> bool:
    """Return whether the sentence so far is a number or a label with one, which its title follows."""
    if offset - start > _LABEL_LIMIT:
        return False
    opening = text[start:offset].strip()
    if is_enumerator(opening):
        return True
    label = _LABEL.fullmatch(opening)
    return label is not None and fold_marks(label["word"]).lower() in rules.labels


def _breaks_after_initial(initials: str, token: str, follow: Follow, rules: Rules) -> bool:
    """Return whether lone capitals end the sentence (`la vitamine C. Les`) or belong to a name (`J.-P. Le Bris`)."""
    if token[-1:].isdecimal() and len(initials) == 1:
        return True
    if not follow.is_starter:
        return False
    before = fold_marks(token).strip("(«“\"'.")
    return initials in rules.pronouns or (before.islower() and before not in rules.name_introducers)


def _breaks_after_abbreviation(text: str, start: int, offset: int, kind: Kind, follow: Follow, rules: Rules) -> bool:
    if kind is Kind.NEVER or follow.opening[:1] in {"(", "["}:
        return False
    after = text[follow.word_start : follow.word_start + 32]
    if kind in {Kind.NUMBER, Kind.MEASURE}:
        joined = _NUMBER_AFTER.match(after) is not None
        return not joined or (follow.head is Head.CAPITAL and follow.is_starter)
    if kind is Kind.DAY:
        date = _DATE.match(after)
        return follow.word.lower() not in rules.calendar and not (date and date["month"].lower() in rules.calendar)
    if kind is Kind.TIME:
        return _breaks_after_time(text[max(start, offset - 2 * _CLAUSE_LIMIT) : offset], after, follow, rules)
    quote_starts = follow.opens_quote and follow.head is Head.CAPITAL
    return follow.is_starter or quote_starts or follow.head is Head.SYMBOL


def _breaks_after_time(sentence: str, after: str, follow: Follow, rules: Rules) -> bool:
    """Return whether a time of day or an era ends the sentence.

    It does not before a zone, a day or a month, nor where it ends a clause of time that opens the sentence
    (`On Monday at 6 a.m. Mr. …`). Source: Associated Press Stylebook, "times", "time zones".
    """
    if follow.head is Head.DIGIT or _DOTTED_ACRONYM.match(after):
        return False
    if follow.word in rules.zones or follow.word.lower() in rules.calendar:
        return False
    clause = _CLAUSE_HEAD.split(sentence)[-1].split()
    introduces = (
        bool(clause) and len(clause) <= _CLAUSE_WORDS and clause[0][:1].isupper() and clause[0].lower() in rules.introducers
    )
    return follow.is_starter or not introduces

"""Sentences of a text, and segments of blocks and documents.

One pass over the candidate stops of the text; each is judged on the word before it, the signs after it and the word
that follows. Every look-back is bounded, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from transflow.errors import UnknownLanguageError
from transflow.model import Block, Document, Role, Segment
from transflow.segmentation.context import Aside, Follow, find_asides, read_follow, skip_closers
from transflow.segmentation.judge import breaks_after_stop
from transflow.segmentation.lists import find_item_starts, find_paragraph_starts
from transflow.segmentation.rules import Rules
from transflow.segmentation.rules_en import ENGLISH
from transflow.segmentation.rules_fr import FRENCH

__all__ = ["split_block", "split_document", "split_spans"]

_LANGUAGES: dict[str, Rules] = {"en": ENGLISH, "fr": FRENCH}
_LINE_ROLES = frozenset({Role.CONTACT, Role.LIST})
_STOPS = re.compile(r"[.!?…．。！？](?:\s?[.!?…](?!\w))*")
_NEW_LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_LINE_GAP = re.compile(r"[\n\r\u2028\u2029]\s*")


def split_spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences of `text`, in code points.

    The spans cover the text without a gap: white space after a sentence belongs to it, white space at the head of the
    text to the first sentence. Empty text has no spans. New lines are white space; a blank line ends a sentence.

    Raises:
        UnknownLanguageError: if there are no rules for `language`.

    Source: Unicode Standard Annex 29, Unicode Text Segmentation, section 5 (sentence boundaries), narrowed by the
    tables of each language.
    """
    return _split(text, _rules_of(language), at_lines=False)


def split_block(block: Block, language: str, first_index: int) -> tuple[Segment, ...]:
    """Return the segments of `block`, numbered in the document from `first_index` (1-based).

    `leading + text + trailing` joined over the segments is the block's text; a block of white space has no segments.
    The id is `block.ordinal`: the block's index and the segment's 1-based ordinal in it. In contact and list blocks
    each line is split for itself. Line and column are 1-based, in code points, and count on from those of the block.

    Raises:
        UnknownLanguageError: if there are no rules for `language`.
    """
    rules = _rules_of(language)
    text = block.text
    if not text.strip():
        return ()
    line_starts = [0, *(match.end() for match in _NEW_LINE.finditer(text))]
    segments = []
    for ordinal, (begin, stop) in enumerate(_split(text, rules, at_lines=block.role in _LINE_ROLES)):
        share = text[begin:stop]
        sentence = share.strip()
        start = begin + len(share) - len(share.lstrip())
        end = start + len(sentence)
        row = bisect_right(line_starts, start) - 1
        segments.append(
            Segment(
                id=f"{block.index}.{ordinal + 1}",
                index=first_index + ordinal,
                block=block.index,
                text=sentence,
                start=start,
                end=end,
                leading=text[begin:start],
                trailing=text[end:stop],
                line=block.line + row,
                column=start - line_starts[row] + (1 if row else block.column),
                role=block.role,
                language=language,
            )
        )
    return tuple(segments)


def split_document(document: Document) -> tuple[Segment, ...]:
    """Return the segments of every block of `document` in order, numbered from 1.

    Raises:
        UnknownLanguageError: if there are no rules for the document's language.
    """
    _rules_of(document.language)
    segments: list[Segment] = []
    for block in document.blocks:
        segments.extend(split_block(block, document.language, len(segments) + 1))
    return tuple(segments)


def _rules_of(language: str) -> Rules:
    try:
        return _LANGUAGES[language]
    except KeyError:
        raise UnknownLanguageError(language, tuple(_LANGUAGES)) from None


def _split(text: str, rules: Rules, *, at_lines: bool) -> tuple[tuple[int, int], ...]:
    if not text:
        return ()
    head = len(text) - len(text.lstrip())
    fixed = find_paragraph_starts(text) | find_item_starts(text)
    if at_lines:
        fixed |= {match.end() for match in _LINE_GAP.finditer(text)}
    starts = _find_starts(text, rules, sorted(start for start in fixed if head < start < len(text)))
    edges = [0, *starts, len(text)]
    return tuple(pairwise(edges))


def _find_starts(text: str, rules: Rules, fixed: list[int]) -> list[int]:
    """Return the sorted starts of all sentences but the first; `fixed` holds those that are known beforehand."""
    asides = find_asides(text, rules.quotation_limit)
    aside_at = [aside.start for aside in asides]
    starts: list[int] = []
    waiting = 0
    start = 0
    for match in _STOPS.finditer(text):
        while waiting < len(fixed) and fixed[waiting] <= match.start():
            start = max(start, fixed[waiting])
            waiting += 1
        if text[match.end() : match.end() + 1].islower() and match[0].isascii():
            continue
        closed = skip_closers(text, start, match.end())
        follow = read_follow(text, closed, rules)
        if follow is None:
            continue
        where = bisect_right(aside_at, follow.start - 1) - 1
        if where >= 0 and _is_inside(text, start, asides[where], follow):
            continue
        if breaks_after_stop(text, start, match, closed, follow, rules):
            start = follow.start
            starts.append(start)
    return sorted({*starts, *fixed})


def _is_inside(text: str, start: int, aside: Aside, follow: Follow) -> bool:
    """Return whether `follow` stands in a quotation, or in brackets that opened within the sentence."""
    if not aside.start < follow.start <= aside.end:
        return False
    return aside.is_quotation or (start < aside.start and not text[start : aside.start].isspace())

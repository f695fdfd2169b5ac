"""Brackets without a partner.

Source: LanguageTool UNPAIRED_BRACKETS and the brackets test of Translate Toolkit, with their exceptions.
"""

from __future__ import annotations

import re

from transflow.text.protect import find_protected_spans
from transflow.text.slips import Slip
from transflow.text.traits import signs_in

_SIGNS = re.compile(r"[()\[\]{}]")
_OPENING = {")": "(", "]": "[", "}": "{"}
_ENUMERATOR = re.compile(
    r"(?:^|[\n;:,(]\s?|\b(?:et|and|ou|or|to|à|alinéas?|paragraphs?|points?)\s)(?:\d{1,2}|[ivxIVX]{1,5}|[a-zA-Z](?:\.\d{1,2})?)[°.]?$"
    r"|\b(?:sous-alinéas?|paragraphes?|subparagraphs?|(?:sub)?clauses?|items?|lettres?|annexe?s?)\s(?:[ivx]{1,5}|[a-z])$"
    r"|[\d)][a-z]{1,2}(?:\.\d{1,2})?$"
)
_ITEM = re.compile(r"(?<=[\s\u00a0\u202f])(?:[a-z]|[ivx]{1,5})$")
"""What may be the letter of an item inside brackets: "(voir l’annexe d) du rapport)"."""
_LONGEST_ENUMERATOR = 20


def find_lone_brackets(text: str) -> tuple[Slip, ...]:
    """Return the brackets without a partner, by position; smileys, code and the `)` of `a)` are none."""
    if signs_in(text).isdisjoint("()[]{}"):
        return ()
    signs = list(_SIGNS.finditer(text))
    waiting: list[tuple[str, int]] = []
    lone: list[tuple[str, int]] = []
    items = 0
    for match in signs:
        sign, place = match[0], match.start()
        if sign in "([{":
            waiting.append((sign, place))
        elif any(opened == _OPENING[sign] for opened, _ in waiting[-3:]):
            while waiting[-1][0] != _OPENING[sign]:
                lone.append(waiting.pop())
            waiting.pop()
            items += sign == ")" and bool(_ITEM.search(text, max(0, place - _LONGEST_ENUMERATOR), place))
        elif sign == ")" and items:
            items -= 1
        elif sign != ")" or not _ENUMERATOR.search(text[max(0, place - _LONGEST_ENUMERATOR) : place]):
            lone.append((sign, place))
    lone += waiting
    if not lone:
        return ()
    spans = [(span.start, span.end) for span in find_protected_spans(text) if span.kind != "phone"]
    kept = [(sign, place) for sign, place in lone if not any(start <= place < end for start, end in spans)]
    return tuple(Slip("bracket", place, place + 1, sign) for sign, place in sorted(kept, key=lambda one: one[1]))

"""Quotations in a text: what somebody else has said, or a title.

Source: Imprimerie nationale, "Guillemets"; New Hart's Rules, chapter 9.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

_QUOTATION = re.compile(
    r"«[^«»]{1,4000}»|“[^“”]{1,4000}”|„[^„“”]{1,4000}[“”]|(?<![\w\"])\"(?=\S)[^\"]{1,2000}(?<=\S)\"(?!\w)"
    r"|(?<!\w)‘(?=\S)[^‘\n]{1,1000}?(?<=[\w.,!?…])’(?!\w)"
)


_MARK = re.compile(r"[«“„\"‘]")
"""A mark that opens a quotation: most texts hold none."""


def find_quotations(texts: Sequence[str]) -> list[tuple[tuple[int, int], ...]]:
    """Return the quotations of each text, half-open spans with their marks; one may run over neighbouring texts.

    A mark without its partner opens none; the rule on quotation marks tells it.
    """
    if not any(_MARK.search(text) for text in texts):
        return [()] * len(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    spans = [match.span() for match in _QUOTATION.finditer("\n".join(texts))]
    return [
        tuple(
            (max(first - start, 0), min(last - start, len(text)))
            for first, last in spans
            if text and first < start + len(text) and start < last
        )
        for start, text in zip(starts, texts, strict=False)
    ]

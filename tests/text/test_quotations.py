from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transflow.text.quotations import find_quotations


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Il dit « oui »."], [["« oui »"]]),
        (["She said “yes” and ‘no’."], [["“yes”", "‘no’"]]),
        (['The "city policy" days.'], [['"city policy"']]),
        (["« Une phrase.", "Une autre. »", "La suite."], [["« Une phrase."], ["Une autre. »"], []]),
        (["The mayor’s office and the towns’ plans."], [[]]),
        (["« Une phrase sans fin."], [[]]),
        ([], []),
    ],
)
def test_quotations(texts, expected):
    found = find_quotations(texts)
    assert [[text[start:end] for start, end in spans] for text, spans in zip(texts, found, strict=True)] == expected


@example(['"a', "", 'a"'])
@given(st.lists(st.text('ab «»“”"‘’.\n', max_size=30), max_size=4))
def test_spans_lie_in_their_texts(texts):
    for text, spans in zip(texts, find_quotations(texts), strict=True):
        assert all(0 <= start < end <= len(text) for start, end in spans)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from transflow.reports._wrap import break_lines, flow, pad, wrap


@pytest.mark.parametrize(
    ("text", "width", "hang", "lines"),
    [
        ("", 10, 0, [""]),
        ("one two three", 7, 0, ["one two", "three"]),
        ("one two three", 8, 2, ["one two ", "three"]),
        ("12\u00a0500 people", 9, 0, ["12\u00a0500", "people"]),
        ("abcdefgh ij", 4, 0, ["abcd", "efgh", "ij"]),
        ("上海代表团", 4, 0, ["上海", "代表", "团"]),
        ("eeee\u0301e", 4, 0, ["eeee\u0301", "e"]),
    ],
)
def test_break_lines(text, width, hang, lines):
    assert [text[start:end].rstrip() for start, end in break_lines(text, width, hang)] == [line.rstrip() for line in lines]


@given(st.text(alphabet="ab \u00a0é漢\u0301", max_size=60), st.integers(2, 30), st.integers(0, 5))
def test_lines_fit_and_lose_only_spaces(text, width, hang):
    spans = break_lines(text, width, hang)
    lines = [text[start:end] for start, end in spans]
    assert all(cell_len(line.strip(" ")) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrap_keeps_styles_and_indents():
    lines = wrap(Text.assemble("one ", ("two", "bold"), " three"), 9, 2, 1)
    assert [line.plain for line in lines] == ["  one two", "   three"]
    assert any(span.style == "bold" for span in lines[0].spans)


def test_flow_keeps_items_whole():
    items = [Text("first item"), Text("second"), Text("third one")]
    assert [line.plain for line in flow(items, 21, 1, 2)] == [" first item   second", "   third one"]


def test_pad_counts_columns():
    assert pad(Text("上海"), 6).plain == "上海  "

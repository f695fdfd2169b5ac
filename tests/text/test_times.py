from __future__ import annotations

import pytest

from transflow.text.times import compare_times, find_broken_times, find_zones


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("À 14h30 (CET)", ["Paris"]),
        ("à 14 h, heure de Paris", ["Paris"]),
        ("at 2 p.m. Paris time or 8 am EST", ["Paris", "New York"]),
        ("at 14:30 GMT", ["UTC"]),
        ("la BST et le GMT", []),
    ],
)
def test_zones(text, names):
    assert [zone.name for zone in find_zones(text)] == names


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("It starts at 8: pm", ["8:"]),
        ("vers :30", [":30"]),
        ("from am to 7 pm", ["am"]),
        ("à partir de 19: heures", ["19:"]),
        ("at 8 pm, 14:30, 2:1, I am, to amend", []),
        ("that I am sorry and am here", []),
    ],
)
def test_broken_times(text, broken):
    assert [text[start:end] for start, end in find_broken_times(text)] == broken


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("À 14 h 30.", "At 2.30 pm.", []),
        ("À 14 h 30.", "At 4.30 pm.", ["changed"]),
        ("À 20h30.", "At 20.30.", []),
        ("À 20h30.", "At 2030 hours.", []),
        ("À 20h30.", "In the evening.", ["missing"]),
        ("À 11 h.", "In the morning.", ["missing"]),
        ("À 11 h.", "At eleven.", []),
        ("À midi.", "In the middle of the day.", []),
    ],
)
def test_compare_times(source, target, kinds):
    assert [fault.kind for fault in compare_times(source, "fr", target, "en")] == kinds

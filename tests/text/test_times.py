from __future__ import annotations

import pytest

from transflow.text.times import find_zones


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

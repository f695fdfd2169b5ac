"""Long texts are cut at the boundaries of their clauses, and translated clauses fit together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.clauses import fit_clause, split_clauses


@given(st.text("ab €é.,\u00a0", max_size=80), st.integers(1, 12))
def test_clauses_keep_everything_but_white_space(text, most):
    parts = split_clauses(text, lambda part: len(part) <= most)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= most for part in parts)


def test_clauses_are_cut_at_the_best_boundary():
    text = "La ville, qui grandit, construit des logements ; le département aide la région."
    assert split_clauses(text, lambda part: len(part) < 60) == [
        "La ville, qui grandit, construit des logements ;", "le département aide la région.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("qui grandit", "Which is growing.", "which is growing"),
        ("La ville grandit.", "The town is growing.", "The town is growing."),
        ("et ainsi de suite...", "And so on...", "and so on..."),
        ("rue de Paris", "Paris street.", "Paris street"),
        ("la Ville", "", ""),
    ],
)
def test_a_clause_loses_the_capital_and_the_stop_of_a_sentence(source, translation, expected):
    assert fit_clause(source, translation) == expected

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.reports._diff import diff_words, find_earlier_wording

WORDS = st.lists(st.sampled_from(["le", "la", "ville", " ", " ", "\u00a0", ",", "l’eau", "12,5", "e\u0301"]), max_size=14).map(
    "".join
)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", []),
        ("same", "same", [("=", "same")]),
        ("", "new", [("+", "new")]),
        ("a city policy here", "an urban policy here", [("-", "a city"), ("+", "an urban"), ("=", " policy here")]),
        ("Saint Herbain, 2 km", "Saint-Herblain, 2 km", [("-", "Saint Herbain"), ("+", "Saint-Herblain"), ("=", ", 2 km")]),
        ("de l’eau.", "de l’air.", [("=", "de "), ("-", "l’eau"), ("+", "l’air"), ("=", ".")]),
        ("1,621,000 €", "1,612,000 €", [("-", "1,621,000"), ("+", "1,612,000"), ("=", " €")]),
        ("muse\u0301e", "musée", [("-", "muse\u0301e"), ("+", "musée")]),
        ("end", "end.", [("=", "end"), ("+", ".")]),
    ],
)
def test_runs(old, new, runs):
    assert diff_words(old, new) == runs


@given(WORDS, WORDS)
def test_runs_join_to_both_texts(old, new):
    runs = diff_words(old, new)
    assert "".join(text for kind, text in runs if kind != "+") == old
    assert "".join(text for kind, text in runs if kind != "-") == new
    assert all(text for _, text in runs)


@pytest.mark.parametrize(
    ("old", "new", "part", "earlier"),
    [
        ("come under the policy of the city.", "come under urban policy.", "urban policy", "the policy of the city"),
        ("the solid economy", "the solidarity economy", "solidarity economy", "solid economy"),
        ("the priority of Bourges", "the priority districts of Bourges", "priority districts", ""),
        ("a shop and a house", "a store and a home", "home", "house"),
        ("nothing changed", "nothing changed", "changed", ""),
    ],
)
def test_earlier_wording(old, new, part, earlier):
    start = new.index(part)
    assert find_earlier_wording(diff_words(old, new), start, start + len(part)) == earlier


def test_long_unlike_texts_take_no_time():
    old, new = "a b c d " * 20000, "d c b a " * 20000
    started = time.perf_counter()
    diff_words(old, new)
    diff_words(old[:8000], new[:8000])
    assert time.perf_counter() - started < 2

from __future__ import annotations

import pytest

from transflow.text.proportions import compare_proportions, find_proportions


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Deux tiers des élus et le quart des votants", "fr", ["0.6667", "0.25"]),
        ("Un habitant sur quatre, trois sur dix", "fr", ["0.25", "0.3"]),
        ("Le budget a triplé, il est multiplié par quatre", "fr", ["3", "4"]),
        ("Deux fois par semaine", "fr", ["2"]),
        ("Plusieurs millions, des milliers de milliards", "fr", ["1E+6", "1E+12"]),
        ("3 millions d’euros", "fr", []),
        ("Un quart d’heure en quart de finale", "fr", []),
        ("Two thirds, a quarter and half of them", "en", ["0.6667", "0.25", "0.5"]),
        ("One in four, three out of ten residents", "en", ["0.25", "0.3"]),
        ("Twice a year, threefold, four times", "en", ["2", "3", "4"]),
        ("Thousands of millions, billions", "en", ["1E+9", "1E+9"]),
        ("In the second half, third parties", "en", []),
        ("", "en", []),
    ],
)
def test_find_proportions(text, language, values):
    found = find_proportions(text, language)
    assert [str(one.value.normalize()) for one in found] == values
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("source", "target", "changes"),
    [
        ("Deux tiers des habitants.", "Two thirds of residents.", []),
        ("Deux tiers des habitants.", "Three quarters of residents.", [("Three quarters", "Deux tiers")]),
        ("Un habitant sur quatre.", "A quarter of residents.", []),
        ("Un habitant sur quatre.", "One in five residents.", [("One in five", "Un habitant sur quatre")]),
        ("Il a doublé.", "It is twice as high.", []),
        ("Il a doublé.", "It has tripled.", [("tripled", "doublé")]),
        ("La moitié des élus.", "50% of them.", []),
        ("Des millions de gens.", "Billions of people.", [("Billions", "millions")]),
    ],
)
def test_compare_proportions(source, target, changes):
    assert [(one.text, other.text) for one, other in compare_proportions(source, "fr", target, "en")] == changes

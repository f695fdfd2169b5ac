from __future__ import annotations

import pytest

from transflow.text.units import find_measures, has_loose_unit, is_converted, is_named_in


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("12 km, 45 ha et 300 m²", "fr", [("12", "km"), ("45", "ha"), ("300", "m2")]),
        ("les 18 derniers mois", "fr", [("18", "month")]),
        ("2 ans et demi", "fr", [("2.5", "year")]),
        ("a 45-hectare park, 2,500 sq ft", "en", [("45", "ha"), ("2500", "foot2")]),
        ("350 milles et 32 ° C", "fr", [("350", "mile"), ("32", "°C")]),
        ("3 mi-temps", "fr", []),
        ("12 kilomètres carrés", "fr", [("12", "km2")]),
    ],
)
def test_find_measures(text, language, measures):
    assert [(str(one.value), one.unit) for one in find_measures(text, language)] == measures


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("3,000 miles", "4 800 km", True),
        ("40 mph", "64 km/h", True),
        ("12 ha", "12 acres", False),
        ("2 weeks", "15 jours", True),
        ("3 months", "90 jours", True),
        ("3 months", "60 jours", False),
        ("12 km", "12 ha", False),
        ("12 km", "12 km", False),
    ],
)
def test_is_converted(one, other, answer):
    assert is_converted(find_measures(one, "en")[0], find_measures(other, "fr")[0]) is answer


@pytest.mark.parametrize(
    ("measure", "text", "answer"),
    [
        ("12 mois", "a one-year loan", True),
        ("6 mois", "half a year", True),
        ("15 minutes", "a quarter of an hour", True),
        ("18 mois", "a year and a half", True),
        ("12 mois", "three weeks", False),
        ("12 mois", "an article", False),
        ("12 km", "a year", False),
    ],
)
def test_is_named_in(measure, text, answer):
    assert is_named_in(find_measures(measure, "fr")[0], text, "en") is answer


def test_has_loose_unit():
    text = "winds of miles per hour, 12 miles away"
    assert has_loose_unit(text, "mile", find_measures(text, "en"))
    assert not has_loose_unit("12 miles away", "mile", find_measures("12 miles away", "en"))

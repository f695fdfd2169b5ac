from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.date_matching import compare_dates
from transflow.text.dates import find_dates


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("le 28 janvier 2025", "fr", [(28, 1, 2025)]),
        ("le 1er mars", "fr", [(1, 3, None)]),
        ("le premier juillet 2006", "fr", [(1, 7, 2006)]),
        ("du 3 au 5 mai 2024", "fr", [(3, 5, 2024), (5, 5, 2024)]),
        ("28/01/2025", "fr", [(28, 1, 2025)]),
        ("2025-01-28", "fr", [(28, 1, 2025)]),
        ("on 28 January 2025", "en", [(28, 1, 2025)]),
        ("on January 28, 2025", "en", [(28, 1, 2025)]),
        ("in May 2013", "en", [(None, 5, 2013)]),
        ("he may come", "en", []),
        ("", "fr", []),
    ],
)
def test_find_dates(text, language, dates):
    found = find_dates(text, language)
    assert [(date.day, date.month, date.year) for date in found] == dates
    assert all(text[date.start : date.end] == date.text for date in found)


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("Le 15 juin 2027.", "On 15 June 2027.", []),
        ("Le 15 juin 2027.", "On 15 July 2027.", ["changed"]),
        ("Le 15 juin 2027.", "On June 15.", ["year"]),
        ("Le 15 juin 2027, puis en 2027.", "On June 15, then in 2027.", []),
        ("Le 15 juin.", "On 15 June 2027.", []),
        ("En septembre dernier.", "In September 2001.", []),
        ("Le 31 octobre.", "On the thirty-first day of October.", []),
        ("Dans la nuit de dimanche.", "On Saturday night.", []),
        ("Dimanche soir.", "On Saturday night.", ["changed"]),
        ("Du lundi au samedi.", "From Saturday to Saturday.", ["changed"]),
        ("Fermé les lundis.", "Closed on Sundays.", ["changed"]),
        ("Fermé les lundis.", "Closed on Mondays.", []),
        ("En juin 1956.", "In June.", ["year"]),
        ("Le 31 mars 2025.", "On 31 March last.", []),
        ("Le 19 d’octobre.", "On 19 March.", ["changed"]),
        ("De janvier à mars.", "From January to June.", ["changed"]),
        ("De janvier à mars.", "In the first quarter.", []),
        ("Ouvert le mardi.", "Open on Thursdays.", ["changed"]),
        ("Ouvert le mardi.", "Open on Thursday.", ["changed"]),
        ("Le 1er septembre 2024.", "On 1 September 2024.", []),
        ("Le 1er septembre 2024.", "In autumn.", ["missing"]),
        ("Cet automne.", "On 1 September 2024.", ["extra"]),
    ],
)
def test_compare_dates(source, target, kinds):
    faults = compare_dates(source, "fr", target, "en")
    assert [fault.kind for fault in faults] == kinds


@pytest.mark.parametrize(
    ("text", "possible", "fits"),
    [("mardi 28 janvier 2025", True, True), ("lundi 28 janvier 2025", True, False), ("31 septembre 2024", False, True)],
)
def test_weekday_and_calendar(text, possible, fits):
    (date,) = find_dates(text, "fr")
    assert date.is_possible is possible
    assert (date.weekday is None or date.true_weekday is None or date.weekday == date.true_weekday) is fits


@given(st.text(alphabet="0123456789/-. janvierMymrs", max_size=40), st.sampled_from(["fr", "en"]))
def test_any_text(text, language):
    for date in find_dates(text, language):
        assert text[date.start : date.end] == date.text


@pytest.mark.parametrize(
    ("text", "written"),
    [("On 28 June.", "28 June"), ("On 28 Sept.", "28 Sept."), ("On Tuesday 28 January 2025.", "Tuesday 28 January 2025")],
)
def test_the_full_stop_of_a_sentence_is_no_part(text, written):
    assert [date.text for date in find_dates(text, "en")] == [written]

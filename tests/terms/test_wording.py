from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.terms.wording import find_nearest, find_scattered, find_short_mention


@pytest.mark.parametrize(
    ("text", "term", "language", "found"),
    [
        ("Des services agréés de garde ouvrent.", "service de garde agréé", "fr", "services agréés de garde"),
        (
            "Elle est travailleuse étrangère temporaire.",
            "travailleur étranger temporaire",
            "fr",
            "travailleuse étrangère temporaire",
        ),
        ("the development of skills", "skills development", "en", "development of skills"),
        ("Development and skills matter.", "skills development", "en", None),
        ("La politique, dans la ville, compte.", "politique de la ville", "fr", None),
        ("La politique voulue par la ville.", "politique de la ville", "fr", None),
        ("Le garde. Agréé, le service ferme.", "service de garde agréé", "fr", None),
        ("housing", "housing", "en", None),
    ],
)
def test_scattered(text, term, language, found):
    span = find_scattered(text, term, language)
    assert (text[slice(*span)] if span else None) == found


@pytest.mark.parametrize(
    ("text", "term", "language", "found"),
    [
        ("The Fund lasts.", "Social Finance Fund", "en", "The Fund"),
        ("A fund lasts.", "Social Finance Fund", "en", None),
        ("The fund for research lasts.", "Social Finance Fund", "en", None),
        ("Ce fonds dure.", "Fonds de finance sociale", "fr", "Ce fonds"),
        ("Le fonds de roulement.", "Fonds de finance sociale", "fr", None),
        ("Le fonds national.", "Fonds de finance sociale", "fr", None),
        ("L’accord porte sur cinq ans.", "accord de financement", "fr", "L’accord"),
        ("The call closes.", "call for proposals", "en", "The call"),
        ("The housing.", "housing", "en", None),
    ],
)
def test_short_mention(text, term, language, found):
    span = find_short_mention(text, [term], language)
    assert (text[slice(*span)] if span else None) == found


@pytest.mark.parametrize(
    ("text", "term", "language", "found"),
    [
        ("Social owners sign.", "social landlord", "en", "Social owners"),
        ("Le bénéfice net monte.", "résultat net", "fr", None),
        ("Les organisations à but social.", "organisme à vocation sociale", "fr", None),
        ("L’appel d’offres.", "appel de propositions", "fr", "appel d’offres"),
        ("Rien de tel.", "appel de propositions", "fr", None),
    ],
)
def test_nearest(text, term, language, found):
    span = find_nearest(text, [term], language)
    assert (text[slice(*span)] if span else None) == found


@given(st.text(alphabet="abé l’'-.,S \u00a0", max_size=40), st.sampled_from(["appel de la ville", "a b c", "’", "social fund"]))
def test_spans_lie_in_the_text(text, term):
    for find in (find_scattered, lambda text, term, way: find_nearest(text, [term], way)):
        for language in ("fr", "en"):
            span = find(text, term, language)
            assert span is None or 0 <= span[0] < span[1] <= len(text)

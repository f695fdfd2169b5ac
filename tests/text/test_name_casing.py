from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.name_casing import find_casing_variants
from transflow.text.surnames import find_surname_variants


@pytest.mark.parametrize(
    ("texts", "preferred", "forms"),
    [
        (
            ["Le plan Terre Verte.", "Le plan Terre verte va.", "Le plan Terre Verte."],
            "Terre Verte",
            ["Terre Verte", "Terre verte", "Terre Verte"],
        ),
        (["Avec Terre Verte.", "Le plan Terre verte va."], "Terre Verte", ["Terre Verte", "Terre verte"]),
        (["Avec Terre Verte.", "La terre verte va."], "", []),
        (["Avec Terre Verte.", "Terre verte et bleue."], "", []),
        (["Avec Terre Verte.", "TERRE VERTE"], "", []),
        (["Avec Terre Verte.", "Le plan Terre verte Europe."], "", []),
        ([], "", []),
    ],
)
def test_find_casing_variants(texts, preferred, forms):
    groups = find_casing_variants(texts, "fr")
    assert [group.preferred for group in groups] == ([preferred] if preferred else [])
    assert [place.text for group in groups for place in group.occurrences] == forms
    for group in groups:
        assert not group.is_sure
        assert all(texts[place.index][place.start : place.end] == place.text for place in group.occurrences)


def test_registered_form_wins():
    (group,) = find_casing_variants(
        ["Avec Terre Verte.", "Avec Terre Verte.", "Le plan Terre verte va."], "fr", registered=("Terre verte",)
    )
    assert (group.preferred, group.is_sure) == ("Terre verte", True)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Jean-Pierre Durand signe.", "M. Durant parle."], [("Durand", "Durant", True)]),
        (["Hélène Lefèvre signe.", "Mme Lefevre parle."], [("Lefèvre", "Lefevre", True)]),
        (["Jean-Pierre Durand signe.", "M. Durand parle."], []),
        (["Jean-Pierre Durand et Claire Durant signent.", "Mme Durant parle."], []),
        (["Jean-Pierre Durand signe.", "M. Durant parle.", "M. Durant part."], []),
        (["Mikheïl Saakachvili signe.", "M. Saakashvili parle."], [("Saakachvili", "Saakashvili", False)]),
        (["M. Durant parle."], []),
    ],
)
def test_find_surname_variants(texts, found):
    groups = find_surname_variants(texts)
    assert [(group.preferred, group.occurrences[-1].text, group.is_sure) for group in groups] == found


@given(st.lists(st.text(alphabet="Le lanVertCœuro'’-. \nM", max_size=40), max_size=5))
def test_spans_hold_their_text(texts):
    for group in find_casing_variants(texts, "fr"):
        assert all(texts[place.index][place.start : place.end] == place.text for place in group.occurrences)
    for group in find_surname_variants(texts):
        assert len(group.occurrences) > 1

from __future__ import annotations

import pytest

from transflow.text.gazetteer import fold_place, load_gazetteer, parse_gazetteer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Saint-Herblain", "saint herblain"),
        ("St-Herblain", "saint herblain"),
        ("Ste. Luce", "sainte luce"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Pays\u00a0de La  Loire", "pays de la loire"),
        ("Bœurs", "boeurs"),
    ],
)
def test_fold_place(text, folded):
    assert fold_place(text) == folded


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Saint-Herblain", "commune"),
        ("Loire-Atlantique", "département"),
        ("Pays de la Loire", "région"),
        ("Île-de-France", "région"),
        ("Marseille", "commune"),
    ],
)
def test_kinds(name, kind):
    place = load_gazetteer().exact(name)
    assert place is not None
    assert place.kind == kind


def test_look_ups():
    gazetteer = load_gazetteer()
    assert len(gazetteer) > 34_000
    assert "L’Haÿ-les-Roses" in gazetteer
    assert gazetteer.exact("Saint Herblain") is None
    assert [place.name for place in gazetteer.folded("Saint Herblain")] == ["Saint-Herblain"]
    assert gazetteer.near("Saint Herbain")[0][0].name == "Saint-Herblain"
    assert gazetteer.is_ordinary("Tours")
    assert not gazetteer.near("")


def test_parse():
    gazetteer = parse_gazetteer("Tours\tc*\t37\nSaint-Denis\tc\t93,974\n")
    assert gazetteer.exact("Tours").ordinary
    assert gazetteer.exact("Saint-Denis").departments == ("93", "974")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.exonyms import known_renderings, translate_name
from transflow.text.name_pairs import compare_names_across
from transflow.text.name_variants import find_name_variants
from transflow.text.names import compare_name_forms, find_names
from transflow.text.place_faults import find_place_faults


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Le maire de Saint-Herblain est venu.", "fr", ["Saint-Herblain"]),
        ("La Ville d’Angers et l’Anru signent.", "fr", ["Ville d’Angers", "Anru"]),
        ("In Pays de la Loire, the State signs.", "en", ["Pays de la Loire", "State"]),
        ("M. Dupont et Mme Martin", "fr", ["Dupont", "Martin"]),
        ("PR Lemas visited Nantes’s port.", "en", ["PR Lemas", "Nantes"]),
        ("Elle habite à La Rochelle.", "fr", ["La Rochelle"]),
        ("Today is fine.", "en", []),
        ("", "fr", []),
    ],
)
def test_find_names(text, language, names):
    found = find_names(text, language)
    assert [name.text for name in found] == names
    assert all(text[name.start : name.end] == name.text for name in found)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("L'Île-d'Yeu", "L’Île-d’Yeu", "same"),
        ("Petr Jiráček", "Petr Jiracek", "same"),
        ("Saint Herblain", "Saint-Herblain", "folded"),
        ("Hénin-Beaumont", "Henin-Beaumont", "folded"),
        ("St-Denis", "Saint-Denis", "folded"),
        ("Saint Herbain", "Saint-Herblain", "near"),
        ("Caisse de Dépôts", "Caisse des Dépôts", "near"),
        ("PR Lemas", "Pierre-René Lemas", "initials"),
        ("P.-R. Lemas", "Pierre-René Lemas", "initials"),
        ("J Dupont", "Pierre Dupont", "different"),
        ("Saint-Nazaire", "Saint-Lazare", "different"),
        ("Lyon 2", "Lyon 3", "different"),
        ("World War I", "World War II", "different"),
        ("Minister", "Ministers", "different"),
        ("Nice", "Nine", "different"),
    ],
)
def test_compare_name_forms(one, other, relation):
    assert compare_name_forms(one, other) == relation
    assert compare_name_forms(other, one) == relation


@pytest.mark.parametrize(
    ("text", "context", "faults"),
    [
        ("in Saint Herbain near Nantes", ["Nantes"], [("Saint Herbain", "Saint-Herblain")]),
        ("in Loire Atlantique", [], [("Loire Atlantique", "Loire-Atlantique")]),
        ("in Pays de La Loire", [], [("Pays de La Loire", "Pays de la Loire")]),
        ("in Seine Saint Denis", [], [("Seine Saint Denis", "Seine-Saint-Denis")]),
        ("in Henin-Beaumont near Lens", ["Lens", "Arras"], [("Henin-Beaumont", "Hénin-Beaumont")]),
        ("Caisse de Dépôts signed", [], [("Caisse de Dépôts", "Caisse des Dépôts")]),
        ("with Fondès", [], [("Fondès", "Fondes")]),
        ("in Saint-Herblain, Loire-Atlantique", ["Nantes"], []),
        ("LOIRE ATLANTIQUE", [], []),
        ("St James and World War II", [], []),
        ("the Tours of Hommes", [], []),
        ("he lives in London", [], []),
    ],
)
def test_find_place_faults(text, context, faults):
    found = find_place_faults(text, context_names=context, registered=("Caisse des Dépôts", "Fondes"))
    assert [(fault.text, fault.suggestion) for fault in found] == faults
    assert all(text[fault.start : fault.end] == fault.text for fault in found)


@pytest.mark.parametrize(
    ("texts", "preferred", "others"),
    [
        (["Pays de la Loire", "the Pays de La Loire region", "Pays de la Loire"], None, []),
        (["In Belle-Beille.", "In Belle Beille.", "In Belle-Beille."], "Belle-Beille", ["Belle Beille"]),
        (["with PR Lemas", "and Pierre-René Lemas"], "Pierre-René Lemas", ["PR Lemas"]),
        (["Colomiers grows", "near Colomier"], "Colomiers", ["Colomier"]),
        (["Press Contact", "the Press contact"], None, []),
        (["Lens and Lons", "Lens"], None, []),
    ],
)
def test_find_name_variants(texts, preferred, others):
    groups = find_name_variants(texts, "en", registered=("Pays de la Loire",))
    found = [(group.preferred, [spot.text for spot in group.occurrences if spot.text != group.preferred]) for group in groups]
    if preferred is None:
        assert all(not odd or odd == ["Pays de La Loire"] for _, odd in found)
    else:
        assert (preferred, others) in found


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("À Saint-Herblain, le 3 mai.", "In Saint Herbain, on 3 May.", [("altered", "Saint-Herblain", "Saint Herbain")]),
        ("Le préfet de Maine-et-Loire.", "The prefect.", [("missing", "Maine-et-Loire", "")]),
        ("À Londres et en Bretagne.", "In London and in Brittany.", []),
        ("M. Dupont habite à Angers.", "Mr Dupont lives in Angers.", []),
        ("À Schiltigheim aussi.", "In Schiltingheim too.", [("altered", "Schiltigheim", "Schiltingheim")]),
        ("Le Président Barroso parle.", "President Barroso speaks.", []),
        ("L’Union européenne et la France.", "The European Union and France.", []),
        ("La Caisse des Dépôts signe.", "Caisse de Dépôts signs.", [("altered", "Caisse des Dépôts", "Caisse de Dépôts")]),
    ],
)
def test_compare_names_across(source, target, kinds):
    found = compare_names_across(source, "fr", target, "en", registered=("Caisse des Dépôts",))
    shown = [(fault.kind, fault.expected, fault.found) for fault in found if fault.kind == "altered" or fault.confidence == "high"]
    assert shown == kinds
    for fault in found:
        assert source[fault.source_start : fault.source_end] == fault.expected
        assert fault.kind == "missing" or target[fault.target_start : fault.target_end] == fault.found


def test_exempt_names_are_not_looked_for():
    assert not compare_names_across(
        "Le Conseil régional Grand Machin.", "fr", "The council.", "en", exempt=["Conseil régional Grand Machin"]
    )


def test_exonyms_both_ways():
    assert translate_name("Londres", "fr", "en") == "London"
    assert translate_name("Brittany", "en", "fr") == "Bretagne"
    assert "Lyons" in known_renderings("Lyon", "fr", "en")
    assert translate_name("Nantes", "fr", "en") is None


@given(st.text(alphabet="aàeLSP'’- .\u00a0déMt", max_size=60))
def test_any_text_gives_spans_inside_it(text):
    for name in find_names(text, "fr"):
        assert text[name.start : name.end] == name.text
    for fault in find_place_faults(text, context_names=()):
        assert text[fault.start : fault.end] == fault.text

"""Near misses of the names of public bodies."""

from __future__ import annotations

import pytest

from transflow.text.gazetteer import same_kind_signs
from transflow.text.institutions import find_body_faults, find_kept_bodies, find_wrong_renderings, load_bodies


@pytest.mark.parametrize(
    ("text", "found", "suggestion"),
    [
        ("The European Investments Bank.", "European Investments Bank", "European Investment Bank"),
        ("La Banque publique d’investissements.", "Banque publique d’investissements", "Banque publique d’investissement"),
        ("Le ministère de l’Interieur.", "ministère de l’Interieur", "ministère de l’Intérieur"),
        ("L’Agence nationale de l’habita.", "Agence nationale de l’habita", "Agence nationale de l’habitat"),
        ("L’Autorité de marchés financiers.", "Autorité de marchés financiers", "Autorité des marchés financiers"),
        ("The European Bank of Investment.", "European Bank of Investment", "European Investment Bank"),
        ("La Cour de comptes.", "Cour de comptes", "Cour des comptes"),
        ("The Ministry of Armies.", "Ministry of Armies", "Ministry of the Armed Forces"),
        ("La Cours des comptes.", "Cours des comptes", "Cour des comptes"),
        ("Le Conseil de l’État.", "Conseil de l’État", "Conseil d’État"),
        ("Voie navigable de France.", "Voie navigable de France", "Voies navigables de France"),
    ],
)  # fmt: skip
def test_near_miss(text, found, suggestion):
    assert [(fault.text, fault.suggestion) for fault in find_body_faults(text)] == [(found, suggestion)]


@pytest.mark.parametrize(
    "text",
    [
        "The World Trade Organisation and the World Trade Organization.",
        "The European Commissioner, the European Commission.",
        "Une agence nationale de la rénovation urbaine.",
        "THE EUROPEAN INVESTMENTS BANK",
        "The Ministry of Labor and the Ministry of Labour.",
        "Le Conseil de l’Europe et le Conseil européen.",
        "Agence nationale. Pour la rénovation urbaine.",
        "Le ministre de l’Intérieur et le ministre de la Culture.",
        "The Minister of the Interior and the Minister of Culture.",
        "Les Cours des comptes de deux pays.",
        "",
    ],
)
def test_left_alone(text):
    assert find_body_faults(text) == ()


def test_every_listed_name_is_left_alone():
    for body in load_bodies():
        for name in (body.french, *body.english):
            assert find_body_faults(f"{name[0].upper()}{name[1:]}") == (), name


def test_wrong_forms_are_no_listed_names():
    names = {same_kind_signs(name).lower() for body in load_bodies() for name in (body.french, *body.english)}
    wrong = {form.lower() for body in load_bodies() for form in (*body.wrong, *body.wrong_beside_source)}
    assert not names & wrong


def test_rendering_is_wrong_only_beside_its_source():
    ((fault, span),) = find_wrong_renderings("Le Fonds social européen agit.", "The Social European Fund acts.")
    assert (fault.text, fault.suggestion, span) == ("Social European Fund", "European Social Fund", (3, 24))
    assert find_wrong_renderings("Un fonds agit.", "The Social European Fund acts.") == ()


def test_find_kept_bodies():
    text = "The Office français de la biodiversité and Voies navigables de France sign."
    assert [text[slice(*span)] for span in find_kept_bodies(text)] == [
        "Office français de la biodiversité",
        "Voies navigables de France",
    ]
    assert find_kept_bodies("Les comptes de la cour.") == ()

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.number_matching import compare_numbers


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("Un fonds de 143 000 €.", "A fund of €143,000.", []),
        ("Un fonds de 143 000 €.", "A fund of €134,000.", ["changed"]),
        ("Soit 1,2 Md€.", "That is €1.2 billion.", []),
        ("Soit 1,2 Md€.", "That is €1.2 million.", ["changed"]),
        ("Soit 22,4 %.", "That is 224%.", ["changed"]),
        ("Douze villes.", "12 towns.", []),
        ("Une dizaine de villes.", "About ten towns.", []),
        ("Les 46 quartiers.", "The districts.", ["missing"]),
        ("Les quartiers.", "The 46 districts.", ["extra"]),
        ("Le 12 mars 2024.", "On 12 March 2024.", []),
        ("Au XXIe siècle.", "In the 21st century.", []),
        ("En 2017 et après 2017.", "In 2017 and after.", ["repeated"]),
        ("Un service 24 heures sur 24.", "A 24-hour service.", []),
        ("Du 3 au 5 mai 2024.", "3-5 May 2024.", []),
        ("Une croissance de 0, 5 %.", "Growth of 0.5%.", []),
        ("À six heures trente.", "At half past six.", []),
        ("Le trente et unième jour.", "On the 31st day.", []),
        ("Une octogénaire.", "An 80-year-old woman.", []),
        ("Un taux de 35 p. 100.", "A rate of 35%.", []),
        ("Les cinq communes.", "The four towns.", ["changed"]),
        ("En deux mots.", "In short.", []),
        ("Soit deux et demi pour cent.", "That is two and one-half per cent.", []),
        ("Quelque 1,5 M de visiteurs.", "Some 1.5 million visitors.", []),
        ("Le 1er novembre 97.", "On 1 November 1997.", []),
        ("Soit 100 autres milliards.", "That is another 100 billion.", []),
        ("En mil neuf cent quatre-vingt-douze.", "In 1992.", []),
        ("À 11 heures et demie.", "At 11.30.", []),
    ],
)
def test_compare_numbers(source, target, kinds):
    assert [fault.kind for fault in compare_numbers(source, "fr", target, "en")] == kinds


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("À 4 800 km d’ici.", "3,000 miles from here.", []),
        ("Des vents de 64 km/h.", "Winds of 40 mph (64 km/h).", []),
        ("Des vents de 64 km/h.", "Winds of 40 mph (63 km/h).", ["changed"]),
        ("Des vents de 165 km/h (105 miles par heure).", "Winds of 165 km/h.", []),
        ("Des vents de 165 km/h (105 miles par heure).", "Winds of miles per hour (165 km/h).", ["missing"]),
        ("Il fait 32 °C.", "It is 90 °F.", []),
        ("Un prêt sur 12 mois.", "A one-year loan.", []),
        ("Un prêt sur 12 mois.", "An 18-month loan.", ["changed"]),
        ("Les 18 derniers mois.", "The last one and a half years.", []),
        ("Dans les quinze jours.", "Within two weeks.", []),
        ("Pendant 75 minutes.", "For an hour and a quarter.", []),
        ("Les 12 partenaires de cette année.", "The partners of this year.", ["missing"]),
        ("Soit 50 % des logements.", "Half of the homes.", []),
        ("Les 50 logements.", "Half of the homes.", ["missing"]),
    ],
)
def test_units(source, target, kinds):
    assert [fault.kind for fault in compare_numbers(source, "fr", target, "en")] == kinds


@pytest.mark.parametrize(
    ("source", "target", "excuses"),
    [
        ("Le rapport demandé.", "The report requested under Article 5.", ["reference"]),
        ("Le rapport visé au paragraphe 5.", "The said report.", ["reference"]),
        ("Le rapport visé à l’article 5.", "The report of that Article.", [""]),
        ("Des milliers de choses.", "5,000 things.", ["rough"]),
        ("Des milliers de choses.", "50,000 things.", [""]),
    ],
)
def test_excuses(source, target, excuses):
    assert [fault.excuse for fault in compare_numbers(source, "fr", target, "en")] == excuses


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("La directive 2002/73/CE.", "Directive 2002/73/EC.", []),
        ("La directive 2002/73/CE.", "Directive 2002/83/EC.", ["changed"]),
        ("La directive 2002/73/CE.", "Directive 2002//EC.", ["missing"]),
        ("Le rapport A5-0217/00.", "Report A5-0217/2000.", []),
        ("La lettre du 20.5.1998.", "The letter of 20 May 1998.", []),
        ("Au T2, tout va bien.", "In Q2, all is well.", []),
        ("Au T2, tout va bien.", "In Q3, all is well.", ["changed"]),
        ("Le communiqué n° 11.", "Press release eleven.", []),
        ("Un service B2B.", "A service for companies.", []),
        ("La position 98.04.", "Heading No. 98.04.", []),
        ("Les nos 1902.19.21, 1902.19.22.", "No. 1902.19.21 and 1902.19.22.", []),
        ("L’article 299.2 du traité.", "Article 299(2) of the treaty.", []),
        ("Les objectifs I et II.", "Objectives 1 and 2.", []),
        ("La COVID-19 recule.", "COVID is on the retreat.", ["missing"]),
    ],
)
def test_identifiers(source, target, kinds):
    assert [fault.kind for fault in compare_numbers(source, "fr", target, "en")] == kinds


@given(st.integers(min_value=100, max_value=999_999))
def test_a_changed_digit_is_found(value):
    french, english = f"{value:,}".replace(",", "\u202f"), f"{value:,}"
    other = f"{value + 1:,}"
    assert not compare_numbers(f"Soit {french} habitants.", "fr", f"That is {english} people.", "en")
    assert compare_numbers(f"Soit {french} habitants.", "fr", f"That is {other} people.", "en")


@given(st.text(alphabet="0123456789 ,.€%M\u00a0dunet-/()hn°T", max_size=40), st.text(alphabet="0123456789 ,.%m-/()", max_size=40))
def test_any_texts(source, target):
    for fault in compare_numbers(source, "fr", target, "en"):
        text = target if fault.kind in {"changed", "extra"} else source
        assert text[fault.number.start : fault.number.end] == fault.number.text
    assert not compare_numbers(source, "fr", source, "fr")

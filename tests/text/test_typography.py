"""Typography: tables for each profile, and properties on generated text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transflow.errors import UnknownNameError
from transflow.text.numbers import find_numbers
from transflow.text.typography import ENGLISH_PROFILES, FRENCH_PROFILES, format_english, format_french


def shown(text):
    return text.replace("\u00a0", "_").replace("\u202f", "~")


FRENCH = [
    ("fr-FR", "Vraiment ?", "Vraiment~?"),
    ("fr-FR", "Vraiment?", "Vraiment~?"),
    ("fr-FR", "Vraiment\u00a0?", "Vraiment~?"),
    ("fr-FR", "Vraiment?!", "Vraiment~?!"),
    ("fr-EU", "Vraiment ?", "Vraiment?"),
    ("fr-CA", "Bravo ! Un total : oui", "Bravo! Un total_: oui"),
    ("fr-CH", "Un total : oui ; non", "Un total~: oui~; non"),
    ("fr-FR", "Le total: 3", "Le total_: 3"),
    ("fr-FR", 'Il dit "oui".', "Il dit «_oui_»."),
    ("fr-EU", 'Il dit "oui".', "Il dit «oui»."),
    ("fr-CA", "Il dit “oui”.", "Il dit «_oui_»."),
    ("fr-CH", "Il dit « oui ».", "Il dit «~oui~»."),
    ("fr-FR", 'Il dit « le "mot" ».', "Il dit «_le “mot”_»."),
    ("fr-FR", 'Un écran de 5" seul', 'Un écran de 5" seul'),
    ("fr-FR", "L'aide d'Angers aujourd'hui", "L’aide d’Angers aujourd’hui"),
    ("fr-FR", 'd\'"Angers"', "d’«_Angers_»"),
    ("fr-FR", "143 000 euros", "143~000 euros"),
    ("fr-EU", "143 000 euros", "143_000 euros"),
    ("fr-FR", "1,234,567 euros", "1~234~567 euros"),
    ("fr-FR", "143,000.5 euros", "143~000,5 euros"),
    ("fr-FR", "143,000 logements", "143,000 logements"),
    ("fr-FR", "2020 500 000 logements", "2020 500~000 logements"),
    ("fr-FR", "14.5%", "14,5_%"),
    ("fr-FR", "3.2 millions", "3,2 millions"),
    ("fr-FR", "Industrie 4.0 et version 1.2", "Industrie 4.0 et version 1.2"),
    ("fr-FR", "14 %", "14_%"),
    ("fr-CH", "14 %", "14%"),
    ("fr-FR", "€143,000", "143~000_€"),
    ("fr-CA", "$143,000", "143_000_$"),
    ("fr-FR", "€1,234,567.89", "1~234~567,89_€"),
    ("fr-FR", "€45 millions", "45_millions_€"),
    ("fr-FR", "1,2 Md€ et 45M€", "1,2_Md€ et 45_M€"),
    ("fr-FR", "45 M €", "45_M€"),
    ("fr-FR", "M. Dupont, n° 5", "M._Dupont, n°_5"),
    ("fr-FR", "à 14:30, ratio 3:2", "à 14:30, ratio 3:2"),
    ("fr-FR", "https://exemple.fr/a?b=1;c!", "https://exemple.fr/a?b=1;c~!"),
    ("fr-FR", "merci :)", "merci :)"),
    ("fr-FR", "(!) [?] a::b C:\\x", "(!) [?] a::b C:\\x"),
    ("fr-FR", "{name} : `a ? b` %s", "{name}_: `a ? b` %s"),
    ("fr-FR", "Fish &amp; chips ;", "Fish &amp; chips~;"),
    ("fr-FR", "le 28 janvier 2025", "le 28 janvier 2025"),
    ("fr-FR", "", ""),
]


@pytest.mark.parametrize(("profile", "text", "expected"), FRENCH)
def test_format_french(profile, text, expected):
    assert shown(format_french(text, profile)) == expected


def test_source_values_settle_an_ambiguous_comma():
    assert shown(format_french("143,000 logements", "fr-FR", values={143000})) == "143~000 logements"
    assert shown(format_french("1,234 km", "fr-FR", values={5})) == "1,234 km"


ENGLISH = [
    ("en-GB", "Really ? Yes ! So : no ; ok", "Really? Yes! So: no; ok"),
    ("en-GB", "Really\u00a0?! He (said) , yes", "Really?! He (said), yes"),
    ("en-GB", "He said «\u00a0yes\u00a0».", "He said ‘yes’."),
    ("en-US", "He said « yes ».", "He said “yes”."),
    ("en-GB", "«a «b» c»", "‘a “b” c’"),
    ("en-US", "« a “b” c »", "“a ‘b’ c”"),
    ("en-GB", "143 000 €", "€143,000"),
    ("en-GB", "143\u202f000,5\u00a0€", "€143,000.5"),
    ("en-GB", "143,000 €", "€143,000"),
    ("en-GB", "1,2 Md€", "€1.2 billion"),
    ("en-GB", "45 M€", "€45 million"),
    ("en-GB", "3,5 k€", "€3,500"),
    ("en-GB", "1.2 billion €", "€1.2 billion"),
    ("en-GB", "-5 €", "-€5"),
    ("en-GB", "14 %", "14%"),
    ("en-GB", "14,5 %", "14.5%"),
    ("en-GB", "2,5 million homes", "2.5 million homes"),
    ("en-GB", "143 000 homes", "143,000 homes"),
    ("en-GB", "sections 1,2 and 3", "sections 1,2 and 3"),
    ("en-GB", "€143,000 at 14:30", "€143,000 at 14:30"),
    ("en-GB", "on 28 January 2025", "on 28 January 2025"),
    ("en-GB", "le 28 janvier 2025", "le 28 janvier 2025"),
    ("en-GB", "thanks :)", "thanks :)"),
    ("en-GB", "call 01 58 50 00 00 !", "call 01 58 50 00 00!"),
    ("en-GB", "see https://example.org/?q=%20 !", "see https://example.org/?q=%20!"),
    ("en-GB", "", ""),
]


@pytest.mark.parametrize(("profile", "text", "expected"), ENGLISH)
def test_format_english(profile, text, expected):
    assert shown(format_english(text, profile)) == expected


@pytest.mark.parametrize(("form", "name"), [(format_french, "en-GB"), (format_french, "fr-FF"), (format_english, "fr-FR")])
def test_unknown_profiles(form, name):
    with pytest.raises(UnknownNameError, match="typography profile"):
        form("x", name)


PIECES = st.sampled_from(
    "143 000|143,000|1.234.567|3.2|3,2|14|2020|5|€|$|%|Md€|M€|k€| |\u00a0|\u202f|«|»|“|”|\"|'|’|:|;|!|?|…|.|,|(|)|-|/|n°|M.|"
    "L'eau|ville|million|millions|\n|"
    "https://a.fr/x?y|14:30|{x}|😀|\ue000|e\u0301|1/4|½|21e|12 mai 2020|01 58 50 00 00|A320|@ab".split("|")
)


def join_pieces(pieces):
    """Numbers, units and addresses are words: prose puts a space between two of them."""
    text = ""
    for piece in pieces:
        touching = text[-1:].isalnum() or text[-1:] in {"€", "$", "%", "½"}
        text += (" " if touching and (piece[:1].isalnum() or piece[:1] in {"€", "$", "½", "@", "."}) else "") + piece
    return text


TEXTS = st.lists(PIECES, max_size=14).map(join_pieces)


def values_of(text, language):
    return sorted(abs(number.value) for number in find_numbers(text, language))


def letters_of(text):
    return "".join(sorted(char for char in text if char.isalpha()))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(sorted(FRENCH_PROFILES)))
def test_french_twice_is_once_and_letters_stay(text, profile):
    once = format_french(text, profile)
    assert format_french(once, profile) == once
    assert letters_of(once) == letters_of(text)
    assert sorted(filter(str.isdigit, once)) == sorted(filter(str.isdigit, text))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(sorted(ENGLISH_PROFILES)))
def test_english_twice_is_once(text, profile):
    once = format_english(text, profile)
    assert format_english(once, profile) == once


AMOUNTS = st.sampled_from(
    "143 000 €|€143,000|1,234,567|143,000.5|3,2 %|3.2 %|14%|1,2 Md€|45 M€|3 k€|2,5 millions|2.5 million|1 234 567|12|2020|"
    "le 12 mai 2020|à 14:30|n° 2019-486|une dizaine|vingt et un|21e".split("|")
)
SENTENCES = st.lists(AMOUNTS, max_size=6).map(" ; ".join)


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_the_values_of_numbers_stay(text):
    for profile in FRENCH_PROFILES:
        assert values_of(format_french(text, profile), "fr") == values_of(text, "fr")
    for profile in ENGLISH_PROFILES:
        assert values_of(format_english(text, profile), "en") == values_of(text, "en")

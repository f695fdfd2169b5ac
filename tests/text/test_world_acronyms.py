from __future__ import annotations

import pytest

from transflow.text.world_acronyms import counterparts, find_kept_acronyms


@pytest.mark.parametrize(
    ("source", "target", "language", "found"),
    [
        ("L’OCDE publie.", "The OCDE publishes.", "en", [("OCDE", "OECD")]),
        ("Les ONG locales.", "Local ONGs.", "en", [("ONG", "NGO")]),
        ("The WHO signs.", "La WHO signe.", "fr", [("WHO", "OMS")]),
        ("L’OCDE publie.", "The OECD (OCDE in French) publishes.", "en", []),
        ("Qui publie ?", "WHO PUBLISHES?", "fr", []),
        ("L’ONU-Habitat.", "ONU-Habitat.", "en", []),
        ("La banque (BCE) agit.", "The bank (BCE) acts.", "en", []),
        ("Apprentices at CAP level.", "Les apprentis de niveau CAP.", "fr", []),
        ("", "", "en", []),
    ],
)
def test_find_kept_acronyms(source, target, language, found):
    kept = find_kept_acronyms(source, target, language)
    assert [(one.text, one.expected) for one in kept] == found
    assert all(target[one.start : one.end] == one.text for one in kept)


def test_permitted_acronyms_are_left_alone():
    assert find_kept_acronyms("L’OCDE publie.", "The OCDE publishes.", "en", permitted={"OCDE"}) == ()


def test_each_direction_is_the_reverse_of_the_other():
    english, french = counterparts("en"), counterparts("fr")
    assert {value: key for key, value in english.items()} == french
    assert not set(english) & set(french)

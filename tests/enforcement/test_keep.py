"""What is said with a stand-in, and what comes back for it."""

from __future__ import annotations

import pytest

from transflow.enforcement.keep import NAMES, NUMBERS, PERSONS, count_lost, mask_lost

CASES = [
    # A place after an article that contracts, a person, a number with its unit, and two at once.
    (
        "fr",
        "en",
        "Le long du Strand, la foule avance.",
        "Along the Stand, the crowd moves.",
        "Le long de {place}, la foule avance.",
    ),
    ("en", "fr", "Sakis Mantouvalos resigned.", "Sakis a démissionné.", "{person} resigned."),
    ("en", "fr", "It was decided by Judge Glynn.", "Le juge Glyn en a décidé.", "It was decided by Judge {person}."),
    ("fr", "en", "La Ville verse 1 250 € aux familles.", "The City pays families.", "La Ville verse {number} aux familles."),
    ("fr", "en", "À Zoungla, 48 élus votent.", "In Zanglo, councillors vote.", "À {place}, {number} élus votent."),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target", "shown"), CASES)
def test_stand_ins(source_language, target_language, source, target, shown):
    languages = (source_language, target_language)
    masked = mask_lost(source, target, languages, ())
    assert masked is not None
    assert masked.text == shown.format(place=NAMES[0], person=PERSONS[0], number=NUMBERS[0])
    assert count_lost(source, target, languages, ()) == len(masked.pairs)
    restored = masked.restore(f"… {' … '.join(stand_in for stand_in, _ in masked.pairs)} …")
    assert restored is not None
    assert all(rendering in restored for _, rendering in masked.pairs)


def test_a_stand_in_that_is_lost_or_doubled_is_told():
    masked = mask_lost("The march ended in Whitehall.", "La marche est finie.", ("en", "fr"), ())
    assert masked is not None
    assert masked.restore("La marche est finie.") is None
    assert masked.restore(f"De {NAMES[0]} à {NAMES[0]}.") is None
    assert masked.restore(f"La marche a fini à {NAMES[0]}.") == "La marche a fini à Whitehall."


def test_nothing_lost_needs_no_stand_in():
    assert mask_lost("The march ended in Whitehall.", "La marche a fini à Whitehall.", ("en", "fr"), ()) is None

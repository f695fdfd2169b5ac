"""Names of places kept in the other language."""

from __future__ import annotations

import pytest

from transflow.text.kept_exonyms import find_kept_exonyms


@pytest.mark.parametrize(
    ("text", "language", "source", "found"),
    [
        ("The delegation met in Londres.", "en", "", [("Londres", "London", True)]),
        ("The delegation met in Bruxelles.", "en", "", [("Bruxelles", "Brussels", True)]),
        ("The delegation met in Brussels.", "en", "", []),
        ("Pologne signs.", "en", "La Pologne signe.", [("Pologne", "Poland", True)]),
        ("La Brittany investit.", "fr", "", [("Brittany", "Bretagne", True)]),
        ("La Royal Bank of Scotland et la London School of Economics.", "fr", "Royal Bank of Scotland", []),
        ("The film ‘Adieu à Londres’ opens.", "en", "", []),
        ("Le tunnel de Brandon Holland.", "fr", "", []),
        ("Le Belarus et l’Iraq.", "fr", "Belarus and Iraq", []),
        ("The Vienne département.", "en", "", []),
        ("A train to Vienne.", "en", "Un train pour Vienne.", [("Vienne", "Vienna", False)]),
        ("The Bretagne region.", "en", "La région Bretagne.", [("Bretagne", "Brittany", True)]),
        ("A seat in La Haye.", "en", "Un siège à La Haye.", [("La Haye", "The Hague", True)]),
        ("Près du tunnel Holland.", "fr", "Near the Holland Tunnel.", []),
        ("Il vit à St. Petersburg, en Floride.", "fr", "In St. Petersburg, Florida.", []),
        ("", "en", "", []),
    ],
)
def test_find_kept_exonyms(text, language, source, found):
    names = find_kept_exonyms(text, language, source=source)
    assert [(name.text, name.suggestion, name.is_certain) for name in names] == found
    assert all(text[name.start : name.end] == name.text for name in names)

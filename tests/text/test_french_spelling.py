"""French words without their accents and ligatures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.french_spelling import find_bare_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Nantes, la ville signe.", [("A", "À")]),
        ("A propos du plan.", [("A", "À")]),
        ("A-t-il signé ? A participé : Mme Martin.", []),
        ("Le coeur et l’oeuvre.", [("coeur", "cœur"), ("oeuvre", "œuvre")]),
        ("Il coexiste avec la moelle.", []),
        ("L’Etat et l’Ecole.", [("Etat", "État"), ("Ecole", "École")]),
        ("REPUBLIQUE FRANCAISE", [("REPUBLIQUE", "RÉPUBLIQUE"), ("FRANCAISE", "FRANÇAISE")]),
        ("L’ANRU, l’EPCI et la SNCF.", []),
        ("Emile Perez et Andre Meric.", []),
        ("Il apparait debout ; on le mondialise.", []),
        ("Voir www.economie.gouv.fr et presse@region.fr", []),
        ("Les criteres sont clairs.", [("criteres", "critères")]),
        ("", []),
    ],
)
def test_find_bare_words(text, found):
    assert [(word.text, word.suggestion) for word in find_bare_words(text)] == found


@given(st.text(alphabet="aeioucstrnélœE .’", max_size=40))
def test_spans_hold_their_text(text):
    assert all(text[word.start : word.end] == word.text for word in find_bare_words(text))

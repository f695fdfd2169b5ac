"""Spellings of one language that a text must not mix."""

from __future__ import annotations

import pytest

from transflow.text.spelling_variants import find_mixed_spellings


@pytest.mark.parametrize(
    ("texts", "language", "found"),
    [
        (["The programme starts.", "The program ends."], "en", [("program", "programme")]),
        (["The organisation will organize the fair."], "en", [("organize", "organisation")]),
        (["They realize, organize and modernise."], "en", [("modernise", "realize")]),
        (["They advertise a prize and revise the size."], "en", []),
        (["They organise. The World Health Organization signs."], "en", []),
        (["The colour of the harbour.", "A colored wall."], "en", [("colored", "colour")]),
        (["The wall, coloured; the score was scoured."], "en", []),
        (["They organise it. See https://organize.org/program."], "en", []),
        (["L’événement et l’évènement, puis les événements."], "fr", [("évènement", "événement")]),
        (["Le cout et l’événement."], "fr", []),
        ([], "fr", []),
    ],
)
def test_find_mixed_spellings(texts, language, found):
    mixtures = find_mixed_spellings(texts, language)
    assert [(one.spelling.text, one.kept.text) for one in mixtures] == found
    assert all(texts[one.spelling.index][one.spelling.start : one.spelling.end] == one.spelling.text for one in mixtures)

"""No word is passed over: where a pattern finds a word, its pole is among those looked for."""

from __future__ import annotations

import pytest

from transflow.registry import CHECKS
from transflow.text.opposites import _find_poles, _load_senses

TEXTS = [
    text
    for rule in CHECKS
    for kind in ("fire", "silent", "fire_fr", "silent_fr")
    for row in rule.EXAMPLES.get(kind, ())
    for text in row
]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_pole_of_a_text_is_looked_for(language):
    poles = [pole for sense in _load_senses() for pole in sense[language]]
    for text in filter(None, TEXTS):
        bits = _find_poles(text, language)
        missed = [place for place, pole in enumerate(poles) if pole.words.search(text) and not bits >> place & 1]
        assert not missed, text

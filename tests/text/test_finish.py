"""The last touch on a translation: typography, and what the source settles."""

from __future__ import annotations

import pytest

from transflow.text.finish import finish_translation

CASES = [
    ("fr", "en", "Quartiers prioritaires : un plan", "priority districts : a plan", "Priority districts: a plan"),
    ("fr", "en", "« Nous agirons »", "“we will act”", "“We will act”"),
    ("fr", "en", "Le règlement eIDAS s'applique.", "eIDAS applies.", "eIDAS applies."),
    ("fr", "en", "la région", "the region", "the region"),
    ("fr", "en", "Il part en Lombardie.", "He leaves for Lombardie.", "He leaves for Lombardy."),
    ("fr", "en", "Il vit à Nice.", "He lives in Nice.", "He lives in Nice."),
    ("fr", "en", "1 450", "1 450", "1,450"),
    ("fr", "en", "Soit 19,6 millions de tonnes", "That is 19,6 millions tonnes", "That is 19.6 millions tonnes"),
    ("fr", "en", "01 40 49 20 66", "01 40 49 20 66", "01 40 49 20 66"),
    ("en", "fr", "The 26,400 residents", "Les 26,400 habitants", "Les 26\u202f400 habitants"),
    ("en", "fr", "A rise of 26.4 points", "Une hausse de 26,400 points", "Une hausse de 26,400 points"),
    ("en", "fr", "The Society (SSE) acts.", "La société ( ESS ) agit.", "La société (ESS) agit."),
    ("en", "fr", "", "", ""),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "text", "expected"), CASES)
def test_finish(source_language, target_language, source, text, expected):
    assert finish_translation(text, source, (source_language, target_language)) == expected


def test_registered_names_stay():
    assert finish_translation("He is with Lombardie.", "Il est à Lombardie.", ("fr", "en"), names=("Lombardie",)).endswith(
        "Lombardie."
    )

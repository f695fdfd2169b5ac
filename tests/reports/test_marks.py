from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.reports._marks import clean, show_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb\nc\r\nd\re", "a b c d␍e"),
        ("\x00\x7f\x9b", "␀␡<U+009B>"),
        ("\u202eabc\u2069\u200f", "<U+202E>abc<U+2069><U+200F>"),
        ("\ud800", "<U+D800>"),
        ("\u2028", "<U+2028>"),
        ("a\u00adb", "ab"),
        ("12\u00a0500\u202f€", "12\u00a0500\u202f€"),
        ("👩\u200d👧 e\u0301", "👩\u200d👧 e\u0301"),
        ("[red]x[/red] :smile:", "[red]x[/red] :smile:"),
    ],
)
def test_clean(text, shown):
    assert clean(text) == shown


def test_spaces_are_shown_where_asked():
    assert clean("a\u00a0b\u202fc\u2009d\u00ade", show_spaces=True) == "a⍽b⎵c⎵d¬e"


def test_plain_terminals_get_plain_signs():
    assert clean("“l’œuvre…” – 5\u00a0€\x1b", unicode=False) == '"l\'oeuvre..." - 5 EUR<U+001B>'


@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n\x1b\u202e\u00ad")), st.booleans(), st.booleans())
def test_offsets_lead_to_the_same_places(text, spaces, unicode):
    shown, offsets = show_text(text, show_spaces=spaces, unicode=unicode)
    assert len(offsets) == len(text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(shown)
    assert all(character.isprintable() or character.isalnum() or ord(character) >= 0xA0 for character in shown)
    shown.encode()

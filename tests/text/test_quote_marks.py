from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.text.quote_marks import end_together, find_lone_marks, has_lone_single, read_quote_marks

CASES = [
    ('It "a "b" c" d.', "OOCC", 0),
    ('known as "cosmonaut No. 11", was', "OC", 0),
    ('"testing in August"before being', "OC", 0),
    ('"the players" wives," he said', "OCC", 0),
    ('"He is 5\'10" tall," she said', "OCC", 0),
    ("He is 5'10\" tall", "", 0),
    ('(8½" x 11")', "", 0),
    ('" mot " et " deux "', "OCOC", 0),
    ("« a » et “b”", "OCOC", 0),
    ("„Gut“ said", "OC", 0),
    ("the ”Indomitable”.", "OC", 0),
    ('l\'"accord" est', "OC", 0),
    ('L\'écart (" spread ") monte', "OC", 0),
    ('Je n"étais pas là', "", 0),
    ('pour le transport d" usagers', "", 0),
    ("“A,” “B” and", "OCOC", 0),
    ("“A. “B.", "OO", 2),
    ("« a “b » c", "OOC", 1),
    ("a » b", "C", 1),
    ('"I said "yes" and went," she said.', "OOCC", 0),
    ('The plan of the city" is', "C", 1),
    ("« Il a dit : « Oui. »", "OOC", 1),
]


@pytest.mark.parametrize(("text", "marks", "lone"), CASES)
def test_marks(text, marks, lone):
    found = read_quote_marks(text)
    assert "".join("O" if mark.opens else "C" for mark in found) == marks
    assert len(find_lone_marks(found, text)) == lone


def test_a_plural_has_an_apostrophe_in_english_alone():
    text = 'des pertes substantielles" mais'
    assert read_quote_marks(text) == ()
    assert len(read_quote_marks(text, "fr")) == 1


@pytest.mark.parametrize(
    ("text", "together"),
    [("« Il a dit : « Oui. »", True), ("« Il a dit « oui » et « non », puis rien.", False), ("« Oui. »", False), ("", False)],
)
def test_two_quotations_end_together(text, together):
    marks = read_quote_marks(text, "fr")
    assert end_together(marks, find_lone_marks(marks, text), text) is together


@pytest.mark.parametrize(("text", "lone"), [("keep this promise.'", True), ("'Yes', he said.", False), ("the mayors' plan", False)])
def test_lone_single(text, lone):
    assert has_lone_single(text) is lone


@given(st.text(alphabet="a1s '.,\"«»“”„(", max_size=40))
def test_lone_marks_are_marks(text):
    marks = read_quote_marks(text)
    assert set(find_lone_marks(marks, text)) <= set(marks)
    assert all(text[mark.place] == mark.sign for mark in marks)

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.engines._loops import has_loop, is_runaway
from transflow.engines._mask import find_verbatim, mask_text, replace_spans
from transflow.engines._money import find_money


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("very very very good", True), ("the city of the city of the city of Paris", True), ("wwwwwwwwww", True),
        ("Przybybybybybybyb", True), ("ha ha, ha", True), ("very very good", False), ("100 000 000 000", True),
        ("1000000000", False), ("no", False), ("", False), ("a b a b", False), ("one, two, three", False), ("----------", False),
    ],
)  # fmt: skip
def test_loops(text, loops):
    assert has_loop(text) is loops


def test_a_loop_of_the_source_is_no_runaway():
    assert not is_runaway("bla bla bla", "blah blah blah")
    assert is_runaway("un mot", "a word " + " ".join(map(str, range(40))))
    assert not is_runaway("un mot", "a word")


def test_loops_are_found_in_linear_time():
    start = time.perf_counter()
    has_loop("ab" * 100_000)
    has_loop("a b c d e f g h i " * 20_000)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("fr", "12\u202f500\u00a0€ par an", "12\u202f500 euros par an"), ("fr", "3,5\u00a0M€.", "3,5 millions d’euros."),
        ("fr", "2 Md$", "2 milliards de dollars"), ("fr", "12 millions\u00a0€", "12 millions d’euros"), ("fr", "5€", "5 euros"),
        ("fr", "le signe €", "le signe €"), ("en", "€3.5 million", "EUR 3.5 million"), ("en", "£12m", "12 million pounds"),
        ("en", "$1,200.50.", "1,200.50 dollars."), ("en", "the € sign", "the € sign"), ("de", "5 €", "5 €"),
    ],
)  # fmt: skip
def test_money_becomes_words(language, text, read):
    assert replace_spans(text, find_money(text, language, lambda _: False))[0] == read
    assert find_money(text, language, lambda _: True) == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=5), st.integers(0, 1))
def test_masks_are_undone(places, style):
    text = "Le texte d’essai de la ville de Nevers est là."
    spans, last = [], 0
    for start, length in sorted(places):
        if start >= last:
            spans.append((start, start + length))
            last = start + length + 1
    masked = mask_text(text, spans, style)
    assert masked is not None
    shown = masked.reveal(masked.text)
    assert shown is None or shown[0] == text
    for (start, end), (_, part) in zip(spans, masked.kept, strict=True):
        assert text[start:end] == part
        moved = masked.edits.forward((start, end))
        assert masked.edits.backward(moved) == (start, end)


def test_a_missing_or_doubled_name_is_noticed():
    masked = mask_text("Voir www.a.fr ici", [(5, 13)], 0)
    assert masked is not None
    name = masked.kept[0][0]
    assert masked.reveal(f"See {name} here")[0] == "See www.a.fr here"
    assert masked.reveal("See here") is None
    assert masked.reveal(f"See {name} {name}") is None
    assert masked.reveal(f"See x{name} here") is None


def test_too_many_parts_are_not_masked():
    assert mask_text("a " * 40, [(2 * place, 2 * place + 1) for place in range(20)], 0) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("le fichier rapport_final.pdf.", ["rapport_final.pdf"]), ("«plan.docx»", ["plan.docx"]), ("a\u2581b", ["\u2581"]),
        ("un_mot", ["un_mot"]), ("rien ici", []), ("x\ud800y", ["\ud800"]),
    ],
)  # fmt: skip
def test_verbatim_parts(text, kept):
    assert [text[start:end] for start, end in find_verbatim(text, lambda _: [])] == kept

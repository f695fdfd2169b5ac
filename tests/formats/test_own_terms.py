from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.errors import DocumentError
from transflow.formats import html, markdown, plain
from transflow.model import OwnTerms

FRONT = """---
title: Un concert
transflow:
  # for this release
  glossary: [a.yaml, b/c.yaml]
  terms:
    - [politique de la ville, city policy]
    - [ "a: b" , c]
  names: Quai des Arts
  ignore: [qpv]
date: 2026-01-02
---

Un texte.
"""
EXPECTED = OwnTerms(
    (("a.yaml", 5), ("b/c.yaml", 5)), (("politique de la ville", "city policy"), ("a: b", "c")), ("Quai des Arts",), ("qpv",)
)


def read(text, module=markdown):
    return module.read(text.encode(), "r.fr.md", "fr")


def test_front_matter_gives_terms_and_is_kept():
    document = read(FRONT)
    assert document.own_terms == EXPECTED
    assert [block.text for block in document.blocks] == ["Un concert", "Un texte."]
    written = markdown.write(document, {0: "A concert", 1: "A text."}, "en").decode()
    assert written == FRONT.replace("Un concert", '"A concert"').replace("Un texte", "A text")
    assert read(written).own_terms == EXPECTED


def test_line_ends_of_windows_and_one_line_are_read():
    assert read(FRONT.replace("\n", "\r\n")).own_terms == EXPECTED
    assert read("---\ntransflow: {names: [A], ignore: b}\n---\nx").own_terms == OwnTerms(names=("A",), ignored=("b",))


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "---\ntransflow:x\n---\n",
        "---\ntitle: a\n---\nx",
        "---\na:\n  transflow: {names: [A]}\n---\n",
        "transflow: {names: [A]}\n",
    ],
)
def test_other_documents_have_no_terms_of_their_own(text):
    assert read(text).own_terms == OwnTerms()
    assert read(text, plain).own_terms == OwnTerms()


def test_toml_front_matter_is_read():
    text = '+++\ntitle = "x"\n[transflow]\nnames = ["A"]\nterms = [["b", "c"]]\n+++\nx'
    assert read(text).own_terms == OwnTerms(terms=(("b", "c"),), names=("A",))


@pytest.mark.parametrize(
    ("front", "line", "column", "message"),
    [
        ("transflow: true", 2, 1, '"transflow" must hold fields'),
        ("title: x\ntransflow:\n  glossry: [a]", 4, 3, 'unknown field "glossry"'),
        ("transflow:\n  terms: [[a]]", 3, 11, "a term is two texts"),
        ("transflow:\n  terms: [a, b]", 3, 11, "a term is two texts"),
        ('transflow:\n  terms:\n    - [a, ""]', 4, 7, "a term is two texts"),
        ("transflow:\n  names: [1]", 3, 11, '"names" must be a list of texts'),
        ("transflow:\n  glossary: {a: b}", 3, 3, '"glossary" must be a list'),
        ("transflow:\n  ignore:", 3, 3, '"ignore" must be a list'),
        ("transflow:\n  names: [a", 4, 1, "front matter: did not find expected"),
        ("transflow:\n  names: &x [a]", 3, 10, "anchors and aliases"),
        ("transflow:\n  names: [*x]", 3, 11, ""),
        ("transflow:\n  names: !!python/object:os.system [a]", 3, 10, "the tag"),
        ("transflow:\n\tnames: [a]", 3, 1, "cannot start any token"),
        ("transflow:\n  names: [a]\n  names: [b]", 4, 3, "written twice"),
        ("transflow:\n  names: [" + "a, " * 501 + "]", 3, 3, "at most 500"),
    ],
)
def test_a_fault_names_its_line(front, line, column, message):
    with pytest.raises(DocumentError) as caught:
        read(f"---\n{front}\n---\nx")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line, caught.value.column) == ("r.fr.md", line, column)


def test_a_fault_of_toml_names_its_line():
    with pytest.raises(DocumentError, match="not valid TOML") as caught:
        read('+++\n[transflow]\nnames = ["A"\nx = 1\n+++\nx')
    assert caught.value.line in {3, 4}


META = """<html lang="fr"><head>
<meta name="description" content="Un concert">
<meta name="transflow-glossary" content="a.yaml, b.yaml">
<META NAME='Transflow-Terms' content='politique de la ville = city policy; l&#39;eau=water'>
<meta name="transflow-names" content="Quai des Arts">
<meta name="transflow-ignore" content="qpv,ess">
</head><body><p>Un texte.</p></body></html>
"""


def test_meta_elements_give_terms_and_are_kept():
    document = read(META, html)
    assert document.own_terms == OwnTerms(
        (("a.yaml", 3), ("b.yaml", 3)),
        (("politique de la ville", "city policy"), ("l'eau", "water")),
        ("Quai des Arts",),
        ("qpv", "ess"),
    )
    assert [block.text for block in document.blocks] == ["Un concert", "Un texte."]
    written = html.write(document, {0: "A concert", 1: "A text."}, "en").decode()
    assert read(written, html).own_terms == document.own_terms


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ('<meta name="transflow-glossry" content="a">', 'unknown field "glossry"'),
        ('<meta name="transflow-terms" content="a">', "a term is two texts"),
        ('<meta name="transflow-terms" content="a=b=c">', "a term is two texts"),
    ],
)
def test_a_fault_of_a_meta_element_names_its_place(meta, message):
    with pytest.raises(DocumentError, match=message) as caught:
        read(f"<html>\n <head>{meta}</head></html>", html)
    assert (caught.value.line, caught.value.column) == (2, 8)


@given(st.text(alphabet="transflow:[]{}-,\n \"'#&*!|>\u00a0é", max_size=60))
def test_any_front_matter_is_read_or_refused(text):
    try:
        found = read(f"---\ntransflow:{text}\n---\nx").own_terms
    except DocumentError as error:
        found = error.line
    assert isinstance(found, OwnTerms) or found >= 1

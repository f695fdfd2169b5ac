"""The last layers, on engines whose answers are known."""

from __future__ import annotations

import pytest

from transflow.api import segment
from transflow.enforcement import translate_segments
from transflow.model import EngineInfo, Hypothesis
from transflow.terms.read import load_glossary

GLOSSARY = """
version: 2
concepts:
  - id: bailleur
    fr: [{term: bailleur social, gender: m}]
    en: [{term: social landlord}]
  - id: pv
    fr: [{term: politique de la ville, gender: f}]
    en: [{term: urban policy}, {term: city policy, status: forbidden}]
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("g") / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return load_glossary(path)


def words_of(text):
    spans, start = [], 0
    for word in text.split(" "):
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return tuple(spans)


class Fixed:
    """Says one text whatever the prefix; its attention is a table of source words for each target word."""

    info = EngineInfo("fixed", "1", "0", "fr", "en")

    def __init__(self, text, links, banned_text=""):
        self.text, self.links, self.banned_text = text, links, banned_text

    def translate(self, requests, *, attention=False, **_options):
        return [(self._answer(request, attention=attention),) for request in requests]

    def _answer(self, request, *, attention):
        text = self.banned_text if request.banned and self.banned_text else self.text
        if not attention:
            return Hypothesis(text, -1.0)
        source, target = words_of(request.text), words_of(text)
        rows = tuple(
            tuple(1.0 if column in self.links.get(row, ()) else 0.0 for column in range(len(source))) for row in range(len(target))
        )
        return Hypothesis(text, -1.0, source, target, rows)

    def score(self, sources, targets):
        return [-1.0 - target.count("  ") for _, target in zip(sources, targets, strict=True)]


def test_the_aligned_words_are_replaced_and_flagged(glossary):
    engine = Fixed("The social lessors of Nantes help us all.", {1: (1, 2), 2: (1, 2)})
    (result,) = translate_segments(segment("Les bailleurs sociaux de Nantes nous aident tous.", "fr"), engine, glossary)
    assert result.text == "The social landlords of Nantes help us all."
    (hit,) = result.hits
    assert (hit.status, hit.review, hit.form) == ("replaced", True, "social landlords")
    assert hit.base == "The social lessors of Nantes help us all."


def test_without_alignment_nothing_is_touched(glossary):
    engine = Fixed("Those people of Nantes help us all today.", {})
    (result,) = translate_segments(segment("Les bailleurs sociaux de Nantes nous aident tous.", "fr"), engine, glossary)
    assert result.text == "Those people of Nantes help us all today."
    assert result.hits[0].status == "missing"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The social bodies of Nantes help us all.", "social landlords"),
        ("Those people of Nantes help us all today.", "social landlords"),
    ],
    ids=["by the dictionary", "at the likeliest place"],
)
def test_a_hard_term_is_put_in_without_alignment_too(tmp_path, said, expected):
    path = tmp_path / "g.yaml"
    path.write_text(GLOSSARY.replace("version: 2", "version: 2\ndefaults: {enforce: hard}"), encoding="utf-8")
    engine = Fixed(said, {})
    (result,) = translate_segments(segment("Les bailleurs sociaux de Nantes nous aident tous.", "fr"), engine, load_glossary(path))
    assert result.text.lower().count(expected) == 1
    assert "Nantes" in result.text
    assert (result.hits[0].status, result.hits[0].review) == ("replaced", True)


def test_a_name_is_never_replaced_by_a_term(glossary):
    engine = Fixed("The Nantes people help us all here today.", {1: (1, 2)})
    (result,) = translate_segments(segment("Les bailleurs sociaux de Nantes nous aident tous.", "fr"), engine, glossary)
    assert "Nantes" in result.text


def test_a_forbidden_form_is_banned(glossary):
    engine = Fixed("The city policy helps all of us.", {}, "The urban policy helps all of us.")
    (result,) = translate_segments(segment("La politique de la ville nous aide tous.", "fr"), engine, glossary)
    assert result.text == "The urban policy helps all of us."
    assert result.hits[0].status == "suppressed"

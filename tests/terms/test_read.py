from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.errors import GlossaryError
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.read import load_glossary, parse_glossary
from transflow.terms.schema import build_json_schema

HEAD = "version: 2\nconcepts:\n"


def write(tmp_path, text, name="g.yaml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        (
            HEAD + " - id: x\n   fr: [{term: a, statut: preferred}]\n   en: [b]\n",
            4,
            19,
            'unknown field "statut"',
            'did you mean "status"',
        ),
        (HEAD + " - {id: x, fr: [a], en: [b], domaine: c}\n", 3, 30, 'unknown field "domaine"', 'did you mean "domain"'),
        ("version: 3\nconcepts: []\n", 1, 10, '"3" is not allowed for "version"', "allowed: 2"),
        ("concepts: []\n", 1, 1, '"version" is missing', ""),
        (HEAD + " - {id: a, fr: [x]}\n", 3, 4, "has no en term", "dnt: true"),
        (HEAD + " - {id: a, fr: [x], en: [{term: 3}]}\n", 3, 33, "must be text", "in quotes"),
        (HEAD + " - {id: a, fr: [x], en: [{term: y, status: prefered}]}\n", 3, 44, "is not allowed", "preferred, admitted"),
        (HEAD + " - {id: A B, fr: [x], en: [y]}\n", 3, 9, '"id"', ""),
        (HEAD + " - {id: a, fr: [x], en: [y]}\n - {id: a, fr: [x], en: [y]}\n", 4, 9, "is already in", "ids are unique"),
        (HEAD + " - {id: a, id: b}\n", 3, 12, "written twice", ""),
        (HEAD + " - &x {id: a}\n", 3, 4, "anchors", ""),
        (HEAD + " - [a, b, c]\n", 3, 4, "two terms", ""),
        (HEAD + " - {id: a, fr: [x], en: [{term: y, article: el}]}\n", 3, 45, "article must be one of", ""),
        ("a: [1\n", 2, 1, "expected", ""),
        ("a:\n\tb: 1\n", 2, 1, "cannot start any token", "spaces, not with tabs"),
        ("", 1, 1, "empty", ""),
        ("just words\n", 1, 1, "must be a mapping", ""),
        ("[" * 3000, 1, 0, "", ""),
        (HEAD + " - !!python/object:os.system x\n", 3, 4, "tag", ""),
    ],
)
def test_fault_names_place_and_remedy(tmp_path, text, line, column, message, hint):
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError) as caught:
        load_glossary(path)
    error = caught.value
    assert error.path == str(path)
    assert error.line == line
    assert column in (0, error.column)
    assert message in error.message
    assert hint in error.hint


def test_bytes_that_are_not_utf8(tmp_path):
    with pytest.raises(GlossaryError, match="not UTF-8") as caught:
        load_glossary(write(tmp_path, HEAD.encode() + " - [été, summer]\n".encode("cp1252")))
    assert caught.value.line == 3


def test_missing_file_and_empty_folder(tmp_path):
    with pytest.raises(GlossaryError, match="no such file"):
        load_glossary(tmp_path / "none.yaml")
    with pytest.raises(GlossaryError, match=r"no \.yaml file"):
        load_glossary(tmp_path)


def test_second_fault_is_counted(tmp_path):
    text = HEAD + " - {id: a, fr: [x], en: [y], foo: 1}\n - {id: b, fr: [x], en: [y], bar: 1}\n"
    with pytest.raises(GlossaryError) as caught:
        load_glossary(write(tmp_path, text))
    assert "1 more fault" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        HEAD + " - [politique de la ville, urban policy]\n",
        "- [politique de la ville, urban policy]\n",
        "politique de la ville: urban policy\n",
        HEAD + " - {id: politique-de-la-ville, fr: politique de la ville, en: urban policy}\n",
        HEAD + " - id: politique-de-la-ville\n   fr: [{term: politique de la ville}]\n   en: [{term: urban policy}]\n",
        "\ufeff- [politique de la ville, urban policy]\r\n",
    ],
)
def test_short_forms_mean_the_same(tmp_path, text):
    (concept,) = load_glossary(write(tmp_path, text))
    assert concept.id == "politique-de-la-ville"
    assert [term.text for term in concept.terms["fr"]] == ["politique de la ville"]
    assert [(term.text, term.status) for term in concept.terms["en"]] == [("urban policy", "preferred")]


def test_defaults_reach_the_terms(tmp_path):
    text = (
        "version: 2\ndefaults: {enforce: check, case: ignore}\nconcepts:\n"
        " - id: a\n   fr: [x y, {term: XY, type: acronym}, z]\n   en: [{term: w, enforce: hard}]\n   priority: 3\n"
    )
    (concept,) = load_glossary(write(tmp_path, text))
    full, acronym, other = concept.terms["fr"]
    assert (full.enforce, full.case, full.status, full.priority) == ("check", "ignore", "preferred", 3)
    assert (acronym.case, acronym.status) == ("exact", "preferred")
    assert other.status == "admitted"
    assert concept.terms["en"][0].enforce == "hard"


def test_pair_by_type_answers_acronyms_with_acronyms(tmp_path):
    text = HEAD + (
        " - id: ess\n   pair_by_type: true\n   fr: [économie sociale et solidaire, {term: ESS, type: acronym}]\n"
        "   en: [social and solidarity economy, {term: SSE, type: acronym}]\n"
    )
    (concept,) = load_glossary(write(tmp_path, text))
    full, acronym = concept.terms["fr"]
    assert [term.text for term in concept.permitted(full, "en")] == ["social and solidarity economy"]
    assert [term.text for term in concept.permitted(acronym, "en")] == ["SSE"]


def test_direction_switches_a_term_off(tmp_path):
    (concept,) = load_glossary(write(tmp_path, HEAD + " - {id: a, direction: fr-en, fr: [x], en: [y]}\n"))
    assert concept.permitted(concept.terms["fr"][0], "en")
    assert not concept.permitted(concept.terms["en"][0], "fr")


def test_json_schema_allows_the_short_forms():
    schema = build_json_schema()
    assert {"type": "array", "minItems": 2, "maxItems": 2}.items() <= schema["properties"]["concepts"]["items"]["anyOf"][1].items()
    assert json.dumps(schema)


def test_embedded_glossary_is_large_enough():
    glossary = load_embedded_glossary()
    assert len(glossary) >= 150
    assert glossary.digest


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place(text):
    with suppress(GlossaryError):
        parse_glossary(text, "g.yaml")


def test_published_json_schema_is_current():
    path = Path(__file__).resolve().parents[2] / "glossaries" / "schema.json"
    assert json.loads(path.read_text("utf-8")) == build_json_schema()

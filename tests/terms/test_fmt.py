from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from transflow.errors import GlossaryError
from transflow.terms.embedded import find_embedded_folder
from transflow.terms.fmt import CONCEPT_KEYS, TERM_KEYS, format_glossary, quote_scalar
from transflow.terms.read import load_glossary
from transflow.terms.schema import ConceptEntry, TermEntry
from transflow.terms.yaml_nodes import load_yaml

HEAD = "version: 2\nconcepts:\n"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        pytest.param(
            "concepts:\n- en: [b]\n  fr: [{gender: f, term: a}]\n  enforce: hard\n  id: x\nversion: 2\n",
            HEAD + "  - id: x\n    enforce: hard\n    fr:\n      - {term: a, gender: f}\n    en:\n      - b\n",
            id="keys-in-order",
        ),
        pytest.param(
            HEAD + "  - {id: x, fr: [a], en: b, domain: urban}",
            HEAD + "  - id: x\n    domain: urban\n    fr:\n      - a\n    en: b\n",
            id="flow-concept",
        ),
        pytest.param(
            HEAD + "  - id: x\n    fr:\n      - term: a\n        note: 'see c'\n"
            "        forms:\n          - b\n          - c\n    en: [d]\n",
            HEAD + "  - id: x\n    fr:\n      - {term: a, forms: [b, c], note: see c}\n    en:\n      - d\n",
            id="block-terms",
        ),
        pytest.param('- [ "contrat de ville",city contract]', "- [contrat de ville, city contract]\n", id="short-form"),
        pytest.param("'contrat de ville':   city contract\nb: c", "contrat de ville: city contract\nb: c\n", id="flat-mapping"),
        pytest.param(
            HEAD + "  - id: x\n    dnt: true\n    priority: 0\n    case: smart\n    fr: [l’eau]\n    en: []\n",
            HEAD + "  - id: x\n    case: smart\n    priority: 0\n    dnt: true\n    fr:\n      - l’eau\n    en: []\n",
            id="defaults-and-apostrophes-stay",
        ),
        pytest.param(
            HEAD + "  - [e\u0301te\u0301, summer]\r\n\r\n\r\n  - [a, b]   \r\n\r\n",
            HEAD + "  - [été, summer]\n\n  - [a, b]\n",
            id="nfc-line-ends-one-empty-line",
        ),
        pytest.param("\ufeffversion: 2\nconcepts: []", "version: 2\nconcepts: []\n", id="byte-order-mark"),
        pytest.param(
            "release: '2026.3'\nname: \"institutional\"\nversion: 2\nconcepts: []\ndefaults:\n  case: smart\n  enforce: soft\n",
            'version: 2\nname: institutional\nrelease: "2026.3"\ndefaults: {enforce: soft, case: smart}\nconcepts: []\n',
            id="file-keys",
        ),
        pytest.param(
            HEAD
            + "  - id: x\n    note: |\n      one\n       two: # three\n    source: >\n      a\n      b\n    fr: [a]\n    en: [b]\n",
            HEAD
            + "  - id: x\n    source: a b\n    note: |\n      one\n       two: # three\n"
            + "    fr:\n      - a\n    en:\n      - b\n",
            id="block-scalars",
        ),
        pytest.param(
            HEAD + "  - id: x\n    colour: red\n    fr: [a]\n    en: [b]\n",
            HEAD + "  - id: x\n    fr:\n      - a\n    en:\n      - b\n    colour: red\n",
            id="unknown-key-last",
        ),
        pytest.param("--- # start\na: b\n...\n", "# start\na: b\n", id="document-marks"),
    ],
)
def test_layout(given_text, expected):
    assert format_glossary(given_text) == expected
    assert format_glossary(expected) == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        pytest.param(
            "# about the file\n\n# version\nversion: 2\nconcepts: # all\n  # section\n  - [a, b] # why\n# end\n",
            "# about the file\n\n# version\nversion: 2\nconcepts:  # all\n  # section\n  - [a, b]  # why\n# end\n",
            id="in-place",
        ),
        pytest.param(
            HEAD + "  # about x\n  - fr: [a]  # French\n    # its name\n    id: x\n    en: [b]\n",
            HEAD + "  # about x\n  # its name\n  - id: x\n    fr:\n      - a  # French\n    en:\n      - b\n",
            id="moves-with-its-key",
        ),
        pytest.param(
            HEAD + "  - id: x\n    fr: [a]\n    en:\n      - b\n      # - old\n    # enforce: hard\n  # y\n  - [c, d]\n",
            HEAD + "  - id: x\n    fr:\n      - a\n    en:\n      - b\n      # - old\n      # enforce: hard\n  # y\n  - [c, d]\n",
            id="commented-out-entries-stay-with-their-concept",
        ),
        pytest.param(
            HEAD + "  - id: x\n    fr:\n      - {term: a, # one\n         # two\n         note: c} # three\n    en: [b]\n",
            HEAD + "  - id: x\n    fr:\n      # two\n      # one\n      # three\n      - {term: a, note: c}\n    en:\n      - b\n",
            id="inside-a-term",
        ),
        pytest.param(
            HEAD + "  - # why\n    id: x\n    note: | # long\n      p\n      q\n    fr: [a]\n    en: [b]\n",
            HEAD + "  # why\n  - id: x\n    # long\n    note: |\n      p\n      q\n    fr:\n      - a\n    en:\n      - b\n",
            id="after-a-dash-and-a-block-sign",
        ),
        pytest.param(HEAD + "  - ['a # no', 'b#c'] #yes\n", HEAD + '  - ["a # no", b#c]  #yes\n', id="signs-inside-text"),
    ],
)
def test_comments(given_text, expected):
    assert format_glossary(given_text) == expected
    assert format_glossary(expected) == expected


@pytest.mark.parametrize(
    ("text", "flow", "expected"),
    [
        ("politique de la ville", True, "politique de la ville"),
        ("communauté d'agglomération", True, "communauté d'agglomération"),
        ("l’État", True, "l’État"),
        ("a, b", True, '"a, b"'),
        ("a, b", False, "a, b"),
        ("https://www.anru.fr", False, "https://www.anru.fr"),
        ("calque: no", False, '"calque: no"'),
        ("a #b", False, '"a #b"'),
        ("2026.3", False, '"2026.3"'),
        ("2026-03-01", False, '"2026-03-01"'),
        ("no", True, '"no"'),
        ("NULL", True, '"NULL"'),
        ("'s", True, '"\'s"'),
        ('say "x"', True, 'say "x"'),
        ('"x\\', True, '"\\"x\\\\"'),
        ("- a", False, '"- a"'),
        (" a", False, '" a"'),
        ("a\u00a0", False, '"a\u00a0"'),
        ("a\u00a0b", False, "a\u00a0b"),
        ("a\nb\u2028\x07", False, '"a\\nb\\u2028\\x07"'),
        ("", True, '""'),
        ("&", True, '"&"'),
    ],
)
def test_quotes_only_where_needed(text, flow, expected):
    assert quote_scalar(text, flow=flow) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.booleans())
def test_quoted_text_reads_back(text, flow):
    written = quote_scalar(text, flow=flow)
    document = f"[{written}]" if flow else f"- {written}"
    try:
        value, _ = load_yaml(document, "")
    except GlossaryError as error:  # characters that YAML refuses in any form
        raise AssertionError(f"{document!r}: {error}") from error
    assert value == [unicodedata.normalize("NFC", text)]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: [1\n", 2, 1, "expected"),
        (HEAD + "  - id: x\n   fr: [a]\n", 4, 4, "expected"),
        (HEAD + "  - {id: a, id: b}\n", 3, 13, "written twice"),
        ("- &x [a, b]\n", 1, 3, "anchors"),
        ("", 1, 1, "empty"),
        ("# nothing but this\n", 1, 1, "empty"),
        ("%YAML 1.1\n---\na: b\n", 1, 1, "directives"),
        ("- [!!int '3', b]\n", 1, 4, "tag"),
        (f"? {'x' * 2000}\n: b\n", 1, 1, "longer than"),
        ('- [!!bool "yes", b]\n', 1, 4, "tag"),
        ("a\x07: b\n", 1, 0, "not valid"),
    ],
)
def test_faults_name_the_place(text, line, column, message):
    with pytest.raises(GlossaryError, match=message) as caught:
        format_glossary(text, "g.yaml")
    assert (caught.value.path, caught.value.line) == ("g.yaml", line)
    assert column in {0, caught.value.column}


def test_orders_cover_the_schema():
    assert set(CONCEPT_KEYS) == set(ConceptEntry.model_fields)
    assert set(TERM_KEYS) == set(TermEntry.model_fields)


def without_places(glossary):
    return [
        replace(
            concept,
            line=0,
            path="",
            terms={language: tuple(replace(term, line=0) for term in terms) for language, terms in concept.terms.items()},
        )
        for concept in glossary
    ]


def comments_of(text):
    return Counter(re.findall(r"#c\d+", text))


def check(text):
    """Check what holds for every file: idempotent, same values, same comments, clean lines."""
    done = format_glossary(text)
    assert format_glossary(done) == done
    assert load_yaml(done, "")[0] == load_yaml(unicodedata.normalize("NFC", text), "")[0]
    assert comments_of(done) == comments_of(text)
    assert done.endswith("\n")
    assert not done.endswith("\n\n")
    assert all(line == line.rstrip() for line in done.split("\n"))
    return done


@pytest.mark.parametrize("path", sorted(find_embedded_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_embedded_glossaries_keep_their_meaning(path, tmp_path):
    done = check(path.read_text("utf-8"))
    copy = tmp_path / path.name
    copy.write_text(done, "utf-8")
    assert without_places(load_glossary(copy)) == without_places(load_glossary(path))


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "S"]), min_size=1, max_size=12).map(
    lambda text: f"x{text}y" if not text.strip() or "#c" in text else text
)
TERM = WORDS | st.fixed_dictionaries(
    {"term": WORDS},
    optional={
        "note": WORDS,
        "status": st.sampled_from(["preferred", "forbidden"]),
        "forms": st.lists(WORDS, max_size=2),
        "h_aspire": st.booleans(),
        "priority": st.integers(-5, 5),
        "gender": st.none() | st.just("f"),
    },
)
CONCEPT = st.lists(WORDS, min_size=2, max_size=2) | st.fixed_dictionaries(
    {"id": st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), "en": st.lists(TERM, max_size=2) | WORDS},
    optional={
        "fr": st.lists(TERM, max_size=3),
        "definition": st.fixed_dictionaries({}, optional={"en": WORDS, "fr": WORDS}),
        "note": WORDS | st.just("one\n two\nthree\n"),
        "dnt": st.booleans(),
        "domain": WORDS,
        "other": st.floats(allow_nan=False, allow_infinity=False, min_value=-9, max_value=9, width=16),
    },
)
FILE = (
    st.lists(CONCEPT, min_size=1, max_size=4)
    | st.dictionaries(WORDS, WORDS, min_size=1, max_size=4)
    | st.fixed_dictionaries(
        {"concepts": st.lists(CONCEPT, max_size=4), "version": st.just(2)}, optional={"name": WORDS, "release": WORDS}
    )
)


def dump(value, flow):
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = flow
    writer.width = 10**6
    writer.allow_unicode = True
    writer.sort_base_mapping_type_on_output = False
    stream = io.StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(value=FILE, flow=st.sampled_from([None, False, True]), random=st.randoms(use_true_random=False))
def test_any_file_keeps_values_and_comments(value, flow, random):
    lines = []
    for number, line in enumerate(dump(value, flow).split("\n")):
        sign = f"#c{number}"
        kind = random.randrange(6) if "|" not in line and "note" not in line and lines[-1:] != ["..."] else 5
        if kind == 0:
            lines += [" " * random.randrange(9) + sign, line]
        elif kind == 1 and line.strip():
            lines.append(f"{line} {sign} ")
        elif kind == 2:
            lines += ["", "   ", line]
        else:
            lines.append(line)
    text = "\n".join(lines)
    try:
        load_yaml(text, "")
    except GlossaryError:
        return  # a comment fell into a text of several lines, or the writer's line signs are not ours
    check(text)


@settings(max_examples=60)
@given(st.text(max_size=60) | st.text("ab:-[]{},#'\"|> \n\t&!%?", max_size=40))
def test_hostile_text_is_laid_out_or_refused(text):
    try:
        done = format_glossary(text)
    except GlossaryError:
        return
    assert format_glossary(done) == done

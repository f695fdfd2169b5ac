from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from transflow.errors import DocumentError
from transflow.formats.pairs import read_languages, read_pairs

TMX = """<?xml version="1.0"?><tmx version="1.4"><body>
<tu><tuv xml:lang="fr-FR"><seg>Le <bpt i="1">&lt;b&gt;</bpt>maire<ept i="1">&lt;/b&gt;</ept> signe.</seg></tuv>
<tuv xml:lang="EN"><seg>The mayor signs.</seg></tuv></tu>
<tu><tuv lang="fr"><seg>Seul</seg></tuv></tu></body></tmx>"""
XLIFF_12 = """<xliff version="1.2"><file source-language="fr" target-language="en"><body>
<trans-unit id="1"><source>Le <g id="1">maire</g><x id="2"/> signe.</source>
<target>The mayor signs.</target></trans-unit>
<trans-unit id="2"><source>Seul</source></trans-unit></body></file></xliff>"""
XLIFF_21 = """<xliff version="2.1" srcLang="fr" trgLang="en">
<file id="f"><unit id="u">
<segment><source>Le <pc id="1">maire</pc> signe.</source><target>The mayor signs.</target></segment>
<segment><source>Seul</source></segment></unit></file></xliff>"""


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text"), [("a.tmx", TMX), ("a.xlf", XLIFF_12), ("b.xliff", XLIFF_21)])
def test_both_sides_are_read(tmp_path, name, text):
    rows = read_pairs(write(tmp_path, name, text), "fr", "en")
    assert [row[1:3] for row in rows] == [("Le maire signe.", "The mayor signs."), ("Seul", "")]
    assert rows[0][0] in {2, 3}


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [("a.tmx", TMX, "<b>"), ("a.xlf", XLIFF_12, '<g id="1">'), ("b.xliff", XLIFF_21, '<pc id="1">')],
)
def test_lost_codes_are_told(tmp_path, name, text, lost):
    rows = read_pairs(write(tmp_path, name, text), "fr", "en")
    assert rows[0].lost_codes[0] == lost
    assert rows[1].lost_codes == ()
    kept = write(tmp_path, name, text.replace("The mayor", "The <g id='1'><pc id='1'>mayor</pc></g><x id='2'/>"))
    assert name == "a.tmx" or not read_pairs(kept, "fr", "en")[0].lost_codes


def test_spaces_are_those_of_the_translator_and_locked_units_are_left_out(tmp_path):
    text = XLIFF_12.replace("The mayor signs.", "The  mayor\n   signs\u00a0!").replace(
        'id="2"><source>', 'id="2" translate="no"><source>'
    )
    assert [row.target for row in read_pairs(write(tmp_path, "a.xlf", text), "fr", "en")] == ["The  mayor signs\u00a0!"]


@pytest.mark.parametrize(
    ("name", "text", "languages"),
    [
        ("a.xlf", XLIFF_12, ("fr", "en")),
        ("b.xliff", XLIFF_21, ("fr", "en")),
        ("a.tmx", TMX, None),
        ("b.tmx", TMX.replace("<body>", '<header srclang="fr"/><body>'), ("fr", "en")),
        ("c.tmx", "<tmx>", None),
        ("a.tsv", "a\tb", None),
    ],
)
def test_files_say_their_languages(tmp_path, name, text, languages):
    assert read_languages(write(tmp_path, name, text)) == languages


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tmx", "", "is empty"),
        ("a.tmx", "<tmx><body>", "not well-formed"),
        ("a.tmx", "<tmx><body/></tmx>", "no pair from fr to en"),
        ("a.xlf", XLIFF_12.replace('target-language="en"', 'target-language="de"'), 'holds the language "de"'),
        ("a.tmx", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx><seg>&b;</seg></tmx>', "declares entities"),
        ("a.tmx", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><seg>&a;</seg></tmx>', "declares entities"),
    ],
)
def test_bad_files(tmp_path, name, text, message):
    with pytest.raises(DocumentError, match=message):
        read_pairs(write(tmp_path, name, text), "fr", "en")


def find_shared(*parts):
    for folder in Path(__file__).resolve().parents:
        path = folder.joinpath("shared", "data", *parts)
        if path.exists():
            return path
    pytest.skip("shared data absent: the official TMX kit is not part of the repository")


def test_official_tmx_kit_is_read_or_refused():
    for path in sorted(find_shared("tmx-kit").glob("*.tmx")):
        with suppress(DocumentError):
            assert all(row.source for row in read_pairs(path, "en", "fr"))

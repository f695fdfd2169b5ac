"""TBX-Basic as written: sound by the core structure and the rules of the dialect, for other tools and for transflow itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

GLOSSARIES = Path(__file__).resolve().parents[3] / "glossaries"
SCHEMAS = Path(os.environ.get("TBX_SCHEMAS", Path(__file__).resolve().parents[4] / "shared/data/tbx-schemas"))
"""Where the schemas of TBX lie, for those who have them; they have no licence that would let them be here."""
T = "{urn:iso:std:iso:30042:ed-2}"
NOTES = {
    "administrativeStatus": {
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts",
        "supersededTerm-admn-sts",
    },
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}
EVERYTHING = """\
version: 2
name: a & b
defaults: {enforce: check}
concepts:
  - id: 3-villes
    domain: urban
    definition: {fr: Une <ville>., en: A town}
    source: Loi
    note: "Do not translate."
    enforce: hard
    pair_by_type: true
    fr:
      - {term: ville, gender: f, number: sg, pos: noun, forms: [villes], variants: [vile, "vi|le"], article: la, note: n, source: s}
      - {term: VLL, type: acronym, status: admitted}
    en:
      - {term: town, article: the, requires_any: [square], exceptions: [new town]}
      - {term: burgh, status: forbidden, note: calque}
      - {term: city, status: deprecated}
  - id: velib
    dnt: true
    fr: [{term: Vélib, type: name}]
"""


def parse(text):
    return etree.fromstring(text.encode())


def check_dialect(root):
    """Assert what TBX-Basic_DCA.sch asserts of the categories that transflow writes."""
    assert root.tag == f"{T}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    for element in root.iter():
        assert element.tag.startswith(T)
        kind, parent, name = element.get("type"), etree.QName(element.getparent()).localname if element is not root else "", ""
        name = etree.QName(element).localname
        if name == "termNote":
            assert parent == "termSec"
            assert element.text in NOTES[kind]
        elif name == "descrip":
            allowed = {"subjectField": {"conceptEntry"}, "definition": {"conceptEntry", "langSec"}, "context": {"termSec"}}
            assert parent in allowed[kind]
        elif name == "admin":
            assert kind == "source"
            assert parent in {"conceptEntry", "langSec", "termSec"}
    ids = [element.get("id") for element in root.iter(f"{T}conceptEntry")]
    assert len(set(ids)) == len(ids)
    assert all(name[0].isalpha() or name[0] == "_" for name in ids)


@pytest.mark.parametrize("glossary", [EVERYTHING, GLOSSARIES], ids=["everything", "embedded"])
def test_structure_and_picklists(give, glossary):
    root = parse(give(glossary, "tbx")[0])
    check_dialect(root)
    for section in root.iter(f"{T}termSec"):
        names = [etree.QName(child).localname for child in section]
        assert names[0] == "term"
        assert names == sorted(names, key=lambda name: (name != "term", name != "termNote"))


@pytest.mark.skipif(not (SCHEMAS / "TBXcoreStructV03.rng").is_file(), reason="the RNG of the core structure is not on this machine")
@pytest.mark.parametrize(
    "glossary", [EVERYTHING, GLOSSARIES, "version: 2\nconcepts: []\n"], ids=["everything", "embedded", "empty"]
)
def test_valid_by_the_core_structure(give, glossary):
    schema = etree.RelaxNG(etree.parse(str(SCHEMAS / "TBXcoreStructV03.rng")))
    schema.assertValid(parse(give(glossary, "tbx")[0]))


def test_forbidden_and_untranslated_terms_are_told_to_other_tools(give):
    root = parse(give(EVERYTHING, "tbx")[0])
    forbidden = next(section for section in root.iter(f"{T}termSec") if section.findtext(f"{T}term") == "burgh")
    assert forbidden.findtext(f"{T}termNote") == "deprecatedTerm-admn-sts"
    assert "transflow status: forbidden" in [note.text for note in forbidden.iter(f"{T}note")]
    name = next(entry for entry in root.iter(f"{T}conceptEntry") if entry.get("id") == "velib")
    assert [term.text for term in name.iter(f"{T}term")] == ["Vélib", "Vélib"]
    assert "Do not translate." in [note.text for note in name.iter(f"{T}note")]


def test_other_tools_find_variants_as_terms(give):
    root = parse(give(EVERYTHING, "tbx")[0])
    french = [term.text for term in next(root.iter(f"{T}langSec")).iter(f"{T}term")]
    assert french == ["ville", "vile", "vi|le", "VLL"]


def test_a_file_of_our_own_is_read_back_after_another_tool_changed_it(give, take):
    text = give(EVERYTHING, "tbx")[0].replace("<term>town</term>", "<term>market town</term>")
    found, _ = take("b.tbx", text)
    assert found["3-villes"].terms["en"][0].text == "market town"
    assert found["3-villes"].terms["en"][0].requires_any == ("square",)

"""TMX as a glossary."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree

GLOSSARY = """\
version: 2
concepts:
  - id: ess
    pair_by_type: true
    fr: [économie sociale et solidaire, {term: ESS, type: acronym}]
    en: [social and solidarity economy, {term: SSE, type: acronym}, {term: social economy, status: admitted}, {term: third sector, status: forbidden}]
  - {id: velib, dnt: true, fr: Vélib}
"""  # noqa: E501 - one line a language


def units(text):
    root = etree.fromstring(text.encode())
    return [
        [(variant.get("{http://www.w3.org/XML/1998/namespace}lang"), variant.findtext("seg")) for variant in unit.iter("tuv")]
        for unit in root.iter("tu")
    ]


def test_pairs_are_renderings_and_banned_terms_stand_alone(give):
    assert units(give(GLOSSARY, "tmx")[0]) == [
        [("fr", "économie sociale et solidaire"), ("en", "social and solidarity economy")],
        [("fr", "économie sociale et solidaire"), ("en", "social economy")],
        [("fr", "ESS"), ("en", "SSE")],
        [("en", "third sector")],
        [("fr", "Vélib"), ("en", "Vélib")],
    ]


def test_header_and_status_are_those_of_tmx(give):
    root = etree.fromstring(give(GLOSSARY, "tmx")[0].encode())
    assert root.get("version") == "1.4"
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert needed <= set(root.find("header").keys())
    assert "forbidden" in [prop.text for prop in root.iter("prop") if prop.get("type") == "status"]
    for variant in root.iter("tuv"):
        assert [child.tag for child in variant][-1] == "seg"


def test_units_of_other_tools(take):
    found, tally = take("multi.tmx")
    assert (found["budget"].domain, found["budget"].note) == ("finance", "yearly")
    assert found["budget"].terms["en"][0].text == "initial budget"
    assert [term.status for term in found["epargne-brute"].terms["fr"]] == ["preferred"]
    assert [term.status for term in found["epargne-brute"].terms["en"]] == ["forbidden"]
    assert found["subvention"].terms["en"][0].status == "admitted"
    assert [(one.line, one.reason) for one in tally.rejected] == [(9, "sentence")]
    assert tally.languages == Counter(es=1)


@pytest.mark.parametrize(
    ("segment", "is_term"),
    [
        ("politique de la ville", True),
        ("Établissement public de coopération intercommunale à fiscalité propre", True),
        ("etc.", True),
        ("La ville vote son budget.", False),
        ("Le conseil municipal a voté hier soir le budget de la commune pour l’année", False),
    ],
)
def test_only_short_segments_are_terms(take, segment, is_term):
    pairs = f"<tu><tuv xml:lang='fr'><seg>{segment}</seg></tuv><tuv xml:lang='en'><seg>x1</seg></tuv></tu>"
    more = "<tu><tuv xml:lang='fr'><seg>ville</seg></tuv><tuv xml:lang='en'><seg>town</seg></tuv></tu>"
    found, tally = take("a.tmx", f"<tmx version='1.4'><header/><body>{pairs}{more}</body></tmx>")
    assert len(found) == 1 + is_term
    assert bool(tally.rejected) != is_term

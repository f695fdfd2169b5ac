from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from transflow.model import DocumentReport, Finding, HiddenFinding, Level, Origin, Pair, Report, State, Summary, TermHit, Verdict
from transflow.reports._html_text import plain
from transflow.reports._options import RenderOptions
from transflow.reports.html_report import render

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "TRANSFLOW_UPDATE_SNAPSHOTS"
NAMES = (
    *("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run"),
    *("evil", "many", "incidents_only", "nothing"),
)
TAGS = set(
    """html head meta title style body a header h1 p strong span ul li details summary dl dt dd nav div label input fieldset legend
    select option button output mark dialog h2 kbd main section h3 article small ol em b del ins code footer script""".split()
)
ATTRIBUTES = set(
    """lang class charset http-equiv content name href id role aria-label aria-labelledby aria-hidden hidden type autocomplete value
    checked tabindex dir data-verdict data-shown data-none data-level data-rule data-findings data-number data-open data-close
    data-sign data-failed""".split()
)
ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style></title></textarea><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)' x=\"",
    "--><svg/onload=alert(1)><!--",
    "]]><?php ?><![CDATA[",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp",
    "javascript:alert(1)",
    "{shown} {all} {0}",
)


def page_of(report, **options):
    return html.document_fromstring(render(report, RenderOptions(**({"version": "0.1.0"} | options))))


def text_of(element):
    return "".join(element.itertext())


def report_of(pair, *findings, **rest):
    return Report((DocumentReport("a.txt", "fr-en", (pair,), findings, **rest),), (), Summary(1, 1, 0, 0, 0, Verdict.FAIL, "why"))


def everywhere(text):
    """Return a report that holds a text wherever one from outside can stand."""
    hit = TermHit(text, 0, len(text), text, text, 0, len(text), "other " + text)
    pair = Pair(text, 1, 1, 1, text, text, text, text, text, Origin.FAILED, (hit,), text)
    inside = Finding(text, text, "other", Level.ERROR, text, "target", 0, len(text), text, text, (text,), 1, 1, text)
    outside = replace(inside, segment="none", message="m")
    hidden = HiddenFinding(inside, State.WAIVED, text)
    document = DocumentReport(text, text, (pair,), (inside, outside), text, (text,), (hidden,))
    return Report((document, document), (), Summary(1, 1, 0, 0, 0, Verdict.INCIDENT, text), {text: text, "model": text})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_snapshot(samples, language):
    page = render(samples["bilingual"], RenderOptions(version="0.1.0", ui_language=language, fail_on="error"))
    shown = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1\3", page)
    shown = re.sub(r"'sha256-[^']+'", "'sha256-'", shown).replace("><", ">\n<")
    path = SNAPSHOTS / f"bilingual.{language}.html"
    if os.environ.get(UPDATE):
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_pages_hold_known_elements_and_nothing_from_elsewhere(hard_samples, name, language):
    check_page(page_of(hard_samples[name], ui_language=language, show_all=True, show_ids=True))


def check_page(page):
    elements = list(page.iter())
    assert {element.tag for element in elements} <= TAGS
    assert {attribute for element in elements for attribute in element.attrib} <= ATTRIBUTES
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    links = page.xpath("//@href")
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)
    named = {name for names in page.xpath("//@data-findings") for name in names.split()}
    assert named <= set(ids)


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_becomes_an_element(text):
    page = page_of(everywhere(text), show_ids=True)
    check_page(page)
    (segment, _) = page.xpath("//article")
    assert [text_of(part) for part in segment.xpath("div/p")] == [text, text]
    assert segment.xpath(".//*[@class='message']")[0].text == text
    assert page.xpath("//section[@id='d1']/h2")[0].text == text
    assert page.xpath("//header//nav//a")[0].text == text
    assert len(page.xpath("//script")) == 1


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_is_shown_and_nothing_else(text):
    page = page_of(everywhere(text), show_ids=True)
    check_page(page)
    for shown in page.xpath("//article[1]/div/p"):
        told = {plain(text)} if text.strip() else {plain(text), "(empty)", "(not translated)"}
        assert text_of(shown) in told


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("a\u202eb\u202cc", ["<U+202E>", "<U+202C>"]),
        ("\u2066x\u2069", ["<U+2066>", "<U+2069>"]),
        ("\x1b[31mred", ["␛"]),
        ("nul\x00", ["␀"]),
        ("\ud800\uffff\x9b", ["<U+D800>", "<U+FFFF>", "<U+009B>"]),
        ("one\ntwo\tthree", []),
        ("上海 e\u0301 😎 œuvre", []),
        ("<U+202E>", []),
    ],
)
def test_controls_are_signs_apart_from_the_text(text, signs):
    page = page_of(report_of(Pair("1", 1, 1, 1, text, "x", "fr", "en")))
    (target,) = page.xpath("//p[@class='target']")
    assert target.xpath(".//*[@class='control']/text()") == signs
    assert text_of(target) == plain(text)


def test_no_break_spaces_stay_and_can_be_shown():
    text = "12\u202f500\u00a0€ co\u00adopération"
    report = report_of(Pair("1", 1, 1, 1, "x", text, "fr", "en"))
    page = page_of(report)
    (source,) = page.xpath("//p[@class='source']")
    assert text_of(source) == text.replace("\u00ad", "")
    assert source.xpath(".//*[@class='space']/@data-sign") == ["⎵", "⍽", "¬"]
    assert page.get("class") is None
    shown = page_of(report, show_spaces=True)
    assert shown.get("class") == "spaces"
    assert shown.xpath("//input[@id='spaces']/@checked")
    assert text_of(shown.xpath("//p[@class='source']")[0]) == text_of(source)


def test_texts_have_their_languages(samples):
    page = page_of(samples["bilingual"], ui_language="fr")
    assert page.get("lang") == "fr"
    assert set(page.xpath("//p[@class='source']/@lang")) == {"fr"}
    assert set(page.xpath("//p[@class='target']/@lang")) == {"en"}
    assert page.xpath("//*[@data-rule='TERM001']//*[@class='quoted']/*/@lang") == ["fr"]
    assert page.xpath("//*[@data-rule='TERM001']//*[@class='answers']/b/@lang") == ["en", "en"]
    single = page_of(samples["one_language"])
    assert not single.xpath("//p[@class='source']")
    assert set(single.xpath("//p[@class='target']/@lang")) == {"en"}


def test_findings_can_be_filtered(samples):
    page = page_of(samples["bilingual"])
    found = [(item.get("id"), item.get("data-level"), item.get("data-rule")) for item in page.find_class("finding")]
    assert found == [
        ("f1", "error", "NAME001"),
        ("f2", "warning", "TERM001"),
        ("f3", "error", "NUM001"),
        ("f4", "info", "TYPO001"),
    ]
    assert page.xpath("//select[@id='rule']/option/@value") == ["", "NAME001", "NUM001", "TERM001", "TYPO001"]
    assert page.xpath("//input[@name='level']/@value") == ["error", "warning", "info"]
    assert [item.get("data-findings") for item in page.xpath("//article//mark")] == ["f1", "f2", "f3", "f4"]
    assert [item.get("data-number") for item in page.xpath("//article//mark")] == ["1", "1", "1", "2"]
    assert page.xpath("//*[@id='f4']/@value") == ["2"]
    assert page.xpath("//div[@id='tools']/@hidden")


@pytest.mark.parametrize(
    ("name", "show_all", "is_on"),
    [("bilingual", False, True), ("bilingual", True, False), ("failed", False, True), ("clean_run", False, False)],
)
def test_segments_without_findings_are_left_out_at_first_where_others_are_there(samples, name, show_all, is_on):
    page = page_of(samples[name], show_all=show_all)
    assert bool(page.xpath("//input[@id='only']/@checked")) is is_on
    assert len(page.xpath("//article")) == sum(len(document.pairs) for document in samples[name].documents)


def test_marks_and_terms_in_place(samples):
    page = page_of(samples["odd_text"])
    (target, *_) = page.xpath("//article[1]//p[@class='target']")
    marks = [(text_of(mark), mark.get("data-level"), mark.get("data-findings"), mark.get("data-number")) for mark in target]
    assert marks == [
        ("region ", "error", "f1", None),
        ("of ", "error", "f1 f2", None),
        ("Bretagne", "error", "f1 f2 f3", "1 3"),
        (" has", "warning", "f2", "2"),
    ]
    (point,) = page.xpath("//article//mark[@class='point']")
    assert (text_of(point), point.tail) == ("", "signed.")
    assert "(the whole segment)" in text_of(page.xpath("//*[@data-rule='LANG001']")[0])
    terms = page_of(samples["bilingual"]).xpath("//article[2]//*[@class='term']")
    assert [text_of(term) for term in terms] == [
        "quartiers prioritaires",
        "politique de la ville",
        "priority districts",
        "urban policy",
    ]
    assert {(term.get("data-open"), term.get("data-close")) for term in terms} == {("‹", "›")}


def test_what_became_of_terms_and_what_changed(samples):
    (segment,) = page_of(samples["bilingual"]).xpath("//article[2]")
    items = [text_of(item) for item in segment.xpath("ul[@class='terms']/li")]
    assert items == [
        "✓ quartiers prioritaires → priority districts",
        "✓ politique de la ville → urban policy (put in by transflow; the model said “the policy of the city”)",
    ]
    assert [text_of(item) for item in segment.iter("del", "ins")] == ["the", "urban", " of the city"]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            ["! INCOMPLETE", "Not translated or not checked", "Only segments with findings", "Next finding", "(not translated)"],
        ),
        (
            "fr",
            [
                "! INCOMPLET",
                "Non traduit ou non contrôlé",
                "Seulement les segments signalés",
                "Signalement suivant",
                "Segments affichés\u00a0: 2 sur 2",
            ],
        ),
    ],
)
def test_both_languages(samples, language, texts):
    shown = text_of(page_of(samples["failed"], ui_language=language).find("body"))
    assert [text for text in texts if text not in shown] == []


def test_incidents_stand_before_the_documents(samples):
    page = page_of(samples["failed"])
    first, second = page.xpath("//main/section")
    assert (first.get("class"), second.get("class")) == ("incidents", "document")
    assert "✗ press/lost.fr.txt document: no such file→ check the spelling of the path" in [
        text_of(item) for item in first.iter("li")
    ]
    assert page.xpath("//article[@data-failed]/p[@class='failure']/text()") == ["✗ not translated: the model fell into a loop"]
    assert page_of(samples["failed"], ui_language="fr").xpath("//article//em/@lang") == ["fr"]


def test_what_does_not_count_is_told_apart(samples):
    report = samples["bilingual"]
    (document,) = report.documents
    known, *rest = document.findings
    moved = replace(document, findings=tuple(rest), hidden=(HiddenFinding(known, State.WAIVED, "as the town writes it"),))
    page = page_of(replace(report, documents=(moved,)))
    assert not page.xpath("//*[@data-rule='NAME001']")
    (details,) = page.xpath("//section/details")
    assert text_of(details.find("summary")) == "Findings that do not count (1)"
    assert text_of(details.find("ul")).endswith("in the source (waived: as the town writes it)")


def test_findings_of_no_segment_and_of_equal_ids_are_all_there():
    pair = Pair("1", 1, 1, 1, "one", "un", "fr", "en")
    finding = Finding("R1", "n", "other", Level.INFO, "1", "target", 0, 3, "one", "m")
    far = replace(finding, segment="gone", line=9)
    odd = [
        replace(finding, start=start, end=end, side=side)
        for start, end, side in ((-4, 99, "target"), (2, 1, "target"), (0, 1, "x"))
    ]
    report = report_of(pair, finding, far, *odd)
    report = replace(report, documents=(replace(report.documents[0], pairs=(pair, pair)), *report.documents))
    page = page_of(report)
    check_page(page)
    assert len(page.find_class("finding")) == 10
    assert [text_of(mark) for mark in page.xpath("//article//mark")] == ["one", "one"]


def test_summary_alone(samples):
    page = page_of(samples["failed"], summary_only=True)
    assert not page.xpath("//article | //div[@id='tools']")
    assert page.xpath("//section[@class='incidents']//li")


def test_ids_of_findings_are_shown_where_asked(samples):
    assert text_of(page_of(samples["bilingual"], show_ids=True).xpath("//*[@id='f2']/code")[0]) == " [f00d]"
    assert not page_of(samples["bilingual"]).xpath("//*[@class='finding']/code")


def test_headings_lead_through_the_page(samples):
    levels = [int(heading.tag[1]) for heading in page_of(samples["odd_text"]).xpath("//h1 | //main//h2 | //main//h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_a_book_of_segments_is_quick():
    source = "Le préfet de la région Bretagne a signé la convention «\u00a0Quartiers d’été\u00a0» avec les bailleurs sociaux. " * 2
    pairs = tuple(Pair(f"{index}.1", index, index, 1, source, source, "fr", "en") for index in range(1, 5001))
    findings = tuple(Finding("R1", "n", "other", Level.INFO, pair.id, "target", 3, 9, "préfet", "m") for pair in pairs[::2])
    report = Report((DocumentReport("a", "fr-en", pairs, findings),), (), Summary(5000, 0, 0, 2500, 0, Verdict.PASS, ""))
    started = time.perf_counter()
    page = render(report, RenderOptions())
    assert time.perf_counter() - started < 10
    assert page.count("<article ") == 5000

from __future__ import annotations

import pytest

from transflow.pipeline import Job, check_translated
from transflow.terms.glossary import EMPTY

FR = """<nav><ul><li><a href="/">Accueil</a></li><li><a href="/a">Actualités</a></li></ul></nav>
<h1>La région rouvre une ligne</h1>
<p>Les trains rouleront dès <a href="/date">lundi prochain</a> entre les deux villes.</p>
<p>Le trajet <b>durera</b> trente minutes.</p>"""
EN = """<nav><ul><li><a href="/">Home</a></li><li><a href="/a">News</a></li></ul></nav>
<h1>The region reopens a line</h1>
<p>Trains will run from <a href="/date">next Monday</a> between the two towns.</p>
<p>The journey <b>will last</b> thirty minutes.</p>"""


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ((), set()),
        ((('<li><a href="/">Home</a></li><li><a href="/a">News</a></li>', ""),), {("untranslated-segment", "info")}),
        ((("News</a></li>", "News</a></li><li><a href='/j'>Careers</a></li>"),), {("addition", "info")}),
        ((('<a href="/date">next Monday</a>', "next Monday"),), {("structure", "warning")}),
        ((("<b>will last</b>", "will last"),), set()),
        ((("<h1>The region reopens a line</h1>", ""),), {("untranslated-segment", "error")}),
    ],
)
def test_menus_headings_and_links_of_two_pages(tmp_path, changes, found):
    text = EN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    source, target = tmp_path / "a.fr.html", tmp_path / "a.en.html"
    source.write_text(FR, encoding="utf-8")
    target.write_text(text, encoding="utf-8")
    report = check_translated(source, target, Job("en", "fr", EMPTY))
    assert {(finding.name, finding.level.value) for finding in report.findings} == found

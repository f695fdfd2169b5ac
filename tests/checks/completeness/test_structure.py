from __future__ import annotations

import pytest

from transflow.api import check_pairs
from transflow.pipeline import Job, check_translated
from transflow.terms.glossary import EMPTY


def structure_of(tmp_path, suffix, source, target):
    ours, theirs = tmp_path / f"a.en{suffix}", tmp_path / f"a.fr{suffix}"
    theirs.write_text(source, encoding="utf-8")
    ours.write_text(target, encoding="utf-8")
    report = check_translated(theirs, ours, Job("en", "fr", EMPTY))
    assert not report.incidents
    return [(finding.side, finding.text) for finding in report.findings if finding.name == "structure"]


HTML = '<p>Voir <a href="https://a.fr/fr/carte">la carte</a> du quartier. Elle est à jour.</p>'


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ('<p>See <a href="https://a.fr/en/map">the map</a> of the district. It is up to date.</p>', []),
        ("<p>See the map of the district. It is up to date.</p>", [("source", "la carte")]),
        ('<p>See <a href="https://b.fr/map">the map</a> of the district. It is up to date.</p>', [("target", "the map")]),
        ('<p>See the map of the district. It is <a href="https://a.fr/en/map">up to date</a>.</p>', []),
    ],
)
def test_links_of_html_documents(tmp_path, target, found):
    assert structure_of(tmp_path, ".html", HTML, target) == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("See [the map](https://a.fr/carte) and [the plan][1].", []),
        ("See [the map](https://a.fr/carte) and the plan.", [("source", "le plan")]),
        ("See the map and [the plan][1].", [("source", "la carte")]),
    ],
)
def test_links_of_markdown_documents(tmp_path, target, found):
    assert (
        structure_of(tmp_path, ".md", "Voir [la carte](https://a.fr/carte) et [le plan][1].\n\n[1]: plan.html\n", target) == found
    )


@pytest.mark.parametrize(
    ("source", "target", "level"),
    [
        ('Voir <a href="https://a.fr/x">ici</a>.', 'See <a href="https://b.fr/x">here</a>.', "error"),
        ('Voir <a href="x.html">ici</a>.', 'See <a href="y.html">here</a>.', "warning"),
        ('Voir <a href="/fr/x">ici</a>.', 'See <a href="/en/y">here</a>.', None),
        ('Voir <a class="b" href="x">ici</a>.', 'See <a href="x">here</a>.', "warning"),
        ("Une ligne\nune autre", "A line and another", "warning"),
        ("***", "---", "warning"),
    ],
)
def test_levels(source, target, level):
    levels = [str(finding.level) for finding in check_pairs([(source, target)], "fr", "en").findings if finding.name == "structure"]
    assert levels == ([level] if level else [])

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from transflow.reports._options import RenderOptions
from transflow.reports.junit import render

NAMES = (
    *("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run"),
    *("evil", "many", "incidents_only", "nothing"),
)


def root_of(report, **options):
    return ET.fromstring(render(report, RenderOptions(**options)))


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_those_of_the_cases(hard_samples, name):
    report = hard_samples[name]
    root = root_of(report)
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert int(element.get("tests")) == len(cases) > 0
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.get(attribute)) == sum(case.find(tag) is not None for case in cases)
    assert int(root.get("errors")) == (len(report.incidents) or name == "nothing")


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 3), ("info", 4), ("never", 0)])
def test_the_threshold_parts_failures_from_the_rest(samples, fail_on, failures):
    (suite,) = root_of(samples["bilingual"], fail_on=fail_on)
    assert suite.get("failures") == str(failures)
    assert len(suite.findtext("system-out").splitlines()) == 4 - failures + 1
    assert len(suite.findall("testcase")) == max(failures, 1)


def test_failure(samples):
    case = root_of(samples["bilingual"])[0][0]
    assert case.attrib == {
        "classname": "press/nantes-2026-03.fr.html",
        "name": "NAME001 name-mismatch 21:40",
        "file": "press/nantes-2026-03.fr.html",
    }
    failure = case.find("failure")
    message = '"Saint Herbain" stands for "Saint-Herblain" in the source'
    assert failure.attrib == {"type": "error", "message": message}
    assert failure.text.splitlines() == [message, "press/nantes-2026-03.fr.html:21:40", "Saint Herbain"]


def test_clean_documents_pass_and_empty_ones_are_skipped(samples):
    root = root_of(samples["clean_run"], ui_language="fr")
    assert [suite.get("name") for suite in root] == [f"dossier/{name}.fr.md" for name in ("un", "deux", "trois", "vide")]
    assert [len(suite[0]) for suite in root] == [0, 0, 0, 1]
    assert root[3][0][0].attrib == {"message": "aucun texte à examiner"}


def test_incidents_are_errors_in_the_suite_of_their_path(samples):
    root = root_of(samples["failed"])
    assert [(suite.get("name"), suite.get("errors"), suite.get("tests")) for suite in root] == [
        ("budget.fr.txt", "1", "1"),
        ("press/lost.fr.txt", "1", "1"),
        ("transflow", "1", "1"),
    ]
    assert root[2][0].get("file") is None
    assert root[1][0][0].get("message") == "no such file (check the spelling of the path)"


def test_hostile_text_adds_no_element(hard_samples):
    root = root_of(hard_samples["evil"])
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "error", "system-out"}
    text = "".join(root.itertext())
    assert "]]><testcase/><!--" in text
    assert "<script>alert(1)</script>&amp;" in text
    assert not {"\ufffe", "\uffff", "\x1b"} & set(text)

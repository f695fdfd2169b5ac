from __future__ import annotations

import json

import pytest


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "a.en.txt"
    path.write_text("The city policy of Nantes.\n", encoding="utf-8")
    return path


def test_known_findings_do_not_fail_the_run(call, tmp_path, document):
    known = tmp_path / "baseline.json"
    assert call("check", document, "--write-baseline", known)[0] == 1
    assert len(json.loads(known.read_text("utf-8"))["findings"]) == 1
    code, out, _ = call("check", document, "--baseline", known)
    assert code == 0
    assert "known findings left out: 1" in out


def test_a_moved_paragraph_is_still_known_and_a_new_fault_is_not(call, tmp_path, document):
    known = tmp_path / "baseline.json"
    call("check", document, "--write-baseline", known)
    document.write_text("A new line.\n\nThe city policy of Nantes.\n\nHaut de page\n", encoding="utf-8")
    code, out, _ = call("check", document, "--baseline", known, "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert [finding["text"] for finding in report["documents"][0]["findings"]] == ["Haut de page"]


def test_mended_findings_are_counted(call, tmp_path, document):
    known = tmp_path / "baseline.json"
    call("check", document, "--write-baseline", known)
    document.write_text("The urban policy of Nantes.\n", encoding="utf-8")
    assert "findings of the baseline that are gone: 1" in call("check", document, "--baseline", known, "--all")[1]


@pytest.mark.parametrize(
    ("data", "message"),
    [(None, "cannot be read"), ("x", "is not JSON"), ("[]", "is no baseline"), ('{"version": 2}', "is no baseline")],
)
def test_bad_baseline(call, tmp_path, document, data, message):
    known = tmp_path / "baseline.json"
    if data is not None:
        known.write_text(data, encoding="utf-8")
    code, _, err = call("check", document, "--baseline", known)
    assert code == 2
    assert message in err

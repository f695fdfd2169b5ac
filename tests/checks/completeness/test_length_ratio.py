from __future__ import annotations

import pytest

from transflow.config import Settings
from transflow.pipeline import Job, check_documents
from transflow.terms.glossary import EMPTY


@pytest.mark.parametrize(("limits", "found"), [({"headline": 20}, ["length-ratio"]), ({"headline": 60}, []), ({}, [])])
def test_a_headline_over_the_limit_of_the_settings(tmp_path, limits, found):
    path = tmp_path / "a.en.md"
    path.write_text("# The town signs the city contract\n\nThe contract, which runs for six years, is signed.\n", encoding="utf-8")
    job = Job("en", "", EMPTY, Settings.model_validate({"check": {"lengths": limits}}))
    findings = check_documents([path], job).findings
    assert [finding.name for finding in findings] == found
    assert all("32 characters" in finding.message and finding.line == 1 for finding in findings)

"""The published release that the project starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from transflow.api import check_text
from transflow.model import Level

WANTED = {
    "Saint Herbain": "Saint-Herblain",
    "Caisse de Dépôts": "Caisse des Dépôts",
    "ESS": "SSE",
    "Loire Atlantique": "Loire-Atlantique",
    "Pays de La Loire": "Pays de la Loire",
    "Haut de page": "Back to top",
    "City’s policy": "urban policy",
    "urban affairs": "urban policy",
    "co-operation": "cooperation",
    "Fondès": "Fondes",
    "PR Lemas": "Pierre-René Lemas",
}


@pytest.fixture(scope="module")
def report():
    for folder in Path(__file__).resolve().parents:
        seed = folder / "shared" / "data" / "seeds" / "press-release-nantes.en.txt"
        if seed.is_file():
            return check_text("\n\n".join(seed.read_text("utf-8").splitlines()), "en")
    pytest.skip("shared data absent: the published release is not part of the repository")


@pytest.mark.parametrize(("text", "suggestion"), WANTED.items())
def test_fault_is_found_with_its_remedy(report, text, suggestion):
    assert any(finding.text == text and suggestion in finding.suggestions for finding in report.findings)


def test_caption_casing_and_acronym(report):
    assert any(finding.text.startswith("P Bolo") and finding.name == "untranslated-segment" for finding in report.findings)
    assert any(finding.text == "Anru" and finding.name == "acronym-casing" for finding in report.findings)
    assert {finding.name for finding in report.findings if finding.text == "ESS"} == {"acronym-mixed", "acronym-expansion"}


def test_few_other_findings(report):
    others = [
        finding
        for finding in report.findings
        if finding.level is not Level.INFO and finding.text not in WANTED and not finding.text.startswith("P Bolo")
    ]
    assert len(others) <= 3, others

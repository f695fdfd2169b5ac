"""The deep rules together: one root cause has one finding, both directions of languages, no model asked without need."""

from __future__ import annotations

import pytest

from transflow.config import Settings
from transflow.judges import open_judge
from transflow.model import Level
from transflow.pipeline import Job, check_pair_rows
from transflow.terms.embedded import load_embedded_glossary


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path_factory.mktemp("packages")))
        return {pair: open_judge(*pair, Settings()) for pair in (("fr", "en"), ("en", "fr"))}


def check(judge, source, target, languages=("fr", "en")):
    job = Job(languages[1], languages[0], load_embedded_glossary(), judge=judge[languages])
    report = check_pair_rows("", [(1, source, target)], job)
    assert not report.incidents
    return report.findings


AGREEMENT = "La ministre a signé avec le maire de Rennes la convention de rénovation du quartier."
SHORT = "The minister signed the agreement to renovate the district."


@pytest.mark.parametrize(
    ("source", "target", "languages", "found"),
    [
        (AGREEMENT, SHORT, ("fr", "en"), ("deep-omission", "avec le maire de Rennes la convention")),
        (AGREEMENT, f"{SHORT[:-1]} with the mayor of Rennes.", ("fr", "en"), None),
        (SHORT, AGREEMENT, ("en", "fr"), ("deep-addition", "avec le maire de Rennes la convention")),
        ("Elle s’est opposée au projet sans rien dire.", "She did not oppose the project.", ("fr", "en"), ("deep-negation", "not")),
        (
            "Le fonds aide 12 communes et 45 associations.",
            "The fund helps 45 towns and 12 charities.",
            ("fr", "en"),
            ("deep-number", "45 towns and 12"),
        ),
        ("Le fonds aide 12 communes et 45 associations.", "The fund helps 12 towns and 45 charities.", ("fr", "en"), None),
        ("Contact presse", "Press contact", ("fr", "en"), None),
        ("2 500", "2,500", ("fr", "en"), None),
        ("Nantes", "Nantes", ("fr", "en"), None),
        ("", "Read more on our website.", ("fr", "en"), None),
    ],
)
def test_pair(judge, source, target, languages, found):
    deep = [(one.name, one.text) for one in check(judge, source, target, languages) if one.name.startswith("deep-")]
    assert deep == ([found] if found else [])


def test_rules_without_a_model_come_first(judge):
    source = "Les travaux de rénovation du quartier commenceront au printemps prochain."
    (finding,) = check(judge, source, "The museum is closed on public holidays and every Tuesday.")
    assert (finding.name, finding.level) == ("unrelated-target", Level.ERROR)


def test_deep_findings_warn(judge):
    (finding,) = check(judge, AGREEMENT, SHORT)
    assert finding.level is Level.WARNING
    assert finding.side == "source"


def test_copied_segments_are_not_judged(judge):
    texts = judge["fr", "en"].texts
    check(judge, "Le maire a salué les équipes de la ville.", "Le maire a salué les équipes de la ville.")
    assert judge["fr", "en"].texts == texts

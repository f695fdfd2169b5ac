"""Pairs that a person would not have flagged, beside the faults that they resemble."""

from __future__ import annotations

import gc

import pytest

from transflow.api import check_pairs
from transflow.model import Level

QUIET = [
    ("quotes", "Les femmes des joueurs sont venues.", 'The players" wives came.', "fr"),
    ("quotes", "It was a success.", 'C"était un succès.', "en"),
    (
        "end-punctuation",
        "Posons-nous la question de savoir si nous aidons assez les villes.",
        "But are we helping towns enough?",
        "fr",
    ),
    ("end-punctuation", "La ville promet de nouveaux statuts pour ses écoles.", "Town Promises New Rules For Schools", "fr"),
    ("en-spacing", "Envoyé à , avocat du demandeur.", "Sent to , counsel for the applicant.", "fr"),
    ("number-value", "La tempête est à 4 800 km de Miami.", "The storm is 3,000 miles from Miami.", "fr"),
    ("number-value", "It blows at 40 mph (64 km/h).", "Il souffle à 64 km/h.", "en"),
    ("name-mismatch", "L’aéroport de Francfort-Hahn ferme.", "Frankfurt-Hahn airport closes.", "fr"),
    ("name-mismatch", "Le tombeau de Toutankhamon.", "The tomb of Tutankhamun.", "fr"),
    ("negation-lost", "Les voyageurs ne volent pas et ne trichent pas.", "Travellers do not steal and cheat.", "fr"),
    ("negation-lost", "Aucun autre joueur n’a jamais marqué autant de buts.", "No one else has ever scored more goals.", "fr"),
]
LOUD = [
    ("quotes", "« Un succès », dit-elle.", '"A success, she said.', "fr"),
    ("end-punctuation", "Pourquoi agir maintenant ?", "Why act now.", "fr"),
    ("number-value", "La tempête est à 4 800 km de Miami.", "The storm is 4,000 miles from Miami.", "fr"),
    ("number-value", "Le virus de la COVID-19 circule.", "The COVID- virus circulates.", "fr"),
    ("date-value", "La réunion est le 20 mars à Nantes.", "The meeting is on March in Nantes.", "fr"),
    ("name-mismatch", "Le Washington Post le confirme.", "The Washington Pot confirms it.", "fr"),
    ("name-mismatch", "The Royal Navy has few ships.", "La Roya Navy a peu de navires.", "en"),
    ("negation-lost", "The saddle had not yet been invented.", "La selle avait été inventée.", "en"),
]


def warned(source, target, language):
    report = check_pairs([(source, target)], language, "en" if language == "fr" else "fr")
    assert not report.incidents
    return {finding.name for finding in report.findings if finding.level is not Level.INFO}


@pytest.mark.parametrize(("rule", "source", "target", "language"), QUIET)
def test_quiet(rule, source, target, language):
    assert rule not in warned(source, target, language)


@pytest.mark.parametrize(("rule", "source", "target", "language"), LOUD)
def test_loud(rule, source, target, language):
    assert rule in warned(source, target, language)


def test_guillemets_without_spaces_are_a_style_told_once():
    report = check_pairs([("The “A”, “B”, “C” and “D” lots.", "Les lots «A», «B», «C» et «D».")], "en", "fr")
    assert [finding.level for finding in report.findings if finding.name == "fr-spacing"] == [Level.WARNING]


def test_collector_is_on_again():
    assert gc.isenabled()
    check_pairs([("La ville signe.", "The town signs.")], "fr", "en")
    assert gc.isenabled()

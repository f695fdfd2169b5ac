"""Omission, addition, unrelated targets and lost negations."""

from __future__ import annotations

import pytest

from transflow.api import check_pairs
from transflow.text.coverage import length_shortfall, weigh_coverage
from transflow.text.lexicon import content_words, is_shared, load_lexicon, stem_of
from transflow.text.negation import find_lost_negation

MEANING = {"omission", "addition", "unrelated-target", "negation-lost"}
FRENCH = (
    "La présidente du conseil régional a signé jeudi la convention avec la commune, et les travaux de rénovation des écoles "
    "commenceront au printemps prochain."
)
ENGLISH = (
    "The president of the regional council signed the agreement with the town on Thursday, and renovation work on the schools "
    "will begin next spring."
)


def rules(source, target, languages=("fr", "en")):
    return {finding.name for finding in check_pairs([(source, target)], *languages).findings} & MEANING


def cut(text, share):
    words = text.split()
    return " ".join(words[: int(len(words) * share)]) + "."


@pytest.mark.parametrize("share", [0.4, 0.5, 0.6])
@pytest.mark.parametrize(("source", "target", "languages"), [(FRENCH, ENGLISH, ("fr", "en")), (ENGLISH, FRENCH, ("en", "fr"))])
def test_a_cut_translation_is_an_omission_and_a_cut_source_an_addition(source, target, languages, share):
    assert rules(source, target, languages) == set()
    assert rules(source, cut(target, share), languages) == {"omission"}
    assert rules(cut(source, share), target, languages) == {"addition"}


def test_span_of_the_omission_is_the_part_that_is_not_translated():
    finding = next(f for f in check_pairs([(FRENCH, cut(ENGLISH, 0.5))], "fr", "en").findings if f.name == "omission")
    assert finding.side == "source"
    assert finding.text.endswith("printemps prochain")
    assert "conseil" not in finding.text


@pytest.mark.parametrize(
    ("source", "target", "languages", "fires"),
    [
        (FRENCH, "The museum is closed on public holidays and offers free admission to children under twelve.", ("fr", "en"), True),
        ("Le musée est fermé les jours fériés et propose la gratuité aux enfants.", ENGLISH, ("fr", "en"), True),
        (ENGLISH, "Le musée est fermé les jours fériés et propose la gratuité aux enfants.", ("en", "fr"), True),
        ("Contact presse", "Media relations", ("fr", "en"), False),
        ("Saint-Herblain, Rezé, Orvault, Vertou", "Saint-Herblain, Rezé, Orvault, Vertou", ("fr", "en"), False),
    ],
)  # fmt: skip
def test_unrelated_target(source, target, languages, fires):
    assert ("unrelated-target" in rules(source, target, languages)) is fires


def test_unrelated_target_silences_what_follows_from_it():
    report = check_pairs(
        [(FRENCH, "The museum is closed on 25 public holidays and offers free admission to children.")], "fr", "en"
    )
    assert {finding.name for finding in report.findings} == {"unrelated-target"}


@pytest.mark.parametrize(
    ("source", "target", "languages", "fires"),
    [
        ("Les loyers n’augmenteront pas.", "Rents will increase.", ("fr", "en"), True),
        ("Rents will not increase.", "Les loyers augmenteront.", ("en", "fr"), True),
        ("Les loyers augmenteront.", "Rents will not increase.", ("fr", "en"), True),
        ("La ville ne dispose d'aucune réserve.", "The city has a reserve.", ("fr", "en"), True),
        ("La ville ne dispose d'aucune réserve.", "The city has no reserve.", ("fr", "en"), False),
        ("Il n’a pas respecté le délai.", "He failed to meet the deadline.", ("fr", "en"), False),
        ("Ce n’est que le début.", "This is only the beginning.", ("fr", "en"), False),
        ("Ce n’est que le début.", "This is the very beginning.", ("fr", "en"), False),
        ("Il a parlé avant que la séance ne commence.", "He spoke as the meeting was about to start.", ("fr", "en"), False),
        ("It is not only a park.", "C’est plus qu’un parc.", ("en", "fr"), False),
        ("No. 11, rue de la Paix", "N° 11, rue de la Paix", ("en", "fr"), False),
        (
            "Le conseil n’a pas voté le budget de la ville pour la prochaine année, et les loyers n’augmenteront pas.",
            "The council did not pass the budget of the city for the coming school year, and rents will increase.",
            ("fr", "en"),
            True,
        ),
        ("Le parc est ouvert, qu’il pleuve ou non.", "The park is open, whether or not it rains.", ("fr", "en"), False),
        ("N’hésitez pas à nous contacter.", "Please contact us.", ("fr", "en"), False),
        ("The project cannot wait.", "Le projet ne peut attendre.", ("en", "fr"), False),
    ],
)
def test_negation(source, target, languages, fires):
    assert ("negation-lost" in rules(source, target, languages)) is fires


def test_lost_negation_of_an_empty_text_is_none():
    assert find_lost_negation("", "fr", "", "en") is None


def test_lexicon_knows_both_directions():
    assert load_lexicon("fr").answers[stem_of("ville")][stem_of("city")] > 0.1
    assert load_lexicon("en").answers[stem_of("city")][stem_of("ville")] > 0.1
    assert is_shared("virus", "fr")
    assert not is_shared("ville", "en")


def test_content_words_have_their_offsets():
    text = "L’économie sociale et solidaire, à Saint-Herblain"
    words = content_words(text)
    assert [text[word.start : word.end] for word in words] == ["L’économie", "sociale", "solidaire", "Saint", "Herblain"]
    assert words[0].stem == "econom"


def test_coverage_of_nothing():
    assert weigh_coverage("", "", "fr").mean == 0
    assert weigh_coverage("maison", "", "fr").last_run().words == 1
    assert length_shortfall("", "", "fr") <= 0.5

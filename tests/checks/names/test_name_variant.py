"""Names in two forms in one document: told once, on the side that is at odds with itself."""

from __future__ import annotations

import pytest

from transflow.api import check_pairs, check_text

RULES = {
    "name-variant",
    "name-mismatch",
    "name-not-kept",
    "official-name",
    "spelling-variant",
    "hyphenation-variant",
    "acronym-casing",
}


def told(report):
    assert not report.incidents
    return [
        (finding.name, finding.side, finding.level.value, finding.text, finding.suggestions[0], finding.line)
        for finding in report.findings
        if finding.name in RULES
    ]


@pytest.mark.parametrize(
    ("language", "segments", "found"),
    [
        (
            "fr",
            ["Le plan Quartiers Fertiles avance.", "Avec Quartiers fertiles, tout pousse.", "Le plan Quartiers Fertiles continue."],
            ("name-variant", "target", "info", "Quartiers fertiles", "Quartiers Fertiles", 3),
        ),
        (
            "fr",
            ["Le plan Terre de Cœur avance.", "Le plan Terre de Coeur finit.", "Le plan Terre de Cœur continue."],
            ("name-variant", "target", "info", "Terre de Coeur", "Terre de Cœur", 3),
        ),
        (
            "fr",
            ["La Banque des Territoires signe.", "La Banque des territoires finance.", "La Banque des Territoires prête."],
            ("name-not-kept", "target", "error", "Banque des territoires", "Banque des Territoires", 3),
        ),
        (
            "fr",
            ["Avec Action Cœur de Ville, on agit.", "Le plan Action cœur de ville avance.", "Le plan Action cœur de ville finit."],
            ("name-variant", "target", "warning", "Action Cœur de Ville", "Action cœur de ville", 1),
        ),
        (
            "fr",
            ["L’Agence de l’eau Rhin-Meuse prête.", "L’Agence de l’Eau Rhin-Meuse aide.", "L’Agence de l’eau Rhin-Meuse signe."],
            ("name-variant", "target", "info", "Agence de l’Eau Rhin-Meuse", "Agence de l’eau Rhin-Meuse", 3),
        ),
        (
            "fr",
            ["M. Jean-Pierre Durand a signé.", "M. Jean Pierre Durand a parlé.", "M. Jean-Pierre Durand est parti."],
            ("name-variant", "target", "warning", "Jean Pierre Durand", "Jean-Pierre Durand", 3),
        ),
        (
            "en",
            ["Jean-Pierre Durand signed.", "Mr Durant spoke.", "Mr Durand left."],
            ("name-variant", "target", "warning", "Durant", "Durand", 3),
        ),
        (
            "en",
            ["In Saint-Herblain, work starts.", "In Saint Herblain, work ends.", "Saint-Herblain is glad."],
            ("name-variant", "target", "error", "Saint Herblain", "Saint-Herblain", 3),
        ),
        (
            "en",
            ["Hélène Lefèvre signed.", "Hélène Lefevre spoke.", "Hélène Lefèvre left."],
            ("name-variant", "target", "warning", "Hélène Lefevre", "Hélène Lefèvre", 3),
        ),
        (
            "fr",
            ["Le lac de Zurich est beau.", "La ville de Zürich est belle.", "Zurich est loin."],
            ("name-variant", "target", "warning", "Zürich", "Zurich", 3),
        ),
    ],
)
def test_one_language(language, segments, found):
    assert told(check_text("\n\n".join(segments), language)) == [found]


@pytest.mark.parametrize(
    ("language", "segments"),
    [
        ("fr", ["M. Jean-Pierre Durand a signé.", "M. J.-P. Durand a parlé.", "M. Durand est parti."]),
        ("fr", ["M. Jean-Pierre Durand a signé.", "Mme Claire Durant a parlé.", "Mme Durant est partie."]),
        ("fr", ["La Ville de Nantes signe.", "La ville de Nantes est belle."]),
        ("fr", ["Le Conseil départemental signe.", "Les Conseils départementaux signent."]),
        ("fr", ["ACTION CŒUR DE VILLE", "Action Cœur de Ville avance."]),
        ("fr", ["Les Tchécoslovaques voyagent.", "La Tchécoslovaquie n’est plus.", "Un citoyen Tchécoslovaque."]),
        ("en", ["Costa Rica plays.", "The Costa Rican side wins."]),
        ("en", ["Green Growth For All Towns", "The plan is called Green growth for all towns."]),
        ("en", ["The ALDE Group and the ALE Group sign."]),
    ],
)
def test_one_language_left_alone(language, segments):
    assert told(check_text("\n\n".join(segments), language)) == []


SIGNED = ("M. Jean-Pierre Durand a signé.", "Mr Jean-Pierre Durand signed.")
LEFT = ("M. Jean-Pierre Durand est parti.", "Mr Jean-Pierre Durand left.")


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        (
            [SIGNED, ("M. Jean Pierre Durand a parlé.", "Mr Jean-Pierre Durand spoke."), LEFT],
            ("name-variant", "source", "info", "Jean Pierre Durand", "Jean-Pierre Durand", 2),
        ),
        (
            [SIGNED, ("M. Jean Pierre Durand a parlé.", "Mr Jean Pierre Durand spoke."), LEFT],
            ("name-variant", "source", "info", "Jean Pierre Durand", "Jean-Pierre Durand", 2),
        ),
        (
            [SIGNED, ("M. Jean-Pierre Durand a parlé.", "Mr Jean Pierre Durand spoke."), LEFT],
            ("name-mismatch", "target", "warning", "Jean Pierre Durand", "Jean-Pierre Durand", 2),
        ),
        (
            [("À Saint-Herblain, on signe.", "In Saint-Herblain, people sign."), ("Saint Herblain vote.", "Saint-Herblain votes.")],
            ("name-variant", "source", "info", "Saint Herblain", "Saint-Herblain", 2),
        ),
        (
            [("La Loire Atlantique signe.", "Loire-Atlantique signs.")],
            ("name-variant", "source", "info", "Loire Atlantique", "Loire-Atlantique", 1),
        ),
        (
            [SIGNED, ("M. Durant a parlé.", "Mr Durant spoke.")],
            ("name-variant", "source", "info", "Durant", "Durand", 2),
        ),
    ],
)
def test_two_sides(pairs, found):
    assert told(check_pairs(pairs, "fr", "en")) == [found]


def test_a_near_miss_that_the_source_has_elsewhere_is_a_question():
    pairs = [("M. Durand a parlé.", "Mr Durand spoke."), ("Merci à M. Durant.", "Thanks to Mr Durand.")]
    (finding,) = check_pairs(pairs, "fr", "en").findings
    assert (finding.name, finding.level.value, finding.text, finding.suggestions) == ("name-mismatch", "info", "Durand", ())
    assert "which is right?" in finding.message


@pytest.mark.parametrize(("city", "level"), [("À Nantes et à Rennes, on signe.", "warning"), ("On signe.", "info")])
def test_lost_accent_weighs_more_in_a_document_about_france(city, level):
    pairs = [
        ("Alcéane signe.", "Alceane signs."),
        (city, "In Nantes and Rennes, people sign." if level == "warning" else "They sign."),
    ]
    (finding,) = [one for one in check_pairs(pairs, "fr", "en").findings if one.name == "name-mismatch"]
    assert (finding.text, finding.level.value, finding.suggestions) == ("Alceane", level, ("Alcéane",))


def test_a_name_that_both_sides_have_twice_is_left_alone():
    pairs = [
        ("Le groupe PPE signe. Les Kalaalleq (pluriel Kalaallit) aussi.", "The EPP signs. So do Kalaalleq (plural Kalaallit).")
    ]
    assert [found for found in told(check_pairs(pairs, "fr", "en")) if found[1] == "target"] == []

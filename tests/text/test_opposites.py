from __future__ import annotations

import pytest

from transflow.text.opposites import find_contradictions
from transflow.text.restrictions import find_lost_restriction, find_turned_restriction


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Les prix augmentent.", "Prices are falling.", [("augmentent", "falling")]),
        ("Une hausse de 3 % des loyers.", "A 3% decrease in rents.", [("hausse", "decrease")]),
        ("Inscription obligatoire.", "Registration is optional.", [("obligatoire", "optional")]),
        ("Toutes les communes participent.", "Some towns are taking part.", [("Toutes les", "Some")]),
        ("Le dossier doit être déposé en mairie.", "The file may be handed in at the town hall.", [("doit", "may")]),
        ("L’aide est gratuite.", "The help is free of charge.", []),
        ("Le prix est peu élevé.", "The price is low.", []),
        ("Ce n’est pas interdit.", "It is allowed.", []),
        ("Les loyers augmentent moins.", "Rents are rising less.", []),
        ("Il est interdit de fumer.", "Smoking is not allowed.", []),
        ("Après la hausse, la baisse.", "After the rise, the fall.", []),
        ("", "", []),
    ],
)
def test_contradictions(source, target, found):
    told = [(source[slice(*one.source)], target[slice(*one.target)]) for one in find_contradictions(source, "fr", target, "en")]
    assert told == found
    back = [(source[slice(*one.target)], target[slice(*one.source)]) for one in find_contradictions(target, "en", source, "fr")]
    assert back == found


@pytest.mark.parametrize(
    ("source", "source_language", "target", "found"),
    [
        ("Le parc n’ouvre que le soir.", "fr", "The park opens at night.", "n’ouvre que"),
        ("L’aide est réservée uniquement aux familles.", "fr", "The aid goes to families.", "uniquement"),
        ("Le parc n’ouvre que le soir.", "fr", "The park is open at night only.", None),
        ("Personne ne veut que le parc ferme.", "fr", "Everybody wants the park.", None),
        ("The park is open only at night.", "en", "Le parc est ouvert la nuit.", "only"),
        ("The park is open only at night.", "en", "Le parc n’est ouvert que la nuit.", None),
        ("The park is not only large.", "en", "Le parc est grand.", None),
    ],
)
def test_lost_restriction(source, source_language, target, found):
    span = find_lost_restriction(source, source_language, target, "en" if source_language == "fr" else "fr")
    assert (span and source[slice(*span)]) == found


def test_turned_restriction():
    source = "We do not only lend money."
    turned = find_turned_restriction(source, "en", "Nous prêtons seulement de l’argent.", "fr")
    assert turned is not None
    assert source[slice(*turned.source)] == "not only"
    assert find_turned_restriction(source, "en", "Nous ne prêtons pas seulement de l’argent.", "fr") is None

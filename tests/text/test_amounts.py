from __future__ import annotations

import pytest

from transflow.text.amounts import compare_currencies, find_amounts


@pytest.mark.parametrize(
    ("text", "language", "amounts"),
    [
        ("1,2 Md€ et 143 000 euros", "fr", [("1200000000", "EUR"), ("143000", "EUR")]),
        ("€45m, US$5 million, CHF 12 million", "en", [("45000000", "EUR"), ("5000000", "USD"), ("12000000", "CHF")]),
        ("de 300 à 8 000 €", "fr", [("300", "EUR"), ("8000", "EUR")]),
        ("3 millions de sterling", "fr", [("3000000", "GBP")]),
        ("12 habitants", "fr", []),
    ],
)
def test_find_amounts(text, language, amounts):
    assert [(str(int(one.value)), one.currency) for one in find_amounts(text, language)] == amounts


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("Soit 45 €.", "That is $45.", 1),
        ("Soit 45 €.", "That is €45.", 0),
        ("Soit 45 € (50 $).", "That is €45 ($50).", 0),
        ("De 300 à 8 000 €.", "From $300 to €8,000.", 1),
        ("Soit 250 millions de dollars, puis 241 millions.", "$250 million, then €241 million.", 1),
        ("Soit 250 millions de dollars, puis 241 millions.", "$250 million, then $241 million.", 0),
        ("Un plan de 700 milliards.", "A €700 billion plan.", 0),
        ("Les dix ans de l’euro.", "Ten years of the dollar.", 1),
        ("Les dix ans de l’euro.", "Ten years of the euro and the dollar.", 0),
    ],
)
def test_compare_currencies(source, target, count):
    assert len(compare_currencies(source, "fr", target, "en")) == count

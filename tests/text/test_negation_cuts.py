from __future__ import annotations

import pytest

from transflow.text.negation_cuts import cut_negations


@pytest.mark.parametrize(
    ("language", "text", "rests"),
    [
        ("fr", "Les loyers n’augmenteront pas.", ["Les loyers augmenteront."]),
        ("fr", "Merci de ne pas fumer.", ["Merci de fumer."]),
        ("fr", "Elle ne s’est jamais plainte.", ["Elle s’est plainte."]),
        ("fr", "Elle n’a pas vu qu’il ne venait plus.", ["Elle a vu qu’il ne venait plus.", "Elle n’a pas vu qu’il venait."]),
        ("fr", "Ce n’est pas seulement un parc.", []),
        ("fr", "Il ne paie que l’eau.", []),
        ("en", "Rents will not rise.", ["Rents will rise."]),
        ("en", "Rents won’t rise.", ["Rents will rise."]),
        ("en", "They can't and cannot pay.", ["They can and cannot pay.", "They can't and can pay."]),
        ("en", "He isn’t here.", ["He is here."]),
        ("en", "This is not only a park, whether or not you like it.", []),
    ],
)
def test_cuts(language, text, rests):
    assert [rest for _, _, rest in cut_negations(text, language)] == rests


def test_span_is_that_of_the_negation():
    text = "Les loyers n’augmenteront pas."
    ((start, end, _),) = cut_negations(text, "fr")
    assert text[start:end] == "n’augmenteront pas"

from __future__ import annotations

import pytest

from transflow.terms.glossary import Term
from transflow.terms.morphology import copy_case, is_plural, phrases_in_sentence, pluralize


@pytest.mark.parametrize(
    ("term", "language", "plural"),
    [
        ("priority district", "en", "priority districts"),
        ("local authority", "en", "local authorities"),
        ("head of department", "en", "heads of department"),
        ("public works", "en", "public works"),
        ("business", "en", "businesses"),
        ("search", "en", "searches"),
        ("social housing", "en", "social housing"),
        ("key", "en", "keys"),
        ("business person", "en", "business people"),
        ("quartier prioritaire", "fr", "quartiers prioritaires"),
        ("bailleur social", "fr", "bailleurs sociaux"),
        ("contrat de ville", "fr", "contrats de ville"),
        ("appel à projets", "fr", "appels à projets"),
        ("bureau d’études", "fr", "bureaux d’études"),
        ("prix", "fr", "prix"),
    ],
)
def test_pluralize(term, language, plural):
    assert pluralize(term, language) == plural


@pytest.mark.parametrize(
    ("written", "term", "plural"),
    [
        ("quartiers prioritaires", Term("quartier prioritaire", "fr", "c"), True),
        ("quartier prioritaire", Term("quartier prioritaire", "fr", "c"), False),
        ("quartiers prioritaires", Term("quartiers prioritaires", "fr", "c", number="pl"), True),
        ("urban policies", Term("urban policy", "en", "c"), True),
        ("urban policy", Term("urban policy", "en", "c"), False),
    ],
)
def test_is_plural(written, term, plural):
    assert is_plural(written, term) is plural


@pytest.mark.parametrize(
    ("term", "plural", "phrase"),
    [
        (Term("économie sociale", "fr", "c", gender="f"), False, "de l’économie sociale"),
        (Term("quartier", "fr", "c", gender="m"), False, "du quartier"),
        (Term("ville", "fr", "c", gender="f"), False, "à la ville"),
        (Term("quartier", "fr", "c", gender="m"), True, "aux quartiers"),
        (Term("hameau", "fr", "c", gender="m", h_aspire=True), False, "le hameau"),
        (Term("priority district", "en", "c"), True, "the priority districts"),
    ],
)
def test_phrases_hold_articles_and_contractions(term, plural, phrase):
    assert phrase in phrases_in_sentence(term, plural=plural)


def test_no_article_where_the_glossary_says_none():
    assert phrases_in_sentence(Term("Bpifrance", "en", "c", article="none"), plural=False) == ("Bpifrance",)


@pytest.mark.parametrize(
    ("pattern", "text", "exact", "out"),
    [
        ("CONTACT PRESSE", "press contact", False, "PRESS CONTACT"),
        ("Contact presse", "press contact", False, "Press contact"),
        ("contact", "press contact", False, "press contact"),
        ("ANRU", "Anru", True, "Anru"),
    ],
)
def test_copy_case(pattern, text, exact, out):
    assert copy_case(pattern, text, exact=exact) == out

from __future__ import annotations

import pytest

from transflow.api import check_text


@pytest.mark.parametrize(
    ("language", "text", "found", "suggestion"),
    [
        (
            "fr",
            "Elle aide le économie sociale et solidaire.",
            "le économie sociale et solidaire",
            "l’économie sociale et solidaire",
        ),
        ("fr", "La fin de le renouvellement urbain.", "de le renouvellement urbain", "du renouvellement urbain"),
        ("fr", "Le politique de la ville change.", "Le politique de la ville", "La politique de la ville"),
        ("en", "The the urban policy works.", "The the urban policy", "The urban policy"),
        ("en", "It is a SSE.", "a SSE", "an SSE"),
        ("en", "It helps these priority district.", "priority district", "priority districts"),
    ],
)
def test_the_finding_covers_the_term_and_tells_the_whole_remedy(language, text, found, suggestion):
    (finding,) = [one for one in check_text(text, language).findings if one.name == "term-article"]
    assert (finding.text, finding.suggestions) == (found, (suggestion,))
    assert finding.concept


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’Organisation de coopération et de développement économiques."),
        ("fr", "La politique de la ville et les bailleurs sociaux."),
        ("en", "An SSE firm, the urban policy, a social landlord."),
    ],
)
def test_right_articles(language, text):
    assert [finding for finding in check_text(text, language).findings if finding.name == "term-article"] == []

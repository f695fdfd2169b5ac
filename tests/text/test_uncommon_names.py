"""Names that no list and no dictionary has."""

from __future__ import annotations

import pytest

from transflow.text.uncommon_names import find_dropped_names

CASES = [
    ("fr", "en", "Le quartier Monplaisir fait peau neuve.", "The Toplais district gets a new look.", ["Monplaisir"]),
    ("fr", "en", "Le quartier Monplaisir fait peau neuve.", "The Monplaisir district gets a new look.", []),
    ("fr", "en", "Sakis Kechagioglou, avocat, est présent.", "Sakis Kechaglou, a lawyer, is there.", ["Sakis Kechagioglou"]),
    ("en", "fr", "The march ended in Whitehall.", "La marche s'est terminée au blanchall.", ["Whitehall"]),
    ("en", "fr", "He lost to Raonic, then to Jagr.", "Il a perdu contre Raonique puis Jagr.", ["Raonic"]),
    ("en", "fr", "The work of Noureev-Leduc goes on.", "Le travail se poursuit.", ["Noureev-Leduc"]),
    ("fr", "en", "Il a vu Mme Kechagioglou.", "He saw Ms K.", ["Kechagioglou"]),
    ("fr", "en", "Il a rencontré Poutine.", "He met Putin.", []),
    ("fr", "en", "Il vit en Ouzbékistan.", "He lives in Uzbekistan.", []),
    ("fr", "en", "Tous aiment le Progrès et le Pays de Serreponçon.", "All love it.", ["Serreponçon"]),
    ("fr", "en", "Est-ce que la Ville répond ?", "Does the City answer?", []),
    ("fr", "en", "Le maire et la Ville signent à Nantes.", "The mayor and the City sign.", ["Nantes"]),
    ("fr", "en", "Le prix porte le nom de Thomas Watson.", "The price has the name of Thomas.", ["Watson"]),
    ("fr", "en", "Microcrédit : un essor réel.", "A real rise.", []),
    ("fr", "en", "L’ANRU finance le projet.", "The agency funds the project.", []),
    ("fr", "en", "", "", []),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target", "expected"), CASES)
def test_dropped_names(source_language, target_language, source, target, expected):
    found = find_dropped_names(source, target, (source_language, target_language))
    assert [source[start:end] for start, end in found] == expected

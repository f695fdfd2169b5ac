from __future__ import annotations

import pytest

from transflow.text.contacts import find_streets, find_wrong_contacts


@pytest.mark.parametrize(
    "text",
    [
        "SIREN 180 020 026",
        "SIRET 356 000 000 00048",
        "IBAN FR14 2004 1010 0505 0001 3M02 606",
        "ISBN 978-2-07-036822-8",
        "ISBN 2-07-036822-X",
        "Écrire à presse@exemple.fr, puis à la mairie",
        "loi n° 2019-486, arrêté n° 12/345",
    ],
)
def test_sound_numbers(text):
    assert find_wrong_contacts(text) == ()


@pytest.mark.parametrize(
    "text",
    ["SIREN 180 020 027", "IBAN FR14 2004 1010 0505 0001 3M02 660", "ISBN 978-2-07-036822-9", "ISBN 2-07-036822-1", "a@exemple,fr"],
)
def test_wrong_numbers(text):
    assert len(find_wrong_contacts(text)) == 1


@pytest.mark.parametrize("text", ["2 rue de Lille, 75007 Paris", "12 bis, avenue du Général Leclerc", "56, quai Bacalan"])
def test_streets(text):
    assert find_streets(text) == ((0, len(text)),)

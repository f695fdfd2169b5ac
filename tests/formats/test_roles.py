from __future__ import annotations

import pytest

from transflow.formats.plain import read
from transflow.model import Role

RELEASE = """Un nouveau contrat de ville

Communiqué de presse

Angers, le 12 mars 2024 – La Ville a signé le contrat.

Des moyens nouveaux

Le contrat dure six ans. Il est doté de 2 M€.

« Nous avançons. »

- un premier point ;
- un second point.

Photo : la signature.

Contact presse
Service de presse
01 99 00 00 00

À propos de la Ville
La Ville compte 100 000 habitants.

Tous droits réservés
Haut de page
"""


def test_roles_of_a_release():
    blocks = read(RELEASE.encode(), "a.txt", "fr").blocks
    roles = [block.role for block in blocks]
    assert roles == [
        Role.HEADLINE, Role.HEADING, Role.DATELINE, Role.HEADING, Role.BODY, Role.QUOTE, Role.LIST, Role.LIST, Role.CAPTION,
        Role.CONTACT, Role.CONTACT, Role.CONTACT, Role.BOILERPLATE, Role.BOILERPLATE, Role.LEGAL, Role.NAVIGATION,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Paris, 12 March 2024 – The State", Role.DATELINE),
        ("Press contact", Role.CONTACT),
        ("About Bpifrance", Role.BOILERPLATE),
        ("© Ville de Nantes", Role.CAPTION),
        ("“We are moving.”", Role.QUOTE),
        ("Back to top", Role.NAVIGATION),
    ],
)
def test_role_by_words(text, role):
    assert read(f"Headline here\n\n{text}\n".encode(), "a.txt", "en").blocks[1].role is role

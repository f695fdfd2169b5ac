"""The furniture of press releases and their web pages, in French and English: labels that carry no prose."""

from __future__ import annotations

import re

from transflow.text.normalize import fold_case_accents, normalize

FURNITURE = {
    "Haut de page": "Back to top",
    "Retour en haut de page": "Back to top",
    "Retour en haut": "Back to top",
    "Retour": "Back",
    "Retour à la liste": "Back to the list",
    "Retour à l'accueil": "Back to home page",
    "Accueil": "Home",
    "Communiqué de presse": "Press release",
    "Communiqués de presse": "Press releases",
    "Dossier de presse": "Press kit",
    "Point presse": "Press briefing",
    "Espace presse": "Press room",
    "Contact presse": "Press contact",
    "Contacts presse": "Press contacts",
    "Contact médias": "Media contact",
    "Service de presse": "Press office",
    "À propos": "About",
    "En savoir plus": "Find out more",
    "Pour en savoir plus": "Find out more",
    "Lire la suite": "Read more",
    "Lire aussi": "Read also",
    "Voir aussi": "See also",
    "Voir plus": "See more",
    "Sommaire": "Contents",
    "Partager": "Share",
    "Partager cette page": "Share this page",
    "Imprimer": "Print",
    "Télécharger": "Download",
    "Télécharger le communiqué": "Download the press release",
    "Crédit photo": "Photo credit",
    "Crédits photo": "Photo credits",
    "Crédits photos": "Photo credits",
    "Légende": "Caption",
    "Mentions légales": "Legal notice",
    "Tous droits réservés": "All rights reserved",
    "Plan du site": "Site map",
    "Rechercher": "Search",
    "Suivez-nous": "Follow us",
    "Chiffres clés": "Key figures",
    "Pour diffusion immédiate": "For immediate release",
    "Sous embargo": "Under embargo",
    "Pièces jointes": "Attachments",
    "Page suivante": "Next page",
    "Page précédente": "Previous page",
    "S'abonner": "Subscribe",
    "S'inscrire": "Sign up",
    "Fil d'Ariane": "Breadcrumb",
    "Menu principal": "Main menu",
    "Fermer": "Close",
    "Aller au contenu": "Skip to content",
}
"""French labels and their usual English. Source: the design system of the French State (systeme-de-design.gouv.fr) for
site furniture; the customary headings of press releases for the rest."""

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def _key(text: str) -> str:
    return _EDGE.sub("", fold_case_accents(normalize(text))).strip()


_KEYS = {
    "en": {_key(french): english for french, english in FURNITURE.items()},
    "fr": {_key(english): french for french, english in reversed(FURNITURE.items())},
}
_SHARED = {_key(french) for french in FURNITURE} & {_key(english) for english in FURNITURE.values()}


def find_furniture(text: str, language: str) -> str:
    """Return the label in `language` for a segment that is a label of the other language, or an empty string."""
    if len(text) > 60:
        return ""
    key = _key(text)
    return "" if key in _SHARED else _KEYS[language].get(key, "")

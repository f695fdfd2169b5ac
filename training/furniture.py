"""Made-up short segments that parallel text lacks: dates, amounts, names alone, captions, contact lines, headings.

Models trained on whole sentences drift on such segments. Each is written in both languages from the same values.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

Pair = tuple[str, str]
_MONTHS = (
    "janvier January|février February|mars March|avril April|mai May|juin June|juillet July|août August|septembre September|"
    "octobre October|novembre November|décembre December"
)
MONTHS = [tuple(pair.split()) for pair in _MONTHS.split("|")]
_DAYS = "lundi Monday|mardi Tuesday|mercredi Wednesday|jeudi Thursday|vendredi Friday|samedi Saturday|dimanche Sunday"
DAYS = [tuple(pair.split()) for pair in _DAYS.split("|")]
_LABELS = """
 = Communiqué de presse = Press release
Dossier de presse = Press kit
Contact presse = Press contact
Contacts presse = Press contacts
Haut de page = Back to top
Lire la suite = Read more
En savoir plus = Learn more
Sommaire = Contents
Retour = Back
Accueil = Home
Partager = Share
Télécharger = Download
Imprimer = Print
À propos = About
Mentions légales = Legal notice
Chiffres clés = Key figures
Voir aussi = See also
Rechercher = Search
Plan du site = Site map
Actualités = News
Prochaines étapes = Next steps
Les partenaires = Partners
Le calendrier = Timetable
Financement = Funding
Contexte = Background
Tous droits réservés = All rights reserved
Service de presse = Press office
Pour en savoir plus = For more information
"""
LABELS = [tuple(line.split(" = ")) for line in _LABELS.strip().splitlines()]
_PEOPLE = ("président president", "maire mayor", "directrice director", "préfet prefect", "ministre minister", "élu councillor")


class Furniture:
    """Draws short pairs, French and English."""

    def __init__(self, names: Sequence[str], terms: Sequence[Pair], glossary: Sequence[Pair], seed: int) -> None:
        """Keep the names, the term lists and the glossary that pairs are drawn from."""
        self.random = random.Random(seed)
        self.names = names or ["Saint-Herblain"]
        self.terms = terms
        self.glossary = glossary

    def draw(self) -> Pair:
        """Return one pair."""
        kinds = (self._label, self._date, self._amount, self._name, self._caption, self._contact, self._term, self._term,
                 self._sentence, self._sentence)  # fmt: skip
        french, english = self.random.choice(kinds)()
        if self.random.random() < 0.15:
            return french.upper(), english.upper()
        return french, english

    def invent_name(self) -> str:
        """Return a place, or a word of random syllables: names that no vocabulary holds."""
        if self.random.random() < 0.6:
            return str(self.random.choice(self.names))
        syllables = self.random.randint(2, 4)
        consonants, vowels = "bcdfghjklmnprstvwz", "aeiouéèoyaeiou"
        word = "".join(self.random.choice(consonants) + self.random.choice(vowels) for _ in range(syllables))
        return (word + self.random.choice(["", "", "n", "rt", "sk", "x", "ll"])).capitalize()

    def _person(self) -> str:
        return f"{self.invent_name()} {self.invent_name()}"

    def _label(self) -> Pair:
        french, english = self.random.choice(LABELS)
        return (f"{french} :", f"{english}:") if self.random.random() < 0.2 else (french, english)

    def _date(self) -> Pair:
        french, english = self.random.choice(MONTHS)
        day, year = self.random.randint(1, 28), self.random.randint(1998, 2035)
        first = "1er" if day == 1 else str(day)
        one, other = self.random.choice(DAYS)
        place = self.invent_name()
        return self.random.choice((
            (f"{first} {french} {year}", f"{day} {english} {year}"),
            (f"Le {first} {french} {year}", f"{day} {english} {year}"),
            (f"{place}, le {first} {french} {year}", f"{place}, {day} {english} {year}"),
            (f"{one.capitalize()} {first} {french}", f"{other}, {day} {english}"),
            (f"{french.capitalize()} {year}", f"{english} {year}"),
        ))  # fmt: skip

    def _amount(self) -> Pair:
        whole, part = self.random.randint(1, 980), self.random.randint(1, 9)
        thousands = self.random.randint(1, 980)
        tail = f"{self.random.randint(0, 999):03d}"
        return self.random.choice((
            (f"{whole},{part} millions d'euros", f"€{whole}.{part} million"),
            (f"{whole} millions d’euros", f"€{whole} million"),
            (f"{whole},{part} milliards d'euros", f"€{whole}.{part} billion"),
            (f"{whole},{part} M€", f"€{whole}.{part}m"),
            (f"{thousands} {tail} €", f"€{thousands},{tail}"),
            (f"{thousands} {tail} habitants", f"{thousands},{tail} inhabitants"),
            (f"{whole % 100},{part} %", f"{whole % 100}.{part}%"),
            (f"{whole % 100} % des habitants", f"{whole % 100}% of residents"),
            (f"{whole} logements", f"{whole} homes"),
        ))  # fmt: skip

    def _name(self) -> Pair:
        name = self.random.choice((self.invent_name, self._person))()
        role_fr, role_en = self.random.choice(_PEOPLE).split()
        place = self.invent_name()
        return self.random.choice((
            (name, name),
            (f"{name}, {role_fr}", f"{name}, {role_en}"),
            (f"Ville de {place}", f"City of {place}"),
            (f"M. {name}", f"Mr {name}"),
            (f"Mme {name}", f"Ms {name}"),
        ))  # fmt: skip

    def _caption(self) -> Pair:
        name, place = self._person(), self.invent_name()
        return self.random.choice((
            (f"Crédit photo : {name}", f"Photo credit: {name}"),
            (f"Photo : {name}", f"Photo: {name}"),
            (f"© {name} / Ville de {place}", f"© {name} / City of {place}"),
            (f"Légende : vue de {place}", f"Caption: view of {place}"),
            (f"Vue aérienne de {place}", f"Aerial view of {place}"),
        ))  # fmt: skip

    def _contact(self) -> Pair:
        phone = "0" + str(self.random.randint(1, 9)) + "".join(f" {self.random.randint(0, 99):02d}" for _ in range(4))
        host = self.invent_name().lower().replace(" ", "-").replace("'", "-")
        mail = f"presse@{host}.fr"
        return self.random.choice((
            (f"Contact presse : {phone}", f"Press contact: {phone}"),
            (f"Contact : {mail}", f"Contact: {mail}"),
            (f"Téléphone : {phone} – Courriel : {mail}", f"Telephone: {phone} – Email: {mail}"),
            (f"En savoir plus : www.{host}.fr", f"Learn more: www.{host}.fr"),
        ))  # fmt: skip

    def _term(self) -> Pair:
        french, english = self.random.choice(self.terms)
        return (french.capitalize(), english.capitalize()) if self.random.random() < 0.5 else (french, english)

    def _sentence(self) -> Pair:
        """Return a heading-like phrase around a term of the glossary or an invented name."""
        place, name = self.invent_name(), self._person()
        number = self.random.randint(2, 90)
        french, english = self.random.choice(self.glossary) if self.glossary else self.random.choice(self.terms)
        return self.random.choice((
            (f"{place} : {french}", f"{place}: {english}"),
            (f"{french} à {place}", f"{english} in {place}"),
            (f"{name} a visité {place}.", f"{name} visited {place}."),
            (f"{place} et {self.names[number % len(self.names)]} signent un accord.",
             f"{place} and {self.names[number % len(self.names)]} sign an agreement."),
            (f"{name} a été élu à {place}.", f"{name} was elected in {place}."),
            (f"Les {number} communes de {place} sont concernées.", f"The {number} municipalities of {place} are concerned."),
        ))  # fmt: skip

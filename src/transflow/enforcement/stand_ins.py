"""Ordinary nouns that stand for glossary terms in a source, each with its one sure translation.

A model that has never met "quartier prioritaire" translates "projet" well everywhere. Put in the place of the term, a noun of
the same gender, number and first sound gives the sentence its articles, elisions, contractions and agreements; then the term
takes the place of the noun in the translation. Nouns of several kinds are tried, since "democracy" takes no article where
"project" does, and people do what things do not.

Source: Luong et al., Addressing the Rare Word Problem in Neural Machine Translation, ACL 2015; Post et al., An Exploration of
Placeholding in Neural Machine Translation, MT Summit 2019. Nouns: the most frequent ones of the Europarl corpus with one
translation in both directions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

THING, PEOPLE, MASS, BODY = "thing", "people", "mass", "body"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A noun in both languages; `english` and `french` are singular and plural, the latter empty where there is none."""

    english: tuple[str, str]
    french: tuple[str, str]
    gender: str
    kind: str

    @property
    def elides(self) -> bool:
        """Return whether the French noun begins with a vowel or a mute h."""
        return self.french[0][0].lower() in "aeiouhéèêâîôœ"

    def forms(self, language: str) -> tuple[str, str]:
        """Return singular and plural in one language."""
        return self.english if language == "en" else self.french


def _read(table: str) -> tuple[StandIn, ...]:
    out = []
    for line in table.strip().splitlines():
        gender, kind, one, many, un, plusieurs = line.split()
        out.append(StandIn((one, many.replace("-", "")), (un, plusieurs.replace("-", "")), gender, kind))
    return tuple(out)


NOUNS = _read("""
m thing project projects projet projets
m thing report reports rapport rapports
m thing problem problems problème problèmes
m thing programme programmes programme programmes
f thing question questions question questions
f thing measure measures mesure mesures
f thing region regions région régions
f thing solution solutions solution solutions
m thing agreement agreements accord accords
m thing instrument instruments instrument instruments
m thing objective objectives objectif objectifs
f thing action actions action actions
f thing institution institutions institution institutions
f thing idea ideas idée idées
m people citizen citizens citoyen citoyens
m people worker workers travailleur travailleurs
m people consumer consumers consommateur consommateurs
m people farmer farmers agriculteur agriculteurs
f people woman women femme femmes
f people victim victims victime victimes
f people company companies entreprise entreprises
m mass tourism - tourisme -
m mass trade - commerce -
m mass terrorism - terrorisme -
f mass democracy - démocratie -
f mass justice - justice -
f mass culture - culture -
f mass agriculture - agriculture -
f mass education - éducation -
f mass immigration - immigration -
m mass employment - emploi -
""")
BODIES = _read("""
f body Commission - Commission -
m body Parliament - Parlement -
m body Council - Conseil -
f body Union - Union -
f body UNESCO - UNESCO -
f body NATO - OTAN -
f body OECD - OCDE -
m body IMF - FMI -
""")


def choose_stand_ins(
    *, gender: str, elides: bool | None, plural: bool, is_name: bool, avoid: Collection[str], kinds: tuple[str, ...] = ()
) -> Iterator[StandIn]:
    """Yield the nouns that fit, kinds by turns, those whose words a text holds already left out.

    For a name that no body fits, gender and number give way, then the first sound.

    Args:
        gender: `m`, `f`, or empty for either.
        elides: Whether the French noun must begin with a vowel; None for either.
        plural: Whether a plural is needed.
        is_name: Whether the term is a name or an acronym; bodies stand for those.
        avoid: Small-letter words that must not be among the noun's words.
        kinds: Kinds to draw from, in this order.
    """
    kinds = kinds or ((BODY,) if is_name else (THING, PEOPLE) if plural else (THING, MASS, PEOPLE))
    words = set(avoid)
    free = [noun for noun in (*BODIES, *NOUNS) if not {word.lower() for word in (*noun.english, *noun.french) if word} & words]
    asked = [(gender, elides, plural)]
    if is_name:
        asked += [("", elides, False), ("", None, False)]
    for one_gender, one_elides, one_plural in asked:
        fitting = [
            noun
            for noun in free
            if (not one_gender or noun.gender == one_gender)
            and (one_elides is None or noun.elides is one_elides)
            and (not one_plural or noun.english[1])
        ]
        rows = [[noun for noun in fitting if noun.kind == kind] for kind in kinds]
        if any(rows):
            break
    for place in range(max(map(len, rows), default=0)):
        for row in rows:
            if place < len(row):
                yield row[place]

"""French sentence rules: abbreviations, words that open sentences, labels.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale (3rd edition, 2002), articles
« Abréviations », « Dates », « Numérotation », « Toponymes » and « Voies »; Bureau de la traduction (Government of
Canada), Clés de la rédaction, « Abréviations »; NF Z10-011 (2013) for the parts of a postal address.
"""

from __future__ import annotations

from transflow.segmentation.rules import Kind, Rules, build_table, collect_words

__all__ = ["FRENCH"]

_TITLES = """
M MM Mr Mrs Mme Mmes MME Mlle Mlles MLLE Me Mes Dr Drs DR Dre Pr Prs Pre Prof Mgr Mgrs Vve
Cdt Cne Col Gal Gén Lt Cdr Sgt Adj LL St Ste Sts Stes N.-D
Ch Ph Th Chr Fr Jos
"""
"""Titles, ranks, saints and shortened given names: a name follows.

Source: Lexique de l'Imprimerie nationale, « Abréviations » (titres de civilité, grades, saints).
"""

_REFERENCES = "alin cf c.-à-d c-à-d ex p.ex i.e e.g vs n.b p.-s réf réfs env no n° nos n°s ref refs rens resp v"
"""Words of reference and approximation: what they point to follows, with or without a capital."""

_PLACES = "av ave bd bld boul pl rte rd imp all fg fbg ch chem sq rés bât esc imm appt apt ét bur pte"
"""Parts of a postal address. Source: NF Z10-011, Lexique de l'Imprimerie nationale, « Voies »."""

_NUMBERED = """
p pp art fig figs vol chap t tab tabl ann app sect § l fasc suppl tél tel téléc fax
janv jan févr fév avr juil juill sept oct nov déc max
"""
"""Joined to a number or the letter of a code after them (`art. L. 212-1`, but `le marché de l'art. Nantes`).

Source: Lexique de l'Imprimerie nationale, « Bibliographie » and « Dates ».
"""

_MEASURES = "h min mn sec s hab"
"""Units, abbreviations only after a number."""

_FIRMS = """
Inc inc Corp Co Ltd Ltée ltée Cie Sté Éts Ets Bros É.-U E.-U É.-U.A E.-U.A J.-C J.C al Jr Sr apr éd ed éds coll dép dépt
"""
"""Forms of firms and the like: they may stand at the end of a sentence or before the rest of a name."""

_DAYS = "lun mar mer jeu ven vend sam dim"

_STARTERS = collect_words(
    "le la les un une des du de ce cet cette ces cela ceci ça il elle ils elles on nous vous je tu a",
    "notre nos votre vos leur leurs son sa ses mon ma mes en dans pour par avec sans sur sous à au aux chez",
    "dès depuis pendant lors durant ainsi mais ou et donc or ni car si comme quand lorsque puisque puis ensuite enfin",
    "alors aussi après avant entre vers selon grâce malgré plusieurs tous toutes tout toute chaque certains certaines",
    "quelques aucun aucune qui que quoi quel quelle quels quelles où comment pourquoi combien voici voilà aujourd'hui",
    "demain hier cependant toutefois néanmoins parmi outre face suite afin parce autre autres merci celui celle ceux",
    "celles deux trois quatre cinq contactez retrouvez consultez découvrez téléchargez inscrivez rappelons oui non",
    "désormais actuellement parallèlement également jamais toujours seul seule seuls seules devant contre",
)
"""Determiners, pronouns, prepositions, conjunctions, adverbs of order, and the imperatives that press releases use.

Source: the closed word classes of Grevisse and Goosse, Le Bon Usage, third part (determiners, pronouns, prepositions,
conjunctions).
"""

_CALENDAR = collect_words(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr fév avr juil juill sept oct nov déc lundi mardi mercredi jeudi vendredi samedi dimanche",
)

FRENCH = Rules(
    language="fr",
    abbreviations=build_table(
        [
            (Kind.NEVER, _TITLES),
            (Kind.NEVER, _REFERENCES),
            (Kind.NEVER, _PLACES),
            (Kind.NUMBER, _NUMBERED),
            (Kind.MEASURE, _MEASURES),
            (Kind.STARTER, _FIRMS),
            (Kind.DAY, _DAYS),
        ]
    ),
    starters=_STARTERS,
    elided_starters=collect_words("l d c j n s m t y qu lorsqu puisqu quoiqu aujourd jusqu"),
    labels=collect_words(
        "chapitre chap partie titre section article art annexe livre tome tableau tabl figure fig acte étape phase",
        "question volet axe objectif action fiche photo carte schéma graphique encadré",
    ),
    name_introducers=collect_words("par de et avec à chez pour que dont selon ou contre"),
    calendar=_CALENDAR,
)
"""The tables of French."""

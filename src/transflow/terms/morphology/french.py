"""French nouns and adjectives: the plural of a term and back.

Source: Grevisse and Goosse, Le Bon Usage, 16th ed., §§516-526 (simple nouns), 529-535 (compounds), 553-556 (adjectives).
"""

from __future__ import annotations

import re

_PREPOSITIONS = frozenset(
    "de du des d à au aux en pour sur par avec sans sous contre entre dans vers chez selon hors dès depuis jusque".split()
)
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une"})
_APPOSITIONS = frozenset("presse photo vidéo loi jeunesse".split())
"""Nouns that do not vary beside another: contacts presse, crédits photo. Source: Grevisse, §354."""
_INVARIABLE = frozenset(
    "ttc ht marron orange bien mal non plus moins très peu assez trop standard et ou ni"
    " deux trois quatre cinq six sept huit neuf dix cent mille".split()
)
"""Colours named by a noun, adverbs, numerals, conjunctions. Source: Grevisse, §§555, 957."""
_IRREGULAR = {
    "oeil": "yeux", "œil": "yeux", "ciel": "cieux", "aïeul": "aïeux", "monsieur": "messieurs", "madame": "mesdames",
    "mademoiselle": "mesdemoiselles", "bonhomme": "bonshommes", "gentilhomme": "gentilshommes", "tout": "tous",
    "bijou": "bijoux", "caillou": "cailloux", "chou": "choux", "genou": "genoux", "hibou": "hiboux", "joujou": "joujoux",
    "pou": "poux",
    "bail": "baux", "corail": "coraux", "émail": "émaux", "soupirail": "soupiraux", "travail": "travaux", "vantail": "vantaux",
    "ventail": "ventaux", "vitrail": "vitraux", "aspirail": "aspiraux",
}  # fmt: skip
"""Source: Grevisse, §§519 (-ou), 521 (-ail), 523-524 (double and irregular plurals)."""
_AL_TO_ALS = frozenset(
    "bal carnaval chacal festival récital régal cal aval cérémonial narval pal serval choral"
    " bancal fatal final natal naval glacial banal tonal prénatal postnatal périnatal".split()
)
"""Source: Grevisse, §§520 (nouns), 554 (adjectives)."""
_EU_TO_EUS = frozenset("pneu bleu émeu landau sarrau".split())
"""Source: Grevisse, §518."""
_PREFIXES = frozenset(
    "sous vice ex demi semi quasi non mi avant après contre entre sans arrière anti co éco micro macro multi pré post inter intra"
    " néo auto méga mini super ultra pro pluri bi tri trans sur hors nord sud est ouest télé vidéo audio".split()
)
_FIXED = frozenset(
    "porte-parole porte-monnaie garde-manger laissez-passer savoir-faire rez-de-chaussée va-et-vient face-à-face tête-à-tête"
    " pied-à-terre faire-part sans-abri sans-papiers hors-d’œuvre hors-d'œuvre après-vente public-privé bien-être mieux-être"
    " savoir-être faire-valoir plus-que-parfait trompe-l’œil qu’en-dira-t-on on-dit aide-mémoire pare-feu brise-glace".split()
)
"""Source: Grevisse, §§532-534 (compounds that do not vary)."""
_VERBS = frozenset(
    "porte garde casse chasse coupe cure essuie lave ouvre pare passe perce pèse protège taille tire trouble abat attrape brise"
    " cache compte couvre gratte monte ramasse remue repose rince serre sèche tourne vide lance pousse".split()
)
"""Source: Grevisse, §532 and Rectifications de l'orthographe, 1990: verb and noun, only the noun varies."""

_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_AU_NOUNS = frozenset("tuyau noyau joyau fléau boyau esquimau gruau préau étau aloyau hoyau gluau".split())
_EU_NOUNS = frozenset(
    "lieu feu jeu enjeu vœu voeu cheveu neveu milieu dieu adieu aveu neveu pieu épieu essieu moyeu hébreu désaveu camaïeu".split()
)
_ENDS_IN_S = frozenset(
    "pays bois mois cas temps corps tiers fois repas progrès procès accès succès décès excès congrès avis prix permis commis devis"
    " tapis souris tennis propos repos dos héros os gros bas gras las épais frais mauvais français anglais relais palais marais jus"
    " plus dessous dessus surplus abus refus campus virus processus consensus terminus cursus talus univers divers vers cours"
    " parcours concours recours secours discours velours ours fonds poids puits mets legs remords sens bras matelas verglas amas"
    " compas embarras tracas lilas pas tas hors dehors lors alors toujours jamais mais rabais biais croquis acquis requis sursis"
    " parvis radis paradis logis taudis châssis débris mépris iris oasis gris précis concis indécis soumis admis promis remis mis"
    " omis émis transmis pris appris compris surpris entrepris clos enclos inclus reclus diffus confus intrus exprès très près"
    " auprès après dès express ès abcès sas gaz nez rez riz chez assez quiz paris pris permis colis brebis dépens ailleurs"
    " bus bis gros vieux creux heureux nombreux faux doux roux jaloux époux houx taux flux afflux reflux influx deux six dix voix"
    " choix croix paix noix toux index bonus malus bis forceps rébus blocus stimulus focus corpus opus lapsus"
    " encours encas contresens débours préavis maquis semis pilotis treillis vernis coloris taillis cassis hachis bris cactus"
    " détritus humus hiatus prospectus tonus canevas cadenas damas fatras haras trépas thermos rhinocéros chaos albatros".split()
)
"""Words that end in -s, -x or -z in the singular. Source: Grevisse, §517; simplemma's list of French lemmas."""

_AIS_OIS_PLURALS = frozenset(
    "délais essais balais quais vrais rois lois emplois convois tournois envois octrois émois parois".split()
)
"""Plurals in -ais and -ois: other words in -ais and -ois, as a rule, are the same in both numbers."""


def pluralize_french(term: str, head: str = "") -> str:
    """Return the plural: the head and its adjectives vary, up to the first preposition."""
    words = term.split(" ")
    first, last = find_french_group(words, head)
    varied = [pluralize_french_word(word) if _varies(place, word, first) else word for place, word in enumerate(words[:last])]
    return " ".join(varied + words[last:])


def singularize_french(term: str, head: str = "") -> str:
    """Return the singular of a term that may be plural."""
    words = term.split(" ")
    first, last = find_french_group(words, head)
    varied = [singularize_french_word(word) if _varies(place, word, first) else word for place, word in enumerate(words[:last])]
    return " ".join(varied + words[last:])


def _varies(place: int, word: str, first: int) -> bool:
    return place >= first and (place == first or word.lower() not in _APPOSITIONS)


def find_french_group(words: list[str], head: str = "") -> tuple[int, int]:
    """Return the half-open run of words that bear the number; empty for a phrase that is not a noun group."""
    bare = [_bare(word) for word in words]
    first = 0
    if head:
        wanted = {head.lower(), pluralize_french_word(head.lower())}
        first = next((place for place, word in enumerate(words) if word.lower() in wanted), 0)
    elif bare[0] in _PREPOSITIONS or (len(bare) > 1 and bare[1] in _ARTICLES):
        return 0, 0
    last = next((place for place in range(first + 1, len(words)) if bare[place] in _PREPOSITIONS | _ARTICLES), len(words))
    return first, last


def _bare(word: str) -> str:
    """Return a word, or the elided one that it begins with."""
    return re.split(r"[’']", word.lower())[0]


def pluralize_french_word(word: str) -> str:
    """Return the plural of one word; acronyms, figures and capitals alone do not vary."""
    lower = word.lower()
    if lower in _INVARIABLE or not lower[-1:].isalpha() or _is_sign(word):
        return word
    if lower in _IRREGULAR:
        return _copy_first(word, _IRREGULAR[lower])
    if "-" in word:
        return _pluralize_hyphenated(word)
    if lower.endswith(("s", "x", "z")):
        return word
    if lower.endswith("al") and lower not in _AL_TO_ALS:
        return word[:-2] + _like("aux", word)
    if lower.endswith(("eau", "au", "eu", "œu")) and lower not in _EU_TO_EUS:
        return word + _like("x", word)
    return word + _like("s", word)


def singularize_french_word(word: str) -> str:
    """Return the singular of one word, or the word."""
    lower = word.lower()
    if lower in _INVARIABLE or _is_sign(word) or lower in _ENDS_IN_S or lower.endswith("virus"):
        return word
    if lower in _SINGULAR:
        return _copy_first(word, _SINGULAR[lower])
    if "-" in word:
        return _singularize_hyphenated(word)
    if lower.endswith(("eaux", "œux")) or lower[:-1] in _AU_NOUNS or (lower.endswith("eux") and lower[:-1] in _EU_NOUNS):
        return word[:-1]
    if lower.endswith("aux") and len(lower) > 4:
        return word[:-2] + _like("l", word)
    if lower.endswith("s") and len(lower) > 3 and (lower in _AIS_OIS_PLURALS or not lower.endswith(("ss", "ais", "ois", "ès"))):
        return word[:-1]
    return word


def _pluralize_hyphenated(word: str) -> str:
    """Return the plural of a compound: noun and adjective vary, prefix, verb and what follows a preposition do not."""
    if word.lower() in _FIXED:
        return word
    parts = word.split("-")
    for place in _varying_parts(parts):
        parts[place] = pluralize_french_word(parts[place])
    return "-".join(parts)


def _singularize_hyphenated(word: str) -> str:
    if word.lower() in _FIXED:
        return word
    parts = word.split("-")
    for place in _varying_parts(parts):
        parts[place] = singularize_french_word(parts[place])
    return "-".join(parts)


def _varying_parts(parts: list[str]) -> range:
    lower = [_bare(part) for part in parts]
    link = next((place for place, part in enumerate(lower) if part in _PREPOSITIONS and place > 0), len(parts))
    if link < len(parts) and link > 0:
        return range(link)
    first = 1 if lower[0] in _PREFIXES or lower[0] in _VERBS or lower[0].endswith("o") else 0
    return range(first, len(parts))


def _is_sign(word: str) -> bool:
    return (word.isupper() and (len(word) == 1 or len(word) <= 6)) or any(character.isdigit() for character in word)


def _copy_first(old: str, new: str) -> str:
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _like(letters: str, word: str) -> str:
    return letters.upper() if word.isupper() and len(word) > 1 else letters

"""Rules on the grammar that French needs: gender, plural, article."""

from __future__ import annotations

from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.lint.entries import ConceptItem, Inventory, TermItem
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.text.normalize import fold_case_accents

_LINKS = frozenset("de du des d' à au aux en et pour sur par avec sans dans entre sous".split())
"""Words after which a French noun phrase keeps its number. Source: Grevisse, Le Bon Usage, 16th ed., §553."""
_NO_NOUN = _LINKS | frozenset("tous toutes tout toute chez vers hors".split())
_PREFIXES = frozenset(
    "quasi éco micro mini maxi multi inter sous vice co non ex demi semi auto anti pré post ultra bio télé néo".split()
)
"""First parts of a compound that take no plural, beside those in -o (médico-social). Source: Grevisse, §§ 536-540."""
_ODD_PLURALS = frozenset(
    """bal cal carnaval cérémonial chacal choral festival récital régal banal fatal final glacial natal naval bail corail émail
    soupirail travail vantail vitrail bijou caillou chou genou hibou joujou pou bleu pneu lieu-dit landau œil ciel aïeul""".split()
)
"""Words whose plural no ending tells. Source: Grevisse, §§ 516-525."""
_ORGANISATIONS = frozenset(
    """agence association autorité banque caisse centre chambre comité commission confédération conseil département
    direction établissement fédération fondation fonds groupe groupement inspection institut ministère mission office organisme
    secrétariat société syndicat union université""".split()
)
"""First words of the names of organisations."""
_DOMAINS = frozenset("organisations organisation organizations organization institutions".split())


def find_incomplete_nouns(inventory: Inventory) -> Iterator[Hit]:
    """G07: a French noun of several words without gender, or without the plural that no rule tells."""
    for item in inventory.terms["fr"]:
        if not _is_common_noun(item):
            continue
        if not item.term.gender and item.term.article not in {"le", "la"}:
            yield Hit(item.place(), "gender", {"term": item.term.text})
        word = _odd_plural(item.term.text)
        if word and not item.term.forms and not item.term.number:
            yield Hit(item.place(), "forms", {"term": item.term.text, "word": word})


def _is_common_noun(item: TermItem) -> bool:
    term = item.term
    if not term.is_permitted or term.type in {"acronym", "name"} or item.owner.concept.dnt or term.enforce == "off":
        return False
    words = term.text.lower().replace("’", "'").split()
    several = len(words) > 1 or "-" in term.text
    return several and item.entry.pos in {None, "noun"} and words[0] not in _NO_NOUN and not words[0].startswith("d'")


def _odd_plural(term: str) -> str:
    """Return the first word of the noun and its adjectives whose plural the rules would miss; empty where there is none."""
    for word in term.lower().replace("’", "'").split():
        if word in _LINKS or word.startswith("d'"):
            return ""
        first, hyphen, rest = word.partition("-")
        compound = bool(hyphen) and first not in _PREFIXES and not first.endswith("o")
        if word in _ODD_PLURALS or (compound and not (_is_invariable(first) and _is_invariable(rest))):
            return word
    return ""


def _is_invariable(word: str) -> bool:
    return word.endswith(("s", "x", "z"))


def find_missing_articles(inventory: Inventory) -> Iterator[Hit]:
    """G19: a name or acronym of an organisation that does not say how it takes the article."""
    for concept in inventory.concepts:
        if not _is_organisation(concept):
            continue
        for language in ("fr", "en"):
            for item in concept.terms(language):
                known = item.term.article or (language == "fr" and item.term.gender)
                if item.term.is_permitted and item.term.type in {"acronym", "name"} and not known:
                    yield Hit(item.place(), language, {"term": item.term.text})


def _is_organisation(item: ConceptItem) -> bool:
    if fold_case_accents(item.concept.domain) in _DOMAINS:
        return True
    firsts = (term.text.lower().split() for term in item.concept.terms.get("fr", ()) if term.type != "acronym")
    return any(words and words[0] in _ORGANISATIONS for words in firsts)


_ANRU = "- id: anru\n  fr:\n    - {term: Agence nationale pour la rénovation urbaine, gender: f}\n    - {term: Anru, type: acronym"
EXAMPLES: Examples = {
    "G07": {
        "fire": (
            Example("- id: a\n  fr: [politique de la ville]\n  en: [urban policy]"),
            Example("- id: a\n  fr: [{term: adulte-relais, gender: m}]\n  en: [community mediator]"),
            Example("- id: a\n  fr: [{term: bail commercial, gender: m}]\n  en: [commercial lease]"),
        ),
        "silent": (
            Example("- id: a\n  fr: [{term: politique de la ville, gender: f}]\n  en: [urban policy]"),
            Example("- id: a\n  fr: [{term: adulte-relais, gender: m, forms: [adultes-relais]}]\n  en: [community mediator]"),
            Example("- id: a\n  fr: [{term: capital-risque, gender: m, number: sg}]\n  en: [venture capital]"),
            Example("- id: a\n  fr: [{term: en savoir plus, pos: phrase}, subvention]\n  en: [find out more]"),
            Example("- id: a\n  fr: [{term: Action Logement, type: name}]\n  en: [Action Logement]"),
            Example("- id: a\n  fr: [{term: chambre à bail, gender: f}]\n  en: [let room]"),
            Example(
                "- id: a\n  fr: [{term: marché public, gender: m}, {term: marché de Noël,"
                " status: forbidden}]\n  en: [public contract]"
            ),
        ),
    },
    "G19": {
        "fire": (
            Example(f"{_ANRU}}}\n  en: [French national agency for urban renewal]"),
            Example(
                "- id: a\n  domain: organisations\n  fr: [{term: Bpifrance, type: name, gender:"
                " f}]\n  en: [{term: Bpifrance, type: name}]"
            ),
        ),
        "silent": (
            Example(f'{_ANRU}, gender: f, article: "l\'"}}\n  en: [{{term: Anru, type: acronym, article: none}}]'),
            Example(
                "- id: a\n  fr: [{term: quartier prioritaire, gender: m}, {term: QPV, type: acronym}]\n  en: [priority district]"
            ),
        ),
    },
}
RULES = (
    LintRule(
        "G07",
        "noun-without-grammar",
        Level.WARNING,
        (
            "A French noun of several words has no gender, or no forms where no rule tells its plural.",
            "Un nom français de plusieurs mots n’a pas de gender, ou pas de forms alors qu’aucune règle ne donne son pluriel.",
        ),
        (
            (
                "Articles, contractions (du, au) and agreement follow the gender. Regular plurals are found without help; those"
                " of compounds with a hyphen and of words such as bail or festival are not. With number: sg or pl none is needed."
            ),
            (
                "Les articles, les contractions (du, au) et les accords suivent le genre. Les pluriels réguliers sont trouvés sans"
                " aide ; ceux des composés à trait d’union et de mots comme bail ou festival ne le sont pas. Un terme avec"
                " number: sg ou pl n’a pas besoin de pluriel."
            ),
        ),
        {
            "gender": ('"{term}" has no gender', "« {term} » n’a pas de gender"),
            "forms": (
                '"{term}" has no forms: the plural of "{word}" follows no rule',
                "« {term} » n’a pas de forms : le pluriel de « {word} » ne suit pas de règle",
            ),
        },
        {
            "gender": (
                "add gender: m or gender: f; pos: phrase or verb where it is no noun",
                "ajoutez gender: m ou gender: f ; pos: phrase ou verb si ce n’est pas un nom",
            ),
            "forms": (
                "add forms: [the plural], or number: sg where it has none",
                "ajoutez forms: [le pluriel], ou number: sg s’il n’en a pas",
            ),
        },
        EXAMPLES["G07"],
        find_incomplete_nouns,
    ),
    LintRule(
        "G19",
        "missing-article",
        Level.WARNING,
        (
            "A name or acronym of an organisation does not say how it takes the article.",
            "Le nom ou le sigle d’un organisme ne dit pas comment il prend l’article.",
        ),
        (
            (
                "French says la SNCF, l’Anru, le Cerema, and Bpifrance without article; English"
                " says the ECB and Unesco. No rule tells."
            ),
            (
                "Le français dit la SNCF, l’Anru, le Cerema, et Bpifrance sans article ; l’anglais"
                " dit the ECB et Unesco. Aucune règle ne le dit."
            ),
        ),
        {
            "fr": ('"{term}" has neither article nor gender', "« {term} » n’a ni article ni gender"),
            "en": ('"{term}" has no article', "« {term} » n’a pas d’article"),
        },
        {
            "fr": ("add article: le, la, l', les or none", "ajoutez article: le, la, l', les ou none"),
            "en": ("add article: the, none or auto", "ajoutez article: the, none ou auto"),
        },
        EXAMPLES["G19"],
        find_missing_articles,
    ),
)

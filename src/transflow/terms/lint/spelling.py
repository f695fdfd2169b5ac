"""Rules on how a term is written: signs, length, words that are too short or too common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.lint.entries import Inventory, TermItem, is_conditional, plain
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.terms.lint.frequent import FREQUENT
from transflow.text.normalize import SPACES

MOST_WORDS = 8
"""Longest term, in words: longer ones are sentences, which the translator rewords."""
_WRITTEN = ("term", "forms", "variants", "requires_any", "forbids_any", "exceptions")
_WORD = re.compile(r"(?:qu|jusqu|lorsqu|[cdjlmnst])'(?=\w)|'s\b|\w+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});|\*\*|\[[^\[\]]{0,200}\]\(")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Source: Unicode general categories: control, format, surrogate, private use, unassigned, line and paragraph separators."""
_HYPHENS = "\u2010\u2011"
_FALSE_APOSTROPHES = "\u02bc\u00b4\u0060\u2032\u2018"
"""Signs that are taken for an apostrophe: modifier letter, acute, grave, prime, opening quote."""


_LINKS = {
    "fr": frozenset("le la les l' un une de du des d' à au aux en et".split()),
    "en": frozenset("the a an of to in on and 's".split()),
}


def find_damaged_texts(inventory: Inventory) -> Iterator[Hit]:
    """G03: a text that is empty, padded, or holds markup or hidden characters."""
    for item in inventory.every_term():
        for text, path in item.strings(*_WRITTEN, "gloss_first"):
            damage = find_damage(text, is_term=path[0] != "gloss_first")
            if damage:
                yield Hit(item.place(*path), damage[0], {"field": str(path[0]), "sign": damage[1]})
    for concept in inventory.concepts:
        definition = concept.entry.definition
        rows: list[tuple[tuple[str, ...], str | None]] = [(("note",), concept.entry.note), (("source",), concept.entry.source)]
        if definition is not None:
            rows += [(("definition", "fr"), definition.fr), (("definition", "en"), definition.en)]
        for place, value in rows:
            damage = find_damage(value, is_term=False) if value else None
            if damage:
                yield Hit(concept.place(*place), damage[0], {"field": place[0], "sign": damage[1]})


def find_damage(text: str, *, is_term: bool) -> tuple[str, str] | None:
    """Return what is wrong with a text and the sign that shows it, or None; only terms may not be padded or without a word."""
    if is_term and not text.strip():
        return "empty", ""
    for sign in () if text.isprintable() else text:
        if unicodedata.category(sign) in _HIDDEN and (is_term or sign not in "\n\t\u00ad"):
            return "hidden", f"U+{ord(sign):04X}"
    markup = _MARKUP.search(text)
    if markup:
        return "markup", markup.group()[:40]
    if not is_term:
        return None
    if text != text.strip():
        return "padded", ""
    if "  " in text:
        return "spaces", ""
    return None if re.search(r"\w", text) else ("wordless", text[:40])


def find_odd_signs(inventory: Inventory) -> Iterator[Hit]:
    """G06: a text with special spaces or hyphens, decomposed accents, or an apostrophe unlike the others."""
    rows = [(item, text, path) for item in inventory.every_term() for text, path in item.strings(*_WRITTEN)]
    straight, curly = (sum(sign in text for _, text, _ in rows) for sign in "'’")
    rare, usual = ("’", "'") if straight >= curly else ("'", "’")
    for item, text, path in rows:
        if text.isascii() and rare not in text and "`" not in text:
            continue
        kind, sign = _oddity(text, rare)
        if kind:
            yield Hit(item.place(*path), kind, {"text": text, "sign": sign, "usual": usual})


def _oddity(text: str, rare: str) -> tuple[str, str]:
    if not unicodedata.is_normalized("NFC", text):
        return "decomposed", ""
    for kind, signs in (("space", SPACES), ("hyphen", _HYPHENS), ("apostrophe", _FALSE_APOSTROPHES), ("mixed", rare)):
        found = next((sign for sign in text if sign in signs), None)
        if found is not None:
            return kind, found if kind == "mixed" else f"U+{ord(found):04X}"
    return "", ""


def find_short_acronyms(inventory: Inventory) -> Iterator[Hit]:
    """G08: an acronym of at most three letters that is matched in any case."""
    for item in inventory.every_term():
        letters = [sign for sign in item.term.text if sign.isalpha()]
        short = 1 < len(letters) <= 3 and len(item.term.text) <= 6
        looks = item.term.type == "acronym" or (bool(letters) and all(sign.isupper() for sign in letters))
        if short and looks and item.term.case != "exact" and item.term.enforce != "off":
            place = item.place("case") if item.entry.case else item.place()
            yield Hit(place, "any-case", {"term": item.term.text, "word": item.term.text.capitalize()})


def find_frequent_words(inventory: Inventory) -> Iterator[Hit]:
    """G09: a term of one word, articles and prepositions apart, that stands in nearly every text."""
    for item in inventory.every_term():
        term = item.term
        if term.case == "exact" or term.enforce in {"off", "check"} or is_conditional(term):
            continue
        words = _WORD.findall(plain(term.text).lower())
        content = [word for word in words if word not in _LINKS[term.language]]
        if len(content) <= 1 and words and all(word in FREQUENT[term.language] for word in words):
            yield Hit(item.place(), "frequent", {"term": term.text})


def find_long_terms(inventory: Inventory) -> Iterator[Hit]:
    """G16: a term of more than eight words; official names that have an acronym may be longer."""
    for item in inventory.every_term():
        words = len(item.term.text.split())
        if words > MOST_WORDS and not _is_official(item):
            yield Hit(item.place(), "long", {"count": str(words), "term": item.term.text})


def _is_official(item: TermItem) -> bool:
    concept = item.owner.concept
    acronym = any(term.type == "acronym" for terms in concept.terms.values() for term in terms)
    return item.term.type == "name" or concept.dnt or acronym


_TOWN = "- id: ville\n  fr: [{term: politique de la ville, gender: f}]\n  en: [{term: urban policy"
_LONG = "aide aux communes de moins de mille habitants du nord"
EXAMPLES: Examples = {
    "G03": {
        "fire": (
            Example('- id: a\n  fr: [ville]\n  en: [{term: urban policy, forms: ["", "urban policies"]}]'),
            Example('- id: a\n  fr: ["  "]\n  en: [town]'),
            Example('- id: a\n  fr: ["<b>ville</b>"]\n  en: [town]'),
            Example('- id: a\n  fr: ["ville\\u200b"]\n  en: [town]'),
            Example('- id: a\n  fr: ["ville\\nhaute"]\n  en: [town]'),
            Example('- id: a\n  fr: ["Recherche &amp; développement"]\n  en: [research]'),
            Example('- id: a\n  fr: [" ville"]\n  en: [town]'),
            Example('- id: a\n  fr: ["ville  haute"]\n  en: [town]'),
            Example('- id: a\n  fr: ["…"]\n  en: [town]'),
            Example('- id: a\n  definition: {fr: "Une <em>ville</em>."}\n  fr: [ville]\n  en: [town]'),
            Example("- id: a\n  fr: [{term: ''}]\n  en: [town]"),
        ),
        "silent": (
            Example("- id: a\n  fr: [ville]\n  en: [{term: urban policy, forms: [urban policies]}]"),
            Example('- id: a\n  fr: ["R&D", "taux < 5 %"]\n  en: ["R&D"]'),
            Example('- id: a\n  definition: {fr: "Une ville,\\n et sa région."}\n  fr: [ville]\n  en: [town]'),
        ),
    },
    "G06": {
        "fire": (
            Example('- id: a\n  fr: ["appel d\'offres", "droit d\'usage", "marché d’État"]\n  en: [tender]'),
            Example('- id: a\n  fr: ["ville\\u00a0nouvelle"]\n  en: [new town]'),
            Example('- id: a\n  fr: ["re\\u0301gion"]\n  en: [region]'),
            Example('- id: a\n  fr: ["tiers\\u2011lieu"]\n  en: [third place]'),
            Example('- id: a\n  fr: ["appel d`offres"]\n  en: [tender]'),
        ),
        "silent": (
            Example('- id: a\n  fr: ["appel d\'offres", "droit d\'usage"]\n  en: [tender]'),
            Example('- id: a\n  fr: ["appel d’offres", "cœur de ville"]\n  en: [tender]'),
        ),
    },
    "G08": {
        "fire": (
            Example("- id: a\n  fr: [{term: ESS, type: acronym, case: smart}]\n  en: [social economy]"),
            Example("- id: a\n  fr: [habitat social]\n  en: [social housing, HLM]"),
        ),
        "silent": (
            Example("- id: a\n  fr: [{term: ESS, type: acronym}]\n  en: [social economy]"),
            Example("- id: a\n  fr: [{term: EN, case: exact}]\n  en: [{term: NPNRU, case: smart}]"),
        ),
    },
    "G09": {
        "fire": (
            Example("- id: a\n  fr: [travail]\n  en: [labour]"),
            Example("- id: a\n  fr: [mise en place]\n  en: [place]"),
            Example("- id: a\n  fr: [de la]\n  en: [of the kind]"),
        ),
        "silent": (
            Example("- id: a\n  fr: [{term: travail, enforce: check}]\n  en: [labour]"),
            Example("- id: a\n  fr: [{term: travail, requires_any: [code]}]\n  en: [labour]"),
            Example("- id: a\n  fr: [contrat de travail]\n  en: [employment contract]"),
        ),
    },
    "G16": {
        "fire": (Example(f"- id: a\n  fr: [{_LONG}]\n  en: [small town aid]"),),
        "silent": (
            Example("- id: a\n  fr: [aide aux communes rurales]\n  en: [aid to rural towns]"),
            Example(f"- id: a\n  fr: [{_LONG}, {{term: ACN, type: acronym}}]\n  en: [small town aid]"),
            Example(f"- id: a\n  fr: [{{term: {_LONG}, type: name}}]\n  en: [small town aid]"),
        ),
    },
}
RULES = (
    LintRule(
        "G06",
        "odd-signs",
        Level.WARNING,
        (
            "A term holds special spaces or hyphens, decomposed accents, or an apostrophe unlike the other terms.",
            (
                "Un terme contient des espaces ou traits d’union spéciaux, des accents décomposés,"
                " ou une apostrophe différente des autres termes."
            ),
        ),
        (
            (
                "Texts are matched whatever their signs, but the term is put into translations as"
                " it stands, and cannot be found in the file."
            ),
            (
                "Les textes sont reconnus quels que soient leurs signes, mais le terme est repris tel quel dans"
                " les traductions, et devient introuvable dans le fichier."
            ),
        ),
        {
            "space": ('"{text}" holds the space {sign}', "« {text} » contient l’espace {sign}"),
            "hyphen": ('"{text}" holds the hyphen {sign}', "« {text} » contient le trait d’union {sign}"),
            "apostrophe": ('"{text}" holds {sign} for an apostrophe', "« {text} » contient {sign} en guise d’apostrophe"),
            "mixed": (
                '"{text}" is written with {sign}, most other terms with {usual}',
                "« {text} » est écrit avec {sign}, la plupart des autres termes avec {usual}",
            ),
            "decomposed": ('"{text}" has decomposed accents', "« {text} » a des accents décomposés"),
        },
        {
            "space": ("write a plain space", "écrivez une espace simple"),
            "hyphen": ("write a plain hyphen", "écrivez un trait d’union simple"),
            "apostrophe": ("write {usual}", "écrivez {usual}"),
            "mixed": ("write {usual}", "écrivez {usual}"),
            "decomposed": ("save the text in composed form (NFC)", "enregistrez le texte en forme composée (NFC)"),
        },
        EXAMPLES["G06"],
        find_odd_signs,
    ),
    LintRule(
        "G08",
        "short-acronym-any-case",
        Level.WARNING,
        (
            "An acronym of two or three letters is not matched in its exact case.",
            "Un sigle de deux ou trois lettres n’est pas reconnu dans sa casse exacte.",
        ),
        (
            "It then also matches a word at the start of a sentence: Ter, Sem, En. Terms of type: acronym are matched exactly.",
            (
                "Il reconnaît alors aussi un mot en début de phrase : Ter, Sem, En. Les termes"
                " de type: acronym sont reconnus exactement."
            ),
        ),
        {"any-case": ('"{term}" also matches "{word}"', "« {term} » reconnaît aussi « {word} »")},
        {"any-case": ("set type: acronym or case: exact", "écrivez type: acronym ou case: exact")},
        EXAMPLES["G08"],
        find_short_acronyms,
    ),
    LintRule(
        "G09",
        "frequent-word",
        Level.WARNING,
        (
            "A term is made of words that stand in nearly every text.",
            "Un terme est fait de mots qui figurent dans presque tout texte.",
        ),
        (
            "Common words have many good renderings: enforcing one does harm, and the checks cry wolf.",
            "Les mots courants ont beaucoup de bonnes traductions : en imposer une est nuisible, et les contrôles crient au loup.",
        ),
        {"frequent": ('"{term}" is a common word', "« {term} » est un mot courant")},
        {
            "frequent": (
                "make the term longer, set enforce: check, or add requires_any",
                "allongez le terme, écrivez enforce: check, ou ajoutez requires_any",
            )
        },
        EXAMPLES["G09"],
        find_frequent_words,
    ),
    LintRule(
        "G16",
        "long-term",
        Level.WARNING,
        ("A term has more than eight words.", "Un terme a plus de huit mots."),
        (
            "Long terms are reworded in every text and are never found. Names, and official names with an acronym, may be longer.",
            (
                "Les termes longs sont reformulés dans chaque texte et jamais trouvés. Un nom propre, ou"
                " un nom officiel qui a un sigle, peut être plus long."
            ),
        ),
        {"long": ('"{term}" has {count} words', "« {term} » a {count} mots")},
        {"long": ("keep the part that stays the same, or set type: name", "gardez la partie fixe, ou écrivez type: name")},
        EXAMPLES["G16"],
        find_long_terms,
    ),
)

"""Rules on what a concept lacks: a replacement for its banned terms, one spelling for its name, a definition."""

from __future__ import annotations

from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.lint.entries import Inventory, plain
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule


def find_missing_replacements(inventory: Inventory) -> Iterator[Hit]:
    """G13: a concept that bans terms of a language and prefers none."""
    for concept in inventory.concepts:
        for language in ("fr", "en"):
            items = list(concept.terms(language))
            banned = next((item for item in items if not item.term.is_permitted), None)
            if banned and not concept.concept.dnt and all(item.term.status != "preferred" for item in items):
                yield Hit(banned.place(), language, {"term": banned.term.text, "status": banned.term.status})


def find_unequal_names(inventory: Inventory) -> Iterator[Hit]:
    """G14: a name that is not translated, written in two ways."""
    for concept in inventory.concepts:
        if not concept.concept.dnt:
            continue
        known = {plain(text) for term in concept.concept.terms.get("fr", ()) if term.is_permitted for text in term.spellings}
        for item in concept.terms("en"):
            if known and item.term.status == "preferred" and plain(item.term.text) not in known:
                yield Hit(item.place(), "differs", {"term": item.term.text, "french": concept.concept.terms["fr"][0].text})


def find_missing_definitions(inventory: Inventory) -> Iterator[Hit]:
    """G20: a concept without definition or source."""
    for concept in inventory.concepts:
        lacks = [not concept.concept.definition, not concept.concept.source]
        if any(lacks):
            yield Hit(
                concept.place(), "both" if all(lacks) else "definition" if lacks[0] else "source", {"concept": concept.concept.id}
            )


EXAMPLES: Examples = {
    "G13": {
        "fire": (
            Example("- id: a\n  fr: [politique de la ville]\n  en: [{term: city policy, status: forbidden}]"),
            Example(
                "- id: a\n  fr: [ville]\n  en: [{term: city policy, status: deprecated}, {term: urban policy, status: admitted}]"
            ),
        ),
        "silent": (
            Example("- id: a\n  fr: [politique de la ville]\n  en: [urban policy, {term: city policy, status: forbidden}]"),
            Example("- id: a\n  dnt: true\n  fr: [Caisse des Dépôts]\n  en: [{term: Deposits Fund, status: forbidden}]"),
        ),
    },
    "G14": {
        "fire": (Example("- id: a\n  dnt: true\n  fr: [Caisse des Dépôts]\n  en: [Caisse des Depots]"),),
        "silent": (
            Example("- id: a\n  dnt: true\n  fr: [Caisse des Dépôts]\n  en: [Caisse des Dépôts]"),
            Example("- id: a\n  dnt: true\n  fr: [{term: Anru, variants: [ANRU]}]\n  en: [ANRU]"),
            Example("- id: a\n  dnt: true\n  fr: [La Poste]"),
            Example(
                "- id: a\n  dnt: true\n  fr: [Caisse des Dépôts]\n  en: [Caisse des Dépôts,"
                " {term: French public bank, status: admitted}]"
            ),
            Example("- id: a\n  fr: [Ville de Paris]\n  en: [City of Paris]"),
        ),
    },
    "G20": {
        "fire": (
            Example("- id: a\n  fr: [ville]\n  en: [town]"),
            Example("- [ville, town]"),
            Example("- id: a\n  definition: {fr: Commune.}\n  fr: [ville]\n  en: [town]"),
            Example("- id: a\n  source: Insee\n  fr: [ville]\n  en: [town]"),
        ),
        "silent": (Example("- id: a\n  definition: {fr: Commune urbaine.}\n  source: Insee\n  fr: [ville]\n  en: [town]"),),
    },
}
RULES = (
    LintRule(
        "G13",
        "no-replacement",
        Level.WARNING,
        (
            "A concept bans terms of a language and prefers none.",
            "Un concept interdit des termes d’une langue et n’en préfère aucun.",
        ),
        (
            "The reader learns what not to write, but not what to write, and the tool has nothing to put in its place.",
            (
                "Le lecteur apprend ce qu’il ne faut pas écrire, mais non ce qu’il faut écrire,"
                " et l’outil n’a rien à mettre à la place."
            ),
        ),
        {
            "fr": (
                '"{term}" is {status}, but no French term is preferred',
                "« {term} » est {status}, mais aucun terme français n’est préféré",
            ),
            "en": (
                '"{term}" is {status}, but no English term is preferred',
                "« {term} » est {status}, mais aucun terme anglais n’est préféré",
            ),
        },
        {
            "fr": ("add a term with status: preferred", "ajoutez un terme avec status: preferred"),
            "en": ("add a term with status: preferred", "ajoutez un terme avec status: preferred"),
        },
        EXAMPLES["G13"],
        find_missing_replacements,
    ),
    LintRule(
        "G14",
        "unequal-name",
        Level.WARNING,
        (
            "A concept with dnt: true (do not translate) prefers an English term that is not its French one.",
            "Un concept avec dnt: true (ne pas traduire) préfère un terme anglais qui n’est pas son terme français.",
        ),
        (
            "The name must stand letter for letter, accents included; a rendering that explains it can be admitted beside it.",
            "Le nom doit figurer lettre pour lettre, accents compris ; une traduction qui l’explique peut être admise à côté.",
        ),
        {
            "differs": (
                '"{term}" is not "{french}", though the name is not to be translated',
                "« {term} » n’est pas « {french} », bien que le nom ne se traduise pas",
            )
        },
        {
            "differs": (
                "write the same name, remove dnt, or set status: admitted",
                "écrivez le même nom, retirez dnt, ou écrivez status: admitted",
            )
        },
        EXAMPLES["G14"],
        find_unequal_names,
    ),
    LintRule(
        "G20",
        "no-definition",
        Level.INFO,
        ("A concept has no definition or no source.", "Un concept n’a pas de définition ou pas de source."),
        (
            "Without a definition nobody can judge whether a rendering fits; without a source nobody can check the definition.",
            "Sans définition, nul ne peut juger d’une traduction ; sans source, nul ne peut vérifier la définition.",
        ),
        {
            "both": ('"{concept}" has no definition and no source', "« {concept} » n’a ni definition ni source"),
            "definition": ('"{concept}" has no definition', "« {concept} » n’a pas de definition"),
            "source": ('"{concept}" has no source', "« {concept} » n’a pas de source"),
        },
        {},
        EXAMPLES["G20"],
        find_missing_definitions,
    ),
)

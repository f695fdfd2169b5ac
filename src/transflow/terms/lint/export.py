"""The rule on exports: what a format has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.exchange.losses import EXPORT_FORMATS, find_losses
from transflow.terms.lint.entries import Inventory
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule

__all__ = ["EXPORT_FORMATS", "RULES", "find_export_losses"]


def find_export_losses(inventory: Inventory) -> Iterator[Hit]:
    """G22: a concept that an export would not hold whole."""
    if not inventory.export_format:
        return
    entries = [item.entry for item in inventory.concepts]
    for loss in find_losses(entries, inventory.glossary.concepts, inventory.export_format):
        words = {"format": inventory.export_format, "concept": loss.concept}
        place = inventory.concepts[loss.place].place()
        if loss.fields:
            yield Hit(place, "lost", {**words, "fields": ", ".join(loss.fields)})
        if loss.terms:
            yield Hit(place, "dropped", {**words, "terms": ", ".join(loss.terms)})


EXAMPLES: Examples = {
    "G22": {
        "fire": (
            Example("- id: a\n  fr: [ville]\n  en: [town, {term: city, status: forbidden}]", export_format="deepl"),
            Example("- id: a\n  fr: [ville]\n  en: [town, city]", export_format="google"),
            Example("- id: a\n  fr: [{term: ville, gender: f}]\n  en: [town]", export_format="deepl"),
            Example("- id: a\n  fr: [{term: ville, note: x}]\n  en: [town]", export_format="google"),
        ),
        "silent": (
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town]", export_format="tbx"),
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town, city]", export_format="csv"),
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town]", export_format="tsv"),
            Example("- id: a\n  fr: [{term: ville, gender: f}]\n  en: [town]", export_format="tmx"),
            Example("- [ville, town]", export_format="deepl"),
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town]"),
        ),
    },
}
RULES = (
    LintRule(
        "G22",
        "export-loss",
        Level.WARNING,
        (
            "The chosen export format has no place for some fields of a concept.",
            "Le format d’export choisi n’a pas de place pour certains champs d’un concept.",
        ),
        (
            (
                "What the format cannot hold is gone for those who read the export; it stays in"
                " the YAML files. Only with an export format."
            ),
            (
                "Ce que le format ne peut pas contenir est perdu pour les lecteurs de l’export ; les"
                " fichiers YAML le gardent. Seulement avec un format d’export."
            ),
        ),
        {
            "lost": ('"{concept}" would lose in {format}: {fields}', "« {concept} » perdrait en {format} : {fields}"),
            "dropped": (
                '"{concept}" would lose in {format} the terms {terms}',
                "« {concept} » perdrait en {format} les termes {terms}",
            ),
        },
        dict.fromkeys(
            ("lost", "dropped"),
            ("keep the YAML as the master, or choose tbx or csv", "gardez le YAML comme référence, ou choisissez tbx ou csv"),
        ),
        EXAMPLES["G22"],
        find_export_losses,
    ),
)

"""The rule on exports: what a format has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.lint.entries import ConceptItem, Inventory
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.terms.schema import ConceptEntry, TermEntry

_EVERYTHING = frozenset(ConceptEntry.model_fields) | frozenset(TermEntry.model_fields)
_PAIR = frozenset({"id", "fr", "en", "term"})
"""What stands in a list of pairs; ids are made anew."""
KEPT = {
    "tbx": _PAIR | frozenset("domain definition note source context status type pos gender variants dnt".split()),
    "csv": _EVERYTHING,
    "tsv": _EVERYTHING,
    "tmx": _PAIR | frozenset("domain note status".split()),
    "deepl": _PAIR,
    "google": _PAIR | frozenset("pos definition".split()),
}
"""The fields that each format holds.

Source: ISO 30042:2019 and the TBX-Basic dialect (subjectField, definition, note, source, context, administrativeStatus, termType,
partOfSpeech, grammaticalGender; variants are terms of their own, dnt two equal terms with a note); one row for a term and one
column for a field in CSV and TSV; TMX 1.4b (note, prop); glossary files of DeepL (pairs) and of Google Cloud Translation
(equivalent term sets with pos and description).
"""
EXPORT_FORMATS = tuple(KEPT)


def find_export_losses(inventory: Inventory) -> Iterator[Hit]:
    """G22: a concept that an export would not hold whole."""
    kept = KEPT.get(inventory.export_format, _EVERYTHING)
    for concept in inventory.concepts if kept != _EVERYTHING else ():
        lost = [name for name in _fields(concept) if name not in kept]
        if lost:
            words = {"format": inventory.export_format, "fields": ", ".join(lost), "concept": concept.concept.id}
            yield Hit(concept.place(), "lost", words)


def _fields(concept: ConceptItem) -> Iterator[str]:
    """Yield the fields that a concept and its terms set, each once."""
    entries = [concept.entry, *concept.entry.fr, *concept.entry.en]
    names = {name for entry in entries for name in entry.model_fields_set}
    yield from (name for name in dict.fromkeys((*ConceptEntry.model_fields, *TermEntry.model_fields)) if name in names)


EXAMPLES: Examples = {
    "G22": {
        "fire": (
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town]", export_format="tbx"),
            Example("- id: a\n  fr: [ville]\n  en: [town, {term: city, status: forbidden}]", export_format="deepl"),
            Example("- id: a\n  fr: [{term: ville, gender: f}]\n  en: [town]", export_format="tmx"),
            Example("- id: a\n  fr: [{term: ville, note: x}]\n  en: [town]", export_format="google"),
        ),
        "silent": (
            Example("- id: a\n  fr: [{term: ville, gender: f}]\n  en: [town]", export_format="tbx"),
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town]", export_format="csv"),
            Example("- id: a\n  fr: [{term: ville, forms: [villes]}]\n  en: [town]", export_format="tsv"),
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
        {"lost": ('"{concept}" would lose in {format}: {fields}', "« {concept} » perdrait en {format} : {fields}")},
        {"lost": ("keep the YAML as the master, or choose csv or tsv", "gardez le YAML comme référence, ou choisissez csv ou tsv")},
        EXAMPLES["G22"],
        find_export_losses,
    ),
)

"""The rules on files that cannot be read as a glossary."""

from __future__ import annotations

from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.lint.entries import Inventory, Place
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.terms.lint.spelling import EXAMPLES as SPELLING_EXAMPLES
from transflow.terms.lint.spelling import find_damaged_texts

_TEXT_KINDS = frozenset({"empty-text", "character"})
"""Faults of reading that are faults of a text: told by G03, the others by G04."""


def find_unsound_texts(inventory: Inventory) -> Iterator[Hit]:
    """G03: a text that is empty, padded, or holds markup or hidden characters."""
    yield from _faults(inventory, texts=True)
    yield from find_damaged_texts(inventory)


def find_reading_faults(inventory: Inventory) -> Iterator[Hit]:
    """G04: every other fault that keeps a file from being read."""
    return _faults(inventory, texts=False)


def _faults(inventory: Inventory, *, texts: bool) -> Iterator[Hit]:
    for file in inventory.files:
        for fault in file.faults:
            if (fault.kind in _TEXT_KINDS) == texts:
                words = {
                    "en": fault.message("en"),
                    "fr": fault.message("fr"),
                    "hint": fault.hint("en"),
                    "hint_fr": fault.hint("fr"),
                }
                yield Hit(Place(fault.path, fault.line, fault.column), "fault", words)


_FAULT = {"fault": ("{en}", "{fr}")}
_HINT = {"fault": ("{hint}", "{hint_fr}")}
EXAMPLES: Examples = {
    "G03": SPELLING_EXAMPLES["G03"],
    "G04": {
        "fire": (
            Example("- id: a\n  fr: [{term: ville, statut: preferred}]\n  en: [town]"),
            Example("- id: a\n  fr: [{term: ville, status: prefered}]\n  en: [town]"),
            Example("- id: a\n  fr: [{term: ville, match: regex}]\n  en: [town]"),
            Example("- id: a\n  fr: [ville]"),
            Example("- id: a\n  fr: [ville]\n  en: [town]\n- id: a\n  fr: [cité]\n  en: [estate]"),
            Example("- id: a\n  fr: [ville\n  en: [town]"),
            Example("- id: a\n  id: b\n  fr: [ville]\n  en: [town]"),
            Example("- id: &x a\n  fr: [ville]\n  en: [*x]"),
            Example("- [ville, town, city]"),
            Example("- id: a\n  dnt: 'yes'\n  fr: [ville]\n  en: [town]"),
            Example("- id: Été\n  fr: [ville]\n  en: [town]"),
        ),
        "silent": (
            Example("- id: a\n  fr: [{term: ville, status: preferred}]\n  en: [town]"),
            Example("- [ville, town]"),
        ),
    },
}
RULES = (
    LintRule(
        "G03",
        "unsound-text",
        Level.ERROR,
        (
            "A text is empty, padded with spaces, or holds markup or hidden characters.",
            "Un texte est vide, bordé d’espaces, ou contient un balisage ou des caractères invisibles.",
        ),
        (
            "Such a term is never found in a text, or puts the rubbish into the translation.",
            "Un tel terme n’est jamais trouvé dans un texte, ou met ces restes dans la traduction.",
        ),
        {
            **_FAULT,
            "empty": ("{field} holds an empty text", "{field} contient un texte vide"),
            "hidden": ("{field} holds the hidden character {sign}", "{field} contient le caractère invisible {sign}"),
            "markup": ("{field} holds markup: {sign}", "{field} contient un balisage : {sign}"),
            "padded": ("{field} starts or ends with a space", "{field} commence ou finit par une espace"),
            "spaces": ("{field} holds two spaces in a row", "{field} contient deux espaces de suite"),
            "wordless": ("{field} holds no word: {sign}", "{field} ne contient aucun mot : {sign}"),
        },
        {**_HINT, "markup": ("write plain text", "écrivez du texte simple"), "hidden": ("type the text again", "retapez le texte")},
        EXAMPLES["G03"],
        find_unsound_texts,
    ),
    LintRule(
        "G04",
        "unreadable-entry",
        Level.ERROR,
        (
            "A file or an entry cannot be read: a field, a value or the YAML is wrong.",
            "Un fichier ou une entrée est illisible : un champ, une valeur ou le YAML est faux.",
        ),
        (
            "No entry is ever skipped: the run stops until the fault is mended. The concepts without fault are still linted.",
            (
                "Aucune entrée n’est jamais sautée : tout s’arrête jusqu’à la correction. Les"
                " concepts sans faute sont tout de même examinés."
            ),
        ),
        _FAULT,
        _HINT,
        EXAMPLES["G04"],
        find_reading_faults,
    ),
)

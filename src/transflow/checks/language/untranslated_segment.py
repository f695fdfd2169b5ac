"""A segment is left in the other language, is a copy of its source, or is empty.

Why it matters: "Haut de page" and a French caption on an English page. A copy is excused when all its words are names,
numbers, addresses or terms that the glossary keeps; the furniture of press releases is never excused.

Source: ITS 2.0 localization quality issue type "untranslated"; words weighed by simplemma's dictionaries.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.contacts import find_streets
from transflow.text.dictionary import is_known
from transflow.text.furniture import find_furniture
from transflow.text.leftovers import LOANWORDS, Kind, is_foreign, weigh_words
from transflow.text.lexicon import is_frequent

FRENCH = """Un segment est resté dans l’autre langue, répète sa source, ou est vide.

Pourquoi : « Haut de page » et une légende française sur une page anglaise. Une copie est excusée quand tous ses mots sont des
noms, des nombres, des adresses ou des termes que le glossaire garde ; les éléments de page ne sont jamais excusés."""
RULE = Rule("LANG001", "untranslated-segment", Level.ERROR, "untranslated", "segment", "0.1")
MESSAGES = {
    "foreign": ("this segment is not in {language}", "ce segment n’est pas en {langue}"),
    "copy": ("the translation repeats the source", "la traduction répète la source"),
    "furniture": (
        '"{found}" is furniture of a page in the other language: {expected}',
        "« {found} » est un élément de page dans l’autre langue : {expected}",
    ),
    "empty": ('nothing translates "{found}"', "rien ne traduit « {found} »"),
}
_SHOWN = 70
"""Code points of a source without translation that the message repeats."""
EXAMPLES = {
    "fire": [(None, "Haut de page"), ("La ville est belle.", "La ville est belle."), ("La ville est belle.", "")],
    "silent": [(None, "Back to top"), ("Nantes", "Nantes"), ("contact@exemple.fr", "contact@exemple.fr")],
}
_LETTER = re.compile(r"[^\W_]")
_POSTAL = re.compile(r"\b\d{5} [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)*(?: Cedex(?: \d{1,2})?)?\W*$", re.IGNORECASE)
"""The last line of a French postal address. Source: La Poste, norme NF Z10-011."""
_NAMES = {"en": ("English", "anglais"), "fr": ("French", "français")}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment that was not translated."""
    for pair in pairs:
        text = pair.target
        if not text.strip():
            if pair.source and pair.source.strip():
                found = {"found": textwrap.shorten(pair.source, _SHOWN, placeholder="…")}
                span, level = (0, len(pair.source)), "info" if pair.role == "navigation" else ""
                yield Hit(pair, *span, "empty", found, side="source", level=level, source_span=span)
            continue
        start, end = _trim(text)
        furniture = find_furniture(text, context.target_language)
        if furniture:
            expected = f'"{furniture}"' if furniture else ""
            yield Hit(pair, start, end, "furniture", {"found": text[start:end], "expected": expected}, (furniture,))
        elif pair.source and _same(pair.source, text) and _POSTAL.search(text):
            continue
        elif is_foreign(text, context.target_language):
            yield Hit(pair, start, end, "foreign", dict(zip(("language", "langue"), _NAMES[context.target_language], strict=True)))
        elif pair.source and _same(pair.source, text):
            if not _is_excused(pair.source, context):
                yield Hit(pair, start, end, "copy")
            elif _is_english_heading(text, context.target_language):
                yield Hit(pair, start, end, "copy", level="warning")


def _trim(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _same(source: str, target: str) -> bool:
    first, other = _LETTER.search(source), _LETTER.search(target)
    if first and other and first[0].lower() != other[0].lower():
        return False
    return _letters(source) == _letters(target)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _is_english_heading(text: str, language: str) -> bool:
    """Return whether a French segment is one ordinary English word with a capital ("Timetable"); some such words are names."""
    word = text.strip().rstrip(":")
    plain = word.lower()
    if language != "fr" or not (word.isalpha() and word.istitle() and is_frequent(word, "en")) or plain in LOANWORDS["fr"]:
        return False
    return is_known(plain, lang="en") and not is_known(plain, lang="fr")


def _is_excused(source: str, context: Context) -> bool:
    """Return whether a copy may stand: no word of the source language alone, none that the dictionaries call ordinary."""
    covered = [(match.start, match.end) for match in context.match_source(source) if is_kept(match.term.concept, context)]
    covered += find_streets(source)
    for word in weigh_words(source, context.target_language):
        if any(start <= word.start and word.end <= end for start, end in covered):
            continue
        if word.kind is Kind.FOREIGN:
            return False
    return True


def is_kept(concept_id: str, context: Context) -> bool:
    """Return whether the glossary keeps a concept as it is in both languages."""
    concept = context.glossary.by_id[concept_id]
    if concept.dnt:
        return True
    source = {term.text for term in concept.terms.get(context.source_language, ())}
    return any(term.text in source for term in concept.terms.get(context.target_language, ()) if term.is_permitted)

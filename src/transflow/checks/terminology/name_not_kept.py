"""A name that the glossary keeps as it is has other accents, capitals, hyphens or spaces, or a slip.

Why it matters: an institution sees its own name first, and "Caisse des Depots" is not it. Names are the terms of type name, and
those of concepts that are not translated; other full terms with `case: exact` are warnings. Capitals throughout (headings) are no
fault; small letters are one where the source has the name, since "la poste" may be any. Bad: "Banque des territoires", "Bpi
France". Good: "Banque des Territoires", "Bpifrance".

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Sociétés et organismes" (names as their owners
write them); Damerau 1964 (slips).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Concept, Glossary, Term
from transflow.terms.name_spellings import find_altered, find_misspelt, letters_of
from transflow.text.protect import find_protected_spans

FRENCH = """Un nom que le glossaire garde tel quel a d’autres accents, capitales, traits d’union ou espaces, ou une faute.

Pourquoi : une institution voit d’abord son propre nom, et « Caisse des Depots » ne l’est pas. Les noms sont les termes de type
« name » et ceux des notions que l’on ne traduit pas ; les autres formes longues à « case: exact » donnent un avertissement. Les
capitales partout (titres) ne sont pas une faute ; les minuscules en sont une si la source porte le nom, car « la poste » peut être
n’importe laquelle. Mauvais : « Banque des territoires », « Bpi France ». Bon : « Banque des Territoires », « Bpifrance »."""
RULE = Rule("TERM008", "name-not-kept", Level.ERROR, "inconsistent-entities", "segment", "0.1", codes=("T04", "T10"))
MESSAGES = {
    "altered": (
        'the name of concept {concept} is "{expected}", not "{found}"',
        "le nom de la notion {concept} est « {expected} », non « {found} »",
    ),
    "misspelt": (
        '"{found}" stands for the name "{expected}" of concept {concept}',
        "« {found} » répond au nom « {expected} » de la notion {concept}",
    ),
}
EXAMPLES = {
    "fire": [
        (None, "Caisse des Depots and the Banque des territoires sign."),
        (None, "Bpi France signs."),
        ("La Caisse des Dépôts signe.", "The caisse des dépôts signs."),
        ("La Caisse des Dépôts signe.", "Caisse de Dépôts signs."),
    ],
    "silent": [
        (None, "Caisse des Dépôts and BPIFRANCE sign."),
        (None, "See www.banquedesterritoires.fr, she writes."),
        ("Bpifrance signe.", "Bpifrance’s board signs."),
    ],
    "fire_fr": [("Caisse des Dépôts signs.", "La Caisse-des-Dépôts signe.")],
    "silent_fr": [
        (None, "Il veut une France active, et met la lettre à la poste."),
        (None, "La Caisse des dépôts et consignations signe."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each altered name."""
    names = _names_for(context.glossary, context.target_language)
    for pair in pairs:
        letters = letters_of(pair.target)
        sources = _spans_in_source(pair, context)
        near = [name for name in names if name.concept in sources or any(map(letters.__contains__, name.letters))]
        if not near:
            continue
        matches = context.match_target(pair.target, nested=True)
        kept = [
            (match.start, match.end) for match in matches if match.term.is_permitted and (match.exact or match.term.type != "name")
        ]
        kept += [(span.start, span.end) for span in find_protected_spans(pair.target)]
        present = {match.term.concept for match in matches if match.term.is_permitted and match.exact}
        for name in near:
            concept = name.concept
            wanted = concept in sources and concept not in present
            hits = list(_altered(pair, concept, name.spellings, kept, is_wanted=wanted, span=sources.get(concept)))
            if wanted and not hits:
                hits = list(_misspelt(pair, concept, name.spellings, kept, sources[concept]))
            yield from (replace(hit, level=name.level) for hit in hits)


@dataclass(frozen=True, slots=True)
class _Name:
    """What is looked for of one concept."""

    concept: str
    level: str
    spellings: tuple[str, ...]
    letters: tuple[str, ...]
    """What a text holds where it holds a spelling in whatever form."""


def _names_for(glossary: Glossary, language: str) -> tuple[_Name, ...]:
    """Return the names of a glossary, listed once while it is in use."""
    kept: tuple[_Name, ...] | None = glossary.kept.get(("names", language))
    if kept is None:
        found = []
        for concept in glossary:
            if terms := _names_of(concept, language):
                level = "" if concept.dnt or any(term.type == "name" for term in terms) else "warning"
                spellings = tuple(spelling for term in terms for spelling in term.spellings)
                found.append(_Name(terms[0].concept, level, spellings, tuple(map(letters_of, spellings))))
        kept = glossary.kept["names", language] = tuple(found)
    return kept


def _names_of(concept: Concept, language: str) -> list[Term]:
    """Return the names and exact terms of a concept in a language; names not translated may be listed in the other alone."""
    listed = concept.terms.get(language, ())
    if concept.dnt and not listed:
        listed = tuple(term for terms in concept.terms.values() for term in terms)
    return [
        term
        for term in listed
        if term.is_permitted
        and (concept.dnt or term.type == "name" or term.case == "exact")
        and term.type != "acronym"
        and term.enforce != "off"
        and term.text != term.text.lower()
    ]


def _spans_in_source(pair: Pair, context: Context) -> dict[str, tuple[int, int]]:
    matches = context.match_source(pair.source) if context.is_bilingual and pair.source else ()
    return {match.term.concept: (match.start, match.end) for match in matches}


def _altered(
    pair: Pair,
    concept: str,
    spellings: Sequence[str],
    kept: Sequence[tuple[int, int]],
    *,
    is_wanted: bool,
    span: tuple[int, int] | None,
) -> Iterator[Hit]:
    for start, end, expected in find_altered(pair.target, spellings):
        found = pair.target[start:end]
        if _is_kept(start, end, kept) or found == expected.upper():
            continue
        if is_wanted or not _may_be_phrase(pair.target, start, found, expected):
            arguments = {"found": found, "expected": expected, "concept": concept}
            yield Hit(pair, start, end, "altered", arguments, (expected,), source_span=span, concept=concept)


def _misspelt(
    pair: Pair, concept: str, spellings: Sequence[str], kept: Sequence[tuple[int, int]], span: tuple[int, int]
) -> Iterator[Hit]:
    for expected in spellings:
        place = find_misspelt(pair.target, expected)
        if place and not _is_kept(*place, kept):
            arguments = {"found": pair.target[slice(*place)], "expected": expected, "concept": concept}
            yield Hit(pair, *place, "misspelt", arguments, (expected,), source_span=span, concept=concept)
            return


def _is_kept(start: int, end: int, kept: Sequence[tuple[int, int]]) -> bool:
    """Return whether a permitted term or an address covers a place."""
    return any(first <= start and end <= last for first, last in kept)


def _may_be_phrase(text: str, start: int, found: str, expected: str) -> bool:
    """Return whether the words may be ordinary ones: no capital but that of a sentence's start, or of "une France active"."""
    inner = found[1:] if _starts_sentence(text, start) else found
    if not any(sign.isupper() for sign in inner):
        return True
    return found.count(" ") == 1 and found.lower() == expected.lower() and found[1:] == found[1:].lower()


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0\u202f«“\"'‘(")
    return not before or before[-1] in ".!?:…\n"

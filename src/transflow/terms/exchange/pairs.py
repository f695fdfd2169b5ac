"""Lists of pairs for machine translation services: DeepL glossaries and Google Cloud Translation glossaries.

Source: https://developers.deepl.com/docs/customize/managing-glossaries (entry formats; a source text once, no control signs) and
https://cloud.google.com/translate/docs/advanced/glossary (two columns without a header for one direction; equivalent term sets
with language codes, pos and description in the header).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.terms.exchange.table_rows import is_risky, write_rows
from transflow.terms.exchange.values import clean_term
from transflow.terms.glossary import Concept, Term
from transflow.terms.schema import GlossaryFile
from transflow.terms.short_forms import LANGUAGES

Pair = tuple[Concept, Term, Term]


def find_pairs(concepts: Sequence[Concept], direction: str) -> list[tuple[Pair, ...]]:
    """Return for each concept the pairs of terms that a list holds.

    Args:
        concepts: In the order of the files; of equal source terms the first stands.
        direction: `fr-en` or `en-fr`: each permitted source term with its preferred rendering. Empty: the preferred terms of both
            languages, and the preferred acronyms where the concept pairs by type.
    """
    if not direction:
        return [tuple(_equivalents(concept)) for concept in concepts]
    source, _, target = direction.partition("-")
    taken: set[str] = set()
    return [tuple(_renderings(concept, source, target, taken)) for concept in concepts]


def _renderings(concept: Concept, source: str, target: str, taken: set[str]) -> Iterator[Pair]:
    for term in concept.terms.get(source, ()):
        permitted = concept.permitted(term, target) if term.is_permitted else ()
        text = clean_term(term.text)
        if permitted and text not in taken and not is_risky(text) and not is_risky(permitted[0].text):
            taken.add(text)
            yield concept, term, permitted[0]


def _equivalents(concept: Concept) -> Iterator[Pair]:
    for kind in (False, True) if concept.pair_by_type else (None,):
        sides = []
        for language in LANGUAGES:
            terms = [term for term in concept.terms.get(language, ()) if term.is_permitted and not is_risky(term.text)]
            terms = [term for term in terms if kind is None or (term.type == "acronym") == kind]
            sides += sorted(terms, key=lambda term: term.status != "preferred")[:1]
        if len(sides) == 1 and concept.dnt:
            sides *= 2
        if len(sides) == len(LANGUAGES):
            yield concept, sides[0], sides[1]


def write_deepl(pairs: Sequence[tuple[Pair, ...]], delimiter: str) -> str:
    """Return the pairs one a line, the source first; accepted spellings of a source term have lines of their own."""
    rows: list[tuple[str, str]] = []
    seen = {clean_term(source.text) for found in pairs for _, source, _ in found}
    for found in pairs:
        for _, source, target in found:
            rows.append((clean_term(source.text), clean_term(target.text)))
            for variant in map(clean_term, source.variants):
                if variant and variant not in seen and not is_risky(variant):
                    seen.add(variant)
                    rows.append((variant, clean_term(target.text)))
    return write_rows(rows, delimiter)


def write_google(glossary: GlossaryFile, pairs: Sequence[tuple[Pair, ...]]) -> str:
    """Return equivalent term sets: French, English, part of speech, definition."""
    rows = [("fr", "en", "pos", "description")]
    for entry, found in zip(glossary.concepts, pairs, strict=True):
        texts = [text for text in (entry.definition.model_dump().values() if entry.definition else ()) if text]
        description = clean_term(" / ".join(texts))
        pos = next((term.pos for language in LANGUAGES for term in getattr(entry, language) if term.pos), None) or ""
        for _, french, english in found:
            cell = f"'{description}" if is_risky(description) else description
            rows.append((clean_term(french.text), clean_term(english.text), pos, cell))
    return write_rows(rows, ",")

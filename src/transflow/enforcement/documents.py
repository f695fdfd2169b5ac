"""What only a whole document shows: one rendering for each concept, and acronyms explained where they first stand.

Both work on finished translations, in the order of the document. A rendering that the glossary admits beside the preferred one is
right by itself; a reader who meets both in one document takes them for two things. An acronym with `gloss_first` is explained at
its first use in running text.

Source: ISO 704:2022, 7.4 (one designation for a concept); European Commission, English Style Guide, "Abbreviations and symbols"
(explain at first use).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transflow.enforcement.wanted import Obligations
from transflow.model import Origin, Role, TermHit, Translation
from transflow.terms.glossary import RANK, Glossary, Term
from transflow.terms.morphology import choose_indefinite, copy_case, find_article_errors, inflect_term, is_plural
from transflow.text.quotations import find_quotations

_RUNNING_TEXT = frozenset({Role.BODY, Role.LEAD, Role.DATELINE, Role.BOILERPLATE, Role.LIST})
"""Roles in which an acronym is explained: headings and labels are too short for it."""
_RENDERED = frozenset({"ok", "nbest", "annotated", "source_sub", "forced", "suppressed", "replaced"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A term in a finished translation."""

    translation: int
    hit: int
    term: Term


def settle_document(translations: Sequence[Translation], glossary: Glossary, source: str, target: str) -> list[Translation]:
    """Return the translations of one document, in its order, with one rendering for each concept and acronyms explained once.

    Only what the machine wrote is changed; a change keeps the lines of a translation and is shown by its hit's `base`.
    """
    obligations = Obligations(glossary, source, target)
    settled = list(translations)
    _unify_renderings(settled, obligations)
    _explain_acronyms(settled, obligations)
    return settled


def _find_places(translations: Sequence[Translation], obligations: Obligations) -> Iterator[_Place]:
    for number, translation in enumerate(translations):
        if translation.origin is not Origin.MACHINE:
            continue
        for place, hit in enumerate(translation.hits):
            if hit.target_start < 0 or hit.status not in _RENDERED:
                continue
            term = obligations.term_of(hit.concept, translation.text[hit.target_start : hit.target_end])
            if term is not None:
                yield _Place(number, place, term)


def _unify_renderings(translations: list[Translation], obligations: Obligations) -> None:
    """Put the commonest rendering of a concept, the preferred one in a tie, in the place of the others of its type.

    A rendering of another gender is left as it stands, since the words around it agree with it, and so is one in a quotation.
    """
    groups: dict[tuple[str, bool], list[_Place]] = {}
    for place in _find_places(translations, obligations):
        groups.setdefault((place.term.concept, place.term.type == "acronym"), []).append(place)
    for places in groups.values():
        counts = Counter(place.term.text for place in places)
        if len(counts) == 1:
            continue
        terms = {place.term.text: place.term for place in places}
        chosen = min(terms.values(), key=lambda term: (-counts[term.text], RANK[term.status]))
        for place in reversed(places):
            if place.term.text != chosen.text and place.term.gender == chosen.gender:
                changed = _exchange(translations[place.translation], place.hit, place.term, chosen)
                translations[place.translation] = changed or translations[place.translation]


def _exchange(translation: Translation, number: int, old: Term, new: Term) -> Translation | None:
    """Return the translation with a term for another one, or None where the words around it would not fit."""
    hit = translation.hits[number]
    text = translation.text
    if _is_quoted(text, hit.target_start, hit.target_end):
        return None
    written = text[hit.target_start : hit.target_end]
    form = copy_case(
        written, inflect_term(new, plural=is_plural(written, old)), exact=new.case == "exact", language=new.language
    )  # fmt: skip
    changed = _edit(translation, number, hit.target_start, hit.target_end, form)
    start, end = changed.hits[number].target_start, changed.hits[number].target_end
    article = re.search(r"\b(an?)(\s+)$", changed.text[:start], re.IGNORECASE) if new.language == "en" else None
    if article and article[1].lower() != (fitting := choose_indefinite(form)):
        shown = fitting.capitalize() if article[1][0].isupper() else fitting
        changed = _edit(changed, None, article.start(1), article.end(1), shown)
        start, end = changed.hits[number].target_start, changed.hits[number].target_end
    if find_article_errors(changed.text, start, end, new.language, new):
        return None
    return _mark(changed, number, translation.text, "replaced")


def _explain_acronyms(translations: list[Translation], obligations: Obligations) -> None:
    """Explain each acronym that the glossary wants explained at its first use in running text, unless the document does so."""
    whole = "\n".join(translation.text for translation in translations).lower()
    done: set[str] = set()
    for place in list(_find_places(translations, obligations)):
        term, translation = place.term, translations[place.translation]
        if not term.gloss_first or term.text in done or term.gloss_first.lower() in whole:
            continue
        if translation.segment.role not in _RUNNING_TEXT:
            continue
        end = translation.hits[place.hit].target_end
        if _has_full_form(translation, place, obligations):
            done.add(term.text)
            continue
        start = translation.hits[place.hit].target_start
        if re.match(r"['’]s?\b|-\w", translation.text[end:]) or _is_quoted(translation.text, start, end):
            continue
        changed = _edit(translation, None, end, end, _write_gloss(translation.text[end:], term.gloss_first))
        translations[place.translation] = _mark(changed, place.hit, translation.text, translation.hits[place.hit].status)
        done.add(term.text)


def _write_gloss(after: str, gloss: str) -> str:
    """Return an explanation as it follows an acronym: between commas before a sign, else in brackets.

    In brackets it does no harm where the acronym is only the first part of a name, as in "the Anru district".
    """
    return f", {gloss}" if re.match(r"\s*(?:[.,;:!?…)\]]|$)", after) else f" ({gloss})"


def _has_full_form(translation: Translation, place: _Place, obligations: Obligations) -> bool:
    """Return whether the same sentence renders the concept by its full form too, which explains the acronym."""
    others = (hit for number, hit in enumerate(translation.hits) if number != place.hit and hit.concept == place.term.concept)
    found = (obligations.term_of(hit.concept, translation.text[hit.target_start : hit.target_end]) for hit in others)
    return any(term is not None and term.type != "acronym" for term in found)


def _is_quoted(text: str, start: int, end: int) -> bool:
    return any(begin <= start and end <= stop for begin, stop in find_quotations([text])[0])


def _edit(translation: Translation, number: int | None, start: int, end: int, new: str) -> Translation:
    """Return the translation with a passage for another one; hits behind it move, and hit `number` becomes the new passage."""
    moved = len(new) - (end - start)
    hits: list[TermHit] = []
    for place, hit in enumerate(translation.hits):
        changed = hit
        if place == number:
            changed = replace(hit, form=new, target_start=start, target_end=start + len(new))
        elif hit.target_start >= end and hit.target_start >= 0:
            changed = replace(hit, target_start=hit.target_start + moved, target_end=hit.target_end + moved)
        hits.append(changed)
    return replace(translation, text=translation.text[:start] + new + translation.text[end:], hits=tuple(hits))


def _mark(translation: Translation, number: int, before: str, status: str) -> Translation:
    """Return the translation with what a hit was before the change, for a reviewer to see."""
    hits = list(translation.hits)
    hits[number] = replace(hits[number], status=status, base=hits[number].base or before)
    return replace(translation, hits=tuple(hits))

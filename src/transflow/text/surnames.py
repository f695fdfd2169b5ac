"""Surnames behind a title that are nearly those of a person whom the document names in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from transflow.text.gazetteer import same_kind_signs
from transflow.text.name_variants import Occurrence, VariantGroup
from transflow.text.names import Token, find_capitals, tokenize_names
from transflow.text.normalize import fold_case_accents
from transflow.text.persons import find_persons, is_title
from transflow.text.transcription import is_respelling

_LEAST_LETTERS = 5


def find_surname_variants(texts: Sequence[str]) -> tuple[VariantGroup, ...]:
    """Return the surnames behind a title ("M. Durant") that are one letter or accent away from a full name's (Pierre Durand).

    A surname that some person of the document has in full is right, and so is one that stands behind titles more often than
    the full name's. Two transcriptions of a foreign surname are not sure.
    """
    full: dict[str, Occurrence] = {}
    alone: dict[str, list[Occurrence]] = defaultdict(list)
    for index, text in enumerate(texts):
        tokens = tokenize_names(text)
        for place in find_capitals(text):
            token = tokens[place]
            if place and is_title(tokens[place - 1]) and token.gap in {" ", ". "} and _stands_alone(tokens, place):
                alone[same_kind_signs(token.text)].append(Occurrence(index, token.start, token.end, token.text))
    if not alone:
        return ()
    for index, text in enumerate(texts):
        for person in find_persons(text):
            full.setdefault(same_kind_signs(person.surname), Occurrence(index, person.start, person.end, person.surname))
    behind = {word for text in texts for word in _behind_names(text)}
    return tuple(
        VariantGroup(full[best].text, (full[best], *spots), not is_respelling(word, best))
        for word, spots in alone.items()
        if word not in behind and (best := _nearest(word, full, alone))
    )


def _behind_names(text: str) -> Iterator[str]:
    """Yield the words behind another capitalised word that is no title: surnames in full names, be they ordinary words or not."""
    tokens = tokenize_names(text)
    for before, place in pairwise(find_capitals(text)):
        token = tokens[place]
        if place == before + 1 and token.gap == " " and not is_title(tokens[before]):
            yield same_kind_signs(token.text)


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_name = len(tokens[place].text) >= _LEAST_LETTERS and tokens[place].text[0].isupper() and not tokens[place].text.isupper()
    return is_name and not (after is not None and after.gap == " " and after.text[0].isupper())


def _nearest(word: str, full: dict[str, Occurrence], alone: dict[str, list[Occurrence]]) -> str:
    if word in full:
        return ""
    plain = fold_case_accents(word)
    for name in full:
        other = fold_case_accents(name)
        is_near = other[:1] == plain[:1] and OSA.distance(plain, other, score_cutoff=1) <= 1
        if is_near and len(alone[word]) <= max(1, len(alone.get(name, ()))):
            return name
    return ""

"""People of a source segment looked for in its target: given name and surname, each for itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from transflow.text.name_words import NameMismatch
from transflow.text.names import Token, find_capitals, is_ordinary, tokenize_names
from transflow.text.normalize import fold_case_accents
from transflow.text.transcription import is_latin_ending, is_respelling, is_transcription

_TITLES = frozenset("m mme mlle mr mrs ms miss dr pr prof me maître monsieur madame mademoiselle sir lord lady dame".split())
_ROLES = frozenset(
    fold_case_accents(word)
    for word in """president président présidente minister ministre mayor maire chairman chairwoman chair commissioner commissaire
    senator sénateur sénatrice deputy député députée governor gouverneur prefect préfet préfète director directeur
    directrice professor professeur general général doctor docteur judge juge king roi queen reine prince princess
    princesse pope pape vice secretary secrétaire ambassador ambassadeur ambassadrice baroness baron baronne duke duc
    colonel captain capitaine commander commandant maître monsieur madame mister premier chancellor chancelier
    chancelière councillor conseiller conseillère rapporteur rapporteure mp mep saint sainte sister brother father soeur
    frère père the le la les monseigneur bishop évêque représentant représentante representative cardinal archbishop
    archevêque honourable honorable mesdames messieurs messrs and et by par with avec of de""".split()
)
"""Words before a surname that are no given name."""
_PARTICLES = frozenset("de du d' des la le van von der den el al ben bin da di dos dal del".split())
_NUMERAL = re.compile(r"[IVX]+")
_MOST_GIVEN = 3
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Person:
    """One person with given name and surname; `start` and `end` are half-open code points, the title left out."""

    given: tuple[str, ...]
    surname: str
    start: int
    end: int
    text: str
    is_titled: bool


_fold = lru_cache(maxsize=65536)(fold_case_accents)


def find_persons(text: str) -> tuple[Person, ...]:
    """Return the people with a given name and a surname: after a title, or where no dictionary has the last word.

    Source: Imprimerie nationale, "Titres de civilité"; New Hart's Rules 6.1.4 (titles stand before the full name).
    """
    return tuple(_persons(text, tokenize_names(text)))


def _persons(text: str, tokens: Sequence[Token]) -> Iterator[Person]:
    end = 0
    for place in find_capitals(text):
        if place < end:
            continue
        end = _end(tokens, place)
        names = [token for token in tokens[place:end] if token.text[0].isupper()]
        if not 2 <= len(names) <= _MOST_GIVEN + 1 or not _is_surname(names[-1].text):
            continue
        titled = place > 0 and is_title(tokens[place - 1]) and re.fullmatch(r"\.?\s", tokens[place].gap) is not None
        if titled or not is_ordinary(names[-1].text):
            start, stop = names[0].start, names[-1].end
            given = tuple(_fold(token.text) for token in names[:-1])
            yield Person(given, names[-1].text, start, stop, text[start:stop], titled)


def is_title(token: Token) -> bool:
    """Return whether a word is a title of a person, such as M., Mme, Mr or Dr."""
    return token.text[0].isupper() and token.text.lower() in _TITLES


def _is_surname(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and not word.isupper() and not _NUMERAL.fullmatch(word)


def _end(tokens: Sequence[Token], place: int) -> int:
    """Return the place after the words of a name that begins at `place`, particles between them included."""
    if not tokens[place].text[0].isupper() or is_title(tokens[place]) or _fold(tokens[place].text) in _ROLES:
        return place
    end = ahead = place + 1
    while ahead < len(tokens) and (tokens[ahead].gap == " " or _is_joined(tokens[ahead].gap)):
        if tokens[ahead].text[0].isupper():
            end = ahead + 1
        elif tokens[ahead].text not in _PARTICLES:
            break
        ahead += 1
    return end


def _is_joined(gap: str) -> bool:
    return not gap or (len(gap) == 1 and gap.isspace() and gap != "\n")


def compare_persons(
    source: str, target: str, *, nearby: str = "", taken: Collection[tuple[int, int]] = ()
) -> tuple[NameMismatch, ...]:
    """Return the people of the source whose given name or surname is another one in the target, or who are not there.

    A surname alone, or with initials, is the person. A person with a title whose names are neither in the target nor in `nearby`
    (the neighbouring segments) is missing. Spellings of one foreign name (Poutine, Putin) and the people of `taken` spans of the
    source are left alone.
    """
    persons, found = find_persons(source), []
    if not persons:
        return ()
    tokens = tokenize_names(target)
    folded = [_fold(token.text) for token in tokens]
    ours = {_fold(token.text) for token in tokenize_names(source)}
    for person in persons:
        if any(start < person.end and person.start < end for start, end in taken):
            continue
        surname = _fold(person.surname)
        if surname in folded:
            span = _other_given(person, surname, tokens, folded, ours)
        elif span := _other_surname(person, tokens, folded, ours):
            pass
        elif person.is_titled and not _is_named(person, surname, folded, nearby) and not _is_respelt(person, tokens):
            found.append(NameMismatch("missing", person.text, "", person.start, person.end))
        if span:
            found.append(NameMismatch("altered", person.text, target[slice(*span)], person.start, person.end, *span))
    return tuple(found)


def _is_named(person: Person, surname: str, folded: Sequence[str], nearby: str) -> bool:
    names = {surname, *person.given}
    return not names.isdisjoint(folded) or any(_fold(token.text) in names for token in tokenize_names(nearby))


def _is_respelt(person: Person, tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isupper() and is_transcription(person.surname, token.text) for token in tokens)


def _other_given(
    person: Person, surname: str, tokens: Sequence[Token], folded: Sequence[str], ours: Collection[str]
) -> tuple[int, int] | None:
    """Return the span of a surname behind another given name; None where it stands once as it should."""
    span = None
    for place, word in enumerate(folded):
        if word != surname:
            continue
        before = tokens[place - 1] if place else None
        if before is None or not before.text[0].isupper() or not re.fullmatch(r"\s", tokens[place].gap):
            return None
        given = folded[place - 1]
        titled = place > 1 and is_title(tokens[place - 2])
        if given in ours or given in _ROLES or given in _TITLES or before.text.isupper() or _is_short_form(given, person):
            return None
        if not titled and not person.is_titled and is_ordinary(before.text):
            return None
        span = before.start, tokens[place].end
    return span


def _is_short_form(given: str, person: Person) -> bool:
    """Return whether a given name is the beginning or another spelling of one of the person's (Alexandre, Alex; Sergueï, Sergey).

    One letter makes another name (Diane, Diana).
    """
    return any(
        (len(given) > 1 and one.startswith(given)) or is_respelling(one, given) or _is_adapted(one, given) for one in person.given
    )


def _is_adapted(one: str, other: str) -> bool:
    return {one[-2:], other[-2:]} == {"re", "er"} or (is_transcription(one, other) and OSA.distance(one, other) > 1)


def _other_surname(person: Person, tokens: Sequence[Token], folded: Sequence[str], ours: Collection[str]) -> tuple[int, int] | None:
    """Return the span of the person's last given name before another surname; particles between them count for nothing."""
    for place in range(len(tokens) - 1):
        last = place + 1
        while last < len(tokens) - 1 and tokens[last].text in _PARTICLES and re.fullmatch(r"\s?", tokens[last].gap):
            last += 1
        after = tokens[last]
        is_surname = after.text[0].isupper() and re.fullmatch(r"\s?", after.gap) and _is_surname(after.text)
        if folded[place] != person.given[-1] or not is_surname or folded[last] in ours:
            continue
        titled = place > 0 and is_title(tokens[place - 1])
        parts = set(person.surname.split("-")) & set(after.text.split("-"))
        is_spelling = is_respelling(person.surname, after.text) or is_latin_ending(person.surname, after.text)
        if parts or is_spelling or (not titled and is_ordinary(after.text)):
            continue
        return tokens[place].start, after.end
    return None

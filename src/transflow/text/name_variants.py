"""Names that one document writes in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from transflow.text.exonyms import known_renderings
from transflow.text.gazetteer import fold_place, load_gazetteer, same_kind_signs
from transflow.text.names import LINKS, compare_name_forms, find_names, is_common_phrase

_PEOPLE = re.compile(
    r"(?:i?ens?|i?ennes?|ais(?:es?)?|ois(?:es?)?|ains?|aines?|i?ans?|ish|ese|i[cq]s?|iques?|qu(?:e|es|ie)|k(?:s|ia)?|and(?:es?|s)"
    r"|agne|magne|mands?|mandes?|ie|ia|es|[aeio]s?|s)?$"
)
"""Endings of countries, peoples and adjectives."""
_LEAST_STEM = 4
_MOST_LETTERS = 2
"""Letters by which variants differ at most; `compare_name_forms` decides."""
_MAX_NAMES = 3000
"""Different names compared in one document: the work grows with the square within a block."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a form: `index` of the text, half-open code points in it."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """The forms of one name."""

    preferred: str
    """The listed form, else the more frequent, else the longer."""
    occurrences: tuple[Occurrence, ...]
    is_sure: bool = True
    """False for a weak difference where no list has a form: ordinary words (Secretary General, Secretary-General), capitals, or
    transcriptions."""


def find_name_variants(texts: Sequence[str], language: str, *, registered: Collection[str] = ()) -> tuple[VariantGroup, ...]:
    """Return the names with more than one form, in the order of their first occurrence.

    Listed are the places of France, the registered names, and places abroad that have a name in each language. Two listed
    names are never variants of each other, nor are phrases of ordinary words, plurals, countries and their people, acronyms,
    or headings in capitals.
    """
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for index, text in enumerate(texts):
        for name in find_names(text, language):
            form = same_kind_signs(name.text)
            if (name.words > 1 or "-" in form or len(form) >= 6) and not form.isupper():
                places[form].append(Occurrence(index, name.start, name.end, name.text))
    forms = list(places)[:_MAX_NAMES]
    other_side = "en" if language == "fr" else "fr"
    listed = {same_kind_signs(name) for name in registered}
    listed |= {form for form in forms if load_gazetteer().exact(form) or _is_exonym(form, language, other_side)}
    groups: list[VariantGroup] = []
    taken: set[str] = set()
    for form, others in _blocks(forms):
        same = [other for other in others if other not in taken and _are_variants(form, other, listed)]
        if same and form not in taken:
            cluster = [form, *same]
            taken.update(cluster)
            best = max(cluster, key=lambda item: (item in listed, len(places[item]), len(item), -forms.index(item)))
            spots = sorted((spot for item in cluster for spot in places[item]), key=lambda spot: (spot.index, spot.start))
            preferred = places[best][0].text
            shown = tuple(
                Occurrence(s.index, s.start, s.end, preferred if same_kind_signs(s.text) == best else s.text) for s in spots
            )
            groups.append(VariantGroup(preferred, shown, best in listed or not all(map(is_common_phrase, cluster))))
    return tuple(groups)


def _is_exonym(form: str, language: str, other: str) -> bool:
    """Return whether a form is the name of a place abroad, written as the table has it (Munich, not Münich)."""
    return any(form in known_renderings(name, other, language) for name in known_renderings(form, language, other))


def _blocks(forms: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return each form with the later ones that can be variants: same last word, or same first letter and like length."""
    by_end: dict[str, list[int]] = defaultdict(list)
    by_start: dict[tuple[str, int], list[int]] = defaultdict(list)
    keys = [fold_place(form) for form in forms]
    for number, key in enumerate(keys):
        if key:
            by_end[key.split(" ")[-1]].append(number)
            by_start[key[0], len(key)].append(number)
    blocks = []
    for number, key in enumerate(keys):
        if not key:
            continue
        near = {other for other in by_end[key.split(" ")[-1]] if keys[other][0] == key[0] and other > number}
        for length in range(len(key) - 2, len(key) + 3):
            near.update(other for other in by_start.get((key[0], length), ()) if other > number)
        blocks.append((forms[number], [forms[other] for other in sorted(near) if _may_be_variants(key, keys[other])]))
    return blocks


def _may_be_variants(one: str, other: str) -> bool:
    """Return whether two names without accents and hyphens are near enough, or end in the same word as names with initials do."""
    if OSA.distance(one, other, score_cutoff=_MOST_LETTERS) <= _MOST_LETTERS:
        return True
    return " " in one and " " in other and one.rsplit(" ", 1)[1] == other.rsplit(" ", 1)[1]


def _are_variants(one: str, other: str, listed: Collection[str]) -> bool:
    if one in listed and other in listed:
        return False
    relation = compare_name_forms(one, other)
    if relation == "folded":
        return one.lower() != other.lower() or _differs_in_links(one, other)
    if relation == "near":
        if _is_inhabitant(one, other) or _differ_in_acronym(one, other):
            return False
        several = " " in one.strip() or "-" in one or min(len(one), len(other)) >= 9
        ordinary = is_common_phrase(one) and is_common_phrase(other)
        return several and not ordinary and not _is_adverb(one, other) and _without_gender(one) != _without_gender(other)
    return relation == "initials" or _misses_listed(one, other, listed)


def _is_inhabitant(one: str, other: str) -> bool:
    """Return whether two names are a country and its people or adjective (Slovaquie, Slovaques; Costa Rica, Costa Rican).

    A letter lost at the end of a French town (Orléans) is a slip.
    """
    places = [place for name in (one, other) if (place := load_gazetteer().exact(name))]
    if any(place.kind != "région" for place in places):
        return False
    left, right = (fold_place(name) for name in (one, other))
    return left != right and len(_stem(left)) >= _LEAST_STEM and _stem(left) == _stem(right)


def _stem(name: str) -> str:
    return _PEOPLE.sub("", name)


def _differ_in_acronym(one: str, other: str) -> bool:
    return any(word.isupper() and len(word) > 1 for word in {*one.split()} ^ {*other.split()})


def _misses_listed(one: str, other: str, listed: Collection[str]) -> bool:
    """Return whether one form is a listed place and the other, no word of either language, is one letter away from it."""
    first, second = (one, other) if one in listed else (other, one)
    return (
        first in listed
        and len(first) >= 7
        and first[0] == second[0]
        and not is_common_phrase(second)
        and OSA.distance(fold_place(first), fold_place(second), score_cutoff=1) <= 1
    )


def _differs_in_links(one: str, other: str) -> bool:
    """Return whether two forms differ in the case of small words alone; other capitals are headings and style."""
    left, right = one.split(), other.split()
    different = [a.lower() for a, b in zip(left, right, strict=False) if a != b]
    return bool(different) and all(word in LINKS["fr"] for word in different)


def _is_adverb(*words: str) -> bool:
    """Return whether all words are French adverbs, which begin sentences and are in no dictionary: "Forcément"."""
    return all(" " not in word and word.endswith("ment") for word in words)


def _without_gender(name: str) -> str:
    """Return a name without what tells "le Gouverneur" from "la Gouverneure"."""
    return re.sub(r"\b(?:le|la) |e\b", "", name.lower())

"""Names of several words that one document writes with other capitals: "Action Cœur de Ville", "Action cœur de ville"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from transflow.text.gazetteer import load_gazetteer, same_kind_signs
from transflow.text.memo import Memo
from transflow.text.name_variants import Occurrence, VariantGroup
from transflow.text.names import Token, find_capitals, find_names, opens_sentence, tokenize_names

_JOINS = frozenset({" ", "", "-"})
_LONG_WORD = 4
_FEW = 2
_MOST_CAPITALS = 0.6
"""Share of capitalised words from which a text is a heading in English style."""

Key = tuple[str, ...]


def find_casing_variants(texts: Sequence[str], language: str, *, registered: Collection[str] = ()) -> tuple[VariantGroup, ...]:
    """Return the names whose words have capitals here and none there, or œ here and oe there, by first occurrence.

    Only forms that begin with a capital are compared: "la ville de Nantes" is no "Ville de Nantes". A capital that opens a
    sentence, headings in capitals or in English title case, and parts of longer names count for nothing. The listed form is
    preferred, then the more frequent, then the earlier one. A name that no list has is not sure: houses write capitals as they
    like (Premier ministre, Premier Ministre).
    """
    names = {name.text for text in texts for name in find_names(text, language) if name.words > 1}
    keys = {key for name in names if len(key := _key(_drop_article(tokenize_names(name)))) > 1}
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        lengths[key[0]].add(len(key))
    places: dict[Key, list[Occurrence]] = defaultdict(list)
    for index, text in enumerate(texts):
        for key, found in _occurrences(index, text, lengths):
            if key in keys:
                places[key].append(found)
    listed = {same_kind_signs(name) for name in registered}
    groups = (_group(spots, listed) for spots in places.values())
    return tuple(sorted((group for group in groups if group), key=lambda one: (one.occurrences[0].index, one.occurrences[0].start)))


def _drop_article(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if tokens[0].text.endswith("'") else tokens


def _key(tokens: Sequence[Token]) -> Key:
    return tuple(_KEYS[token.text] for token in tokens)


_KEYS = Memo(lambda word: same_kind_signs(word).lower().replace("œ", "oe").replace("æ", "ae"))


def _occurrences(index: int, text: str, lengths: dict[str, set[int]]) -> Iterator[tuple[Key, Occurrence]]:
    tokens = tokenize_names(text)
    starts = [place for place in find_capitals(text) if _KEYS[tokens[place].text] in lengths]
    if not starts or _is_heading(text, tokens):
        return
    for place in starts:
        for size in sorted(lengths[_KEYS[tokens[place].text]], reverse=True):
            window = tokens[place : place + size]
            after = tokens[place + size] if place + size < len(tokens) else None
            if len(window) < size or any(token.gap not in _JOINS for token in window[1:]):
                continue
            capitals = sum(token.text[0].isupper() for token in window)
            is_part = after is not None and after.gap == " " and after.text[0].isupper()
            if is_part or (capitals == 1 and opens_sentence(tokens, place)) or all(token.text.isupper() for token in window):
                continue
            start, end = window[0].start, window[-1].end
            if "’s " not in text[start:end] and "'s " not in text[start:end]:
                yield _key(window), Occurrence(index, start, end, text[start:end])


def _is_heading(text: str, tokens: Sequence[Token]) -> bool:
    if text.rstrip(" »”\"'\u00a0\u202f")[-1:] in ".!?…;:":
        return False
    long = [token.text[0].isupper() for token in tokens if len(token.text) >= _LONG_WORD]
    return len(long) > _FEW and sum(long) > _MOST_CAPITALS * len(long)


def _group(spots: Sequence[Occurrence], listed: Collection[str]) -> VariantGroup | None:
    forms: dict[str, list[Occurrence]] = defaultdict(list)
    for spot in spots:
        forms[same_kind_signs(spot.text)].append(spot)
    if len(forms) < _FEW:
        return None
    known = [form for form in forms if form in listed or load_gazetteer().exact(form)]
    best = max(known or list(forms), key=lambda form: (len(forms[form]), -list(forms).index(form)))
    return VariantGroup(forms[best][0].text, tuple(spots), bool(known))

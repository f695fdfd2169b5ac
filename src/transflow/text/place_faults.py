"""Names that are nearly, but not quite, those of a listed place or institution."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from transflow.text.dictionary import is_known
from transflow.text.exonyms import begins_place, known_renderings
from transflow.text.gazetteer import Gazetteer, Place, fold_place, load_gazetteer, same_kind_signs
from transflow.text.names import LINKS, Token, find_capitals, tokenize_names

_LINKS = LINKS["en"] | LINKS["fr"]
_MAX_WORDS = 6
_LARGE = frozenset({"région", "département", "métropole"})
_CUES = frozenset("à in at near from of around outside de commune ville mairie town city to".split())
"""Words before a place name."""


@dataclass(frozen=True, slots=True)
class PlaceFault:
    """A name to be looked at; `start` and `end` are half-open code points."""

    text: str
    start: int
    end: int
    suggestion: str
    reason: str
    """`folded` for accents, hyphens and case; `near` for letters."""


@lru_cache(maxsize=16)
def _registry(names: tuple[str, ...]) -> tuple[frozenset[str], dict[str, str]]:
    exact = frozenset(same_kind_signs(name) for name in names)
    folds: dict[str, str] = {}
    for name in names:
        folds.setdefault(fold_place(name), name)
    return exact, folds


def departments_of(names: Collection[str]) -> frozenset[str]:
    """Return the départements that a document's place names point to; names of several are no evidence."""
    gazetteer = load_gazetteer()
    found: set[str] = set()
    for name in names:
        place = gazetteer.exact(name)
        if place and not place.ordinary and len(place.departments) == 1:
            found.update(place.departments)
    return frozenset(found)


def find_place_faults(
    text: str, *, context_names: Collection[str], registered: Collection[str] = (), departments: frozenset[str] | None = None
) -> tuple[PlaceFault, ...]:
    """Return the near misses of listed places and registered names in a text, from the left, longest first.

    A commune is only suggested where the document speaks of its département, a word such as "à" or "of" leads to it, or its
    name begins with Saint; a single word never on the strength of two letters. Names in capitals throughout are passed over.

    Args:
        text: One segment.
        context_names: Names in the document, for the départements it is about.
        registered: Names that must be written as they stand.
        departments: Result of `departments_of(context_names)`, where the caller has it.
    """
    tokens = tokenize_names(text)
    near_by = departments_of(context_names) if departments is None else departments
    exact, folds = _registry(tuple(registered))
    found: list[PlaceFault] = []
    end = 0
    for place in find_capitals(text):
        if place < end:
            continue
        for length, fault in _windows(text, tokens, place, near_by, exact, folds):
            if fault:
                found.append(fault)
            end = place + length
            break
    return tuple(found)


def _windows(
    text: str, tokens: Sequence[Token], place: int, near_by: frozenset[str], exact: frozenset[str], folds: dict[str, str]
) -> Iterator[tuple[int, PlaceFault | None]]:
    """Yield the longest window that is a listed name (no fault) or a near miss of one."""
    gazetteer = load_gazetteer()
    for length in reversed(_lengths(tokens, place)):
        window = tokens[place : place + length]
        written = text[window[0].start : window[-1].end]
        has_exonym = begins_place(window[0].text) and (
            known_renderings(written, "en", "fr") or known_renderings(written, "fr", "en")
        )
        if same_kind_signs(written) in exact or gazetteer.exact(written) or has_exonym:
            yield length, None
            continue
        fault = _judge(written, window, _cue(tokens, place), near_by, folds, gazetteer)
        if fault:
            yield length, PlaceFault(written, window[0].start, window[-1].end, *fault)


@lru_cache(maxsize=8192)
def _near(written: str) -> tuple[tuple[Place, int], ...]:
    return load_gazetteer().near(written)


def _lengths(tokens: Sequence[Token], place: int) -> list[int]:
    """Return the numbers of words that a name may have which begins at a capital: it ends with one, and links stand between."""
    found = [1]
    for ahead in range(place + 1, min(place + _MAX_WORDS, len(tokens))):
        token = tokens[ahead]
        if token.gap != " " and (token.gap.strip(" -'") or "\n" in token.gap):
            break
        if token.text[0].isupper():
            found.append(ahead - place + 1)
        elif token.text.lower() not in _LINKS:
            break
    return found


def _cue(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1] if place else None
    return before is not None and before.text.lower() in _CUES and not tokens[place].gap.strip(" '")


def _judge(
    written: str, window: Sequence[Token], cue: bool, near_by: frozenset[str], folds: dict[str, str], gazetteer: Gazetteer
) -> tuple[str, str] | None:
    if written.isupper():
        return None
    key = fold_place(written)
    known = folds.get(key) or _near_registered(key, folds, len(window))
    if known:
        return known, "folded" if fold_place(known) == key else "near"
    folded = [place for place in gazetteer.of_key(key) if not place.ordinary and place.kind != "métropole"]
    if folded:
        best = max(folded, key=lambda place: _weight(place, near_by))
        return (best.name, "folded") if _is_sure(best, window, key, cue, near_by) else None
    if (len(window) < 2 and "-" not in written) or _is_article_and_word(window):
        return None
    if not near_by or sum(word not in gazetteer.words for word in key.split(" ")) > 1:
        return None  # All words but one are those of a place that the document points to.
    candidates = [place for place, distance in _near(written) if distance and not place.ordinary and place.kind != "métropole"]
    same = [place for place in candidates if _near_by(place, near_by) and _words_agree(key, fold_place(place.name))]
    return (same[0].name, "near") if same else None


def _is_article_and_word(window: Sequence[Token]) -> bool:
    """Return whether a name is an article and a word or a country: "La Guerre", "La Turquie", "Le PIB"."""
    words = [token.text for token in window if token.text.lower() not in LINKS["fr"]]
    if len(words) != 1 or "-" in words[0]:
        return False
    word = words[0].lower()
    is_word = is_known(word, lang="fr") or is_known(word, lang="en")
    return is_word or words[0].isupper() or bool(known_renderings(words[0], "fr", "en"))


def _near_registered(key: str, folds: dict[str, str], words: int) -> str | None:
    """Return a registered name one letter away, or two from twelve letters; single words must not be ordinary ones."""
    if len(key) < 7 or (words == 1 and (is_known(key, lang="en") or is_known(key, lang="fr"))):
        return None
    most = 2 if len(key) >= 12 and words > 1 else 1
    for other, name in folds.items():
        alike = other[0] == key[0] and abs(len(other) - len(key)) <= most and other.count(" ") == key.count(" ")
        if alike and other.rstrip("s") != key.rstrip("s") and OSA.distance(key, other, score_cutoff=most) <= most:
            return name
    return None


def _weight(place: Place, near_by: frozenset[str]) -> tuple[bool, bool]:
    return place.kind in _LARGE, _near_by(place, near_by)


def _near_by(place: Place, near_by: frozenset[str]) -> bool:
    return bool(near_by & set(place.departments))


def _is_sure(place: Place, window: Sequence[Token], key: str, cue: bool, near_by: frozenset[str]) -> bool:
    several = " " in key
    if several and place.kind in _LARGE:
        return True
    if several:
        return _near_by(place, near_by) or window[0].text in {"Saint", "Sainte"} or (cue and len(key) >= 8)
    return (
        len(key) >= 5
        and not is_known(window[0].text.lower(), lang="en")
        and ((_near_by(place, near_by) and cue) or (place.kind in _LARGE and cue))
    )


def _words_agree(one: str, other: str) -> bool:
    """Return whether all words but one are equal: the fault of a hand, not another place."""
    left, right = one.split(" "), other.split(" ")
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1

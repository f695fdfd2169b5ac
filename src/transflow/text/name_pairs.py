"""The names of a source segment looked for in its target."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from transflow.text.dictionary import is_known
from transflow.text.exonyms import known_renderings
from transflow.text.gazetteer import load_gazetteer, same_kind_signs
from transflow.text.name_words import (
    NameMismatch,
    are_words_of_both,
    find_altered_words,
    fold_word,
    slipped_letters,
    weigh_accents,
)
from transflow.text.names import (
    LINKS,
    Token,
    compare_name_forms,
    find_capitals,
    find_names,
    is_common_phrase,
    is_ordinary,
    tokenize_names,
)
from transflow.text.transcription import is_latin_ending, is_respelling

_CUES = frozenset("à de d' du des en dans vers sur near in at of from to la le les l' et and".split())
_LINKS = LINKS["fr"] | LINKS["en"]
_JOINS = re.compile(r"[ -]")
_HEAD = re.compile(
    r"^(?:(?:Eurom|M)étropole|Communauté urbaine) (?:de la |de l'|des |du |de |d')(?:Grand )?|^Le (?=Mont-)| (?:Eurom|M)étropole$"
)
"""Words of a place's name for the authority, which are translated, and the article of a mount."""
_ARTICLE = re.compile(r"^(?:L[ae]s? |L')")
_STREETS = re.compile(
    r"\b(?:rue|avenue|boulevard|place|quai|square|pont|allée|cours|esplanade|parc|rond-point|lycée|collège|école|groupe scolaire"
    r"|gymnase|stade|piscine|hôpital|salle|médiathèque|bibliothèque|théâtre|centre|espace|maison|résidence|station|gare|arrêt"
    r"|amphithéâtre|université|aéroport)s? (?:(?:de |du |des |d'|primaire |maternelle |élémentaire |municipale? ))?$",
    re.IGNORECASE,
)
"""French words before a name that is joined by hyphens. Source: Imprimerie nationale, "Voies et lieux publics"."""
_STREETS_KEPT = re.compile(r"\b(?:rue|avenue|boulevard|place|quai|square|allée|lycée|collège|école) (?:du |de |des )?$")
"""A street's name in French as it stands: its hyphens stand too."""
_GIVEN_AND_SURNAME = 2
_CIVILITY = re.compile(r"\b(?:M\.|MM\.|M(?:me|lle)s?|Dr|Me|Mgr)\s$")
_MAX_WORDS = 6
_SHORTEST_KEPT = 3
"""Letters of a word of a kept name that is compared."""
_LONG = 8
"""Letters of a place of several words that nobody leaves out."""


@dataclass(frozen=True, slots=True)
class _Expected:
    text: str
    start: int
    end: int
    is_place: bool


def compare_names_across(
    source: str,
    source_language: str,
    target: str,
    target_language: str,
    *,
    exempt: Collection[str] = (),
    registered: Collection[str] = (),
) -> tuple[NameMismatch, ...]:
    """Return the names of the source that the target alters or does not hold.

    Exonyms count as renderings, and the parts of `exempt` (terms that the glossary translates) are not looked for. A place of
    several words that is nowhere in the target is missing with high confidence, other names with low.
    """
    plain = same_kind_signs(target)
    windows: list[tuple[int, int, str]] | None = None
    exempted = [span for phrase in exempt for span in _spans(source, phrase)]
    found: list[NameMismatch] = []
    used: set[tuple[int, int]] = set()
    expected = _expected(source, source_language, _same_signs(tuple(registered)))
    is_french = any(name.is_place for name in expected)
    for name in expected:
        renderings = (*known_renderings(name.text, source_language, target_language), *_contracted(name, target_language))
        is_term = any(start <= name.start and name.end <= end for start, end in exempted)
        if is_term or any(_holds(plain, text) for text in (name.text, *renderings)):
            continue
        windows = _windows(target, tokenize_names(target)) if windows is None else windows
        altered = next(
            (one for one in windows if (one[0], one[1]) not in used and _is_altered(name, one[2], target_language)), None
        )
        if altered:
            start, end, text = altered
            confidence = _weigh_difference(name, text, source, source_language, target_language, is_french=is_french)
            if confidence == "joined" and _STREETS_KEPT.search(target[:start]):
                confidence = "low"
            if confidence:
                used.add((start, end))
                found.append(NameMismatch("altered", name.text, text, name.start, name.end, start, end, confidence))
        elif not any(start < name.end and name.start < end for start, end in exempted):
            confidence = "low" if renderings or not _is_never_left_out(name, source, plain) else "high"
            found.append(NameMismatch("missing", name.text, "", name.start, name.end, confidence=confidence))
    spans = [(one.source_start, one.source_end) for one in found if one.kind == "altered"]
    found.extend(find_altered_words(source, source_language, target, target_language, taken=spans, is_french=is_french))
    return tuple(found)


def _contracted(name: _Expected, language: str) -> tuple[str, ...]:
    """Return a place's name behind a French preposition: aux Eyzies, du Havre."""
    article, _, rest = name.text.partition(" ")
    before = {"Les": ("aux", "des"), "Le": ("au", "du")}.get(article, ()) if language == "fr" else ()
    return tuple(f"{word} {rest}" for word in before)


def _is_never_left_out(name: _Expected, source: str, plain: str) -> bool:
    """Return whether a name is a place of several words of which the target has nothing.

    The words for an authority are translated (Métropole de Lyon), and an article before a word that opens a sentence may be no
    name (La Vallée).
    """
    if not name.is_place or not _JOINS.search(name.text) or len(name.text) < _LONG:
        return False
    core = _HEAD.sub("", same_kind_signs(name.text))
    rest = _ARTICLE.sub("", core)
    opens = source[: name.start].rstrip(" «“\"'\u00a0\u202f")[-1:] in {"", *".!?:;\n"}
    is_phrase = opens and rest != core and not _JOINS.search(rest) and is_ordinary(rest)
    return not is_phrase and (core == name.text or not _holds(plain, core))


def _weigh_difference(
    name: _Expected, form: str, source: str, source_language: str, target_language: str, *, is_french: bool
) -> str:
    """Return the confidence with which a form is a fault; empty where both are right.

    Right are the names of one place in the two languages (Francfort-Hahn, Frankfurt-Hahn), transcriptions, and hyphens that the
    names of streets and schools have in French alone (lycée Jean-Moulin). Where no list has the name, words written as one or as
    two, and accents that the target leaves out or puts in throughout, are weak evidence; an accent that moved is a slip.
    """
    left, right = (_JOINS.split(same_kind_signs(text)) for text in (name.text, form))
    different = [(one, other) for one, other in zip(left, right, strict=False) if one != other]
    if (
        len(left) == len(right)
        and different
        and all(
            _are_renderings(one, other, source_language, target_language) or (not name.is_place and is_respelling(one, other))
            for one, other in different
        )
    ):
        return ""
    if name.is_place:
        return "high"
    if not different and len(left) == len(right):
        return _weigh_hyphens(name, form, source)
    if "".join(left).lower() == "".join(right).lower():
        return "joined"
    if fold_word(same_kind_signs(name.text)) != fold_word(same_kind_signs(form)):
        return "high"
    is_titled = source_language == "fr" and _CIVILITY.search(source[: name.start]) is not None
    grades = {weigh_accents(one, other, source_language, is_french=is_french or is_titled) for one, other in different}
    return "low" if grades == {"low"} else "accents"


@lru_cache(maxsize=16)
def _same_signs(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(same_kind_signs, names))


def _are_renderings(one: str, other: str, source: str, target: str) -> bool:
    """Return whether a word is the name of the other word's place in the target's language, or in its own (Italie, Italia)."""
    names = known_renderings(one, source, target)
    return is_latin_ending(one, other) or fold_word(other) in map(fold_word, names) or are_words_of_both(one, source, other)


def _weigh_hyphens(name: _Expected, form: str, source: str) -> str:
    """Return `low` where the target lost a hyphen, `joined` where it put one in, or where French alone has it.

    French joins the parts of a person's name in the names of streets and schools (rue Jean-Jaurès, place Charles-de-Gaulle), but
    a compound given name keeps its hyphen in any language (lycée Marie-Thérèse-Auffray).
    """
    expected, found = same_kind_signs(name.text), same_kind_signs(form)
    if expected.count("-") < found.count("-"):
        return "joined"
    parts = [part for part in expected.split("-") if part not in _LINKS]
    is_street = _STREETS.search(source[: name.start]) is not None and " " not in expected
    return "joined" if is_street and (len(parts) <= _GIVEN_AND_SURNAME or "-" in found) else "low"


def _spans(text: str, phrase: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = text.find(phrase)
    while start >= 0 and phrase:
        found.append((start, start + len(phrase)))
        start = text.find(phrase, start + len(phrase))
    return found


def _holds(plain: str, name: str) -> bool:
    """Return whether a text holds a name as whole words."""
    wanted = same_kind_signs(name)
    start = plain.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        before, after = plain[start - 1 : start] if start else "", plain[end : end + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        start = plain.find(wanted, start + 1)
    return False


def _expected(source: str, language: str, registered: frozenset[str]) -> list[_Expected]:
    """Return the registered names, places and unusual names of the source; only a registered word may be part of another one.

    "SNCF Réseau" is a name of its own beside the registered "SNCF".
    """
    gazetteer = load_gazetteer()
    tokens = tokenize_names(source)
    found: list[_Expected] = []
    for start, end, text in _windows(source, tokens):
        is_listed, place = same_kind_signs(text) in registered, gazetteer.exact(text)
        if not (is_listed or place) or any(start < one.end and one.start < end for one in found):
            continue
        if is_listed or (place and (_JOINS.search(text) or (not place.ordinary and _has_cue(tokens, start)))):
            found.append(_Expected(text, start, end, is_place=True))
    for name in find_names(source, language):
        inside = [one for one in found if name.start < one.end and one.start < name.end]
        is_new = all(one.text in registered and not _JOINS.search(one.text) for one in inside)
        is_name = name.words > 1 or ("-" in name.text and not _is_inhabitant(name.text))
        if is_name and is_new and not name.text.isupper():
            found.append(_Expected(name.text, name.start, name.end, is_place=False))
    return sorted(found, key=lambda one: one.start)


def _is_inhabitant(word: str) -> bool:
    """Return whether a word with a hyphen ends in small letters, as those for peoples do (Germano-turcs)."""
    last = word.rpartition("-")[2]
    return "-" in word and last[:1].islower() and last not in _LINKS


def _has_cue(tokens: Sequence[Token], start: int) -> bool:
    place = next((number for number, token in enumerate(tokens) if token.start == start), 0)
    return place > 0 and tokens[place - 1].text.lower() in _CUES


def _windows(text: str, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Return every run of up to six words that begins and ends with a capital, longest first at each place."""
    found: list[tuple[int, int, str]] = []
    for place in find_capitals(text):
        token, ends = tokens[place], []
        for ahead in range(place, min(place + _MAX_WORDS, len(tokens))):
            other = tokens[ahead]
            if ahead > place and other.gap != " " and (other.gap.strip(" -'") or "\n" in other.gap):
                break
            if other.text[0].isupper():
                ends.append(other.end)
            elif other.text.lower() not in _LINKS:
                break
        found.extend((token.start, end, text[token.start : end]) for end in reversed(ends))
    return sorted(found, key=lambda one: (-(one[1] - one[0]), one[0]))


def _is_altered(name: _Expected, form: str, target_language: str) -> bool:
    relation = compare_name_forms(name.text, form)
    if relation not in {"folded", "near", "different"}:
        return False
    left, right = ([part for token in tokenize_names(text) for part in token.text.split("-")] for text in (name.text, form))
    if not name.is_place and any(_is_inhabitant(token.text) for token in tokenize_names(form)):
        return False
    different = set(left) ^ set(right)
    if relation == "different":
        return not name.is_place and _loses_plural(left, right, target_language)
    if relation == "folded":
        return name.is_place or not different or not all(is_ordinary(word) for word in different)
    if load_gazetteer().exact(form) and not name.is_place:
        return False
    if name.is_place:
        return bool(re.search(r"[ -]", name.text)) or (len(name.text) >= 7 and not is_common_phrase(form))
    return not all(is_ordinary(word) for word in different) or _is_kept_name(left, right)


def _is_kept_name(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether all words but one are the same on both sides, and one of these is no word of both languages.

    Such a name was kept as it is (The Daily Show, the Royal Navy), so that a word one letter away is a slip.
    """
    pairs = [(one, other) for one, other in zip(left, right, strict=False) if one != other]
    if len(left) != len(right) or len(pairs) != 1:
        return False
    one, other = (fold_word(word) for word in pairs[0])
    if min(len(one), len(other)) < _SHORTEST_KEPT or one.rstrip("s") == other.rstrip("s"):
        return False
    same = [word.lower() for word in left if word in right and len(word) >= _SHORTEST_KEPT and word[0].isupper()]
    kept = any(not (is_known(word, lang="en") and is_known(word, lang="fr")) for word in same)
    return kept and OSA.distance(one, other, score_cutoff=1) == 1 and slipped_letters(*pairs[0]) > 0


def _loses_plural(expected: Sequence[str], found: Sequence[str], target_language: str) -> bool:
    """Return whether one word of a name gained or lost its plural and is yet no word of the target (Vinci Énergies, Energie)."""
    different = [(one, other) for one, other in zip(expected, found, strict=False) if one != other]
    if len(expected) != len(found) or len(expected) < 2 or len(different) != 1:
        return False
    one, other = (fold_word(word) for word in different[0])
    rest = [word for word in expected if word != different[0][0]]
    is_name = not all(is_known(word.lower(), lang=target_language) for word in rest)
    same = one != other and one.rstrip("sx") == other.rstrip("sx")
    return is_name and same and not is_known(different[0][1].lower(), lang=target_language)

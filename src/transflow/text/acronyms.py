"""Acronyms in brackets after what they stand for, and whether the letters fit the words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from transflow.text.normalize import normalize_with_map

_BRACKET = re.compile(r"\(([A-ZÀ-Ý][A-Za-zÀ-ÿ&]{1,9})\)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "fr": frozenset("de du des d l la le les et en à au aux pour par sur dans un une".split()),
    "en": frozenset("of the and for in on to by a an at with de du des d l la le les et pour".split()),
}
_NOT_ACRONYMS = frozenset(
    """FR EN UK US USA EU UE HT TTC CEST CET GMT UTC AM PM TV PS LR RN PCF EELV LREM MEP DE IT ES PT NL BE CH LU IE DK SE FI AT PL
    CZ SK HU RO BG GR CY MT LV LT EE SI HR PPE PSE ALDE ECR EFD GUE NGL CDU SPD UMP UDF PDF DOC XLS KM KG MW GW KW TWH HA""".split()
)
"""Brackets that name a country, a party, a tax, an hour, a format or a unit, never what stands before them."""
_ROMAN = re.compile(r"[IVXLCDM]+$")
_BREAK = re.compile(r"[.;:!?()\[\]«»“”\"\n–—]|,(?!\s+[^\W\d_]+\s+(?:and|et)\b)")
_MAX_WORDS = 12


@dataclass(frozen=True, slots=True)
class AcronymPair:
    """An acronym in brackets and the words before it; offsets are half-open code points."""

    acronym: str
    expansion: str
    acronym_start: int
    acronym_end: int
    expansion_start: int
    expansion_end: int
    fits: bool


def acronym_fits(acronym: str, expansion: str, language: str) -> bool:
    """Return whether the letters of an acronym come in order from its words, the first from the first word.

    Small words and the later parts of hyphenated ones may be left out. Letters after a word's first may follow it (Ademe, Insee,
    Fondes). Every word that is not small must give a letter, one of them excepted in names of four words and more.
    """
    letters = _plain(acronym).lower().rstrip("s") if acronym[-1:] == "s" and acronym[:-1].isupper() else _plain(acronym).lower()
    found = list(_WORD.finditer(expansion))
    words = [_plain(match.group()).lower() for match in found]
    second = {_plain(match.group()).lower() for match in found if expansion[: match.start()].endswith(("-", "‑"))}
    while words and words[0] in _SMALL[language] and words[0][0] != letters[:1]:
        words.pop(0)
    content = [word for word in words if word not in _SMALL[language]]
    spare = 1 if len(content) >= 4 else 0
    return bool(words) and _consume(letters.replace("&", ""), words, _SMALL[language] | second, spare)


def _plain(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE")) if not unicodedata.combining(c)
    )


def _consume(letters: str, words: list[str], small: frozenset[str], spare: int) -> bool:
    """Return whether the letters are used up by the words; positions are few, so that a table is enough."""
    states = {(0, 0)}
    for number, word in enumerate(words):
        following: set[tuple[int, int]] = set()
        for used, skipped in states:
            if word in small:
                following.add((used, skipped))
            elif number and skipped < spare:
                following.add((used, skipped + 1))
            if used < len(letters) and word[0] == letters[used]:
                following.update((taken, skipped) for taken in _taken(letters, used, word))
        states = following
    return any(used == len(letters) for used, _ in states)


def _taken(letters: str, used: int, word: str) -> set[int]:
    """Return how many letters may be used after a word that gives its first one and perhaps some that follow in it."""
    ends = {used + 1}
    place, at = used + 1, 0
    while place < len(letters):
        at = word.find(letters[place], at + 1)
        if at < 0:
            break
        place += 1
        ends.add(place)
    return ends


def find_acronym_pairs(text: str, language: str) -> tuple[AcronymPair, ...]:
    """Return each acronym in brackets with the words that it stands for, or is said to stand for.

    Where no run of words before the bracket fits, the phrase of as many words as letters is taken if it is a phrase: two or
    more ordinary words without a break, of which one begins with a letter of the acronym. Brackets that name a country, a
    party, a unit or a number are passed over.
    """
    normal, offsets = normalize_with_map(text)
    found: list[AcronymPair] = []
    for match in _BRACKET.finditer(normal):
        acronym = match[1]
        capitals = sum(character.isupper() for character in acronym)
        if acronym in _NOT_ACRONYMS or _ROMAN.match(acronym) or capitals < 1 or len(set(acronym)) < 2:
            continue
        words = _words_before(normal, match.start())
        fitting = next(
            (start for start in _starts(words, acronym) if acronym_fits(acronym, normal[start : match.start()], language)), None
        )
        start = fitting if fitting is not None else _claimed(normal, words, acronym, language)
        if start is None:
            continue
        end = match.start() - (len(normal[: match.start()]) - len(normal[: match.start()].rstrip()))
        found.append(
            AcronymPair(
                acronym,
                text[offsets[start] : offsets[end - 1] + 1],
                offsets[match.start(1)],
                offsets[match.end(1) - 1] + 1,
                offsets[start],
                offsets[end - 1] + 1,
                fitting is not None,
            )
        )
    return tuple(found)


def _words_before(text: str, end: int) -> list[tuple[int, str]]:
    begin = max(0, end - 160)
    breaks = [match.end() for match in _BREAK.finditer(text, begin, end)]
    begin = max([begin, *breaks])
    return [(match.start(), match.group()) for match in _WORD.finditer(text, begin, end)][-_MAX_WORDS:]


def _starts(words: list[tuple[int, str]], acronym: str) -> list[int]:
    return [start for start, word in reversed(words) if _plain(word)[0].lower() == _plain(acronym)[0].lower()]


def _claimed(text: str, words: list[tuple[int, str]], acronym: str, language: str) -> int | None:
    """Return where the phrase begins that a bracket claims to shorten, or None where it is a remark of another kind."""
    if not acronym.isupper() or not 3 <= len(acronym) <= 6:
        return None
    phrase: list[tuple[int, str]] = []
    content = 0
    small = _SMALL[language]
    for start, word in reversed(words):
        if content >= len(acronym) or (
            word.lower() in {"the", "a", "an", "le", "la", "les", "un", "une", "its", "their"} and content
        ):
            break
        if (
            word.lower() not in {"of", "and", "for", "de", "du", "des", "et", "d", "l", "the", "la", "le", "les"}
            and word.lower() in small
        ):
            break
        phrase.insert(0, (start, word))
        content += word.lower() not in small
    while phrase and phrase[0][1].lower() in small:
        phrase.pop(0)
    initials = [_plain(word)[0].upper() for _, word in phrase if word.lower() not in small]
    if len(initials) < 2 or abs(len(initials) - len(acronym)) > 1:
        return None
    lowered = sum(word[0].islower() for _, word in phrase if word.lower() not in small)
    same_letters = sorted(initials) == sorted(acronym)
    if not same_letters and (not set(initials) & set(acronym) or lowered < len(initials) - 1):
        return None
    return phrase[0][0] if text[phrase[-1][0] :].lstrip() else None

"""Spellings by which French and English write one foreign name: Poutine and Putin, Copernic and Copernicus.

Source: BGN/PCGN romanization systems, for English; Lexique des règles typographiques en usage à l'Imprimerie nationale,
"Noms étrangers", for French.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from transflow.text.gazetteer import same_kind_signs
from transflow.text.normalize import fold_accents

_ENDINGS = tuple(
    frozenset(group.split(","))
    for group in (",a,e,i,o,s,y,us,as,es,os,is,um", "ia,ie,y,i", "er,re,ra,ro", "on,un,an,o", "in,ine", "ien,ian,iano")
)
"""Endings by which French and English adapt a foreign name, each group for one: Palerme, Palermo; Copernic, Copernicus."""
_LEAST_STEM = 4
_TRANSCRIBED = tuple(pair.split(":") for pair in "bourg:burg ou:u tch:ch ie:ia ch:sh dj:j ph:f y:i k:c th:t h:".split())
"""Letters by which French and English spell one sound of a foreign name; the difference is no fault."""
_INITIAL = (re.compile(r"^[jy](?=[aeou])"), re.compile(r"^w"))
_HISS = re.compile(r"(?<=[aeiou])ss(?=[aeiou])")
_RESPELT = (
    (re.compile(r"ou"), "u"), (re.compile(r"tch|sh"), "ch"), (re.compile(r"dj"), "j"), (re.compile(r"gu(?=[eiïy])"), "g"),
    (re.compile(r"(?<=[bcdfghklmnprstvz])y(?=e)"), ""), (re.compile(r"(?<=[ea])[ïi]$"), "y"), (re.compile(r"ï"), "i"),
    (re.compile(r"(?<=[st]k)(?:yy|iy|ii|ij|i)$"), "y"), (re.compile(r"(?<=[eo])ff?$"), "v"),
    (re.compile(r"(?<=ut|ts|al)ine$"), "in"), (re.compile(r"(itr|atol|aler|igor|kad|nad|gen)y$"), r"\1i"), (_INITIAL[0], "y"),
)  # fmt: skip
"""What the French and the English transcription of a Russian or an Arabic name differ in, and no slip of the hand does."""
_SHORT = {"ben": "bin", "el": "al", "jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}


def is_transcription(one: str, other: str) -> bool:
    """Return whether two words can be the French and the English spelling of one foreign name (Poutine, Putin)."""
    return not _stem_keys(one).isdisjoint(_stem_keys(other))


def spelling_keys(word: str) -> frozenset[tuple[int, str]]:
    """Return what a word shares with every other spelling of its name that `is_transcription` or `is_respelling` knows."""
    return _stem_keys(word) | {(-1, _respell(word))}


def _stem_keys(word: str) -> frozenset[tuple[int, str]]:
    plain = _fold(word)
    for french, english in _TRANSCRIBED:
        plain = plain.replace(french, english)
    return frozenset((number, stem) for number, group in enumerate(_ENDINGS) for stem in _stems(plain, group))


def _stems(word: str, endings: Collection[str]) -> set[str]:
    return {stem for ending in endings if word.endswith(ending) and len(stem := word.removesuffix(ending)) >= _LEAST_STEM}


def _fold(word: str) -> str:
    return _HISS.sub("s", _INITIAL[1].sub("v", _INITIAL[0].sub("y", fold_accents(word).lower())))


def is_respelling(one: str, other: str) -> bool:
    """Return whether two words of a person's name are two transcriptions of one (Zelensky, Zelenskyy; Sergueï, Sergey; Ben, Bin).

    Stricter than `is_transcription`: an ending that a French name gains or loses (Petit, Petite) is a slip.
    """
    return fold_accents(one).lower() != fold_accents(other).lower() and _respell(one) == _respell(other)


def is_latin_ending(one: str, other: str) -> bool:
    """Return whether a French word in -ie has kept its foreign form in -ia (Italie, Italia)."""
    return one.endswith("ie") and other == f"{one[:-1]}a"


def _respell(word: str) -> str:
    plain = same_kind_signs(word).lower()
    plain = _SHORT.get(plain, plain)
    for pattern, letters in _RESPELT:
        plain = pattern.sub(letters, plain)
    return fold_accents(plain)

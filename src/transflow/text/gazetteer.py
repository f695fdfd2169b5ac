"""French place names: exact, folded and near look-up.

The list is packed in ``transflow/data/gazetteer.tsv.xz`` and is read once for each process.  Three look-ups are
offered, in the order in which a check should try them: the name as written, the name with case, accents, hyphens,
apostrophes and ``St``/``Saint`` folded, and the names within a small edit distance.

Source: INSEE, Code officiel géographique, Licence Ouverte 2.0 (see ``transflow/data/LICENCE-gazetteer.md``).
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

KINDS = {
    "c": "commune",
    "o": "former commune",
    "m": "municipal arrondissement",
    "a": "arrondissement",
    "d": "département",
    "r": "région",
    "e": "métropole",
}
"""Letters of the packed file and the kinds they stand for."""

_KIND_ORDER = "rdcaemo"
_LETTERS = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ’‘ʼ´`-‐‑–\u00a0\u202f\u2009"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyy'''''" + " " * 7
_FOLD = str.maketrans(dict(zip(_LETTERS, _PLAIN, strict=True)) | {"œ": "oe", "æ": "ae", "'": " ", "’": " ", "‘": " "})
_SAINT = re.compile(r"\b(s(?:ain)?te?)\b\.?(?= )")
_SPACES = re.compile(" {2,}")
_APOSTROPHES = str.maketrans("’‘ʼ‐‑\u00a0\u202f\u2009", "'''--   ")
_OTHER_SIGNS = re.compile("[’‘ʼ‐‑\u00a0\u202f\u2009]")


def _saint(match: re.Match[str]) -> str:
    word = match[1]
    return {"st": "saint", "ste": "sainte"}.get(word, word)


@lru_cache(maxsize=65536)
def fold_place(text: str) -> str:
    """Return the text with case, accents, hyphens, apostrophes, spaces and ``St``/``Ste`` folded."""
    folded = unicodedata.normalize("NFC", text).lower().translate(_FOLD)
    return _SPACES.sub(" ", _SAINT.sub(_saint, folded)).strip()


def same_kind_signs(text: str) -> str:
    """Return the text in NFC with one kind of apostrophe, hyphen and space."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_APOSTROPHES) if _OTHER_SIGNS.search(composed) else composed


@dataclass(frozen=True, slots=True)
class Place:
    """One place name.

    Attributes:
        name: The official spelling.
        kind: One of the values of ``KINDS``, or ``registered`` for a name given by the caller.
        departments: The codes of its départements; several when communes share the name.
        ordinary: Whether the name is also an ordinary French or English word.
    """

    name: str
    kind: str
    departments: tuple[str, ...]
    ordinary: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """The place names, with their look-ups.

    Attributes:
        rows: For each official name, the kind letters and the département codes as packed.
    """

    rows: dict[str, tuple[str, str]]
    folds: dict[str, list[str]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and same_kind_signs(name) in self.rows

    def exact(self, name: str) -> Place | None:
        """Return the place that is written so, the kind of apostrophe, hyphen and space apart."""
        key = same_kind_signs(name)
        row = self.rows.get(key)
        if row is None:
            return None
        kinds, codes = row
        kind = next((KINDS[letter] for letter in _KIND_ORDER if letter in kinds), "commune")
        return Place(key, kind, tuple(codes.split(",")) if codes else (), "*" in kinds)

    def folded(self, name: str) -> tuple[Place, ...]:
        """Return the places whose folded name is the folded name given."""
        return self.of_key(fold_place(name))

    def of_key(self, key: str) -> tuple[Place, ...]:
        """Return the places with this folded name."""
        return tuple(place for name in self.folds.get(key, ()) if (place := self.exact(name)) is not None)

    def is_ordinary(self, name: str) -> bool:
        """Whether the name is one word that French or English also uses as an ordinary word."""
        key = fold_place(name)
        return " " not in key and any("*" in self.rows[known][0] for known in self.folds.get(key, ()))

    def near(self, name: str, distance: int | None = None, limit: int = 20) -> tuple[tuple[Place, int], ...]:
        """Return the places within an edit distance, nearest first.

        Args:
            name: The name as written.
            distance: Greatest distance, swapped neighbours counting one; by default 1 below 8 letters and 2 from 8.
            limit: Greatest number of folded names compared further.
        """
        key = fold_place(name)
        if not key:
            return ()
        most = distance if distance is not None else (1 if len(key) < 8 else 2)
        found: dict[str, int] = {}
        for size in range(len(key) - most, len(key) + most + 1):
            for block in ((0, key[0], size), (1, key[-2:], size)):
                for near, cost, _ in extract(
                    key, self._blocks.get(block, ()), scorer=OSA.distance, score_cutoff=most, limit=limit, processor=None
                ):
                    found[near] = int(cost)
        ordered = sorted(found.items(), key=lambda item: (item[1], item[0]))
        return tuple((place, cost) for near, cost in ordered for place in self.of_key(near))

    @cached_property
    def _blocks(self) -> dict[tuple[int, str, int], list[str]]:
        blocks: dict[tuple[int, str, int], list[str]] = {}
        for key in self.folds:
            blocks.setdefault((0, key[0], len(key)), []).append(key)
            blocks.setdefault((1, key[-2:], len(key)), []).append(key)
        return blocks

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the folded names."""
        return frozenset(" ".join(self.folds).split(" "))

    @cached_property
    def first_words(self) -> dict[str, int]:
        """For each first folded word of a name, the greatest number of words in a name that begins so."""
        longest: dict[str, int] = {}
        for key in self.folds:
            words = key.split(" ")
            if longest.get(words[0], 0) < len(words):
                longest[words[0]] = len(words)
        return longest


def parse_gazetteer(text: str) -> Gazetteer:
    """Return the gazetteer packed in a text of ``name, kinds, départements`` lines."""
    rows: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        name, kinds, codes = line.split("\t")
        rows[name] = (kinds, codes)
    block = "\n".join(rows).lower().translate(_FOLD)
    folds: dict[str, list[str]] = {}
    for key, name in zip(_SPACES.sub(" ", _SAINT.sub(_saint, block)).split("\n"), rows, strict=True):
        folds.setdefault(key.strip(), []).append(name)
    return Gazetteer(rows, folds)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the French place names, read at the first call."""
    packed = files("transflow").joinpath("data/gazetteer.tsv.xz").read_bytes()
    return parse_gazetteer(lzma.decompress(packed).decode())

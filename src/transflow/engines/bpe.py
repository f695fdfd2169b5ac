"""The tokenizer of older Argos packages: Moses words cut by byte-pair codes, without sacremoses.

Source: Sennrich, Haddow & Birch, Neural Machine Translation of Rare Words with Subword Units, ACL 2016; the Moses tokenizer's
rules as argostranslate applies them: French and Italian cut after an apostrophe, other languages before it, and `& | < > ' " [ ]`
stand as entities in the model's words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from transflow.errors import PackageError

_JOINT = "@@"
_END = "</w>"
_ENTITIES = {
    "&": "&amp;", "|": "&#124;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;", "[": "&#91;", "]": "&#93;",
}  # fmt: skip
_CURLY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
"""Signs that Moses' punctuation normalisation folds one to one, so that offsets stand."""
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|\w+(?:-\w+)*|\.{2,}|\S")
_ELIDED = re.compile(r"[^\W\d_]+")
_AFTER, _BEFORE = frozenset(",.;:!?)]}%»…"), frozenset("([{«¿¡")


class BpeTokenizer:
    """Moses words and byte-pair codes."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        """Load the codes.

        Raises:
            PackageError: for a damaged file.
        """
        self._source, self._target = source, target
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise PackageError("the tokenizer cannot be read", path=str(path), hint="install the package again") from error
        modern = bool(lines) and lines[0].startswith("#version:") and not lines[0].split()[-1].startswith("0.1")
        pairs = [tuple(line.split(" ")) for line in lines if line and not line.startswith("#version:")]
        if not pairs or any(len(pair) != 2 for pair in pairs):
            raise PackageError("is not a table of byte-pair codes", path=str(path), hint="install the package again")
        self._ranks: dict[tuple[str, ...], int] = {}
        for rank, pair in enumerate(pairs):
            self._ranks.setdefault(pair, rank)
        self._modern = modern
        self._known: dict[str, tuple[str, ...]] = {}

    def encode(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Return the pieces, and for each the span of its word."""
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        for word, span in self._words(text.translate(_CURLY)):
            cut = self._cut(word)
            pieces += [piece + _JOINT for piece in cut[:-1]] + [cut[-1]]
            spans += [span] * len(cut)
        return pieces, spans

    def decode(self, pieces: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
        """Return the text, and for each piece the span of its word."""
        words: list[list[int]] = [[]]
        for place, piece in enumerate(pieces):
            words[-1].append(place)
            if not piece.endswith(_JOINT):
                words.append([])
        text, glued, quoted = "", True, False
        spans = [(0, 0)] * len(pieces)
        for places in filter(None, words):
            word = html.unescape("".join(pieces[place].removesuffix(_JOINT) for place in places))
            closes = word == '"' and quoted
            text += "" if glued or closes or self._joins_left(word) else " "
            start = len(text)
            text += word
            for place in places:
                spans[place] = (start, len(text))
            quoted ^= word == '"'
            glued = word in _BEFORE or (word == '"' and quoted) or self._joins_right(word)
        return text, spans

    def splits(self, text: str, most: int) -> list[list[str]]:
        """Return the one cut that the codes give."""
        return [self.encode(text)[0]][:most]

    def _words(self, text: str) -> list[tuple[str, tuple[int, int]]]:
        found = [(match[0], match.span()) for match in _WORDS.finditer(text)]
        out: list[tuple[str, tuple[int, int]]] = []
        place = 0
        elides = self._source in {"fr", "it"}
        while place < len(found):
            word, (start, end) = found[place]
            follower = found[place + 1] if place + 1 < len(found) else ("", (-1, -1))
            if elides and follower[0] == "'" and follower[1][0] == end and _ELIDED.fullmatch(word):
                out.append((self._escape(word + "'"), (start, end + 1)))
                place += 2
            elif not elides and word == "'" and out and follower[1][0] == end and _ELIDED.fullmatch(follower[0]):
                out.append((self._escape(word + follower[0]), (start, follower[1][1])))
                place += 2
            else:
                out.append((self._escape(word), (start, end)))
                place += 1
        return out

    @staticmethod
    def _escape(word: str) -> str:
        return "".join(_ENTITIES.get(character, character) for character in word)

    def _joins_left(self, word: str) -> bool:
        return word[0] in _AFTER or (word[0] == "'" and self._target not in {"fr", "it"})

    def _joins_right(self, word: str) -> bool:
        return word.endswith("'") and len(word) > 1 and self._target in {"fr", "it"}

    def _cut(self, word: str) -> tuple[str, ...]:
        """Return the parts of a word: the pair with the lowest rank is joined until none is in the table."""
        if word not in self._known:
            parts = [*word[:-1], word[-1] + _END] if self._modern else [*word, _END]
            while len(parts) > 1:
                ranked = [(self._ranks.get(pair, -1), pair) for pair in pairwise(parts)]
                known = [row for row in ranked if row[0] >= 0]
                if not known:
                    break
                parts = _merge(parts, min(known)[1])
            if parts[-1] == _END:
                parts.pop()
            parts[-1] = parts[-1].removesuffix(_END)
            self._known[word] = tuple(parts)
        return self._known[word]


def _merge(parts: list[str], pair: tuple[str, str]) -> list[str]:
    out: list[str] = []
    place = 0
    while place < len(parts):
        if tuple(parts[place : place + 2]) == pair:
            out.append(pair[0] + pair[1])
            place += 2
        else:
            out.append(parts[place])
            place += 1
    return out

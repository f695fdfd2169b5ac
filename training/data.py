"""Parallel text from compressed shards: cleaned, test sentences kept out, annotated on the fly.

A shard is `source-language<TAB>target-language<TAB>origin` lines under xz, as `french<TAB>english<TAB>europarl-v7`.
"""

from __future__ import annotations

import hashlib
import lzma
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

SYMBOLS = ("__source__", "__target__", "__done__", "__mask__", *(f"__r{number}__" for number in range(10)))
"""Annotation symbols: `__source__ politique de la ville __target__ urban policy __done__`."""
PLAIN_RATE = 0.5
"""Share of lines without annotation; never under 0.4, or the model forgets plain text."""
MOST_USES = 200
"""Lines in which one term pair may be annotated in a pass: more, and the model ignores the tag of frequent terms."""
_TERM_COUNTS = ((1, 0.50), (2, 0.75), (3, 0.88), (4, 0.95), (6, 1.0))
_MASK_RATE = 0.3
_COPY_RATE = 0.03
_COUNTERFACTUAL_RATE = 0.07
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def clean(text: str) -> str:
    """Return a line in NFC with ordinary spaces; French no-break spaces are set by typography after translation."""
    text = unicodedata.normalize("NFC", text)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ").split())


def fingerprint(text: str) -> bytes:
    """Return what decides whether a sentence is one of a test set: its letters and digits, case apart."""
    return hashlib.blake2b("".join(_WORD.findall(text.lower())).encode(), digest_size=8).digest()


def read_test_prints(folder: Path) -> frozenset[bytes]:
    """Return the fingerprints of every line of the test sets, both languages."""
    return frozenset(
        fingerprint(clean(line)) for path in sorted(folder.iterdir()) if path.is_file() for line in path.open(encoding="utf-8")
    )


def is_good(source: str, target: str) -> bool:
    """Return whether a pair is worth learning from: two sides of like length, with letters, not the same."""
    if not source or not target or len(source) > 600 or len(target) > 600 or source == target:
        return False
    ratio = (len(source) + 8) / (len(target) + 8)
    letters = sum(character.isalpha() for character in source)
    return 0.5 < ratio < 2.0 and letters * 2 > len(source) * 0.8


def pairs(shards: Iterable[Path], direction: str, tests: frozenset[bytes]) -> Iterator[tuple[str, str]]:
    """Yield source and target of each good pair; `direction` is `fr-en` or `en-fr`."""
    for shard in shards:
        with lzma.open(shard, "rt", encoding="utf-8", newline="\n") as stream:
            for line in stream:
                columns = line.rstrip("\n").split("\t")
                if len(columns) < 2:
                    continue
                french, english = clean(columns[0]), clean(columns[1])
                source, target = (french, english) if direction == "fr-en" else (english, french)
                if is_good(source, target) and fingerprint(source) not in tests and fingerprint(target) not in tests:
                    yield source, target


class Annotator:
    """Draws annotations for a pair: dictionary terms that both sides hold, counterfactual terms, copies, casing noise."""

    def __init__(self, terms: Iterable[tuple[str, str]], seed: int) -> None:
        """Index the terms by their first word."""
        self.random = random.Random(seed)
        self.uses: Counter[tuple[str, str]] = Counter()
        self.terms: dict[str, list[tuple[str, str]]] = {}
        for source, target in terms:
            words = _WORD.findall(source.lower())
            if words and source.lower() != target.lower():
                self.terms.setdefault(words[0], []).append((source, target))
        self.targets = [target for group in self.terms.values() for _, target in group]

    def annotate(self, source: str, target: str) -> tuple[str, str]:
        """Return the pair, annotated or plain; escape what looks like a symbol."""
        source = source.replace("__", "_\u2060_")
        target = target.replace("__", "_\u2060_")
        if self.random.random() < PLAIN_RATE:
            return self._case_noise(source, target)
        found = self._find(source, target)
        if not found:
            return self._copy(source, target) if self.random.random() < _COPY_RATE * 2 else self._case_noise(source, target)
        wanted = self.random.random()
        most = next(count for count, limit in _TERM_COUNTS if wanted <= limit)
        self.random.shuffle(found)
        for start, end, form in sorted(found[:most], reverse=True):
            written = source[start:end]
            rendering = form
            if self.random.random() < _COUNTERFACTUAL_RATE and self.targets:
                other = self.random.choice(self.targets)
                target = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", lambda _, other=other: other, target, count=1)
                rendering = other
            shown = "__mask__" if self.random.random() < _MASK_RATE else written
            source = f"{source[:start]}__source__ {shown} __target__ {rendering} __done__{source[end:]}"
        return source, target

    def _find(self, source: str, target: str) -> list[tuple[int, int, str]]:
        """Return spans of the source whose term has its rendering in the target, with the rendering as it stands there."""
        low_source, low_target = source.lower(), target.lower()
        found: list[tuple[int, int, str]] = []
        for match in _WORD.finditer(low_source):
            for term, rendering in self.terms.get(match.group(), ()):
                start, end = match.start(), match.start() + len(term)
                if low_source[start:end] != term.lower() or (end < len(source) and source[end].isalnum()):
                    continue
                place = re.search(rf"(?<!\w){re.escape(rendering.lower())}\w{{0,3}}(?!\w)", low_target)
                overlaps = any(start < other_end and other_start < end for other_start, other_end, _ in found)
                if place and not overlaps and self.uses[term, rendering] < MOST_USES:
                    self.uses[term, rendering] += 1
                    found.append((start, end, target[place.start() : place.end()]))
        return found

    def _copy(self, source: str, target: str) -> tuple[str, str]:
        """Annotate a name that both sides share, to be kept as it is."""
        shared = [
            match
            for match in _WORD.finditer(source)
            if match.group()[0].isupper() and len(match.group()) > 3 and match.group() in target
        ]
        if not shared:
            return source, target
        match = self.random.choice(shared)
        name = match.group()
        return f"{source[: match.start()]}__source__ {name} __target__ {name} __done__{source[match.end() :]}", target

    def _case_noise(self, source: str, target: str) -> tuple[str, str]:
        """Return some lines in capitals on both sides: headings are written so."""
        if self.random.random() < 0.02 and len(source) < 120:
            return source.upper(), target.upper()
        return source, target


def read_terms(folder: Path, direction: str) -> list[tuple[str, str]]:
    """Return the EuroVoc and FranceTerme pairs of a folder, in the order of the direction."""
    rows: list[tuple[str, str]] = []
    for line in (folder / "eurovoc.fr-en.tsv").read_text("utf-8").splitlines()[1:]:
        columns = line.split("\t")
        if len(columns) >= 3 and columns[1] and columns[2]:
            rows.append((clean(columns[1]), clean(columns[2])))
    return [(french, english) if direction == "fr-en" else (english, french) for french, english in rows]

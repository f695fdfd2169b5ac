"""Build the packed table of French-English word correspondences that ``transflow.text.lexicon`` loads.

The input is one or several xz-compressed files of `french<TAB>english<TAB>source` lines. Words become stems (lower case,
no accents, six letters); IBM model 1 is trained in both directions, and the pairs of stems that it holds likely are kept
with their probabilities in per cent. No sentence of the input can be rebuilt from the output.

Run: python benchmarks/build_lexicon.py train-0.tsv.xz [train-1.tsv.xz ...] --out src/transflow/data/lexicon.tsv.xz

Source: Brown et al. 1993, The Mathematics of Statistical Machine Translation, model 1.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from transflow.text.lexicon import stems

SOURCES = frozenset({"europarl-v7", "ca-laws-regs", "ca-laws-acts", "tatoeba", "tbs-infobase", "cds-website", "esco"})
MIN_COUNT = 6
ROUNDS = 5
NULL = 0.1
"""Probability that a word answers none of the other side."""


def rows(paths: list[Path]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the stems of both sides of each usable line."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                french, english, source = line.rstrip("\n").split("\t")
                if source in SOURCES:
                    yield sorted(set(stems(french))), sorted(set(stems(english)))


def number(sides: list[list[str]]) -> tuple[dict[str, int], list[int]]:
    """Return an id for each stem that is frequent enough, and the counts by id."""
    counts = Counter(stem for side in sides for stem in side)
    kept = [(stem, count) for stem, count in counts.most_common() if count >= MIN_COUNT]
    return {stem: place for place, (stem, _) in enumerate(kept)}, [count for _, count in kept]


def train(pair_of: np.ndarray, given: np.ndarray, slot: np.ndarray) -> np.ndarray:
    """Return for each pair of stems the probability of the one given the other.

    `pair_of` names the pair of stems of each co-occurrence, `given` the conditioning stem of each pair, `slot` the
    occurrence of the conditioned stem that each co-occurrence belongs to.
    """
    probability = np.full(len(given), 1e-4)
    for _ in range(ROUNDS):
        value = probability[pair_of]
        total = np.bincount(slot, value) + NULL * 1e-3
        counts = np.bincount(pair_of, value / total[slot], len(given))
        probability = counts / np.maximum(np.bincount(given, counts), 1e-9)[given]
    return probability


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=400_000)
    parser.add_argument("--least", type=float, default=0.04)
    arguments = parser.parse_args()
    lines = list(islice(rows(arguments.paths), arguments.limit))
    french_ids, french_counts = number([french for french, _ in lines])
    english_ids, english_counts = number([english for _, english in lines])
    keys, english_slot, french_slot = [], [], []
    english_base = french_base = 0
    for french, english in lines:
        left = np.array([french_ids[stem] for stem in french if stem in french_ids], dtype=np.int64)
        right = np.array([english_ids[stem] for stem in english if stem in english_ids], dtype=np.int64)
        if not len(left) or not len(right):
            continue
        keys.append((left[:, None] * len(english_ids) + right[None, :]).ravel())
        english_slot.append((np.arange(len(right))[None, :] + english_base + np.zeros((len(left), 1), np.int64)).ravel())
        french_slot.append((np.arange(len(left))[:, None] + french_base + np.zeros((1, len(right)), np.int64)).ravel())
        english_base += len(right)
        french_base += len(left)
    pairs, pair_of, together = np.unique(np.concatenate(keys), return_inverse=True, return_counts=True)
    keys.clear()
    french_of, english_of = pairs // len(english_ids), pairs % len(english_ids)
    forward = train(pair_of, french_of, np.concatenate(english_slot))
    backward = train(pair_of, english_of, np.concatenate(french_slot))
    kept = ((forward >= arguments.least) | (backward >= arguments.least)) & (together >= 4)
    french_names, english_names = list(french_ids), list(english_ids)
    table: dict[int, list[str]] = {}
    for place in np.flatnonzero(kept):
        name = english_names[english_of[place]]
        entry = f"{name} {round(100 * forward[place])} {round(100 * backward[place])}"
        table.setdefault(int(french_of[place]), []).append(entry)
    with lzma.open(arguments.out, "wt", encoding="utf-8", preset=9) as stream:
        stream.write(f"{len(lines)}\n")
        stream.write(" ".join(f"{name}:{count}" for name, count in zip(english_names, english_counts, strict=True)) + "\n")
        for place, name in enumerate(french_names):
            if place in table:
                stream.write(f"{name}\t{french_counts[place]}\t{'|'.join(table[place])}\n")
    print(f"{len(lines)} pairs, {len(table)} French stems, {int(kept.sum())} correspondences, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

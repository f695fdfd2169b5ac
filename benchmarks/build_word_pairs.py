"""Build the table of French and English words that stand for each other, which `transflow.terms.word_pairs` loads.

The input are the shards, `french<TAB>english<TAB>source` lines, and the folder that `training/prepare.py` made of them, whose
lines have word links. Words in small letters count by their dictionary form; an English word that has a capital within its
sentence keeps it (Libyan). Kept are the three words that stand for a word most often, of links seen three times and more.
No sentence of the input can be rebuilt from the output.

Run: python benchmarks/build_word_pairs.py --shards DIR --prepared DIR --out src/transflow/data/word_pairs.tsv.xz
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from build_lexicon import SOURCES

from transflow.terms.tokens import base_key, lemma_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
from data import clean, words

LEAST_COUNT = 3
LEAST_SHARE = 0.05
MOST_RENDERINGS = 3
SMALL = 0.3
"""Times that a word stands in small letters for each time with a capital, from which the capital is one of titles."""
FREQUENT = 20_000
"""Links from which a word needs no help: models know it, and it has many renderings."""


def usable(shards: Path) -> set[int]:
    """Return the hashes of the French sides that come from texts under known licences."""
    found = set()
    for path in sorted(shards.glob("train-*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as stream:
            for line in stream:
                french, _, source = line.rstrip("\n").split("\t")
                if source in SOURCES:
                    found.add(hash(clean(french)))
    return found


def links(prepared: Path, kept: set[int]) -> Iterator[tuple[str, str]]:
    """Yield each pair of linked words in dictionary form, the French one in small letters."""
    for path in sorted(prepared.glob("prepared-*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as stream:
            for line in stream:
                french, english, pairs, _ = line.rstrip("\n").split("\t")
                if hash(french) not in kept:
                    continue
                left, right = words(french), words(english)
                for pair in pairs.split():
                    here, there = map(int, pair.split("-"))
                    one, other = left[here], right[there]
                    if one.islower() and other.replace("-", "").isalpha() and not other.isupper():
                        yield one, other if there else other.lower()


def base_of(word: str, language: str) -> str:
    """Return a word's dictionary form, its capital kept."""
    base = lemma_of(word.lower(), language)
    return base[:1].upper() + base[1:] if word[0].isupper() else base


def key_of(word: str, language: str) -> str:
    """Return what a word is looked up by, or nothing where that is the word in small letters: reading needs no dictionary then."""
    key = base_key(word.lower(), language)
    return "" if key == word.lower() else key


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    surface = Counter(links(options.prepared, usable(options.shards)))
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for (_, english), count in surface.items():
        (small if english.islower() else large)[english.lower()] += count
    table: Counter[tuple[str, str]] = Counter()
    for (french, english), count in surface.items():
        if french.replace("-", "").isalpha() and min(len(french), len(english)) > 1:
            written = english.lower() if small[english.lower()] >= SMALL * large[english.lower()] else english
            table[base_of(french, "fr"), base_of(written, "en")] += count
    rows: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for side in (0, 1):
        totals: Counter[str] = Counter()
        ranked: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
        for pair, count in table.items():
            totals[pair[side]] += count
            if count >= LEAST_COUNT:
                ranked[pair[side]].append((count, pair))
        for word, found in ranked.items():
            for count, pair in sorted(found, reverse=True)[:MOST_RENDERINGS]:
                if totals[word] <= FREQUENT and count >= LEAST_SHARE * totals[word]:
                    rows[pair][side] = round(100 * count / totals[word])
    with lzma.open(options.out, "wt", encoding="utf-8", newline="\n", preset=9) as out:
        for (french, english), shares in sorted(rows.items()):
            keys = "\t".join(key_of(word, language) for word, language in ((french, "fr"), (english, "en")))
            out.write(f"{french}\t{english}\t{shares[0]}\t{shares[1]}\t{keys}\n")
    print(f"{len(rows)} pairs, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

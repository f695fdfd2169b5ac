"""Prepare the shards: cleaned pairs with word alignments and dictionary terms, so that training only draws from them.

Run: python training/prepare.py --shards DIR --tests DIR --terms DIR --out FOLDER [--most 430000] [--keep europarl-v7=0.6]
    [--repeat wmt-news08-11=4]

Writes `FOLDER/prepared-N.tsv.xz`, one for each shard: French, English, links (`2-3 4-5`: numbers of words, French first) and terms
(`2-4:3-5:citation:citation`, half-open word ranges, French first). eflomal (Östling & Tiedemann 2016), a command of its own, aligns
both ways; the links are those on which both agree. Terms are pairs of the lists whose lemmas stand on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

import simplemma
from data import clean, fingerprint, pairs_with_origin, read_term_pairs, read_test_prints, words

Pair = tuple[str, str]
MOST_WORDS = 6
"""Longest term that is looked for."""


@lru_cache(maxsize=400_000)
def key_of(word: str, language: str) -> str:
    """Return what a word is compared by: its lemma, elided and function words as they are."""
    word = word.lower().replace("’", "'")
    if len(word) <= 3 or word.endswith("'"):
        return word
    return str(simplemma.lemmatize(word, lang=language)).lower()


class TermFinder:
    """Finds term pairs in sentence pairs by lemma."""

    def __init__(self, terms: Iterable[Pair]) -> None:
        self.index: dict[tuple[str, ...], list[Pair]] = {}
        for french, english in terms:
            left = tuple(key_of(word, "fr") for word in words(french))
            if left and len(left) <= MOST_WORDS and french.lower() != english.lower():
                self.index.setdefault(left, []).append((french, english))

    def find(self, french: list[str], english: list[str]) -> Iterator[str]:
        """Yield each term found on both sides, longest first, words used once."""
        left = [key_of(word, "fr") for word in french]
        right = [key_of(word, "en") for word in english]
        used_left: set[int] = set()
        used_right: set[int] = set()
        for length in range(MOST_WORDS, 0, -1):
            for start in range(len(left) - length + 1):
                if used_left & set(range(start, start + length)):
                    continue
                for citation_fr, citation_en in self.index.get(tuple(left[start : start + length]), ()):
                    wanted = [key_of(word, "en") for word in words(citation_en)]
                    size = len(wanted)
                    place = next((at for at in range(len(right) - size + 1) if right[at : at + size] == wanted), None)
                    if size == 0 or place is None or used_right & set(range(place, place + size)):
                        continue
                    used_left |= set(range(start, start + length))
                    used_right |= set(range(place, place + size))
                    yield f"{start}-{start + length}:{place}-{place + size}:{citation_fr}:{citation_en}"
                    break


def align(rows: list[tuple[list[str], list[str]]], folder: Path) -> list[str]:
    """Return the links of each pair on which both directions agree."""
    for name, side in (("fr", 0), ("en", 1)):
        with (folder / name).open("w", encoding="utf-8") as stream:
            stream.writelines(" ".join(word.lower() for word in row[side]) + "\n" for row in rows)
    command = Path(sys.executable).with_name("eflomal-align")
    subprocess.run(  # noqa: S603  our own arguments
        [str(command), "-s", str(folder / "fr"), "-t", str(folder / "en"), "-f", str(folder / "fwd"), "-r", str(folder / "rev"),
         "--overwrite", "-m", "3"], check=True,
    )  # fmt: skip
    both = zip((folder / "fwd").open(encoding="utf-8"), (folder / "rev").open(encoding="utf-8"), strict=True)
    return [" ".join(sorted(set(one.split()) & set(other.split()), key=_order)) for one, other in both]


def _order(link: str) -> tuple[int, int]:
    left, _, right = link.partition("-")
    return int(left), int(right)


def prepare(options: argparse.Namespace) -> None:
    """Write the prepared shards."""
    tests = read_test_prints(options.tests)
    finder = TermFinder(read_term_pairs(options.terms))
    chance = random.Random(1)
    keep = {name: float(share) for name, _, share in (item.partition("=") for item in options.keep)}
    times = {name: int(count) for name, _, count in (item.partition("=") for item in options.repeat)}
    options.out.mkdir(parents=True, exist_ok=True)
    seen: set[bytes] = set()
    origins: Counter[str] = Counter()
    digest = hashlib.sha256()
    for number, shard in enumerate(sorted(options.shards.glob("train-*.tsv.xz"))):
        rows: list[tuple[str, str]] = []
        stream = pairs_with_origin([shard], tests)
        for french, english, origin in islice(stream, options.most or None):
            mark = fingerprint(french + english)
            if mark not in seen and chance.random() < keep.get(origin, 1.0):
                seen.add(mark)
                origins[origin] += 1
                rows += [(clean(french), clean(english))] * times.get(origin, 1)
        chance.shuffle(rows)
        split = [(words(french), words(english)) for french, english in rows]
        with tempfile.TemporaryDirectory() as folder:
            links = align(split, Path(folder))
        path = options.out / f"prepared-{number}.tsv.xz"
        with lzma.open(path, "wt", encoding="utf-8", newline="\n", preset=1) as out:
            for (french, english), (left, right), link in zip(rows, split, links, strict=True):
                line = f"{french}\t{english}\t{link}\t{'|'.join(finder.find(left, right))}\n"
                digest.update(line.encode())
                out.write(line)
        print(path, len(rows), flush=True)
        facts = {"sha256": digest.hexdigest(), "origins": dict(origins.most_common())}
        (options.out / "prepared.json").write_text(json.dumps(facts, indent=2), encoding="utf-8")
        if options.only_first:
            return


def main() -> None:
    """Read the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--tests", type=Path, required=True)
    parser.add_argument("--terms", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=0, help="pairs of each shard; 0: all")
    parser.add_argument("--keep", nargs="*", default=[], help="share of an origin that is kept, as europarl-v7=0.6")
    parser.add_argument("--repeat", nargs="*", default=[], help="times that pairs of an origin are given, as wmt-news08-11=4")
    parser.add_argument("--only-first", action="store_true", help="prepare one shard, enough for a first run")
    prepare(parser.parse_args())


if __name__ == "__main__":
    main()

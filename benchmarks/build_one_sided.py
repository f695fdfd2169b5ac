"""Build the list of words that a dictionary gives to both languages and that texts use in one of them alone.

simplemma's English dictionary holds `ville` and `habitants`; in a million pairs of translations English never uses them. The
input is one or several xz-compressed files of `french<TAB>english<TAB>source` lines; the output has two lines, the words of
French and those of English. `transflow.text.leftovers` loads it.

Run: python benchmarks/build_one_sided.py train-0.tsv.xz [train-1.tsv.xz ...] --out src/transflow/data/one_sided.txt.xz
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from pathlib import Path

from build_lexicon import SOURCES
from simplemma import is_known

MIN_COUNT = 40
RATIO = 200
"""Uses in the one language for one in the other, from which a word belongs to the one: `ville` 2499 to 1, but `trait` 175 to 1."""
_WORD = re.compile(r"[^\W\d_]+")


def count(paths: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word in small letters stands on either side."""
    french: Counter[str] = Counter()
    english: Counter[str] = Counter()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                left, right, source = line.rstrip("\n").split("\t")
                if source in SOURCES:
                    french.update(word for word in _WORD.findall(left) if word.islower())
                    english.update(word for word in _WORD.findall(right) if word.islower())
    return french, english


def alone(one: Counter[str], other: Counter[str], language: str) -> list[str]:
    """Return the words of one side that a dictionary of the other `language` claims too, and that it does not use."""
    return sorted(
        word
        for word, uses in one.items()
        if uses >= MIN_COUNT and len(word) > 3 and uses >= RATIO * other[word] and is_known(word, lang=language)
    )


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    french, english = count(options.inputs)
    lines = [alone(french, english, "en"), alone(english, french, "fr")]
    options.out.write_bytes(lzma.compress("\n".join(" ".join(words) for words in lines).encode("utf-8"), preset=9))
    print(f"{[len(words) for words in lines]} words, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

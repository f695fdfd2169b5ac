"""F1 of the sentence alignment on the corpus, with sentences merged, split, dropped and inserted at random.

Run: python benchmarks/alignment.py [--data FOLDER]. The truth is the corpus itself: a document and its reference have the same
blocks on the same lines. A bead counts when both its sides are exactly those of the truth. Beside it, in the same run, the
alignment by length alone (Gale & Church 1993). FOLDER holds line-aligned `NAME.fr` and `NAME.en`: runs of sixty lines are
taken as documents.
"""

from __future__ import annotations

import argparse
import math
import platform
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from transflow import __version__
from transflow.model import Document
from transflow.pipeline import read_document
from transflow.segmentation.align import _PENALTIES, Bead, _best_path, _length_cost, align_texts
from transflow.segmentation.split import split_document

ROOT = Path(__file__).parents[1]
RATES = (0.0, 0.05, 0.1, 0.2)
LINES = 60
Text = tuple[list[str], list[str], list[Bead]]
"""Units of both sides, and the truth."""
Aligner = Callable[[Sequence[str], Sequence[str], str], tuple[Bead, ...]]


def by_length(source: Sequence[str], target: Sequence[str], language: str) -> tuple[Bead, ...]:
    """Align by length alone."""
    del language

    def cost(top: int, bottom: int, left: int, right: int) -> float:
        return _length_cost(sum(map(len, source[top:bottom])), sum(map(len, target[left:right])))

    everything = [(0, len(target))] * (len(source) + 1)
    return _best_path(len(source), len(target), everything, _PENALTIES, cost)


def sentences(document: Document) -> dict[int, list[str]]:
    """Return the sentences of each block."""
    found: dict[int, list[str]] = {}
    for segment in split_document(document):
        found.setdefault(segment.block, []).append(segment.text)
    return found


def corpus_texts() -> list[Text]:
    """Return the releases with their references, sentence by sentence."""
    texts = []
    for path in sorted((ROOT / "corpus/fr").glob("*.fr.*")):
        other = next((ROOT / "corpus/en").glob(path.name.split(".")[0] + ".*"))
        french, english = sentences(read_document(path, "fr")), sentences(read_document(other, "en"))
        text: Text = ([], [], [])
        for block in sorted(french.keys() | english.keys()):
            ours, theirs = french.get(block, []), english.get(block, [])
            add(text, ours, theirs)
        texts.append(text)
    return texts


def add(text: Text, ours: list[str], theirs: list[str]) -> None:
    """Add a block: sentence by sentence where both sides have as many, whole where they do not."""
    groups = [([one], [other]) for one, other in zip(ours, theirs, strict=True)] if len(ours) == len(theirs) else [(ours, theirs)]
    for some, others in groups:
        rows = tuple(range(len(text[0]), len(text[0]) + len(some)))
        columns = tuple(range(len(text[1]), len(text[1]) + len(others)))
        text[0].extend(some)
        text[1].extend(others)
        text[2].append((rows, columns))


def line_texts(folder: Path, chance: random.Random) -> list[Text]:
    """Return runs of lines of each set of a folder."""
    texts = []
    for path in sorted(folder.glob("*.fr")):
        pairs = list(
            zip(path.read_text("utf-8").splitlines(), path.with_suffix(".en").read_text("utf-8").splitlines(), strict=True)
        )
        for start in chance.sample(range(0, len(pairs) - LINES, LINES), 4):
            text: Text = ([], [], [])
            for one, other in pairs[start : start + LINES]:
                add(text, [one], [other])
            texts.append(text)
    return texts


def disturb(text: Text, rate: float, strangers: Sequence[str], chance: random.Random) -> Text:
    """Return a text with beads merged, split, dropped and inserted, each at a quarter of the rate."""
    out: Text = ([], [], [])
    place = 0
    while place < len(text[2]):
        rows, columns = text[2][place]
        ours, theirs = [text[0][row] for row in rows], [text[1][column] for column in columns]
        place += 1
        kind = chance.choice(("merge", "split", "drop", "insert")) if chance.random() < rate else ""
        following = text[2][place] if place < len(text[2]) else None
        if kind in {"merge", "split"} and following and len(ours) == len(theirs) == len(following[0]) == len(following[1]) == 1:
            more, others = text[0][following[0][0]], text[1][following[1][0]]
            place += 1
            add_bead(
                out,
                *(([*ours, more], [f"{theirs[0]} {others}"]) if kind == "merge" else ([f"{ours[0]} {more}"], [*theirs, others])),
            )
            continue
        if kind == "drop":
            add_bead(out, *((ours, []) if chance.random() < 0.5 else ([], theirs)))
            continue
        add_bead(out, ours, theirs)
        if kind == "insert":
            add_bead(out, [], [chance.choice(strangers)])
    return out


def add_bead(text: Text, ours: list[str], theirs: list[str]) -> None:
    """Add one bead."""
    rows = tuple(range(len(text[0]), len(text[0]) + len(ours)))
    columns = tuple(range(len(text[1]), len(text[1]) + len(theirs)))
    text[0].extend(ours)
    text[1].extend(theirs)
    text[2].append((rows, columns))


def singles(beads: Sequence[Bead]) -> set[Bead]:
    """Return the beads, those of one empty side unit by unit."""
    found: set[Bead] = set()
    for rows, columns in beads:
        if rows and columns:
            found.add((rows, columns))
        found |= {((row,), ()) for row in rows if not columns} | {((), (column,)) for column in columns if not rows}
    return found


def score(texts: Sequence[Text], align: Aligner) -> tuple[float, float, float, float]:
    """Return precision, recall, F1 and units a second."""
    right = ours = truth = units = 0
    started = time.perf_counter()
    results = [align(text[0], text[1], "fr") for text in texts]
    seconds = time.perf_counter() - started
    for text, beads in zip(texts, results, strict=True):
        found, wanted = singles(beads), singles(text[2])
        right, ours, truth = right + len(found & wanted), ours + len(found), truth + len(wanted)
        units += len(text[0]) + len(text[1])
    precision, recall = right / ours, right / truth
    return precision, recall, 2 * precision * recall / math.fsum((precision, recall)), units / seconds


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    console = Console(width=100, highlight=False)
    console.print(f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}; seed 11")
    sets = {"corpus/": corpus_texts()}
    if options.data:
        sets[f"{options.data.name}/"] = line_texts(options.data, random.Random(11))
    for name, texts in sets.items():
        strangers = [sentence for text in texts for sentence in text[1] if len(sentence) > 30]
        table = Table(title=f"{name} {len(texts)} documents, {sum(len(text[0]) for text in texts)} sentences of French")
        for column in ("disturbed", "by", "precision", "recall", "F1", "sentences a second"):
            table.add_column(column, justify="left" if column == "by" else "right")
        for rate in RATES:
            disturbed = [disturb(text, rate, strangers, random.Random(11 + number)) for number, text in enumerate(texts)]
            for title, align in (("transflow", align_texts), ("length", by_length)):
                precision, recall, f1, speed = score(disturbed, align)
                table.add_row(f"{rate:.0%}", title, f"{precision:.1%}", f"{recall:.1%}", f"{f1:.1%}", f"{speed:,.0f}")
        console.print(table)


if __name__ == "__main__":
    main()

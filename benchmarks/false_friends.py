"""How often translators use what the table of false friends calls wrong: rows above a share are no false friends in practice.

Run: python benchmarks/false_friends.py FILE.tsv.xz... (French and English, separated by a tab). For each row:
pairs whose source has the word, and the share of them whose target has the look-alike.
"""

from __future__ import annotations

import argparse
import lzma
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from transflow.text.false_friends import load_false_friends
from transflow.text.normalize import normalize


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Return the English and French sides of the lines of a packed file, French first in it."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream]
    return [(normalize(row[1]), normalize(row[0])) for row in rows]


def main() -> None:
    """Print one line for each row, the doubtful ones first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=100_000, help="pairs read of each file")
    options = parser.parse_args()
    pairs = [pair for path in options.files for pair in read_pairs(path)[: options.limit]]
    table = Table("direction", "source", "target", "pairs", "look-alike", title=f"{len(pairs)} pairs")
    rows = []
    for direction, ours, theirs in (("fr>en", 1, 0), ("en>fr", 0, 1)):
        for row in load_false_friends(*direction.split(">")):
            triggered = [pair for pair in pairs if row.source.search(pair[ours])]
            kept = sum(bool(row.target.search(pair[theirs])) for pair in triggered)
            rows.append((kept / max(1, len(triggered)), direction, row, len(triggered)))
    for share, direction, row, count in sorted(rows, key=lambda one: -one[0]):
        source, target = (escape(pattern.pattern[11:-10]) for pattern in (row.source, row.target))
        table.add_row(direction, source, target, str(count), f"{share:.1%}")
    Console().print(table)


if __name__ == "__main__":
    main()

"""Verdicts of a reader on findings of clean pairs (`flags_read.*.tsv`), and how many flagged pairs they leave without a defect.

A finding that nobody has read counts as false. The files hold no text of the test sets: set, line, direction, rule, verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

VERDICTS = ("defect", "taste", "false")
HEADER = "set\tline\tdirection\trule\tverdict"
Key = tuple[str, int, str]
"""Set, line in the file of the set from 1, and rule."""


def load_verdicts(source: str, target: str) -> dict[Key, str]:
    """Return the verdicts of a direction, none where nobody has read it; raise SystemExit for a row that says something else."""
    path = Path(__file__).with_name(f"flags_read.{source}-{target}.tsv")
    if not path.exists():
        return {}
    verdicts: dict[Key, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#") or line == HEADER:
            continue
        cells = line.split("\t")
        if len(cells) != len(HEADER.split("\t")) or cells[2] != f"{source}-{target}" or cells[4] not in VERDICTS:
            raise SystemExit(f"{path.name}:{number}: expected {HEADER!r}, a direction and one of {VERDICTS}, found {line!r}")
        verdicts[cells[0], int(cells[1]), cells[3]] = cells[4]
    return verdicts


def tell_verdicts(rows: Sequence[tuple[str, int, Counter[str]]], verdicts: dict[Key, str]) -> list[str]:
    """Return two lines on the findings of clean rows, none where nobody has read one of them.

    Args:
        rows: Set, line and findings by rule of each row of the run, flagged or not.
        verdicts: What a reader says of them.
    """
    told: Counter[str] = Counter()
    without: Counter[str] = Counter()
    pairs = Counter(name for name, _, _ in rows)
    for name, line, found in rows:
        ours = [verdicts.get((name, line, rule), "") for rule in found]
        for verdict, count in zip(ours, found.values(), strict=True):
            told[verdict] += count
        without[name] += any(verdict != "defect" for verdict in ours)
    read = sum(told[verdict] for verdict in VERDICTS)
    if not read:
        return []
    shares = ", ".join(f"{verdict} {told[verdict] / read:.0%}" for verdict in VERDICTS)
    sets = ", ".join(f"{name} {without[name] / count:.1%}" for name, count in pairs.items())
    share = without.total() / max(1, pairs.total())
    return [
        f"of {told.total()} findings of transflow {read} were read: {shares}; unread findings count as false",
        f"flagged without a defect: {share:.1%} of pairs have a finding that no reader calls a defect ({sets})",
    ]

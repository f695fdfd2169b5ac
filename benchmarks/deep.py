"""What `--deep` adds: recall by kind of fault of meaning with and without it, its false alarms on clean pairs, its cost.

Run: python benchmarks/deep.py --data FOLDER [--rows 75] [--cases 40] [--calibrate]. FOLDER holds line-aligned `NAME.fr` and
`NAME.en`. Even lines calibrate, odd lines report: with `--calibrate` the weights of each deep rule on clean pairs of even lines
are printed that would flag a share of them, and nothing else. A fault counts as found when its pair has a finding at warning
level or above that the clean pair does not have, or, in a column of its own, a remark of deep-word; a false alarm is a clean
pair with such a finding.
"""

from __future__ import annotations

import argparse
import platform
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inject_faults import Sample
from inject_subtle import COARSE, SUBTLE, gather, inject_subtle
from rich.console import Console
from rich.table import Table

from transflow import __version__
from transflow.checks.context import Context
from transflow.config import Settings
from transflow.judges import open_judge
from transflow.model import Judge, Level, Pair
from transflow.pipeline import Job, check_pair_rows
from transflow.registry import CHECKS
from transflow.terms.embedded import load_embedded_glossary

DEEP = tuple(name for name in CHECKS.names() if name.startswith("deep-"))
REMARK = "deep-word"
"""The one deep rule whose findings are remarks: counted in a column of its own."""
SHARES = (0.001, 0.002, 0.003, 0.005, 0.01)
Row = tuple[str, str]
Names = list[frozenset[str]]


@dataclass
class Case:
    """A pair with a fault, and the place of the clean one."""

    clean: int
    faulty: Row


def read_samples(folder: Path, source: str, target: str, rows: int, parity: int) -> list[Sample]:
    """Return up to `rows` pairs of each set of a folder, all of even or of odd lines counted from 0."""
    found: list[Sample] = []
    for path in sorted(folder.glob(f"*.{source}")):
        left = [line.strip() for line in path.read_text("utf-8").splitlines()]
        right = [line.strip() for line in path.with_suffix(f".{target}").read_text("utf-8").splitlines()]
        places = [place for place in range(parity, len(left), 2) if left[place] and right[place]]
        places = random.Random(3).sample(places, min(rows, len(places)))
        for place, other in zip(places, places[1:] + places[:1], strict=True):
            found.append(Sample(left[place], right[place], source, target, right[other]))
    return found


def make_cases(samples: Sequence[Sample], most: int) -> dict[str, list[Case]]:
    """Return up to `most` cases of each kind of fault."""
    chance = random.Random(7)
    lists = gather((sample.target for sample in samples), samples[0].target_language)
    cases: dict[str, list[Case]] = {}
    for kind in (*SUBTLE, *COARSE):
        made: list[Case] = []
        for place in chance.sample(range(len(samples)), len(samples)):
            faulty = inject_subtle(kind, samples[place], chance, lists)
            if faulty and len(made) < most:
                made.append(Case(place, (faulty.source, faulty.target)))
        cases[kind] = made
    return cases


def check_rows(rows: Sequence[Row], source: str, target: str, judge: Judge | None) -> Names:
    """Return the rules that fire at warning level or above on each row."""
    job = Job(target, source, load_embedded_glossary(), judge=judge)
    report = check_pair_rows("", [(line, *row) for line, row in enumerate(rows, start=1)], job)
    if report.incidents:
        raise SystemExit(f"not checked: {report.incidents[0].message}")
    names: list[set[str]] = [set() for _ in rows]
    for finding in report.findings:
        if finding.level is not Level.INFO or finding.name == REMARK:
            names[finding.line - 1].add(finding.name)
    return [frozenset(found) for found in names]


def calibrate(console: Console, samples: Sequence[Sample], source: str, target: str) -> None:
    """Print the weights that would flag a share of clean pairs."""
    context = Context(target, source, load_embedded_glossary(), judge=open_judge(source, target, Settings()))
    pairs = [
        Pair(str(number), number, number, 1, sample.target, sample.source, source, target)
        for number, sample in enumerate(samples, start=1)
    ]
    table = Table(title=f"{source} to {target}, {len(pairs)} clean pairs of even lines: weight that flags a share")
    table.add_column("rule")
    for share in SHARES:
        table.add_column(f"{share:.1%}", justify="right")
    for name in DEEP:
        best: dict[int, float] = {}
        for weight, hit in CHECKS.get(name).weigh(pairs, context):
            best[hit.pair.index] = max(weight, best.get(hit.pair.index, weight))
        weights = sorted(best.values(), reverse=True)
        told = [f"{weights[int(share * len(pairs))]:.2f}" if len(weights) > share * len(pairs) else "-" for share in SHARES]
        table.add_row(name, *told)
    console.print(table)


def report_direction(console: Console, samples: Sequence[Sample], most: int, source: str, target: str) -> None:
    """Print recall, false alarms and cost of one direction."""
    clean = [(sample.source, sample.target) for sample in samples]
    judge = open_judge(source, target, Settings())
    plain, deep = check_rows(clean, source, target, None), check_rows(clean, source, target, judge)
    console.print(
        f"{source} to {target}: {len(clean)} clean pairs judged in {judge.seconds:.1f} s: {judge.texts:,} texts, "
        f"{judge.tokens:,} tokens; {len(clean) / judge.seconds:,.0f} pairs a second"
    )
    table = Table(title=f"{source} to {target}: recall by kind of fault")
    for title in ("kind", "cases", "without", "with --deep", "named by a deep rule", f"remarks of {REMARK}"):
        table.add_column(title, justify="left" if title == "kind" else "right")
    for kind, cases in make_cases(samples, most).items():
        rows = [case.faulty for case in cases]
        without, with_deep = check_rows(rows, source, target, None), check_rows(rows, source, target, judge)
        counts = [
            sum(bool(names - before[case.clean]) for names, case in zip(found, cases, strict=True))
            for found, before in (
                (_without_remarks(without), _without_remarks(plain)),
                (_without_remarks(with_deep), _without_remarks(deep)),
                (_only_deep(_without_remarks(with_deep)), _only_deep(_without_remarks(deep))),
                (_only_remarks(with_deep), _only_remarks(deep)),
            )
        ]
        table.add_row(kind, str(len(cases)), *(f"{count / max(1, len(cases)):.0%}" for count in counts))
    console.print(table)
    alarms = Counter(name for found in deep for name in found if name in DEEP)
    told = ", ".join(f"{name} {alarms[name] / len(clean):.2%}" for name in DEEP)
    some = sum(bool(found) for found in _only_deep(_without_remarks(deep))) / len(clean)
    console.print(f"clean pairs with a finding of a deep rule: {some:.2%} ({told})\n")


def _only_deep(names: Names) -> Names:
    return [found & set(DEEP) for found in names]


def _without_remarks(names: Names) -> Names:
    return [found - {REMARK} for found in names]


def _only_remarks(names: Names) -> Names:
    return [found & {REMARK} for found in names]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=75, help="clean pairs of each set and direction")
    parser.add_argument("--cases", type=int, default=40, help="cases of each kind and direction")
    parser.add_argument("--calibrate", action="store_true", help="print the weights of clean pairs of even lines alone")
    options = parser.parse_args()
    console = Console(width=110, highlight=False, markup=False)
    console.print(
        f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}; pairs of {options.data.name}/, "
        f"{'even' if options.calibrate else 'odd'} lines"
    )
    for source, target in (("fr", "en"), ("en", "fr")):
        samples = read_samples(options.data, source, target, options.rows, 0 if options.calibrate else 1)
        if options.calibrate:
            calibrate(console, samples, source, target)
        else:
            report_direction(console, samples, options.cases, source, target)


if __name__ == "__main__":
    main()

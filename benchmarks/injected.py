"""Recall by kind of injected fault, false alarms on clean pairs, and rows per second; Translate Toolkit in the same run.

Run: python benchmarks/injected.py --data FOLDER [--rows 300] [--peer PYTHON] [--list KIND]. FOLDER holds line-aligned
`NAME.fr` and `NAME.en`. A clean pair counts as a false alarm when it has a finding at warning level or above. A fault counts as
found when its pair has such a finding that the clean pair does not have. PYTHON is an interpreter with translate-toolkit.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inject_faults import CARRIERS, PROSE, Sample, carry, inject
from rich.console import Console
from rich.table import Table

from transflow import __version__
from transflow.model import Level
from transflow.pipeline import Job, check_pair_rows
from transflow.terms.embedded import load_embedded_glossary

Row = tuple[str, str]
Names = list[Counter[str]]
Checker = Callable[[Sequence[Row], str, str], tuple[Names, float]]
PEER = Path(__file__).with_name("peer_translate_toolkit.py")


@dataclass
class Case:
    """A clean pair and the same pair with a fault."""

    kind: str
    clean: Sample
    faulty: Sample


def read_samples(folder: Path, source: str, target: str, rows: int, chance: random.Random) -> list[tuple[str, Sample]]:
    """Return pairs drawn from each set of a folder, with the set's name."""
    found = []
    for path in sorted(folder.glob(f"*.{source}")):
        left = path.read_text("utf-8").splitlines()
        right = path.with_suffix(f".{target}").read_text("utf-8").splitlines()
        places = chance.sample(range(len(left)), min(rows, len(left)))
        others = places[1:] + places[:1]
        found += [
            (path.stem, Sample(left[a].strip(), right[a].strip(), source, target, right[b].strip()))
            for a, b in zip(places, others, strict=True)
        ]
    return found


def check_rows(rows: Sequence[Row], source: str, target: str) -> tuple[Names, float]:
    """Return the rules that fire at warning level or above on each row, and the seconds."""
    job = Job(target, source, load_embedded_glossary())
    started = time.perf_counter()
    report = check_pair_rows("", [(line, *row) for line, row in enumerate(rows, start=1)], job)
    seconds = time.perf_counter() - started
    names: Names = [Counter() for _ in rows]
    for finding in report.findings:
        if finding.level is not Level.INFO:
            names[finding.line - 1][finding.name] += 1
    return names, seconds


def check_with_peer(python: str) -> Checker:
    """Return the checker that runs Translate Toolkit."""

    def check(rows: Sequence[Row], source: str, target: str) -> tuple[Names, float]:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row) + "\n" for row in rows)
            stream.flush()
            done = subprocess.run([python, str(PEER), stream.name, source, target], capture_output=True, text=True, check=True)
        *lines, seconds = done.stdout.splitlines()
        return [Counter(json.loads(line)) for line in lines], float(seconds)

    return check


def make_cases(samples: Sequence[tuple[str, Sample]], most: int, chance: random.Random) -> list[Case]:
    """Return up to `most` cases of each kind of fault."""
    cases = []
    for kind in (*PROSE, *CARRIERS):
        made = 0
        for _, sample in chance.sample(samples, len(samples)):
            faulty = inject(kind, sample, chance) if kind in PROSE else None
            clean = sample
            if kind in CARRIERS:
                state = chance.getstate()
                clean = carry(kind, sample, chance, faulty=False)
                chance.setstate(state)
                faulty = carry(kind, sample, chance, faulty=True)
            if faulty is None:
                continue
            cases.append(Case(kind, clean, faulty))
            made += 1
            if made == most:
                break
    return cases


def measure(
    check: Checker, samples: Sequence[tuple[str, Sample]], cases: Sequence[Case]
) -> tuple[Counter[str], Names, list[bool], float]:
    """Return false alarms by set, the names on clean rows, whether each case is found, and rows per second."""
    languages = samples[0][1].source_language, samples[0][1].target_language
    clean, seconds = check([(sample.source, sample.target) for _, sample in samples], *languages)
    alarms = Counter(name for (name, _), found in zip(samples, clean, strict=True) if found)
    before, more = check([(case.clean.source, case.clean.target) for case in cases], *languages)
    after, rest = check([(case.faulty.source, case.faulty.target) for case in cases], *languages)
    hits = [bool(new - old) for old, new in zip(before, after, strict=True)]
    return alarms, clean, hits, (len(samples) + 2 * len(cases)) / (seconds + more + rest)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=400, help="clean pairs drawn from each set and direction")
    parser.add_argument("--cases", type=int, default=100, help="cases of each kind and direction")
    parser.add_argument("--peer", default="")
    parser.add_argument("--list", default="", help="print the missed cases of a kind, or `clean` for the false alarms")
    options = parser.parse_args()
    console = Console(width=110, highlight=False, markup=False)
    console.print(
        f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}; seed 7; pairs of {options.data.name}/"
    )
    checkers: dict[str, Checker] = {"transflow": check_rows}
    if options.peer:
        checkers["Translate Toolkit"] = check_with_peer(options.peer)
    for source, target in (("fr", "en"), ("en", "fr")):
        chance = random.Random(7)
        samples = read_samples(options.data, source, target, options.rows, chance)
        cases = make_cases(samples, options.cases, chance)
        results = {name: measure(check, samples, cases) for name, check in checkers.items()}
        show(console, f"{source} to {target}", samples, cases, results)
        if options.list:
            list_cases(console, options.list, samples, cases, results["transflow"])


def show(
    console: Console,
    title: str,
    samples: Sequence[tuple[str, Sample]],
    cases: Sequence[Case],
    results: dict[str, tuple[Counter[str], Names, list[bool], float]],
) -> None:
    """Print one direction."""
    table = Table(title=f"{title}: recall by kind of fault")
    table.add_column("kind")
    table.add_column("cases", justify="right")
    for name in results:
        table.add_column(name, justify="right")
    for kind in (*PROSE, *CARRIERS):
        places = [place for place, case in enumerate(cases) if case.kind == kind]
        if places:
            table.add_row(
                kind,
                str(len(places)),
                *(f"{sum(hits[place] for place in places) / len(places):.0%}" for _, _, hits, _ in results.values()),
            )
    table.add_row("all", str(len(cases)), *(f"{sum(hits) / len(cases):.1%}" for _, _, hits, _ in results.values()))
    console.print(table)
    sets = Counter(name for name, _ in samples)
    table = Table(title=f"{title}: clean pairs with a finding at warning level or above")
    table.add_column("set")
    table.add_column("pairs", justify="right")
    for name in results:
        table.add_column(name, justify="right")
    for name, count in sets.items():
        table.add_row(name, str(count), *(f"{alarms[name] / count:.1%}" for alarms, _, _, _ in results.values()))
    table.add_row("all", str(len(samples)), *(f"{alarms.total() / len(samples):.1%}" for alarms, _, _, _ in results.values()))
    console.print(table)
    for name, (_, clean, _, speed) in results.items():
        worst = Counter(rule for found in clean for rule in found).most_common(12)
        console.print(
            f"{name}: {speed:,.0f} rows a second; on clean pairs: {', '.join(f'{rule} {count}' for rule, count in worst)}"
        )


def list_cases(
    console: Console,
    kind: str,
    samples: Sequence[tuple[str, Sample]],
    cases: Sequence[Case],
    result: tuple[Counter[str], Names, list[bool], float],
) -> None:
    """Print what was missed of a kind, or the false alarms."""
    _, clean, hits, _ = result
    if kind.startswith("clean"):
        wanted = kind.partition(":")[2]
        for (name, sample), found in zip(samples, clean, strict=True):
            if found and (not wanted or wanted in found):
                console.print(f"{name} {dict(found)}\n  {sample.source}\n  {sample.target}")
        return
    for case, hit in zip(cases, hits, strict=True):
        if case.kind == kind and not hit:
            console.print(f"{case.faulty.source}\n  {case.faulty.target}")


if __name__ == "__main__":
    main()

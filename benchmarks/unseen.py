"""Recall by class of fault and false alarms on other texts and other faults than those that the rules were tuned on.

Run: python benchmarks/unseen.py --data PAIRS.tsv[.xz] [--rows N] [--cases N] [--seed N] [--list KIND | --list clean]

PAIRS holds `french<TAB>english[<TAB>origin]` on each line. Drawn from it are pairs of 8 to 55 words a side that begin with a
capital and end a sentence; the faults are those of `unseen_faults.py`. A clean pair counts as a false alarm when it has a finding
at warning level or above; a fault counts as found when its pair has such a finding that the clean pair does not have. Each origin
is one document; faults of style (spaces, spellings of names) come a few to a document, since many of them would be its style.
`consistency` is left out: sentences made for a fault come twice.
"""

from __future__ import annotations

import argparse
import lzma
import platform
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from unseen_faults import KINDS, Row, make_case

from transflow import __version__
from transflow.model import Finding, Level
from transflow.pipeline import Job, check_pair_rows
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import Glossary

WAYS = (("fr", "en"), ("en", "fr"))
FEW = 8
"""Cases of style in one document."""
STYLE = frozenset({"space", "name variant"})


class Case(NamedTuple):
    """A clean pair and the target with a fault."""

    kind: str
    origin: str
    source: str
    clean: str
    faulty: str


def read_rows(path: Path, count: int, chance: random.Random) -> list[tuple[str, str, str]]:
    """Return pairs drawn from a file, French first, with their origin."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        rows = [(*line.rstrip("\n").split("\t"), "all")[:3] for line in lines]
    sides = [(french, english, origin) for french, english, origin in rows if _is_sentence(french) and _is_sentence(english)]
    by_origin: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in chance.sample(sides, len(sides)):
        by_origin[row[2]].append(row)
    share = max(1, count // len(by_origin))
    drawn = [row for group in by_origin.values() for row in group[:share]]
    rest = [row for group in by_origin.values() for row in group[share:]]
    return [*drawn, *chance.sample(rest, min(len(rest), max(0, count - len(drawn))))]


def _is_sentence(text: str) -> bool:
    return 8 <= len(text.split()) <= 55 and text[0].isupper() and text[-1] in ".?!"


def check(rows: Sequence[tuple[str, str]], ways: tuple[str, str], glossary: Glossary) -> list[list[Finding]]:
    """Return the findings at warning level or above of each row of one document."""
    job = Job(ways[1], ways[0], glossary)
    report = check_pair_rows("", [(line, *row) for line, row in enumerate(rows, start=1)], job)
    found: list[list[Finding]] = [[] for _ in rows]
    for finding in report.findings:
        if finding.level is not Level.INFO and finding.name != "consistency":
            found[finding.line - 1].append(finding)
    return found


def make_cases(rows: Sequence[Row], most: int, chance: random.Random) -> list[Case]:
    """Return up to `most` cases of each kind."""
    cases: list[Case] = []
    for kind in KINDS:
        made: dict[tuple[str, str, str], Case] = {}
        for row in chance.sample(rows, len(rows)):
            texts = make_case(kind, row, chance)
            if texts:
                made.setdefault(texts, Case(kind, row.origin, *texts))
            if len(made) == most:
                break
        cases += made.values()
    return cases


def find_cases(cases: Sequence[Case], ways: tuple[str, str], glossary: Glossary) -> list[bool]:
    """Return whether each case has a finding that its clean pair has not."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, case in enumerate(cases):
        groups[case.origin, place // FEW if case.kind in STYLE else -1].append(place)
    hits = [False] * len(cases)
    for places in groups.values():
        clean = check([(cases[place].source, cases[place].clean) for place in places], ways, glossary)
        faulty = check([(cases[place].source, cases[place].faulty) for place in places], ways, glossary)
        for place, before, after in zip(places, clean, faulty, strict=True):
            hits[place] = bool(Counter(one.name for one in after) - Counter(one.name for one in before))
    return hits


def show_clean(rows: Sequence[Row], ways: tuple[str, str], glossary: Glossary, *, listing: bool) -> None:
    """Print false alarms by origin and rule."""
    alarms, names, origins = Counter[str](), Counter[str](), Counter(row.origin for row in rows)
    for origin in origins:
        group = [row for row in rows if row.origin == origin]
        for row, found in zip(group, check([row[:2] for row in group], ways, glossary), strict=True):
            alarms[origin] += bool(found)
            names.update({one.name for one in found})
            if found and listing:
                print(
                    "\n".join([f"{one.name} {one.text!r}: {one.message}" for one in found] + [f"  {row.source}", f"  {row.target}"])
                )
    print(f"clean pairs flagged: {alarms.total()} of {len(rows)} ({alarms.total() / len(rows):.1%})")
    print("  " + ", ".join(f"{origin} {alarms[origin] / count:.1%} of {count}" for origin, count in origins.most_common()))
    print("  " + ", ".join(f"{name} {count}" for name, count in names.most_common(15)))


def main() -> None:
    """Print the figures of both directions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="pairs of sentences, french<TAB>english[<TAB>origin]")
    parser.add_argument("--rows", type=int, default=3000, help="pairs drawn, spread over the origins")
    parser.add_argument("--cases", type=int, default=60, help="cases of each kind and direction")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--list", default="", help="print what was missed of a kind, or the false alarms: clean")
    options = parser.parse_args()
    if not options.data.is_file():
        sys.exit(f"skipped: {options.data} is not there")
    chance = random.Random(options.seed)
    drawn = read_rows(options.data, options.rows, chance)
    glossary = load_embedded_glossary()
    print(f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}")
    print(f"{options.data.name}, seed {options.seed}")
    for ways in WAYS:
        sides = [(french, english, origin) if ways[0] == "fr" else (english, french, origin) for french, english, origin in drawn]
        others = [side[1] for side in (*sides[7:], *sides[:7])]
        rows = [Row(*side, other, ways) for side, other in zip(sides, others, strict=True)]
        print(f"\n{ways[0]} to {ways[1]}")
        show_clean(rows, ways, glossary, listing=options.list == "clean")
        cases = make_cases(rows, options.cases, chance)
        hits = find_cases(cases, ways, glossary)
        for kind in KINDS:
            results = [hit for case, hit in zip(cases, hits, strict=True) if case.kind == kind]
            if results:
                print(f"  {kind:18}{sum(results):4} of {len(results):3}{sum(results) / len(results):6.0%}")
        print(f"  all{sum(hits):19} of {len(hits)}  {sum(hits) / len(hits):.1%}")
        for case, hit in zip(cases, hits, strict=True):
            if case.kind == options.list and not hit:
                print(f"{case.source}\n  {case.faulty}")


if __name__ == "__main__":
    main()

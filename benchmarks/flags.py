"""Recall by class of fault and false alarms of the flags: on the labelled corpus, and on clean pairs with faults put in.

Run: python benchmarks/flags.py [--data FOLDER [--rows N] [--cases N] [--peer PYTHON]] [--list [KIND]].

(a) Corpus: each faulty version beside its French source (bilingual, all labels), and alone (one language, the labels marked
`monolingual`). A label counts as found when a finding of its class, or of a class that names the same fault from one side, lies
on its line and shares text with it. A false alarm is a finding at warning level or above that no label explains, in the faulty
versions and in the careful references.

(b) Injected: FOLDER holds line-aligned `NAME.fr` and `NAME.en`. A clean pair counts as a false alarm when it has a finding at
warning level or above. A fault counts as found when its pair has such a finding that the clean pair does not have. PYTHON is an
interpreter with translate-toolkit, whose checks see the same rows in the same run.

With `flags_read.SOURCE-TARGET.tsv` beside this script it also prints how many of those findings a reader calls a defect.

`--list` prints what was missed and every false alarm; `--list clean`, `--list clean:RULE` and `--list KIND` those of part (b).
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from inject_faults import CARRIERS, PROSE, Sample, carry, inject
from read_verdicts import load_verdicts, tell_verdicts
from rich.console import Console
from rich.table import Table

from transflow import __version__
from transflow.model import Finding, Level, Report
from transflow.pipeline import Job, check_documents, check_pair_rows, check_translated
from transflow.terms.embedded import load_embedded_glossary
from transflow.workers import count_processors

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NAMES = frozenset({"name-mismatch", "name-not-kept", "name-variant"})
ACRONYMS = frozenset({"acronym-mixed", "acronym-expansion", "glossary-forbidden"})
LEFTOVERS = frozenset({"untranslated-segment", "source-language-leftover"})
ALIASES = {
    "name-mismatch": NAMES,
    "name-variant": NAMES,
    "glossary-term": frozenset({"glossary-term", "glossary-forbidden", "term-inconsistent"}),
    "glossary-forbidden": frozenset({"glossary-forbidden", "glossary-term"}),
    "acronym-mixed": ACRONYMS,
    "acronym-expansion": ACRONYMS,
    "untranslated-segment": LEFTOVERS,
    "source-language-leftover": LEFTOVERS,
}
"""Rules that may report a labelled class: one root cause has one finding, under the rule that explains it best."""


@dataclass
class Tally:
    """Counts over the corpus."""

    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alarms: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def explains(finding: Finding, label: dict[str, object], classes: frozenset[str]) -> bool:
    """Return whether a finding reports a labelled fault."""
    if finding.name not in classes:
        return False
    text = str(label["text"])
    same = finding.text in text or text in finding.text
    return finding.line == label["line"] and (same or finding.side == "source")


def tally(report: Report, labels: list[dict[str, object]], name: str, counts: Tally, *, alone: bool = False) -> None:
    """Add one document to the counts; `alone` asks for the labels that one language shows, and knows the others."""
    findings = list(report.findings)
    explained: set[int] = set()
    for label in labels:
        kind = str(label["class"])
        classes = ALIASES.get(kind, frozenset({kind}))
        hits = [number for number, finding in enumerate(findings) if explains(finding, label, classes)]
        explained.update(hits)
        if alone and not label["monolingual"]:
            continue
        counts.labels[kind] += 1
        counts.found[kind] += bool(hits)
        if not hits:
            counts.missed.append(f"{name}:{label['line']} {kind} {label['text']}")
    for number, finding in enumerate(findings):
        overlaps = any(
            finding.line == label["line"] and (finding.text in str(label["text"]) or str(label["text"]) in finding.text)
            for label in labels
        )
        if number not in explained and not overlaps and finding.level is not Level.INFO:
            counts.alarms.append(f"{name}:{finding.line} {finding.level.value} {finding.name} {finding.text!r}")


def measure() -> dict[str, Tally]:
    """Return the counts of each setting."""
    glossary = load_embedded_glossary()
    settings = {"bilingual": Tally(), "one language": Tally(), "references, bilingual": Tally(), "references, alone": Tally()}
    for path in sorted((CORPUS / "faulty").glob("*.labels.json")):
        data = json.loads(path.read_text("utf-8"))
        source = (path.parent / data["source"]).resolve()
        stem = path.name.removesuffix(".labels.json")
        faulty = next(path.parent.glob(f"{stem}.en.*"))
        pair, alone = Job("en", "fr", glossary), Job("en", "", glossary)
        tally(check_translated(source, faulty, pair), data["faults"], stem, settings["bilingual"])
        tally(check_documents([faulty], alone), data["faults"], stem, settings["one language"], alone=True)
        reference = CORPUS / "en" / faulty.name
        tally(check_translated(source, reference, pair), [], stem, settings["references, bilingual"])
        tally(check_documents([reference], alone), [], stem, settings["references, alone"])
    return settings


Row = tuple[str, str]
Names = list[Counter[str]]
Documents = Sequence[Sequence[Row]]
Checker = Callable[[Documents, str, str], Names]
"""Returns the rules that fire on each row of the documents at warning level or above."""
Results = tuple[Counter[str], Names, list[bool]]
"""False alarms by set, the names on clean rows, and whether each case is found."""
FEW = 5
"""Cases in one document where more of them would be its style."""
PEER = Path(__file__).with_name("peer_translate_toolkit.py")
SPEED = Path(__file__).with_name("row_speed.py")


@dataclass
class Case:
    """A clean pair and the same pair with a fault."""

    kind: str
    document: str
    clean: Sample
    faulty: Sample


def read_samples(folder: Path, source: str, target: str, rows: int, chance: random.Random) -> list[tuple[str, Sample]]:
    """Return pairs drawn from each set of a folder, all of them for 0 rows, with the set's name."""
    found = []
    for path in sorted(folder.glob(f"*.{source}")):
        left = path.read_text("utf-8").splitlines()
        right = path.with_suffix(f".{target}").read_text("utf-8").splitlines()
        places = chance.sample(range(len(left)), min(rows or len(left), len(left)))
        others = places[1:] + places[:1]
        found += [
            (path.stem, Sample(left[a].strip(), right[a].strip(), source, target, right[b].strip(), a + 1))
            for a, b in zip(places, others, strict=True)
        ]
    return found


def check_rows(documents: Documents, source: str, target: str) -> Names:
    """Check with transflow, each set as a document."""
    job = Job(target, source, load_embedded_glossary(), jobs=count_processors())
    names: Names = []
    for rows in documents:
        report = check_pair_rows("", [(line, *row) for line, row in enumerate(rows, start=1)], job)
        found: Names = [Counter() for _ in rows]
        for finding in report.findings:
            if finding.level is not Level.INFO:
                found[finding.line - 1][finding.name] += 1
        names += found
    return names


def check_with_peer(python: str) -> Checker:
    """Return the checker that runs Translate Toolkit."""

    def check(documents: Documents, source: str, target: str) -> Names:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row) + "\n" for rows in documents for row in rows)
            stream.flush()
            done = subprocess.run([python, str(PEER), stream.name, source, target], capture_output=True, text=True, check=True)
        return [Counter(json.loads(line)) for line in done.stdout.splitlines()[:-1]]

    return check


def measure_speeds(samples: Sequence[tuple[str, Sample]], peer: str) -> dict[str, list[tuple[int, float]]]:
    """Return the clean rows a second of each checker, in one process and in one for each processor.

    All run as processes of their own, one after the other, on the same rows; what they import and read at first is not counted.
    The peer has no option for several processes: it is started as often, each time with a part of the rows, and its slowest part
    counts.
    """
    languages = samples[0][1].source_language, samples[0][1].target_language
    rows = [(name, sample.source, sample.target) for name, sample in samples]
    speeds: dict[str, list[tuple[int, float]]] = {"transflow": []} | ({"Translate Toolkit": []} if peer else {})
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "rows.jsonl")
        whole.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        for jobs in sorted({1, count_processors()}):
            seconds = run_timed([[sys.executable, str(SPEED), str(whole), *languages, str(jobs)]])
            speeds["transflow"].append((jobs, len(rows) / seconds))
            if not peer:
                continue
            parts = [Path(folder, f"part{number}.jsonl") for number in range(jobs)]
            for number, part in enumerate(parts):
                part.write_text("".join(json.dumps(row[1:]) + "\n" for row in rows[number::jobs]), "utf-8")
            seconds = run_timed([[peer, str(PEER), str(part), *languages] for part in parts])
            speeds["Translate Toolkit"].append((jobs, len(rows) / seconds))
    return speeds


def run_timed(commands: Sequence[Sequence[str]]) -> float:
    """Run commands at once, and return the greatest number of seconds that one prints in its last line."""
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    outputs = [process.communicate()[0] for process in started]
    if any(process.returncode for process in started):
        raise SystemExit(f"failed: {commands}")
    return max(float(output.splitlines()[-1]) for output in outputs)


def make_cases(samples: Sequence[tuple[str, Sample]], most: int, chance: random.Random) -> list[Case]:
    """Return up to `most` cases of each kind of fault."""
    cases = []
    spaced = sets_with_spaces(samples)
    for kind in (*PROSE, *CARRIERS):
        made = 0
        for name, sample in chance.sample(samples, len(samples)):
            if kind == "French spacing" and sample.target_language == "fr" and name not in spaced:
                continue
            faulty = inject(kind, sample, chance) if kind in PROSE else None
            clean = sample
            if kind in CARRIERS:
                state = chance.getstate()
                clean = carry(kind, sample, chance, faulty=False)
                chance.setstate(state)
                faulty = carry(kind, sample, chance, faulty=True)
            if faulty is None:
                continue
            cases.append(Case(kind, name, clean, faulty))
            made += 1
            if made == most:
                break
    return cases


def sets_with_spaces(samples: Sequence[tuple[str, Sample]]) -> set[str]:
    """Return the sets whose French mostly sets a space before high signs: in the others its lack is their house style."""
    counts: Counter[tuple[str, bool]] = Counter()
    for name, sample in samples:
        counts.update((name, bool(gap)) for gap in re.findall(r"\w([ \u00a0\u202f]?)[;:!?](?=\s|$)", sample.target))
    return {name for name, _ in samples if counts[name, True] > 4 * counts[name, False]}


def group_cases(cases: Sequence[Case]) -> list[list[int]]:
    """Return the places of the cases by document: those of a set together, a few where a document's own style counts."""
    groups: dict[tuple[str, int], list[int]] = {}
    styled = 0
    for place, case in enumerate(cases):
        styled += case.kind == "French spacing"
        groups.setdefault((case.document, 1 + styled // FEW if case.kind == "French spacing" else 0), []).append(place)
    return list(groups.values())


def measure_injected(check: Checker, samples: Sequence[tuple[str, Sample]], cases: Sequence[Case]) -> Results:
    """Return false alarms by set, the names on clean rows, and whether each case is found."""
    languages = samples[0][1].source_language, samples[0][1].target_language
    sets = [list(group) for _, group in groupby(samples, key=lambda one: one[0])]
    clean = check([[(sample.source, sample.target) for _, sample in rows] for rows in sets], *languages)
    alarms = Counter(name for (name, _), found in zip(samples, clean, strict=True) if found)
    groups = group_cases(cases)
    before = check([[(cases[place].clean.source, cases[place].clean.target) for place in group] for group in groups], *languages)
    after = check([[(cases[place].faulty.source, cases[place].faulty.target) for place in group] for group in groups], *languages)
    hits = [False] * len(cases)
    for place, old, new in zip([place for group in groups for place in group], before, after, strict=True):
        hits[place] = bool(new - old)
    return alarms, clean, hits


def show_corpus(console: Console, *, listing: bool) -> None:
    """Print recall by class on the corpus, and what is wrong there."""
    results = measure()
    for name in ("bilingual", "one language"):
        counts = results[name]
        table = Table(title=f"corpus, {name}")
        for title in ("class", "labels", "found", "recall"):
            table.add_column(title, justify="left" if title == "class" else "right")
        for kind in sorted(counts.labels):
            share = counts.found[kind] / counts.labels[kind]
            table.add_row(kind, str(counts.labels[kind]), str(counts.found[kind]), f"{share:.0%}")
        total, found = sum(counts.labels.values()), sum(counts.found.values())
        table.add_row("all", str(total), str(found), f"{found / total:.1%}")
        console.print(table)
    for name, counts in results.items():
        console.print(f"corpus, {name}: {len(counts.alarms)} finding(s) at warning level or above that no label explains")
        for line in [f"  missed {one}" for one in counts.missed] + [f"  alarm  {one}" for one in counts.alarms] if listing else []:
            console.print(line)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of line-aligned pairs for part (b)")
    parser.add_argument("--rows", type=int, default=0, help="clean pairs drawn from each set and direction, 0 for all")
    parser.add_argument("--cases", type=int, default=100, help="cases of each kind and direction")
    parser.add_argument("--peer", default="", help="an interpreter with translate-toolkit")
    parser.add_argument("--list", nargs="?", const="all", default="", help="print what was missed, and false alarms")
    options = parser.parse_args()
    console = Console(width=110, highlight=False, markup=False)
    console.print(f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}; corpus/ of this checkout")
    show_corpus(console, listing=options.list == "all")
    if not options.data:
        return
    console.print(f"clean pairs of {options.data.name}/, seed 7")
    checkers: dict[str, Checker] = {"transflow": check_rows}
    if options.peer:
        checkers["Translate Toolkit"] = check_with_peer(options.peer)
    for source, target in (("fr", "en"), ("en", "fr")):
        chance = random.Random(7)
        samples = read_samples(options.data, source, target, options.rows, chance)
        cases = make_cases(samples, options.cases, chance)
        results = {name: measure_injected(check, samples, cases) for name, check in checkers.items()}
        show(console, f"{source} to {target}", samples, cases, results)
        clean = results["transflow"][1]
        flagged = [(name, sample.line, found) for (name, sample), found in zip(samples, clean, strict=True)]
        for line in tell_verdicts(flagged, load_verdicts(source, target)):
            console.print(line)
        show_speeds(console, results, measure_speeds(samples, options.peer))
        if options.list and options.list != "all":
            list_cases(console, options.list, samples, cases, results["transflow"])


def show(
    console: Console,
    title: str,
    samples: Sequence[tuple[str, Sample]],
    cases: Sequence[Case],
    results: dict[str, Results],
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
                *(f"{sum(hits[place] for place in places) / len(places):.0%}" for _, _, hits in results.values()),
            )
    table.add_row("all", str(len(cases)), *(f"{sum(hits) / len(cases):.1%}" for _, _, hits in results.values()))
    console.print(table)
    sets = Counter(name for name, _ in samples)
    table = Table(title=f"{title}: clean pairs with a finding at warning level or above")
    table.add_column("set")
    table.add_column("pairs", justify="right")
    for name in results:
        table.add_column(name, justify="right")
    for name, count in sets.items():
        table.add_row(name, str(count), *(f"{alarms[name] / count:.1%}" for alarms, _, _ in results.values()))
    table.add_row("all", str(len(samples)), *(f"{alarms.total() / len(samples):.1%}" for alarms, _, _ in results.values()))
    console.print(table)


def show_speeds(console: Console, results: dict[str, Results], speeds: dict[str, list[tuple[int, float]]]) -> None:
    """Print the rows a second of each checker, and the rules that fire most on clean rows."""
    for name, (_, clean, _) in results.items():
        told = ", ".join(f"{speed:,.0f} in {jobs} process{'es' if jobs > 1 else ''}" for jobs, speed in speeds[name])
        worst = Counter(rule for found in clean for rule in found).most_common(12)
        console.print(f"{name}: rows a second: {told}; on clean pairs: {', '.join(f'{rule} {count}' for rule, count in worst)}")


def list_cases(
    console: Console,
    kind: str,
    samples: Sequence[tuple[str, Sample]],
    cases: Sequence[Case],
    result: Results,
) -> None:
    """Print what was missed of a kind, or the false alarms."""
    _, clean, hits = result
    if kind.startswith("clean"):
        wanted = kind.partition(":")[2]
        for (name, sample), found in zip(samples, clean, strict=True):
            if found and (not wanted or wanted in found):
                console.print(f"{name}:{sample.line} {dict(found)}\n  {sample.source}\n  {sample.target}")
        return
    for case, hit in zip(cases, hits, strict=True):
        if case.kind == kind and not hit:
            console.print(f"{case.faulty.source}\n  {case.faulty.target}")


if __name__ == "__main__":
    main()

"""Recall and false alarms of the flags on the labelled corpus, by class of fault.

Run: python benchmarks/flags.py [--list]. Two settings: each faulty version beside its French source (bilingual, all labels),
and alone (one language, the labels marked `monolingual`). A label counts as found when a finding of its class, or of a class
that names the same fault from one side, lies on its line and shares text with it. A false alarm is a finding at warning level
or above that no label explains, in the faulty versions and in the careful references.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from transflow import __version__
from transflow.model import Finding, Level, Report
from transflow.pipeline import Job, check_documents, check_translated
from transflow.terms.embedded import load_embedded_glossary

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NAMES = frozenset({"name-mismatch", "name-variant"})
ACRONYMS = frozenset({"acronym-mixed", "acronym-expansion", "glossary-forbidden"})
LEFTOVERS = frozenset({"untranslated-segment", "source-language-leftover"})
ALIASES = {
    "name-mismatch": NAMES,
    "name-variant": NAMES,
    "glossary-term": frozenset({"glossary-term", "glossary-forbidden"}),
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


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="print every missed label and false alarm")
    options = parser.parse_args()
    console = Console(width=110, highlight=False, markup=False)
    results = measure()
    console.print(f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}; corpus/ of this checkout")
    for name in ("bilingual", "one language"):
        counts = results[name]
        table = Table(title=name)
        for title in ("class", "labels", "found", "recall"):
            table.add_column(title, justify="left" if title == "class" else "right")
        for kind in sorted(counts.labels):
            table.add_row(
                kind, str(counts.labels[kind]), str(counts.found[kind]), f"{counts.found[kind] / counts.labels[kind]:.0%}"
            )
        total, found = sum(counts.labels.values()), sum(counts.found.values())
        table.add_row("all", str(total), str(found), f"{found / total:.1%}")
        console.print(table)
    for name, counts in results.items():
        console.print(f"{name}: {len(counts.alarms)} finding(s) at warning level or above that no label explains")
        if options.list:
            for line in [f"  missed {one}" for one in counts.missed] + [f"  alarm  {one}" for one in counts.alarms]:
                console.print(line)


if __name__ == "__main__":
    main()

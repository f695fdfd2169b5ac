"""How often the rule `glossary-term` complains of references that hold the term, on the WMT21 terminology development set.

Run: python benchmarks/term_checks.py --data dev.en-fr.jsonl [--list]. The set (971 English-French segments) is annotated with
the terms of a list and the rendering wanted for each. A reference holds a term when it has that rendering letter for letter, signs
and capitals apart; a term passes when `glossary-term` has no finding at warning level or above on it, given a glossary of that
list with nothing but the terms as the list writes them. Findings on terms held are false alarms. The other references render
the term by another form, which is to pass, or by other words, which a person may or may not accept: `--list` shows them.

Source: Alam et al. 2021, Findings of the WMT Shared Task on Machine Translation Using Terminologies.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from transflow import __version__
from transflow.model import Finding, Level
from transflow.pipeline import Job, check_pair_rows
from transflow.terms.glossary import Concept, Glossary, Term

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Return the segments of the set."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def build_glossary(rows: list[Row]) -> Glossary:
    """Return a glossary of the annotated terms: one concept for an id, terms as the list writes them."""
    english: dict[str, str] = {}
    french: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for side in ("en_terms", "fr_terms"):
            for term in row[side]:
                english[term["id"]] = term["src"]
                french[term["id"]].update(dict.fromkeys(map(_join_elisions, term["tgt"])))
    concepts = []
    for name, source in english.items():
        concept = f"t{name}"
        targets = tuple(Term(text, "fr", concept, "preferred") for text in french[name])
        concepts.append(Concept(concept, {"en": (Term(source, "en", concept),), "fr": targets}))
    return Glossary(tuple(concepts), "wmt21")


def _join_elisions(text: str) -> str:
    """Return a rendering of the list without the spaces that a tokenizer put around apostrophes."""
    return re.sub(r"\s*['’]\s*", "'", text)


def _holds(form: str, text: str) -> bool:
    words, whole = (" ".join(_join_elisions(part).lower().split()) for part in (form, text))
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole))


def measure(rows: list[Row]) -> tuple[Counter[str], list[str], float]:
    """Return counts, a text for each term that does not pass, and seconds."""
    pairs = [(number, row["en_raw"], row["fr_raw"]) for number, row in enumerate(rows, start=1)]
    started = time.perf_counter()
    report = check_pair_rows("dev.en-fr.jsonl", pairs, Job("fr", "en", build_glossary(rows)))
    seconds = time.perf_counter() - started
    flags = {(finding.segment, finding.text.lower()) for finding in report.findings if _is_alarm(finding)}
    counts: Counter[str] = Counter(findings=sum(map(_is_alarm, report.findings)))
    told = []
    for number, source, target in pairs:
        row = rows[number - 1]
        for term, wanted in zip(row["en_terms"], row["fr_terms"], strict=True):
            kind = "held" if _holds(wanted["surface"], target) else "other"
            passes = (str(number), term["surface"].lower()) not in flags
            counts[kind] += 1
            counts[f"{kind} passed"] += passes
            if not passes:
                told.append(f"{kind}: {term['surface']!r} -> {term['tgt']}\n  {source}\n  {target}")
    return counts, told, seconds


def _is_alarm(finding: Finding) -> bool:
    return finding.name == "glossary-term" and finding.level is not Level.INFO


def main() -> None:
    """Print the shares of terms that pass, and with `--list` those that do not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="dev.en-fr.jsonl of the WMT21 terminology task")
    parser.add_argument("--list", action="store_true", help="print every term that does not pass")
    options = parser.parse_args()
    rows = read_rows(options.data)
    counts, told, seconds = measure(rows)
    if options.list:
        print("\n".join(told))
    print(f"transflow {__version__}, Python {platform.python_version()}, {platform.machine()}; {len(rows)} segments")
    for kind, title in (("held", "held letter for letter"), ("other", "rendered otherwise")):
        share = counts[f"{kind} passed"] / max(1, counts[kind])
        print(f"terms that the reference has {title}: {counts[kind]}; pass: {counts[f'{kind} passed']} ({share:.1%})")
    whole = counts["held"] + counts["other"]
    passed = counts["held passed"] + counts["other passed"]
    print(f"all terms: {whole}; pass: {passed} ({passed / max(1, whole):.1%})")
    print(f"findings of glossary-term at warning level and above: {counts['findings']}; {len(rows) / seconds:.0f} rows a second")


if __name__ == "__main__":
    main()

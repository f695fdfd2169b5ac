"""Time to load ten thousand concepts, cost of matching for a word, recall on French terms as people write them.

Run: python benchmarks/matching.py [--data FOLDER]. FOLDER may hold `eurovoc.fr-en.tsv` (concept_id, fr, en, fr_alt, en_alt:
EuroVoc, Publications Office of the European Union), `franceterme.json` (FranceTerme, Délégation générale à la langue française)
and `dev.en-fr.jsonl` (development set of the WMT 2021 terminology task). Without them the glossary is made of random syllables
and the recall is left out. Beside the matcher, in the same run: one regular expression of all terms, and a search for each
term in turn. Times are processor seconds, the least of several runs; each load is a new process with an empty or a filled cache.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

from transflow import __version__
from transflow.terms.glossary import Concept, Glossary, Term
from transflow.terms.match import Matcher
from transflow.terms.read import load_glossary
from transflow.terms.tokens import tokenize

ROOT = Path(__file__).parents[1]
SIZES = (100, 1000, 10_000)
Row = tuple[str, list[str], list[str]]
"""Id, French terms, English terms."""

LOAD = """
import sys, time
t0 = time.process_time()
from transflow.terms.match import matcher_for
from transflow.terms.read import load_glossary
t1 = time.process_time()
glossary = load_glossary(sys.argv[1])
t2 = time.process_time()
matcher = matcher_for(glossary, "fr")
t3 = time.process_time()
matcher.find("La politique commerciale et le développement durable des régions.")
t4 = time.process_time()
print(t1 - t0, t2 - t1, t3 - t2, t4 - t3)
"""


def read_rows(folder: Path | None) -> tuple[list[Row], str]:
    """Return ten thousand concepts and what they are."""
    if folder is None or not (folder / "eurovoc.fr-en.tsv").is_file():
        return _invent_rows(), "random syllables, seed 1"
    rows: list[Row] = []
    with (folder / "eurovoc.fr-en.tsv").open(encoding="utf-8") as stream:
        for line in csv.DictReader(stream, delimiter="\t"):
            others = [list(filter(None, (line[name] or "").split("|"))) for name in ("fr_alt", "en_alt")]
            name = "ev-" + line["concept_id"].lower().replace("_", "-")
            rows.append((name, [line["fr"], *others[0]], [line["en"], *others[1]]))
    source = f"EuroVoc ({len(rows)} concepts)"
    if (folder / "franceterme.json").is_file():
        entries = json.loads((folder / "franceterme.json").read_text("utf-8"))
        found = [(entry["term"], (entry["english"] or "").split(",")[0].strip()) for entry in entries]
        rows += [(f"ft-{place}", [french], [english]) for place, (french, english) in enumerate(found) if french and english]
        source += " and FranceTerme"
    for name, french, english in rows[:]:
        if len(rows) >= SIZES[-1]:
            break
        if len(french) > 1 and len(english) > 1:
            rows.append((f"{name}-alt", [french.pop()], [english.pop()]))
    return rows[: SIZES[-1]], source


def _invent_rows() -> list[Row]:
    chance = random.Random(1)
    syllables = (
        "ba be bi co cra da de di fa fe ga go la le li ma me mi na ne no pa pe pra ra re ri sa se si ta te ti va ve vi".split()
    )
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(9000)]

    def phrase() -> str:
        return " ".join(chance.sample(words, chance.choice((1, 2, 2, 3))))

    return [(f"c-{number}", [phrase(), phrase()], [phrase(), phrase()]) for number in range(SIZES[-1])]


def write_glossary(rows: list[Row], path: Path) -> None:
    """Write concepts as a glossary file."""
    lines = ["version: 2", "name: benchmark", "concepts:"]
    for name, french, english in rows:
        lines.append(f"  - id: {name}")
        for language, terms in (("fr", french), ("en", english)):
            lines.append(f"    {language}:")
            lines += [f"      - {{term: {json.dumps(term, ensure_ascii=False)}}}" for term in terms]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def time_loads(path: Path, folder: Path, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of imports, load, index and first match, without and with a filled cache, least of the rounds."""
    found: dict[str, list[float]] = {}
    for name in ("cold", "cached"):
        best: list[float] = []
        for number in range(rounds):
            cache = folder / (f"cache-{number}" if name == "cold" else "cache-0")
            environment = {**os.environ, "TRANSFLOW_CACHE_DIR": str(cache)}
            out = subprocess.run(
                [sys.executable, "-c", LOAD, str(path)], env=environment, capture_output=True, text=True, check=True
            )
            seconds = list(map(float, out.stdout.split()))
            best = seconds if not best or sum(seconds[1:]) < sum(best[1:]) else best
        found[name] = best
    return found


def french_lines() -> list[str]:
    """Return the lines of the French releases of the corpus."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus/fr").iterdir()) if path.suffix in {".md", ".txt", ".html"}]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def cost_per_word(find: Callable[[str], int], lines: list[str], rounds: int) -> tuple[float, int]:
    """Return the microseconds for a word, the least of the rounds, and the terms found."""
    words = sum(len(line.split()) for line in lines)
    best, found = float("inf"), 0
    for _ in range(rounds):
        tokenize.cache_clear()
        started = time.process_time()
        found = sum(map(find, lines))
        best = min(best, time.process_time() - started)
    return best * 1e6 / words, found


def rivals(terms: list[str]) -> dict[str, Callable[[str], int]]:
    """Return other ways of finding terms as they are written."""
    whole = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) + r")\b", re.IGNORECASE)
    low = [term.lower() for term in terms]

    def in_turn(text: str) -> int:
        lower = text.lower()
        return sum(term in lower for term in low)

    return {"one regular expression": lambda text: len(whole.findall(text)), "each term in turn": in_turn}


def measure_recall(path: Path) -> list[tuple[str, float, float]]:
    """Return the recall of three ways of finding on marked terms: every alternative given, and one for each group of forms.

    Alternatives of an entry that share all but the last two letters of each word are one group, of which the shortest is given.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    full: dict[str, list[str]] = {}
    for row in rows:
        for term in (*row["fr_terms"], *row["en_terms"]):
            full.setdefault(term["id"], [])
            full[term["id"]] += [one.strip() for one in term["tgt"] if one.strip() not in full[term["id"]]]
    bare = {name: _shortest_forms(forms) for name, forms in full.items()}
    found = []
    for name, make in (("as written", _find_written), ("with a plural s or x", _find_plural), ("transflow", _find_terms)):
        found.append((name, _recall(rows, make(full)), _recall(rows, make(bare))))
    return found


def _shortest_forms(forms: list[str]) -> list[str]:
    kept: list[str] = []
    for form in sorted(forms, key=len):
        if not any(_is_alike(form.lower().split(), known.lower().split()) for known in kept):
            kept.append(form)
    return kept


def _is_alike(one: list[str], other: list[str]) -> bool:
    def same(a: str, b: str) -> bool:
        return a[: (length := max(len(a), len(b)) - 2)] == b[:length]

    return len(one) == len(other) and all(map(same, one, other))


Find = Callable[[str], dict[str, int]]


def _find_terms(entries: dict[str, list[str]]) -> Find:
    concepts = tuple(Concept(name, {"fr": tuple(Term(form, "fr", name) for form in forms)}) for name, forms in entries.items())
    matcher = Matcher(Glossary(concepts), "fr")

    def find(text: str) -> dict[str, int]:
        spans: dict[str, list[tuple[int, int]]] = {}
        for match in matcher.find_all(text):
            for term in match.terms:
                own = spans.setdefault(term.concept, [])
                if not any(match.start < end and start < match.end for start, end in own):
                    own.append((match.start, match.end))
        return {name: len(own) for name, own in spans.items()}

    return find


def _find_pattern(entries: dict[str, list[str]], ending: str) -> Find:
    patterns = {
        name: re.compile(
            r"\b(?:" + "|".join(r"\s".join(re.escape(word) + ending for word in _plain(form).split()) for form in forms) + r")\b"
        )
        for name, forms in entries.items()
    }
    return lambda text: {name: len(pattern.findall(_plain(text))) for name, pattern in patterns.items()}


def _find_written(entries: dict[str, list[str]]) -> Find:
    return _find_pattern(entries, "")


def _find_plural(entries: dict[str, list[str]]) -> Find:
    return _find_pattern(entries, "[sx]?")


def _plain(text: str) -> str:
    return re.sub(r"(?<=\w)' ", "'", text.lower())


def _recall(rows: list[dict[str, list[dict[str, str]]]], find: Find) -> float:
    wanted = got = 0
    for row in rows:
        found = find(re.sub(r"(?<=\w)' ", "'", str(row["fr_tok"])))
        for name, count in Counter(term["id"] for term in row["fr_terms"]).items():
            wanted += count
            got += min(count, found.get(name, 0))
    return got / wanted


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, help="folder of EuroVoc, FranceTerme and WMT files")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    console = Console(width=110)
    versions = ", ".join(f"{name} {version(name)}" for name in ("simplemma", "pyyaml", "pydantic"))
    console.print(f"transflow {__version__}, {versions}, Python {platform.python_version()}, {_machine()}")
    rows, source = read_rows(options.data)
    lines = french_lines()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "all.yaml"
        write_glossary(rows, path)
        count = sum(len(french) + len(english) for _, french, english in rows)
        console.print(f"{len(rows)} concepts, {count} terms: {source}; {path.stat().st_size / 1e6:.1f} MB of YAML")
        _print_loads(console, time_loads(path, folder, options.rounds))
        os.environ["TRANSFLOW_CACHE_DIR"] = str(folder / "cache")
        _print_costs(console, rows, lines, folder, options.rounds)
    if options.data and (options.data / "dev.en-fr.jsonl").is_file():
        table = Table("recall on 901 French terms of WMT 2021", "all alternatives given", "one form of each given")
        for label, full, bare in measure_recall(options.data / "dev.en-fr.jsonl"):
            table.add_row(label, f"{full:.1%}", f"{bare:.1%}")
        console.print(table)


def _machine() -> str:
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*:\s*(.+)", info.read_text("utf-8")) if info.is_file() else []
    return f"{os.cpu_count()} processors {names[0] if names else platform.processor()}"


def _print_loads(console: Console, loads: dict[str, list[float]]) -> None:
    table = Table("processor seconds", "imports", "load", "index, French", "first match", "load to first match")
    for name, (imports, *seconds) in loads.items():
        table.add_row(name, f"{imports:.3f}", *(f"{value:.3f}" for value in seconds), f"{sum(seconds):.3f}")
    console.print(table)


def _print_costs(console: Console, rows: list[Row], lines: list[str], folder: Path, rounds: int) -> None:
    table = Table("microseconds a word (terms found)", *(f"{size} concepts" for size in SIZES), "10,000 to 100")
    held = _find_held(rows, lines, folder)
    rest = [row for row in rows if row[0] not in held]
    often = [row for row in rows if row[0] in held][: SIZES[0]]
    costs: dict[str, list[tuple[float, int]]] = {}
    for size in SIZES:
        alike = _open_matcher([*often, *rest[: size - len(often)]], folder / f"alike-{size}.yaml")
        chosen = rows[:: max(1, len(rows) // size)][:size]
        matcher = _open_matcher(chosen, folder / f"{size}.yaml")
        ways: dict[str, Callable[[str], int]] = {
            f"transflow, the same {len(often)} concepts found": lambda text, m=alike: len(m.find(text)),  # type: ignore[misc]
            "transflow, a sample of the concepts": lambda text, m=matcher: len(m.find(text)),  # type: ignore[misc]
        }
        others = rivals([term for _, french, _ in chosen for term in french])
        for name, find in (ways | others).items():
            some = lines[:: max(1, size // 500)] if name in others else lines
            costs.setdefault(name, []).append(cost_per_word(find, some, 1 if name in others else rounds))
    for name, found in costs.items():
        cells = [f"{cost:.1f} ({count})" if name.startswith("transflow") else f"{cost:.1f}" for cost, count in found]
        table.add_row(name, *cells, f"{found[-1][0] / found[0][0]:.2f}")
    console.print(table)


def _find_held(rows: list[Row], lines: list[str], folder: Path) -> set[str]:
    """Return the ids of the concepts that the texts hold."""
    matcher = _open_matcher(rows, folder / "all.yaml")
    return {term.concept for line in lines for match in matcher.find_all(line) for term in match.terms}


def _open_matcher(rows: list[Row], path: Path) -> Matcher:
    write_glossary(rows, path)
    return Matcher(load_glossary(path), "fr")


if __name__ == "__main__":
    main()

"""Build the packed list of French place names that ``transflow.text.gazetteer`` loads.

The input is the yearly *Code officiel géographique* as CSV files, plus an optional running text from which the place
names that are also ordinary words (``Tours``, ``Hommes``) are found.  The output holds one line for each name: the
name, letters for its kinds, a star when it is an ordinary word, and the codes of its départements.

Source: INSEE, Code officiel géographique, Licence Ouverte 2.0.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

COMMUNE_KINDS = {"COM": "c", "COMD": "o", "COMA": "o", "ARM": "m"}
EPCI_PREFIX = re.compile(r"^(?:CC|CA|CU|Métropole) (?:de la |de l'|de |du |des |d'|la |le |les |l')?", re.IGNORECASE)
WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w-])")
MIN_COUNT = 3


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def department_of(code: str) -> str:
    """Return the département code at the head of a commune code."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def collect(folder: Path) -> dict[str, tuple[set[str], set[str]]]:
    """Return for each name its kinds and its départements."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))

    def add(name: str, kind: str, codes: list[str]) -> None:
        kinds, departments = found[name.replace("’", "'").strip()]
        kinds.add(kind)
        departments.update(codes)

    for row in rows(folder / "communes.csv"):
        kind = COMMUNE_KINDS.get(row["TYPECOM"])
        if kind:
            add(row["LIBELLE"], kind, [row["DEP"] or department_of(row["COM"])])
    of_region: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder / "departements.csv"):
        add(row["LIBELLE"], "d", [row["DEP"]])
        of_region[row["REG"]].append(row["DEP"])
    for row in rows(folder / "regions.csv"):
        add(row["LIBELLE"], "r", of_region[row["REG"]])
    for row in rows(folder / "arrondissements.csv"):
        add(row["LIBELLE"], "a", [row["DEP"]])
    for row in rows(folder / "epci.csv"):
        name = re.sub(r"\s*\([^)]*\)|\s*-\s", lambda m: "-" if "-" in m[0] else "", row["NAME"]).strip()
        if row["KIND"] in {"METRO", "CU", "ME", "MET"} or "Métropole" in name:
            add(EPCI_PREFIX.sub("", name) if not name.startswith("Métropole") else name, "e", [])
    return found


def ordinary_words(corpora: list[Path], wanted: set[str]) -> set[str]:
    """Return the wanted words that the running text writes in small letters at least ``MIN_COUNT`` times."""
    counts: Counter[str] = Counter()
    for path in corpora:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                counts.update(word for word in WORD.findall(line) if word in wanted)
    return {word for word, count in counts.items() if count >= MIN_COUNT}


def main() -> None:
    """Read the command line and write the packed file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with communes.csv, departements.csv, regions.csv, ...")
    parser.add_argument("output", type=Path, help="file to write, such as src/transflow/data/gazetteer.tsv.xz")
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="running text, plain or .xz")
    options = parser.parse_args()
    found = collect(options.folder)
    single = {name.lower() for name in found if re.fullmatch(r"[^\W\d_]+", name)}
    ordinary = ordinary_words(options.corpus, single)
    lines = [
        f"{name}\t{''.join(sorted(kinds))}{'*' if name.lower() in ordinary else ''}\t{','.join(sorted(departments))}"
        for name, (kinds, departments) in sorted(found.items())
    ]
    packed = lzma.compress(("\n".join(lines) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME)
    options.output.write_bytes(packed)
    print(f"{len(lines)} names, {len(ordinary)} ordinary words, {len(packed)} bytes")


if __name__ == "__main__":
    main()

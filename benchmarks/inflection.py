"""How often the embedded models inflect a given term wrongly: write translations to be read, or sum up what a reader said.

Run: python benchmarks/inflection.py --write FILE, fill its last column, then python benchmarks/inflection.py --read FILE

`--write` translates the sentences of `corpus/terms` with their terms given to the model and nothing else done for them, and writes
200 of the terms that stand in the translations, the same each time: direction, sentence, concept, rendering given, the words around
it, the model's digest. The reader writes `inflection` where the term has the wrong number, gender or agreement within itself, else
`ok`, whatever the sentence is worth. `--read` prints the shares; what was read of other models is not summed up.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path

from terms import ROOT, read_own, run

from transflow.engines import open_engine
from transflow.terms.embedded import load_embedded_glossary

EACH = 100
COLUMNS = ("direction", "sentence", "concept", "given", "written", "model", "verdict")
AROUND = 45


def rows_of(source: str, target: str) -> list[dict[str, str]]:
    """Return the terms of one direction, each with what stands around it."""
    engine, glossary = open_engine(source, target), load_embedded_glossary()
    cases = read_own(ROOT / f"corpus/terms/{source}-{target}.jsonl")
    found = []
    for case, translation in zip(cases, run(cases, engine, glossary, ("annotate",)).translations, strict=True):
        for hit in translation.hits:
            if hit.status == "annotated" and hit.target_start >= 0:
                text = translation.text
                before, after = text[: hit.target_start][-AROUND:], text[hit.target_end :][:AROUND]
                written = f"{before}[{text[hit.target_start : hit.target_end]}]{after}".replace("\t", " ").replace("\n", " ")
                given = glossary.by_id[hit.concept].terms[target][0].text
                row = (f"{source}-{target}", case.id, hit.concept, given, written, engine.info.digest[:12], "")
                found.append(dict(zip(COLUMNS, row, strict=True)))
    return random.Random(3).sample(found, min(EACH, len(found)))


def sum_up(path: Path) -> None:
    """Print the shares of verdicts on the terms that the embedded models of today wrote."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for source, target in (("fr", "en"), ("en", "fr")):
        digest = open_engine(source, target).info.digest[:12]
        read = [row["verdict"] for row in rows if row["direction"] == f"{source}-{target}" and row["model"] == digest]
        if not read:
            print(f"{source}-{target}: nothing was read of model {digest}")
            continue
        wrong = read.count("inflection")
        print(f"{source}-{target}: {len(read)} terms read, {wrong} wrong inflection ({100 * wrong / len(read):.1f} %)")


def main() -> None:
    """Write, or sum up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--write", type=Path)
    group.add_argument("--read", type=Path)
    options = parser.parse_args()
    if options.read:
        sum_up(options.read)
        return
    rows = [row for pair in (("fr", "en"), ("en", "fr")) for row in rows_of(*pair)]
    lines = ["\t".join(COLUMNS), *("\t".join(row.values()) for row in rows)]
    options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

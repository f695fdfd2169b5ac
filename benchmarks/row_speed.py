"""The seconds that transflow's checks take over rows of a file, for `benchmarks/flags.py`.

Run: python benchmarks/row_speed.py FILE SOURCE TARGET JOBS. Each line of the file is a JSON list of the name of a document, a
source and a target; the rows of a document stand together. Like the peer's script, it is a process of its own, and what it imports
and reads before the first row is not counted: one row of another text is checked first. Nothing is left over from rows seen before.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import groupby
from pathlib import Path

from transflow.pipeline import Job, check_pair_rows
from transflow.terms.embedded import load_embedded_glossary


def main() -> None:
    """Print the seconds."""
    path, source, target, jobs = sys.argv[1:]
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    documents = [[row[1:] for row in group] for _, group in groupby(rows, key=lambda row: row[0])]
    job = Job(target, source, load_embedded_glossary(), jobs=int(jobs))
    texts = {"fr": "Le maire de Nantes n’a pas signé 2 accords.", "en": "The mayor of Nantes did not sign 2 agreements."}
    check_pair_rows("", [(1, texts[source], texts[target])], job)
    started = time.perf_counter()
    for document in documents:
        check_pair_rows("", [(line, *row) for line, row in enumerate(document, start=1)], job)
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main()

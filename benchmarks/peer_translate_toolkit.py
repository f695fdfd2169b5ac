"""Translate Toolkit's checks over rows of a file, for `benchmarks/flags.py --peer`.

Run by an interpreter that has translate-toolkit installed (it is GPL and never part of transflow's environment):
reads `source<TAB>target` lines of JSON strings from the file named, for the target language named, and prints one JSON list of
the names of failed checks for each row, then the seconds that the checks took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from translate.filters import checks
from translate.storage import po


def main() -> None:
    """Print the failed checks of each row."""
    path, _, target = sys.argv[1:]
    config = checks.CheckerConfig(targetlanguage=target)
    checker = checks.StandardUnitChecker(checkerconfig=config), checks.StandardChecker(checkerconfig=config)
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    started = time.perf_counter()
    out = []
    for left, right in rows:
        unit = po.pounit(left)
        unit.target = right
        out.append(sorted({name for one in checker for name in one.run_filters(unit)}))
    seconds = time.perf_counter() - started
    for names in out:
        print(json.dumps(names))
    print(seconds)


if __name__ == "__main__":
    main()

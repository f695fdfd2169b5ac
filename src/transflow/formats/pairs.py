"""Read pairs of source and target from a tab-separated file."""

from __future__ import annotations

from pathlib import Path

from transflow.errors import DocumentError
from transflow.formats._bytes import decode


def read_pairs(path: Path, *, header: bool = False) -> list[tuple[int, str, str]]:
    """Return line, source and target of each row; an empty target is allowed, an empty line is passed over.

    Raises:
        DocumentError: when the file cannot be read, or a line has not exactly two columns.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise DocumentError(reason, path=str(path), hint="check the path and its permissions") from None
    rows: list[tuple[int, str, str]] = []
    for number, line in enumerate(decode(data, str(path)).text.split("\n"), start=1):
        text = line.rstrip("\r")
        if not text.strip() or (header and number == 1):
            continue
        columns = text.split("\t")
        if len(columns) != 2:
            raise DocumentError(
                f"{len(columns)} column(s) where two are needed",
                path=str(path),
                line=number,
                column=1,
                hint="write source<TAB>target on each line, without further tabs",
            )
        rows.append((number, columns[0], columns[1]))
    if not rows:
        raise DocumentError("no pair in this file", path=str(path), hint="write source<TAB>target on each line")
    return rows

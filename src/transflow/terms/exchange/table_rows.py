"""Tables as rows of cells: delimiters are found, quotes are strict, formulas are made harmless and restored.

Source: RFC 4180; OWASP, CSV Injection (signs that make a spreadsheet run a cell).
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from transflow.terms.exchange.draft import MalformedError

Row = tuple[int, list[str]]
"""Line of the file from 1, and the cells."""
_DELIMITERS = "\t;|,"
"""Those that stand in running text least often come first."""
_SAMPLE = 200
"""Lines from which the delimiter is told."""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_RUN = tuple("=+-@\t\r＝＋－＠")
_FORMULA = re.compile(r"[=＝]|[+\-@＋－＠]\s*\w[\w.]*\s*\(|[+\-@＋－＠].*\|.*!")


def read_rows(text: str, path: str) -> list[Row]:
    """Return the rows of a table that hold something.

    Raises:
        MalformedError: for one column, a quotation mark that is not closed, or a text behind one that is.
    """
    skipped, delimiter = 0, ""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first):
        skipped, delimiter, text = 1, first[4], rest
    delimiter = delimiter or _find_delimiter(text, path)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start + skipped, [cell.strip() for cell in cells]))
            start = reader.line_num + 1
    except csv.Error as error:
        raise _fault(str(error), path, text, start, skipped) from None
    return rows


def _fault(problem: str, path: str, text: str, start: int, skipped: int) -> MalformedError:
    """Return the fault of a record, at the quotation mark with which it begins."""
    if "expected after" in problem:
        words = ("text behind a closing quotation mark", "texte après un guillemet fermant")
    elif "limit" in problem:
        words = ("a cell is longer than 131,072 characters", "une cellule dépasse 131 072 caractères")
    else:
        words = ("a quotation mark is not closed", "un guillemet n’est pas fermé")
    line = text.splitlines()[start - 1] if start <= len(text.splitlines()) else ""
    return MalformedError("csv", path, start + skipped, line.rfind('"') + 1, problem=words[0], problem_fr=words[1])


def _find_delimiter(text: str, path: str) -> str:
    lines = [line for line in _QUOTED.sub("", text[:200_000]).splitlines() if line.strip()][:_SAMPLE]
    best, most = "", 0.0
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        shares = [number for count, number in counts.items() if count]
        share = max(shares, default=0) / max(1, len(lines))
        if share > most + 0.05:
            best, most = delimiter, share
    if not best:
        raise MalformedError("one-column", path, 1)
    return best


def write_rows(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Return rows as text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def is_risky(text: str) -> bool:
    """Return whether a spreadsheet could run a cell."""
    return text.startswith(_RUN)


def is_formula(text: str) -> bool:
    """Return whether a cell of a foreign table is a formula: an equals sign first, a function, or a call of a program."""
    return bool(_FORMULA.match(text))


def neutralise(text: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what could be a formula, and before an apostrophe."""
    return f"'{text}" if is_risky(text) or text.startswith("'") else text


def restore(text: str) -> str:
    """Return what `neutralise` was given."""
    return text[1:] if text.startswith("'") and (is_risky(text[1:]) or text[1:2] == "'") else text


def numbered(cells: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the cells that hold something, with their places."""
    yield from ((place, cell) for place, cell in enumerate(cells) if cell)

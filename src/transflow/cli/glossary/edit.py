"""`transflow glossary fmt`."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import Annotated

import typer

from transflow.cli.session import write_out
from transflow.errors import DocumentError
from transflow.formats.atomic import write_atomically
from transflow.terms.fmt import format_glossary
from transflow.terms.read import find_glossary_files

EPILOG = """Examples:

transflow glossary fmt glossaries/

transflow glossary fmt glossaries/ --check --diff"""


def fmt(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Glossary files or folders.")],
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 where a file would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print the changes.")] = False,
) -> None:
    """Lay glossary files out in one way: order of keys, one term a line; comments and the order of concepts stay."""
    changed = []
    for path in find_glossary_files(paths):
        try:
            old = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise DocumentError("not UTF-8 text", path=str(path), hint="save the file as UTF-8") from None
        new = format_glossary(old, str(path))
        if new == old:
            continue
        changed.append(path)
        if diff:
            rows = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), str(path), str(path))
            write_out("".join(rows))
        if not check:
            write_atomically(path, new.encode("utf-8"))
    verb = "would change" if check else "changed"
    for path in changed:
        print(f"{verb}: {path}", file=sys.stderr)
    raise typer.Exit(1 if check and changed else 0)

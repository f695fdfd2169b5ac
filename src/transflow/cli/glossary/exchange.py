"""`transflow glossary import` and `transflow glossary export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from transflow import __version__
from transflow.api import check_language_pair
from transflow.cli import options
from transflow.cli.glossary.lint import glossary_paths
from transflow.cli.session import UiLanguage, choose_language, has_color, has_unicode, terminal_width, write_out
from transflow.errors import GlossaryError, UsageError
from transflow.formats.atomic import write_atomically
from transflow.reports._options import RenderOptions
from transflow.reports.exchange_report import render_export, render_import
from transflow.terms.exchange.convert import export_glossary, import_glossary
from transflow.terms.exchange.draft import MalformedError
from transflow.terms.exchange.losses import EXPORT_FORMATS
from transflow.terms.read import MAX_BYTES

IMPORT_EPILOG = """Examples:

transflow glossary import terms.tbx -o glossary/terms.yaml

transflow glossary import deepl.csv --from en --to fr --name my-town

Exit codes: 0 everything was imported, 1 something was refused and is listed, 2 the file cannot be read."""
EXPORT_EPILOG = """Examples:

transflow glossary export --glossary glossary/ --to tbx -o terms.tbx

transflow glossary export --to deepl --direction en-fr -o deepl.tsv

transflow glossary export --to csv --excel -o terms.csv"""

Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write. Default: standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


class Direction(StrEnum):
    """Direction of a list of pairs."""

    FR_EN = "fr-en"
    EN_FR = "en-fr"


def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="TBX 2 or 3, TMX, CSV or TSV; the content tells which.")],
    output: Output = None,
    source: Annotated[str, typer.Option("--from", help="Language of the first of columns without names.")] = "fr",
    target: Annotated[str, typer.Option("--to", help="Language of the second.")] = "en",
    encoding: Annotated[str, typer.Option("--encoding", help="Where the file does not say it, such as windows-1252.")] = "",
    name: Annotated[str, typer.Option("--name", help="Name of the glossary. Default: the one in the file.")] = "",
    force: Force = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 also where data without a field were left out.")] = False,
    ui_lang: options.UiLang = None,
    width: options.Width = None,
) -> None:
    """Make a glossary file of a termbase: the YAML on standard output, what was refused or left out on standard error."""
    check_language_pair(source, target)
    _refuse_overwriting(output, force=force)
    try:
        text, glossary, tally = import_glossary(path, source=source, target=target, encoding=encoding, name=name)
    except MalformedError as error:
        message, hint = error.told(choose_language(ui_lang))
        raise GlossaryError(message, path=error.path, line=error.line, column=error.column, hint=hint) from None
    data = text.encode("utf-8")
    if output:
        write_atomically(output, data)
    else:
        write_out(text, "utf-8")
    excess = MAX_BYTES // 1_000_000 if len(data) > MAX_BYTES else 0
    look = _look(ui_lang, width)
    print(render_import(glossary, tally, look, output=str(output or ""), too_large=excess), file=sys.stderr, end="")
    left_out = bool(tally.left_out or tally.languages)
    raise typer.Exit(1 if tally.rejected or excess or (strict and left_out) else 0)


def export(
    to: Annotated[str, typer.Option("--to", help=f"{', '.join(EXPORT_FORMATS)}.")],
    glossary: options.Glossaries = None,
    output: Output = None,
    direction: Annotated[
        Direction | None, typer.Option("--direction", help="Of deepl (default fr-en) and google (default: both directions).")
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Of csv: semicolons, byte-order mark, for French Excel.")] = False,
    force: Force = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 where the format loses something.")] = False,
    ui_lang: options.UiLang = None,
    width: options.Width = None,
) -> None:
    """Write a glossary for another tool: the file on standard output, what it loses on standard error."""
    if direction and to not in {"deepl", "google"}:
        raise UsageError(f"--direction does not go with {to}", hint="it is for deepl and google; the other formats hold both")
    if excel and to not in {"csv", "tsv"}:
        raise UsageError(f"--excel does not go with {to}", hint="it is for csv and tsv")
    _refuse_overwriting(output, force=force)
    is_csv = output is not None and output.suffix.lower() == ".csv"
    delimiter = ";" if excel and to == "csv" else "," if to == "deepl" and is_csv else ""
    wanted = str(direction.value) if direction else ""
    done = export_glossary(glossary_paths(glossary or []), to, direction=wanted, delimiter=delimiter, version=__version__)
    text = f"\ufeff{done.text}" if excel else done.text
    if output:
        write_atomically(output, text.encode("utf-8"))
    else:
        write_out(text, "utf-8")
    print(render_export(done.concepts, to, done.losses, _look(ui_lang, width), output=str(output or "")), file=sys.stderr, end="")
    raise typer.Exit(1 if strict and done.losses else 0)


def _refuse_overwriting(output: Path | None, *, force: bool) -> None:
    if output is None or force:
        return
    if output.exists():
        raise UsageError(f"{output} is there already", hint="give --force to write over it, or another -o")


def _look(ui_lang: UiLanguage | None, width: int | None) -> RenderOptions:
    return RenderOptions(
        width=width or terminal_width(),
        color=has_color(sys.stderr),
        ui_language=choose_language(ui_lang),
        unicode=has_unicode(sys.stderr),
    )

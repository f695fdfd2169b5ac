"""`transflow models`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.table import Table
from rich.text import Text

from transflow.cli.session import has_color, has_progress, load_settings, terminal_width
from transflow.engines.packages import (
    Package,
    cache_folder,
    install_from_file,
    install_from_index,
    list_packages,
    packages_folder,
    remove_package,
)
from transflow.errors import UsageError
from transflow.reports._marks import clean

app = typer.Typer(help="List, install and remove translation packages (Argos Translate format).", no_args_is_help=True)
Force = Annotated[bool, typer.Option("--force", help="Replace a package that is installed already.")]


@app.command("list")
def list_models() -> None:
    """List the installed packages and those that come with transflow."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for title in ("pair", "version", "origin", "SHA-256", "where"):
        table.add_column(title, overflow="fold")
    for package in list_packages(os.environ):
        table.add_row(*_row(package))
    console = Console(width=terminal_width(), no_color=not has_color(sys.stdout), highlight=False, markup=False)
    console.print(table)


def _row(package: Package) -> tuple[Text, ...]:
    pair = f"{package.source} → {package.target}" if package.source else "damaged"
    state = f"{package.origin}: {package.problem}" if package.problem else package.origin
    return tuple(Text(clean(cell)) for cell in (pair, package.version, state, package.digest[:12], package.path))


@app.command()
def install(
    what: Annotated[list[str], typer.Argument(metavar="FILE | SOURCE TARGET", help="An .argosmodel file, or two language codes.")],
    index: Annotated[
        str, typer.Option("--index", help="URL of the package index. Default: the setting, else Argos Translate's.")
    ] = "",
    sha256: Annotated[str, typer.Option("--sha256", help="Checksum that the file must have.")] = "",
    force: Force = False,
) -> None:
    """Install a package from a file, or fetch the newest one of a language pair from the index."""
    if len(what) == 1:
        package = install_from_file(Path(what[0]), os.environ, sha256=sha256, force=force)
    elif len(what) == 2:
        package = _fetch(what[0], what[1], index or load_settings(None).models.index, force=force)
    else:
        raise UsageError("install takes a file, or two language codes", hint="transflow models install fr en")
    print(f"installed {package.source} → {package.target} {package.version} in {package.path} (SHA-256 {package.digest})")


def _fetch(source: str, target: str, index: str, *, force: bool) -> Package:
    address = index or os.environ.get("ARGOS_PACKAGE_INDEX", "")
    if address and not address.endswith(".json"):
        address = address.rstrip("/") + "/index.json"
    if not has_progress():
        return install_from_index(source, target, address, os.environ, force=force)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"{source} → {target}", total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total or None)

        return install_from_index(source, target, address, os.environ, force=force, progress=show)


@app.command()
def where() -> None:
    """Print the folder of installed packages and the cache of embedded ones."""
    print(f"packages  {packages_folder(os.environ)}")
    print(f"cache     {cache_folder(os.environ)}")


@app.command()
def remove(
    source: Annotated[str, typer.Argument(help="Source language code.")],
    target: Annotated[str, typer.Argument(help="Target language code.")],
) -> None:
    """Remove the installed packages of a language pair; embedded ones stay."""
    for package in remove_package(source, target, os.environ):
        print(f"removed {package.path}")

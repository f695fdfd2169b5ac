"""The entry point: commands, and how each kind of fault ends."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer
from typer.exceptions import TyperException

from transflow import __version__
from transflow.cli.session import UiLanguage, choose_language, has_color
from transflow.errors import ConfigError, GlossaryError, TransflowError, UsageError
from transflow.reports.error_report import render_error

COMMANDS = ("translate", "check", "segment", "explain", "glossary", "models")
"""Modules of `transflow.cli`, each with a function of its name, or a group of commands called `app`; in the order of the help."""

USAGE, INCIDENT, INTERRUPTED = 2, 3, 130


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"transflow {__version__}")
        raise typer.Exit


def build_app(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line with the command that is called, or with all where none is: no other is imported."""
    app = typer.Typer(
        name="transflow",
        help="Translate and review French and English press releases offline, with an institutional glossary.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_root)
    called = next((word for word in arguments if not word.startswith("-")), "")
    for name in [called] if called in COMMANDS else COMMANDS:
        module = import_module(f"transflow.cli.{name}")
        if group := getattr(module, "app", None):
            app.add_typer(group, name=name)
        else:
            app.command(name, epilog=getattr(module, "EPILOG", None))(getattr(module, name))
    return app


def _root(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a fault.")] = False,
) -> None:
    del version, debug


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, 3 incident or nothing to do, 130 interrupted."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Return the exit code of one command line."""
    debug = "--debug" in arguments
    try:
        code = build_app(arguments)(arguments, standalone_mode=False, prog_name="transflow") or 0
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except TyperException as error:
        show = getattr(error, "show", None)
        if show:
            show()
        else:
            print(f"transflow: {error}", file=sys.stderr)
        return USAGE
    except typer.Exit as error:
        code = error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INCIDENT
    except TransflowError as error:
        if debug:
            raise
        is_usage = isinstance(error, (UsageError, ConfigError, GlossaryError))
        code = USAGE if is_usage else INCIDENT
        print(_explain(error, arguments, code), file=sys.stderr, end="")
        return code
    except Exception as error:
        if debug:
            raise
        print(f"transflow: a fault of transflow itself: {type(error).__name__}: {error}", file=sys.stderr)
        print("  nothing is lost; run again with --debug and report what it shows", file=sys.stderr)
        return INCIDENT
    if code == INTERRUPTED:
        print("transflow: interrupted; files written so far are complete", file=sys.stderr)
    return int(code)


def _explain(error: TransflowError, arguments: list[str], code: int) -> str:
    language = next((value for name, value in itertools.pairwise(arguments) if name == "--ui-lang"), "")
    ui_language = choose_language(UiLanguage(language) if language in {"fr", "en"} else None)
    command = next((word for word in arguments if not word.startswith("-")), "")
    nothing = {
        "translate": ("nothing was translated", "rien n’a été traduit"),
        "check": ("nothing was checked", "rien n’a été contrôlé"),
    }.get(command, ("nothing was done", "rien n’a été fait"))
    after = f"{nothing[1]}. Code de sortie {code}." if ui_language == "fr" else f"{nothing[0]}. Exit {code}."
    return render_error(error, color=has_color(sys.stderr), ui_language=ui_language, after=after)

"""`transflow translate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from transflow import __version__
from transflow.api import check_language_pair
from transflow.cli import options
from transflow.cli.decisions import Decisions, find_waivers, settle
from transflow.cli.session import (
    Look,
    choose_language,
    describe_glossary,
    expand_paths,
    has_progress,
    keep_overrides,
    load_settings,
    open_glossary,
    plan_outputs,
    show_report,
    with_deep,
    with_names,
    with_threshold,
)
from transflow.errors import UsageError
from transflow.judges import open_judge
from transflow.model import Engine, Incident, Report
from transflow.pipeline import Job, translate_documents
from transflow.registry import ENGINES, REPORTS
from transflow.reports.progress import open_progress

EPILOG = """Examples:

transflow translate release.fr.html --from fr --to en

transflow translate press/ --from fr --to en -o english/ --format concise --fail-on warning"""


def translate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Documents (.txt, .md, .html) or folders.")],
    source: Annotated[str, typer.Option("--from", help="Language of the documents: fr or en.")] = "",
    target: Annotated[str, typer.Option("--to", help="Language to translate into.")] = "",
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="File, or folder for several documents.")
    ] = None,
    glossary: options.Glossaries = None,
    report_format: options.Format = "rich",
    fail_on: options.Threshold = None,
    engine: Annotated[str, typer.Option("--engine", help="Engine to translate with.")] = "",
    runner: Annotated[str, typer.Option("--runner", help="Where to run: local.")] = "local",
    offline: Annotated[bool, typer.Option("--offline/--no-offline", help="Open no network connection. Always so.")] = True,
    show_all: options.All = False,
    summary: options.SummaryOnly = False,
    show_spaces: options.ShowSpaces = False,
    show_ids: options.ShowIds = False,
    names: options.Names = None,
    ui_lang: options.UiLang = None,
    config: options.Config = None,
    width: options.Width = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    waivers: options.Waivers = None,
    waive: options.Waive = None,
    reason: options.Reason = "",
    author: options.Author = "",
    everywhere: options.Everywhere = False,
    since: options.Since = "",
    max_findings: options.MaxFindings = 0,
    deep: options.Deep = None,
) -> None:
    """Translate documents and show what a person must look at."""
    del offline
    if runner != "local":
        raise UsageError(f'unknown runner "{runner}"', hint="known: local")
    settings = with_names(load_settings(config), names or [])
    source, target = source or settings.source, target or settings.target
    if not source or not target:
        raise UsageError("the languages are not known", hint="give --from fr --to en, or set source and target in transflow.toml")
    check_language_pair(source, target)
    REPORTS.get(report_format)
    ui_language = choose_language(ui_lang)
    given = find_waivers(waivers, settings, is_written=bool(waive))
    decisions = Decisions(baseline, write_baseline, given, tuple(waive or ()), reason, author, everywhere, since, max_findings)
    decisions.check()
    terms = open_glossary(glossary or [], settings)
    settings = keep_overrides(glossary or [], settings)
    files = plan_outputs(expand_paths(paths, f".{target}"), out, settings.output, source, target)
    name = engine or settings.engine.name
    opened: Engine = ENGINES.get(name)(source, target, settings.engine)
    profile = getattr(settings.check.typography, target)
    recipe = {
        "version": __version__,
        "engine": name,
        "model": f"{opened.info.name} {opened.info.version}".strip(),
        "model_digest": opened.info.digest,
        **describe_glossary(terms),
        "typography": profile,
        "beam_size": str(settings.engine.beam_size),
        "num_hypotheses": str(settings.engine.num_hypotheses),
    }
    threshold = with_threshold(settings, fail_on)
    judge = open_judge(source, target, settings, name, opened) if with_deep(settings, deep) else None
    job = Job(target, source, terms, settings, threshold, ui_language, recipe, judge)
    report = _run(list(files), job, opened, ())
    report = settle(report, decisions, threshold, ui_language)
    look = Look(report_format, show_all, summary, show_spaces, width or 0, show_ids)
    raise typer.Exit(show_report(report, look, "translate", ui_language, threshold))


def _run(files: list[tuple[Path, Path]], job: Job, engine: Engine, incidents: tuple[Incident, ...]) -> Report:
    with open_progress(sys.stderr, has_progress(), job.ui_language) as bar:
        return translate_documents(list(files), job, engine, bar.advance, bar.start, incidents)

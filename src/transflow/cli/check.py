"""`transflow check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transflow import __version__
from transflow.api import check_language, check_language_pair
from transflow.cli import options
from transflow.cli.decisions import Decisions, find_waivers, settle
from transflow.cli.session import (
    Look,
    choose_language,
    describe_glossary,
    expand_paths,
    keep_overrides,
    load_settings,
    open_glossary,
    show_report,
    with_deep,
    with_jobs,
    with_names,
    with_threshold,
)
from transflow.errors import TransflowError, UsageError
from transflow.formats.pairs import SUFFIXES, read_languages, read_pairs
from transflow.judges import open_judge
from transflow.model import Report
from transflow.pipeline import Job, check_documents, check_pair_rows, check_translated, incident_of, join_reports
from transflow.registry import REPORTS
from transflow.text.leftovers import other_language

EPILOG = """Examples:

transflow check release.en.html --lang en

transflow check release.en.html --source release.fr.html

transflow check pairs.tsv --from fr --to en --format concise

transflow check release.en.html --source release.fr.html --deep"""


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Documents, folders, or .tsv, .tmx, .xlf files of pairs.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of documents without a source: fr or en.")] = "",
    source_file: Annotated[Path | None, typer.Option("--source", metavar="FILE", help="The document that PATH translates.")] = None,
    source: Annotated[str, typer.Option("--from", help="Language of the source. Default: the other one.")] = "",
    target: Annotated[str, typer.Option("--to", help="Language of the translation.")] = "",
    header: Annotated[bool, typer.Option("--header", help="The first line of a .tsv file is a header.")] = False,
    glossary: options.Glossaries = None,
    report_format: options.Format = "rich",
    fail_on: options.Threshold = None,
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
    jobs: options.Jobs = None,
) -> None:
    """Check documents in one language, or translations against their sources."""
    settings = with_names(load_settings(config), names or [])
    REPORTS.get(report_format)
    ui_language = choose_language(ui_lang)
    given = find_waivers(waivers, settings, is_written=bool(waive))
    decisions = Decisions(baseline, write_baseline, given, tuple(waive or ()), reason, author, everywhere, since, max_findings)
    decisions.check()
    files = expand_paths(paths)
    bilingual = source_file is not None or any(path.suffix.lower() in SUFFIXES for path in files)
    if source_file is not None and len(files) != 1:
        raise UsageError("--source goes with one document", hint="check one translation at a time")
    if deep and not bilingual:
        raise UsageError("--deep compares a translation with its source", hint="give --source FILE, or a file of pairs")
    source, target = _languages(lang, source or settings.source, target or settings.target, files, bilingual=bilingual)
    terms = open_glossary(glossary or [], settings)
    settings = keep_overrides(glossary or [], settings)
    threshold = with_threshold(settings, fail_on)
    recipe = {"version": __version__, **describe_glossary(terms)}
    judge = open_judge(source, target, settings) if bilingual and with_deep(settings, deep) else None
    job = Job(
        target, source if bilingual else "", terms, settings, threshold, ui_language, recipe, judge, with_jobs(settings, jobs)
    )
    report = _run(files, source_file, job, header=header)
    report = settle(report, decisions, threshold, ui_language)
    look = Look(report_format, show_all, summary, show_spaces, width or 0, show_ids)
    raise typer.Exit(show_report(report, look, "check", ui_language, threshold))


def _languages(lang: str, source: str, target: str, files: list[Path], *, bilingual: bool) -> tuple[str, str]:
    """Return source and target; where no option tells them, an XLIFF or TMX file does, then a name such as release.en.html."""
    endings = {path.stem.rpartition(".")[2] for path in files} & {"fr", "en"}
    declared = next(filter(None, map(read_languages, files)), None) if bilingual and not (lang or target) else None
    if declared and source in {"", declared[0]}:
        source, target = declared
    target = lang or target or (endings.pop() if len(endings) == 1 else "")
    if not target and source:
        target = other_language(source)
    if not target:
        raise UsageError("the language of the documents is not known", hint="give --lang en, or --from fr --to en for pairs")
    check_language(target)
    if not bilingual:
        return "", target
    source = source if source and source != target else other_language(target)
    check_language_pair(source, target)
    return source, target


def _run(files: list[Path], source_file: Path | None, job: Job, *, header: bool) -> Report:
    if source_file is not None:
        return check_translated(source_file, files[0], job)
    reports: list[Report] = []
    plain = [path for path in files if path.suffix.lower() not in SUFFIXES]
    problems = []
    for path in files:
        if path.suffix.lower() in SUFFIXES:
            try:
                reports.append(check_pair_rows(str(path), read_pairs(path, job.source, job.target, header=header), job))
            except TransflowError as error:
                problems.append(incident_of(error))
    if plain and job.source:
        raise UsageError("documents in one language cannot be checked together with pairs", hint="check them in two runs")
    if plain or not files:
        reports.append(check_documents(plain, job))
    return join_reports(reports, problems, job)

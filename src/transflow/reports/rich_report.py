"""The report that reviewers read in the terminal: side by side from 100 columns, French over English below."""

from __future__ import annotations

import shlex
from collections import Counter
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from transflow.model import DocumentReport, Finding, Level, Origin, Pair, Report, Summary, Verdict
from transflow.reports._details import finding_lines
from transflow.reports._marks import SPACES
from transflow.reports._options import RenderOptions
from transflow.reports._page import LEVEL_STYLES, Page
from transflow.reports._segments import heading_lines, plan_grid, segment_lines
from transflow.reports._wrap import flow, wrap

_VERDICTS = {Verdict.PASS: "bold green", Verdict.FAIL: "bold red", Verdict.INCIDENT: "bold magenta"}
_MOST_PATHS = 3
"""Files written that the closing lines name; more are told by their number, each under its document."""
_MARGIN = 2


def render(report: Report, options: RenderOptions) -> str:
    """Return the report; words stay whole, every line fits the width, no text from outside reaches the terminal's controls."""
    page = Page(options)
    lines: list[Text] = []
    if not options.summary_only:
        for number, document in enumerate(report.documents):
            lines += _document_lines(document, report, page, is_first=not number)
    lines += _incident_lines(report, page)
    lines += _closing_lines(report, page)
    return _print_lines(lines, options)


def _print_lines(lines: list[Text], options: RenderOptions) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=options.width,
        force_terminal=options.color,
        color_system="truecolor" if options.color else None,
        no_color=not options.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _document_lines(document: DocumentReport, report: Report, page: Page, *, is_first: bool) -> list[Text]:
    by_segment: dict[str, list[Finding]] = {pair.id: [] for pair in document.pairs}
    elsewhere: list[Finding] = []
    for finding in document.findings:
        by_segment.get(finding.segment, elsewhere).append(finding)
    shown = [pair for pair in document.pairs if is_shown(pair, by_segment[pair.id], page.options)]
    lines = _head_lines(document, report, page, is_first=is_first, is_full=is_first or bool(shown))
    if shown:
        grid = plan_grid(shown, page)
        lines += heading_lines(shown, grid, page)
        for pair in shown:
            lines += [*segment_lines(pair, by_segment[pair.id], grid, page), Text()]
    else:
        lines += [_quiet_line(document, page)]
        lines += [] if document.output and _has_many_outputs(report) else [Text()]
    lines += _foot_lines(document, len(document.pairs) - len(shown) if shown else 0, elsewhere, report, page)
    return lines


def is_shown(pair: Pair, findings: list[Finding], options: RenderOptions) -> bool:
    """Return whether a segment has something to look at."""
    is_changed = any(hit.status != "ok" for hit in pair.hits)
    return options.show_all or bool(findings) or pair.origin is Origin.FAILED or is_changed


def _quiet_line(document: DocumentReport, page: Page) -> Text:
    indent = " " * _MARGIN
    if not document.pairs:
        return Text(f"{indent}{page.signs.info} {page.say('no_text')}", "dim")
    return Text(f"{indent}{page.signs.ok} {page.say('clean', segments=page.count(len(document.pairs), 'segments'))}", "green")


def _head_lines(document: DocumentReport, report: Report, page: Page, *, is_first: bool, is_full: bool) -> list[Text]:
    """Return what the document is and, where `is_full`, what it was made with."""
    pair = document.language_pair
    pair = page.clean(pair).replace("-", f" {page.signs.arrow} ") if "-" in pair else page.language(pair)
    facts = [Text(page.clean(document.path) or "-", "bold"), Text(pair), Text(_origins(document, page), "dim")]
    facts += [Text(fact, "dim") for fact in (_recipe_facts(report, page) if is_full else ())]
    if is_first and report.seconds > 0 and report.words:
        facts.append(Text(page.say("rate", number=page.number(round(report.words / report.seconds))), "dim"))
    return flow([fact for fact in facts if fact.plain], page.width, 1, _MARGIN)


def _origins(document: DocumentReport, page: Page) -> str:
    segments = page.count(len(document.pairs), "segments")
    origins = Counter(pair.origin for pair in document.pairs)
    told = ", ".join(f"{origins[origin]} {page.say(origin.value)}" for origin in Origin if origins[origin])
    return page.say("colon", name=segments, text=told) if set(origins) - {Origin.HUMAN} else segments


def _recipe_facts(report: Report, page: Page) -> list[str]:
    recipe = report.recipe
    facts: list[str] = []
    if recipe.get("model"):
        digests = [part[:8] + page.signs.ellipsis for part in recipe.get("model_digest", "").split("+") if part]
        digest = f" (sha256 {' + '.join(digests)})" if digests else ""
        facts.append(page.say("model", name=page.clean(recipe["model"]) + digest))
    concepts = recipe.get("glossary_concepts", "")
    if concepts:
        told = page.count(int(concepts), "concepts") if concepts.isascii() and concepts.isdigit() else page.clean(concepts)
        facts.append(page.say("glossary", name=page.clean(recipe.get("glossary", "")), concepts=told))
    if recipe.get("typography"):
        facts.append(page.say("typography", name=page.clean(recipe["typography"])))
    return facts


def _foot_lines(document: DocumentReport, hidden: int, elsewhere: list[Finding], report: Report, page: Page) -> list[Text]:
    lines: list[Text] = []
    if elsewhere:
        lines.append(Text(f" {page.say('whole_document')}", "bold"))
        for finding in elsewhere:
            place = f"{page.say('line')} {finding.line}" if finding.line else ""
            lines += finding_lines(finding, _MARGIN, page, place=place)
        lines.append(Text())
    if document.notes:
        lines.append(Text(f" {page.say('notes')}", "bold"))
        for note in document.notes:
            lines += wrap(Text(f"{page.signs.info} {page.clean(note)}"), page.width, _MARGIN, _MARGIN)
        lines.append(Text())
    if hidden:
        told = page.say("more_one") if hidden == 1 else page.say("more", number=page.number(hidden))
        lines += [*wrap(Text(told, "dim"), page.width, _MARGIN), Text()]
    if document.output and _has_many_outputs(report):
        lines += [*wrap(Text(page.say("wrote", path=page.clean(document.output))), page.width, _MARGIN, _MARGIN), Text()]
    return lines


def _has_many_outputs(report: Report) -> bool:
    return sum(bool(document.output) for document in report.documents) > _MOST_PATHS


def _incident_lines(report: Report, page: Page) -> list[Text]:
    if not report.incidents:
        return []
    lines = [Text(f" {page.say('not_done')}", "bold magenta")]
    for incident in report.incidents:
        where = page.clean(incident.path)
        if incident.line:
            where += f":{incident.line}" + (f":{incident.column}" if incident.column else "")
        where = f"{where}  " if where else ""
        line = Text.assemble((f"{page.signs.error} ", "bold magenta"), (where, "bold"), page.clean(incident.message))
        lines += wrap(line, page.width, _MARGIN, _MARGIN)
        if incident.hint:
            hint = Text(f"{page.signs.arrow} {page.clean(incident.hint)}", "cyan")
            lines += wrap(hint, page.width, 2 * _MARGIN, _MARGIN)
    return [*lines, Text()]


def _closing_lines(report: Report, page: Page) -> list[Text]:
    """Return the legend, the counts, the verdict with its reason, and the next step."""
    summary = report.summary
    lines = flow(_legend(page), page.width, _MARGIN)
    lines.append(Text(page.signs.rule * page.width, "dim"))
    lines += flow([Text(fact) for fact in _run_facts(report, page)], page.width, _MARGIN, gap=f" {page.signs.dot} ")
    verdict = Text.assemble((page.say(summary.verdict.value), _VERDICTS[summary.verdict]), f"  {page.clean(summary.reason)}")
    steps = [Text(step) for step in _next_steps(report, page)]
    return lines + flow([verdict, *steps], page.width, _MARGIN)


def _run_facts(report: Report, page: Page) -> list[str]:
    summary = report.summary
    facts = [page.say("in", counts=_counts(summary, page), segments=page.count(summary.segments, "segments"))]
    failed = sum(pair.origin is Origin.FAILED for document in report.documents for pair in document.pairs)
    if failed:
        facts.append(page.say("failed_one") if failed == 1 else page.say("failed_many", number=page.number(failed)))
    if report.seconds > 0:
        facts.append(page.say("time", words=page.count(report.words, "words"), seconds=page.decimal(report.seconds)))
    written = [document.output for document in report.documents if document.output]
    if _has_many_outputs(report):
        return [*facts, page.say("wrote_many", number=page.number(len(written)))]
    return facts + [page.say("wrote", path=page.clean(path)) for path in written]


def _counts(summary: Summary, page: Page) -> str:
    counts = (("errors", summary.errors), ("warnings", summary.warnings), ("infos", summary.infos))
    return ", ".join(page.count(number, key) for key, number in counts)


def _next_steps(report: Report, page: Page) -> list[str]:
    verdict = report.summary.verdict
    written = [document for document in report.documents if document.output]
    one = written[0] if len(written) == 1 and len(report.documents) == 1 else None
    if verdict is Verdict.INCIDENT:
        return [page.say("next_incident" if report.incidents else "next_nothing")]
    if verdict is Verdict.PASS:
        if one:
            return [page.say("next_read", path=page.clean(one.output))]
        return [page.say("next_read_many")] if written else []
    if page.options.summary_only:
        return [page.say("next_see")]
    rules = [finding.rule for finding in sorted(report.findings, key=lambda finding: -finding.level.weight)]
    explain = [page.say("next_explain", rule=rules[0])] if rules else []
    if one:
        target = one.language_pair.rpartition("-")[2]
        language = "" if Path(one.output).stem.endswith(f".{target}") else f" --lang {page.clean(target)}"
        path, source = page.clean(shlex.quote(one.output)), page.clean(shlex.quote(one.path))
        return [page.say("next_check", path=path, source=source, language=language), *explain]
    return [page.say("next_correct"), *explain]


def _legend(page: Page) -> list[Text]:
    """Return the marks that the report used, each with its meaning."""
    signs, used = page.signs, page.used
    entries: list[tuple[str, str, str]] = []
    if "term" in used:
        entries.append((f"{signs.opening}{signs.ellipsis}{signs.closing}", "legend_term", "cyan"))
    if "under" in used:
        mark = page.say("legend_underlined") if page.options.color else signs.under * 3
        entries.append((mark, "legend_under", "underline" if page.options.color else ""))
    if "point" in used:
        entries.append((signs.point, "legend_point", "bold"))
    entries += [(signs.of(level), f"legend_{level.value}", LEVEL_STYLES[level]) for level in Level if level.value in used]
    if "change" in used:
        entries.append((signs.change, "legend_change", ""))
    if page.options.show_spaces and not page.options.summary_only:
        column = 0 if page.options.unicode else 1
        entries += [(SPACES["\u00a0"][column], "legend_nbsp", ""), (SPACES["\u202f"][column], "legend_thin", "")]
    return [Text.assemble((mark, style), " ", (page.say(key), "dim")) for mark, key, style in entries]

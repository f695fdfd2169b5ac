"""The report that reviewers read in the terminal: side by side from 100 columns, French over English below."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.text import Text

from transflow.model import DocumentReport, Finding, Level, Origin, Pair, Report, Verdict
from transflow.reports._details import finding_lines
from transflow.reports._facts import has_many_outputs, next_steps, recipe_facts, run_facts, tell_origins
from transflow.reports._marks import SPACES
from transflow.reports._options import RenderOptions
from transflow.reports._page import LEVEL_STYLES, Page
from transflow.reports._segments import heading_lines, plan_grid, segment_lines
from transflow.reports._wrap import flow, wrap

_VERDICTS = {Verdict.PASS: "bold green", Verdict.FAIL: "bold red", Verdict.INCIDENT: "bold magenta"}
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
        lines += [] if document.output and has_many_outputs(report) else [Text()]
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
    facts = [Text(page.clean(document.path) or "-", "bold"), Text(pair), Text(tell_origins(document, page), "dim")]
    facts += [Text(fact, "dim") for fact in (recipe_facts(report, page) if is_full else ())]
    if is_first and report.seconds > 0 and report.words:
        facts.append(Text(page.say("rate", number=page.number(round(report.words / report.seconds))), "dim"))
    return flow([fact for fact in facts if fact.plain], page.width, 1, _MARGIN)


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
    if document.output and has_many_outputs(report):
        lines += [*wrap(Text(page.say("wrote", path=page.clean(document.output))), page.width, _MARGIN, _MARGIN), Text()]
    return lines


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
    lines += flow([Text(fact) for fact in run_facts(report, page)], page.width, _MARGIN, gap=f" {page.signs.dot} ")
    verdict = Text.assemble((page.say(summary.verdict.value), _VERDICTS[summary.verdict]), f"  {page.clean(summary.reason)}")
    steps = [Text(step) for step in next_steps(report, page)]
    return lines + flow([verdict, *steps], page.width, _MARGIN)


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

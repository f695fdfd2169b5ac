"""The report that reviewers read in the terminal: side by side from 100 columns, French over English below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from transflow.model import DocumentReport, Finding, Incident, Pair, Report, Verdict
from transflow.reports._clean import clean
from transflow.reports._options import RenderOptions
from transflow.reports._segments import detail_lines, is_shown, mark_text, signs
from transflow.reports.messages import count, word

WIDE = 100
"""Columns from which source and target stand side by side."""
_INDENT = 5
_VERDICTS = {Verdict.PASS: "bold green", Verdict.FAIL: "bold red", Verdict.INCIDENT: "bold magenta"}


def render(report: Report, options: RenderOptions) -> str:
    """Return the report; every line fits the width, document text cannot reach the terminal's controls."""
    out = StringIO()
    console = Console(
        file=out,
        width=options.width,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        no_color=not options.color,
    )
    if not options.summary_only:
        for document in report.documents:
            for part in _document(document, report, options):
                console.print(part)
    for part in _incidents(report.incidents, options):
        console.print(part)
    for part in _closing(report, options):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _document(document: DocumentReport, report: Report, options: RenderOptions) -> list[RenderableType]:
    parts: list[RenderableType] = [_head(document, report, options), _rule(options)]
    by_segment: dict[str, list[Finding]] = {}
    for finding in document.findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    shown = [pair for pair in document.pairs if is_shown(pair, by_segment.get(pair.id, []), options)]
    parts.extend(_segment(pair, by_segment.get(pair.id, []), options) for pair in shown)
    hidden = len(document.pairs) - len(shown)
    if not shown:
        parts.append(Text(f"  {signs(options)['ok']} {word('clean', options.ui_language)}", "green"))
    if hidden:
        parts.append(Text("  " + word("more", options.ui_language).format(count=hidden), "dim"))
    lead = f"{signs(options)['info']} {word('note', options.ui_language)}: "
    parts.extend(Padding(Text(lead + clean(note), "yellow"), (0, 0, 0, 2)) for note in document.notes)
    if options.show_spaces:
        parts.append(Text("  " + word("spaces", options.ui_language), "dim"))
    parts.append(Text(""))
    return parts


def _head(document: DocumentReport, report: Report, options: RenderOptions) -> Text:
    language, recipe = options.ui_language, report.recipe
    pair = document.language_pair.replace("-", f" {signs(options)['arrow']} ")
    head = Text.assemble((f"{clean(document.path) or '-'}", "bold"), f"  {pair}")
    if recipe.get("model"):
        digest = f" ({recipe['model_digest'][:8]}…)" if recipe.get("model_digest") else ""
        head.append(f"   {word('model', language)} {clean(recipe['model'])}{digest}", "dim")
    if recipe.get("glossary_concepts"):
        name = clean(recipe.get("glossary", ""))
        head.append(
            f"   {word('glossary', language)} {name} ({count(int(recipe['glossary_concepts']), 'concepts', language)})", "dim"
        )
    origins = Counter(item.origin.value for item in document.pairs)
    told = ", ".join(f"{number} {word(origin, language)}" for origin, number in origins.items() if origin != "human")
    head.append(f"   {count(len(document.pairs), 'segments', language)}" + (f": {told}" if told else ""), "dim")
    if report.seconds > 0 and report.words:
        head.append(f"   {report.words / report.seconds:.0f} {word('per_second', language)}", "dim")
    return head


def _rule(options: RenderOptions) -> Text:
    return Text(signs(options)["rule"] * options.width, "dim", no_wrap=True, overflow="crop")


def _segment(pair: Pair, findings: list[Finding], options: RenderOptions) -> RenderableType:
    details = [Padding(line, (0, 0, 0, _INDENT + 1)) for line in detail_lines(pair, findings, options)]
    target = mark_text(pair, "target", findings, options)
    number = f"{pair.index:>{_INDENT - 1}}"
    if pair.source is None:
        return Group(_columns([(number, target)], options), *details, Text(""))
    source = mark_text(pair, "source", findings, options)
    if options.width >= WIDE:
        return Group(_columns([(number, source, target)], options), *details, Text(""))
    rows = [(f"{number} {pair.source_language}", source), (f"{'':>{_INDENT - 1}} {pair.target_language}", target)]
    return Group(_columns(rows, options), *details, Text(""))


def _columns(rows: Sequence[tuple[str | Text, ...]], options: RenderOptions) -> Table:
    """Return rows whose first cell is a number or label and whose others share the rest of the width."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), width=options.width)
    label = max(len(str(row[0])) for row in rows)
    table.add_column(width=label, no_wrap=True)
    for _ in rows[0][1:]:
        table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(Text(str(row[0]), "dim"), *row[1:])
    return table


def _incidents(incidents: tuple[Incident, ...], options: RenderOptions) -> list[RenderableType]:
    if not incidents:
        return []
    parts: list[RenderableType] = [Text(word("not_done", options.ui_language), "bold magenta")]
    for incident in incidents:
        where = clean(incident.path)
        if incident.line:
            where += f":{incident.line}" + (f":{incident.column}" if incident.column else "")
        line = Text.assemble((f"{signs(options)['bad']} ", "bold magenta"), (where, "bold"), f" {clean(incident.message)}")
        if incident.hint:
            line.append(f"  {signs(options)['arrow']} {clean(incident.hint)}", "cyan")
        parts.append(Padding(line, (0, 0, 0, 2)))
    return [*parts, Text("")]


def _closing(report: Report, options: RenderOptions) -> list[RenderableType]:
    language, summary = options.ui_language, report.summary
    dot = f" {signs(options)['dot']} "
    facts = [
        (
            f"{count(summary.errors, 'errors', language)}, {count(summary.warnings, 'warnings', language)}, "
            f"{count(summary.infos, 'infos', language)} {word('in', language)} {count(summary.segments, 'segments', language)}"
        )
    ]
    if report.seconds > 0:
        rate = f"{report.words / report.seconds:.0f} {word('per_second', language)}"
        facts.append(f"{count(report.words, 'words', language)} {word('in', language)} {report.seconds:.1f} s ({rate})")
    facts += [f"{word('wrote', language)} {clean(document.output)}" for document in report.documents if document.output]
    verdict = Text.assemble((word(summary.verdict.value, language), _VERDICTS[summary.verdict]), f"  {summary.reason}")
    parts: list[RenderableType] = [_rule(options), Text(dot.join(facts)), verdict]
    if summary.verdict is Verdict.FAIL:
        parts.append(Text(word("next_findings", language), "dim"))
    elif summary.verdict is Verdict.INCIDENT and report.incidents:
        parts.append(Text(word("next_incident", language), "dim"))
    return parts

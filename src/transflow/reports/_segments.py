"""One segment of the rich report: its text with marks in place, and the lines under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from transflow.model import Finding, Level, Origin, Pair, TermHit
from transflow.reports._clean import clean
from transflow.reports._diff import diff_words
from transflow.reports._options import RenderOptions
from transflow.reports.messages import word

STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.INFO: "blue"}
_QUIET = {"ok"}


def signs(options: RenderOptions) -> dict[str, str]:
    """Return the signs of a report; colour alone never says anything."""
    if options.unicode:
        return {
            "error": "✗",
            "warning": "!",
            "info": "·",
            "ok": "✓",
            "bad": "✗",
            "arrow": "→",
            "term": "‹",
            "term_end": "›",
            "fault": "⟦",
            "fault_end": "⟧",
            "rule": "─",
            "dot": "·",
        }
    return {
        "error": "x",
        "warning": "!",
        "info": "-",
        "ok": "+",
        "bad": "x",
        "arrow": "->",
        "term": "<",
        "term_end": ">",
        "fault": "[[",
        "fault_end": "]]",
        "rule": "-",
        "dot": "-",
    }


def is_shown(pair: Pair, findings: Sequence[Finding], options: RenderOptions) -> bool:
    """Return whether a segment has something to look at."""
    return options.show_all or bool(findings) or pair.origin is Origin.FAILED or any(hit.status not in _QUIET for hit in pair.hits)


def mark_text(pair: Pair, side: str, findings: Iterable[Finding], options: RenderOptions) -> Text:
    """Return one side of a segment with its glossary hits and findings marked."""
    raw = (pair.source or "") if side == "source" else pair.target
    sign = signs(options)
    marks: list[tuple[int, int, str, str, str]] = []
    for hit in pair.hits:
        start, end = (hit.source_start, hit.source_end) if side == "source" else (hit.target_start, hit.target_end)
        if 0 <= start < end <= len(raw):
            marks.append((start, end, sign["term"], sign["term_end"], "cyan" if hit.status in {"ok", "nbest"} else "bold cyan"))
    marks.extend(
        (finding.start, finding.end, sign["fault"], sign["fault_end"], STYLES[finding.level] + " underline")
        for finding in findings
        if finding.side == side and 0 <= finding.start < finding.end <= len(raw)
    )
    if not raw:
        return Text(word("empty", options.ui_language), style="italic")
    return _insert(clean(raw, show_spaces=options.show_spaces), marks)


def _insert(text: str, marks: Sequence[tuple[int, int, str, str, str]]) -> Text:
    """Return the text with its marks; equal ones stand once, and of those that meet the inner one closes first."""
    unique: dict[tuple[int, int, str], tuple[int, int, str, str, str]] = {}
    for mark in marks:
        unique.setdefault(mark[:3], mark)
    ordered = sorted(unique.values(), key=lambda mark: (mark[0], -mark[1]))
    out = Text()
    places = sorted({0, len(text), *(mark[0] for mark in ordered), *(mark[1] for mark in ordered)})
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        for _, end, _, closing, style in reversed(ordered):
            if end == place:
                out.append(closing, style)
        for start, _, opening, _, style in ordered:
            if start == place:
                out.append(opening, style)
        inside = [style for start, end, _, _, style in ordered if start <= place and following <= end and place < following]
        out.append(text[place:following], inside[-1] if inside else "")
    return out


def detail_lines(pair: Pair, findings: Sequence[Finding], options: RenderOptions) -> list[Text]:
    """Return the lines under a segment: failure, terms, change against the model, findings with suggestions."""
    sign = signs(options)
    lines: list[Text] = []
    if pair.origin is Origin.FAILED:
        lines.append(Text(f"{sign['bad']} {word('failed', options.ui_language)}: {clean(pair.reason)}", "bold red"))
    quiet = [hit for hit in pair.hits if hit.status == "ok"]
    if quiet:
        terms = [f"{sign['ok']} {_source_of(hit, pair)} {sign['arrow']} {clean(hit.form)}" for hit in quiet]
        lines.append(Text("   ".join(dict.fromkeys(terms)), style="green"))
    covered = [(finding.start, finding.end) for finding in findings if finding.side == "source"]
    base = ""
    for hit in pair.hits:
        told = any(start <= hit.source_start and hit.source_end <= end for start, end in covered)
        if hit.status == "ok" or (told and hit.status in {"missing", "forbidden"}):
            continue
        base = base or hit.base
        lines.append(_hit_line(hit, pair, options))
    if base:
        lines.append(_diff_line(base, pair.target))
    lines.extend(_finding_line(finding, options) for finding in findings)
    return lines


def _source_of(hit: TermHit, pair: Pair) -> str:
    return clean((pair.source or "")[hit.source_start : hit.source_end])


def _hit_line(hit: TermHit, pair: Pair, options: RenderOptions) -> Text:
    sign = signs(options)
    good = hit.status in {"forced", "nbest", "replaced", "source_sub"}
    line = f"{sign['ok' if good else 'bad']} {_source_of(hit, pair)} {sign['arrow']} {clean(hit.form)}"
    if good:
        return Text(f"{line}  ({_reason(hit, options)})", "green")
    return Text(f"{line}  {word(hit.status, options.ui_language)}", "bold red")


def _reason(hit: TermHit, options: RenderOptions) -> str:
    told = {
        "forced": ("put in by transflow", "imposé par transflow"),
        "replaced": ("replaced by transflow", "remplacé par transflow"),
        "source_sub": ("kept by transflow", "conservé par transflow"),
    }
    other = ("taken from another proposal of the model", "tiré d’une autre proposition du modèle")
    return told.get(hit.status, other)[1 if options.ui_language == "fr" else 0]


def _diff_line(base: str, target: str) -> Text:
    """Return the change against the model's own translation: `[-gone-]`, `{+new+}`."""
    out = Text()
    for kind, text in diff_words(clean(base), clean(target)):
        if kind == "=":
            out.append(text, "dim")
        elif kind == "-":
            out.append(f"[-{text}-]", "red strike")
        else:
            out.append(f"{{+{text}+}}", "green")
    return out


def _finding_line(finding: Finding, options: RenderOptions) -> Text:
    sign = signs(options)
    style = STYLES[finding.level]
    level = word(finding.level.value, options.ui_language)
    out = Text.assemble(
        (f"{sign[finding.level.value]} {level} ", style), (f"{finding.rule} {finding.name}  ", "bold"), clean(finding.message)
    )
    if finding.suggestions:
        out.append(f"  {sign['arrow']} {clean(' / '.join(finding.suggestions))}", "bold green")
    return out

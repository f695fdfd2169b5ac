"""Findings to findings: levels by configuration, one finding for one root cause, order; and the verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from transflow.model import DocumentReport, Finding, Incident, Level, Summary, Verdict

ORDER = (
    "untranslated-segment",
    "unrelated-target",
    "runaway-repetition",
    "date-value",
    "number-value",
    "acronym-mixed",
    "acronym-expansion",
    "glossary-forbidden",
    "name-mismatch",
    "omission",
    "addition",
    "negation-lost",
    "hyphenation-variant",
    "name-variant",
    "acronym-casing",
    "source-language-leftover",
    "glossary-term",
)
"""Which rule explains best what others see too, best first."""

_MEANING = frozenset({"number-value", "date-value", "glossary-term", "name-mismatch", "omission", "addition", "negation-lost"})

SILENCED = {
    "untranslated-segment": _MEANING | {"source-language-leftover", "unrelated-target"},
    "unrelated-target": _MEANING,
    "runaway-repetition": frozenset({"number-value", "date-value"}),
}
"""A segment with the first fault is not asked for the others: they would follow from it."""

_TOGETHER = frozenset({frozenset({"acronym-mixed", "acronym-expansion"})})
"""Two rules that may meet on one span: the reader mends two things."""

_WHOLE = frozenset({"untranslated-segment", "unrelated-target"})
"""Rules about a whole segment: what they do not silence stands beside them."""

Spanned = tuple[Finding, tuple[int, int] | None]
"""A finding and the span of the source that it belongs to, if any."""


def apply_levels(findings: Iterable[Spanned], levels: Mapping[str, str]) -> list[Spanned]:
    """Return the findings with the levels of the configuration, by rule name or id; `off` drops them."""
    kept: list[Spanned] = []
    for finding, span in findings:
        level = levels.get(finding.name) or levels.get(finding.rule)
        if level != "off":
            kept.append((replace(finding, level=Level(level)) if level else finding, span))
    return kept


def merge_causes(findings: Sequence[Spanned]) -> list[Finding]:
    """Return one finding for each root cause: the best explanation of overlapping ones, no consequences of a greater fault."""
    faults: dict[str, set[str]] = {}
    for finding, _ in findings:
        faults.setdefault(finding.segment, set()).add(finding.name)
    ranked = sorted(findings, key=lambda item: (_rank(item[0]), item[0].start))
    kept: list[Spanned] = []
    for item in ranked:
        finding = item[0]
        if any(finding.name in SILENCED[greater] for greater in faults[finding.segment] & SILENCED.keys()):
            continue
        if not any(_same_cause(item, other) for other in kept):
            kept.append(item)
    return [finding for finding, _ in kept]


def _rank(finding: Finding) -> int:
    return ORDER.index(finding.name) if finding.name in ORDER else len(ORDER)


def _same_cause(one: Spanned, other: Spanned) -> bool:
    (first, first_span), (second, second_span) = one, other
    if first.segment != second.segment or frozenset({first.name, second.name}) in _TOGETHER:
        return False
    if {first.name, second.name} & _WHOLE:
        return first.name == second.name
    if first.name == second.name:
        return first.side == second.side and (first.start, first.end) == (second.start, second.end)
    if "glossary-term" in {first.name, second.name} and set(first.suggestions) & set(second.suggestions):
        return True
    if first.side == second.side and first.start < second.end and second.start < first.end:
        return True
    return bool(first_span and second_span and first_span[0] < second_span[1] and second_span[0] < first_span[1])


def subtract_known(findings: Iterable[Finding], known: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings whose fingerprints are not known."""
    return tuple(finding for finding in findings if finding.fingerprint not in known)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the document."""
    return tuple(sorted(findings, key=lambda item: (item.line, item.column, item.side, item.start, item.rule)))


def summarize(documents: Sequence[DocumentReport], incidents: Sequence[Incident], fail_on: str, ui_language: str = "en") -> Summary:
    """Return the counts and the verdict: an incident beats a finding, a finding over the threshold beats a pass."""
    findings = [finding for document in documents for finding in document.findings]
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    segments = sum(len(document.pairs) for document in documents)
    over = [finding for finding in findings if fail_on != "never" and finding.level.weight >= Level(fail_on).weight]
    if incidents:
        verdict, reason = Verdict.INCIDENT, "incident"
    elif not segments:
        verdict, reason = Verdict.INCIDENT, "nothing"
    elif over:
        verdict, reason = Verdict.FAIL, "findings"
    else:
        verdict, reason = Verdict.PASS, "below" if findings else "clean"
    text = _REASONS[reason][1 if ui_language == "fr" else 0].format(count=len(over), incidents=len(incidents), fail_on=fail_on)
    return Summary(segments, counts[Level.ERROR], counts[Level.WARNING], counts[Level.INFO], len(incidents), verdict, text)


_REASONS = {
    "incident": (
        "not translated or not checked: {incidents}",
        "éléments non traduits ou non contrôlés : {incidents}",
    ),
    "nothing": ("there was nothing to translate or check", "il n’y avait rien à traduire ni à contrôler"),
    "findings": (
        "findings at or over the threshold: {count} (--fail-on {fail_on})",
        "signalements au seuil ou au-dessus : {count} (--fail-on {fail_on})",
    ),
    "below": (
        "no finding at or over the threshold (--fail-on {fail_on})",
        "aucun signalement au seuil ou au-dessus (--fail-on {fail_on})",
    ),
    "clean": ("nothing to report", "rien à signaler"),
}
"""Why a run ended as it did, in English and French."""

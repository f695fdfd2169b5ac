"""Findings to findings: levels by configuration, one finding for one root cause, order; and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transflow.model import Directive, DocumentReport, Finding, HiddenFinding, Incident, Level, State, Summary, Verdict

ORDER = (
    "untranslated-segment",
    "unrelated-target",
    "structure",
    "contact-data",
    "runaway-repetition",
    "date-value",
    "time-value",
    "ordinal-roman",
    "unit-value",
    "magnitude-currency",
    "percent",
    "number-value",
    "number-format",
    "acronym-mixed",
    "acronym-expansion",
    "glossary-forbidden",
    "official-name",
    "name-not-kept",
    "name-mismatch",
    "omission",
    "addition",
    "negation-lost",
    "meaning-flip",
    "hyphenation-variant",
    "spelling-variant",
    "name-variant",
    "acronym-casing",
    "exonym",
    "source-language-leftover",
    "term-inconsistent",
    "glossary-term",
    "doubled-term",
    "term-article",
    "term-number",
    "term-possible",
    "false-friend",
    "mechanical",
    "capitals",
    "abbreviations",
    "quotes",
    "en-spacing",
    "fr-spacing",
    "end-punctuation",
    "initial-punctuation",
    "dashes",
    "accents",
    "apostrophe",
    "consistency",
    "length-ratio",
    "sentence-count",
    "deep-adequacy",
    "deep-truncation",
    "deep-negation",
    "deep-opposite",
    "deep-word",
    "deep-number",
    "deep-omission",
    "deep-addition",
)
"""Which rule explains best what others see too, best first."""

_MEANING = frozenset(
    """number-value date-value time-value ordinal-roman unit-value magnitude-currency percent contact-data glossary-term
    name-mismatch name-not-kept official-name exonym omission addition negation-lost meaning-flip false-friend length-ratio
    sentence-count structure""".split()
)
_FORM = frozenset(
    """capitals quotes dashes end-punctuation initial-punctuation mechanical en-spacing fr-spacing number-format abbreviations
    accents""".split()
)
_DEEP = frozenset(
    "deep-adequacy deep-truncation deep-omission deep-addition deep-negation deep-opposite deep-number deep-word".split()
)

SILENCED = {
    "untranslated-segment": _MEANING | _FORM | _DEEP | {"source-language-leftover", "unrelated-target"},
    "unrelated-target": _MEANING | _FORM | _DEEP,
    "source-language-leftover": frozenset({"deep-adequacy"}),
    "runaway-repetition": frozenset({"number-value", "date-value", "mechanical", "length-ratio", "sentence-count"}) | _DEEP,
    "omission": frozenset({"length-ratio", "sentence-count"}) | _DEEP,
    "addition": frozenset({"length-ratio", "sentence-count"}) | _DEEP,
    "deep-adequacy": _DEEP - {"deep-adequacy"},
    "deep-truncation": frozenset({"deep-omission"}),
}
"""A segment with the first fault is not asked for the others: they would follow from it."""

_TOGETHER = frozenset({frozenset({"acronym-mixed", "acronym-expansion"})})
"""Two rules that may meet on one span: the reader mends two things."""

_WHOLE = frozenset({"untranslated-segment", "unrelated-target", "length-ratio", "sentence-count", "consistency", "deep-adequacy"})
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
    """Return one finding for each root cause: the best explanation of overlapping ones, no consequences of a greater fault.

    A remark comes after all others: a guess does not hide what is sure.
    """
    faults: dict[str, set[str]] = {}
    ranked = sorted(findings, key=lambda item: (item[0].level is Level.INFO, _rank(item[0]), item[0].start))
    kept: list[Spanned] = []
    for item in ranked:
        finding = item[0]
        if any(finding.name in SILENCED.get(greater, ()) for greater in faults.get(finding.segment, ())):
            continue
        if not any(_same_cause(item, other) for other in kept):
            kept.append(item)
            faults.setdefault(finding.segment, set()).add(finding.name)
    return [finding for finding, _ in kept]


def _rank(finding: Finding) -> int:
    return ORDER.index(finding.name) if finding.name in ORDER else len(ORDER)


def _same_cause(one: Spanned, other: Spanned) -> bool:
    (first, first_span), (second, second_span) = one, other
    if first.segment != second.segment or frozenset({first.name, second.name}) in _TOGETHER:
        return False
    if {first.name, second.name} & _WHOLE:
        return first.name == second.name
    if "end-punctuation" in {first.name, second.name} and not {first.name, second.name} <= _FORM:
        return False
    if first.name == second.name:
        return first.side == second.side and (first.start, first.end) == (second.start, second.end)
    if "glossary-term" in {first.name, second.name} and (
        set(first.suggestions) & set(second.suggestions) or (first.concept and first.concept == second.concept)
    ):
        return True
    if first.side == second.side and first.start < second.end and second.start < first.end:
        return True
    return bool(first_span and second_span and first_span[0] < second_span[1] and second_span[0] < first_span[1])


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision of a person that a finding may stand."""

    fingerprint: str
    rule: str
    text: str
    reason: str
    author: str = ""
    date: str = ""
    """ISO 8601."""
    path: str = ""
    every: bool = False
    """Holds for the same text under the same rule anywhere, not for one place alone."""
    concept: str = ""
    """Id of a glossary concept; with `every`, holds for all findings of the rule about it."""

    def covers(self, finding: Finding) -> bool:
        """Return whether the waiver speaks of a finding."""
        if self.every and self.concept:
            return (finding.rule, finding.concept) == (self.rule, self.concept)
        if self.every:
            return (finding.rule, finding.text) == (self.rule, self.text)
        return finding.fingerprint == self.fingerprint


def apply_directives(
    findings: Iterable[Finding], directives: Sequence[Directive], blocks: Mapping[str, tuple[str, int]]
) -> tuple[list[Finding], list[HiddenFinding], list[Directive]]:
    """Return the findings that stay, those that comments switch off, and the comments that switch nothing off.

    Args:
        findings: Findings of one document.
        directives: Comments of its file, in order.
        blocks: For each segment the id of its block and the line where the block starts.
    """
    kept: list[Finding] = []
    hidden: list[HiddenFinding] = []
    used: set[int] = set()
    for finding in findings:
        place = next(
            (place for place, one in enumerate(directives) if _switches_off(directives, place, one, finding, blocks)), None
        )
        if place is None:
            kept.append(finding)
        else:
            used.add(place)
            hidden.append(HiddenFinding(finding, State.SUPPRESSED, directives[place].reason))
    unused = [one for place, one in enumerate(directives) if place not in used and one.action != "on"]
    return kept, hidden, unused


def describe_unused(directive: Directive, ui_language: str) -> str:
    """Return what to say of a comment that changes nothing."""
    rules = " ".join(filter(None, (", ".join(directive.rules), ", ".join(directive.concepts))))
    if directive.action == "ignore" and not directive.reason:
        if ui_language == "fr":
            return f"ligne {directive.line} : « transflow: ignore {rules} » est sans effet, faute de raison après deux-points"
        return f'line {directive.line}: "transflow: ignore {rules}" has no effect: it gives no reason after a colon'
    if ui_language == "fr":
        return f"ligne {directive.line} : « transflow: {directive.action} {rules} » ne fait taire aucun signalement".replace(
            "  ", " "
        )
    return f'line {directive.line}: "transflow: {directive.action} {rules}" suppresses no finding'


def _names_rule(directive: Directive, finding: Finding) -> bool:
    named = not directive.rules or bool({finding.rule, finding.name} & set(directive.rules))
    return named and (not directive.concepts or finding.concept in directive.concepts)


def _switches_off(
    directives: Sequence[Directive], place: int, one: Directive, finding: Finding, blocks: Mapping[str, tuple[str, int]]
) -> bool:
    if one.action == "on" or finding.line < one.line or not _names_rule(one, finding):
        return False
    if one.action == "ignore" and (one.is_inside or not one.reason):
        return bool(one.reason) and finding.line == one.line
    if one.action in {"ignore-next", "ignore"}:
        block, line = blocks.get(finding.segment, ("", 0))
        after = [start for _, start in blocks.values() if start >= one.line]
        return bool(block) and line == min(after, default=0)
    ends = [later.line for later in directives[place + 1 :] if later.action == "on" and _names_rule(later, finding)]
    return finding.line < min(ends, default=finding.line + 1)


def waive(
    findings: Iterable[Finding], waivers: Sequence[Waiver]
) -> tuple[tuple[Finding, ...], tuple[HiddenFinding, ...], frozenset[int]]:
    """Return the findings that stay, those that a waiver covers, and the places of the waivers that cover one."""
    kept: list[Finding] = []
    hidden: list[HiddenFinding] = []
    used: set[int] = set()
    for finding in findings:
        place = next((place for place, waiver in enumerate(waivers) if waiver.covers(finding)), None)
        if place is None:
            kept.append(finding)
        else:
            used.add(place)
            hidden.append(HiddenFinding(finding, State.WAIVED, waivers[place].reason))
    return tuple(kept), tuple(hidden), frozenset(used)


def hide(
    findings: Iterable[Finding], state: State, is_hidden: Callable[[Finding], bool]
) -> tuple[tuple[Finding, ...], tuple[HiddenFinding, ...]]:
    """Return the findings that stay, and the others with their state."""
    kept: list[Finding] = []
    hidden: list[HiddenFinding] = []
    for finding in findings:
        if is_hidden(finding):
            hidden.append(HiddenFinding(finding, state))
        else:
            kept.append(finding)
    return tuple(kept), tuple(hidden)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by level, worst first, those of one level in their order."""
    return sorted(findings, key=lambda finding: -finding.level.weight)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the document."""
    return tuple(sorted(findings, key=lambda item: (item.line, item.column, item.side, item.start, item.rule)))


def summarize(
    documents: Sequence[DocumentReport],
    incidents: Sequence[Incident],
    fail_on: str,
    ui_language: str = "en",
    *,
    has_segments: bool = True,
) -> Summary:
    """Return the counts and the verdict: an incident beats a finding, a finding over the threshold beats a pass.

    Where documents have segments, a run without one is an incident: nothing was checked.
    """
    findings = [finding for document in documents for finding in document.findings]
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    segments = sum(len(document.pairs) for document in documents)
    over = [finding for finding in findings if fail_on != "never" and finding.level.weight >= Level(fail_on).weight]
    if incidents:
        verdict, reason = Verdict.INCIDENT, "incident"
    elif has_segments and not segments:
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

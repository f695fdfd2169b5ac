"""The lines under a segment: what failed, what became of the terms, what was changed, what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.text import Text

from transflow.model import Finding, Origin, Pair, TermHit
from transflow.reports._diff import Run, diff_words, is_reworded, shorten_kept
from transflow.reports._page import LEVEL_STYLES, Page
from transflow.reports._passages import REPAIRED, earlier_wording, hits_to_tell, is_named
from transflow.reports._wrap import flow, wrap
from transflow.reports.messages import has_word

_HANG = 2


def detail_lines(pair: Pair, findings: Sequence[Finding], whole: Collection[Finding], indent: int, page: Page) -> list[Text]:
    """Return the lines under a segment, each within the page; `whole` are findings about all of their side."""
    lines: list[Text] = []
    if pair.origin is Origin.FAILED:
        name = page.say("not_translated").strip("()")
        text = page.say("colon", name=name, text=page.clean(pair.reason)) if pair.reason else name
        lines += wrap(Text(f"{page.signs.error} {text}", "bold red"), page.width, indent, _HANG)
    base = next((hit.base for hit in pair.hits if hit.base), "")
    runs = diff_words(base, pair.target) if base and pair.target else []
    terms = list({item.plain: item for item in _term_items(pair, findings, runs, page)}.values())
    lines += flow(terms, page.width, indent)
    if base and base != pair.target:
        lines += _change_lines(base, runs, indent, page)
    for finding in findings:
        lines += finding_lines(finding, indent, page, is_whole=finding in whole, is_quoted=len(findings) > 1)
    return lines


def finding_lines(
    finding: Finding, indent: int, page: Page, *, is_whole: bool = False, is_quoted: bool = False, place: str = ""
) -> list[Text]:
    """Return one finding: sign, rule, message, and what to write instead.

    `is_quoted` puts the passage before a message that does not name it, since other findings stand beside this one.
    """
    style = LEVEL_STYLES[finding.level]
    page.used.add(finding.level.value)
    out = Text.assemble((f"{page.signs.of(finding.level)} ", style))
    if place:
        out.append(f"{place}  ", "bold")
    out.append(page.clean(f"{finding.rule} {finding.name}"), style).append("  ")
    if is_quoted and not is_whole and not is_named(finding):
        out.append(page.say("colon", name=page.quote(finding.text), text=page.clean(finding.message)))
    else:
        out.append(page.clean(finding.message))
    if is_whole:
        out.append(f" {page.say('whole')}", "dim")
    if page.options.show_ids:
        out.append(f"  [{finding.fingerprint[:10]}]", "dim")
    if not finding.suggestions:
        return wrap(out, page.width, indent, _HANG)
    told = " / ".join(page.clean(item) or page.say("remove") for item in finding.suggestions)
    answer = Text(f"{page.signs.arrow} {told}", "bold green")
    together = out + Text("   ") + answer
    if len(lines := wrap(together, page.width, indent, _HANG)) == 1:
        return lines
    return wrap(out, page.width, indent, _HANG) + wrap(answer, page.width, indent + _HANG, _HANG)


def _term_items(pair: Pair, findings: Sequence[Finding], runs: list[Run], page: Page) -> list[Text]:
    """Return what became of each term, the quiet ones first; what a finding tells anyway is left to it."""
    return [_term_item(hit, pair, runs, page) for hit in hits_to_tell(pair, findings)]


def _term_item(hit: TermHit, pair: Pair, runs: list[Run], page: Page) -> Text:
    is_good = hit.status == "ok" or hit.status in REPAIRED
    style = "green" if is_good else "bold red"
    sign = page.signs.ok if is_good else page.signs.error
    source = page.clean((pair.source or "")[hit.source_start : hit.source_end]).strip() or page.clean(hit.concept)
    out = Text.assemble((sign, style), f" {source} {page.signs.arrow} ", (page.clean(hit.form), style))
    if hit.glossary:
        out.append(f" [{page.clean(hit.glossary)}]", "dim")
    if hit.status == "ok":
        return out
    told = page.say(hit.status) if has_word(hit.status) else page.clean(hit.status)
    said = earlier_wording(hit, runs)
    if said:
        told = page.say("said", told=told, text=page.quote(said))
    return out.append(f" ({told})", "dim" if is_good else style)


def _change_lines(base: str, runs: list[Run], indent: int, page: Page) -> list[Text]:
    """Return the change against the model's own translation: `[-gone-] {+new+}`, with a little of what stands around."""
    if is_reworded(runs, base):
        out = Text.assemble((f"{page.signs.change} {page.say('reworded')} ", "dim"), page.clean(base))
        return wrap(out, page.width, indent, _HANG)
    page.used.add("change")
    out = Text.assemble((f"{page.signs.change} {page.say('changed')} ", "dim"))
    for number, (kind, text) in enumerate(runs):
        if kind == "=":
            out.append(page.clean(shorten_kept(text, number > 0, number + 1 < len(runs), page.signs.ellipsis)), "dim")
        else:
            _append_change(out, kind, page.clean(text), page.signs.space)
    return wrap(out, page.width, indent, _HANG)


def _append_change(out: Text, kind: str, text: str, space: str) -> None:
    """Append one change; the spaces at its ends stand outside its signs, so that they can be read."""
    inner = text.strip() or space
    if text[:1].isspace() or out.plain.endswith(("-]", "+}")):
        out.append(" ")
    out.append(f"[-{inner}-]" if kind == "-" else f"{{+{inner}+}}", "red strike" if kind == "-" else "bold green")
    if text[-1:].isspace():
        out.append(" ")

"""The segments of the page for reviewers: source beside target, and below them what became of the terms and what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from transflow.model import Finding, Origin, Pair, TermHit
from transflow.reports._diff import Run, diff_words, is_reworded, shorten_kept
from transflow.reports._html_text import Content, E, language_attribute, mark_text, plain, spell
from transflow.reports._page import Page
from transflow.reports._passages import REPAIRED, earlier_wording, hits_to_tell, is_named, is_whole, side_of
from transflow.reports.messages import has_word

Found = Sequence[tuple[int, Finding]]
"""Findings, each with its place in the report: the number in its anchor."""


def segment_element(pair: Pair, anchor: str, findings: Found, page: Page) -> Content:
    """Return one segment: heading, texts side by side, terms, change against the model's text, findings."""
    whole = {place for place, finding in findings if is_whole(finding, side_of(pair, finding.side))}
    marked = [(place, finding) for place, finding in findings if place not in whole]
    numbers = {place: number for number, (place, _) in enumerate(findings, 1)}
    sides = ["target"] if pair.source is None else ["source", "target"]
    attributes = {"class": "segment", "id": anchor, "aria-labelledby": f"{anchor}-h"}
    if pair.origin is Origin.FAILED:
        attributes["data-failed"] = "yes"
    base = next((hit.base for hit in pair.hits if hit.base), "")
    runs = diff_words(base, pair.target) if base and pair.target else []
    parts: list[Content] = [
        _heading(pair, anchor, page),
        E.div({"class": "texts"}, *(_text(pair, side, marked, numbers, page) for side in sides)),
    ]
    if pair.origin is Origin.FAILED:
        parts.append(_failure(pair, page))
    if hits := hits_to_tell(pair, [finding for _, finding in findings]):
        items = [_term_item(hit, pair, runs, page) for hit in dict.fromkeys(hits)]
        parts.append(E.ul({"class": "terms", "aria-label": page.say("page_terms")}, *items))
    if base and base != pair.target:
        parts.append(_change(base, runs, pair, page))
    if findings:
        parts.append(finding_list(findings, page, pair, whole))
    return E.article(attributes, *parts)


def finding_list(findings: Found, page: Page, pair: Pair | None = None, whole: Collection[int] = ()) -> Content:
    """Return the list of the findings of a segment, or of a document as a whole where there is no pair.

    `whole` are the places of those about all of their side.
    """
    items = [
        _finding_item(number, place, finding, pair, page, is_whole=place in whole)
        for number, (place, finding) in enumerate(findings, 1)
    ]
    return E.ol({"class": "findings", "aria-label": page.say("page_findings")}, *items)


def _heading(pair: Pair, anchor: str, page: Page) -> Content:
    facts = [f"{page.say('line')} {pair.line}"] if pair.line else []
    role = "quote_role" if pair.role == "quote" else pair.role
    if role != "body" and has_word(role):
        facts.append(page.say(role))
    if pair.origin is not Origin.HUMAN:
        facts.append(page.say(pair.origin.value))
    link = E.a({"href": f"#{anchor}"}, str(pair.index or "-"))
    return E.h3({"id": f"{anchor}-h"}, link, " ", E.small(", ".join(facts)))


def _text(pair: Pair, side: str, marked: Found, numbers: dict[int, int], page: Page) -> Content:
    raw = side_of(pair, side)
    if raw.strip() or any(finding.side == side for _, finding in marked):
        content = mark_text(pair, side, marked, numbers)
    else:
        key = "not_translated" if side == "target" and pair.origin is Origin.FAILED else "empty"
        content = [E.em({"lang": page.options.ui_language}, page.say(key))]
    return E.p({"class": side, "dir": "ltr"} | _language_of(pair, side), *content)


def _failure(pair: Pair, page: Page) -> Content:
    name = page.say("not_translated").strip("()")
    told = page.say("colon", name=name, text=plain(pair.reason)) if pair.reason else name
    return E.p({"class": "failure"}, f"{page.signs.error} {told}")


def _term_item(hit: TermHit, pair: Pair, runs: list[Run], page: Page) -> Content:
    is_good = hit.status == "ok" or hit.status in REPAIRED
    source = (pair.source or "")[hit.source_start : hit.source_end].strip() or hit.concept
    item = E.li({"class": "good" if is_good else "bad"}, f"{page.signs.ok if is_good else page.signs.error} ")
    item.append(E.span(_language_of(pair, "source"), *spell(source)))
    item.append(E.b(f" {page.signs.arrow} ", E.span(_language_of(pair, "target"), *spell(hit.form))))
    if hit.status == "ok":
        return item
    told = page.say(hit.status) if has_word(hit.status) else plain(hit.status)
    if said := earlier_wording(hit, runs):
        told = page.say("said", told=told, text=page.say("quote", text=plain(said)))
    item.append(E.small(f" ({told})"))
    return item


def _change(base: str, runs: list[Run], pair: Pair, page: Page) -> Content:
    """Return the change against the model's own translation, with a little of what stands around."""
    language = _language_of(pair, "target")
    if not runs or is_reworded(runs, base):
        return E.p({"class": "change"}, f"{page.signs.change} {page.say('reworded')} ", E.span(language, *spell(base)))
    content: list[Content] = []
    for number, (kind, text) in enumerate(runs):
        if kind == "=":
            content += spell(shorten_kept(text, number > 0, number + 1 < len(runs), page.signs.ellipsis))
        else:
            content.append(E("del" if kind == "-" else "ins", *spell(text)))
    return E.p({"class": "change"}, f"{page.signs.change} {page.say('changed')} ", E.span(language, *content))


def _finding_item(number: int, place: int, finding: Finding, pair: Pair | None, page: Page, *, is_whole: bool) -> Content:
    item = E.li(
        {
            "class": "finding",
            "id": f"f{place}",
            "value": str(number),
            "tabindex": "-1",
            "data-level": finding.level.value,
            "data-rule": plain(finding.rule),
        },
        E.strong({"class": "level"}, f"{page.signs.of(finding.level)} {page.say(f'legend_{finding.level.value}')}"),
        " ",
        E.span({"class": "rule"}, plain(f"{finding.rule} {finding.name}")),
        " ",
    )
    if pair is None and finding.line:
        item.append(E.b(f"{page.say('line')} {finding.line} "))
    if not is_whole and not is_named(finding):
        item.append(_quote(finding, pair, page))
    item.append(E.span({"class": "message"}, plain(finding.message)))
    if is_whole:
        item.append(E.small(f" {page.say('whole')}"))
    if finding.suggestions:
        item.append(_answers(finding, pair, page))
    if page.options.show_ids:
        item.append(E.code(f" [{plain(finding.fingerprint[:10])}]"))
    return item


def _quote(finding: Finding, pair: Pair | None, page: Page) -> Content:
    before, after = page.say("colon", name=page.say("quote", text="\0"), text="").split("\0")
    return E.span({"class": "quoted"}, before, E.span(_language_of(pair, finding.side), *spell(finding.text)), after)


def _answers(finding: Finding, pair: Pair | None, page: Page) -> Content:
    # What is proposed is to be written into the target, also where the source is marked.
    language = _language_of(pair, "target")
    out = E.span({"class": "answers"}, f" {page.signs.arrow} ")
    for number, answer in enumerate(finding.suggestions):
        if number:
            out.append(E.span(f" {page.say('or')} "))
        out.append(E.b(language, *spell(answer)) if answer else E.b(page.say("remove")))
    return out


def _language_of(pair: Pair | None, side: str) -> dict[str, str]:
    if pair is None:
        return {}
    return language_attribute(pair.source_language if side == "source" else pair.target_language)

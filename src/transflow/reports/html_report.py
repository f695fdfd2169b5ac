"""One page for reviewers: a self-contained file that opens in any browser, needs no network and is read without scripts too."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from lxml import etree

from transflow.model import DocumentReport, Finding, HiddenFinding, Incident, Level, Origin, Report, State, Verdict
from transflow.reports._entries import incidents_of
from transflow.reports._facts import has_many_outputs, next_steps, recipe_facts, run_facts, tell_origins
from transflow.reports._html_segments import Found, finding_list, segment_element
from transflow.reports._html_text import Content, E, plain
from transflow.reports._html_tools import keys_dialog, legend, toolbar
from transflow.reports._marks import FULL
from transflow.reports._options import RenderOptions
from transflow.reports._page import Page

_SIGNS = {Verdict.PASS: FULL.ok, Verdict.FAIL: FULL.error, Verdict.INCIDENT: FULL.warning}
_STATES = {State.SUPPRESSED: "suppressed_here"}
"""States whose name means something else where terms are told."""


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as an HTML document.

    Style and script stand in the page; its policy allows these two by their digests and nothing else, so that no text can
    load, send or run anything.
    """
    page = Page(replace(options, show_spaces=False, unicode=True))
    attributes = {"lang": options.ui_language} | ({"class": "spaces"} if options.show_spaces else {})
    root = E.html(attributes, _head(report, page), _body(report, page, options))
    text: str = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return text + "\n"


@cache
def read_asset(name: str) -> str:
    """Return the style sheet or the script of the page; line ends are those that a browser takes the digest of."""
    return files("transflow.reports").joinpath(name).read_text("utf-8")


def policy() -> str:
    """Return the Content-Security-Policy of the page.

    Source: https://www.w3.org/TR/CSP3/#framework-directives
    """
    style, script = (_digest(read_asset(name)) for name in ("html_report.css", "html_report.js"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _head(report: Report, page: Page) -> Content:
    paths = [plain(document.path) for document in report.documents if document.path]
    named = f" - {paths[0]}" if len(paths) == 1 else ""
    return E.head(
        E.meta({"charset": "utf-8"}),
        E.meta({"http-equiv": "Content-Security-Policy", "content": policy()}),
        E.meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        E.meta({"name": "color-scheme", "content": "light dark"}),
        E.meta({"name": "referrer", "content": "no-referrer"}),
        E.meta({"name": "generator", "content": f"transflow {plain(page.options.version)}".strip()}),
        E.title(f"{page.say(report.summary.verdict.value)} - {page.say('page_title')}{named} - transflow"),
        E.style(read_asset("html_report.css")),
    )


def _body(report: Report, page: Page, options: RenderOptions) -> Content:
    documents = () if options.summary_only else report.documents
    main = E.main({"id": "texts", "tabindex": "-1"})
    main.extend(_incidents(report, page))
    start = 1
    for number, document in enumerate(documents, 1):
        main.append(_document(document, number, start, report, page))
        start += len(document.findings)
    parts = [E.a({"class": "skip", "href": "#texts"}, page.say("page_skip")), _header(report, page)]
    if documents:
        parts += [toolbar(report, page, options), legend(page), keys_dialog(page)]
    return E.body(*parts, main, _footer(report, page), E.script(read_asset("html_report.js")))


def _header(report: Report, page: Page) -> Content:
    summary = report.summary
    verdict = E.p({"class": "verdict", "data-verdict": summary.verdict.value})
    verdict.append(E.strong(f"{_SIGNS[summary.verdict]} {page.say(summary.verdict.value)}"))
    verdict.append(E.span(f" {plain(summary.reason)}"))
    facts = [E.li(plain(fact)) for fact in run_facts(report, page)]
    out = E.header(
        E.h1(page.say("colon", name="transflow", text=page.say("page_title"))), verdict, E.ul({"class": "facts"}, *facts)
    )
    if made_with := recipe_facts(report, page):
        out.append(E.details(E.summary(page.say("page_recipe")), E.ul(*(E.li(plain(fact)) for fact in made_with)), _recipe(report)))
    if len(report.documents) > 1 and not page.options.summary_only:
        items = [_document_link(document, number, page) for number, document in enumerate(report.documents, 1)]
        out.append(E.nav({"aria-label": page.say("page_documents")}, E.ul(*items)))
    return out


def _recipe(report: Report) -> Content:
    rows = [part for name, value in report.recipe.items() for part in (E.dt(plain(name)), E.dd(plain(value)))]
    return E.dl(*rows)


def _document_link(document: DocumentReport, number: int, page: Page) -> Content:
    levels = Counter(finding.level for finding in document.findings)
    keys = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.INFO: "infos"}
    told = ", ".join(page.count(levels[level], key) for level, key in keys.items() if levels[level])
    link = E.a({"href": f"#d{number}"}, plain(document.path) or "-")
    return E.li(link, E.small(f" {told}")) if told else E.li(link)


def _incidents(report: Report, page: Page) -> list[Content]:
    incidents = incidents_of(report)
    if not incidents:
        return []
    items = [_incident_item(incident, page) for incident in incidents]
    heading = E.h2({"id": "incidents"}, page.say("not_done"))
    return [E.section({"class": "incidents", "aria-labelledby": "incidents"}, heading, E.ul(*items))]


def _incident_item(incident: Incident, page: Page) -> Content:
    where = plain(incident.path)
    if incident.line:
        where += f":{incident.line}" + (f":{incident.column}" if incident.column else "")
    item = E.li(f"{page.signs.error} ", E.b(f"{where} " if where else ""), f"{plain(incident.code)}: {plain(incident.message)}")
    if incident.hint:
        item.append(E.p({"class": "hint"}, f"{page.signs.arrow} {plain(incident.hint)}"))
    return item


def _document(document: DocumentReport, number: int, start: int, report: Report, page: Page) -> Content:
    """Return one document; its findings are numbered from `start`."""
    by_segment: dict[str, list[tuple[int, Finding]]] = {pair.id: [] for pair in document.pairs}
    elsewhere: list[tuple[int, Finding]] = []
    for place, finding in enumerate(document.findings, start):
        by_segment.get(finding.segment, elsewhere).append((place, finding))
    anchor = f"d{number}"
    section = E.section({"class": "document", "id": anchor, "aria-labelledby": f"{anchor}-h"})
    section.append(E.h2({"id": f"{anchor}-h"}, plain(document.path) or "-"))
    section.append(E.p({"class": "origin"}, _origin(document, report, page)))
    section.extend(_document_parts(document, elsewhere, page))
    if document.pairs:
        section.append(_columns(document, page))
    for count, pair in enumerate(document.pairs, 1):
        # A second segment of the same id would repeat the anchors of the first one's findings.
        element = segment_element(pair, f"{anchor}-{count}", by_segment.pop(pair.id, []), page)
        element.tail = "\n"
        section.append(element)
    return section


def _origin(document: DocumentReport, report: Report, page: Page) -> str:
    pair = document.language_pair
    languages = plain(pair).replace("-", f" {page.signs.arrow} ") if "-" in pair else plain(page.language(pair))
    facts = [languages, tell_origins(document, page) if document.pairs else page.say("no_text")]
    if document.output and has_many_outputs(report):
        facts.append(page.say("wrote", path=plain(document.output)))
    return f" {page.signs.dot} ".join(fact for fact in facts if fact)


def _document_parts(document: DocumentReport, elsewhere: Found, page: Page) -> Iterator[Content]:
    """Yield what is to be known of a document beside its segments."""
    if document.pairs and not document.findings and not any(pair.origin is Origin.FAILED for pair in document.pairs):
        told = page.say("clean", segments=page.count(len(document.pairs), "segments"))
        yield E.p({"class": "good"}, f"{page.signs.ok} {told}")
    if elsewhere:
        yield E.h3(page.say("whole_document"))
        yield finding_list(elsewhere, page)
    if document.notes:
        yield E.h3(page.say("notes"))
        yield E.ul(*(E.li(plain(note)) for note in document.notes))
    if document.hidden:
        items = [_hidden_item(hidden, page) for hidden in document.hidden]
        yield E.details(E.summary(f"{page.say('page_left_out')} ({page.number(len(items))})"), E.ul(*items))


def _hidden_item(hidden: HiddenFinding, page: Page) -> Content:
    finding = hidden.finding
    state = page.say(_STATES.get(hidden.state, hidden.state.value))
    why = page.say("colon", name=state, text=plain(hidden.reason)) if hidden.reason else state
    place = f"{page.say('line')} {finding.line} " if finding.line else ""
    return E.li(f"{place}{plain(finding.rule)} {plain(finding.name)} ", plain(finding.message), E.small(f" ({why})"))


def _columns(document: DocumentReport, page: Page) -> Content:
    """Return the names of the columns; readers that do not see them have the language of each text."""
    pair = document.pairs[0]
    languages = [pair.target_language] if pair.source is None else [pair.source_language, pair.target_language]
    return E.div({"class": "texts columns", "aria-hidden": "true"}, *(E.p(plain(page.language(tag))) for tag in languages))


def _footer(report: Report, page: Page) -> Content:
    steps = [E.p(plain(step)) for step in next_steps(report, page)]
    return E.footer(*steps, E.p(f"transflow {plain(page.options.version)}".strip()))

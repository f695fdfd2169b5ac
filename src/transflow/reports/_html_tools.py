"""The filters, the legend and the list of keys of the page for reviewers."""

from __future__ import annotations

from collections import Counter

from transflow.model import Level, Origin, Report
from transflow.reports._html_text import Content, E, plain
from transflow.reports._marks import SPACES
from transflow.reports._options import RenderOptions
from transflow.reports._page import Page

_LEVELS = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.INFO: "infos"}
_KEYS = (
    ("j", "n", "page_next"),
    ("k", "p", "page_previous"),
    ("/", "", "page_search"),
    ("?", "", "page_keys"),
    ("Esc", "", "page_keys_leave"),
)


def toolbar(report: Report, page: Page, options: RenderOptions) -> Content:
    """Return the filters; the script shows them, since they do nothing without it."""
    segments = sum(len(document.pairs) for document in report.documents)
    attributes = {"id": "tools", "class": "tools", "role": "search", "aria-label": page.say("page_tools"), "hidden": ""}
    return E.div(
        attributes,
        E.label(page.say("page_search"), " ", E.input({"type": "search", "id": "query", "autocomplete": "off"})),
        _levels(report, page),
        _rules(report, page),
        _switch("only", page.say("page_only"), is_on=not options.show_all and _has_work(report)),
        _switch("spaces", page.say("page_spaces"), is_on=options.show_spaces),
        E.span(
            {"class": "buttons"},
            _button("previous", f"↑ {page.say('page_previous')}"),
            _button("next", f"↓ {page.say('page_next')}"),
            _button("show-keys", f"? {page.say('page_keys')}"),
        ),
        E.output(
            {"id": "shown", "role": "status", "data-shown": page.say("page_shown"), "data-none": page.say("page_none")},
            page.say("page_shown", shown=page.number(segments), all=page.number(segments)),
        ),
    )


def legend(page: Page) -> Content:
    """Return what the signs in the texts mean."""
    items = [E.li(E.span({"class": "term", "data-open": page.signs.opening, "data-close": page.signs.closing}, "…"))]
    items[0].append(E.span(f" {page.say('legend_term')}"))
    for level in Level:
        mark = E.mark({"class": "passage", "data-level": level.value, "data-number": "1"}, "…")
        items.append(E.li(mark, f" {page.signs.of(level)} {page.say(f'legend_{level.value}')}, {page.say('legend_under')}"))
    items.append(E.li(E.mark({"class": "point", "data-level": "error"}), f" {page.say('legend_point')}"))
    spaces = (("\u00a0", "legend_nbsp"), ("\u202f", "legend_thin"))
    items += [E.li({"class": "of-spaces"}, f"{SPACES[space][0]} {page.say(key)}") for space, key in spaces]
    return E.details({"class": "legend"}, E.summary(page.say("page_legend")), E.ul(*items))


def keys_dialog(page: Page) -> Content:
    """Return the list of keys; single keys can be switched off.

    Source: WCAG 2.2, success criterion 2.1.4 (character key shortcuts).
    """
    rows = []
    for first, second, key in _KEYS:
        names = E.dt(E.kbd(first))
        if second:
            names.append(E.span(f" {page.say('or')} ", E.kbd(second)))
        rows += [names, E.dd(page.say(key))]
    return E.dialog(
        {"id": "keys", "aria-labelledby": "keys-h"},
        E.h2({"id": "keys-h"}, page.say("page_keys")),
        E.dl(*rows),
        _switch("keys-on", page.say("page_keys_on"), is_on=True),
        _button("close-keys", page.say("page_close")),
    )


def _levels(report: Report, page: Page) -> Content:
    counts = Counter(finding.level for finding in report.findings)
    boxes = [
        E.label(
            E.input({"type": "checkbox", "name": "level", "value": level.value, "checked": ""}),
            f" {page.count(counts[level], key)}",
        )
        for level, key in _LEVELS.items()
    ]
    return E.fieldset(E.legend(page.say("page_levels")), *boxes)


def _rules(report: Report, page: Page) -> Content:
    counts = Counter(plain(finding.rule) for finding in report.findings)
    names = {plain(finding.rule): plain(finding.name) for finding in report.findings}
    options = [E.option({"value": rule}, f"{rule} {names[rule]} ({page.number(counts[rule])})") for rule in sorted(counts)]
    every = E.option({"value": ""}, page.say("page_all_rules"))
    return E.label(page.say("head_rule"), " ", E.select({"id": "rule"}, every, *options))


def _has_work(report: Report) -> bool:
    """Return whether any segment would be left by the filter for those to be looked at."""
    failed = any(pair.origin is Origin.FAILED for document in report.documents for pair in document.pairs)
    return failed or bool(report.findings)


def _switch(name: str, text: str, *, is_on: bool) -> Content:
    attributes = {"type": "checkbox", "id": name} | ({"checked": ""} if is_on else {})
    return E.label(E.input(attributes), f" {text}")


def _button(name: str, text: str) -> Content:
    return E.button({"type": "button", "id": name}, text)

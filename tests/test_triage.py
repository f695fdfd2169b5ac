from __future__ import annotations

import pytest

from transflow.model import DocumentReport, Finding, Incident, Level, Pair, Verdict
from transflow.triage import apply_levels, merge_causes, sort_findings, summarize


def finding(name, start=0, end=4, *, level=Level.ERROR, side="target", segment="0.1", suggestions=()):
    return Finding("X1", name, "other", level, segment, side, start, end, "text", "message", suggestions, line=1, column=start + 1)


PAIR = Pair("0.1", 1, 1, 1, "text")


@pytest.mark.parametrize(
    ("findings", "incidents", "fail_on", "verdict"),
    [
        ([], [], "error", Verdict.PASS),
        ([finding("a")], [], "error", Verdict.FAIL),
        ([finding("a", level=Level.WARNING)], [], "error", Verdict.PASS),
        ([finding("a", level=Level.WARNING)], [], "warning", Verdict.FAIL),
        ([finding("a", level=Level.INFO)], [], "info", Verdict.FAIL),
        ([finding("a")], [], "never", Verdict.PASS),
        ([], [Incident("x", "y")], "never", Verdict.INCIDENT),
        ([finding("a")], [Incident("x", "y")], "error", Verdict.INCIDENT),
    ],
)
def test_verdict(findings, incidents, fail_on, verdict):
    report = DocumentReport("a", "en", (PAIR,), tuple(findings))
    summary = summarize([report], incidents, fail_on)
    assert summary.verdict is verdict
    assert summary.reason
    assert summarize([report], incidents, fail_on, "fr").reason != summary.reason


def test_nothing_is_never_green():
    assert summarize([], [], "error").verdict is Verdict.INCIDENT


def test_levels_by_name_and_id():
    spanned = [(finding("a"), None), (finding("b"), None)]
    assert [item.level for item, _ in apply_levels(spanned, {"a": "info", "X1": "warning"})] == [Level.INFO, Level.WARNING]
    assert apply_levels(spanned, {"X1": "off"}) == []


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (finding("name-mismatch"), finding("name-variant"), ["name-mismatch"]),
        (finding("name-mismatch"), finding("name-variant", 10, 14), ["name-mismatch", "name-variant"]),
        (finding("untranslated-segment", 0, 40), finding("number-value", 3, 5), ["untranslated-segment"]),
        (finding("untranslated-segment", 0, 40), finding("name-variant", 3, 5), ["untranslated-segment", "name-variant"]),
        (finding("acronym-mixed"), finding("acronym-expansion"), ["acronym-mixed", "acronym-expansion"]),
        (finding("acronym-mixed"), finding("glossary-forbidden"), ["acronym-mixed"]),
        (
            finding("glossary-term", side="source", suggestions=("x",)),
            finding("name-variant", suggestions=("x",)),
            ["name-variant"],
        ),
        (finding("name-mismatch"), finding("name-variant", segment="0.2"), ["name-mismatch", "name-variant"]),
    ],
)
def test_one_root_cause_one_finding(one, other, kept):
    for pair in ([one, other], [other, one]):
        assert [item.name for item in merge_causes([(item, None) for item in pair])] == kept


def test_source_spans_join_causes():
    pair = [(finding("number-value"), (3, 5)), (finding("date-value", 20, 22), (3, 8))]
    assert [item.name for item in merge_causes(pair)] == ["date-value"]


def test_order_of_the_document():
    items = [finding("b", 9), finding("a", 2)]
    assert [item.start for item in sort_findings(items)] == [2, 9]

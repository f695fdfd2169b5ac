from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from transflow.model import DocumentReport, Finding, Level, Pair, Report, Summary, TermHit, Verdict
from transflow.reports._options import RenderOptions
from transflow.reports.rich_report import render

NAMES = ("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run")
SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "TRANSFLOW_UPDATE_SNAPSHOTS"
"""Set to write the snapshots anew; look at the difference before it is kept."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def options(**changes):
    return RenderOptions(**({"version": "0.1.0"} | changes))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_snapshot(samples, name, width, language):
    shown = render(samples[name], options(width=width, ui_language=language, show_spaces=name == "odd_text"))
    path = SNAPSHOTS / f"{name}.{width}.{language}.txt"
    if os.environ.get(UPDATE):
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 123, 160])
@pytest.mark.parametrize("color", [False, True])
def test_lines_fit_and_nothing_reaches_the_terminal(samples, name, width, color):
    shown = render(samples[name], options(width=width, color=color, show_all=True))
    plain = COLOUR.sub("", shown) if color else shown
    assert not FORBIDDEN.search(plain)
    assert max(cell_len(line) for line in plain.splitlines()) <= width
    assert not any(line.endswith(" ") for line in plain.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_equal_runs_give_equal_text(samples, name):
    assert render(samples[name], options(color=True)) == render(samples[name], options(color=True))


def test_colour_adds_nothing_but_styles(samples):
    coloured = render(samples["failed"], options(color=True))
    assert coloured != COLOUR.sub("", coloured)
    assert COLOUR.sub("", coloured) == render(samples["failed"], options())


def test_document_text_is_not_dimmed(samples):
    for width in (80, 160):
        shown = render(samples["bilingual"], options(color=True, width=width))
        line = next(line for line in shown.splitlines() if "craft village" in line)
        before = line[: line.index("The Galilée")]
        assert before.rfind("\x1b[0m") > before.rfind("\x1b[2m")


def test_markup_and_escapes_are_shown_as_they_are_written(samples):
    shown = render(samples["hostile"], options(width=160))
    for sign in ("␛[31mmaire", "<U+202E>écrit<U+202C>", "[red]à tous[/red]", ":smile:", "<U+009B>", "<U+D800>", "{name} %s"):
        assert sign in shown


@pytest.mark.parametrize("name", ["bilingual", "one_language"])
def test_a_terminal_without_unicode_gets_ascii_signs(samples, name):
    report = samples[name]
    shown = render(report, options(width=100, unicode=False))
    assert {sign for sign in shown if not sign.isascii()} <= set("àéèÉ")
    assert "<urban policy>" in shown or name == "one_language"


def test_marks_stand_under_the_passage():
    pair = Pair("1", 1, 1, 1, "The 上海 mayor of Saint Herbain", "Le maire", "fr", "en")
    start = pair.target.index("Saint")
    finding = Finding("NAME001", "name", "other", Level.ERROR, "1", "target", start, start + 13, "", "wrong")
    lines = render(_report(pair, finding), options()).splitlines()
    row = next(number for number, line in enumerate(lines) if "Saint Herbain" in line)
    assert cell_len(lines[row][: lines[row].index("Saint")]) == lines[row + 1].index("~")
    assert lines[row + 1].strip() == "~" * 13


def test_no_break_spaces_hold_words_together():
    target = "word " * 14 + "12\u00a0500\u202f000 people"
    pair = Pair("1", 1, 1, 1, target, "x", "fr", "en")
    shown = render(_report(pair), options(width=80, show_all=True))
    assert "12\u00a0500\u202f000" in shown
    assert "⍽" not in shown
    spaced = render(_report(pair), options(width=80, show_all=True, show_spaces=True))
    assert "12⍽500⎵000" in spaced
    assert "⍽ no-break space" in spaced


def test_only_segments_to_look_at_are_shown(samples):
    shown = render(samples["bilingual"], options())
    assert "city contract" not in shown
    assert "1 more segment with nothing to look at (--all shows it)" in shown
    everything = render(samples["bilingual"], options(show_all=True))
    assert "city contract" in everything
    assert "--all" not in everything


def test_summary_leaves_the_documents_out_but_never_incidents(samples):
    shown = render(samples["failed"], options(summary_only=True))
    assert "conseil régional" not in shown
    assert "no such file" in shown
    assert "INCOMPLETE" in shown


def test_a_forced_term_tells_what_the_model_said(samples):
    shown = render(samples["bilingual"], options(width=160))
    assert "✓ politique de la ville → urban policy (put in by transflow; the model said “the policy of the city”)" in shown
    assert "come under [-the-] {+urban+} policy [-of the city-]." in shown
    assert "✗ guichets uniques → one-stop shop (missing from the translation)" in shown


def test_findings_that_no_segment_holds_are_not_lost(samples):
    assert "two kinds of quotation marks" in render(samples["odd_text"], options())


def test_next_step_names_the_language_where_the_file_does_not(samples):
    report = samples["bilingual"]
    moved = replace(report, documents=(replace(report.documents[0], output="out/my release.html"),))
    shown = render(moved, options(width=200))
    assert "transflow check 'out/my release.html' --source press/nantes-2026-03.fr.html --lang en" in shown


def test_speed_is_told_only_where_something_was_translated(samples):
    assert "322 words/s" in render(samples["bilingual"], options())
    assert "words/s" not in render(samples["one_language"], options())


def test_overlapping_terms_and_findings_out_of_range_do_no_harm():
    pair = Pair(
        "1", 1, 1, 1, "abc", "déf", "fr", "en", hits=(TermHit("c", 0, 2, "ab", "ok", 0, 2), TermHit("d", 1, 3, "bc", "odd", 1, 3))
    )
    findings = [
        Finding("R", "n", "other", Level.INFO, "1", side, start, end, "", "told")
        for side, start, end in (("target", -4, 99), ("target", 2, 1), ("source", 50, 60), ("other", 0, 1))
    ]
    assert render(_report(pair, *findings), options()).count("told") == len(findings)


@settings(max_examples=60, deadline=None)
@given(
    source=st.text(max_size=90),
    target=st.text(alphabet=st.characters() | st.sampled_from("ab \u00a0\u0301漢\x1b‹❤\ufe0f"), max_size=120),
    spans=st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=4),
    width=st.integers(30, 130),
    color=st.booleans(),
)
def test_any_text_fits(source, target, spans, width, color):
    hits = tuple(TermHit("c", 0, 1, target[start:end], "forced", start, end, target[::-1]) for start, end in spans[:2])
    pair = Pair("1", 1, 1, 1, target, source, "fr", "en", hits=hits)
    findings = [Finding("R1", "name", "other", Level.ERROR, "1", "target", *span, "", "message") for span in spans]
    shown = render(_report(pair, *findings), options(width=width, color=color, show_all=True))
    plain = COLOUR.sub("", shown) if color else shown
    assert not FORBIDDEN.search(plain)
    assert max(cell_len(line) for line in plain.split("\n")) <= width


def _report(pair, *findings):
    document = DocumentReport("a.txt", "fr-en", (pair,), findings)
    return Report((document,), (), Summary(1, len(findings), 0, 0, 0, Verdict.FAIL, "reason"))

from __future__ import annotations

import pytest

from transflow.errors import DocumentError, GlossaryError, UsageError, WriteError
from transflow.reports.error_report import render_error


def test_the_line_is_shown_with_carets(tmp_path):
    path = tmp_path / "urban.yaml"
    path.write_text("concepts:\n  - id: qpv\n      statut: preferred\n", encoding="utf-8")
    error = GlossaryError('unknown field "statut"', hint="allowed here: term, status", path=str(path), line=3, column=7)
    assert render_error(error, after="nothing was translated. Exit 2.") == (
        f"transflow: cannot read {path}\n"
        '  line 3, column 7: unknown field "statut"\n'
        "      3 |       statut: preferred\n"
        "        |       ^^^^^^\n"
        "  allowed here: term, status\n"
        "  nothing was translated. Exit 2.\n"
    )


def test_french(tmp_path):
    error = GlossaryError("vide", path=str(tmp_path / "a.yaml"), line=3)
    assert render_error(error, ui_language="fr").splitlines() == [
        f"transflow: lecture impossible\u00a0: {tmp_path / 'a.yaml'}",
        "  ligne 3\u00a0: vide",
    ]


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (UsageError("no files", hint="name one"), ["transflow: no files", "  name one"]),
        (DocumentError("no such file", path="a.txt"), ["transflow: cannot read a.txt", "  no such file"]),
        (WriteError("disk full", path="a.txt"), ["transflow: cannot write a.txt", "  disk full"]),
    ],
)
def test_without_a_line(error, lines):
    assert render_error(error).splitlines() == lines


def test_carets_stand_under_the_word_after_controls_and_wide_signs(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("\x1b上海\u202e: bad\n", encoding="utf-8")
    lines = render_error(GlossaryError("odd", path=str(path), line=1, column=7)).splitlines()
    assert lines[2] == "      1 | ␛上海<U+202E>: bad"
    assert lines[3] == "        | " + " " * 15 + "^^^"


def test_a_fault_far_to_the_right_is_brought_into_view(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("x" * 500 + " bad " + "y" * 500, encoding="utf-8")
    lines = render_error(GlossaryError("odd", path=str(path), line=1, column=502)).splitlines()
    assert lines[2].index("bad") == lines[3].index("^^^")
    assert len(lines[2]) < 120


@pytest.mark.parametrize("line", [1, 2, 99])
def test_files_that_cannot_be_shown_do_no_harm(tmp_path, line):
    folder = GlossaryError("odd", path=str(tmp_path), line=line, column=1)
    assert len(render_error(folder).splitlines()) == 2
    missing = GlossaryError("odd", path="a\x00b", line=line, column=999)
    assert len(render_error(missing).splitlines()) == 2


def test_colour_and_hostile_text():
    shown = render_error(DocumentError("\x1b[2J [red]", path="a\x1b]0;x\x07\n.txt"), color=True)
    assert "␛[2J [red]" in shown
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown

from __future__ import annotations

import errno
import json
import os

import pytest

from transflow.cli.session import UiLanguage, choose_language, expand_paths, has_color, plan_outputs, terminal_width
from transflow.errors import UsageError
from transflow.formats import atomic


class Terminal:
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"CI": "true"}, False),
        ({"TERM": "dumb"}, False),
        ({"CI": "1", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour(monkeypatch, environment, colour):
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_color(Terminal()) is colour


def test_no_colour_in_a_pipe(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    assert has_color(object()) is False


@pytest.mark.parametrize(("columns", "width"), [("160", 160), ("20", 40), ("x", None)])
def test_width(monkeypatch, columns, width):
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width() == width or width is None


@pytest.mark.parametrize(("locale", "language"), [("fr_FR.UTF-8", "fr"), ("en_GB.UTF-8", "en"), ("de_DE", "en")])
def test_language(monkeypatch, locale, language):
    monkeypatch.setenv("LANG", locale)
    assert choose_language(None) == language
    assert choose_language(UiLanguage.FR) == "fr"


def test_outputs(tmp_path):
    first, second = tmp_path / "a.fr.html", tmp_path / "b.txt"
    planned = plan_outputs([first, second], None, "{dir}/{stem}.{target}{suffix}", "fr", "en")
    assert [path.name for _, path in planned] == ["a.en.html", "b.en.txt"]
    with pytest.raises(UsageError):
        plan_outputs([first], first, "{dir}/{stem}", "fr", "en")


def test_outputs_of_an_earlier_run_are_no_inputs(tmp_path):
    for name in ("a.fr.txt", "a.en.txt", "b.png"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in expand_paths([tmp_path], ".en")] == ["a.fr.txt"]


@pytest.mark.parametrize("fault", ["full disk", "no permission"])
def test_write_fault_in_a_batch_leaves_the_others(call, tmp_path, release, monkeypatch, fault):
    other = tmp_path / "z.fr.txt"
    other.write_text("Contrat de ville\n", encoding="utf-8")
    real, calls = os.fsync, []

    def fail_first(descriptor):
        calls.append(descriptor)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    if fault == "full disk":
        monkeypatch.setattr(atomic.os, "fsync", fail_first)
    else:
        release.with_name("release.en.txt").mkdir()
    code, out, _ = call("translate", release, other, "--from", "fr", "--to", "en", "--format", "json")
    report = json.loads(out)
    assert code == 3
    assert [incident["code"] for incident in report["incidents"]] == ["write"]
    assert other.with_name("z.en.txt").read_text("utf-8") == "City contract\n"
    assert [document["output"] is None for document in report["documents"]] == [True, False]

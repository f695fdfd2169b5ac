"""segment, explain, glossary, models, and the root."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from transflow.engines import packages


def test_segment(call, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("M. le maire a signé. Il est content.\nFin.\n", encoding="utf-8")
    assert call("segment", path, "--lang", "fr")[:2] == (0, "M. le maire a signé.\nIl est content.\nFin.\n")
    rows = json.loads(call("segment", path, "--lang", "fr", "--format", "json")[1])["segments"]
    assert [(row["line"], row["column"], row["start"], row["end"]) for row in rows] == [
        (1, 1, 0, 20),
        (1, 22, 21, 36),
        (2, 1, 0, 4),
    ]


@pytest.mark.parametrize(
    ("arguments", "code"), [(("none.txt", "--lang", "fr"), 3), (("none.txt", "--lang", "xx"), 2), (("a.txt",), 2)]
)
def test_segment_bad_input(call, arguments, code):
    assert call("segment", *arguments)[0] == code


def test_explain(call):
    code, out, _ = call("explain", "NUM001")
    assert code == 0
    assert "number-value" in out
    assert "Flagged:" in out
    assert len(call("explain")[1].splitlines()) >= 12
    assert call("explain", "NOPE")[0] == 2


def test_glossary_commands(call, tmp_path, release):
    assert "PASS" in call("glossary", "lint")[1]
    assert json.loads(call("glossary", "schema")[1])["title"] == "transflow glossary"
    found = call("glossary", "match", release, "--lang", "fr", "--format", "concise")[1]
    assert '"Contrat de ville" contrat-ville preferred' in found
    bad = tmp_path / "bad.yaml"
    bad.write_text("version: 2\nconcepts: [{}]\n", encoding="utf-8")
    code, out, _ = call("glossary", "lint", bad)
    assert code == 1
    assert "2:" in out


def test_models(call, tmp_path, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    archive = next(Path(packages.EMBEDDED).glob("*fr_en*.argosmodel"))
    copy = tmp_path / "copy.argosmodel"
    shutil.copy(archive, copy)
    assert "embedded" in call("models", "list")[1]
    code, out, err = call("models", "install", copy)
    assert code == 0, err
    assert "installed fr → en" in out
    assert "installed" in call("models", "list")[1]
    assert str(tmp_path / "packages") in call("models", "where")[1]
    assert call("models", "install", copy)[0] == 3
    assert call("models", "install", copy, "--force")[0] == 0
    assert call("models", "install", copy, "--force", "--sha256", "0" * 64)[0] == 3
    assert "removed" in call("models", "remove", "fr", "en")[1]
    assert call("models", "remove", "fr", "en")[0] == 3
    assert call("models", "install", tmp_path / "none.argosmodel")[0] == 3
    assert call("models", "install", "a", "b", "c")[0] == 2


def test_version_and_help(call):
    assert call("--version")[1].startswith("transflow 0")
    assert "translate" in call("--help")[1]
    assert "Examples" in call("translate", "--help")[1]


def test_unknown_command_is_usage(call):
    assert call("transmogrify")[0] == 2

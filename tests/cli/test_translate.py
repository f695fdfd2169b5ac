"""`transflow translate`: the main job, and one test for each kind of bad input, alone and within a batch."""

from __future__ import annotations

import errno
import json
import os
import socket

import pytest

from transflow.formats import atomic

FROM_TO = ("--from", "fr", "--to", "en")


def test_writes_english_beside_and_reports(call, release):
    code, out, err = call("translate", release, *FROM_TO)
    english = release.with_name("release.en.txt")
    assert code == 0, out + err
    assert english.read_text("utf-8").count("\n") == 3
    assert "city contract" in english.read_text("utf-8").lower()
    assert "fr → en" in out
    assert "PASS" in out
    assert str(english) in out.replace("\n", "")


def test_json_has_the_stable_shape(call, release):
    code, out, _ = call("translate", release, *FROM_TO, "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert report["version"] == 1
    assert report["summary"]["verdict"] == "pass"
    (document,) = report["documents"]
    first = document["segments"][0]
    assert document["language_pair"] == "fr-en"
    assert (first["index"], first["line"], first["origin"]) == (1, 1, "locked")
    assert first["terms"][0]["status"] == "ok"
    assert first["terms"][0]["source_span"] == [0, 16]
    assert report["recipe"]["model_digest"]
    assert report["recipe"]["glossary_digest"]


def test_same_input_same_output(call, release):
    outputs = []
    for _ in range(2):
        call("translate", release, *FROM_TO, "--format", "json")
        outputs.append(release.with_name("release.en.txt").read_bytes())
    assert outputs[0] == outputs[1]


def test_no_socket_is_opened(call, release, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    code, _, err = call("translate", release, *FROM_TO, "--offline")
    assert code == 0, err


def test_folder_and_output_folder(call, tmp_path, release):
    (tmp_path / "in").mkdir()
    release.rename(tmp_path / "in" / release.name)
    (tmp_path / "in" / "page.html").write_text("<html lang='fr'><h1>Contrat de ville</h1></html>", encoding="utf-8")
    code, _, err = call("translate", tmp_path / "in", *FROM_TO, "-o", tmp_path / "out")
    assert code == 0, err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["page.en.html", "release.en.txt"]
    assert "lang='en'><h1>City contract</h1>" in (tmp_path / "out" / "page.en.html").read_text("utf-8")


@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_findings_decide_the_exit_code(call, tmp_path, fail_on):
    path = tmp_path / "a.fr.txt"
    path.write_text("Ici, xyzzyx.\nLundi 28 janvier 2025.\n", encoding="utf-8")
    code, out, _ = call("translate", path, *FROM_TO, "--format", "json", "--fail-on", fail_on)
    errors = json.loads(out)["summary"]["errors"]
    assert code == (1 if errors and fail_on == "error" else 0)


def test_french_messages(call, release):
    _, out, _ = call("translate", release, *FROM_TO, "--ui-lang", "fr")
    assert "RÉUSSI" in out
    assert "modèle" in out


BAD = {
    "missing": (None, "no such file"),
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "binary": (b"\x00\x01\x02text", "is binary"),
    "pdf": (b"%PDF-1.7 x", "is a PDF file"),
    "zip": (b"PK\x03\x04xxxx", "ZIP archive"),
    "latin-1": ("Été à Nîmes.".encode("cp1252"), "Windows-1252"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_bad_document_alone(call, tmp_path, data, message):
    path = tmp_path / "bad.fr.txt"
    if data is not None:
        path.write_bytes(data)
    code, out, _ = call("translate", path, *FROM_TO)
    assert code == 3
    assert message in " ".join(out.split())
    assert "INCOMPLETE" in out
    assert not path.with_name("bad.en.txt").exists()


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_bad_document_in_a_batch(call, tmp_path, release, data, message):
    path = tmp_path / "bad.fr.txt"
    if data is not None:
        path.write_bytes(data)
    code, out, _ = call("translate", path, release, *FROM_TO, "--format", "json")
    report = json.loads(out)
    assert code == 3
    assert message in report["incidents"][0]["message"]
    assert report["incidents"][0]["path"] == str(path)
    assert report["incidents"][0]["hint"]
    assert release.with_name("release.en.txt").exists()


def test_latin_1_names_line_and_column(call, tmp_path):
    path = tmp_path / "bad.fr.txt"
    path.write_bytes(b"Bonjour.\nL'\xe9t\xe9.\n")
    _, out, _ = call("translate", path, *FROM_TO, "--format", "concise")
    assert "bad.fr.txt:2:3: incident document" in out


def test_unreadable_glossary(call, tmp_path, release):
    glossary = tmp_path / "g.yaml"
    glossary.write_text("version: 2\nconcepts:\n  - id: a\n    fr: [{term: x, statut: y}]\n    en: [z]\n", encoding="utf-8")
    code, out, err = call("translate", release, *FROM_TO, "--glossary", glossary)
    assert code == 2
    assert not out
    assert "line 4, column 20" in err
    assert 'did you mean "status"' in err
    assert "nothing was translated. Exit 2." in err
    assert not release.with_name("release.en.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "fr", "--to", "de"), 'unknown language "de"'),
        (("--from", "xx", "--to", "en"), 'unknown language "xx"'),
        (("--from", "fr", "--to", "fr"), 'source and target are both "fr"'),
        (("--from", "fr"), "languages are not known"),
        ((*FROM_TO, "--format", "pdf"), 'unknown report format "pdf"'),
        ((*FROM_TO, "--engine", "deep"), 'unknown engine "deep"'),
        ((*FROM_TO, "--runner", "ray"), 'unknown runner "ray"'),
        ((*FROM_TO, "--fail-on", "sometimes"), "sometimes"),
        ((*FROM_TO, "--glossary", "none.yaml"), "no such file"),
        ((*FROM_TO, "--config", "none.toml"), "cannot be read"),
    ],
)
def test_usage_errors(call, release, arguments, message):
    code, _, err = call("translate", release, *arguments)
    assert code == 2
    assert message in err
    assert not release.with_name("release.en.txt").exists()


def test_no_path_is_a_usage_error(call):
    assert call("translate", *FROM_TO)[0] == 2


def test_input_is_never_overwritten(call, release):
    code, _, err = call("translate", release, *FROM_TO, "-o", release)
    assert code == 2
    assert "would be overwritten" in err


def test_two_inputs_one_output(call, tmp_path, release):
    other = tmp_path / "b" / release.name
    other.parent.mkdir()
    other.write_text("Bonjour.", encoding="utf-8")
    code, _, err = call("translate", release, other, *FROM_TO, "-o", tmp_path / "out")
    assert code == 2
    assert "would both be written" in err


def test_damaged_package(call, release, tmp_path, monkeypatch):
    broken = tmp_path / "packages" / "translate-fr_en-1_0"
    broken.mkdir(parents=True)
    (broken / "metadata.json").write_text('{"from_code": "fr", "to_code": "en", "package_version": "1.0"}')
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(broken.parent))
    code, _, err = call("translate", release, *FROM_TO)
    assert code == 3
    assert "transflow models" in err
    assert "nothing was translated" in err


def test_full_disk_keeps_the_old_file(call, tmp_path, release, monkeypatch):
    old = release.with_name("release.en.txt")
    old.write_text("old", encoding="utf-8")

    def fail(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", fail)
    code, out, _ = call("translate", release, *FROM_TO)
    assert code == 3
    assert "No space left" in out
    assert old.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_no_write_permission_in_a_batch(call, tmp_path, release):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    code, out, _ = call("translate", release, *FROM_TO, "-o", blocked / "out.txt", "--format", "json")
    report = json.loads(out)
    assert code == 3
    assert report["incidents"][0]["code"] == "write"
    assert "cannot be written" in report["incidents"][0]["message"]


def test_settings_file_is_found_and_its_faults_have_lines(call, tmp_path, release):
    settings = tmp_path / "transflow.toml"
    settings.write_text('source = "fr"\ntarget = "en"\n[check]\nfail-onn = "error"\n', encoding="utf-8")
    code, _, err = call("translate", release)
    assert code == 2
    assert 'unknown setting "check.fail-onn"' in err
    assert 'did you mean "fail-on"' in err
    assert "line 4" in err
    settings.write_text('source = "fr"\ntarget = "en"\n', encoding="utf-8")
    assert call("translate", release)[0] == 0


def test_escape_sequences_do_not_reach_the_terminal(call, tmp_path):
    path = tmp_path / "a.fr.txt"
    path.write_text("Le maire \x1b[31m[bold]signe[/bold] \u202e la convention.\n", encoding="utf-8")
    _, out, _ = call("translate", path, *FROM_TO, "--all")
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_interrupt_is_130(call, release, monkeypatch):
    def interrupt(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("transflow.cli.translate.translate_documents", interrupt)
    code, _, err = call("translate", release, *FROM_TO)
    assert code == 130
    assert "interrupted" in err


def test_internal_fault_is_no_clean_result(call, release, monkeypatch):
    def crash(*_args, **_kwargs):
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("transflow.cli.translate.translate_documents", crash)
    code, _, err = call("translate", release, *FROM_TO)
    assert code == 3
    assert "ZeroDivisionError: boom" in err
    assert "Traceback" not in err

"""`transflow check`: one-language documents, pairs of documents, rows, and bad input."""

from __future__ import annotations

import json

import pytest

from transflow.checks.values import number_value


def test_one_language(call, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The city policy of Nantes.\n\nHaut de page\n", encoding="utf-8")
    code, out, err = call("check", path, "--lang", "en", "--format", "concise")
    assert code == 1
    assert f"{path}:1:5: error TERM002 glossary-forbidden" in out
    assert f"{path}:3:1: error LANG001 untranslated-segment" in out
    assert "FAIL" in err


def test_clean_document(call, tmp_path):
    path = tmp_path / "a.en.txt"
    path.write_text("The urban policy of the State.\n", encoding="utf-8")
    code, out, _ = call("check", path)
    assert code == 0
    assert "PASS" in out


def test_document_beside_its_source(call, tmp_path):
    source, target = tmp_path / "a.fr.html", tmp_path / "a.en.html"
    source.write_text("<h1>Titre</h1><p>Un fonds de 18,5 M€.</p><p>À Saint-Herblain, le 3 mai.</p>", encoding="utf-8")
    target.write_text("<h1>Title</h1>\n<p>A fund of €15.8 million.</p>\n<p>In Saint Herbain, on 3 May.</p>", encoding="utf-8")
    code, out, _ = call("check", target, "--source", source, "--format", "json")
    (document,) = json.loads(out)["documents"]
    found = {(finding["name"], finding["line"], finding["text"]) for finding in document["findings"]}
    assert code == 1
    assert ("number-value", 2, "15.8 million") in found
    assert ("name-mismatch", 3, "Saint Herbain") in found


def test_rows(call, tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("fr\ten\nLe 15 juin.\tOn 15 July.\nBonjour à tous.\t\nLe 1er mars.\tOn 1 March.\n", encoding="utf-8")
    code, out, _ = call("check", path, "--from", "fr", "--to", "en", "--header", "--format", "json")
    (document,) = json.loads(out)["documents"]
    assert code == 1
    assert [segment["line"] for segment in document["segments"]] == [2, 3, 4]
    assert {(finding["name"], finding["line"]) for finding in document["findings"]} == {
        ("date-value", 2),
        ("untranslated-segment", 3),
    }


def test_units_on_one_line_are_units_of_their_own(call, tmp_path):
    path = tmp_path / "a.xlf"
    unit = (
        "<trans-unit id='{0}'><source>Un <g id='1'>prêt</g> de {0} M€.</source><target>A loan of €9 million.</target></trans-unit>"
    )
    units = unit.format(4) + unit.format(5)
    path.write_text(
        f"<xliff version='1.2'><file source-language='fr' target-language='en'>{units}</file></xliff>", encoding="utf-8"
    )
    code, out, _ = call("check", path, "--format", "json")
    (document,) = json.loads(out)["documents"]
    assert code == 1
    assert sorted(finding["name"] for finding in document["findings"]) == ["number-value", "number-value", "structure", "structure"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("pairs.tsv", b"a\tb\nc\n", "1 column(s) where two are needed"),
        ("pairs.tsv", b"a\tb\tc\n", "3 column(s) where two are needed"),
        ("pairs.tsv", b"", "is empty"),
        ("a.txt", b"", "is empty"),
        ("a.html", b"%PDF-1.4", "is a PDF file"),
        ("a.txt", b"\x00\x00\x01", "is binary"),
        ("a.txt", "Été".encode("cp1252"), "is not UTF-8 text"),
        ("a.html", b"<meta charset=koi8-r><p>x</p>", "which is not read"),
    ],
)
def test_bad_files(call, tmp_path, name, data, message):
    path, good = tmp_path / name, tmp_path / ("good.tsv" if name.endswith("tsv") else "good.txt")
    path.write_bytes(data)
    good.write_text("Bonjour.\tHello.\n" if name.endswith("tsv") else "The weather is fine.\n", encoding="utf-8")
    for files in ([path], [path, good]):
        code, out, _ = call("check", *files, "--lang", "en", "--format", "json")
        report = json.loads(out)
        assert code == 3
        assert message in report["incidents"][0]["message"]
        assert len(report["documents"]) == len(files) - 1


def test_missing_file_beside_a_good_one(call, tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("The weather is fine.\n", encoding="utf-8")
    code, out, _ = call("check", tmp_path / "none.txt", good, "--lang", "en", "--format", "concise")
    assert code == 3
    assert "none.txt:1:1: incident document no such file" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "language of the documents is not known"),
        (("--lang", "de"), 'unknown language "de"'),
        (("--lang", "en", "--format", "pdf"), "unknown report format"),
        (("--lang", "en", "--glossary", "none"), "no such file"),
    ],
)
def test_usage_errors(call, tmp_path, arguments, message):
    path = tmp_path / "a.txt"
    path.write_text("Text.\n", encoding="utf-8")
    code, _, err = call("check", path, *arguments)
    assert code == 2
    assert message in err


def test_levels_come_from_the_settings(call, tmp_path):
    (tmp_path / "transflow.toml").write_text('[check.rules.glossary-forbidden]\nlevel = "info"\n', encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text("The city policy of Nantes.\n", encoding="utf-8")
    code, out, _ = call("check", path, "--lang", "en", "--format", "concise")
    assert code == 0
    assert "info TERM002" in out


def test_a_crashing_rule_is_an_incident(call, tmp_path, monkeypatch):
    def crash(_pairs, _context):
        raise ValueError("boom")

    monkeypatch.setattr(number_value, "find", crash)
    path = tmp_path / "a.txt"
    path.write_text("Fine.\n", encoding="utf-8")
    code, out, _ = call("check", path, "--lang", "en")
    assert code == 3
    assert "the rule number-value failed" in " ".join(out.split())


def test_page_for_reviewers(call, tmp_path):
    source, target = tmp_path / "a.fr.txt", tmp_path / "a.en.txt"
    source.write_text("Un fonds <b>de</b> 18,5 M€.\n", encoding="utf-8")
    target.write_text("A fund <b>of</b> €15.8 million.\n", encoding="utf-8")
    code, out, _ = call("check", target, "--source", source, "--format", "html", "--ui-lang", "fr")
    assert code == 1
    assert out.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "ÉCHEC" in out
    assert "A fund &lt;b&gt;of&lt;/b&gt; " in out
    assert ">€15.8 million</mark>" in out or ">15.8 million</mark>" in out

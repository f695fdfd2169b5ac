"""Terms of one document and of several glossaries, from settings, front matter and meta elements, in the commands."""

from __future__ import annotations

import json

import pytest

SETTINGS = 'glossaries = ["base.yaml"]\n[[glossary-overrides]]\npath = "press/culture/**"\nglossaries = ["culture.yaml"]\n'
BASE = """
version: 2
name: base
concepts:
  - {id: ville, fr: politique de la ville, en: [urban policy, {term: city policy, status: forbidden}]}
"""
FRENCH = "La politique de la ville soutient la ville.\n"
OWN = "---\ntransflow:\n  terms: [[politique de la ville, city policy]]\n  ignore: [absent]\n---\n\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "press/culture").mkdir(parents=True)
    (tmp_path / "transflow.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "culture.yaml").write_text("- {id: ville, fr: politique de la ville, en: cultural policy}\n", encoding="utf-8")
    return tmp_path


def rows(out):
    return json.loads(out)["documents"][0]


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_add_glossaries_by_path(call, folder):
    for place in ("press/a.en.md", "press/culture/a.en.md"):
        write(folder / place, "The cultural policy supports the city.\n")
        write(folder / place.replace("en", "fr"), FRENCH)
    code, out, _ = call("check", "press/a.en.md", "--source", "press/a.fr.md", "--format", "json")
    assert (code, [finding["name"] for finding in rows(out)["findings"]]) == (0, ["glossary-term"])
    code, out, _ = call("check", "press/culture/a.en.md", "--source", "press/culture/a.fr.md", "--format", "json")
    assert (code, rows(out)["findings"]) == (0, [])
    assert rows(out)["notes"] == ["glossaries added for this document: culture"]
    pairs = write(folder / "press/culture/p.tsv", "La politique de la ville aide.\tThe cultural policy helps.\n")
    assert rows(call("check", pairs, "--from", "fr", "--to", "en", "--format", "json")[1])["findings"] == []


def test_the_command_line_wins_over_glossaries_by_path(call, folder):
    write(folder / "press/culture/a.en.md", "The cultural policy helps.\n")
    write(folder / "press/culture/a.fr.md", "La politique de la ville aide.\n")
    arguments = ("check", "press/culture/a.en.md", "--source", "press/culture/a.fr.md", "--glossary", "base.yaml")
    assert rows(call(*arguments, "--format", "json")[1])["notes"] == []


def test_a_faulty_glossary_by_path_stops_the_run(call, folder):
    write(folder / "culture.yaml", "- {id: A, fr: a, en: b}\n")
    code, _, err = call("check", write(folder / "press/a.en.md", "A text.\n"))
    assert code == 2
    assert "culture.yaml\n  line 1, column 8" in err


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('path = "x"', 'glossary-overrides.0.glossaries": field required'),
        ('path = "x"\nglossary = []', "did you mean"),
        ('path = 1\nglossaries = ["a"]', 'glossary-overrides.0.path"'),
        ('path = "x"\nglossaries = ["absent.yaml"]', "no such file or folder"),
    ],
)
def test_a_wrong_setting_is_told(call, folder, setting, message):
    write(folder / "transflow.toml", f"[[glossary-overrides]]\n{setting}\n")
    code, _, err = call("check", write(folder / "a.en.md", "A text.\n"))
    assert code == 2
    assert message in err.replace("\n", " ").replace("  ", " ")


def test_front_matter_holds_in_a_check(call, folder):
    write(folder / "a.en.md", OWN + "The city policy supports the city.\n")
    write(folder / "a.fr.md", OWN + FRENCH)
    code, out, _ = call("check", "a.en.md", "--source", "a.fr.md", "--format", "json")
    assert (code, rows(out)["findings"]) == (0, [])
    assert rows(out)["notes"] == ["glossaries added for this document: a.en.md", 'ignore: "absent" is no concept and no term']
    assert call("check", "a.en.md", "--lang", "en", "--format", "json")[0] == 0
    write(folder / "b.en.md", "The city policy supports the city.\n")
    assert call("check", "b.en.md", "--lang", "en")[0] == 1


def test_front_matter_holds_in_a_translation_of_several_documents(call, folder):
    write(folder / "a.fr.md", OWN + FRENCH)
    write(folder / "b.fr.md", FRENCH)
    code, out, _ = call("translate", "a.fr.md", "b.fr.md", "--from", "fr", "--to", "en", "--format", "json")
    first, second = json.loads(out)["documents"]
    assert code == 0
    text = (folder / "a.en.md").read_text("utf-8")
    assert text.startswith(OWN)
    assert "city policy" in text.lower()
    assert "urban policy" in (folder / "b.en.md").read_text("utf-8").lower()
    assert [term["glossary"] for term in first["segments"][0]["terms"]] == ["a.fr.md"]
    assert [term["glossary"] for term in second["segments"][0]["terms"]] == [None]


def test_a_fault_in_front_matter_is_an_incident_and_the_others_go_on(call, folder):
    write(folder / "a.fr.md", "---\ntransflow:\n  glossary: [/etc/passwd]\n---\n" + FRENCH)
    write(folder / "b.fr.md", "---\ntransflow:\n  glosary: [a]\n---\n" + FRENCH)
    write(folder / "c.fr.md", FRENCH)
    code, out, _ = call("translate", "a.fr.md", "b.fr.md", "c.fr.md", "--from", "fr", "--to", "en", "--format", "json")
    report = json.loads(out)
    assert code == 3
    assert [(item["path"], item["line"]) for item in report["incidents"]] == [("a.fr.md", 3), ("b.fr.md", 3)]
    assert [document["path"] for document in report["documents"]] == ["c.fr.md"]
    assert not (folder / "a.en.md").exists()


def test_terms_of_a_document_are_shown_in_place(call, folder):
    write(folder / "a.fr.html", '<meta name="transflow-terms" content="politique de la ville = city policy"><p>' + FRENCH)
    code, out, _ = call("glossary", "match", "a.fr.html", "--lang", "fr", "--format", "json")
    assert code == 0
    assert [(row["renderings"], row["glossary"]) for row in json.loads(out)["matches"]] == [(["city policy"], "a.fr.html")]
    _, out, _ = call("glossary", "match", "a.fr.html", "--lang", "fr")
    assert "→ city policy  [a.fr.html]" in out

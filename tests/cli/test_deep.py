"""`--deep`: what the models find beside the rules, what is told of them, and what they did not judge."""

from __future__ import annotations

import json
import shutil

import pytest

from transflow.engines import packages

ROWS = (
    "Le conseil municipal a voté le budget et relancé le chantier du tramway.\t{cut}\n"
    "Le maire a salué le travail des équipes.\tThe mayor praised the work of the teams.\n"
)
CUT = "The city council passed the budget and relaunched."


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(ROWS.format(cut=CUT), encoding="utf-8")
    return path


@pytest.fixture
def embedded(monkeypatch, tmp_path_factory):
    """Leave only some embedded packages."""

    def keep(*names):
        folder = tmp_path_factory.mktemp("embedded")
        table = json.loads((packages.EMBEDDED / "digests.json").read_text("utf-8"))
        kept = {file: value for file, value in table.items() if any(name in file for name in names)}
        for file in kept:
            shutil.copy(packages.EMBEDDED / file, folder)
        (folder / "digests.json").write_text(json.dumps(kept), encoding="utf-8")
        monkeypatch.setattr(packages, "EMBEDDED", folder)

    return keep


def names(out):
    (document,) = json.loads(out)["documents"]
    return [finding["name"] for finding in document["findings"]]


def test_rows(call, rows):
    code, out, _ = call("check", rows, "--from", "fr", "--to", "en", "--deep", "--format", "json", "--fail-on", "warning")
    recipe = json.loads(out)["recipe"]
    assert code == 1
    assert names(out) == ["deep-truncation"]
    assert recipe["deep_models"].count("transflow") == 2
    assert recipe["deep_digests"].count("+") == 1
    assert int(recipe["deep_texts"]) >= 8
    assert int(recipe["deep_tokens"]) > int(recipe["deep_texts"])
    assert float(recipe["deep_seconds"]) >= 0


def test_not_asked_for(call, rows):
    code, out, _ = call("check", rows, "--from", "fr", "--to", "en", "--format", "json", "--fail-on", "warning")
    assert code == 0
    assert not [name for name in json.loads(out)["recipe"] if name.startswith("deep")]


@pytest.mark.parametrize(("option", "found"), [((), ["deep-truncation"]), (("--no-deep",), [])])
def test_settings(call, rows, tmp_path, option, found):
    (tmp_path / "transflow.toml").write_text("[check]\ndeep = true\n", encoding="utf-8")
    _, out, _ = call("check", rows, "--from", "fr", "--to", "en", "--format", "json", *option)
    assert names(out) == found


def test_settings_do_not_stop_documents_in_one_language(call, tmp_path):
    (tmp_path / "transflow.toml").write_text("[check]\ndeep = true\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("The mayor praised the work of the teams.\n", encoding="utf-8")
    code, out, _ = call("check", "a.en.txt")
    assert code == 0
    assert "judged" not in out


def test_document_without_a_source(call, tmp_path):
    (tmp_path / "a.en.txt").write_text("The mayor.\n", encoding="utf-8")
    code, _, err = call("check", "a.en.txt", "--deep")
    assert code == 2
    assert "--deep compares a translation with its source" in err


@pytest.mark.parametrize(
    ("language", "told"), [("en", "meaning judged by transflow fr-en"), ("fr", "sens jugé par transflow fr-en")]
)
def test_translation_beside_its_source(call, tmp_path, language, told):
    left, right = (line.split("\t") for line in ROWS.format(cut=CUT).splitlines())
    (tmp_path / "a.fr.txt").write_text(f"{left[0]}\n\n{right[0]}\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(f"{left[1]}\n\n{right[1]}\n", encoding="utf-8")
    code, out, _ = call("check", "a.en.txt", "--source", "a.fr.txt", "--deep", "--ui-lang", language, "--width", 160)
    assert code == 0
    assert "DEEP002 deep-truncation" in out
    assert told in out


def test_translate(call, release):
    code, out, _ = call("translate", release, "--from", "fr", "--to", "en", "--deep", "--format", "json")
    assert code in {0, 1}
    assert int(json.loads(out)["recipe"]["deep_texts"]) > 0


def test_no_model(call, rows, embedded):
    embedded()
    code, out, _ = call("check", rows, "--from", "fr", "--to", "en", "--deep", "--format", "json")
    (incident,) = json.loads(out)["incidents"]
    assert code == 3
    assert incident["code"] == "not-judged"
    assert "no package translates from fr to en" in incident["message"]
    assert "transflow models install fr en" in incident["hint"]


@pytest.mark.parametrize(
    ("kept", "target", "note", "found"),
    [
        ("fr_en", "en", "sources were not judged given their translations: en-fr: no package", ["deep-truncation"]),
        ("en_fr", "en", "translations were not judged given their sources: fr-en: no package", []),
    ],
)
def test_one_direction(call, rows, embedded, kept, target, note, found):
    embedded(kept)
    code, out, _ = call("check", rows, "--from", "fr", "--to", target, "--deep", "--format", "json")
    (document,) = json.loads(out)["documents"]
    assert code == 0
    assert names(out) == found
    assert any(note in told for told in document["notes"])


def test_pair_over_the_positions_of_the_models(call, tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(ROWS.format(cut=CUT) + "Le maire et ses adjoints " * 60 + "\t" + "The mayor and his deputies " * 60, "utf-8")
    _, out, _ = call("check", path, "--from", "fr", "--to", "en", "--deep", "--format", "json", "--ui-lang", "fr")
    (document,) = json.loads(out)["documents"]
    assert document["notes"] == ["--deep\u00a0: trop longs pour les modèles, non jugés\u00a0: 1 (segments 3)"]

"""The commands of a glossary's maintainer."""

from __future__ import annotations

import json
import subprocess

import pytest

FAULTY = """\
version: 2
concepts:
  - id: ess
    fr: [{term: économie sociale et solidaire, gender: f}]
    en: [{term: social economy}, {term: SSE, type: acronyme}]
  - id: qpv
    source: Décret
    fr: [{term: quartier prioritaire, gender: m, forms: [quartiers prioritaires]}]
    en: [{term: priority district}, {term: priority district, status: forbidden}]
"""
SOUND = """\
# Urban policy
version: 2
concepts:
  - id: qpv
    source: Décret n° 2014-767
    en: [{term: priority district}]   # as the ministry says
    fr: [{gender: m, term: quartier prioritaire, forms: [quartiers prioritaires]}]
"""


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "sound.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_lint_tells_every_fault_with_its_place(call, faulty):
    code, out, _ = call("glossary", "lint", faulty, "--width", "100")
    assert code == 1
    assert "5:52  G04" in out
    assert "9:38  G02" in out
    assert "^" in out
    assert "2 errors" in out


def test_lint_in_french(call, faulty):
    assert "n’est pas permis" in call("glossary", "lint", faulty, "--ui-lang", "fr")[1]


def test_lint_for_machines(call, faulty):
    sarif = json.loads(call("glossary", "lint", faulty, "--format", "sarif")[1])
    regions = [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in sarif["runs"][0]["results"]]
    assert {5, 9} <= set(regions)
    report = json.loads(call("glossary", "lint", faulty, "--format", "json")[1])
    assert report["summary"]["errors"] == 2
    concise = call("glossary", "lint", faulty, "--format", "concise")[1]
    assert concise.startswith(f"{faulty}:")


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("info", 1), ("never", 0)])
def test_lint_threshold(call, tmp_path, threshold, code):
    path = tmp_path / "a.yaml"
    path.write_text("version: 2\nconcepts:\n  - [contrat de ville, city contract]\n", encoding="utf-8")
    assert call("glossary", "lint", path, "--fail-on", threshold)[0] == code


def test_lint_with_documents_memory_and_export(call, tmp_path, sound):
    release = tmp_path / "a.fr.txt"
    release.write_text("Rien ici.\n", encoding="utf-8")
    memory = tmp_path / "m.tsv"
    memory.write_text(
        "Un quartier prioritaire.\tA deprived area.\n" * 1 + "Le quartier prioritaire.\tThe deprived area.\n", "utf-8"
    )
    out = call(
        "glossary", "lint", sound, "--document", release, "--memory", memory, "--for-export", "deepl", "--format", "concise"
    )[1]  # fmt: skip
    assert "G17" in out
    assert "G22" in out


def test_lint_of_a_missing_path(call, tmp_path):
    code, _, err = call("glossary", "lint", tmp_path / "none.yaml")
    assert code == 2
    assert "no such file" in err


def test_the_shipped_glossaries_pass(call):
    assert call("glossary", "lint", "--fail-on", "warning")[0] == 0


def test_fmt_is_idempotent_and_keeps_comments(call, sound):
    code, out, err = call("glossary", "fmt", sound, "--check", "--diff")
    assert code == 1
    assert "would change" in err
    assert out.startswith("---")
    assert sound.read_text("utf-8") == SOUND
    assert call("glossary", "fmt", sound)[0] == 0
    text = sound.read_text("utf-8")
    assert "# Urban policy" in text
    assert "# as the ministry says" in text
    assert text.index("fr:") < text.index("en:")
    assert call("glossary", "fmt", sound, "--check")[0] == 0


def test_fmt_of_broken_yaml(call, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("version: 2\nconcepts: [\n", encoding="utf-8")
    code, _, err = call("glossary", "fmt", path)
    assert code == 2
    assert "a.yaml" in err


def test_match_shows_terms_in_place(call, tmp_path, sound):
    release = tmp_path / "a.fr.txt"
    release.write_text("Deux quartiers prioritaires à Nantes.\n", encoding="utf-8")
    out = call("glossary", "match", release, "--lang", "fr", "--glossary", sound)[1]
    assert "Deux ‹quartiers prioritaires› à Nantes." in out
    assert "priority district" in out
    report = json.loads(call("glossary", "match", release, "--lang", "fr", "--glossary", sound, "--format", "json")[1])
    assert [(one["concept"], one["start"], one["end"]) for one in report["matches"]] == [("qpv", 5, 27)]


def test_stats(call, sound):
    assert "quartier" not in call("glossary", "stats", sound)[1]
    assert json.loads(call("glossary", "stats", sound, "--format", "json")[1])["concepts"] == 1


def git(folder, *arguments):
    base = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*base, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def edited(tmp_path, sound):
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    sound.write_text(SOUND.replace("priority district", "priority neighbourhood"), encoding="utf-8")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.fr.txt").write_text("Il aide les quartiers prioritaires.\n\nIl pleut à Nantes.\n", encoding="utf-8")
    (tmp_path / "m.tsv").write_text(
        "Les quartiers prioritaires.\tThe priority districts.\nIl pleut.\tIt rains.\n", encoding="utf-8"
    )
    return sound


def test_impact_of_an_edit(call, tmp_path, edited):
    code, out, _ = call(
        "glossary", "impact", edited, "--against", "HEAD", "--corpus", tmp_path / "c", "--memory", tmp_path / "m.tsv"
    )
    assert code == 0
    assert "priority district → priority neighbourhood" in out
    assert "{+" in out
    assert "2 of 4 segment(s) concerned since HEAD, 2 change" in out


def test_impact_without_translation_as_json(call, tmp_path, edited):
    options = ("--corpus", tmp_path / "c", "--no-translate", "--format", "json")
    report = json.loads(call("glossary", "impact", edited, *options)[1])
    (segment,) = report["segments"]
    assert segment["changes"][0]["before"] == ["priority district"]


@pytest.mark.parametrize(
    ("options", "message"),
    [(["--against", "nowhere", "--corpus", "c"], "does not know the revision"), ([], "nothing to compare in")],
)
def test_bad_impact(call, tmp_path, edited, monkeypatch, options, message):
    monkeypatch.chdir(tmp_path)
    code, _, err = call("glossary", "impact", edited, *options)
    assert code == 2
    assert message in err


def test_extract_proposes_what_the_glossary_lacks(call, tmp_path, sound):
    memory = tmp_path / "m.tsv"
    rows = [
        ("Le bailleur social rénove.", "The social landlord renovates."),
        ("Un bailleur social signe.", "A social landlord signs."),
        ("Ce bailleur social loue.", "This social landlord rents."),
        ("Il pleut sur la ville.", "It rains on the town."),
    ]
    memory.write_text("".join(f"{left}\t{right}\n" for left, right in rows), encoding="utf-8")
    out = call("glossary", "extract", memory, "--glossary", sound)[1]
    assert "term: bailleur social" in out
    assert "term: social landlord" in out
    path = tmp_path / "new.yaml"
    path.write_text(out, encoding="utf-8")
    assert call("glossary", "lint", path, "--fail-on", "error")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to look through"),
        (["a.txt"], "holds no pairs"),
        (["a.txt", "--source", "a", "--source", "b"], "one document each"),
    ],
)
def test_bad_extract(call, arguments, message):
    code, _, err = call("glossary", "extract", *arguments)
    assert code == 2
    assert message in err


@pytest.mark.parametrize(("rule", "words"), [("G07", "gender"), ("number-value", "143 000"), ("NUM001", "Flagged")])
def test_explain(call, rule, words):
    assert words in call("explain", rule)[1]


def test_explain_in_french(call):
    assert "Pourquoi" in call("explain", "number-value", "--ui-lang", "fr")[1]
    assert "Pourquoi" in call("explain", "G07", "--ui-lang", "fr")[1]
    assert "avertissement" in call("explain", "--ui-lang", "fr")[1]

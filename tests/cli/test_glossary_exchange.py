"""`transflow glossary import` and `transflow glossary export`."""

from __future__ import annotations

import pytest

from transflow.terms.read import load_glossary

GLOSSARY = """\
version: 2
name: town
concepts:
  - {id: ville, fr: [{term: ville, gender: f}], en: [town, {term: city, status: forbidden}]}
"""


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text(GLOSSARY, "utf-8")
    return path


def test_there_and_back(call, tmp_path, glossary):
    code, out, told = call("glossary", "export", "--glossary", glossary, "--to", "tbx", "-o", "town.tbx")
    assert (code, out) == (0, "")
    assert "1 concept" in told
    assert "nothing is lost" in told
    code, out, told = call("glossary", "import", "town.tbx", "-o", "back.yaml")
    assert (code, out) == (0, "")
    assert "Next: transflow glossary lint back.yaml" in told
    assert [term.status for term in load_glossary(tmp_path / "back.yaml").terms("en")] == ["preferred", "forbidden"]


def test_the_result_is_on_standard_output_and_the_rest_beside(call, tmp_path):
    (tmp_path / "a.csv").write_text("fr,en,es\nville,town,ciudad\nmairie,,\n", "utf-8")
    code, out, told = call("glossary", "import", "a.csv", "--name", "x")
    assert code == 1
    assert out.startswith("version: 2\nname: x\n")
    assert "a.csv:3" in told
    assert "no English term" in told
    assert "es 1" in told
    told = call("glossary", "import", "a.csv", "--ui-lang", "fr")[2]
    assert "aucun terme anglais" in told
    assert "non importés : 1" in told


def test_strict_tells_of_what_has_no_field(call, tmp_path):
    (tmp_path / "a.csv").write_text("fr,en,es\nville,town,ciudad\n", "utf-8")
    assert call("glossary", "import", "a.csv")[0] == 0
    assert call("glossary", "import", "a.csv", "--strict")[0] == 1


def test_losses_are_told_and_fail_only_when_asked(call, glossary):
    code, out, told = call("glossary", "export", "--glossary", glossary, "--to", "deepl")
    assert (code, out) == (0, "ville\ttown\n")
    assert "ville: status, gender, “city”" in told
    code, _, told = call("glossary", "export", "--glossary", glossary, "--to", "deepl", "--strict", "--ui-lang", "fr")
    assert code == 1
    assert "« city »" in told.replace("\u00a0", " ")


def test_deepl_follows_the_suffix_and_the_direction(call, tmp_path, glossary):
    call("glossary", "export", "--glossary", glossary, "--to", "deepl", "--direction", "en-fr", "-o", "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8") == "town,ville\n"


def test_excel_reads_the_table(call, tmp_path, glossary):
    call("glossary", "export", "--glossary", glossary, "--to", "csv", "--excel", "-o", "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;language;term;")
    assert call("glossary", "import", "a.csv")[0] == 0


def test_the_embedded_glossary_is_the_default(call):
    code, out, _ = call("glossary", "export", "--to", "google")
    assert code == 0
    assert "politique de la ville,urban policy" in out


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["import", "none.tbx"], "no such file"),
        (["import", "cut.tbx"], "line 2, column"),
        (["import", "book.xlsx"], "workbook"),
        (["import", "a.csv", "-o", "town.yaml"], "--force"),
        (["import", "a.csv", "--from", "de"], "de"),
        (["import", "a.csv", "--encoding", "x"], "unknown encoding"),
        (["import", "town.yaml"], "YAML file already"),
        (["export", "--to", "pdf"], "unknown export format"),
        (["export", "--to", "tbx", "--direction", "fr-en"], "--direction"),
        (["export", "--to", "tbx", "--excel"], "--excel"),
        (["export", "--to", "tbx", "--glossary", "none"], "no such file"),
        (["export", "--to", "tbx", "-o", "town.yaml"], "--force"),
        (["export", "--to", "tbx", "--glossary", "bad.yaml"], "bad.yaml"),
    ],
)
def test_wrong_calls(call, tmp_path, glossary, arguments, fault):
    (tmp_path / "cut.tbx").write_text("<tbx>\n<text>", "utf-8")
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "a.csv").write_text("ville;town\n", "utf-8")
    (tmp_path / "bad.yaml").write_text("- [ville]\n", "utf-8")
    code, out, told = call("glossary", *arguments)
    assert (code, out) == (2, "")
    assert fault in told
    assert glossary.read_text("utf-8") == GLOSSARY


def test_a_file_is_written_over_only_when_asked(call, tmp_path, glossary):
    (tmp_path / "a.csv").write_text("cité;estate\n", "utf-8")
    assert call("glossary", "import", "a.csv", "-o", "town.yaml", "--force")[0] == 0
    assert "cité" in glossary.read_text("utf-8")


def test_a_hostile_term_cannot_steer_the_terminal(call, tmp_path):
    (tmp_path / "a.csv").write_text("fr,en\n\x1b[31mville,town\n[red]x[/red],\n", "utf-8")
    _, _, told = call("glossary", "import", "a.csv")
    assert "\x1b" not in told
    assert "[red]x[/red]" in told


@pytest.mark.parametrize("width", [40, 80, 160])
def test_reports_keep_to_the_width(call, tmp_path, width):
    (tmp_path / "a.csv").write_text("fr,en\n" + "".join(f"un terme assez long numéro {n},\n" for n in range(3)), "utf-8")
    for arguments in (["import", "a.csv"], ["export", "--to", "deepl"]):
        told = call("glossary", *arguments, "--width", width)[2]
        assert max(map(len, told.splitlines())) <= width

from __future__ import annotations

import pytest

from transflow.errors import DocumentError, GlossaryError
from transflow.model import OwnTerms
from transflow.terms.document import Shelf
from transflow.terms.match import matcher_for
from transflow.terms.read import load_glossary

BASE = """
version: 2
name: base
concepts:
  - {id: ville, fr: politique de la ville, en: [urban policy, {term: city policy, status: forbidden}]}
  - {id: qpv, fr: [quartier prioritaire, {term: QPV, type: acronym}], en: priority district}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSFLOW_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "project/press").mkdir(parents=True)
    (tmp_path / "project/base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "project/culture.yaml").write_text("- {id: qpv, fr: quartier prioritaire, en: priority area}\n", encoding="utf-8")
    (tmp_path / "outside.yaml").write_text("- [a, b]\n", encoding="utf-8")
    return tmp_path / "project"


@pytest.fixture
def shelf(project):
    return Shelf(load_glossary(project / "base.yaml"), str(project))


def renderings(found, text):
    glossary = found.glossary
    return [
        glossary.by_id[match.term.concept].permitted(match.term, "en")[0].text for match in matcher_for(glossary, "fr").find(text)
    ]


TEXT = "La politique de la ville des quartiers prioritaires au Quai des Arts"


def open_one(shelf, project, added=(), **own):
    path = str(project / "press/r.fr.md")
    return shelf.open(path, added, [(path, OwnTerms(**own))])


def test_a_document_without_terms_has_the_glossary_of_the_run(shelf, project):
    first = open_one(shelf, project)
    assert first.glossary is shelf.open("other", (), []).glossary
    assert (renderings(first, TEXT), first.added) == (["urban policy", "priority district"], ())


def test_settings_add_below_the_terms_of_the_document(shelf, project):
    found = open_one(shelf, project, ["culture.yaml"], terms=(("politique de la ville", "city policy"),), names=("Quai des Arts",))
    assert renderings(found, TEXT) == ["city policy", "priority area", "Quai des Arts"]
    assert found.added == ("culture", "r.fr.md")
    assert found.glossary.names == ("Quai des Arts",)


def test_a_term_of_the_document_is_permitted_though_a_glossary_forbids_it(shelf, project):
    found = open_one(shelf, project, terms=(("politique de la ville", "city policy"),))
    (match,) = matcher_for(found.glossary, "en").find("the city policy")
    assert (match.term.status, match.rivals) == ("preferred", ())


def test_a_document_names_glossaries_beside_it(shelf, project):
    (project / "press/own.yaml").write_text("- [quartier, neighbourhood]\n", encoding="utf-8")
    found = open_one(shelf, project, glossaries=(("own.yaml", 3), ("../culture.yaml", 4)))
    assert renderings(found, "un quartier, un quartier prioritaire") == ["neighbourhood", "priority area"]


def test_the_translation_wins_over_its_source(shelf, project):
    path = str(project / "press/r.en.md")
    own = [(f"s{path}", OwnTerms(terms=(("ville", "town"),))), (path, OwnTerms(terms=(("ville", "city"),)))]
    assert renderings(shelf.open(path, (), own), "la ville") == ["city"]


@pytest.mark.parametrize(
    ("ignored", "unknown"), [("qpv", ()), ("quartier prioritaire", ()), ("QPV", ()), ("nothing", ("nothing",))]
)
def test_concepts_are_ignored_by_id_or_term(shelf, project, ignored, unknown):
    found = open_one(shelf, project, ignored=(ignored,))
    left = ["urban policy"] if not unknown else ["urban policy", "priority district"]
    assert (renderings(found, TEXT), found.unknown) == (left, unknown)


@pytest.mark.parametrize("name", ["/etc/passwd", "../../outside.yaml", "../press/../../outside.yaml", "link.yaml", "a\0b"])
def test_no_document_reads_outside_the_project(shelf, project, name):
    (project / "press/link.yaml").symlink_to(project.parent / "outside.yaml")
    with pytest.raises(DocumentError, match=r"outside the project|is not there") as caught:
        open_one(shelf, project, glossaries=((name, 7),))
    assert (caught.value.path, caught.value.line) == (str(project / "press/r.fr.md"), 7)


def test_a_document_outside_the_project_reads_beside_itself_alone(project):
    shelf = Shelf(load_glossary(project / "base.yaml"), str(project / "press"))
    path = str(project / "r.fr.md")
    assert shelf.open(path, (), [(path, OwnTerms((("culture.yaml", 1),)))]).added == ("culture",)
    with pytest.raises(DocumentError, match="outside the project"):
        shelf.open(path, (), [(path, OwnTerms((("../outside.yaml", 1),)))])


def test_a_glossary_that_is_not_there_is_told_with_its_line(shelf, project):
    with pytest.raises(DocumentError, match=r'"absent\.yaml" is not there'):
        open_one(shelf, project, glossaries=(("absent.yaml", 3),))


def test_a_fault_of_a_named_glossary_is_its_own(shelf, project):
    (project / "press/bad.yaml").write_text("- {id: A, fr: a, en: b}\n", encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        open_one(shelf, project, glossaries=(("bad.yaml", 3),))
    assert caught.value.path.endswith("bad.yaml")

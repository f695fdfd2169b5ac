from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from transflow.terms.cache import MOST_FILES, keep_text, make_key, recall_text
from transflow.terms.match import Matcher, matcher_for
from transflow.terms.read import load_glossary

TEXT = "Les quartiers prioritaires de l’économie sociale ; L’ECONOMIE SOCIALE du Préfet."
GLOSSARY = """
version: 2
name: small
release: "1"
concepts:
  - {id: qpv, fr: [{term: quartier prioritaire, gender: m, forms: [quartiers prioritaires]}], en: [priority district]}
  - {id: es, definition: {fr: "x\\ny"}, fr: [économie sociale, {term: ES, type: acronym}], en: [social economy]}
  - {id: prefet, dnt: true, fr: [{term: Préfet, type: name}], en: [Préfet]}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSFLOW_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "g.yaml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


def kept(folder):
    return sorted(path for path in (folder / "cache/glossaries").iterdir())


def seen(glossary):
    return [(match.text, match.term, match.exact) for match in matcher_for(glossary, "fr").find(TEXT)]


def test_a_kept_glossary_and_its_index_are_those_that_were_read(folder):
    first = load_glossary(folder / "g.yaml")
    found = seen(first)
    assert [path.suffix for path in kept(folder)] == ["", ".fr"]
    again = load_glossary(folder / "g.yaml")
    assert type(again.concepts) is not type(first.concepts)
    assert seen(again) == found
    assert len(found) == 4
    assert again == first
    assert (again.names, again.digest, again.label) == (("Préfet",), first.digest, "small 1 (3 concepts)")
    assert again.by_id["es"].definition == {"fr": "x\ny"}
    assert [concept.id for concept in again.concepts[1:]] == ["es", "prefet"]


@pytest.mark.parametrize("damage", [b"", b"\0\xff", b"{}", b"no digest\n{}"])
def test_a_damaged_file_is_as_good_as_none(folder, damage):
    found = seen(load_glossary(folder / "g.yaml"))
    for path in kept(folder):
        path.write_bytes(damage)
    assert seen(load_glossary(folder / "g.yaml")) == found
    assert all(path.stat().st_size > len(damage) for path in kept(folder))


def test_one_changed_byte_is_seen(folder):
    found = seen(load_glossary(folder / "g.yaml"))
    for path in kept(folder):
        data = bytearray(path.read_bytes())
        data[-20] ^= 1
        path.write_bytes(data)
    assert seen(load_glossary(folder / "g.yaml")) == found


def test_a_changed_glossary_is_read_anew(folder):
    load_glossary(folder / "g.yaml")
    (folder / "g.yaml").write_text(GLOSSARY.replace("priority district", "priority area"), encoding="utf-8")
    assert load_glossary(folder / "g.yaml").by_id["qpv"].terms["en"][0].text == "priority area"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_only_costs_time(folder):
    (folder / "cache").mkdir(mode=0o500)
    assert len(seen(load_glossary(folder / "g.yaml"))) == 4


def test_a_cache_that_is_a_file_only_costs_time(folder):
    (folder / "cache").write_text("", encoding="utf-8")
    assert len(seen(load_glossary(folder / "g.yaml"))) == 4


def test_writers_at_the_same_time_leave_one_whole_file(folder):
    text = "é" * 100_000
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keep_text("name", text), range(40)))
    assert recall_text("name") == text
    assert [path.name for path in kept(folder)] == ["name"]


def test_the_oldest_files_go_first(folder):
    for number in range(MOST_FILES + 3):
        keep_text(f"n{number}", str(number))
        os.utime(folder / f"cache/glossaries/n{number}", (number, number))
    assert recall_text("n0") is None
    assert recall_text(f"n{MOST_FILES + 2}") == str(MOST_FILES + 2)
    assert len(kept(folder)) == MOST_FILES


def test_keys_tell_where_one_part_ends():
    assert make_key(b"ab", b"c") != make_key(b"a", b"bc")


def test_words_in_capitals_are_found_without_their_accents_in_a_kept_index(folder):
    load_glossary(folder / "g.yaml").by_id["es"]
    Matcher(load_glossary(folder / "g.yaml"), "fr")
    found = [match.text for match in Matcher(load_glossary(folder / "g.yaml"), "fr").find("L’ECONOMIE SOCIALE, l’economie sociale")]
    assert found == ["ECONOMIE SOCIALE"]

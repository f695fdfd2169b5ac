"""The tree of a glossary's words, and its copy in the cache."""

from __future__ import annotations

from dataclasses import replace

from transflow.terms.match import matcher_for
from transflow.terms.read import load_glossary


def test_a_copy_with_other_concepts_has_an_index_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSFLOW_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "one.yaml"
    path.write_text("version: 2\nconcepts:\n  - [ville, town]\n  - [pont, bridge]\n", encoding="utf-8")
    whole = load_glossary(path)
    assert [match.text for match in matcher_for(whole, "fr").find("le pont")] == ["pont"]
    part = replace(load_glossary(path), concepts=tuple(whole.concepts)[:1])
    assert not matcher_for(part, "fr").find("le pont")
    assert [match.text for match in matcher_for(part, "fr").find("la ville")] == ["ville"]

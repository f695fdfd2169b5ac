from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from transflow import registry
from transflow.errors import ConfigError, UnknownNameError
from transflow.registry import CHECKS, ENGINES, FORMATS, REPORTS, Registry


@pytest.mark.parametrize("table", [CHECKS, ENGINES, FORMATS, REPORTS])
def test_every_built_in_part_can_be_imported(table):
    assert all(table.get(name) is not None for name in table.names())


def test_unknown_name_lists_the_known_ones():
    with pytest.raises(UnknownNameError) as caught:
        FORMATS.get("htm")
    assert "plain, markdown, html" in caught.value.hint
    assert 'did you mean "html"' in caught.value.hint


def test_outside_part_and_its_faults(monkeypatch):
    points = [EntryPoint("json", "json:dumps", "g"), EntryPoint("gone", "no_such_module:x", "g")]
    monkeypatch.setattr(registry, "entry_points", lambda group: points if group == "g" else [])
    table = Registry("part", "g", {"own": "os:sep"})
    assert table.names() == ("own", "gone", "json")
    assert table.get("json")([1]) == "[1]"
    with pytest.raises(ConfigError, match="no_such_module"):
        table.get("gone")


def test_the_same_name_twice_names_both_origins(monkeypatch):
    monkeypatch.setattr(registry, "entry_points", lambda group: [EntryPoint("own", "other:thing", group)])
    with pytest.raises(ConfigError, match=r"os:sep and other:thing"):
        Registry("part", "g", {"own": "os:sep"}).names()

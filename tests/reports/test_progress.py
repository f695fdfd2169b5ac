from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from transflow.reports import progress as module
from transflow.reports.progress import open_progress


def test_nothing_is_written_where_it_is_not_enabled():
    stream = StringIO()
    with open_progress(stream, enabled=False) as bar:
        bar.start(3, 30)
        bar.advance(1, 10)
        bar.failed(1)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("en", ["Translating", "1,204/1,612 segments", "words/s", "left", "2 documents failed (see the end)"]),
        ("fr", ["Traduction", "1\u202f204/1\u202f612 segments", "mots/s", "restantes", "2 documents en échec (voir à la fin)"]),
    ],
)
def test_facts_of_the_bar(monkeypatch, language, facts):
    stream = StringIO()
    monkeypatch.setattr(module, "Console", lambda **given: Console(**given, force_terminal=True, width=160, color_system=None))
    with open_progress(stream, enabled=True, language=language) as bar:
        bar.start(1612, 30000)
        bar.advance(1000, 20000)
        bar.advance(204)
        bar.failed(1)
        bar.failed(1)
    assert all(fact in stream.getvalue() for fact in facts)


def test_an_empty_run_shows_no_bar():
    stream = StringIO()
    with open_progress(stream, enabled=True) as bar:
        bar.start(0, 0)
        bar.advance(0)
    assert "0/0" not in stream.getvalue()

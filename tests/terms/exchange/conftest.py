from __future__ import annotations

from pathlib import Path

import pytest

from transflow.terms.exchange.convert import export_glossary, import_glossary
from transflow.terms.exchange.whole import join_files
from transflow.terms.read import load_glossary, read_glossary_files

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def take(tmp_path):
    """Import a sample, or a text or bytes under a file name: the glossary as it is loaded from the YAML, by id, and the tally."""

    def run(name, data=None, **options):
        path = SAMPLES / name if data is None else tmp_path / name
        if data is not None:
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        text, _, tally = import_glossary(path, **options)
        written = tmp_path / f"{name}.yaml"
        written.write_text(text, encoding="utf-8")
        return {concept.id: concept for concept in load_glossary(written)}, tally

    return run


@pytest.fixture
def give(tmp_path):
    """Export YAML, given as text or as a path, and return the text and the losses."""

    def run(glossary, export_format, **options):
        path = glossary
        if isinstance(glossary, str):
            path = tmp_path / "given.yaml"
            path.write_text(glossary, encoding="utf-8")
        done = export_glossary([path], export_format, version="0", **options)
        return done.text, done.losses

    return run


@pytest.fixture
def circle(tmp_path, give):
    """Export YAML and import it again: the glossary file before, and after."""

    def run(glossary, export_format, **options):
        text, _ = give(glossary, export_format, **options)
        path = tmp_path / f"circle.{export_format}"
        path.write_bytes(text.encode())
        given = glossary if isinstance(glossary, Path) else tmp_path / "given.yaml"
        _, after, tally = import_glossary(path)
        assert not tally.rejected, [one.message() for one in tally.rejected]
        assert not tally.left_out
        return join_files(read_glossary_files([given]))[0], after

    return run

"""Glossaries kept as JSON in the user's cache, by the content of their files: reading YAML with positions is slow."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import platformdirs

from transflow.terms.glossary import Concept, Glossary, Term

_VERSION = 1
"""Raised whenever the values that are kept change."""


def _path(digest: str) -> Path:
    given = os.environ.get("TRANSFLOW_CACHE_DIR")
    folder = Path(given) if given else Path(platformdirs.user_cache_dir("transflow", appauthor=False))
    return folder / "glossaries" / f"{digest}-{_VERSION}.json"


def recall_glossary(digest: str) -> Glossary | None:
    """Return the glossary kept under a digest of files and paths, or None where none is kept or it cannot be read."""
    try:
        data: dict[str, Any] = json.loads(_path(digest).read_text("utf-8"))
        concepts = tuple(_concept(row) for row in data["concepts"])
        return Glossary(concepts, data["name"], data["release"], data["digest"], tuple(data["paths"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_glossary(digest: str, glossary: Glossary) -> None:
    """Keep a glossary; a cache that cannot be written only costs time."""
    path = _path(digest)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(asdict(glossary), stream, ensure_ascii=False)
        Path(temporary).replace(path)


def _concept(row: dict[str, Any]) -> Concept:
    terms = {language: tuple(_term(term) for term in found) for language, found in row.pop("terms").items()}
    return Concept(terms=terms, **row)


def _term(row: dict[str, Any]) -> Term:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Term(**values)

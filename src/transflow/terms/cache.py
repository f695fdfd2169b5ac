"""Texts kept in the user's cache under a key that names their content; a damaged one is as good as none."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import platformdirs

_CODE = "glossary.py index.py read.py schema.py short_forms.py stored.py tokens.py ../text/normalize.py"
"""The modules that decide on what is kept: another release of one is another key."""

MOST_FILES = 48
"""Files kept at most; the oldest go first."""


def make_key(*parts: bytes) -> str:
    """Return the key of content, and of the code and the libraries that have a say in what is kept."""
    found = hashlib.sha256()
    for part in (*_describe_code(), *parts):
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


@cache
def _describe_code() -> tuple[bytes, ...]:
    folder = Path(__file__).resolve().parent
    libraries = tuple(version(name).encode() for name in ("transflow", "simplemma", "pyyaml"))
    try:
        return (*libraries, *((folder / name).read_bytes() for name in _CODE.split()))
    except OSError:
        return libraries


def recall_text(name: str) -> str | None:
    """Return the text kept under a name, or None where there is none, or its digest is not that of the text."""
    try:
        data = _path(name).read_bytes()
    except OSError:
        return None
    digest, _, body = data.partition(b"\n")
    if digest.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
        return None
    return body.decode("utf-8")


def keep_text(name: str, text: str) -> None:
    """Keep a text; a cache that cannot be written only costs time. A reader sees the old file or the new one, never a part."""
    path = _path(name)
    temporary = ""
    try:
        body = text.encode("utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        Path(temporary).replace(path)
        _prune(path.parent)
    except (OSError, UnicodeEncodeError):
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()


def _path(name: str) -> Path:
    given = os.environ.get("TRANSFLOW_CACHE_DIR")
    folder = Path(given) if given else Path(platformdirs.user_cache_dir("transflow", appauthor=False))
    return folder / "glossaries" / name


def _prune(folder: Path) -> None:
    files = [child for child in folder.iterdir() if child.is_file()]
    if len(files) <= MOST_FILES:
        return
    ages: dict[Path, float] = {}
    for file in files:
        with suppress(OSError):
            ages[file] = file.stat().st_mtime
    for file in sorted(ages, key=ages.__getitem__)[: len(files) - MOST_FILES]:
        with suppress(OSError):
            file.unlink()

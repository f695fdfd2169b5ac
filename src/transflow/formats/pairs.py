"""Read pairs of source and target from files that hold both sides: .tsv, .tmx, .xlf."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transflow.errors import DocumentError
from transflow.formats._bytes import decode
from transflow.formats._xml import parse_xml

SUFFIXES = frozenset({".tsv", ".tmx", ".xlf", ".xliff"})
Row = tuple[int, str, str]
"""Line of the file from 1, source, target."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "hi", "sub", "x", "bx", "ex", "g", "mrk", "pc", "sc", "ec", "cp", "sm", "em"})
_NO_TEXT = frozenset({"bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec", "cp", "sm", "em", "sub"})
"""Inline elements that hold codes, not prose. Source: TMX 1.4b, 3.4; XLIFF 1.2, 2.3; XLIFF 2.1, 4.2.3."""


def read_pairs(path: Path, source: str, target: str, *, header: bool = False) -> list[Row]:
    """Return the pairs of a file; an empty target is allowed, an empty line or unit is passed over.

    Raises:
        DocumentError: when the file cannot be read, is malformed, or holds no pair of these languages.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise DocumentError(reason, path=str(path), hint="check the path and its permissions") from None
    suffix = path.suffix.lower()
    if suffix == ".tsv":
        rows = _read_rows(data, str(path), header=header)
    else:
        root = parse_xml(data, str(path))
        rows = list(_tmx(root, source, target) if suffix == ".tmx" else _xliff(root, source, target, str(path)))
    if not rows:
        raise DocumentError(
            f"no pair from {source} to {target} in this file", path=str(path), hint="check the languages and the file"
        )
    return rows


def _read_rows(data: bytes, path: str, *, header: bool) -> list[Row]:
    rows: list[Row] = []
    for number, line in enumerate(decode(data, path).text.split("\n"), start=1):
        text = line.rstrip("\r")
        if not text.strip() or (header and number == 1):
            continue
        columns = text.split("\t")
        if len(columns) != 2:
            raise DocumentError(
                f"{len(columns)} column(s) where two are needed", path=path, line=number, column=1,
                hint="write source<TAB>target on each line, without further tabs",
            )  # fmt: skip
        rows.append((number, columns[0], columns[1]))
    return rows


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, *names: str) -> Iterator[Any]:
    return (child for child in element.iter() if _name(child) in names)


def _text(element: Any) -> str:
    """Return the prose of an element, inline codes left out."""
    parts = [element.text or ""]
    for child in element:
        name = _name(child)
        if name and name not in _NO_TEXT:
            parts.append(_text(child) if name in _CODES else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _is_language(tag: str, language: str) -> bool:
    return tag.replace("_", "-").split("-")[0].lower() == language


def _tmx(root: Any, source: str, target: str) -> Iterator[Row]:
    for unit in _children(root, "tu"):
        sides: dict[str, str] = {}
        for variant in _children(unit, "tuv"):
            tag = variant.get(_LANGUAGE) or variant.get("lang") or ""
            segment = next(_children(variant, "seg"), None)
            for language in (source, target):
                if segment is not None and _is_language(tag, language):
                    sides.setdefault(language, " ".join(_text(segment).split()))
        if sides.get(source):
            yield int(unit.sourceline or 0), sides[source], sides.get(target, "")


def _xliff(root: Any, source: str, target: str, path: str) -> Iterator[Row]:
    for part in (root, *_children(root, "file")):
        for key, language in (("source-language", source), ("srcLang", source), ("target-language", target), ("trgLang", target)):
            tag = part.get(key)
            if tag and not _is_language(tag, language):
                raise DocumentError(
                    f'holds the language "{tag}", not "{language}"',
                    path=path,
                    line=int(part.sourceline or 0),
                    hint="give --from and --to",
                )
    for unit in _children(root, "trans-unit", "segment"):
        ours = next((child for child in unit if _name(child) == "source"), None)
        theirs = next((child for child in unit if _name(child) == "target"), None)
        if ours is not None and _text(ours).strip():
            yield (
                int(unit.sourceline or 0),
                " ".join(_text(ours).split()),
                " ".join(_text(theirs).split()) if theirs is not None else "",
            )

"""Read pairs of source and target from files that hold both sides: .tsv, .tmx, .xlf."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from transflow.errors import DocumentError
from transflow.formats._bytes import decode
from transflow.formats._xml import parse_xml

SUFFIXES = frozenset({".tsv", ".tmx", ".xlf", ".xliff"})
_XML = SUFFIXES - {".tsv"}
_LINES = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "hi", "sub", "x", "bx", "ex", "g", "mrk", "pc", "sc", "ec", "cp", "sm", "em"})
_OPENING = frozenset({"bpt", "it", "ph", "ut", "x", "bx", "g", "pc", "sc"})
"""Codes that stand for something to be kept; closing ones go with them, and `mrk`, `hi` and `sub` only mark text."""
_NO_TEXT = frozenset({"bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec", "cp", "sm", "em", "sub"})
"""Inline elements that hold codes, not prose. Source: TMX 1.4b, 3.4; XLIFF 1.2, 2.3; XLIFF 2.1, 4.2.3."""


class PairRow(NamedTuple):
    """One pair of a file."""

    line: int
    """1-based line of the file."""
    source: str
    target: str
    lost_codes: tuple[str, ...] = ()
    """Inline codes of the source that the target lacks, as a person would write them: `<g id="1">`."""


def read_languages(path: Path) -> tuple[str, str] | None:
    """Return the source and target that an XLIFF or TMX file says it holds, None where it says nothing or cannot be read."""
    if path.suffix.lower() not in _XML:
        return None
    try:
        root = parse_xml(path.read_bytes(), str(path))
    except (OSError, DocumentError):
        return None
    for part in (root, *_children(root, "file")):
        tags = part.get("source-language") or part.get("srcLang"), part.get("target-language") or part.get("trgLang")
        if tags[0] and tags[1]:
            return _short(tags[0]), _short(tags[1])
    source = next((_short(header.get("srclang") or "") for header in _children(root, "header")), "")
    others = {_short(variant.get(_LANGUAGE) or variant.get("lang") or "") for variant in _children(root, "tuv")} - {source}
    return (source, others.pop()) if source and len(others) == 1 else None


def _short(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def read_pairs(path: Path, source: str, target: str, *, header: bool = False) -> list[PairRow]:
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


def _read_rows(data: bytes, path: str, *, header: bool) -> list[PairRow]:
    rows: list[PairRow] = []
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
        rows.append(PairRow(number, columns[0], columns[1]))
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


def _prose(element: Any) -> str:
    """Return the prose of an element on one line, its other spaces as they are: they are the translator's."""
    return _LINES.sub(" ", _text(element)).strip(" \t\r\n")


def _lost_codes(ours: Any, theirs: Any) -> tuple[str, ...]:
    """Return the codes of one element that another lacks."""
    return tuple((Counter(_codes(ours)) - Counter(_codes(theirs))).elements()) if _prose(theirs) else ()


def _codes(element: Any) -> Iterator[str]:
    for code in _children(element, *_OPENING):
        number = code.get("id") or code.get("i") or code.get("x")
        written = (code.text or "").strip() if _name(code) in _NO_TEXT else ""
        yield written or f"<{_name(code)}" + (f' id="{number}">' if number else ">")


def _is_language(tag: str, language: str) -> bool:
    return _short(tag) == language


def _tmx(root: Any, source: str, target: str) -> Iterator[PairRow]:
    for unit in _children(root, "tu"):
        sides: dict[str, Any] = {}
        for variant in _children(unit, "tuv"):
            tag = variant.get(_LANGUAGE) or variant.get("lang") or ""
            segment = next(_children(variant, "seg"), None)
            for language in (source, target):
                if segment is not None and _is_language(tag, language):
                    sides.setdefault(language, segment)
        ours, theirs = sides.get(source), sides.get(target)
        if ours is not None and _prose(ours):
            yield _row(unit, ours, theirs)


def _row(unit: Any, ours: Any, theirs: Any) -> PairRow:
    line = int(unit.sourceline or 0)
    return (
        PairRow(line, _prose(ours), _prose(theirs), _lost_codes(ours, theirs))
        if theirs is not None
        else PairRow(line, _prose(ours), "")
    )


def _xliff(root: Any, source: str, target: str, path: str) -> Iterator[PairRow]:
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
        if ours is not None and _prose(ours) and not _is_locked(unit):
            yield _row(unit, ours, theirs)


def _is_locked(unit: Any) -> bool:
    """Return whether a unit, or what it lies in, is not to be translated. Source: XLIFF 1.2, 2.4; XLIFF 2.1, 4.3.1.31."""
    chain = (unit, *unit.iterancestors())
    return next((item.get("translate") for item in chain if item.get("translate")), "yes") == "no"

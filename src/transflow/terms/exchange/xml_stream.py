"""XML files read entry by entry: no entity is resolved, no address opened, no bomb goes off, memory stays small."""

from __future__ import annotations

import html
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from transflow.terms.exchange.draft import MalformedError

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SAFE: dict[str, bool] = {
    "resolve_entities": False, "remove_comments": True, "remove_pis": True, "no_network": True, "load_dtd": False,
    "huge_tree": False,
}  # fmt: skip
_CODES = frozenset({"bpt", "ept", "it", "ut", "sub", "ph", "sc", "ec"})
"""Inline elements that hold codes, not prose. Source: TMX 1.4b, 3.4; ISO 30042:2019, 3 (XLIFF inline elements)."""


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_root(data: bytes, path: str, encoding: str = "") -> str:
    """Return the name of the root element, without its namespace.

    Raises:
        MalformedError: for what is not XML up to there.
    """
    try:
        for _, element in etree.iterparse(BytesIO(data), events=("start",), encoding=encoding or None, **_SAFE):
            return local_name(element)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _explain(error, path) from None
    raise MalformedError("xml", path, problem="no element")


def stream_elements(data: bytes, path: str, roots: frozenset[str], names: tuple[str, ...], encoding: str = "") -> Iterator[Any]:
    """Yield the root as it opens, then each element of the names as it closes; an element is emptied after it was taken.

    Raises:
        MalformedError: for what is not well-formed XML, for declared entities, and for another root.
    """
    tags = [f"{{*}}{name}" for name in (*names, *sorted(roots))]
    context = etree.iterparse(BytesIO(data), events=("start", "end"), tag=tags, encoding=encoding or None, **_SAFE)
    opened = False
    try:
        for event, element in context:
            if not opened:
                _check_dtd(element, path)
                opened = True
                _check_root(element.getroottree().getroot(), roots, path)
                yield element
            elif event == "end" and element.getparent() is not None:
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _explain(error, path) from None
    if not opened:
        _check_root(context.root, roots, path)


def _explain(error: Exception, path: str) -> MalformedError:
    line, column = getattr(error, "position", (0, 0))
    problem = str(error).split(", line")[0].split(" (<string>")[0]
    kind = "xml-encoding" if "encod" in problem.lower() or "UTF-8" in problem else "xml"
    return MalformedError(kind, path, line or 0, column or 0, problem=problem)


def _check_root(root: Any, roots: frozenset[str], path: str) -> None:
    if local_name(root) not in roots:
        raise MalformedError("root", path, int(root.sourceline or 0), name=local_name(root))


def _check_dtd(element: Any, path: str) -> None:
    dtd = element.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise MalformedError("entities", path, 1)


def text_of(element: Any, path: str) -> str:
    """Return the prose of an element: inline marks keep their text, codes are left out, named characters are put in.

    Raises:
        MalformedError: for an entity that HTML does not know either.
    """
    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            shown = html.unescape(child.text)
            if shown == child.text:
                raise MalformedError("entity", path, int(element.sourceline or 0), name=child.text)
            parts.append(shown)
        elif local_name(child) not in _CODES:
            parts.append(text_of(child, path))
        parts.append(child.tail or "")
    return "".join(parts)

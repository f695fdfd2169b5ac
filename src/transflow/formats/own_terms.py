"""What a document says of its own terms: `transflow:` in the front matter of Markdown, meta elements in HTML.

    transflow:
      glossary: [culture.yaml]
      terms: [[politique de la ville, urban policy]]
      names: [Quai des Arts]
      ignore: [qpv]

    <meta name="transflow-glossary" content="culture.yaml">
    <meta name="transflow-names" content="Quai des Arts, Nuit blanche">
    <meta name="transflow-terms" content="politique de la ville = urban policy; bailleur = lessor">

Terms are French, then English, as in a glossary. Plain text has no place for them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from transflow.errors import DocumentError
from transflow.model import OwnTerms
from transflow.terms.yaml_nodes import Positions, read_yaml

KEY = "transflow"
FIELDS = ("glossary", "terms", "names", "ignore")
META = {f"{KEY}-{name}": name for name in FIELDS}
MOST = 500
"""Greatest number of entries in a field: more belong into a glossary file."""
_START = re.compile(rf"^{KEY}[ \t]*:(?=\s|\Z)", re.MULTILINE)
_TABLE = re.compile(rf"^\[?\[?{KEY}\b", re.MULTILINE)


def read_front_matter(text: str, path: str, *, is_toml: bool = False) -> OwnTerms:
    """Return what a front matter says of terms; `text` starts with the line of the opening fence and ends before the closing one.

    Raises:
        DocumentError: for a value that is not of its kind, and for an unknown field.
    """
    if is_toml:
        return _read_toml(text, path) if _TABLE.search(text) else OwnTerms()
    found = _START.search(text)
    if found is None:
        return OwnTerms()
    end = re.compile(r"^[^\s#]", re.MULTILINE).search(text, found.end())
    before = "\n" * text.count("\n", 0, found.start())
    value, positions, faults = read_yaml(before + text[found.start() : end.start() if end else len(text)], path)
    if faults:
        first = faults[0]
        raise DocumentError(f"front matter: {first.message()}", path=path, line=first.line, column=first.column, hint=first.hint())
    return _Reader(path, positions).read(value.get(KEY) if isinstance(value, dict) else None)


def _read_toml(text: str, path: str) -> OwnTerms:
    line = text.count("\n", 0, _TABLE.search(text).start()) + 1  # type: ignore[union-attr]
    try:
        table = tomllib.loads("\n" + text.partition("\n")[2])
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        at = (int(place[1]), int(place[2])) if place else (line, 1)
        raise DocumentError(f"front matter: not valid TOML: {error}", path=path, line=at[0], column=at[1]) from None
    return _Reader(path, Positions({(): (line, 1)})).read(table.get(KEY))


def read_meta(found: Iterable[tuple[str, str, int, int]], path: str) -> OwnTerms:
    """Return what meta elements say, each as its name, content, line and column.

    Raises:
        DocumentError: for a name that is not known, and for a term without its equal sign.
    """
    value: dict[str, Any] = {}
    positions = Positions()
    for name, content, line, column in found:
        field = META.get(name, name.removeprefix(f"{KEY}-"))
        signs = ";" if field == "terms" else ","
        items: list[Any] = [part.strip() for part in content.split(signs) if part.strip()]
        if field == "terms":
            items = [[side.strip() for side in item.split("=")] for item in items]
        kept = value.setdefault(field, [])
        positions.keys[KEY, field] = positions.values[KEY, field] = (line, column)
        for item in items:
            positions.values[KEY, field, len(kept)] = (line, column)
            kept.append(item)
    return _Reader(path, positions).read(value) if value else OwnTerms()


class _Reader:
    """Checks the values and puts them together."""

    def __init__(self, path: str, positions: Positions) -> None:
        self.path = path
        self.positions = positions

    def read(self, value: Any) -> OwnTerms:
        """Return the values of the fields."""
        if not isinstance(value, dict):
            raise self._fault((KEY,), f'"{KEY}" must hold fields', f"allowed: {', '.join(FIELDS)}")
        for name in value:
            if name not in FIELDS:
                close = get_close_matches(str(name), FIELDS, n=1)
                hint = f"allowed: {', '.join(FIELDS)}" + (f' (did you mean "{close[0]}"?)' if close else "")
                raise self._fault((KEY, str(name)), f'unknown field "{name}" in "{KEY}"', hint)
        paths = self._texts(value, "glossary")
        lines = [self.positions.of((KEY, "glossary", place))[0] for place in range(len(paths))]
        return OwnTerms(
            tuple(zip(paths, lines, strict=True)), self._pairs(value), self._texts(value, "names"), self._texts(value, "ignore")
        )

    def _fault(self, where: tuple[str | int, ...], message: str, hint: str) -> DocumentError:
        line, column = self.positions.of(where, key=True)
        return DocumentError(message, path=self.path, line=line, column=column, hint=hint)

    def _items(self, value: dict[str, Any], name: str, hint: str) -> list[Any]:
        items = value.get(name)
        if isinstance(items, str):
            items = [items]
        if items is None and name not in value:
            return []
        if not isinstance(items, list) or len(items) > MOST:
            raise self._fault((KEY, name), f'"{name}" must be a list of at most {MOST} entries', hint)
        return items

    def _texts(self, value: dict[str, Any], name: str) -> tuple[str, ...]:
        hint = f"write {name}: [one, two]"
        items = self._items(value, name, hint)
        for place, item in enumerate(items):
            if not isinstance(item, str) or not item.strip():
                raise self._fault((KEY, name, place), f'"{name}" must be a list of texts', hint)
        return tuple(item.strip() for item in items)

    def _pairs(self, value: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        hint = "write terms: [[politique de la ville, urban policy]], French first"
        items = self._items(value, "terms", hint)
        for place, item in enumerate(items):
            sides = item if isinstance(item, list) else []
            if len(sides) != 2 or not all(isinstance(side, str) and 0 < len(side.strip()) <= 200 for side in sides):
                raise self._fault((KEY, "terms", place), "a term is two texts, French and English", hint)
        return tuple((item[0].strip(), item[1].strip()) for item in items)

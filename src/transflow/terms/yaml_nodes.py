"""YAML read into plain values with the position of every key and value; anchors, tags and bombs are refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from transflow.errors import GlossaryError

MAX_DEPTH = 20
"""Deepest nesting accepted: the schema needs seven levels."""

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Positions:
    """1-based line and column by path; keys of mappings have their own."""

    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def of(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the position of a value or key, or of its nearest known ancestor."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def load_yaml(text: str, file: str) -> tuple[Any, Positions]:
    """Return the plain value of a YAML text and its positions.

    Raises:
        GlossaryError: for a syntax error, several documents, a duplicate key, an anchor or alias, an unknown tag, or
            nesting over MAX_DEPTH.
    """
    loader = YAML(typ="safe", pure=True)
    loader.max_depth = MAX_DEPTH
    try:
        node = loader.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        problem = str(error.problem or error.context or "not valid YAML")
        raise GlossaryError(problem, path=file, line=line, column=column, hint=_syntax_hint(problem)) from None
    except (YAMLError, ValueError) as error:
        raise GlossaryError(f"not valid YAML: {error}".strip(), path=file, line=1, column=1) from None
    except RecursionError:
        raise GlossaryError(f"nested deeper than {MAX_DEPTH} levels", path=file, line=1, column=1) from None
    if node is None:
        raise GlossaryError("the file is empty", path=file, line=1, column=1, hint="a glossary starts with: version: 2")
    positions = Positions()
    return _plain(node, (), positions, file), positions


def _syntax_hint(problem: str) -> str:
    if "\\t" in problem or "'\t'" in problem:
        return "indent with spaces, not with tabs"
    if "mapping values" in problem or "block mapping" in problem:
        return "quote a value that holds a colon, and check the indentation"
    return "check quotes, brackets and indentation near this place"


def _plain(node: Node, path: Path, positions: Positions, file: str) -> Any:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    positions.values[path] = (line, column)
    if node.anchor is not None:
        raise GlossaryError("anchors and aliases are not allowed", path=file, line=line, column=column, hint="write the value out")
    if len(path) > MAX_DEPTH:
        raise GlossaryError(f"nested deeper than {MAX_DEPTH} levels", path=file, line=line, column=column)
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, index), positions, file) for index, item in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _plain_mapping(node, path, positions, file)
    return _plain_scalar(node, file)


def _plain_mapping(node: MappingNode, path: Path, positions: Positions, file: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, ScalarNode) or key_node.anchor is not None:
            raise GlossaryError("a key must be a plain word", path=file, line=line, column=column)
        key = str(key_node.value)
        if key in found:
            raise GlossaryError(f'"{key}" is written twice here', path=file, line=line, column=column, hint="keep one of the two")
        positions.keys[(*path, key)] = (line, column)
        found[key] = _plain(value_node, (*path, key), positions, file)
    return found


def _plain_scalar(node: Node, file: str) -> str | int | bool | float | None:
    kind = str(node.tag).removeprefix("tag:yaml.org,2002:")
    text = str(node.value)
    if kind in {"str", "timestamp"}:
        return text
    if kind == "bool":
        return text.lower() == "true"
    if kind == "null":
        return None
    if kind == "int":
        try:
            return int(text.replace("_", ""), 0)
        except ValueError:
            return text
    if kind == "float":
        return float(text) if text.replace(".", "", 1).isdigit() else text
    mark = node.start_mark
    raise GlossaryError(f"the tag {node.tag} is not allowed", path=file, line=mark.line + 1, column=mark.column + 1)

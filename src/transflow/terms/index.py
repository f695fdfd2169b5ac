"""The words of every term of one language as a tree of keys: read from the cache branch by branch, or built."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from transflow.terms.cache import keep_text, recall_text
from transflow.terms.glossary import Glossary
from transflow.terms.tokens import base_key, fold, spelling_keys

Node = dict[str, Any]
"""A node by the next key; under the empty key the terms that end there, each as the places of concept, term and spelling."""

Entry = tuple[int, int, int]
"""Places of a concept, of its term and of the term's spelling, from 0."""

ENDS = ""
"""The key of a node under which the terms that end there stand."""


class TermIndex:
    """The tree of one glossary without layers and one language."""

    def __init__(self, roots: dict[str, Node | str]) -> None:
        """Hold the branches, read or as text."""
        self._roots = roots
        self._accented: dict[str, list[str]] | None = None

    def start(self, runs: Iterable[tuple[str, ...]]) -> list[Node]:
        """Return the nodes to which runs of keys lead from the root, each once."""
        found: list[Node] = []
        for run in runs:
            key = run[0]
            if key in self._roots:
                _follow([self._root(key)], run, found)
            elif key[0] == "~":
                _follow([self._root(same) for same in self._unfold(key)], run, found)
        return found

    def _root(self, key: str) -> Node:
        node = self._roots[key]
        if isinstance(node, str):
            node = self._roots[key] = json.loads(node)
        return node

    def _unfold(self, folded: str) -> list[str]:
        """Return the keys that are the same without accents; folded keys come from words in capitals."""
        if self._accented is None:
            self._accented = {}
            for key in self._roots:
                if not key.isascii():
                    self._accented.setdefault(fold(key), []).append(key)
        plain = folded[1:]
        return [plain, *self._accented.get(folded, ())] if plain in self._roots else self._accented.get(folded, [])

    def encode(self) -> str:
        """Return the tree as text, a line for each branch."""
        encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
        return "\n".join(f"{key}\t{node if isinstance(node, str) else encode(node)}" for key, node in self._roots.items())


def continue_from(nodes: list[Node], runs: tuple[tuple[str, ...], ...]) -> list[Node]:
    """Return the nodes to which runs of keys lead from nodes, each once."""
    found: list[Node] = []
    for node in nodes:
        for run in runs:
            child = node.get(run[0])
            if child is not None:
                _follow([child], run, found)
            elif run[0][0] == "~":
                _follow(_find_alike(node, run[0]), run, found)
    return found


def _find_alike(node: Node, folded: str) -> list[Node]:
    """Return the nodes under the keys that are the same without accents."""
    plain = folded[1:]
    return [child for key, child in node.items() if key and (key == plain or (not key.isascii() and fold(key) == folded))]


def _follow(nodes: list[Node], run: tuple[str, ...], found: list[Node]) -> None:
    if len(run) > 1:
        for key in run[1:]:
            nodes = [node[key] for node in nodes if key in node]
    if not found:
        found.extend(nodes)
    else:
        found.extend(node for node in nodes if not any(node is known for known in found))


def index_for(glossary: Glossary, language: str) -> TermIndex:
    """Return the tree of a glossary without layers: the one in use, else the one in the cache, else a new one, which is kept."""
    place = ("index", language)
    kept: TermIndex | None = glossary.kept.get(place)
    if kept is not None:
        return kept
    name = f"{glossary.key}.{language}"
    text = recall_text(name) if glossary.key else None
    if text is None:
        kept = build_index(glossary, language)
        if glossary.key:
            keep_text(name, kept.encode())
    else:
        pairs = (line.partition("\t") for line in text.split("\n") if line)
        kept = TermIndex({key: branch for key, _, branch in pairs})
    glossary.kept[place] = kept
    return kept


def build_index(glossary: Glossary, language: str) -> TermIndex:
    """Return the tree of the terms that are looked for, each under the words of its spellings and under their lemmas."""
    roots: dict[str, Node | str] = {}
    top: Node = roots
    for number, concept in enumerate(glossary.concepts):
        for at, term in enumerate(concept.terms.get(language, ())):
            if term.enforce == "off":
                continue
            by_lemma = term.match == "lemma" and term.case != "exact"
            for place, spelling in enumerate(term.spellings):
                for path in _paths(spelling, language, by_lemma=by_lemma):
                    node = top
                    for key in path:
                        node = node.setdefault(key, {})
                    node.setdefault(ENDS, []).append((number, at, place))
    return TermIndex(roots)


def _paths(spelling: str, language: str, *, by_lemma: bool) -> Iterator[list[str]]:
    """Yield the keys of a spelling as it is written, and those of its lemmas where they differ."""
    runs = spelling_keys(spelling, language)
    surface = [key for run in runs for key in run]
    if not surface:
        return
    yield surface
    if by_lemma:
        lemmas = [
            key
            for run in runs
            for key in (run if len(run) > 1 or ":" in run[0] or len(run[0]) == 1 else (base_key(run[0], language),))
        ]
        if lemmas != surface:
            yield lemmas

"""A finding about a term in a quotation weighs one level less.

Why it matters: what somebody said or wrote is given as it was, and the wording is then theirs. An error becomes a warning, a
warning a note; the message says so. Levels that the settings give hold in quotations too. Example: "city policy" in the title of
a report that is named in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transflow.checks.context import Hit
from transflow.model import Finding, Level, Pair
from transflow.text.quotations import find_quotations

CODE = "T11"
FRENCH = """Un signalement sur un terme placé dans une citation pèse un degré de moins.

Pourquoi : ce que quelqu’un a dit ou écrit se rapporte tel quel, et les mots sont alors les siens. Une erreur devient un
avertissement, un avertissement une remarque ; le message le dit. Les niveaux donnés par les réglages valent aussi dans les
citations. Exemple : « city policy » dans le titre d’un rapport cité entre guillemets."""
_LOWER = {Level.ERROR: Level.WARNING, Level.WARNING: Level.INFO, Level.INFO: Level.INFO}
_NOTE = (" (in a quotation)", " (dans une citation)")


class Quotations:
    """The quotations of a document, looked for in a block at the first question about it."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        """Group the pairs by block: a quotation may run over the sentences of one."""
        self._blocks: dict[str, list[Pair]] = {}
        for pair in pairs:
            self._blocks.setdefault(_block(pair), []).append(pair)
        self._spans: dict[tuple[str, str], dict[str, tuple[tuple[int, int], ...]]] = {}

    def holds(self, hit: Hit) -> bool:
        """Return whether a hit lies in a quotation of its side."""
        key = (_block(hit.pair), hit.side)
        if key not in self._spans:
            block = self._blocks[key[0]]
            texts = [(pair.source or "") if hit.side == "source" else pair.target for pair in block]
            self._spans[key] = {pair.id: spans for pair, spans in zip(block, find_quotations(texts), strict=True)}
        return any(start <= hit.start and hit.end <= end for start, end in self._spans[key].get(hit.pair.id, ()))


def _block(pair: Pair) -> str:
    return pair.id.partition(".")[0]


def soften(finding: Finding, hit: Hit, quotations: Quotations, ui_language: str) -> Finding:
    """Return the finding one level lower where it is about a term in a quotation."""
    if finding.category != "terminology" or not quotations.holds(hit):
        return finding
    return replace(finding, level=_LOWER[finding.level], message=finding.message + _NOTE[ui_language == "fr"])

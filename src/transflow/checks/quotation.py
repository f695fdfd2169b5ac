"""A finding about a term in a quotation weighs one level less.

Why it matters: what somebody said or wrote is given as it was, and the wording is then theirs. An error becomes a warning, a
warning a note; the message says so. Levels that the settings give hold in quotations too. Example: "city policy" in the title of
a report that is named in quotation marks. What the speaker has no part in keeps its level: a term or an acronym left in the other
language ("ESS" in an English quotation), save in a title that is quoted in that language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transflow.checks.context import Context, Hit
from transflow.model import Finding, Level, Pair
from transflow.text.leftovers import other_language
from transflow.text.quotations import find_quotations

CODE = "T11"
FRENCH = """Un signalement sur un terme placé dans une citation pèse un degré de moins.

Pourquoi : ce que quelqu’un a dit ou écrit se rapporte tel quel, et les mots sont alors les siens. Une erreur devient un
avertissement, un avertissement une remarque ; le message le dit. Les niveaux donnés par les réglages valent aussi dans les
citations. Exemple : « city policy » dans le titre d’un rapport cité entre guillemets. Ce qui ne vient pas de l’orateur garde son
degré : un terme ou un sigle laissé dans l’autre langue (« ESS » dans une citation en anglais), sauf dans un titre cité dans cette
langue."""
_LOWER = {Level.ERROR: Level.WARNING, Level.WARNING: Level.INFO, Level.INFO: Level.INFO}
_MARKS = '«»“”„‘’"\u00a0\u202f '
_LEAST_WORDS = 3
"""Words of a quotation that nobody leaves in the other language by mistake."""
_NOTE = (" (in a quotation)", " (dans une citation)")


class Quotations:
    """The quotations of a document, looked for in a block at the first question about it."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        """Group the pairs by block: a quotation may run over the sentences of one."""
        self._blocks: dict[str, list[Pair]] = {}
        for pair in pairs:
            self._blocks.setdefault(_block(pair), []).append(pair)
        self._spans: dict[tuple[str, str], dict[str, tuple[tuple[int, int], ...]]] = {}

    def text_around(self, hit: Hit) -> str:
        """Return the quotation that a hit lies in, on its side; empty where it lies in none."""
        key = (_block(hit.pair), hit.side)
        if key not in self._spans:
            block = self._blocks[key[0]]
            found = find_quotations([_side(pair, hit.side) for pair in block])
            self._spans[key] = {pair.id: spans for pair, spans in zip(block, found, strict=True)}
        spans = self._spans[key].get(hit.pair.id, ())
        text = _side(hit.pair, hit.side)
        return next((text[start:end] for start, end in spans if start <= hit.start and hit.end <= end), "")


def _block(pair: Pair) -> str:
    return pair.id.partition(".")[0]


def _side(pair: Pair, side: str) -> str:
    return (pair.source or "") if side == "source" else pair.target


def soften(finding: Finding, hit: Hit, quotations: Quotations, context: Context, ui_language: str) -> Finding:
    """Return the finding one level lower where it is about a term in a quotation."""
    if finding.category != "terminology":
        return finding
    quotation = quotations.text_around(hit)
    if not quotation or (_is_leftover(finding, context) and not _is_kept_title(quotation, hit)):
        return finding
    return replace(finding, level=_LOWER[finding.level], message=finding.message + _NOTE[ui_language == "fr"])


def _is_leftover(finding: Finding, context: Context) -> bool:
    """Return whether the words found are those of the concept in the other language: the translator left them."""
    concept = context.glossary.by_id.get(finding.concept)
    if concept is None or finding.side != "target":
        return False
    known = {spelling for term in concept.terms.get(other_language(context.target_language), ()) for spelling in term.spellings}
    own = {spelling for term in concept.terms.get(context.target_language, ()) if term.is_permitted for spelling in term.spellings}
    return finding.text in known - own


def _is_kept_title(quotation: str, hit: Hit) -> bool:
    """Return whether a quotation of several words stands in the source word for word."""
    words = quotation.strip(_MARKS)
    return len(words.split()) >= _LEAST_WORDS and words in (hit.pair.source or "")

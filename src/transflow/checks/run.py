"""Run rules over the pairs of one document; a rule that crashes is an incident, never a clean result."""

from __future__ import annotations

import gc
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Protocol

from transflow.checks.context import Context, Hit
from transflow.checks.quotation import Quotations, soften
from transflow.model import Finding, Incident, Level, Pair, Rule

_CHUNK = 256
"""Pairs that all rules of one segment see in turn, so that what one rule has parsed is still at hand for the next."""

_PLACES = r"(?: \(l\. [\d, ]+\))?"
_LISTED = re.compile(rf'"[^"]+"{_PLACES}(?:(?: / |, )"[^"]+"{_PLACES})*')
"""Arguments of a message that list terms."""


class RuleModule(Protocol):
    """A rule file."""

    RULE: Rule
    MESSAGES: dict[str, tuple[str, str]]

    def find(self, pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
        """Yield the faults of a document."""
        ...


def run_checks(
    pairs: Sequence[Pair], context: Context, rules: Iterable[RuleModule], ui_language: str = "en"
) -> tuple[list[tuple[Finding, Hit]], list[Incident]]:
    """Return the findings of all rules, each with its hit, and an incident for each rule that failed."""
    rules = list(rules)
    hits: dict[str, list[Hit]] = {rule.RULE.name: [] for rule in rules}
    incidents: list[Incident] = []
    failed: set[str] = set()
    with _paused_collector():
        for scope, size in (("segment", _CHUNK), ("document", max(1, len(pairs)))):
            for start in range(0, max(1, len(pairs)), size):
                for rule in rules:
                    if rule.RULE.scope != scope or rule.RULE.name in failed:
                        continue
                    try:
                        hits[rule.RULE.name].extend(rule.find(pairs[start : start + size], context))
                    except Exception as error:  # noqa: BLE001 - the other rules go on, and the run is not clean
                        problem = f"the rule {rule.RULE.name} failed: {type(error).__name__}: {error}"
                        hint = "report this with the document; the other rules were run"
                        incidents.append(Incident("check-failed", problem, hint=hint))
                        failed.add(rule.RULE.name)
                        hits[rule.RULE.name].clear()
    quoted = Quotations(pairs)
    found = [(rule, hit) for rule in rules for hit in hits[rule.RULE.name]]
    return [
        (soften(build_finding(rule, hit, ui_language), hit, quoted, context, ui_language), hit) for rule, hit in found
    ], incidents


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Hold the cyclic collector back: rules build many small tuples and no cycles, and its rounds take a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def build_finding(rule: RuleModule, hit: Hit, ui_language: str) -> Finding:
    """Return the finding of a hit; its fingerprint holds no line number, so that it survives a move of the text."""
    text = (hit.pair.source or "") if hit.side == "source" else hit.pair.target
    written = text[hit.start : hit.end]
    template = rule.MESSAGES[hit.message][1 if ui_language == "fr" else 0]
    line, column = locate(hit.pair, hit.start, hit.side)
    print_ = [
        rule.RULE.id,
        hit.side,
        _plain(hit.pair.source or ""),
        _plain(hit.pair.target),
        written,
        str(text[: hit.start].count(written)),
    ]
    return Finding(
        rule=rule.RULE.id,
        name=rule.RULE.name,
        category=rule.RULE.category,
        level=Level(hit.level) if hit.level else rule.RULE.level,
        segment=hit.pair.id,
        side=hit.side,
        start=hit.start,
        end=hit.end,
        text=written,
        message=template.format(**(_quote_in_french(hit.arguments) if ui_language == "fr" else hit.arguments)),
        suggestions=tuple(dict.fromkeys(filter(None, hit.suggestions))),
        line=line,
        column=column,
        fingerprint=hashlib.sha256("\x1f".join(print_).encode("utf-8", "surrogatepass")).hexdigest()[:32],
        concept=hit.concept,
    )


def _quote_in_french(arguments: Mapping[str, str]) -> dict[str, str]:
    """Return the arguments of a message, those that list terms in quotation marks with French ones."""
    return {
        name: re.sub(r'"([^"]+)"', "«\u00a0\\1\u00a0»", text) if _LISTED.fullmatch(text) else text
        for name, text in arguments.items()
    }


def locate(pair: Pair, start: int, side: str) -> tuple[int, int]:
    """Return the 1-based line and column of an offset; on the side that is not in the file, those of the pair."""
    if side != pair.side:
        return pair.line, pair.column
    before = ((pair.source or "") if side == "source" else pair.target)[:start]
    column = start - before.rfind("\n") if "\n" in before else pair.column + start
    return pair.line + before.count("\n"), column


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())

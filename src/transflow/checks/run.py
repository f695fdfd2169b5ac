"""Run rules over the pairs of one document; a rule that crashes is an incident, never a clean result."""

from __future__ import annotations

import gc
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol

from transflow.checks.context import Context, Hit
from transflow.checks.quotation import Quotations, soften
from transflow.errors import WorkerLostError
from transflow.model import Finding, Incident, Level, Pair, Rule
from transflow.workers import Workers, can_fork

_CHUNK = 256
"""Pairs that all rules of one segment see in turn, so that what one rule has parsed is still at hand for the next."""
_LEAST_FORKED, _LEAST_SPAWNED = 4 * _CHUNK, 40 * _CHUNK
"""Pairs from which other processes are worth their start: as copies of this one, or with all data to be read anew."""

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


_read_for: set[tuple[str, str]] = set()
"""Languages whose data this process has read."""


@dataclass(slots=True)
class _Found:
    """What the rules of a run have found so far."""

    hits: dict[str, list[Hit]]
    incidents: list[Incident] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    def add(self, outcomes: Iterable[_Outcome]) -> None:
        """Add what rules found in some pairs; a rule that failed once counts no more."""
        for name, hits, problem in outcomes:
            if name in self.failed:
                continue
            self.hits[name] += hits
            if problem:
                hint = "report this with the document; the other rules were run"
                self.incidents.append(Incident("check-failed", f"the rule {name} failed: {problem}", hint=hint))
                self.failed.add(name)
                self.hits[name].clear()


_Outcome = tuple[str, list[Hit], str]
"""Name of a rule, what it found in some pairs, and how it failed, if it did."""


def run_checks(
    pairs: Sequence[Pair], context: Context, rules: Iterable[RuleModule], ui_language: str = "en", jobs: int = 1
) -> tuple[list[tuple[Finding, Hit]], list[Incident]]:
    """Return the findings of all rules, each with its hit, and an incident for each rule that failed.

    `jobs` processes look at many pairs; what they find, and its order, is what one process finds.
    """
    rules = list(rules)
    found = _Found({rule.RULE.name: [] for rule in rules})
    by_scope = {scope: [rule for rule in rules if rule.RULE.scope == scope] for scope in ("segment", "document")}
    chunks = [pairs[start : start + _CHUNK] for start in range(0, max(1, len(pairs)), _CHUNK)]
    with _paused_collector():
        if _is_shared_out(pairs, context, rules, jobs):
            _share_out(chunks, pairs, context, by_scope, found, jobs)
        else:
            for chunk in chunks:
                found.add(_apply([rule for rule in by_scope["segment"] if rule.RULE.name not in found.failed], chunk, context))
            found.add(_apply(by_scope["document"], pairs, context))
    quoted = Quotations(pairs)
    ordered = [(rule, hit) for rule in rules for hit in found.hits[rule.RULE.name]]
    return [
        (soften(build_finding(rule, hit, ui_language), hit, quoted, context, ui_language), hit) for rule, hit in ordered
    ], found.incidents


def _apply(rules: Iterable[RuleModule], pairs: Sequence[Pair], context: Context) -> Iterator[_Outcome]:
    for rule in rules:
        try:
            yield rule.RULE.name, list(rule.find(pairs, context)), ""
        except Exception as error:  # noqa: BLE001 - the other rules go on, and the run is not clean
            yield rule.RULE.name, [], f"{type(error).__name__}: {error}"


def _is_shared_out(pairs: Sequence[Pair], context: Context, rules: Sequence[RuleModule], jobs: int) -> bool:
    """Return whether other processes help: models stay in one, and a rule must be a module, which each process can import."""
    enough = len(pairs) >= (_LEAST_FORKED if can_fork() else _LEAST_SPAWNED)
    return jobs > 1 and enough and context.judge is None and all(isinstance(rule, ModuleType) for rule in rules)


def _share_out(
    chunks: Sequence[Sequence[Pair]],
    pairs: Sequence[Pair],
    context: Context,
    rules: dict[str, list[RuleModule]],
    found: _Found,
    jobs: int,
) -> None:
    """Run the rules of segments in other processes, and meanwhile those of documents here.

    The first chunk of a run is looked at here: what it makes this process read, the copies have. Rules on the terms of a document
    come last: the other processes tell which texts hold none.
    """
    languages = context.source_language, context.target_language
    first, others = ((), chunks) if languages in _read_for else (chunks[0], chunks[1:])
    if first:
        found.add(_apply(rules["segment"], first, context))
        _read_for.add(languages)
    names = tuple(getattr(rule, "__name__", "") for rule in rules["segment"])
    shared = replace(context, _matches={}), names
    done = len(first)
    with Workers(_check_chunk, shared, min(jobs, len(others))) as workers:
        results = workers.begin(others)
        on_terms = [rule for rule in rules["document"] if rule.RULE.category == "terminology"]
        of_document = list(_apply([rule for rule in rules["document"] if rule not in on_terms], pairs, context))
        try:
            for chunk, (outcomes, bare) in zip(others, results, strict=True):
                found.add(outcomes)
                context.keep_bare(chunk, bare)
                done += len(chunk)
        except WorkerLostError as error:
            problem = f"{error.message}: {len(pairs) - done} of {len(pairs)} segments were not checked one by one"
            found.incidents.append(Incident(error.code, problem, hint=error.hint))
    of_document += _apply(on_terms, pairs, context)
    places = {rule.RULE.name: place for place, rule in enumerate(rules["document"])}
    found.add(sorted(of_document, key=lambda outcome: places[outcome[0]]))


def _check_chunk(shared: tuple[Context, tuple[str, ...]], chunk: Sequence[Pair]) -> tuple[list[_Outcome], list[tuple[bool, bool]]]:
    """Return what the rules of segments find in a chunk, and which of its texts hold no term; in a process of its own."""
    context, names = shared
    rules: list[Any] = [import_module(name) for name in names]
    with _paused_collector():
        return list(_apply(rules, chunk, context)), context.find_bare(chunk)


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

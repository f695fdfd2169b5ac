"""Run rules over the pairs of one document; a rule that crashes is an incident, never a clean result."""

from __future__ import annotations

import gc
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple, Protocol

from transflow.checks.context import Context, Hit
from transflow.checks.quotation import Quotations, soften
from transflow.errors import WorkerLostError
from transflow.model import Finding, Incident, Level, Pair, Rule
from transflow.workers import Workers, can_fork, is_worker

_CHUNK = 256
"""Pairs that all rules of one segment see in turn, so that what one rule has parsed is still at hand for the next."""
_LEAST_FORKED, _LEAST_SPAWNED = 2 * _CHUNK, 40 * _CHUNK
"""Pairs from which other processes are worth their start: as copies of this one, or with all data to be read anew."""
_FIRST = 8
"""Pairs that make a process read nearly all data that the rules need."""
_DEAREST = "name-variant"
"""The rule of documents that takes as long as all others."""

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
    with _paused_collector():
        if _is_shared_out(pairs, context, rules, jobs):
            _share_out(pairs, context, by_scope, found, jobs)
        else:
            for start in range(0, max(1, len(pairs)), _CHUNK):
                working = [rule for rule in by_scope["segment"] if rule.RULE.name not in found.failed]
                found.add(_apply(working, pairs[start : start + _CHUNK], context))
            found.add(_apply(by_scope["document"], pairs, context))
            _read_for.add((context.source_language, context.target_language))
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


_Done = tuple[list[_Outcome], list[tuple[bool, bool]]]
"""What rules found in the pairs of a task, and for each pair whether its source and its target hold no term, where that is told."""


class _Task(NamedTuple):
    """Rules, by the names of their modules, and the half-open range of pairs that they look at."""

    rules: tuple[str, ...]
    start: int
    end: int


def _share_out(pairs: Sequence[Pair], context: Context, rules: dict[str, list[RuleModule]], found: _Found, jobs: int) -> None:
    """Run the rules of segments on each chunk, and each rule of documents, in other processes and in this one.

    A few pairs are looked at first, for what they make this process read: its copies have it. The dearest rule begins and the cheap
    ones come last, so that all processes end at once. Rules on the terms of a document wait for the others, which tell the texts
    that hold none; so does what a lost process left of the rules of documents.
    """
    languages = context.source_language, context.target_language
    if languages not in _read_for:
        for _ in _apply([*rules["segment"], *rules["document"]], pairs[:_FIRST], replace(context, _matches={})):
            pass
        _read_for.add(languages)
    alone = [rule for rule in rules["document"] if rule.RULE.category != "terminology"]
    alone.sort(key=lambda rule: rule.RULE.name != _DEAREST)
    tasks = [_Task((_module_of(rule),), 0, len(pairs)) for rule in alone]
    names = tuple(map(_module_of, rules["segment"]))
    chunks = [_Task(names, start, min(start + _CHUNK, len(pairs))) for start in range(0, len(pairs), _CHUNK)]
    tasks[1:1] = chunks
    of_document: list[_Outcome] = []
    done = 0
    shared = replace(context, _matches={}), pairs, tasks
    with Workers(_run_task, shared, min(jobs, len(tasks)) - 1) as workers:
        try:
            for task, (outcomes, bare) in zip(
                tasks, workers.share(len(tasks), partial(_run_here, context, pairs, tasks)), strict=True
            ):
                context.keep_bare(pairs[task.start : task.start + len(bare)], bare)
                if task.rules == names:
                    found.add(outcomes)
                    done = task.end
                else:
                    of_document += outcomes
        except WorkerLostError as error:
            problem = f"{error.message}: {len(pairs) - done} of {len(pairs)} segments were not checked one by one"
            found.incidents.append(Incident(error.code, problem, hint=error.hint))
    told = {name for name, _, _ in of_document}
    of_document += _apply([rule for rule in rules["document"] if rule.RULE.name not in told], pairs, context)
    places = {rule.RULE.name: place for place, rule in enumerate(rules["document"])}
    found.add(sorted(of_document, key=lambda outcome: places[outcome[0]]))


def _module_of(rule: RuleModule) -> str:
    return getattr(rule, "__name__", "")


def _run_task(shared: tuple[Context, Sequence[Pair], Sequence[_Task]], number: int) -> _Done:
    """Return what the rules of a task find, and which of its texts hold no term; in a process of its own."""
    context, pairs, tasks = shared
    with _paused_collector():
        outcomes, _ = _run_here(context, pairs, tasks, number)
        return outcomes, context.find_bare(pairs[tasks[number].start : tasks[number].end])


def _run_here(context: Context, pairs: Sequence[Pair], tasks: Sequence[_Task], number: int) -> _Done:
    """Return what the rules of a task find; the terms of its texts stay known."""
    task = tasks[number]
    rules: list[Any] = [import_module(name) for name in task.rules]
    return list(_apply(rules, pairs[task.start : task.end], context)), []


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Hold the cyclic collector back: rules build many small tuples and no cycles, and its rounds take a quarter of the time.

    What was built is then counted as old: else the next round, which comes at once, would look at all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """Move all objects to the oldest generation; leave those alone that the program around this package has frozen."""
    if is_worker():
        gc.freeze()
    elif not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


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

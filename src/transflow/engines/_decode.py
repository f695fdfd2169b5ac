"""CTranslate2, driven so that the answer for a text never depends on the texts beside it."""

from __future__ import annotations

import json
import math
import os
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import ctranslate2

from transflow.errors import EngineError, PackageError

BATCH = 32
"""Most texts decoded together. All have equally many tokens: padding would change the scores by some thousandths, and one
text in forty its translation, under int8; equal lengths change none of 400, and are as fast as padded batches."""
WORST = -99.0
"""Score of what has none."""


class ThreadSettings(Protocol):
    """What the configuration tells about the processor."""

    @property
    def inter_threads(self) -> int:
        """Return the batches decoded at once; 0 for as many as processors."""
        ...

    @property
    def intra_threads(self) -> int:
        """Return the threads of one batch; 0 for one."""
        ...

    @property
    def compute_type(self) -> str:
        """Return CTranslate2's compute type."""
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """How a call decodes."""

    beam_size: int
    num_hypotheses: int
    attention: bool
    repetition_penalty: float
    length_penalty: float
    most_tokens: int
    """Longest target, its forced prefix counted."""
    no_repeat: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One text in pieces, and what its decoding must obey."""

    pieces: tuple[str, ...]
    prefix: tuple[str, ...] = ()
    banned: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """One hypothesis in pieces."""

    pieces: tuple[str, ...]
    score: float
    """Mean log-probability per token, the end sign counted."""
    attention: tuple[tuple[float, ...], ...] = ()


class Decoder:
    """One CTranslate2 model."""

    def __init__(self, folder: Path, settings: ThreadSettings) -> None:
        """Load the model of a package folder.

        Raises:
            PackageError: when the model is missing or damaged.
            EngineError: when the processor cannot compute as the settings ask.
        """
        model = folder / "model"
        if not (model / "model.bin").is_file():
            raise PackageError("holds no model/model.bin", path=str(folder), hint="install the package again")
        try:
            self._translator: Any = ctranslate2.Translator(
                str(model), device="cpu", inter_threads=settings.inter_threads or count_processors(),
                intra_threads=settings.intra_threads or 1, compute_type=settings.compute_type,
            )  # fmt: skip
        except ValueError as error:
            raise EngineError(str(error), hint='set engine.compute-type to "default"') from error
        except RuntimeError as error:
            problem = f"the model cannot be opened: {error}"
            raise PackageError(problem, path=str(folder), hint="install the package again") from error
        self._source = _read_vocabulary(model, "source")
        self._target = _read_vocabulary(model, "target")

    def knows(self, piece: str) -> bool:
        """Return whether the model has a source embedding of a piece; true where its vocabulary cannot be read."""
        return not self._source or piece in self._source

    def can_write(self, piece: str) -> bool:
        """Return whether a piece is in the target vocabulary; CTranslate2 refuses to ban others."""
        return piece in self._target

    def decode(self, tasks: Sequence[Task], options: Options, done: Callable[[int], None] | None = None) -> list[list[Decoded]]:
        """Return the hypotheses of each task, best first; `done` hears the place of each task when it is finished.

        Raises:
            EngineError: when CTranslate2 fails.
        """
        out: list[list[Decoded]] = [[]] * len(tasks)
        waiting: deque[tuple[int, Any]] = deque()
        try:
            for batch in _batches(tasks):
                waiting.extend(zip(batch, self._start([tasks[place] for place in batch], options), strict=True))
            while waiting:
                place, result = waiting.popleft()
                out[place] = _read(tasks[place], result.result(), options)
                if done:
                    done(place)
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"translation failed: {error}", hint="install the package again") from error
        self._score_forced(tasks, out)
        return out

    def _start(self, batch: Sequence[Task], options: Options) -> Any:
        return self._translator.translate_batch(
            [list(task.pieces) for task in batch],
            target_prefix=[list(task.prefix) for task in batch] if batch[0].prefix else None,
            asynchronous=True, max_batch_size=BATCH, beam_size=max(options.beam_size, options.num_hypotheses),
            num_hypotheses=options.num_hypotheses, length_penalty=options.length_penalty,
            repetition_penalty=options.repetition_penalty, no_repeat_ngram_size=options.no_repeat, max_input_length=0,
            max_decoding_length=options.most_tokens, return_scores=True, return_attention=options.attention,
            replace_unknowns=True, suppress_sequences=[list(pieces) for pieces in batch[0].banned] or None,
        )  # fmt: skip

    def _score_forced(self, tasks: Sequence[Task], out: list[list[Decoded]]) -> None:
        """Score again what has a forced prefix, since CTranslate2 does not count the prefix."""
        places = [(place, rank) for place, task in enumerate(tasks) if task.prefix for rank in range(len(out[place]))]
        scores = self.score([tasks[place].pieces for place, _ in places], [out[place][rank].pieces for place, rank in places])
        for (place, rank), score in zip(places, scores, strict=True):
            old = out[place][rank]
            out[place][rank] = Decoded(old.pieces, score, old.attention)

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """Return the mean log-probability per target token, the end sign counted.

        Raises:
            EngineError: when CTranslate2 fails.
        """
        return [_finite(sum(logs) / max(1, len(logs))) for logs in self.score_pieces(sources, targets)]

    def score_pieces(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[list[float]]:
        """Return the log-probability of each target token, the end sign last; each pair of texts is scored once.

        Raises:
            EngineError: when CTranslate2 fails.
        """
        tasks = [(tuple(source), tuple(target)) for source, target in zip(sources, targets, strict=True)]
        batches: dict[int, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        for task in dict.fromkeys(tasks):
            batches[len(task[0])].append(task)
        found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[float]] = {}
        waiting: list[tuple[tuple[tuple[str, ...], tuple[str, ...]], Any]] = []
        try:
            for _, group in sorted(batches.items(), reverse=True):
                group.sort(key=lambda task: len(task[1]))
                for start in range(0, len(group), BATCH):
                    part = group[start : start + BATCH]
                    results = self._translator.score_batch(
                        [list(source) for source, _ in part], [list(target) for _, target in part],
                        max_batch_size=BATCH, max_input_length=0, asynchronous=True,
                    )  # fmt: skip
                    waiting.extend(zip(part, results, strict=True))
            for task, result in waiting:
                found[task] = list(result.result().log_probs)
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"scoring failed: {error}", hint="install the package again") from error
        return [found[task] for task in tasks]


def count_processors() -> int:
    """Return the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_vocabulary(model: Path, side: str) -> frozenset[str]:
    for name in ("shared_vocabulary", f"{side}_vocabulary"):
        table, lines = model / f"{name}.json", model / f"{name}.txt"
        try:
            if table.is_file():
                return frozenset(json.loads(table.read_text("utf-8")))
            if lines.is_file():
                return frozenset(lines.read_text("utf-8").split("\n"))
        except (OSError, ValueError, TypeError) as error:
            raise PackageError("the vocabulary cannot be read", path=str(model), hint="install the package again") from error
    return frozenset()


def _batches(tasks: Sequence[Task]) -> list[list[int]]:
    """Return the places of tasks in batches of equal lengths and equal bans, the longest first to keep every thread busy."""
    groups: dict[tuple[tuple[tuple[str, ...], ...], int, int], list[int]] = defaultdict(list)
    for place, task in enumerate(tasks):
        groups[task.banned, len(task.pieces), bool(task.prefix)].append(place)
    ordered = sorted(groups.items(), key=lambda item: (-item[0][1], -item[0][2], item[0][0]))
    return [group[start : start + BATCH] for _, group in ordered for start in range(0, len(group), BATCH)]


def _read(task: Task, result: Any, options: Options) -> list[Decoded]:
    out: list[Decoded] = []
    for rank, pieces in enumerate(result.hypotheses):
        counted = len(pieces) + 1
        score = result.scores[rank] * counted**options.length_penalty / counted
        rows = result.attention[rank][: len(pieces)] if options.attention else ()
        out.append(Decoded(tuple(pieces), _finite(score), tuple(_normalise(row[: len(task.pieces)]) for row in rows)))
    return out or [Decoded((), WORST)]


def _normalise(row: Sequence[float]) -> tuple[float, ...]:
    """Return weights that sum to 1; the share of the end sign, which has no place in the text, is spread over the others."""
    weights = [weight if math.isfinite(weight) and weight > 0 else 0.0 for weight in row]
    total = sum(weights)
    return tuple(weight / total for weight in weights) if total > 0 else tuple(1 / len(weights) for _ in weights)


def _finite(score: float) -> float:
    return score if math.isfinite(score) else WORST

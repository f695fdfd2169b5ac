"""Argos packages driven through CTranslate2: all texts of a call in one stream of token batches sorted by length."""

from __future__ import annotations

import json
import math
import os
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import ctranslate2

from transflow.engines._clauses import split_clauses
from transflow.engines._tokens import Tokenizer, open_tokenizer
from transflow.engines.base import Engine, EngineInfo, Hypothesis, Request
from transflow.engines.packages import Package, extract_package, find_route, read_metadata
from transflow.errors import EngineError, PackageError

MAX_PIECES = 200
"""Longest source in pieces: the position table of the embedded models has 256 places, and a target may be longer."""
BATCH_TOKENS = 2048
"""Tokens in a batch. Source: benchmarks/speed.py, two cores; larger batches gain nothing."""
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,5}?)(?:\W+\1\b){2,}", re.IGNORECASE)


class EngineSettings(Protocol):
    """What the engine is told by the configuration."""

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
class _Task:
    """One piece of work for CTranslate2."""

    place: int
    pieces: list[str]
    spans: list[tuple[int, int]]
    prefix: list[str]
    banned: tuple[str, ...]


class ArgosEngine:
    """One Argos package."""

    def __init__(self, package: Package, settings: EngineSettings) -> None:
        """Load the package.

        Raises:
            PackageError: when a part is missing or damaged.
        """
        folder = Path(package.path)
        metadata = read_metadata(folder)
        self._folder = folder
        self._info = EngineInfo(package.name, package.version, package.digest, package.source, package.target, package.licence)
        self._tokenizer: Tokenizer = open_tokenizer(folder, package.source, package.target)
        self._target_prefix = str(metadata.get("target_prefix") or "")
        own = metadata.get("transflow")
        decoding: dict[str, Any] = own if isinstance(own, dict) else {}
        self._repetition_penalty = float(decoding.get("repetition_penalty", 1.1))
        self._length_penalty = float(decoding.get("length_penalty", 0.6))
        self._max_pieces = int(decoding.get("max_pieces", MAX_PIECES))
        processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        try:
            self._translator: Any = ctranslate2.Translator(
                str(folder / "model"),
                device="cpu",
                inter_threads=settings.inter_threads or processors,
                intra_threads=settings.intra_threads or 1,
                compute_type=settings.compute_type,
            )
        except (RuntimeError, ValueError) as error:
            raise PackageError(
                f"the model cannot be opened: {error}", path=str(folder), hint="install the package again"
            ) from error

    @property
    def info(self) -> EngineInfo:
        """Return the package's name, version and digest."""
        return self._info

    def translate(
        self,
        requests: Sequence[Request],
        *,
        beam_size: int = 4,
        num_hypotheses: int = 1,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Return for each request its hypotheses, best first, in the order of the requests.

        Texts without a letter are returned as they are. A text over the model's positions is cut at clause boundaries, its
        parts are translated and joined; it has one hypothesis and no attention. A loop is decoded again without repeated
        three-grams and flagged where that does not help.

        Raises:
            EngineError: when CTranslate2 fails.
        """
        answers: list[tuple[Hypothesis, ...]] = [()] * len(requests)
        tasks: list[_Task] = []
        parts: dict[int, list[int]] = {}
        texts: list[str] = []
        for place, request in enumerate(requests):
            if not any(character.isalpha() for character in request.text):
                answers[place] = (Hypothesis(request.text, 0.0),)
                continue
            pieces, spans = self._tokenizer.encode(request.text)
            chunks = [request.text] if len(pieces) <= self._max_pieces else self._cut(request.text)
            parts[place] = list(range(len(texts), len(texts) + len(chunks)))
            for chunk in chunks:
                if len(chunks) > 1:
                    pieces, spans = self._tokenizer.encode(chunk)
                prefix = request.prefix if len(chunks) == 1 else ""
                tasks.append(_Task(len(texts), pieces, spans, self._encode_prefix(prefix), request.banned))
                texts.append(chunk)
        firsts = {places[0] for places in parts.values()}
        if progress:
            progress(len(requests) - len(parts))
        decoded = self._decode(
            tasks,
            beam_size,
            num_hypotheses,
            attention=attention,
            on_done=lambda place: progress(1) if progress and place in firsts else None,
        )
        loops = [task for task in tasks if has_loop(decoded[task.place][0].text) and not has_loop(texts[task.place])]
        for place, hypotheses in self._decode(loops, beam_size, 1, attention=attention, no_repeat=3).items():
            text = hypotheses[0].text
            decoded[place] = (_flag(hypotheses[0]) if has_loop(text) else hypotheses[0],)
        for place, pieces_of in parts.items():
            answers[place] = _join([decoded[part] for part in pieces_of])
        return answers

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log-probability per target token, the end sign counted, of each target given its source."""
        if not sources:
            return []
        left = [self._tokenizer.encode(text)[0][: self._max_pieces] for text in sources]
        right = [self._encode_prefix(text)[: self._max_pieces] for text in targets]
        try:
            results = self._translator.score_batch(left, right, max_batch_size=BATCH_TOKENS, batch_type="tokens")
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"scoring failed: {error}", hint="install the package again") from error
        return [sum(result.log_probs) / max(1, len(result.log_probs)) for result in results]

    def _encode_prefix(self, text: str) -> list[str]:
        lead = [self._target_prefix] if self._target_prefix else []
        return lead + (self._tokenizer.encode(text)[0] if text.strip() else [])

    def _cut(self, text: str) -> list[str]:
        return split_clauses(text, lambda part: len(self._tokenizer.encode(part)[0]) <= self._max_pieces)

    def _decode(
        self,
        tasks: Sequence[_Task],
        beam_size: int,
        num_hypotheses: int,
        *,
        attention: bool,
        no_repeat: int = 0,
        on_done: Callable[[int], None] = lambda _: None,
    ) -> dict[int, tuple[Hypothesis, ...]]:
        """Decode tasks, those with the same banned texts together, since CTranslate2 bans for a whole call."""
        groups: dict[tuple[str, ...], list[_Task]] = defaultdict(list)
        for task in tasks:
            groups[task.banned].append(task)
        found: dict[int, tuple[Hypothesis, ...]] = {}
        for banned, group in sorted(groups.items()):
            ordered = sorted(group, key=lambda task: (len(task.pieces), task.pieces, task.prefix, task.place))
            try:
                results = self._translator.translate_batch(
                    [task.pieces for task in ordered],
                    target_prefix=[task.prefix for task in ordered] if any(task.prefix for task in ordered) else None,
                    max_batch_size=BATCH_TOKENS,
                    batch_type="tokens",
                    beam_size=max(beam_size, num_hypotheses),
                    num_hypotheses=num_hypotheses,
                    length_penalty=self._length_penalty,
                    repetition_penalty=self._repetition_penalty,
                    no_repeat_ngram_size=no_repeat,
                    max_input_length=0,
                    max_decoding_length=256,
                    return_scores=True,
                    return_attention=attention,
                    replace_unknowns=True,
                    suppress_sequences=self._ban(banned) or None,
                    asynchronous=True,
                )
                for task, result in zip(ordered, results, strict=True):
                    found[task.place] = self._read(task, result.result(), attention=attention)
                    on_done(task.place)
            except (RuntimeError, ValueError) as error:
                raise EngineError(f"translation failed: {error}", hint="install the package again") from error
        return found

    def _read(self, task: _Task, result: Any, *, attention: bool) -> tuple[Hypothesis, ...]:
        out: list[Hypothesis] = []
        for number, pieces in enumerate(result.hypotheses):
            skip = 1 if self._target_prefix and pieces[:1] == [self._target_prefix] else 0
            text, spans = self._tokenizer.decode(pieces[skip:])
            length = max(1, len(pieces))
            score = result.scores[number] * length**self._length_penalty / (length + 1)
            rows = result.attention[number] if attention else ()
            out.append(
                Hypothesis(
                    text,
                    -99.0 if math.isnan(score) else score,
                    tuple(task.spans) if attention else (),
                    tuple(spans) if attention else (),
                    tuple(tuple(row) for row in rows[skip:]),
                )
            )
        return tuple(out) or (Hypothesis("", -99.0),)

    def _ban(self, banned: Sequence[str]) -> list[list[str]]:
        """Return every casing of the banned texts as pieces, with and without the space before the first word."""
        sequences: dict[tuple[str, ...], None] = {}
        for text in banned:
            for form in (text, text.lower(), text.upper(), text.capitalize(), text.title()):
                pieces = self._tokenizer.encode(form)[0]
                sequences[tuple(pieces)] = None
                bare = [pieces[0].lstrip("\u2581"), *pieces[1:]] if pieces else []
                if bare and bare[0]:
                    sequences[tuple(bare)] = None
        return [list(sequence) for sequence in sequences if sequence and all(piece in self._vocabulary for piece in sequence)]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Return the target pieces that the model can write; CTranslate2 refuses to ban others."""
        for name in ("shared_vocabulary", "target_vocabulary"):
            table, lines = self._folder / "model" / f"{name}.json", self._folder / "model" / f"{name}.txt"
            if table.is_file():
                return frozenset(json.loads(table.read_text("utf-8")))
            if lines.is_file():
                return frozenset(lines.read_text("utf-8").splitlines())
        return frozenset()


class PivotEngine:
    """Two packages in a row, through English or another language that both share."""

    def __init__(self, first: Engine, second: Engine) -> None:
        """Chain two engines."""
        self._first, self._second = first, second
        one, two = first.info, second.info
        self._info = EngineInfo(
            f"{one.name} + {two.name}",
            f"{one.version} + {two.version}",
            f"{one.digest}+{two.digest}",
            one.source,
            two.target,
            " / ".join(dict.fromkeys(filter(None, (one.licence, two.licence)))),
        )

    @property
    def info(self) -> EngineInfo:
        """Return the names, versions and digests of both packages."""
        return self._info

    def translate(
        self,
        requests: Sequence[Request],
        *,
        beam_size: int = 4,
        num_hypotheses: int = 1,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of the second engine for the best hypothesis of the first.

        Attention is that of the second engine over the pivot text; its source spans do not count in the request's text and
        are therefore left out.
        """
        middle = self._first.translate([Request(request.text) for request in requests], beam_size=beam_size)
        passed = [Request(best[0].text, request.prefix, request.banned) for request, best in zip(requests, middle, strict=True)]
        answers = self._second.translate(passed, beam_size=beam_size, num_hypotheses=num_hypotheses, progress=progress)
        del attention
        return answers

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the scores of the targets given the pivot texts."""
        middle = self._first.translate([Request(text) for text in sources])
        return self._second.score([best[0].text for best in middle], targets)


def open_engine(source: str, target: str, settings: EngineSettings, environ: Mapping[str, str] = os.environ) -> Engine:
    """Return the engine of a language pair: an installed package, else the embedded one, else two through a pivot.

    Raises:
        PackageError: when there is no way from source to target, or a package is damaged.
    """
    engines: list[Engine] = [
        ArgosEngine(extract_package(package, environ), settings) for package in find_route(source, target, environ)
    ]
    return engines[0] if len(engines) == 1 else PivotEngine(engines[0], engines[1])


def has_loop(text: str) -> bool:
    """Return whether the same words, up to six, stand three times in a row."""
    return bool(_LOOP.search(text[:4000]))


def _flag(hypothesis: Hypothesis) -> Hypothesis:
    return Hypothesis(
        hypothesis.text, hypothesis.score, hypothesis.source_spans, hypothesis.target_spans, hypothesis.attention, repetition=True
    )


def _join(parts: Sequence[tuple[Hypothesis, ...]]) -> tuple[Hypothesis, ...]:
    if len(parts) == 1:
        return parts[0]
    best = [hypotheses[0] for hypotheses in parts]
    return (
        Hypothesis(
            " ".join(part.text for part in best),
            sum(part.score for part in best) / len(best),
            repetition=any(part.repetition for part in best),
        ),
    )

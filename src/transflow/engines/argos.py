"""Argos packages driven through CTranslate2: all texts of a call in one stream, protected parts kept, long texts cut."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from transflow.engines._annotate import fit_annotations, read_symbols
from transflow.engines._ban import ban_sequences, find_banned_pieces
from transflow.engines._decode import WORST, Decoded, Decoder, Options, Task, ThreadSettings
from transflow.engines._loops import is_runaway
from transflow.engines._mask import STYLES, Masked, Span, find_verbatim, fold_unknown, mask_text
from transflow.engines._money import find_money
from transflow.engines._parts import Part, cut_around, has_letter, join_parts, strip_signs
from transflow.engines._pivot import PivotEngine
from transflow.engines._tokens import Tokenizer, is_byte, open_tokenizer
from transflow.engines.base import Engine, EngineInfo, Hypothesis, Request, TokenScore
from transflow.engines.packages import Package, extract_package, find_route, read_metadata
from transflow.errors import PackageError
from transflow.text.clauses import split_clauses

__all__ = ["ArgosEngine", "EngineSettings", "PivotEngine", "open_engine"]

MAX_PIECES = 150
"""Longest source in pieces that is translated whole by a package that says nothing else. The embedded ones say 60: models that were
trained on sentences of up to 70 words write better when longer ones are cut at their clauses."""
FORCED_PIECES = 200
"""Longest source with a forced prefix, which cannot be cut: the embedded models have 256 positions."""
MAX_TOKENS = 250
"""Longest target in pieces, for the same reason as FORCED_PIECES."""
_BAN_ROUNDS = 3
_REMEMBERED = 1024
"""Texts whose protected parts are remembered from planning to decoding."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How the model is driven; a package's metadata may name its own penalties under "transflow"."""

    inter_threads: int = 0
    """Batches decoded at once; 0 for as many as processors, the fastest choice on two."""
    intra_threads: int = 0
    """Threads of one batch; 0 for one."""
    compute_type: str = "default"
    repetition_penalty: float = 1.1
    length_penalty: float = 0.6


@dataclass(frozen=True, slots=True)
class _Work:
    """A part of a request on its way through the model."""

    part: Part
    masked: Masked
    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    """Spans of the pieces in the masked text."""
    prefix: str
    """The forced text, its protected parts under their names."""
    prefix_pieces: tuple[str, ...]
    prefix_spans: tuple[Span, ...]


class ArgosEngine:
    """One Argos package."""

    def __init__(self, package: Package, settings: ThreadSettings | None = None) -> None:
        """Load the package from its folder.

        Raises:
            PackageError: when a part is missing or damaged.
        """
        chosen = settings or EngineSettings()
        folder = Path(package.path)
        if package.problem:
            raise PackageError(package.problem, hint=f"transflow models install {package.source} {package.target} --force")
        metadata = read_metadata(folder)
        self._tokenizer: Tokenizer = open_tokenizer(folder, package.source, package.target)
        self._decoder = Decoder(folder, chosen)
        self._symbols = read_symbols(metadata, self._tokenizer, self._decoder.knows)
        self._info = EngineInfo(
            package.name, package.version, package.digest, package.source, package.target, package.licence,
            annotates=self._symbols is not None,
        )  # fmt: skip
        self._unknown = lru_cache(_REMEMBERED)(self._look_for_unknown)
        self._find_verbatim = lru_cache(_REMEMBERED)(self._look_for_verbatim)
        self._lead = str(metadata.get("target_prefix") or "")
        given = chosen if isinstance(chosen, EngineSettings) else EngineSettings()
        self._repetition_penalty = _number(metadata, "repetition_penalty", given.repetition_penalty)
        self._length_penalty = _number(metadata, "length_penalty", given.length_penalty)
        self._max_pieces = max(16, int(_number(metadata, "max_pieces", MAX_PIECES)))
        self._max_tokens = max(16, int(_number(metadata, "max_tokens", MAX_TOKENS)))

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

        The answer to a request does not depend on the others. Texts without a letter are returned as they are, with score 0.
        Addresses, emoji, codes and words with signs unknown to the model come back verbatim, once. A long text is cut at
        clause boundaries and joined again; its further hypotheses differ in one clause each. With a forced prefix it is cut
        only over 200 pieces, and then the prefix is not obeyed.
        A loop is decoded again without repeated three-grams, and flagged where that does not help. `progress` hears 1 for
        each finished request.

        Raises:
            EngineError: when CTranslate2 fails.
        """
        plans = [self._annotate(self._plan(request), request) for request in requests]
        parts = [part for plan in plans for part in plan]
        owners = [place for place, plan in enumerate(plans) for _ in plan]
        left = [len(plan) for plan in plans]

        def finish(place: int) -> None:
            left[owners[place]] -= 1
            if progress and left[owners[place]] == 0:
                progress(1)

        if progress and (ready := left.count(0)):
            progress(ready)
        options = Options(
            beam_size, num_hypotheses, attention, self._repetition_penalty, self._length_penalty, self._max_tokens
        )  # fmt: skip
        found = iter(self._render(parts, options, finish))
        return [
            join_parts(request.text, plan, [next(found) for _ in plan], attention=attention, forced=bool(request.prefix.strip()))
            for request, plan in zip(requests, plans, strict=True)
        ]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log-probability per target token, the end sign counted, of each target given its source.

        Of a text over the model's positions, the beginning is scored.
        """
        parts = [Part(0, len(source), source, target) for source, target in zip(sources, targets, strict=True)]
        works = [self._prepare(part, self._find_verbatim(part.text), 0) or self._bare(part) for part in parts]
        return self._decoder.score(
            [work.pieces[:FORCED_PIECES] for work in works], [self._forced(work)[: self._max_tokens] for work in works]
        )

    def score_tokens(self, sources: Sequence[str], targets: Sequence[str]) -> list[tuple[TokenScore, ...]]:
        """Return how likely each token of the targets is, the end sign last; tokens that the model cannot write are left out.

        Unlike in translation nothing is masked or cut: a pair of which one side is over the model's positions has no scores.
        """
        left = [self._tokenizer.encode(fold_unknown(text, self._unknown))[0] for text in sources]
        right = [self._tokenizer.encode(fold_unknown(text, self._unknown)) for text in targets]
        lead = [self._lead] if self._lead else []
        short = [
            place for place, given in enumerate(left) if len(given) <= FORCED_PIECES and len(right[place][0]) <= self._max_tokens
        ]
        logs = self._decoder.score_pieces([left[place] for place in short], [lead + right[place][0] for place in short])
        out: list[tuple[TokenScore, ...]] = [()] * len(left)
        for place, row in zip(short, logs, strict=True):
            out[place] = self._spell(targets[place], *right[place], row[len(lead) :])
        return out

    def _spell(self, text: str, pieces: Sequence[str], spans: Sequence[Span], logs: Sequence[float]) -> tuple[TokenScore, ...]:
        """Return the scores of pieces with their places in the text."""
        found = [
            TokenScore(*span, max(WORST, score))
            for piece, span, score in zip(pieces, spans, logs, strict=False)
            if span[0] < span[1] and self._decoder.can_write(piece)
        ]
        return (*found, TokenScore(len(text), len(text), max(WORST, logs[-1])))

    def _plan(self, request: Request) -> tuple[Part, ...]:
        """Return the parts of a request that go through the model, by position."""
        text = request.text
        core = text.strip()
        if not has_letter(core):
            return ()
        start = text.index(core)
        length = len(self._tokenizer.encode(core)[0])
        if length <= FORCED_PIECES and request.prefix.strip():
            return (Part(start, start + len(core), core, request.prefix, request.banned),)
        if length <= self._max_pieces:
            return self._strip(Part(start, start + len(core), core, "", request.banned))
        out: list[Part] = []
        for chunk in split_clauses(core, lambda part: len(self._tokenizer.encode(part)[0]) <= self._max_pieces):
            start = text.index(chunk, start)
            out += self._strip(Part(start, start + len(chunk), chunk, "", request.banned))
            start += len(chunk)
        return tuple(out)

    def _annotate(self, parts: tuple[Part, ...], request: Request) -> tuple[Part, ...]:
        """Return the parts of a request with its annotations, where the model takes any."""
        if self._symbols is None or not request.annotations:
            return parts
        found = []
        for part in parts:
            taken = [*self._find_verbatim(part.text), *((start, end) for start, end, _ in self._find_money(part.text))]
            found.append(replace(part, annotations=fit_annotations(request.annotations, (part.start, part.end), taken)))
        return tuple(found)

    def _strip(self, part: Part) -> tuple[Part, ...]:
        return strip_signs(part, self._find_verbatim(part.text))

    def _look_for_unknown(self, text: str) -> list[Span]:
        pieces, spans = self._tokenizer.encode(text)
        strange = [is_byte(piece) or not self._decoder.knows(piece) for piece in pieces]
        return [span for span, is_strange in zip(spans, strange, strict=True) if span[0] < span[1] and is_strange]

    def _look_for_verbatim(self, text: str) -> list[Span]:
        money = self._find_money(text)
        found = find_verbatim(fold_unknown(text, self._unknown), self._unknown)
        return [span for span in found if not any(start < span[1] and span[0] < end for start, end, _ in money)]

    def _find_money(self, text: str) -> list[tuple[int, int, str]]:
        return find_money(text, self._info.source, self._decoder.knows)

    def _render(
        self, parts: Sequence[Part], options: Options, finish: Callable[[int], None] | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each part: names first in one style, then the other, then cut around what is protected."""
        found: list[tuple[Hypothesis, ...]] = [()] * len(parts)
        spans = [self._find_verbatim(part.text) for part in parts]
        todo = list(range(len(parts)))
        for style in range(STYLES):
            works = {place: work for place in todo if (work := self._prepare(parts[place], spans[place], style))}
            found_now = self._run(list(works.values()), options, list(works), finish if style == 0 else None)
            for place, answers in zip(works, found_now, strict=True):
                found[place] = answers
            if style == 0 and finish:
                for place in set(todo) - set(works):
                    finish(place)
            todo = [place for place in todo if not found[place]]
        forced = [place for place in todo if parts[place].prefix or not spans[place]]
        for place, answers in zip(forced, self._run([self._bare(parts[place]) for place in forced], options), strict=True):
            found[place] = answers
        cut = {place: cut_around(parts[place], spans[place]) for place in todo if place not in forced}
        pieces = iter(self._render([piece for group in cut.values() for piece in group], options) if cut else [])
        for place, group in cut.items():
            text = parts[place].text
            found[place] = join_parts(text, group, [next(pieces) for _ in group], attention=options.attention)
        return found

    def _prepare(self, part: Part, spans: Sequence[Span], style: int) -> _Work | None:
        """Return a part ready for the model, or None when it holds too much to protect."""
        text = fold_unknown(part.text, self._unknown)
        given = [self._symbols.write(text, one) for one in part.annotations] if self._symbols else []
        masked = mask_text(text, spans, style, [*self._find_money(part.text), *given])
        if masked is None:
            return None
        originals = tuple((name, part.text[start:end]) for (name, _), (start, end) in zip(masked.kept, spans, strict=True))
        masked = Masked(masked.text, originals, masked.edits)
        pieces, places = self._tokenizer.encode(masked.text)
        if len(pieces) > self._max_tokens:
            return None
        return self._with_prefix(part, masked, pieces, places)

    def _bare(self, part: Part) -> _Work:
        """Return a part ready for the model as it stands, cut to what the model takes."""
        pieces, spans = self._tokenizer.encode(part.text)
        return self._with_prefix(part, Masked(part.text), pieces[: self._max_tokens], spans[: self._max_tokens])

    def _with_prefix(self, part: Part, masked: Masked, pieces: Sequence[str], spans: Sequence[Span]) -> _Work:
        prefix = masked.hide(part.prefix.rstrip())
        forced, forced_spans = self._tokenizer.encode(prefix) if prefix else ([], [])
        if len(forced) > self._max_tokens - 2:
            prefix, forced, forced_spans = "", [], []
        return _Work(part, masked, tuple(pieces), tuple(spans), prefix, tuple(forced), tuple(forced_spans))

    def _forced(self, work: _Work) -> tuple[str, ...]:
        return ((self._lead,) if self._lead else ()) + work.prefix_pieces

    def _run(
        self,
        works: Sequence[_Work],
        options: Options,
        places: Sequence[int] = (),
        finish: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each work in which everything protected stands once; loops and banned texts are mended."""
        known: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        for banned in {work.part.banned for work in works}:
            known[banned] = ban_sequences(banned, self._tokenizer, self._decoder.can_write)
            known[banned] += (
                tuple(pieces for pieces in self._symbols.banned if self._decoder.can_write(*pieces)) if self._symbols else ()
            )
        tasks = [Task(work.pieces, self._forced(work), known[work.part.banned]) for work in works]
        decoded = self._decoder.decode(tasks, options, (lambda place: finish(places[place])) if finish else None)
        for _ in range(_BAN_ROUNDS):
            again: list[int] = []
            for place, work in enumerate(works):
                runs = self._written_bans(work, decoded[place])
                if runs:
                    tasks[place] = replace(tasks[place], banned=tuple(dict.fromkeys((*tasks[place].banned, *runs))))
                    again.append(place)
            if not again:
                break
            for place, answers in zip(again, self._decoder.decode([tasks[at] for at in again], options), strict=True):
                decoded[place] = answers
        runaway = [place for place, work in enumerate(works) if self._is_runaway(work, decoded[place][0])]
        strict = replace(options, no_repeat=3, repetition_penalty=max(1.2, options.repetition_penalty))
        flags = [False] * len(works)
        for place, answers in zip(runaway, self._decoder.decode([tasks[at] for at in runaway], strict), strict=True):
            decoded[place] = answers
            flags[place] = self._is_runaway(works[place], answers[0])
        return [self._read(work, answers, options, flag=flag) for work, answers, flag in zip(works, decoded, flags, strict=True)]

    def _written_bans(self, work: _Work, answers: Sequence[Decoded]) -> list[tuple[str, ...]]:
        if not work.part.banned:
            return []
        runs: list[tuple[str, ...]] = []
        for answer in answers:
            text, spans = self._tokenizer.decode(answer.pieces)
            found = find_banned_pieces(text, answer.pieces, spans, work.part.banned, len(work.prefix))
            runs += [run for run in found if all(map(self._decoder.can_write, run))]
        return runs

    def _is_runaway(self, work: _Work, answer: Decoded) -> bool:
        return is_runaway(work.masked.text, self._tokenizer.decode(answer.pieces)[0])

    def _read(self, work: _Work, answers: Sequence[Decoded], options: Options, *, flag: bool) -> tuple[Hypothesis, ...]:
        out: list[Hypothesis] = []
        seen: set[str] = set()
        for answer in answers:
            text, spans, skipped = self._write(work, answer)
            shown = work.masked.reveal(text)
            if shown is None or shown[0] in seen:
                continue
            whole, edits = shown
            if not work.prefix and work.part.text[:1].isupper() and work.masked.text[:1].islower():
                whole = _capitalise(whole)
            seen.add(shown[0])
            if not options.attention:
                out.append(Hypothesis(whole, answer.score, repetition=flag))
                continue
            sources = tuple(work.masked.edits.backward(span) for span in work.spans)
            targets = tuple(edits.forward(span) for span in spans)
            out.append(Hypothesis(whole, answer.score, sources, targets, answer.attention[skipped:], flag))
        return tuple(out)

    def _write(self, work: _Work, answer: Decoded) -> tuple[str, list[Span], int]:
        """Return the masked target text, the span of each piece, and how many pieces are no text.

        The forced text is written as it was given: SentencePiece folds no-break spaces and unknown signs.
        """
        skipped = 1 if self._lead and answer.pieces[:1] == (self._lead,) else 0
        pieces = answer.pieces[skipped:]
        if not work.prefix:
            text, spans = self._tokenizer.decode(pieces)
            return text, spans, skipped
        count = len(work.prefix_pieces)
        text, spans = self._tokenizer.decode(pieces)
        folded, _ = self._tokenizer.decode(pieces[:count])
        move = len(work.prefix) - len(folded)
        moved = [(start + move, end + move) for start, end in spans[count:]]
        return work.prefix + text[len(folded) :], [*work.prefix_spans[: len(pieces)], *moved], skipped


def open_engine(
    source: str, target: str, settings: ThreadSettings | None = None, environ: Mapping[str, str] = os.environ
) -> Engine:
    """Return the engine of a language pair: an installed package, else the embedded one, else two through a pivot.

    No socket is opened. Which packages there are is read at every call, and the model is loaded at every call.

    Raises:
        PackageError: when there is no way from source to target, or a package is damaged.
    """
    route = find_route(source, target, environ)
    engines: list[Engine] = [ArgosEngine(extract_package(package, environ), settings) for package in route]
    return engines[0] if len(engines) == 1 else PivotEngine(engines[0], engines[1])


def _capitalise(text: str) -> str:
    """Return a text with a capital at its start, of the same length."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def _number(metadata: Mapping[str, Any], key: str, default: float) -> float:
    """Return a number that a package's metadata names under "transflow"."""
    own = metadata.get("transflow")
    value = own.get(key) if isinstance(own, dict) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else default

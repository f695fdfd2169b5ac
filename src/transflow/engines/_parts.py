"""Parts of a text that go through the model on their own, and their joining."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transflow.engines._mask import Span
from transflow.engines.base import Annotation, Hypothesis
from transflow.text.clauses import fit_clause


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a request."""

    start: int
    """First code point in the text that it was cut from."""
    end: int
    text: str
    prefix: str = ""
    banned: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    """Counted in the part."""


def has_letter(text: str) -> bool:
    """Return whether a text holds a letter; numbers and signs need no model."""
    return any(map(str.isalpha, text))


def strip_signs(part: Part, spans: Sequence[Span]) -> tuple[Part, ...]:
    """Return a part without the protected signs, emoji above all, at its edges; they need no model to stay."""
    start, end = 0, len(part.text)
    for begin, stop in spans:
        if begin == start and not any(map(str.isalnum, part.text[begin:stop])):
            start = stop
            start += len(part.text[start:]) - len(part.text[start:].lstrip())
    for begin, stop in reversed(spans):
        if stop == end and begin >= start and not any(map(str.isalnum, part.text[begin:stop])):
            end = len(part.text[:begin].rstrip())
    if not has_letter(part.text[start:end]):
        return ()
    return (replace(part, start=part.start + start, end=part.start + end, text=part.text[start:end]),)


def cut_around(part: Part, spans: Sequence[Span]) -> list[Part]:
    """Return what stands between protected spans and holds a letter, without white space at its edges; offsets in the part."""
    out: list[Part] = []
    last = 0
    for start, end in (*spans, (len(part.text), len(part.text))):
        between = part.text[last:start]
        core = between.strip()
        if has_letter(core):
            begin = last + between.index(core)
            out.append(replace(part, start=begin, end=begin + len(core), text=core, prefix="", annotations=()))
        last = end
    return out


def join_parts(
    text: str, parts: Sequence[Part], found: Sequence[tuple[Hypothesis, ...]], *, attention: bool, forced: bool = False
) -> tuple[Hypothesis, ...]:
    """Return the hypotheses of a text whose parts are translated and whose other signs stay as they are.

    Args:
        text: The text that the parts were cut from.
        parts: The parts, by position.
        found: The hypotheses of each part; with several parts, every hypothesis but the first differs from it in one part.
        attention: Whether spans and attention are wanted.
        forced: Whether the text has a forced prefix, which then starts the answer, without the white space before the part.
    """
    if not parts:
        return (Hypothesis(text, 0.0),)
    most = max(len(group) for group in found)
    best = [group[0] for group in found]
    lines = [best] + [
        [*best[:place], other, *best[place + 1 :]] for place, group in enumerate(found) for other in group[1:]
    ]  # fmt: skip
    joined = [_join(text, parts, line, attention=attention, forced=forced) for line in lines]
    return tuple(joined[:1] + sorted(joined[1:], key=lambda one: -one.score)[: most - 1])


def _fit_edges(source: str, one: Hypothesis) -> Hypothesis:
    text = fit_clause(source, one.text)
    clipped = tuple((min(start, len(text)), min(end, len(text))) for start, end in one.target_spans)
    return replace(one, text=text, target_spans=clipped)


def _join(text: str, parts: Sequence[Part], found: Sequence[Hypothesis], *, attention: bool, forced: bool) -> Hypothesis:
    if len(parts) == 1 and (parts[0].start, parts[0].end) == (0, len(text)):
        return found[0]
    out = ""
    last = 0
    sources: list[Span] = []
    targets: list[Span] = []
    rows: list[tuple[float, ...]] = []
    width = sum(len(one.source_spans) for one in found)
    for part, hypothesis in zip(parts, found, strict=True):
        one = hypothesis if len(parts) == 1 else _fit_edges(part.text, hypothesis)
        out += "" if forced else text[last : part.start]
        if attention:
            left, right = len(sources), width - len(sources) - len(one.source_spans)
            rows += [(0.0,) * left + row + (0.0,) * right for row in one.attention]
            sources += [(start + part.start, end + part.start) for start, end in one.source_spans]
            targets += [(start + len(out), end + len(out)) for start, end in one.target_spans]
        out += one.text
        last = part.end
    lengths = [max(1, len(part.text)) for part in parts]
    score = sum(one.score * length for one, length in zip(found, lengths, strict=True)) / sum(lengths)
    return Hypothesis(
        out + text[last:], score, tuple(sources), tuple(targets), tuple(rows), any(one.repetition for one in found)
    )  # fmt: skip

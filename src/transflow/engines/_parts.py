"""Parts of a text that go through the model on their own, and their joining."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transflow.engines._mask import Span
from transflow.engines.base import Annotation, Hypothesis

_STOPS = tuple('.!?…»")')
_FIRST = re.compile(r"\w+")
_SMALL = frozenset(
    "the a an of in to and or but that which who for with by on at as it this these those we he she they our its their from is are "
    "le la les l un une des du de d et ou mais que qu qui dans pour par sur avec en au aux à ce cette ces il elle nous ils elles "
    "notre leur est sont".split()
)
"""Words that begin a clause with a capital only because the model takes it for a sentence."""


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
    """Return a clause without the full stop and the capital that the model gives to whatever it takes for a sentence."""
    text = one.text
    if source[-1:] not in _STOPS and text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    word = _FIRST.match(text)
    if source[:1].islower() and word and word[0].lower() in _SMALL:
        text = text[:1].lower() + text[1:]
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

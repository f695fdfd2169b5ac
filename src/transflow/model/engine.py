"""The Engine protocol and its values: what the pipeline and glossary enforcement ask of a translation model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Annotation:
    """A rendering given with a passage of the source, for models that were trained to take it."""

    start: int
    end: int
    """Half-open code points of the passage in the request's text."""
    rendering: str
    hide: bool = False
    """Whether the model is to see the rendering without the passage: it obeys more and agrees less."""


@dataclass(frozen=True, slots=True)
class Request:
    """One text to decode, with what its decoding must obey."""

    text: str
    prefix: str = ""
    """Text that the target must start with; teacher-forced."""
    banned: tuple[str, ...] = ()
    """Texts that the target must not contain; every casing and sub-word split is suppressed."""
    annotations: tuple[Annotation, ...] = ()
    """By position, without overlap; engines whose info does not say `annotates` pass them over."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One rendering of a text."""

    text: str
    score: float
    """Mean log-probability per target token, the end sign counted."""
    source_spans: tuple[tuple[int, int], ...] = ()
    """Code-point span in the source text of each source token; filled with `attention`."""
    target_spans: tuple[tuple[int, int], ...] = ()
    """Code-point span in `text` of each target token; filled with `attention`."""
    attention: tuple[tuple[float, ...], ...] = ()
    """One row for each target token over the source tokens; rows sum to about 1."""
    repetition: bool = False
    """True when the model fell into runaway repetition."""


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What names a model in a report."""

    name: str
    version: str
    digest: str
    """SHA-256 of the package, hexadecimal; several joined by `+` for a pivot."""
    source: str
    target: str
    licence: str = ""
    annotates: bool = False
    """Whether the model was trained with renderings given inline."""


@dataclass(frozen=True, slots=True)
class TokenScore:
    """How likely one token of a given target was."""

    start: int
    end: int
    """Half-open code points in the target; empty, behind its last sign, for the sign that ends it."""
    score: float
    """Logarithm of the token's probability, given the source and the tokens before it."""


class Engine(Protocol):
    """A translation model for one pair; equal requests and settings give equal answers."""

    @property
    def info(self) -> EngineInfo:
        """Return the model's name, version and digest."""
        ...

    def translate(
        self,
        requests: Sequence[Request],
        *,
        beam_size: int = 4,
        num_hypotheses: int = 1,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Return for each request its hypotheses, best first, in the order of the requests."""
        ...

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the mean log-probability per target token of each target given its source."""
        ...

    def score_tokens(self, sources: Sequence[str], targets: Sequence[str]) -> list[tuple[TokenScore, ...]]:
        """Return how likely each token of each target is given its source, the end sign last; none over the model's positions."""
        ...

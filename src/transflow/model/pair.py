"""Translations, the glossary hits in them, and pairs of source and target."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transflow.model.document import Segment


class Origin(StrEnum):
    """Where a translation came from."""

    MACHINE = "machine"
    REUSED = "reused"
    LOCKED = "locked"
    COPIED = "copied-by-rule"
    HUMAN = "human"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TermHit:
    """One glossary concept found in a source segment, and what became of it."""

    concept: str
    source_start: int
    source_end: int
    form: str
    """The rendering found or wanted in the target."""
    status: str
    """`ok | nbest | annotated | source_sub | forced | suppressed | replaced | missing | forbidden`."""
    target_start: int = -1
    target_end: int = -1
    base: str = ""
    """The whole translation that the engine gave before the glossary was enforced, when it differs."""
    score_delta: float = 0.0
    """Change of the mean log-probability per token against the base."""
    review: bool = False
    glossary: str = ""
    """Name of the glossary that the concept comes from, where several are in use."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The outcome for one segment, in the order of the segments."""

    segment: Segment
    text: str
    origin: Origin
    score: float = 0.0
    """Mean log-probability per target token; 0.0 where no model was asked."""
    hits: tuple[TermHit, ...] = ()
    reason: str = ""
    """Why it failed or was copied."""
    repetition: bool = False
    """True when the model fell into runaway repetition."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source segment beside its target; in a one-language document the source is None."""

    id: str
    index: int
    line: int
    column: int
    target: str
    source: str | None = None
    source_language: str = ""
    target_language: str = ""
    role: str = "body"
    origin: Origin = Origin.HUMAN
    hits: tuple[TermHit, ...] = ()
    reason: str = ""
    repetition: bool = False
    side: str = "target"
    """The side that `line` and `column` belong to."""
    links: tuple[tuple[str, str], ...] = ()
    """Text and address of the links of the blocks that this pair is the first of, on the target side."""
    source_links: tuple[tuple[str, str], ...] = ()
    lost_codes: tuple[str, ...] = ()
    """Inline codes of an exchange format (`<g id="1">`) that the source has and the target has not; the texts do not show them."""

"""What extraction proposes: a term, its rendering, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendering:
    """A wording of the target side that answers the source term in `count` segments."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed concept: a source term and the wording that answers it most often."""

    source: str
    target: str
    languages: tuple[str, str]
    """Codes of the source and target language."""
    count: int
    """Segments that hold the source term; for a correction, the segments in which it was made."""
    target_count: int
    """Segments of the corpus whose target side holds the target."""
    together: int
    """Segments in which the target answers the source."""
    c_value: float = 0.0
    keyness: float = 0.0
    association: float = 0.0
    score: float = 0.0
    """What candidates are ranked by; it compares the candidates of one call only."""
    renderings: tuple[Rendering, ...] = ()
    """Other renderings, most frequent first; for a correction, the wordings that were replaced."""
    examples: tuple[tuple[str, str], ...] = ()
    """At most three pairs of segments as evidence, the shortest ones; for a correction with the reviewed target."""
    kind: str = "term"
    """`term`, `acronym` for a full form that is given with its acronym, `name` for one written alike on both sides,
    `correction`."""
    source_acronym: str = ""
    target_acronym: str = ""

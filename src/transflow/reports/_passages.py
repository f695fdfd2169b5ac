"""Which passages of a segment the reports for people mark, and which terms they tell below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transflow.model import Finding, Pair, TermHit
from transflow.reports._diff import Run, find_earlier_wording

REPAIRED = frozenset({"annotated", "forced", "nbest", "suppressed", "replaced", "source_sub"})
"""What became of a term that is right in the end."""
LONGEST_QUOTE = 80
"""Characters from which a passage is not quoted again."""
_WHOLE_FROM = 40
"""Characters from which a mark under all of a segment says nothing and is left out."""

Span = tuple[int, int]
"""Half-open code points of one side of a segment."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text under one set of marks; the pieces of a text join to it."""

    start: int
    end: int
    is_term: bool
    opens: int
    """How many terms begin with it."""
    closes: int
    """How many terms end with it."""
    faults: tuple[int, ...]
    """Places of the findings that cover it, the heaviest first; those of no length have a piece of no length."""
    ended: tuple[int, ...]
    """Places of the findings that end with it."""


def side_of(pair: Pair, side: str) -> str:
    """Return the text of the side that a finding names."""
    return (pair.source or "") if side == "source" else pair.target


def is_whole(finding: Finding, text: str) -> bool:
    """Return whether a finding is about all of its side, so that a mark would say nothing."""
    return len(text) >= _WHOLE_FROM and finding.start <= 1 and len(text) - 1 <= finding.end <= len(text)


def is_named(finding: Finding) -> bool:
    """Return whether the passage need not be quoted before the message: named in it, too long, or of no length."""
    return not 0 < len(finding.text) <= LONGEST_QUOTE or finding.text in finding.message


def hits_to_tell(pair: Pair, findings: Sequence[Finding]) -> list[TermHit]:
    """Return the terms to be told, the quiet ones first; what a finding tells anyway is left to it."""
    told = [(finding.start, finding.end) for finding in findings if finding.side == "source"]
    quiet = [hit for hit in pair.hits if hit.status == "ok"]
    loud = [
        hit
        for hit in pair.hits
        if hit.status != "ok"
        and (hit.status in REPAIRED or not any(start <= hit.source_start and hit.source_end <= end for start, end in told))
    ]
    return [*quiet, *loud]


def earlier_wording(hit: TermHit, runs: list[Run]) -> str:
    """Return what the model had said in the place of a term; empty where that is not known, or too long to be quoted."""
    said = find_earlier_wording(runs, hit.target_start, hit.target_end) if hit.base and hit.target_start >= 0 else ""
    return said if len(said) <= LONGEST_QUOTE else ""


def spans_of_terms(pair: Pair, side: str) -> dict[Span, TermHit]:
    """Return where the terms stand in one side; those out of range are left out, of equal ones the first is kept."""
    text = side_of(pair, side)
    spans: dict[Span, TermHit] = {}
    for hit in pair.hits:
        span = (hit.source_start, hit.source_end) if side == "source" else (hit.target_start, hit.target_end)
        if 0 <= span[0] < span[1] <= len(text):
            spans.setdefault(span, hit)
    return spans


def cut_text(length: int, terms: Sequence[Span], faults: Sequence[tuple[Span, int]]) -> Iterator[Piece]:
    """Yield the pieces of a text of that length in order.

    `faults` are spans, each with the weight of its finding; every span lies in the text.
    """
    edges = sorted({0, length, *(edge for span in (*terms, *(span for span, _ in faults)) for edge in span)})
    ranked = sorted(range(len(faults)), key=lambda place: -faults[place][1])
    for edge, following in zip(edges, [*edges[1:], edges[-1]], strict=True):
        points = tuple(place for place in ranked if faults[place][0] == (edge, edge))
        if points:
            yield Piece(edge, edge, any(start < edge < end for start, end in terms), 0, 0, points, tuple(sorted(points)))
        if edge == following:
            continue
        covering = tuple(place for place in ranked if _covers(faults[place][0], edge, following))
        yield Piece(
            edge,
            following,
            any(_covers(span, edge, following) for span in terms),
            sum(start == edge for start, _ in terms),
            sum(end == following for _, end in terms),
            covering,
            tuple(sorted(place for place in covering if faults[place][0][1] == following)),
        )


def _covers(span: Span, start: int, end: int) -> bool:
    return span[0] <= start and end <= span[1]

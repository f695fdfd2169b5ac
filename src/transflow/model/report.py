"""What a run found, and its verdict, computed once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from transflow.model.finding import Finding, Incident
from transflow.model.pair import Pair


class Verdict(StrEnum):
    """The outcome of a run."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    INCIDENT = "incident"


class State(StrEnum):
    """Why a finding does not count: someone knows it, waived it, switched it off, or did not touch its line."""

    UNCHANGED = "unchanged"
    WAIVED = "waived"
    SUPPRESSED = "suppressed"
    OUTSIDE = "outside"
    OVER_LIMIT = "over-limit"


@dataclass(frozen=True, slots=True)
class HiddenFinding:
    """A finding that is kept out of the counts, and why."""

    finding: Finding
    state: State
    reason: str = ""
    """What a person wrote down: the reason of a waiver or of a suppression."""


@dataclass(frozen=True, slots=True)
class AbsentFinding:
    """A finding of the baseline that is gone."""

    fingerprint: str
    rule: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document of a run."""

    path: str
    language_pair: str
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    output: str = ""
    """Path of the file written, if any."""
    notes: tuple[str, ...] = ()
    """What the reader must know, such as inline markup that was flattened."""
    hidden: tuple[HiddenFinding, ...] = ()
    """Findings that do not count, each with the reason."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a run, and the verdict."""

    segments: int
    errors: int
    warnings: int
    infos: int
    incidents: int
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a renderer shows."""

    documents: tuple[DocumentReport, ...]
    incidents: tuple[Incident, ...]
    summary: Summary
    recipe: dict[str, str] = field(default_factory=dict)
    """Versions, model and glossary digests, settings."""
    words: int = 0
    seconds: float = 0.0
    """Wall time of the translation; 0.0 where nothing was translated."""
    absent: tuple[AbsentFinding, ...] = ()
    """Findings of the baseline that are gone."""
    has_baseline: bool = False
    """Whether findings were compared with a baseline: those that count are then new."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of all documents in order."""
        return tuple(finding for document in self.documents for finding in document.findings)

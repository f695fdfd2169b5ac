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

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of all documents in order."""
        return tuple(finding for document in self.documents for finding in document.findings)

"""The neutral values that every stage reads and returns: frozen, slotted, standard library only."""

from __future__ import annotations

from transflow.model.document import Block, Document, Role, Segment
from transflow.model.engine import Engine, EngineInfo, Hypothesis, Request
from transflow.model.finding import CATEGORIES, Finding, Incident, Level, Rule
from transflow.model.pair import Origin, Pair, TermHit, Translation
from transflow.model.report import DocumentReport, Report, Summary, Verdict

__all__ = [
    "CATEGORIES",
    "Block",
    "Document",
    "DocumentReport",
    "Engine",
    "EngineInfo",
    "Finding",
    "Hypothesis",
    "Incident",
    "Level",
    "Origin",
    "Pair",
    "Report",
    "Request",
    "Role",
    "Rule",
    "Segment",
    "Summary",
    "TermHit",
    "Translation",
    "Verdict",
]

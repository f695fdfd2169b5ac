"""The neutral values that every stage reads and returns: frozen, slotted, standard library only."""

from __future__ import annotations

from transflow.model.document import Block, Directive, Document, OwnTerms, Role, Segment
from transflow.model.engine import Annotation, Engine, EngineInfo, Hypothesis, Request, TokenScore
from transflow.model.finding import CATEGORIES, Finding, Incident, Level, Rule
from transflow.model.judge import Judge, Likelihood
from transflow.model.pair import Origin, Pair, TermHit, Translation
from transflow.model.report import AbsentFinding, DocumentReport, HiddenFinding, Report, State, Summary, Verdict

__all__ = [
    "CATEGORIES",
    "AbsentFinding",
    "Annotation",
    "Block",
    "Directive",
    "Document",
    "DocumentReport",
    "Engine",
    "EngineInfo",
    "Finding",
    "HiddenFinding",
    "Hypothesis",
    "Incident",
    "Judge",
    "Level",
    "Likelihood",
    "Origin",
    "OwnTerms",
    "Pair",
    "Report",
    "Request",
    "Role",
    "Rule",
    "Segment",
    "State",
    "Summary",
    "TermHit",
    "TokenScore",
    "Translation",
    "Verdict",
]

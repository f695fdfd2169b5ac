"""What the reports for people tell of a run: what it was made with, its counts, the next step; all texts are clean already."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path

from transflow.model import DocumentReport, Origin, Report, Summary, Verdict
from transflow.reports._page import Page

_MOST_PATHS = 3
"""Files written that the closing lines name; more are told by their number, each under its document."""


def tell_origins(document: DocumentReport, page: Page) -> str:
    """Return how many segments a document has, and where their translations came from."""
    segments = page.count(len(document.pairs), "segments")
    origins = Counter(pair.origin for pair in document.pairs)
    told = ", ".join(f"{origins[origin]} {page.say(origin.value)}" for origin in Origin if origins[origin])
    return page.say("colon", name=segments, text=told) if set(origins) - {Origin.HUMAN} else segments


def recipe_facts(report: Report, page: Page) -> list[str]:
    """Return what the run was made with: model, glossary, typography."""
    recipe = report.recipe
    facts: list[str] = []
    if recipe.get("model"):
        digests = [part[:8] + page.signs.ellipsis for part in recipe.get("model_digest", "").split("+") if part]
        digest = f" (sha256 {' + '.join(digests)})" if digests else ""
        facts.append(page.say("model", name=page.clean(recipe["model"]) + digest))
    concepts = recipe.get("glossary_concepts", "")
    if concepts:
        told = page.count(int(concepts), "concepts") if concepts.isascii() and concepts.isdigit() else page.clean(concepts)
        facts.append(page.say("glossary", name=page.clean(recipe.get("glossary", "")), concepts=told))
    if recipe.get("typography"):
        facts.append(page.say("typography", name=page.clean(recipe["typography"])))
    return facts + judge_facts(report, page)


def judge_facts(report: Report, page: Page) -> list[str]:
    """Return which models judged the meaning, and what that cost."""
    recipe = report.recipe
    if not recipe.get("deep_models"):
        return []
    values = {name: page.clean(recipe.get(f"deep_{name}", "")) for name in ("models", "seconds", "texts", "tokens")}
    return [page.say("judged", **values)]


def has_many_outputs(report: Report) -> bool:
    """Return whether more files were written than the closing lines name."""
    return sum(bool(document.output) for document in report.documents) > _MOST_PATHS


def run_facts(report: Report, page: Page) -> list[str]:
    """Return the counts of a run, its time, and the files written."""
    summary = report.summary
    facts = [page.say("in", counts=_counts(summary, page), segments=page.count(summary.segments, "segments"))]
    failed = sum(pair.origin is Origin.FAILED for document in report.documents for pair in document.pairs)
    if failed:
        facts.append(page.say("failed_one") if failed == 1 else page.say("failed_many", number=page.number(failed)))
    if report.seconds > 0:
        facts.append(page.say("time", words=page.count(report.words, "words"), seconds=page.decimal(report.seconds)))
    written = [document.output for document in report.documents if document.output]
    if has_many_outputs(report):
        return [*facts, page.say("wrote_many", number=page.number(len(written)))]
    return facts + [page.say("wrote", path=page.clean(path)) for path in written]


def _counts(summary: Summary, page: Page) -> str:
    counts = (("errors", summary.errors), ("warnings", summary.warnings), ("infos", summary.infos))
    return ", ".join(page.count(number, key) for key, number in counts)


def next_steps(report: Report, page: Page) -> list[str]:
    """Return what the reader does next."""
    verdict = report.summary.verdict
    written = [document for document in report.documents if document.output]
    one = written[0] if len(written) == 1 and len(report.documents) == 1 else None
    if verdict is Verdict.INCIDENT:
        return [page.say("next_incident" if report.incidents else "next_nothing")]
    if verdict is Verdict.PASS:
        if one:
            return [page.say("next_read", path=page.clean(one.output))]
        return [page.say("next_read_many")] if written else []
    if page.options.summary_only:
        return [page.say("next_see")]
    rules = [finding.rule for finding in sorted(report.findings, key=lambda finding: -finding.level.weight)]
    explain = [page.say("next_explain", rule=rules[0])] if rules else []
    if one:
        target = one.language_pair.rpartition("-")[2]
        language = "" if Path(one.output).stem.endswith(f".{target}") else f" --lang {page.clean(target)}"
        path, source = page.clean(shlex.quote(one.output)), page.clean(shlex.quote(one.path))
        return [page.say("next_check", path=path, source=source, language=language), *explain]
    return [page.say("next_correct"), *explain]

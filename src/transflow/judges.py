"""The translation models that judge the meaning of pairs for `--deep`: opened, described, and what they left unjudged."""

from __future__ import annotations

from collections.abc import Sequence

from transflow.config import Settings
from transflow.errors import PackageError
from transflow.model import Engine, Incident, Judge, Pair
from transflow.registry import ENGINES


def open_judge(source: str, target: str, settings: Settings, engine: str = "", forward: Engine | None = None) -> Judge:
    """Return the models of both directions of a pair as judges; `forward` is one that is open already.

    A model that is missing or cannot judge is named among the judge's problems: the report tells what was not examined.
    """
    name = engine or settings.engine.name
    models: list[Engine | None] = []
    problems: list[str] = []
    for left, right, given in ((source, target, forward), (target, source, None)):
        try:
            models.append(_open_scorer(name, left, right, settings, given))
        except PackageError as error:
            models.append(None)
            problems.append(f"{left}-{right}: {error.message}")
    return Judge(models[0], models[1], problems)


def _open_scorer(name: str, source: str, target: str, settings: Settings, given: Engine | None) -> Engine:
    model: Engine = given or ENGINES.get(name)(source, target, settings.engine)
    if not hasattr(model, "score_tokens"):
        raise PackageError(f'the engine "{name}" cannot score a given translation')
    return model


def describe_judge(judge: Judge) -> dict[str, str]:
    """Return what a report says of the judges: models, digests, and what judging has cost so far."""
    models = [model.info for model in judge.models]
    return {
        "deep_models": ", ".join(f"{info.name} {info.version}".strip() for info in models),
        "deep_digests": "+".join(info.digest for info in models),
        "deep_seconds": f"{judge.seconds:.1f}",
        "deep_texts": str(judge.texts),
        "deep_tokens": str(judge.tokens),
    }


def find_no_judge(judge: Judge, source: str, target: str) -> Incident:
    """Return the incident of a judge without a model."""
    problem = f"no model judged the meaning: {'; '.join(judge.problems)}"
    return Incident("not-judged", problem, hint=f"transflow models install {source} {target}")


_UNJUDGED = {
    "sources": (
        "--deep: sources were not judged given their translations: {why}",
        "--deep\u00a0: les sources n’ont pas été jugées d’après leurs traductions\u00a0: {why}",
    ),
    "targets": (
        "--deep: translations were not judged given their sources: {why}",
        "--deep\u00a0: les traductions n’ont pas été jugées d’après leurs sources\u00a0: {why}",
    ),
    "long": (
        "--deep: too long for the models, not judged: {count} (segments {places})",
        "--deep\u00a0: trop longs pour les modèles, non jugés\u00a0: {count} (segments {places})",
    ),
}
"""What the models did not examine, in English and French."""


def tell_unjudged(pairs: Sequence[Pair], judge: Judge, ui_language: str) -> list[str]:
    """Return notes on the direction that has no model, and on the pairs over the positions of the models."""
    told: list[tuple[str, dict[str, str]]] = []
    if len(judge.models) == 1:
        told.append(("sources" if judge.has_forward else "targets", {"why": "; ".join(judge.problems)}))
    long = [str(pair.index) for pair in pairs if judge.is_over_length(pair.source or "", pair.target)]
    if long:
        places = ", ".join(long[:12]) + ("…" if len(long) > 12 else "")
        told.append(("long", {"count": str(len(long)), "places": places}))
    return [_UNJUDGED[name][ui_language == "fr"].format(**values) for name, values in told]

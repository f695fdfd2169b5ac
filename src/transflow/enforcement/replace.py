"""What is left when a forced prefix did not help: ban the forbidden form, or put the term in the place of the wrong words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transflow.enforcement.draft import Draft, is_sound
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.model import Engine, Hypothesis, Request

_MAX_ROUNDS = 3
_LEAST_MASS = 0.35
"""Share of its attention that a word must pay to the source term to count as its rendering."""
_REPLACED_COST = 6.0
"""Log-probability that a replaced term may cost as a whole: the words around it were written for another one."""
_DETERMINERS = {
    "en": re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE),
    "fr": re.compile(r"(?:\b(?:les?|la|une?|des|du|aux?)\s+|\bl[’'])$", re.IGNORECASE),
}


def suppress_forbidden(drafts: Sequence[Draft], engine: Engine, obligations: Obligations) -> None:
    """Decode again, with the forbidden forms banned, what still holds one; a sound answer is taken."""
    requests = []
    for draft in drafts:
        text = draft.current.text
        spans = {span for item in draft.wanted for span in obligations.forbidden(item, text)}
        requests.append(Request(draft.source, banned=tuple(sorted({text[start:end] for start, end in spans}))))
    answers = engine.translate(requests, beam_size=4, num_hypotheses=4)
    for draft, hypotheses in zip(drafts, answers, strict=True):
        before = len(obligations.missing(draft.wanted, draft.current.text))
        for answer in hypotheses:
            whole = draft.masked is None or draft.masked.is_whole(answer.text)
            clean = not any(obligations.forbidden(item, answer.text) for item in draft.wanted)
            if whole and clean and not answer.repetition and len(obligations.missing(draft.wanted, answer.text)) <= before:
                items = [item for item in draft.wanted if obligations.forbidden(item, draft.current.text)]
                draft.take(answer, items, "suppressed")
                draft.refresh(obligations)
                break


def replace_missing(drafts: Sequence[Draft], engine: Engine, obligations: Obligations, greatest_drop: float) -> None:
    """Put each term that is still missing in the place of the words aligned with it, where the result is sound."""
    tried: set[tuple[int, Wanted]] = set()
    for _ in range(_MAX_ROUNDS):
        todo = [(draft, item) for draft in drafts if (item := _next(draft, tried))]
        if not todo:
            return
        tried.update((id(draft), item) for draft, item in todo)
        aligned = engine.translate(
            [Request(draft.source, prefix=draft.current.text) for draft, _ in todo], attention=True, beam_size=1
        )
        candidates = [
            (draft, item, text)
            for (draft, item), answers in zip(todo, aligned, strict=True)
            for text in _candidates(draft, item, answers[0], obligations.target)
            if is_sound(draft, item, text, obligations)
        ]
        scores = engine.score([draft.source for draft, _, _ in candidates], [text for _, _, text in candidates])
        best: dict[int, tuple[float, Draft, Wanted, str]] = {}
        for (draft, item, text), score in zip(candidates, scores, strict=True):
            allowed = greatest_drop + _REPLACED_COST / max(1, len(text.split()))
            known = best.get(id(draft))
            if (score >= draft.start.score - allowed or item.enforce == "hard") and (known is None or score > known[0]):
                best[id(draft)] = (score, draft, item, text)
        for score, draft, item, text in best.values():
            draft.take(replace(draft.current, text=text, score=score), [item], "replaced")
            draft.refresh(obligations)


def _next(draft: Draft, tried: set[tuple[int, Wanted]]) -> Wanted | None:
    return next((item for item in draft.missing if item.enforce in {"soft", "hard"} and (id(draft), item) not in tried), None)


def _candidates(draft: Draft, item: Wanted, answer: Hypothesis, language: str) -> list[str]:
    """Return the translation with the aligned words replaced by each phrase of the term, with and without the article."""
    text = draft.current.text
    span = _aligned_span(answer, item, text)
    if span is None:
        return []
    start, end = span
    article = _DETERMINERS[language].search(text[:start])
    out: list[str] = []
    for begin in dict.fromkeys((start, article.start() if article else start)):
        for phrase in item.phrases():
            shown = phrase if text[:begin].strip() else phrase[0].upper() + phrase[1:]
            out.append(text[:begin] + shown + text[end:])
    return list(dict.fromkeys(out))


def _aligned_span(answer: Hypothesis, item: Wanted, text: str) -> tuple[int, int] | None:
    """Return the run of words that look most at the source term; small gaps inside it belong to it."""
    inside = [place for place, (start, end) in enumerate(answer.source_spans) if start < item.end and end > item.start]
    words = [match.span() for match in re.finditer(r"\w+(?:[-'’]\w+)*", text)]
    if not inside or not words:
        return None
    mass = [0.0] * len(words)
    counts = [0] * len(words)
    for (start, _), row in zip(answer.target_spans, answer.attention, strict=False):
        place = next((number for number, (_, end) in enumerate(words) if start < end), None)
        if place is not None:
            mass[place] += sum(row[column] for column in inside if column < len(row))
            counts[place] += 1
    shares = [total / count if count else 0.0 for total, count in zip(mass, counts, strict=True)]
    peak = max(range(len(words)), key=lambda place: shares[place])
    if shares[peak] < _LEAST_MASS:
        return None
    first = last = peak
    while first > 0 and (shares[first - 1] >= _LEAST_MASS or (first > 1 and shares[first - 2] >= _LEAST_MASS)):
        first -= 1
    while last + 1 < len(words) and (
        shares[last + 1] >= _LEAST_MASS or (last + 2 < len(words) and shares[last + 2] >= _LEAST_MASS)
    ):
        last += 1
    return words[first][0], words[last][1]

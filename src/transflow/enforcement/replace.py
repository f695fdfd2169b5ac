"""What is left when a forced prefix did not help: ban the forbidden form, or put the term in the place of the wrong words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transflow.enforcement.draft import Draft, fit_indefinite, is_sound
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.model import Engine, Hypothesis, Request
from transflow.text.lexicon import content_words, load_lexicon, stems

_MAX_ROUNDS = 3
_LEAST_MASS = 0.35
"""Share of its attention that a word must pay to the source term to count as its rendering."""
_LEAST_SHARE = 0.1
"""Probability from which a word of the dictionary answers another one."""
_WIDEST = 40
"""Characters over which the words that a dictionary gives for a term may lie."""
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
            whole = draft.restore(answer.text) is not None
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
            for text in _sound_candidates(draft, item, answers[0], obligations)
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


def _sound_candidates(draft: Draft, item: Wanted, answer: Hypothesis, obligations: Obligations) -> list[str]:
    """Return the sound replacements; for a `hard` term, which must stand there, also at less sure places.

    The places, surest first: the words that look at the source term, the words that look at it more than any others do, those
    that a dictionary gives for its words, and last any word start, before which the term is put in.
    """
    text, language = draft.current.text, obligations.target
    sure = _aligned_span(answer, item, text, _LEAST_MASS)
    found = _candidates(item, text, [sure] if sure else [], language)
    found = [other for other in found if is_sound(draft, item, other, obligations)]
    if found or item.enforce != "hard":
        return found
    weak = _aligned_span(answer, item, text, 0.0)
    known = _span_by_dictionary(item, text, obligations)
    starts = [(match.start(), match.start()) for match in re.finditer(r"\w+", text)]
    for spans in ([span for span in (weak, known) if span], starts):
        for strict in (True, False):
            found = _candidates(item, text, spans, language)
            found = [other for other in found if is_sound(draft, item, other, obligations, strict=strict)]
            if found:
                return found
    return []


def _candidates(item: Wanted, text: str, spans: Sequence[tuple[int, int]], language: str) -> list[str]:
    """Return the translation with each span replaced by each phrase of the term, with and without the article before it."""
    out: list[str] = []
    for start, end in spans:
        article = _DETERMINERS[language].search(text[:start])
        after = "" if end > start or not text[end:] else " "
        for begin in dict.fromkeys((start, article.start() if article and end > start else start)):
            for phrase in item.phrases():
                before = fit_indefinite(text[:begin], phrase) if language == "en" else text[:begin]
                shown = phrase if before.strip() else phrase[0].upper() + phrase[1:]
                out.append(before + shown + after + text[end:])
    return list(dict.fromkeys(out))


def _span_by_dictionary(item: Wanted, text: str, obligations: Obligations) -> tuple[int, int] | None:
    """Return the run of words that a dictionary gives for the words of the source term, if any."""
    answers = load_lexicon(obligations.source).answers
    wanted = {other for stem in stems(item.source) for other, share in answers.get(stem, {}).items() if share >= _LEAST_SHARE}
    found = [word for word in content_words(text) if word.stem in wanted]
    if not found or found[-1].end - found[0].start > _WIDEST:
        return None
    return found[0].start, found[-1].end


def _aligned_span(answer: Hypothesis, item: Wanted, text: str, least: float) -> tuple[int, int] | None:
    """Return the run of words that look most at the source term; small gaps inside it belong to it.

    A word counts when it pays at least the share `least` of its attention to the term; 0 asks for half of what the best one pays.
    """
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
    if shares[peak] < least or not shares[peak]:
        return None
    least = least or shares[peak] / 2
    first = last = peak
    while first > 0 and (shares[first - 1] >= least or (first > 1 and shares[first - 2] >= least)):
        first -= 1
    while last + 1 < len(words) and (shares[last + 1] >= least or (last + 2 < len(words) and shares[last + 2] >= least)):
        last += 1
    return words[first][0], words[last][1]

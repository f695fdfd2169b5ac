"""Repair a translation that lacks a wanted term: force the term at the likely places and let the model go on from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transflow.enforcement.draft import Draft, fit_indefinite, is_sound
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.model import Engine, Hypothesis, Request

_MAX_ROUNDS = 4
"""Terms repaired in one segment: further ones stay missing and are flagged."""
_FORCED_COST = 4.0
"""Log-probability that a forced term may cost as a whole, beside the drop allowed for each token: a model never expects it."""
_ADMITTED_COST = 0.1
"""Score by which a rendering that is only admitted must beat the preferred one."""
_LEADS = {
    "en": frozenset({"the", "a", "an", "of", "in", "to", "for", "from", "with", "by", "and", "this", "its", "their"}),
    "fr": frozenset({"le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "à", "au", "aux", "en", "et", "par", "pour"}),
}


@dataclass(frozen=True, slots=True)
class _Trial:
    draft: Draft
    item: Wanted
    place: int
    phrase: str
    admitted: bool = False

    @property
    def prefix(self) -> str:
        """Return the translation up to the place, and the term, with a capital where it opens the sentence."""
        before = self.draft.current.text[: self.place]
        if self.item.terms[0].language == "en":
            before = fit_indefinite(before, self.phrase)
        return before + (self.phrase if before.strip() else self.phrase[0].upper() + self.phrase[1:])


def repair_drafts(drafts: Sequence[Draft], engine: Engine, obligations: Obligations, places: int, greatest_drop: float) -> None:
    """Repair the drafts in place, one term of each a round, all drafts of a round in one stream."""
    for _ in range(_MAX_ROUNDS):
        todo = [(draft, item) for draft in drafts if (item := draft.next_missing())]
        if not todo:
            return
        aligned = engine.translate(
            [Request(draft.source, prefix=draft.current.text) for draft, _ in todo], beam_size=1, attention=True
        )
        first = [
            _Trial(draft, item, place, item.phrases()[0])
            for (draft, item), answers in zip(todo, aligned, strict=True)
            for place in _likely_places(answers[0], item, draft.current.text, places, obligations.target)
        ]
        tried = _decode(first, engine, obligations)
        second = [
            _Trial(trial.draft, trial.item, trial.place, phrase, admitted)
            for draft, item in todo
            for trial in _best_places(draft, first, tried)
            for phrase, admitted in _other_phrases(item)
        ]
        _keep_best(tried + _decode(second, engine, obligations), greatest_drop)
        for draft, item in todo:
            draft.refresh(obligations)
            if item in draft.missing:
                draft.given_up.append(item)


def _likely_places(answer: Hypothesis, item: Wanted, text: str, most: int, language: str) -> list[int]:
    """Return the offsets of word starts, the likeliest place of the term's wrong rendering first.

    The mass of attention that a word pays to the source span ranks the places; the articles and prepositions before such a
    word are places too, since the new term may take others.
    """
    starts = [match.start() for match in re.finditer(r"\w+", text)]
    if not starts:
        return [0]
    mass = dict.fromkeys(starts, 0.0)
    inside = [place for place, (start, end) in enumerate(answer.source_spans) if start < item.end and end > item.start]
    for (start, _), row in zip(answer.target_spans, answer.attention, strict=False):
        word = max((place for place in starts if place <= start), default=starts[0])
        mass[word] += sum(row[place] for place in inside if place < len(row))
    ranked = sorted(starts, key=lambda place: (-mass[place], place))
    chosen: list[int] = []
    for place in ranked:
        position = starts.index(place)
        for back in range(3):
            earlier = starts[position - back] if position >= back else None
            if earlier is None:
                break
            if earlier not in chosen:
                chosen.append(earlier)
            led = re.match(r"\w+", text[earlier:])
            if back and led and led.group().lower() not in _LEADS[language]:
                break
        if len(chosen) >= most:
            break
    return chosen[:most]


def _decode(trials: Sequence[_Trial], engine: Engine, obligations: Obligations) -> list[tuple[_Trial, Hypothesis]]:
    """Return the acceptable trials with what the model made of them."""
    answers = engine.translate([Request(trial.draft.source, prefix=trial.prefix) for trial in trials], beam_size=1)
    return [
        (trial, hypotheses[0])
        for trial, hypotheses in zip(trials, answers, strict=True)
        if _is_acceptable(trial, hypotheses[0], obligations)
    ]


def _other_phrases(item: Wanted) -> list[tuple[str, bool]]:
    """Return the other phrases of the preferred rendering, and the first ones of those that are only admitted."""
    admitted = [phrase for term in item.others() for phrase in item.phrases(term)[:2]]
    return [(phrase, False) for phrase in item.phrases()[1:]] + [(phrase, True) for phrase in admitted]


def _best_places(draft: Draft, trials: Sequence[_Trial], tried: Sequence[tuple[_Trial, Hypothesis]]) -> list[_Trial]:
    """Return the two trials whose places are worth other forms of the term: the best acceptable ones, else the likeliest."""
    good = sorted((pair for pair in tried if pair[0].draft is draft), key=lambda pair: -pair[1].score)
    return [trial for trial, _ in good[:2]] or [trial for trial in trials if trial.draft is draft][:2]


def _keep_best(tried: Sequence[tuple[_Trial, Hypothesis]], greatest_drop: float) -> None:
    """Take for each draft the trial that the model finds most likely, unless it falls too far behind."""
    best: dict[int, tuple[float, _Trial, Hypothesis]] = {}
    for trial, answer in tried:
        score = answer.score - (_ADMITTED_COST if trial.admitted else 0)
        known = best.get(id(trial.draft))
        allowed = greatest_drop + _FORCED_COST / max(1, len(answer.text.split()))
        if score >= trial.draft.start.score - allowed and (known is None or score > known[0]):
            best[id(trial.draft)] = (score, trial, answer)
    for _, trial, answer in best.values():
        trial.draft.take(answer, [trial.item], "forced")


def _is_acceptable(trial: _Trial, answer: Hypothesis, obligations: Obligations) -> bool:
    if answer.repetition or not answer.text.startswith(trial.prefix.rstrip()[: len(answer.text)]):
        return False
    return is_sound(trial.draft, trial.item, answer.text, obligations)

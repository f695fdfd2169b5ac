"""L4: say something else in the source where the model does not know the term, and put the term in its place afterwards.

A name or an acronym is written as the target language writes it, for the model to copy; any other term, and a name that is not
copied, gives way to a stand-in. The result is taken when every stand-in came back once and the rest is sound.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

from transflow.enforcement.draft import Draft, fit_indefinite, is_sound
from transflow.enforcement.stand_ins import StandIn, choose_stand_ins
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.model import Engine, Hypothesis, Request
from transflow.terms.glossary import Term
from transflow.terms.morphology import copy_case

_MASCULINE = re.compile(r"\b(?:le|un|du|au|ce|cet|mon|ton|son|aucun|chaque)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_FEMININE = re.compile(r"\b(?:la|une|cette|ma|ta|sa|aucune|à la|de la)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_ELIDED = re.compile(r"\b(?:l|d|qu|jusqu)['’]$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:le|la|du|au|de)\s+$", re.IGNORECASE)
_FEMININE_ENDING = re.compile(
    r"(?:[st]ion|xion|té|tié|ude|ure|ance|ence|esse|ette|ie|ade|ée|lle|nne|sse|tte|ine|use|rice|ise|ace|nce|ade|ole)s?$"
)
"""Source: Lyster, Predictability in French gender attribution, French Language Studies 16 (2006): endings over 90 % feminine."""


_ADMITTED_COST = 0.1
"""Score by which a rendering that is only admitted must beat the preferred one."""
_DOUBTFUL_GENDER_COST = 0.2
"""Score by which a noun of the gender that the term's ending speaks against must beat one of the other."""


@dataclass(frozen=True, slots=True)
class _Swap:
    item: Wanted
    stand_in: StandIn | None
    """None where the target form itself is written."""
    term: Term | None = None
    """The rendering, where it is not the preferred one."""
    opens: bool = False
    """Whether the term opens the sentence, as a bare noun where it is one of English: a small model takes it for a name."""

    def written(self, language: str) -> str:
        """Return what stands in the source for the term."""
        if self.stand_in is None:
            return self.item.form
        one, many = self.stand_in.forms(language)
        word = many if self.item.plural and many else one
        if language == "en" and self.opens:
            return f"The {word}"
        return copy_case(self.item.source, word, exact=False) if not self.item.source.isupper() else word


@dataclass(frozen=True, slots=True)
class _Trial:
    draft: Draft
    swaps: tuple[_Swap, ...]

    def source(self, language: str) -> str:
        """Return the source with the stand-ins."""
        text = self.draft.source
        for swap in sorted(self.swaps, key=lambda swap: -swap.item.start):
            text = text[: swap.item.start] + swap.written(language) + text[swap.item.end :]
        return text.capitalize() if self.draft.source.isupper() else text

    def moved(self, language: str) -> dict[Wanted, Wanted]:
        """Return the terms that the source with the stand-ins still holds, each with its place there."""
        shifts = [(swap.item.end, len(swap.written(language)) - (swap.item.end - swap.item.start)) for swap in self.swaps]
        swapped = {swap.item for swap in self.swaps}
        out = {}
        for item in self.draft.wanted:
            if item not in swapped:
                shift = sum(by for end, by in shifts if end <= item.start)
                out[item] = replace(item, start=item.start + shift, end=item.end + shift)
        return out


def substitute_missing(
    drafts: Sequence[Draft], engine: Engine, obligations: Obligations, variants: int, greatest_drop: float
) -> None:
    """Decode the drafts again with something else for their missing terms; sound results are taken.

    All missing terms of a draft are tried together first, then one more at a time beside those that succeeded, and last with
    the terms that the model knew by itself put out of its way too.
    """
    taken: dict[int, tuple[_Trial, Hypothesis]] = {}
    for step in (_all_missing, _one_more, _one_more, _one_more, _everything):
        trials = [
            trial
            for draft in drafts
            for items in step(draft)
            for trial in _trials(draft, items, taken[id(draft)][0].swaps if id(draft) in taken else (), obligations, variants)
        ]
        taken.update((id(trial.draft), (trial, answer)) for trial, answer in _decode(trials, engine, obligations, greatest_drop))
    for trial, answer in taken.values():
        put_back = partial(_restore, trial.swaps, obligations=obligations, upper=trial.draft.source.isupper())
        trial.draft.exchange(trial.source(obligations.source), trial.moved(obligations.source), answer, put_back)


def _wanting(draft: Draft) -> list[Wanted]:
    return [item for item in draft.missing if item.enforce in {"soft", "hard"}]


def _all_missing(draft: Draft) -> list[list[Wanted]]:
    return [_wanting(draft)] if _wanting(draft) else []


def _one_more(draft: Draft) -> list[list[Wanted]]:
    items = _wanting(draft)
    return [[item] for item in items] if len(draft.wanted) > 1 else []


def _everything(draft: Draft) -> list[list[Wanted]]:
    return [list(draft.wanted)] if _wanting(draft) and len(draft.wanted) > len(_wanting(draft)) else []


def _decode(
    trials: Sequence[_Trial], engine: Engine, obligations: Obligations, greatest_drop: float
) -> list[tuple[_Trial, Hypothesis]]:
    """Take for each draft the best sound trial, and return those taken with the translations of their sources.

    A trial must be about as likely for the source with stand-ins as the old translation is for the segment: the term itself
    says nothing about the sentence, since the model never expects it. Among those, what also fits the segment best wins.
    """
    answers = engine.translate([Request(trial.source(obligations.source)) for trial in trials], beam_size=2)
    candidates: list[tuple[_Trial, str, Hypothesis]] = []
    for trial, hypotheses in zip(trials, answers, strict=True):
        answer = hypotheses[0]
        if answer.repetition or answer.score < trial.draft.start.score - greatest_drop:
            continue
        gained = [swap.item for swap in trial.swaps if swap.item in trial.draft.missing]
        for swaps in _renderings(trial.swaps):
            text = _restore(swaps, answer.text, obligations, upper=trial.draft.source.isupper())
            if text is not None and all(is_sound(trial.draft, item, text, obligations) for item in gained):
                candidates.append((replace(trial, swaps=swaps), text, answer))
    scores = engine.score([trial.draft.source for trial, _, _ in candidates], [text for _, text, _ in candidates])
    best: dict[int, tuple[tuple[int, float], float, _Trial, str, Hypothesis]] = {}
    for (trial, text, answer), score in zip(candidates, scores, strict=True):
        rank = (len(trial.swaps), answer.score + score - _doubts(trial, obligations))
        if id(trial.draft) not in best or rank > best[id(trial.draft)][0]:
            best[id(trial.draft)] = (rank, score, trial, text, answer)
    for _, score, trial, text, _ in best.values():
        trial.draft.take(Hypothesis(text, score), [swap.item for swap in trial.swaps], "source_sub")
        trial.draft.refresh(obligations)
    return [(trial, answer) for _, _, trial, _, answer in best.values()]


def _doubts(trial: _Trial, obligations: Obligations) -> float:
    """Return what renderings that are only admitted, and genders that the ending speaks against, take from the score."""
    cost = 0.0
    for swap in trial.swaps:
        cost += _ADMITTED_COST if swap.term is not None else 0
        genders = _genders(swap.item, trial.draft.source, obligations)
        cost += _DOUBTFUL_GENDER_COST if swap.stand_in is not None and swap.stand_in.gender != genders[0] else 0
    return cost


def _renderings(swaps: tuple[_Swap, ...]) -> Iterator[tuple[_Swap, ...]]:
    """Yield the swaps with the preferred renderings, then with one admitted rendering at a time."""
    yield swaps
    for place, swap in enumerate(swaps):
        if swap.stand_in is not None and swap.term is None:
            for term in swap.item.others():
                yield (*swaps[:place], replace(swap, term=term), *swaps[place + 1 :])


def _trials(
    draft: Draft, items: Sequence[Wanted], kept: Sequence[_Swap], obligations: Obligations, variants: int
) -> Iterator[_Trial]:
    """Yield the ways to say terms otherwise beside the swaps kept: target forms of names first, then nouns, each another."""
    kept = tuple(swap for swap in kept if swap.item not in items)
    if all(_is_name(item) for item in items):
        yield _Trial(draft, (*kept, *(_Swap(item, None) for item in items)))
    avoid = set(re.findall(r"\w+", f"{draft.source} {draft.base.text}".lower()))
    taken = {swap.stand_in for swap in kept}
    queues = [_nouns(item, draft.source, obligations, avoid, variants) for item in items]
    seen: set[tuple[_Swap, ...]] = set()
    for place in range(variants):
        used = set(taken)
        swaps = []
        for item, queue in zip(items, queues, strict=True):
            noun = next((other for other in queue[place:] + queue[:place] if other not in used), None)
            if noun is not None:
                used.add(noun)
                swaps.append(_Swap(item, noun, opens=_opens_sentence(item, draft.source) and not _is_name(item)))
        row = tuple(swaps)
        if len(swaps) == len(items) and row not in seen:
            seen.add(row)
            yield _Trial(draft, (*kept, *row))


def _opens_sentence(item: Wanted, source: str) -> bool:
    """Return whether a term opens a sentence as its subject: no word before it, no heading."""
    return not re.search(r"\w", source[: item.start]) and bool(re.search(r"[.!?…]\W*$", source))


def _nouns(item: Wanted, source: str, obligations: Obligations, avoid: Collection[str], most: int) -> list[StandIn]:
    genders = _genders(item, source, obligations)
    rows = [
        list(
            choose_stand_ins(
                gender=gender,
                elides=_elides(item, source, obligations),
                plural=item.plural,
                is_name=_is_name(item),
                avoid=avoid,
            )
        )
        for gender in genders
    ]
    return [noun for group in zip_longest(*rows) for noun in group if noun][: max(most, len(genders))]


def _is_name(item: Wanted) -> bool:
    term = item.terms[0]
    return term.type in {"acronym", "name"} or (term.case == "exact" and term.text[:1].isupper())


def _elides(item: Wanted, source: str, obligations: Obligations) -> bool | None:
    """Return whether the French side of the term begins with a vowel sound."""
    if obligations.source == "fr":
        before = source[: item.start]
        if _ELIDED.search(before):
            return True
        if _is_name(item):
            return False if _ARTICLE.search(before) else None
        return item.source[0].lower() in "aeiouéèêâîôœ"
    term = item.terms[0]
    return term.text[0].lower() in "aeiouéèêâîôœh" and not term.h_aspire


def _genders(item: Wanted, source: str, obligations: Obligations) -> tuple[str, ...]:
    """Return the genders to try: that of the entry, that of the article, or the likelier one by the ending, then the other."""
    if obligations.source == "fr":
        if item.gender:
            return (item.gender,)
        before = source[: item.start]
        if _FEMININE.search(before):
            return ("f",)
        if _MASCULINE.search(before):
            return ("m",)
        head = item.source.split()[0]
    else:
        if item.terms[0].gender:
            return (item.terms[0].gender,)
        head = item.terms[0].text.split()[0]
    return ("f", "m") if _FEMININE_ENDING.search(head.lower()) else ("m", "f")


def _restore(swaps: Sequence[_Swap], translation: str, obligations: Obligations, *, upper: bool = False) -> str | None:
    """Return a translation with the terms in place of the stand-ins, or None where one is not there exactly once.

    `upper` gives back the capitals of a heading, which is decoded in small letters: a small model knows few words in capitals.
    """
    text = translation
    for swap in swaps:
        if swap.stand_in is None:
            continue
        one, many = swap.stand_in.forms(obligations.target)
        words = "|".join(re.escape(word) for word in (many, one) if word)
        found = list(re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text, re.IGNORECASE))
        if len(found) != 1:
            return None
        match = found[0]
        is_plural = bool(many) and match.group().lower() == many.lower() and many != one
        form = swap.item.form_in(plural=is_plural or (not many and swap.item.plural), term=swap.term)
        shown = copy_case(match.group()[:1], form, exact=_is_name(swap.item)) if swap.stand_in.kind != "body" else form
        before = text[: match.start()]
        if obligations.target == "en":
            before = fit_indefinite(before, shown)
        text = before + shown + text[match.end() :]
    return text.upper() if upper else text

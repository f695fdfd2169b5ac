"""What the rules that ask the models have in common: which pairs they ask about, and what they ask.

The models score one side of a pair, the `text`, given the other or a part of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from transflow.checks.context import Context
from transflow.model import Likelihood, Pair
from transflow.text.coverage import LENGTH_OF_FRENCH
from transflow.text.phrases import Phrase, cut_phrase, find_phrases

NOTHING = "."
"""A text that says nothing: how likely the other side is given it measures how usual its words are.

Source: Church & Hanks 1990 (pointwise mutual information); Bugliarello et al. 2020 (cross-mutual information of a translation
model). The difference does not depend on how sure of itself a model is, nor on the difficulty of a text."""

Cut = tuple[int, int, str]
"""The span of a text that is left out, and what remains."""
Gain = tuple[float, Pair, tuple[int, int]]
"""By how much a token is more likely once a part of the other side is left out; the pair; the span of that part."""


def judged_pairs(pairs: Sequence[Pair], context: Context, words: int) -> list[Pair]:
    """Return the translated pairs of which both sides have at least some words; none where no model was asked for."""
    if context.judge is None or not context.is_bilingual:
        return []
    return [pair for pair in pairs if pair.source and pair.source != pair.target and _count(pair) >= words]


def _count(pair: Pair) -> int:
    return min(len((pair.source or "").split()), len(pair.target.split()))


def sides_of(pair: Pair, *, backward: bool) -> tuple[str, str]:
    """Return what is given, and the text that is scored: the target given the source; `backward`, the source given the target."""
    return (pair.target, pair.source or "") if backward else (pair.source or "", pair.target)


def weigh_sides(pairs: Sequence[Pair], context: Context, *, backward: bool = False) -> list[tuple[Likelihood, Likelihood] | None]:
    """Return how likely the text of each pair is given its other side, and given nothing.

    None where the models did not take the pair, or there is none of the direction.
    """
    if context.judge is None:
        return [None] * len(pairs)
    rows = [sides_of(pair, backward=backward) for pair in pairs]
    given = context.judge.score(rows, backward=backward)
    alone = context.judge.score([(NOTHING, text) for _, text in rows], backward=backward)
    return [(one, other) if one and other else None for one, other in zip(given, alone, strict=True)]


def measure_shortness(pair: Pair, context: Context, *, backward: bool = False) -> float:
    """Return the logarithm of the expected length of the text over its actual one; negative where it is long."""
    given, text = sides_of(pair, backward=backward)
    is_french = given_language(context, backward=backward) == "fr"
    return (-LENGTH_OF_FRENCH if is_french else LENGTH_OF_FRENCH) - math.log(max(1, len(text)) / max(1, len(given)))


def given_language(context: Context, *, backward: bool) -> str:
    """Return the language of the side that is given."""
    return context.target_language if backward else context.source_language


def weigh_cuts(
    pairs: Sequence[Pair], context: Context, cuts_of: Callable[[str, str], Sequence[Cut]], *, backward: bool = False
) -> Iterator[Gain]:
    """Yield for each pair the part whose absence makes the text most likely, of those that `cuts_of` finds in the given side.

    What a translation leaves out does not speak for it: without that part it is more likely than with it.

    Source: Vamvas & Sennrich 2022, "As Little as Possible, as Much as Necessary" (ACL 2022, short papers).
    """
    if context.judge is None:
        return
    language = given_language(context, backward=backward)
    tried: list[tuple[Pair, tuple[int, int], str]] = []
    for pair in pairs:
        given, _ = sides_of(pair, backward=backward)
        tried += [(pair, (start, end), rest) for start, end, rest in cuts_of(given, language)]
    whole = context.judge.score([sides_of(pair, backward=backward) for pair, _, _ in tried], backward=backward)
    rows = [(rest, sides_of(pair, backward=backward)[1]) for pair, _, rest in tried]
    part = context.judge.score(rows, backward=backward, keep=False)
    best: dict[int, Gain] = {}
    for (pair, span, _), one, other in zip(tried, whole, part, strict=True):
        gain = other.mean - one.mean if one and other else -math.inf
        if gain > best.get(pair.index, (-math.inf,))[0]:
            best[pair.index] = gain, pair, span
    yield from best.values()


def weigh_variants(
    pairs: Sequence[Pair], context: Context, variants_of: Callable[[Pair], Sequence[Cut]]
) -> Iterator[tuple[float, Pair, tuple[int, int], str]]:
    """Yield for each pair the variant of its target that the source makes most likely: by how much, the place and the variant.

    `variants_of` gives the place of a target that a variant differs in, and the whole text of it. The gain is in logarithms of the
    probability of the whole: a variant differs in few tokens.

    Source: Sennrich 2017 (LingEval97, contrastive pairs); Vamvas & Sennrich 2021, "Contrastive Conditioning for Assessing
    Disambiguation in MT".
    """
    if context.judge is None:
        return
    tried = [(pair, (start, end), text) for pair in pairs for start, end, text in variants_of(pair)]
    written = context.judge.score([(pair.source or "", pair.target) for pair, _, _ in tried])
    other = context.judge.score([(pair.source or "", text) for pair, _, text in tried], keep=False)
    best: dict[int, tuple[float, Pair, tuple[int, int], str]] = {}
    for (pair, span, text), one, two in zip(tried, written, other, strict=True):
        gain = two.total - one.total if one and two else -math.inf
        if gain > best.get(pair.index, (-math.inf,))[0]:
            best[pair.index] = gain, pair, span, text
    yield from best.values()


LEAST_WORDS, LEAST_PHRASE = 8, 3
"""Shortest text whose phrases are tried, and shortest phrase, in words."""
LEAST_SHORTNESS = 0.0
"""A text that is longer than expected is not searched for what it leaves out: that would double the cost for little."""


def weigh_phrases(pairs: Sequence[Pair], context: Context, *, backward: bool = False) -> Iterator[Gain]:
    """Yield for each pair the phrase of the given side that its text most likely leaves out.

    A text that is too short counts for more, by the logarithm of its shortness.
    """
    short = {pair.index: measure_shortness(pair, context, backward=backward) for pair in judged_pairs(pairs, context, LEAST_WORDS)}
    asked = [pair for pair in pairs if short.get(pair.index, -1.0) >= LEAST_SHORTNESS]
    for gain, pair, span in weigh_cuts(asked, context, _cut_phrases, backward=backward):
        yield gain + max(0.0, short[pair.index]), pair, span


def _cut_phrases(text: str, language: str) -> list[Cut]:
    return [_cut(text, phrase) for phrase in find_phrases(text, language, LEAST_PHRASE)]


def _cut(text: str, phrase: Phrase) -> Cut:
    return phrase.start, phrase.end, cut_phrase(text, phrase.start, phrase.end)

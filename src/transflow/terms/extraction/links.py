"""Which phrase of the target answers which of the source: association over segments, with words that are known to answer."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from transflow.terms.extraction.phrases import Key, Phrase
from transflow.terms.extraction.scores import log_likelihood
from transflow.terms.extraction.side import Side
from transflow.text.lexicon import load_lexicon, stem_of

_LEAST_LINK = 0.5
"""Least strength of a link, between 0 and 2: what co-occurs always (1) or is known to answer (1) by half."""
_KNOWN_ANSWER = 0.2
"""Least probability at which a word answers another one."""
_SIGNIFICANT = 6.63
"""Log-likelihood of p < 0.01 with one degree of freedom. Source: Rayson & Garside (2000), §3."""


@dataclass(slots=True)
class Links:
    """The segments in which each target phrase answers each source phrase."""

    found: dict[Key, dict[Key, list[int]]] = field(default_factory=dict)
    association: dict[tuple[Key, Key], float] = field(default_factory=dict)
    """Log-likelihood of the pairs that were weighed."""


def lexical_match(source: tuple[str, ...], target: tuple[str, ...], languages: tuple[str, str]) -> float:
    """Return how well the stems of two phrases answer each other, between 0 and 1: harmonic mean over both sides."""
    if not source or not target:
        return 0.0
    answers = [[_strength(left, right, languages) for right in target] for left in source]
    forward = sum(max(row) for row in answers) / len(source)
    backward = sum(max(column) for column in zip(*answers, strict=True)) / len(target)
    return 2 * forward * backward / (forward + backward) if forward and backward else 0.0


def _is_partial(source: tuple[str, ...], target: tuple[str, ...], languages: tuple[str, str]) -> bool:
    """Return whether a shorter target answers one word of the source phrase and leaves another without an answer."""
    best = [max((_strength(stem, other, languages) for other in target), default=0.0) for stem in source]
    return bool(best) and max(best) >= _LEAST_LINK and min(best) < _KNOWN_ANSWER


@lru_cache(maxsize=1 << 18)
def _strength(left: str, right: str, languages: tuple[str, str]) -> float:
    if left == right:
        return 1.0
    first, second = load_lexicon(languages[0]).answers, load_lexicon(languages[1]).answers
    return max(first.get(left, {}).get(right, 0.0), second.get(right, {}).get(left, 0.0))


def answers_any(stems: tuple[str, ...], word: str, languages: tuple[str, str]) -> bool:
    """Return whether a target word is known to answer one of the source stems."""
    return any(_strength(stem, stem_of(word), languages) >= _KNOWN_ANSWER for stem in stems)


def link_phrases(source: Side, target: Side) -> Links:
    """Return the links of a parallel corpus: in each segment the strongest pair first, no word taken twice.

    Source: Melamed, Models of translational equivalence among words (2000), §4.1 (competitive linking), with phrases for words.
    """
    together: Counter[tuple[Key, Key]] = Counter()
    for left, right in zip(source.phrases, target.phrases, strict=True):
        heads = {phrase.key for phrase in right}
        together.update((key, other) for key in {phrase.key for phrase in left} for other in heads)
    links = Links()
    strength = _weigh(together, source, target, links)
    for index, (left, right) in enumerate(zip(source.phrases, target.phrases, strict=True)):
        pairs = [
            (strength[pair], -first.start, -second.start, first, second)
            for first in left
            for second in right
            if (pair := (first.key, second.key)) in strength
        ]
        pairs.sort(key=lambda entry: entry[:3], reverse=True)
        taken: list[tuple[Phrase, Phrase]] = []
        for _, _, _, first, second in pairs:
            if not any(_overlap(first, one) or _overlap(second, other) for one, other in taken):
                taken.append((first, second))
                where = links.found.setdefault(first.key, {}).setdefault(second.key, [])
                if not where or where[-1] != index:
                    where.append(index)
    return links


def _weigh(together: Counter[tuple[Key, Key]], source: Side, target: Side, links: Links) -> dict[tuple[Key, Key], float]:
    """Return the strength of the pairs that may be linked: longer phrases before shorter ones, and phrases of like length."""
    languages = (source.language, target.language)
    total = len(source.phrases)
    strength = {}
    for pair, both in together.items():
        left, right = pair
        known = lexical_match(source.stems[left], target.stems[right], languages)
        first, second = source.segments[left], target.segments[right]
        if both < 2 and known < _LEAST_LINK:
            continue
        dice = 2 * both / (first + second)
        if dice + known < _LEAST_LINK:
            continue
        association = log_likelihood(both, first, second, total)
        if association >= _SIGNIFICANT or known >= _LEAST_LINK:
            links.association[pair] = association
            words = source.words[left], target.words[right]
            worth = dice * min(1.0, association / 20) + known
            partial = words[1] < words[0] and _is_partial(source.stems[left], target.stems[right], languages)
            strength[pair] = worth * math.sqrt(sum(words)) * (words[1] / words[0] if partial else 1.0)
    return strength


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.start < other.end and other.start < one.end

"""How well the words of one side of a pair explain those of the other, without a translation model.

Each content word is weighed by the logarithm of (its probability given the best word of the other side, mixed with how
frequent it is anyway) over how frequent it is: positive where the other side explains it. Figures were calibrated on
European Parliament, law and news pairs by `benchmarks/flags.py`.

Source: Brown et al. 1993 (IBM model 1); Kadane's maximum-sum run (Bentley 1984); Gale & Church 1993 for the length.
"""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transflow.text.lexicon import HEAD, Lexicon, Word, content_stems, content_words, load_lexicon, stem_sets

MIX = 0.2
"""Weight of the background: what an unexplained word is left with, so that no word weighs less than log 0.2."""
MOST = 3.0
"""Greatest weight of one word."""
FLOOR = math.log(MIX)
"""Least weight of one word."""
COGNATE = 0.5
"""Probability given to a word that stands on both sides as it is."""
LENGTH_OF_FRENCH = 0.10
"""Mean of log(French length / English length) in code points over the calibration pairs."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that the other side does not explain."""

    weight: float
    """Unexplained words less what the explained ones among them weigh."""
    words: int
    start: int
    end: int


NO_RUN = Run(0.0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The content words of one side and how well the other side explains each."""

    words: tuple[Word, ...]
    weights: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Return the mean weight: about 1.5 for a translation, under -0.6 for a text about something else."""
        return sum(self.weights) / len(self.weights) if self.weights else 0.0

    def worst_run(self) -> Run:
        """Return the stretch of the greatest unexplained weight."""
        best, span, value, first = 0.0, (0, 0), 0.0, 0
        for place, weight in enumerate(self.weights):
            if value <= 0:
                value, first = 0.0, place
            value += 1.0 if weight <= 0 else -weight
            if value > best:
                best, span = value, (first, place)
        return self._run(best, *span) if best > 0 else NO_RUN

    def last_run(self) -> Run:
        """Return the stretch of the greatest unexplained weight that ends with the last word."""
        best, first, value = 0.0, 0, 0.0
        for place in range(len(self.weights) - 1, -1, -1):
            weight = self.weights[place]
            value += 1.0 if weight <= 0 else -weight
            if value > best:
                best, first = value, place
            if value < -4:
                break
        return self._run(best, first, len(self.weights) - 1) if best > 0 else NO_RUN

    def _run(self, value: float, first: int, last: int) -> Run:
        return Run(value, last - first + 1, self.words[first].start, self.words[last].end)


def weigh_coverage(text: str, other: str, language: str) -> Coverage:
    """Return how well `other` explains `text`, which is in `language`."""
    words = content_words(text)
    lexicon = load_lexicon(language)
    others, heads = stem_sets(other)
    return Coverage(words, tuple(_weigh(word.stem, others, heads, lexicon) for word in words))


def explains_more(text: str, other: str, language: str, least: float) -> bool:
    """Return whether the mean weight of the words of `text` beside `other` is over `least`; it stops as soon as that is certain."""
    stems = content_stems(text)
    lexicon = load_lexicon(language)
    others, heads = stem_sets(other)
    missing, rest = least * len(stems), len(stems)
    for stem in stems:
        missing -= _weigh(stem, others, heads, lexicon)
        rest -= 1
        if missing < rest * FLOOR:
            return True
    return False


def _weigh(stem: str, others: AbstractSet[str], heads: AbstractSet[str], lexicon: Lexicon) -> float:
    return weigh_answer(stem, best_answer(stem, others, heads, lexicon), lexicon)


def best_answer(stem: str, others: AbstractSet[str], heads: AbstractSet[str], lexicon: Lexicon) -> float:
    """Return the probability of a word given the word of the other side that explains it best.

    `others` are the stems of the other side, `heads` the first five letters of the longer ones.
    """
    answers = lexicon.answers.get(stem)
    shared = answers.keys() & others if answers else ()
    best = max(answers[other] for other in shared) if answers and shared else 0.0
    return max(best, COGNATE) if stem in others or stem[:HEAD] in heads else best


def weigh_answer(stem: str, answer: float, lexicon: Lexicon) -> float:
    """Return the weight of a word with such an explanation: positive where it says more than how frequent the word is."""
    frequency = lexicon.rarity.get(stem, lexicon.least)
    return min(MOST, math.log(((1 - MIX) * answer + MIX * frequency) / frequency))


def length_shortfall(text: str, other: str, language: str) -> float:
    """Return by how many deviations `other` is shorter than a translation of `text` would be; negative where it is longer."""
    expected = -LENGTH_OF_FRENCH if language == "fr" else LENGTH_OF_FRENCH
    size = max(1, len(text))
    deviation = 0.16 + 1.07 / math.sqrt(size)
    return (expected - math.log(max(1, len(other)) / size)) / deviation

"""One language of a parallel corpus: its phrases, where they stand, and what each of them is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transflow.terms.extraction.phrases import Key, Phrase, find_phrases
from transflow.terms.extraction.scores import c_values, keyness
from transflow.text.acronyms import find_acronym_pairs
from transflow.text.lexicon import load_lexicon, stems

_REPEATED = 2
"""From this least count on, a phrase must also occur outside longer ones: once, every part of a phrase looks alike."""


@dataclass(slots=True)
class Side:
    """The phrases of one language that are counted, by segment and by key."""

    language: str
    phrases: list[list[Phrase]]
    """By segment, from the left."""
    segments: dict[Key, int]
    """Segments that hold a phrase."""
    c_value: dict[Key, float]
    words: dict[Key, int]
    surfaces: dict[Key, Counter[str]]
    stems: dict[Key, tuple[str, ...]]
    """Stems of the content words, for the lexicon."""
    acronyms: dict[Key, str]
    """Acronyms that stand in brackets after a phrase."""

    introduced: dict[Key, float]
    """Share of the occurrences of a phrase that an article or the like introduces."""

    def name(self, key: Key) -> str:
        """Return the dictionary form of a phrase: the shortest of its usual forms, which is its singular where there is one."""
        found = self.surfaces[key]
        usual = [text for text, count in found.items() if count * 10 >= found.total()] or list(found)
        best = min(usual, key=lambda text: (len(text), -found[text], text))
        same = [text for text in usual if text.lower() == best.lower()]
        return min(same, key=lambda text: (-found[text] * (1 + text[:1].islower()), text))


def read_side(texts: Sequence[str], language: str, min_count: int) -> Side:
    """Return the phrases of the texts that occur `min_count` times, and those that an acronym stands for."""
    found = [find_phrases(text, language) for text in texts]
    acronyms: dict[Key, str] = {}
    counts: Counter[Key] = Counter(phrase.key for phrases in found for phrase in phrases)
    for text, phrases in zip(texts, found, strict=True):
        for pair in find_acronym_pairs(text, language):
            full = next((p for p in phrases if (p.start, p.end) == (pair.expansion_start, pair.expansion_end)), None)
            if pair.fits and full is not None:
                acronyms.setdefault(full.key, pair.acronym)
    kept = {key: count for key, count in counts.items() if count >= min_count or key in acronyms}
    words: dict[Key, int] = {}
    surfaces: dict[Key, Counter[str]] = {}
    introduced: Counter[Key] = Counter()
    for phrases in found:
        phrases[:] = [phrase for phrase in phrases if phrase.key in kept]
        for phrase in phrases:
            words[phrase.key] = phrase.words
            surfaces.setdefault(phrase.key, Counter())[_mid_sentence(phrase)] += 1
            introduced[phrase.key] += phrase.is_introduced
    value = c_values(kept, words)
    independent = {key for key in kept if min_count < _REPEATED or value[key] > 0 or key in acronyms}
    for phrases in found:
        phrases[:] = [phrase for phrase in phrases if phrase.key in independent]
    segments = Counter(key for phrases in found for key in {phrase.key for phrase in phrases})
    keys = {key: tuple(dict.fromkeys(stems(" ".join(surfaces[key].most_common(1)[0][0].split())))) for key in independent}
    shares = {key: introduced[key] / counts[key] for key in independent}
    return Side(language, found, dict(segments), value, words, surfaces, keys, acronyms, shares)


def _mid_sentence(phrase: Phrase) -> str:
    """Return a phrase as it stands inside a sentence: the first capital of a segment says nothing."""
    is_plain = phrase.start == 0 and phrase.text[1:].islower()
    return " ".join((phrase.text[0].lower() + phrase.text[1:] if is_plain else phrase.text).split())


def side_keyness(side: Side) -> dict[Key, float]:
    """Return the keyness of every phrase: the mean of its words, against the sentences that the lexicon was made from."""
    lexicon = load_lexicon(side.language)
    size, reference_size = len(side.phrases), 1 / lexicon.least
    holding: Counter[str] = Counter()
    for phrases in side.phrases:
        holding.update({stem for phrase in phrases for stem in side.stems[phrase.key]})
    by_stem = {
        stem: keyness(count, size, lexicon.rarity.get(stem, lexicon.least), reference_size) for stem, count in holding.items()
    }
    return {key: sum(by_stem.get(stem, 0.0) for stem in found) / len(found) if found else 0.0 for key, found in side.stems.items()}

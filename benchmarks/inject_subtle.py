"""Subtle faults of meaning put into clean pairs, for `benchmarks/deep.py`: each leaves a sentence that reads well.

Like `inject_faults.py`, whose faults are coarser. The word lists that a fault draws from are made of the targets at hand.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from inject_faults import PROSE, Sample

from transflow.text.lexicon import is_shared, stem_of
from transflow.text.variants import exchange_numbers

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OPENERS = {
    "en": re.compile(
        r"(?<=\w )(?:of|in|for|with|on|by|from|to|at|under|through|during|without|which|who|where|because|and|as well as|such as)\b"
    ),
    "fr": re.compile(
        r"(?<=\w )(?:de la|de|du|des|dans|pour|avec|sur|par|en|au|aux|sous|sans|pendant|qui|où|parce que|et|ainsi que|afin de)\b"
    ),
}
_STOP = re.compile(r"[,;:.!?()«»\"“”]")
_ANTONYMS = {
    "en": """increase/decrease increased/decreased more/less before/after first/last public/private north/south east/west high/low
        higher/lower rise/fall strong/weak large/small good/bad open/closed begin/end always/never accept/reject accepted/rejected
        win/lose internal/external old/new long/short easy/difficult possible/impossible support/oppose right/wrong men/women
        rich/poor import/export imports/exports buy/sell success/failure advantage/disadvantage early/late best/worst
        minimum/maximum allow/forbid legal/illegal include/exclude better/worse positive/negative young/old above/below
        inside/outside present/absent create/destroy agree/disagree many/few""",
    "fr": """augmenter/diminuer augmentation/diminution hausse/baisse plus/moins avant/après premier/dernier première/dernière
        public/privé publique/privée nord/sud est/ouest élevé/faible élevée/faible fort/faible grand/petit grande/petite bon/mauvais
        bonne/mauvaise ouvert/fermé début/fin toujours/jamais accepter/refuser accepté/rejeté gagner/perdre interne/externe
        ancien/nouveau long/court facile/difficile possible/impossible soutenir/combattre hommes/femmes riches/pauvres
        importation/exportation importations/exportations acheter/vendre succès/échec avantage/inconvénient meilleur/pire
        minimum/maximum autoriser/interdire légal/illégal inclure/exclure mieux/pire positif/négatif jeune/vieux jeunes/vieux
        présence/absence créer/détruire beaucoup/peu""",
}
_SWAPS = {
    language: {one: other for pair in text.split() for one, other in (pair.split("/"), reversed(pair.split("/")))}
    for language, text in _ANTONYMS.items()
}


@dataclass
class Lists:
    """Words and phrases of the targets of a data set."""

    by_ending: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Frequent words of six letters and more, by their last three: mostly of one class and one form."""
    names: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)


def gather(targets: Iterable[str], language: str) -> Lists:
    """Return the word lists of texts."""
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    lists = Lists()
    for text in targets:
        counts.update(match[0] for match in _WORD.finditer(text) if match[0].islower() and len(match[0]) >= 6)
        names.update(match[0] for match in re.finditer(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][a-zà-ÿ]{3,}\b", text))
        lists.phrases += [text[start:end] for start, end in _inner_phrases(text, language)]
    for word, count in sorted(counts.items()):
        if count >= 3:
            lists.by_ending[word[-3:]].append(word)
    lists.names = sorted(name for name, count in names.items() if count >= 2)
    return lists


def _inner_phrases(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of three to nine words from a preposition or conjunction up to another one or a sign, inside a text."""
    starts = [match.start() for match in _OPENERS[language].finditer(text)]
    stops = sorted({*starts, *(match.start() for match in _STOP.finditer(text))})
    found = [(start, stop) for start in starts for stop in stops if 3 <= len(text[start:stop].split()) <= 9]
    return [(start, stop) for start, stop in found if not _STOP.search(text, start, stop) and len(text[stop:].split()) >= 3]


def drop_clause(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Leave out a phrase in the middle."""
    del lists
    spans = _inner_phrases(sample.target, sample.target_language)
    if not spans:
        return None
    start, stop = chance.choice(spans)
    return re.sub(r" (?=[,.;])", "", sample.target[:start].rstrip() + " " + sample.target[stop:].lstrip())


def cut_end(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Cut at 40 to 85 per cent of the words, and put the sign that ends the whole back."""
    del lists
    words = sample.target.split()
    end = re.search(r"\s?[.!?…]*[»”\"]?$", sample.target)
    kept = " ".join(words[: int(len(words) * chance.uniform(0.4, 0.85))]).rstrip(",;:")
    return kept + (end[0] if end else "") if len(words) >= 8 else None


def add_phrase(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Put a phrase of another translation in."""
    spans = _inner_phrases(sample.target, sample.target_language)
    if not spans or not lists.phrases:
        return None
    place, phrase = chance.choice(spans)[0], chance.choice(lists.phrases)
    return None if phrase in sample.target else sample.target[:place] + phrase.strip() + " " + sample.target[place:]


def replace_word(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Replace a word by another frequent one with the same ending."""
    matches = [match for match in _WORD.finditer(sample.target) if match[0] in lists.by_ending[match[0][-3:]]]
    for match in chance.sample(matches, len(matches)):
        others = [word for word in lists.by_ending[match[0][-3:]] if stem_of(word) != stem_of(match[0])]
        if others:
            return sample.target[: match.start()] + chance.choice(others) + sample.target[match.end() :]
    return None


def reverse_word(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Write the opposite of a word."""
    del lists
    swaps = _SWAPS[sample.target_language]
    matches = [match for match in _WORD.finditer(sample.target) if match[0] in swaps]
    if not matches:
        return None
    match = chance.choice(matches)
    return sample.target[: match.start()] + swaps[match[0]] + sample.target[match.end() :]


def swap_name(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Write another name, translated or not, inside a sentence."""
    matches = list(re.finditer(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][a-zà-ÿ]{3,}\b", sample.target))
    others = [name for name in lists.names if name not in sample.target and not is_shared(name, sample.target_language)]
    if not matches or not others:
        return None
    match = chance.choice(matches)
    return sample.target[: match.start()] + chance.choice(others) + sample.target[match.end() :]


def exchange_two_numbers(sample: Sample, chance: random.Random, lists: Lists) -> str | None:
    """Write two neighbouring numbers each in the place of the other."""
    del lists
    variants = exchange_numbers(sample.target)
    return chance.choice(variants)[2] if variants else None


Subtle = Callable[[Sample, random.Random, Lists], "str | None"]

SUBTLE: dict[str, Subtle] = {
    "end cut, stop kept": cut_end,
    "phrase dropped": drop_clause,
    "phrase added": add_phrase,
    "word replaced": replace_word,
    "opposite word": reverse_word,
    "name swapped": swap_name,
    "numbers exchanged": exchange_two_numbers,
}
COARSE = ("swapped", "negation dropped")
"""Kinds of `inject_faults.py` that the models are asked about too."""


def inject_subtle(kind: str, sample: Sample, chance: random.Random, lists: Lists) -> Sample | None:
    """Return the pair with one fault of a kind in its target, or None where it has no place for one."""
    target = SUBTLE[kind](sample, chance, lists) if kind in SUBTLE else PROSE[kind](sample, chance)
    return None if target is None or target == sample.target else replace(sample, target=target)

"""Draws what a model is to learn beside plain translation: terms given inline, names copied, letters in capitals.

An example keeps its words as objects, so that links between them survive every change and become spans in the end.

Sources: Dinu et al., Training Neural Machine Translation to Apply Terminology Constraints, ACL 2019; Bergmanis & Pinnis,
Facilitating Terminology Translation with Target Lemma Annotations, EACL 2021 (lemmas, so that the model inflects).
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import simplemma
from data import SYMBOLS, WORD

SOURCE, TARGET, DONE, MASK = SYMBOLS[:4]
PLAIN_RATE = 0.5
"""Share of lines without annotation; never under 0.4, or the model forgets plain text."""
MOST_USES = 200
"""Lines in which one dictionary pair may be annotated in a pass: more, and the model ignores the tag of frequent terms."""
_COUNTS = ((1, 0.50), (2, 0.75), (3, 0.88), (4, 0.95), (6, 1.0))
_MASK_RATE = 0.3
_COUNTERFACTUAL_RATE = 0.14
"""Of annotated lines: 7 % of all."""
_LEMMA_RATE = 0.6
_COPY_RATE = 0.06
_NAME_RATE = 0.25
"""Of lines with a name that both sides share: it becomes another, often unknown, name."""
_UPPER_RATE, _TITLE_RATE, _ACCENT_RATE = 0.05, 0.05, 0.02


@dataclass(eq=False)
class Word:
    """A word or sign with the white space before it."""

    gap: str
    text: str


@dataclass
class Example:
    """A pair whose words are linked."""

    source: list[Word]
    target: list[Word]
    links: list[tuple[Word, Word]]
    tags: list[tuple[Word, Word, list[Word], bool]] = field(default_factory=list)
    """First and last source word of a term, the words of its rendering as given, and whether the source words are hidden."""


def split(text: str) -> list[Word]:
    """Return the words of a text."""
    out: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        out.append(Word(text[last : match.start()], match.group()))
        last = match.end()
    return out


def write(words: Sequence[Word]) -> tuple[str, dict[int, tuple[int, int]]]:
    """Return the text of words, and the span of each by identity."""
    text = ""
    spans: dict[int, tuple[int, int]] = {}
    for word in words:
        text += word.gap if text else word.gap.lstrip()
        spans[id(word)] = (len(text), len(text) + len(word.text))
        text += word.text
    return text, spans


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str) -> str:
    """Return the dictionary form of a word; short words, capitals and signs stay."""
    if len(word) <= 3 or not word.isalpha() or word[0].isupper():
        return word
    return str(simplemma.lemmatize(word, lang=language))


class Annotator:
    """Draws annotations for linked pairs."""

    def __init__(self, languages: tuple[str, str], invent_name: Callable[[], str], seed: int) -> None:
        """Keep the languages of source and target, and what makes up names."""
        self.random = random.Random(seed)
        self.languages = languages
        self.invent_name = invent_name
        self.uses: Counter[tuple[str, str]] = Counter()
        self.phrases: dict[tuple[bool, bool], deque[list[str]]] = {
            (plural, vowel): deque(maxlen=2000) for plural in (False, True) for vowel in (False, True)
        }

    def draw(self, source: str, target: str, links: str, terms: str) -> tuple[str, str, list[tuple[int, int, int, int]]]:
        """Return the pair as it is to be learnt, and its links as spans: source start, end, target start, end.

        `links` and `terms` are those of a prepared shard, source first.
        """
        left, right = split(source.replace("__", "_\u2060_")), split(target.replace("__", "_\u2060_"))
        pairs = [tuple(map(int, link.split("-"))) for link in links.split()]
        linked = [(left[one], right[other]) for one, other in pairs if one < len(left) and other < len(right)]
        example = Example(left, right, linked)
        self._change_name(example)
        if self.random.random() >= PLAIN_RATE:
            self._annotate(example, pairs, terms)
        self._change_case(example)
        return self._finish(example)

    def _change_name(self, example: Example) -> None:
        shared = {word.text for word in example.source} & {word.text for word in example.target}
        names = [name for name in sorted(shared) if len(name) > 3 and name[0].isupper() and not name.isupper()]
        names = [name for name in names if sum(word.text == name for word in example.source) == 1
                 and sum(word.text == name for word in example.target) == 1]  # fmt: skip
        if names and self.random.random() < _NAME_RATE:
            name, other = self.random.choice(names), self.invent_name()
            for word in (*example.source, *example.target):
                if word.text == name:
                    word.text = other

    def _annotate(self, example: Example, pairs: Sequence[tuple[int, ...]], terms: str) -> None:
        wanted = self.random.random()
        most = next(count for count, limit in _COUNTS if wanted <= limit)
        found = self._dictionary_terms(example, terms)
        self.random.shuffle(found)
        found += self._linked_phrases(example, pairs, most)
        if self.random.random() < _COPY_RATE:
            found = self._shared_words(example) + found
        used_left: set[int] = set()
        used_right: set[int] = set()
        count = 0
        for start, end, first, last, hint in found:
            inside_left, inside_right = set(range(start, end)), set(range(first, last))
            if inside_left & used_left or inside_right & used_right or count == most:
                continue
            used_left |= inside_left
            used_right |= inside_right
            count += 1
            self._tag(example, (start, end), (first, last), hint)
        dropped = {id(word) for word in example.target if word.text == ""}
        example.target = [word for word in example.target if id(word) not in dropped]

    def _tag(self, example: Example, left: tuple[int, int], right: tuple[int, int], hint: str) -> None:
        """Give a term with its rendering; sometimes the rendering is another one, in the tag and in the target."""
        source, target = example.source[slice(*left)], example.target[slice(*right)]
        texts = [word.text for word in target]
        key = self._kind(texts)
        if self.random.random() < _COUNTERFACTUAL_RATE and len(self.phrases[key]) > 50:
            texts = list(self.random.choice(self.phrases[key]))
            hint = " ".join(texts)
            if target[0].text[:1].isupper():
                texts[0] = texts[0][:1].upper() + texts[0][1:]
            for number, word in enumerate(target):
                word.text = ("".join(" " * (place > 0) + text for place, text in enumerate(texts))) if number == 0 else ""
        elif all(text.isalpha() for text in texts):
            self.phrases[key].append([text if text.isupper() else text[:1].lower() + text[1:] for text in texts])
        masked = self.random.random() < _MASK_RATE
        words = split(hint)
        if words and not words[0].gap:
            words[0].gap = " "
        if masked:
            inside = {id(word) for word in source}
            example.links = [(one, other) for one, other in example.links if id(one) not in inside]
            example.links += [(words[min(place, len(words) - 1)], word) for place, word in enumerate(target) if words]
        example.tags.append((source[0], source[-1], words, masked))

    @staticmethod
    def _kind(texts: Sequence[str]) -> tuple[bool, bool]:
        last = texts[-1].lower()
        return last.endswith(("s", "x")), texts[0][:1].lower() in "aeiouyhéèêâîôàœ"

    def _dictionary_terms(self, example: Example, terms: str) -> list[tuple[int, int, int, int, str]]:
        out: list[tuple[int, int, int, int, str]] = []
        for item in filter(None, terms.split("|")):
            left, right, source, target = item.split(":", 3)
            if self.uses[source, target] >= MOST_USES:
                continue
            self.uses[source, target] += 1
            start, end = map(int, left.split("-"))
            first, last = map(int, right.split("-"))
            if end > len(example.source) or last > len(example.target):
                continue
            surface, _ = write(example.target[first:last])
            out.append((start, end, first, last, target if self.random.random() < _LEMMA_RATE else surface))
        return out

    def _linked_phrases(
        self, example: Example, pairs: Sequence[tuple[int, ...]], most: int
    ) -> list[tuple[int, int, int, int, str]]:
        """Return random phrases of up to four words that are linked with one phrase of the target, and that with nothing else."""
        out: list[tuple[int, int, int, int, str]] = []
        if not pairs:
            return out
        size = len(example.source)
        for _ in range(4 * most):
            length = self.random.choice((1, 1, 1, 2, 2, 3, 4))
            start = self.random.randrange(max(1, size - length + 1))
            end = min(size, start + length)
            places = [other for one, other in pairs if start <= one < end and other < len(example.target)]
            if not places:
                continue
            first, last = min(places), max(places) + 1
            if last - first > 5 or any(first <= other < last and not start <= one < end for one, other in pairs):
                continue
            source, target = example.source[start:end], example.target[first:last]
            if not all(word.text[0].isalnum() for word in (*source, *target)) or max(len(word.text) for word in source) < 5:
                continue
            if not any(one == start for one, _ in pairs) or not any(one == end - 1 for one, _ in pairs):
                continue
            out.append((start, end, first, last, self._hint(target)))
        return out

    def _hint(self, target: Sequence[Word]) -> str:
        """Return a rendering as a glossary would give it: in the dictionary form, or as it stands."""
        surface, _ = write(target)
        if self.random.random() >= _LEMMA_RATE:
            return surface
        language = self.languages[1]
        if language == "en":
            return surface[: len(surface) - len(target[-1].text)] + lemma(target[-1].text, "en")
        return " ".join(lemma(word.text, "fr") if not word.text.endswith(("'", "’")) else word.text for word in target)

    def _shared_words(self, example: Example) -> list[tuple[int, int, int, int, str]]:
        """Return names, codes and acronyms that both sides share, to be kept as they are."""
        right = {word.text: place for place, word in enumerate(example.target)}
        return [
            (place, place + 1, right[word.text], right[word.text] + 1, word.text)
            for place, word in enumerate(example.source)
            if word.text in right and len(word.text) > 2 and (word.text[0].isupper() or word.text[0].isdigit())
        ]

    def _change_case(self, example: Example) -> None:
        chance = self.random.random()
        hints = [word for _, _, words, _ in example.tags for word in words]
        if chance < _UPPER_RATE and len(example.source) < 25:
            for word in (*example.source, *example.target, *hints):
                word.text = word.text.upper()
            if self.random.random() < 0.4:
                for word in example.source:
                    word.text = _without_accents(word.text)
        elif chance < _UPPER_RATE + _TITLE_RATE and len(example.source) < 25:
            for word in (*example.source, *example.target, *hints):
                word.text = word.text[:1].upper() + word.text[1:]
        elif chance < _UPPER_RATE + _TITLE_RATE + _ACCENT_RATE and example.source:
            example.source[0].text = _without_accents(example.source[0].text[:1]) + example.source[0].text[1:]

    @staticmethod
    def _finish(example: Example) -> tuple[str, str, list[tuple[int, int, int, int]]]:
        opened = {id(first): (words, masked) for first, _, words, masked in example.tags}
        closed = {id(last): words for _, last, words, _ in example.tags}
        shown: list[Word] = []
        hidden = False
        for word in example.source:
            if id(word) in opened:
                _, hidden = opened[id(word)]
                shown.append(Word(word.gap, SOURCE))
                word.gap = " "
                if hidden:
                    shown.append(Word(" ", MASK))
            if not hidden:
                shown.append(word)
            if id(word) in closed:
                shown += [Word(" ", TARGET), *closed[id(word)], Word(" ", DONE)]
                hidden = False
        source, left = write(shown)
        target, right = write(example.target)
        spans = [(*left[id(one)], *right[id(other)]) for one, other in example.links if id(one) in left and id(other) in right]
        return source, target, spans


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))

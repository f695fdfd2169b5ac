"""One source text is translated in two ways, or two source texts in one way, in the same document.

Why it matters: "Contact presse" as "Press contact" here and "Media contact" there shows that nobody read the whole. Texts are
compared by their words: case, spaces and punctuation make no difference, save a question mark, and all numbers are alike.
Each rendering that departs from the most frequent one is told once, with all its lines. Texts of one word are left alone:
they depend on their context. Two sources with one rendering are a note. Segments of several lines are compared by line.
Bad: "Contact presse" / "Press contact", "Contact presse" / "Media contact". Good: one of the two throughout.

Source: Okapi InconsistencyCheck; Weblate `inconsistent` and `reused`; ITS 2.0 localization quality issue type "inconsistency".
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.normalize import normalize

FRENCH = """Un même texte source est traduit de deux façons, ou deux textes source d’une seule, dans un document.

Pourquoi : « Contact presse » rendu ici par « Press contact », là par « Media contact », montre que personne n’a relu l’ensemble.
Les textes sont comparés mot à mot : casse, espaces et ponctuation ne comptent pas, sauf le point d’interrogation, et tous les
nombres se valent. Chaque traduction qui s’écarte de la plus fréquente est signalée une fois, avec toutes ses lignes. Les textes
d’un seul mot, qui dépendent du contexte, sont laissés de côté. Deux sources pour une traduction : simple remarque."""
RULE = Rule("CONS001", "consistency", Level.WARNING, "inconsistency", "document", "0.1")
MESSAGES = {
    "targets": (
        'translated as "{expected}" on line {line}, otherwise here (line {lines})',
        "traduit par « {expected} » ligne {line}, autrement ici (ligne {lines})",
    ),
    "sources": (
        'the same translation stands on line {line} for another source, "{other}"',
        "la même traduction se trouve ligne {line} pour une autre source, « {other} »",
    ),
}
EXAMPLES = {
    "fire": [
        ("Contact presse\nContact presse\nContact presse", "Press contact\nMedia contact\nPress contact"),
        ("Directeur général adjoint\nSous-directeur régional", "Deputy director\nDeputy director"),
    ],
    "silent": [
        ("Contact presse\nContact presse :", "Press contact\nPress contact:"),
        ("Directeur\nDirecteur", "Director\nManager"),
        ("Lot 3 vendu\nLot 4 vendu", "Lot 3 sold\nLot 4 sold"),
    ],
}
_WORD = re.compile(r"[^\W\d_]+|\d+|\?")
_LEAST_WORDS, _MARK_WORDS = 2, 4
_SHORT_WORDS = 6
"""Words up to which the first of two renderings is proposed for the other; of two sentences, either may be the wrong one."""
_SHOWN = 70
"""Code points of the other rendering that the message repeats."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a pair; `start` and `end` are code points of the target."""

    pair: Pair
    number: int
    source: str
    start: int
    end: int

    @property
    def target(self) -> str:
        return self.pair.target[self.start : self.end]


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield a hit for each rendering beside the most frequent one, then for each rendering of two sources."""
    if not context.is_bilingual:
        return
    by_source: dict[str, dict[str, list[_Line]]] = defaultdict(lambda: defaultdict(list))
    by_target: dict[str, dict[str, list[_Line]]] = defaultdict(lambda: defaultdict(list))
    lines = list(_lines(pairs))
    marked = [(_mark(line.source), _mark(line.target)) for line in lines]
    marks = Counter(mark for both in marked for mark in both)
    for line, (one, other) in zip(lines, marked, strict=True):
        if marks[one] == marks[other] == 1:
            continue
        source, target = _key(line.source), _key(line.target)
        if source.count(" ") + 1 >= _LEAST_WORDS and target and target != source:
            by_source[source][target].append(line)
            if target.count(" ") + 1 >= _LEAST_WORDS:
                by_target[target][source].append(line)
    for targets in by_source.values():
        if len(targets) > 1:
            yield from _different_targets(targets)
    for sources in by_target.values():
        if len(sources) > 1:
            yield from _different_sources(sources)


def _different_targets(targets: dict[str, list[_Line]]) -> Iterator[Hit]:
    kept, *others = sorted(targets.values(), key=_rank)
    for lines in others:
        first = lines[0]
        is_clear = len(kept) > len(lines) or len(kept[0].target.split()) <= _SHORT_WORDS
        same = next((line for line in kept if is_clear and _digits(line.source) == _digits(first.source)), None)
        arguments = {
            "expected": textwrap.shorten(kept[0].target, _SHOWN, placeholder="…"),
            "line": str(kept[0].number),
            "lines": ", ".join(str(line.number) for line in lines),
        }
        yield Hit(first.pair, first.start, first.end, "targets", arguments, (same.target,) if same else ())


def _rank(lines: Sequence[_Line]) -> tuple[int, bool, int, int]:
    """Return where a rendering stands: the frequent first, then what readers see before what pages hold unseen."""
    return -len(lines), lines[0].pair.role == "attribute", lines[0].pair.index, lines[0].start


def _different_sources(sources: dict[str, list[_Line]]) -> Iterator[Hit]:
    kept, *others = sorted(sources.values(), key=lambda lines: (-len(lines), lines[0].pair.index, lines[0].start))
    for lines in others:
        first = lines[0]
        arguments = {"other": kept[0].source, "line": str(kept[0].number)}
        yield Hit(first.pair, first.start, first.end, "sources", arguments, level="info")


def _lines(pairs: Sequence[Pair]) -> Iterator[_Line]:
    """Yield the lines of the pairs whose sides have as many lines, and the other pairs whole."""
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        sources, targets = pair.source.split("\n"), pair.target.split("\n")
        if len(sources) == 1 or len(sources) != len(targets):
            yield _Line(pair, pair.line, pair.source, 0, len(pair.target))
            continue
        start = 0
        for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
            if target.strip():
                yield _Line(pair, pair.line + number, source, start, start + len(target))
            start += len(target) + 1


def _key(text: str) -> str:
    """Return the words of a text in small letters, each number as #."""
    return " ".join("#" if word[0].isdigit() else word for word in _WORD.findall(normalize(text).lower()))


def _mark(text: str) -> str:
    """Return the beginning of a text's key, by which most texts are told apart at little cost."""
    found = _WORD.finditer(normalize(text).lower())
    return " ".join("#" if match[0][0].isdigit() else match[0] for match in islice(found, _MARK_WORDS))


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)

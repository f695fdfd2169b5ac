"""Names and numbers that a model garbles: the source says them with a stand-in that the model knows, and gets them back.

A name such as Saint-Herblain is unknown to a small model, which makes another of it; "Berlin" it has seen a thousand times.
Where a translation lacks a place, a registered name, a name that no list has or a number of its source, the source is decoded
again with a stand-in for each, and the stand-ins in the result are exchanged for what the source had. Every stand-in must come
back exactly once, or the result is not taken.

Source: Luong et al., Addressing the Rare Word Problem in Neural Machine Translation, ACL 2015 (copying by position); Post et
al., An Exploration of Placeholding in Neural Machine Translation, MT Summit 2019.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from transflow.model import Annotation
from transflow.text.exonyms import translate_name
from transflow.text.gazetteer import same_kind_signs
from transflow.text.name_pairs import compare_names_across
from transflow.text.number_matching import compare_numbers
from transflow.text.uncommon_names import find_dropped_names

NAMES = ("Berlin", "Madrid", "Strasbourg", "Budapest", "Luxembourg", "Amsterdam", "Helsinki", "Dublin", "Stockholm", "Paris")
"""Cities that are written alike in French and English and are frequent in the proceedings that most models have read."""
PERSONS = ("Barroso", "Solana", "Schulz", "Prodi", "Watson", "Monti", "Barnier", "Verheugen")
"""The same of surnames."""
NUMBERS = ("37", "53", "68", "41", "74", "86", "29", "47")
_POOLS = {"place": NAMES, "person": PERSONS, "number": NUMBERS}
_ARTICLE = re.compile(r"(?:\b(?:les|le|la)\s+|\bl['’])$", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b(du|des|au|aux)\s+$", re.IGNORECASE)
_BEFORE_SURNAME = re.compile(r"(?:\b(?!(?:L[ae]s?|D[eu]s?|The|In|At|From|To|En|Au|Aux|Sur)\b)[A-ZÀ-ÖØ-Þ][\w-]+|\b[A-Z]\.) $")
"""A given name, a title or an initial."""
_UNIT = re.compile(r"[\s\u00a0\u202f]?(?:M€|Md€|Mds€|k€|€)")


class _Lost(NamedTuple):
    """A lost name or number of a source."""

    start: int
    end: int
    rendering: str
    """What stands for it in the target language."""
    kind: str
    """`place`, `person` or `number`."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A source with stand-ins, and what each stands for."""

    text: str
    pairs: tuple[tuple[str, str], ...]
    """Stand-in and rendering, the rendering still in the number format of the source language."""

    def restore(self, translation: str) -> str | None:
        """Return a translation with the renderings put back, or None where a stand-in is not there exactly once."""
        for stand_in, rendering in self.pairs:
            places = list(re.finditer(rf"(?<!\w){stand_in}(?!\w)", translation))
            if len(places) != 1:
                return None
            start, end = places[0].span()
            after = translation[end:]
            if rendering.endswith("€"):
                after = re.sub(r"^[\s\u00a0]*(?:€|euros?\b|EUR\b)", "", after)
                translation = re.sub(r"(?:€|EUR)\s*$", "", translation[:start]) + rendering + after
            else:
                translation = translation[:start] + rendering + after
        return translation

    def is_whole(self, translation: str) -> bool:
        """Return whether every stand-in is in a translation exactly once."""
        return self.restore(translation) is not None


def count_lost(source: str, target: str, languages: tuple[str, str], names: Collection[str]) -> int:
    """Return how many names and numbers of the source a translation lacks or alters."""
    return len(_lost(source, target, languages, names))


def mask_lost(source: str, target: str, languages: tuple[str, str], names: Collection[str], turn: int = 0) -> Masked | None:
    """Return the source with a stand-in for each name and number that a translation lacks, or None where it has all.

    Into French only names without an article are masked, since a city takes none. Another `turn` takes other stand-ins.
    """
    pools = {kind: [word for word in words[turn:] + words[:turn] if word not in source] for kind, words in _POOLS.items()}
    text, pairs = source, []
    for item in sorted(_lost(source, target, languages, names), reverse=True):
        start, end = item.start, item.end
        if not pools[item.kind]:
            return None
        stand_in = pools[item.kind].pop(0)
        before, article = text[:start], ""
        if languages[0] == "fr" and item.kind == "place":
            article = match.group() if (match := _ARTICLE.search(before)) else ""
            before = before[: len(before) - len(article)]
            before = _CONTRACTED.sub(lambda match: "de " if match[1].lower() in {"du", "des"} else "à ", before)
        text = before + stand_in + text[end:]
        pairs.append((stand_in, item.rendering))
    return Masked(text, tuple(pairs)) if pairs else None


def give_lost(source: str, target: str, languages: tuple[str, str], names: Collection[str]) -> tuple[Annotation, ...]:
    """Return each name and number that a translation lacks as an annotation, for models that take them."""
    return tuple(Annotation(item.start, item.end, item.rendering) for item in _lost(source, target, languages, names))


def _lost(source: str, target: str, languages: tuple[str, str], names: Collection[str]) -> list[_Lost]:
    """Return the lost names and numbers; none overlap."""
    found: list[_Lost] = []
    for start, end in find_dropped_names(source, target, languages):
        is_person = " " in source[start:end] or _BEFORE_SURNAME.search(source[:start])
        found.append(_Lost(start, end, source[start:end], "person" if is_person else "place"))
    for fault in compare_names_across(source, languages[0], target, languages[1], registered=names):
        name = fault.expected
        several = bool(re.search(r"[ -]", name)) or same_kind_signs(name) in set(map(same_kind_signs, names))
        has_article = languages[1] == "fr" and " " in name
        if (several or fault.kind == "altered") and not has_article:
            rendering = translate_name(name, *languages) or name
            found.append(_Lost(fault.source_start, fault.source_end, rendering, "place"))
    for mismatch in compare_numbers(source, languages[0], target, languages[1]):
        number = mismatch.counterpart if mismatch.kind == "changed" else mismatch.number
        if mismatch.kind == "extra" or number is None or not source[number.start].isdigit():
            continue
        unit = _UNIT.match(source, number.end)
        end = unit.end() if unit else number.end
        found.append(_Lost(number.start, end, source[number.start : end], "number"))
    found.sort(key=lambda item: (item.start, -item.end))
    return [item for place, item in enumerate(found) if not place or found[place - 1].end <= item.start]

"""Corrections that reviewers make again and again, and the source term that each of them belongs to."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from transflow.terms.extraction.candidate import Candidate, Rendering
from transflow.terms.extraction.links import answers_any, lexical_match
from transflow.terms.extraction.phrases import Key, find_phrases, is_stop, word_key
from transflow.terms.extraction.scores import log_likelihood
from transflow.text.lexicon import stems
from transflow.text.normalize import normalize

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LONGEST_SEGMENT = 500
"""Most words of a segment that is compared: the comparison takes the square of its length."""
_LONGEST_CHANGE = 6
"""Most words of a correction: longer ones are rewritten sentences."""
_LEAST_COUNT = 2
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of the machine and of the reviewer, half-open word offsets."""

    segment: int
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(slots=True)
class _Found:
    source: str
    new: Counter[str] = field(default_factory=Counter)
    old: Counter[str] = field(default_factory=Counter)
    segments: dict[int, None] = field(default_factory=dict)
    strength: float = 0.0
    association: float = 0.0


@dataclass(frozen=True, slots=True)
class _Segment:
    phrases: dict[Key, str]
    machine: list[str]
    reviewed: list[str]


def corrections(pairs: Iterable[tuple[str, str, str]], source: str = "fr", target: str = "en") -> list[Candidate]:
    """Return the corrections made in at least two segments, most frequent first.

    The same words replaced by the same words, inflection apart, are one correction. It is given to the source phrase that is
    common to its segments and that its words answer best, and is widened by unchanged words that answer the same phrase: `city`
    replaced by `urban` before `policy` is `city policy` replaced by `urban policy`, for `politique de la ville`.

    Args:
        pairs: Source, machine translation and reviewed translation.
        source: Language of the source.
        target: Language of both translations.
    """
    rows = list(dict.fromkeys(pairs))
    segments = [_read(*row, source) for row in rows]
    holding: Counter[Key] = Counter(key for segment in segments for key in segment.phrases)
    groups: dict[tuple[Key, Key], list[_Change]] = {}
    for index, segment in enumerate(segments):
        for change in _changes(index, segment, target):
            old = _keys(segment.machine[slice(*change.old)], target)
            new = _keys(segment.reviewed[slice(*change.new)], target)
            if old != new:
                groups.setdefault((old, new), []).append(change)
    found: dict[tuple[Key, Key], _Found] = {}
    for changes in groups.values():
        if len({change.segment for change in changes}) >= _LEAST_COUNT:
            _explain(changes, segments, holding, (source, target), found)
    ordered = sorted(found.values(), key=lambda entry: (-len(entry.segments), entry.source, entry.new.most_common(1)))
    return [_candidate(entry, rows, segments, (source, target)) for entry in ordered]


def _read(source: str, machine: str, reviewed: str, language: str) -> _Segment:
    phrases = {phrase.key: phrase.text for phrase in find_phrases(source, language)}
    return _Segment(phrases, _WORD.findall(normalize(machine)), _WORD.findall(normalize(reviewed)))


def _keys(words: Sequence[str], language: str) -> Key:
    return tuple(word_key(word, language) for word in words)


def _changes(index: int, segment: _Segment, language: str) -> Iterator[_Change]:
    """Yield the replacements of a segment, function words trimmed; those that one unchanged word parts are one."""
    old, new = ([word.lower() for word in words] for words in (segment.machine, segment.reviewed))
    if old == new or max(len(old), len(new)) > _LONGEST_SEGMENT:
        return
    blocks: list[list[int]] = []
    for kind, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if blocks and places[0] - blocks[-1][1] <= 1:
            blocks[-1][1], blocks[-1][3] = places[1], places[3]
        else:
            blocks.append(places)
    for first, last, new_first, new_last in blocks:
        removed, added = _trim(old, first, last, language), _trim(new, new_first, new_last, language)
        if all(0 < end - start <= _LONGEST_CHANGE for start, end in (removed, added)):
            yield _Change(index, removed, added)


def _trim(words: Sequence[str], start: int, end: int, language: str) -> tuple[int, int]:
    while start < end and is_stop(words[start], language):
        start += 1
    while end > start and is_stop(words[end - 1], language):
        end -= 1
    return start, end


def _explain(
    changes: Sequence[_Change],
    segments: Sequence[_Segment],
    holding: Counter[Key],
    languages: tuple[str, str],
    found: dict[tuple[Key, Key], _Found],
) -> None:
    """Add a correction to what was found, under the source phrase that explains it best; without one it is left out."""
    where = {change.segment for change in changes}
    common = Counter(key for index in where for key in segments[index].phrases)
    best: tuple[float, Key] = (0.0, ())
    for key, both in common.items():
        if both < max(_LEAST_COUNT, len(where) / 2):
            continue
        text = next(segments[index].phrases[key] for index in sorted(where) if key in segments[index].phrases)
        wanted = tuple(stems(text))
        change = next(change for change in changes if key in segments[change.segment].phrases)
        old, new = _widen(change, segments[change.segment], wanted, languages)
        known = [lexical_match(wanted, tuple(stems(" ".join(words))), languages) for words in (old, new)]
        dice = 2 * both / (len(where) + holding[key])
        best = max(best, ((dice + max(known) + min(known) / 2) * math.sqrt(len(wanted) or 1), key))
    strength, key = best
    if not key:
        return
    for change in changes:
        segment = segments[change.segment]
        if key not in segment.phrases:
            continue
        text = segment.phrases[key]
        old, new = _widen(change, segment, tuple(stems(text)), languages)
        entry = found.setdefault((key, _keys(new, languages[1])), _Found(text))
        entry.source = min(entry.source, text, key=lambda words: (len(words), words))
        entry.old[" ".join(old)] += 1
        entry.new[" ".join(new)] += 1
        entry.segments[change.segment] = None
        entry.strength = strength
        entry.association = log_likelihood(common[key], len(where), holding[key], len(segments))


def _widen(change: _Change, segment: _Segment, wanted: tuple[str, ...], languages: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return the words replaced and their replacement, with the unchanged words beside them that answer the source phrase."""
    (start, end), (new_start, new_end) = change.old, change.new
    old, new = segment.machine, segment.reviewed
    while start and new_start and _is_shared(old[start - 1], new[new_start - 1], wanted, languages):
        start, new_start = start - 1, new_start - 1
    while end < len(old) and new_end < len(new) and _is_shared(old[end], new[new_end], wanted, languages):
        end, new_end = end + 1, new_end + 1
    return _mid_sentence(old, start, end), _mid_sentence(new, new_start, new_end)


def _mid_sentence(words: Sequence[str], start: int, end: int) -> list[str]:
    """Return words as they stand inside a sentence: the first capital of a segment says nothing."""
    found = list(words[start:end])
    if start == 0 and found and " ".join(found)[1:].islower():
        found[0] = found[0].lower()
    return found


def _is_shared(old: str, new: str, wanted: tuple[str, ...], languages: tuple[str, str]) -> bool:
    return old.lower() == new.lower() and answers_any(wanted, new, languages)


def _candidate(
    entry: _Found, rows: Sequence[tuple[str, str, str]], segments: Sequence[_Segment], languages: tuple[str, str]
) -> Candidate:
    target = min(entry.new, key=lambda text: (-entry.new[text], len(text), text))
    shown = sorted(entry.segments, key=lambda index: (sum(map(len, rows[index])), index))[:_EXAMPLES]
    words = f" {target.lower()} "
    return Candidate(
        source=entry.source,
        target=target,
        languages=languages,
        count=len(entry.segments),
        target_count=sum(words in f" {' '.join(segment.reviewed).lower()} " for segment in segments),
        together=len(entry.segments),
        association=round(entry.association, 2),
        score=round(len(entry.segments) * entry.strength, 2),
        renderings=tuple(Rendering(text, count) for text, count in sorted(entry.old.items(), key=lambda row: (-row[1], row[0]))),
        examples=tuple((rows[index][0], rows[index][2]) for index in shown),
        kind="correction",
    )

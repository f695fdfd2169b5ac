"""A translation in the making, and what a change of it must not break."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from transflow.enforcement.keep import Masked, count_lost
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.model import Hypothesis, TermHit

_SHORTEST, _LONGEST = 0.75, 1.35
"""Length of a repair against the model's own translation. Source: the project's measurements of prefix-forced repair."""
_LEAST = 0.55
"""Length of a repair against its source, below which something was left out."""
_SLACK = 25
"""Characters that a repair may always be longer or shorter, a longer term not counted: a share means nothing in a short text."""


@dataclass(slots=True)
class Draft:
    """A translation in the making."""

    source: str
    """What is decoded: the segment, or the segment with stand-ins."""
    wanted: tuple[Wanted, ...]
    """What the decoded source asks for."""
    base: Hypothesis
    """The model's own best translation of the segment."""
    start: Hypothesis
    """The best translation of what is decoded, against which repairs are measured."""
    current: Hypothesis
    masked: Masked | None = None
    original: str = ""
    """The segment, where what is decoded has stand-ins."""
    all_wanted: tuple[Wanted, ...] = ()
    """What the segment asks for, where stand-ins hide a part of it."""
    missing: list[Wanted] = field(default_factory=list)
    status: dict[tuple[str, int], str] = field(default_factory=dict)
    """What satisfied the terms that were missing, by concept and place in the segment."""
    put_back: Callable[[str], str | None] | None = None
    """Puts the terms in the place of their stand-ins, where what is decoded has some; None where one is not there once."""
    mended: str = ""
    """The finished text, where words before a term were set right in it."""
    final_score: float | None = None
    """Score of the text for the segment itself, where another source was decoded."""
    whence: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """Concept and place in the segment, by concept and place in what is decoded."""
    given_up: list[Wanted] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)
    """Names and numbers lost, by translation."""

    def __post_init__(self) -> None:
        """Ask for what the decoded source asks for, unless told otherwise."""
        self.all_wanted = self.all_wanted or self.wanted
        self.original = self.original or self.source
        places: dict[str, list[int]] = {}
        for item in self.all_wanted:
            places.setdefault(item.concept, []).append(item.start)
        for item in reversed(self.wanted):
            start = places[item.concept].pop() if places.get(item.concept) else -1
            self.whence[item.concept, item.start] = (item.concept, start)

    @property
    def text(self) -> str:
        """Return the translation of the segment, stand-ins exchanged for what they stand for."""
        if self.mended:
            return self.mended
        restored = self.restore(self.current.text)
        return self.current.text if restored is None else restored

    @property
    def score(self) -> float:
        """Return the score of the translation for the segment, as far as it is known."""
        return self.current.score if self.final_score is None else self.final_score

    def restore(self, translation: str) -> str | None:
        """Return a translation of what is decoded with its stand-ins exchanged, or None where one is not there exactly once."""
        text = self.put_back(translation) if self.put_back else translation
        return self.masked.restore(text) if self.masked and text is not None else text

    def exchange(self, source: str, moved: dict[Wanted, Wanted], answer: Hypothesis, put_back: Callable[[str], str | None]) -> None:
        """Decode another source from now on: one with stand-ins for terms, whose translation `answer` is.

        `moved` has the terms that the new source still holds, each with its place there. Repairs are then measured against the
        translation of the new source, since the model says nothing of worth about a sentence with a term that it never met.
        """
        self.whence = {(new.concept, new.start): self.whence[old.concept, old.start] for old, new in moved.items()}
        self.wanted = tuple(moved.values())
        self.missing = [moved[item] for item in self.missing if item in moved]
        self.given_up = []
        self.source, self.put_back = source, put_back
        self.start = self.current = answer

    def count_lost(self, translation: str, obligations: Obligations) -> int:
        """Return how many names and numbers of the segment a translation of what is decoded lacks."""
        restored = self.restore(translation)
        return self.count_lost_in(translation if restored is None else restored, obligations)

    def count_lost_in(self, text: str, obligations: Obligations) -> int:
        """Return how many names and numbers of the segment a translation of it lacks."""
        if text not in self.lost:
            self.lost[text] = count_lost(self.original, text, (obligations.source, obligations.target), obligations.names)
        return self.lost[text]

    def refresh(self, obligations: Obligations) -> None:
        """Look again which terms are missing."""
        self.missing = obligations.missing(self.wanted, self.current.text)

    def has_forbidden(self, obligations: Obligations) -> bool:
        """Return whether the current text holds a forbidden form of a wanted concept."""
        return any(obligations.forbidden(item, self.current.text) for item in self.wanted)

    def take(self, answer: Hypothesis, items: Iterable[Wanted], status: str) -> None:
        """Make another hypothesis the current one; `status` says how it came to hold the terms."""
        self.current = answer
        for item in items:
            self.status[self.whence[item.concept, item.start]] = status

    def next_missing(self) -> Wanted | None:
        """Return the leftmost missing term that was not tried yet."""
        return next((item for item in self.missing if item not in self.given_up and item.enforce in {"soft", "hard"}), None)

    def hits(self, obligations: Obligations, text: str) -> tuple[TermHit, ...]:
        """Return the account of every wanted term; `text` is the finished translation, its typography set."""
        changed = self.base.text if self.base.text != self.text else ""
        missing = obligations.missing(self.all_wanted, text)
        renderings = {rendering for _, rendering in self.masked.pairs} if self.masked else set()
        used: list[tuple[int, int]] = []
        out: list[TermHit] = []
        for item in self.all_wanted:
            free = [span for span in obligations.places(item, text) if span not in used]
            bad = obligations.forbidden(item, text)
            status, span = self.status.get((item.concept, item.start), "ok"), (-1, -1)
            if item.source in renderings:
                status = "source_sub"
            if item in missing or not free:
                status, span = ("forbidden", bad[0]) if bad else ("missing", span)
            else:
                span = free[0]
                used.append(span)
            form = text[span[0] : span[1]] if status not in {"missing", "forbidden"} else item.form
            repaired = status in {"nbest", "annotated", "forced", "source_sub", "suppressed", "replaced"}
            delta = round(self.score - self.base.score, 4) if changed else 0.0
            out.append(
                TermHit(
                    item.concept,
                    item.start,
                    item.end,
                    form,
                    status,
                    span[0],
                    span[1],
                    changed if repaired else "",
                    delta if repaired else 0.0,
                    status in {"missing", "forbidden", "replaced"},
                )
            )
        return tuple(out)


def is_sound(draft: Draft, item: Wanted, text: str, obligations: Obligations, *, strict: bool = True) -> bool:
    """Return whether a changed translation renders the wanted term and keeps everything that held before.

    Not `strict` says only that nothing that the glossary or the numbers and names ask for is lost or said twice.
    """
    restored = draft.restore(text)
    if restored is None:
        return False
    missing = obligations.missing(draft.wanted, text)
    if item in missing or any(item not in draft.missing for item in missing):
        return False
    before, after = (Counter(obligations.missing(draft.all_wanted, version)) for version in (draft.text, restored))
    if after - before or says_too_often(draft, restored, obligations):
        return False
    if any(obligations.forbidden(item, restored) for item in draft.all_wanted):
        return False
    if draft.count_lost(text, obligations) > draft.count_lost(draft.current.text, obligations):
        return False
    return not strict or _is_like(draft, item, text, obligations)


def says_too_often(draft: Draft, text: str, obligations: Obligations) -> bool:
    """Return whether a text says a wanted term more often than the segment does, and than it was said before."""
    counts = Counter(item.terms for item in draft.all_wanted)
    places = {item.terms: obligations.places(item, text) for item in draft.all_wanted}
    for item in {item.terms: item for item in draft.all_wanted}.values():
        others = [span for terms, spans in places.items() if terms != item.terms for span in spans]
        own = [
            (start, end)
            for start, end in places[item.terms]
            if not any(first <= start and end <= last and last - first > end - start for first, last in others)
        ]
        if len(own) > max(counts[item.terms], len(obligations.places(item, draft.text))):
            return True
    return False


def _is_like(draft: Draft, item: Wanted, text: str, obligations: Obligations) -> bool:
    """Return whether a changed translation has about the length, the end, the names and the repetitions of the one before."""
    usual = len(draft.start.text)
    shortest = max(min(usual * _SHORTEST, usual - _SLACK, len(draft.source) * _SHORTEST), len(draft.source) * _LEAST)
    if not shortest <= len(text) <= max(usual * _LONGEST, usual + len(item.form) + _SLACK):
        return False
    if re.search(r"[.!?…]\W*$", draft.start.text) and not re.search(r"[.!?…]\W*$", text):
        return False
    if len(_DOUBLE_DETERMINER[obligations.target].findall(text)) > len(
        _DOUBLE_DETERMINER[obligations.target].findall(draft.start.text)
    ):
        return False
    rest = draft.source[: item.start] + draft.source[item.end :]
    if not _shared_words(rest, draft.current.text) <= set(re.findall(_SHARED, text)):
        return False
    return _repeats(text) <= _repeats(draft.start.text) and _sentence_ends(text) <= max(
        _sentence_ends(draft.source), _sentence_ends(draft.start.text)
    )


def _repeats(text: str) -> int:
    """Return how many runs of three words stand more than once, and how many words are doubled."""
    words = re.findall(r"\w+", text.lower())
    runs = [tuple(words[place : place + 3]) for place in range(len(words) - 2)]
    doubled = sum(1 for one, two in itertools.pairwise(words) if one == two)
    return len(runs) - len(set(runs)) + doubled


_SHARED = r"[^\W_][\w-]*"
_SHORT_WORD = 3
"""Letters of the words that a title writes small."""


def _shared_words(source: str, translation: str) -> set[str]:
    """Return the names and numbers that a translation has from its source; a repair must not lose them.

    In a heading whose words all have capitals, a word that stayed as it was is no name but one that the model did not know.
    """
    common = set(re.findall(_SHARED, source)) & set(re.findall(_SHARED, translation))
    long_words = [word for word in re.findall(_SHARED, source) if len(word) > _SHORT_WORD and word[0].isalpha()]
    is_heading = bool(long_words) and all(word[0].isupper() for word in long_words)
    return {word for word in common if (word[0].isupper() and not is_heading) or word[0].isdigit()}


def keeps_shared_words(draft: Draft, text: str) -> bool:
    """Return whether a text has every name and number, terms apart, that the current translation has from its source."""
    rest, last = "", 0
    for item in draft.wanted:
        rest += draft.source[last : item.start] + " "
        last = item.end
    return _shared_words(rest + draft.source[last:], draft.current.text) <= set(re.findall(_SHARED, text))


_DOUBLE_DETERMINER = {
    "en": re.compile(
        r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a|an|the|its|their|this|these|our)\s+the\b", re.IGNORECASE
    ),
    "fr": re.compile(
        r"\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|un|une|la|le|les|ce|cette|ces|leur|leurs)"
        r"\s+(?:les?\b|la\b|du\b|des\b|de\b|l[’'])",
        re.IGNORECASE,
    ),
}
"""A second determiner after a first one or a numeral: the mark of a term forced into the wrong place."""


def _sentence_ends(text: str) -> int:
    return len(re.findall(r"[.!?…](?=\s+\w)", text))


def fit_indefinite(before: str, term: str) -> str:
    """Return what stands before an English term, its "a" or "an" chosen by the first sound of the term."""
    vowel = term[:1].lower() in "aeio"
    if match := re.search(r"\b(a|an)\s+$", before, re.IGNORECASE):
        return before[: match.start(1)] + match[1][0] + ("n " if vowel else " ")
    return before

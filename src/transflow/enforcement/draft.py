"""A translation in the making, and what a change of it must not break."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transflow.enforcement.keep import Masked, count_lost
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.model import Hypothesis, TermHit

_SHORTEST, _LONGEST = 0.75, 1.35
"""Length of a repair against the model's own translation. Source: the project's measurements of prefix-forced repair."""


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
    """What satisfied the terms that were missing, by concept and place in what is decoded."""
    given_up: list[Wanted] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)
    """Names and numbers lost, by translation."""

    def __post_init__(self) -> None:
        """Ask for what the decoded source asks for, unless told otherwise."""
        self.all_wanted = self.all_wanted or self.wanted
        self.original = self.original or self.source

    @property
    def text(self) -> str:
        """Return the translation of the segment, stand-ins exchanged for what they stand for."""
        restored = self.masked.restore(self.current.text) if self.masked else self.current.text
        return self.current.text if restored is None else restored

    def count_lost(self, translation: str, obligations: Obligations) -> int:
        """Return how many names and numbers of the segment a translation of what is decoded lacks."""
        if translation not in self.lost:
            restored = self.masked.restore(translation) if self.masked else translation
            text = translation if restored is None else restored
            languages = (obligations.source, obligations.target)
            self.lost[translation] = count_lost(self.original, text, languages, obligations.names)
        return self.lost[translation]

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
            self.status[item.concept, item.start] = status

    def _statuses(self) -> dict[tuple[str, int], str]:
        """Return the statuses by concept and place in the segment: stand-ins move what comes after them."""
        if self.all_wanted is self.wanted:
            return self.status
        places: dict[str, list[int]] = {}
        for item in self.all_wanted:
            places.setdefault(item.concept, []).append(item.start)
        moved: dict[tuple[str, int], str] = {}
        for item in reversed(self.wanted):
            start = places[item.concept].pop() if places.get(item.concept) else -1
            if (item.concept, item.start) in self.status:
                moved[item.concept, start] = self.status[item.concept, item.start]
        return moved

    def next_missing(self) -> Wanted | None:
        """Return the leftmost missing term that was not tried yet."""
        return next((item for item in self.missing if item not in self.given_up and item.enforce in {"soft", "hard"}), None)

    def hits(self, obligations: Obligations, text: str) -> tuple[TermHit, ...]:
        """Return the account of every wanted term; `text` is the finished translation, its typography set."""
        changed = self.base.text if self.base.text != self.text else ""
        missing = obligations.missing(self.all_wanted, text)
        renderings = {rendering for _, rendering in self.masked.pairs} if self.masked else set()
        used: list[tuple[int, int]] = []
        statuses = self._statuses()
        out: list[TermHit] = []
        for item in self.all_wanted:
            free = [span for span in obligations.places(item, text) if span not in used]
            bad = obligations.forbidden(item, text)
            status, span = statuses.get((item.concept, item.start), "ok"), (-1, -1)
            if item.source in renderings:
                status = "source_sub"
            if item in missing or not free:
                status, span = ("forbidden", bad[0]) if bad else ("missing", span)
            else:
                span = free[0]
                used.append(span)
            form = text[span[0] : span[1]] if status not in {"missing", "forbidden"} else item.form
            repaired = status in {"nbest", "annotated", "forced", "source_sub", "suppressed", "replaced"}
            delta = round(self.current.score - self.base.score, 4) if changed else 0.0
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


def is_sound(draft: Draft, item: Wanted, text: str, obligations: Obligations) -> bool:
    """Return whether a changed translation renders the wanted term and keeps everything that held before."""
    if not _SHORTEST <= len(text) / max(1, len(draft.start.text)) <= _LONGEST:
        return False
    if draft.masked and not draft.masked.is_whole(text):
        return False
    missing = obligations.missing(draft.wanted, text)
    if item in missing or any(item not in draft.missing for item in missing):
        return False
    if any(obligations.forbidden(item, text) for item in draft.wanted):
        return False
    if len(obligations.places(item, text)) > sum(other.concept == item.concept for other in draft.wanted):
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
    if draft.count_lost(text, obligations) > draft.count_lost(draft.current.text, obligations):
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


def _shared_words(source: str, translation: str) -> set[str]:
    """Return the names and numbers that a translation has from its source; a repair must not lose them."""
    common = set(re.findall(_SHARED, source)) & set(re.findall(_SHARED, translation))
    return {word for word in common if word[0].isupper() or word[0].isdigit()}


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

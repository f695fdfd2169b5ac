"""Times of day in French and English text, and their comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transflow.text.languages import base_language
from transflow.text.normalize import normalize_with_map, original_span
from transflow.text.traits import has_digit, has_form, has_word, words_in


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day.

    Attributes:
        minutes: Minutes since midnight, 0 to 1440.
        start: First code point.
        end: One past the last code point.
        text: The time as written.
        half_known: False where the text leaves open whether it is morning or afternoon (`2:30`).
        written_for: The language whose habit it follows (`14h30`, `2.30 pm`), empty for both (`14:30`).
    """

    minutes: int
    start: int
    end: int
    text: str
    half_known: bool
    written_for: str = ""


@dataclass(frozen=True, slots=True)
class TimeMismatch:
    """A time without its equal on the other side; `kind` is `missing`, `extra` or `changed`."""

    kind: str
    time: Time
    counterpart: Time | None = None


_HALF = r"(?P<half>[ap](?:\. ?m\b\.?| ?m\b))"
_OTHER_HALF = _HALF.replace("half", "half2")
_TIME = re.compile(
    r"(?<![\w:.,/\-])(?:"
    r"(?P<h1>\d{1,2}) ?h ?(?P<m1>[0-5]\d)(?![\d\w])"
    r"|(?P<h2>\d{1,2}) ?h(?![\w']|\.\w|/)"
    rf"|(?P<h3>\d{{1,2}})[:.](?P<m3>[0-5]\d) ?{_HALF}|(?P<h4>\d{{1,2}}) ?{_OTHER_HALF}"
    r"|(?P<h8>\d{1,2})[:.](?P<m8>[0-5]\d) ?(?:heures|hours|hrs|h)\b"
    r"|(?P<h5>\d{1,2}):(?P<m5>[0-5]\d)(?![\d:]|[.,]\d)"
    r"|(?P<h6>\d{1,2}) (?:o'clock|hours(?= (?:GMT|CET|UTC)))"
    r"|(?:(?<=\bà )|(?<=\bdès )|(?<=\bvers )|(?<=\bde )(?=\d{1,2} heures? à))"
    r"(?P<h7>\d{1,2}) heures?(?: (?P<m7>[0-5]\d)(?![\d\w%])| et (?P<part>demie|quart)\b)?(?=\W|$)"
    r"|(?P<noon>midi|noon|midday)(?![\w\-])|(?P<night>minuit|midnight)(?!\w))",
    re.IGNORECASE,
)
_MAYBE_TIME = re.compile(r"\d(?: ?[hapo]|[:.][0-5])", re.IGNORECASE)
"""What stands behind the first figures of each time that has any."""
_FRENCH = ("h1", "h2", "h7")


def _hours_minutes(match: re.Match[str]) -> tuple[int, int, str, bool] | None:
    """Return hour, minute, language of the habit, and whether the half of the day is known."""
    if match["noon"] or match["night"]:
        word = match[0].lower()
        return (
            (12 if match["noon"] else 0),
            0,
            "fr" if word.startswith("mi") and word[-1] in "it" and word != "midnight" else "en",
            True,
        )
    for index in range(1, 9):
        hour_text = match[f"h{index}"]
        if hour_text:
            break
    hour = int(hour_text)
    minute_text = match[f"m{index}"] if index in {1, 3, 5, 7, 8} else None
    minute = int(minute_text or 0) + {"demie": 30, "quart": 15}.get((match["part"] or "").lower(), 0)
    half = (match["half"] or match["half2"] or "").lower()
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        return hour % 12 + (12 if half[0] == "p" else 0), minute, "en", True
    if f"h{index}" in _FRENCH:
        return hour % 24, minute, "fr", True
    return hour % 24, minute, "en" if index == 6 else "", hour > 12 or hour_text[0] == "0" or index == 8


_NAMED = frozenset({"midi", "noon", "midday", "minuit", "midnight"})


@lru_cache(maxsize=4096)
def find_times(text: str, language: str) -> tuple[Time, ...]:
    """Return the times of day by position: `14h30`, `14:30`, `2.30 pm`, `midi`, `noon`; durations over 24 h are left out."""
    base_language(language)
    if not has_digit(text) and not has_word(text, _NAMED):
        return ()
    plain, offsets = normalize_with_map(text)
    if not _MAYBE_TIME.search(plain) and not has_word(text, _NAMED):
        return ()
    found: list[Time] = []
    for match in _TIME.finditer(plain):
        read = _hours_minutes(match)
        if read is None:
            continue
        hour, minute, written_for, half_known = read
        start, end = original_span(offsets, match.start(), match.end())
        found.append(Time(hour * 60 + minute, start, end, text[start:end], half_known, written_for))
    return tuple(found)


def _same(first: Time, second: Time) -> bool:
    if first.minutes == second.minutes:
        return True
    return not (first.half_known and second.half_known) and (first.minutes - second.minutes) % 720 == 0


def _unmatched(times: Sequence[Time], others: Sequence[Time]) -> list[Time]:
    return [time for time in times if not any(_same(time, other) for other in others)]


def compare_times(source: str, source_language: str, target: str, target_language: str) -> tuple[TimeMismatch, ...]:
    """Return the times that differ between the sides.

    A time whose hour stands as a plain number on the other side (`2 h`, `2 hours`) is a duration and is left out.
    """
    sources, targets = find_times(source, source_language), find_times(target, target_language)
    missing, extra = _unmatched(sources, targets), _unmatched(targets, sources)
    found: list[TimeMismatch] = []
    for time in missing:
        if extra:
            counterpart = min(extra, key=lambda other: abs(other.minutes - time.minutes))
            extra.remove(counterpart)
            found.append(TimeMismatch("changed", counterpart, time))
        elif not _stands_in(time, target):
            found.append(TimeMismatch("missing", time))
    found.extend(TimeMismatch("extra", time) for time in extra if not _stands_in(time, source))
    return tuple(found)


_HALF_HOURS = re.compile(r"\b(?:half|demie?|quarts?|quarter)\b", re.IGNORECASE)


def _stands_in(time: Time, text: str) -> bool:
    """Return whether the text holds the hour of the time and its minutes, in figures or in words."""
    hour, minute = divmod(time.minutes, 60)
    numbers = {digits.lstrip("0") or "0" for digits in re.findall(r"\d+", text)}
    has_hour = bool(numbers & {str(hour), str(hour % 12 or 12), f"{hour}{minute:02}"})
    if minute == 0:
        return has_hour or not re.search(r"\d", time.text) or bool(_NAMED_HOURS & words_in(text))
    return (has_hour or bool(_NAMED_HOURS & words_in(text))) and (
        bool(numbers & {str(minute), f"{hour}{minute:02}"}) or bool(_HALF_HOURS.search(text))
    )


_NAMED_HOURS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve une deux trois quatre cinq sept huit neuf dix onze douze midi "
    "minuit noon midnight midday couple few several quelques half demie".split()
)
"""Words that may stand for an hour, or for how many."""
_BROKEN = re.compile(
    r"(?<![\w:])(?P<hour>\d{1,2}:)(?=[ \u00a0\u202f]?(?:[ap]\.?m|heures?|hours?|h|o['’]clock)\b)"
    r"|(?<![\w:.,])(?P<minute>:[0-5]\d)(?![\w:])"
    r"|\b(?:at|to|from|until|till|by)[ \u00a0\u202f](?P<half>[ap]\.m\.|[ap]m\b)",
    re.IGNORECASE,
)
_HALVES = frozenset({"am", "pm", "m"})
"""Halves of the day, or the end of one with full stops."""


def find_broken_times(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of times that lost their hour or their minutes: `8: pm`, `:30`, `at am`."""
    may_hold = ":" in text or has_word(text, _HALVES)
    return tuple(match.span(match.lastgroup or 0) for match in _BROKEN.finditer(text)) if may_hold else ()


_ZONES = {
    "Paris": r"CES?T|HNEC|HAEC|heure (?:de Paris|française)|(?:Paris|French) time",
    "UTC": r"GMT|UTC|TU|temps universel",
    "London": r"BST|heure de Londres|(?:London|UK) time",
    "New York": r"E[SD]T|heure de New York|(?:Eastern|New York) time",
    "Brussels": r"heure de Bruxelles|Brussels time",
}
"""Time zones named after a time of day; summer and winter time count as one. Source: IANA time zone database."""
_ZONE_WORDS = frozenset({"heure", "time", "temps"})
_ZONE_SIGNS = ("CE", "HNEC", "HAEC", "GMT", "UTC", "TU", "BST", "EST", "EDT")
"""Words and signs of which the name of a zone holds one: most texts hold none."""
_ZONE = re.compile(
    r"(?:\d|h|m\.?|heures?|hours?|midi|noon|minuit|midnight)[ \u00a0\u202f]?,?[ \u00a0\u202f]?\(?"
    r"(?P<zone>" + "|".join(_ZONES.values()) + r")(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone beside a time of day; `start` and `end` are half-open code points."""

    name: str
    start: int
    end: int
    text: str


def find_zones(text: str) -> tuple[Zone, ...]:
    """Return the time zones that follow a time of day: `14h30 (CET)`, `2 pm Paris time`."""
    found = []
    may_hold = has_form(text, _ZONE_WORDS) or any(sign in text for sign in _ZONE_SIGNS)
    for match in _ZONE.finditer(text) if may_hold else ():
        name = next(name for name, words in _ZONES.items() if re.fullmatch(words, match["zone"]))
        found.append(Zone(name, *match.span("zone"), match["zone"]))
    return tuple(found)

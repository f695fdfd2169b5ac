"""A percentage lost its sign, became percentage points or the reverse, or is set as in the other language.

Why it matters: "unemployment fell by 14,5" says nothing, and a fall of two points is not one of 2 %. Values are compared by
`number-value`. English sets no space before "%", French a no-break space (none in fr-CH): a wrong space is a warning in English
and left to `fr-spacing` in French. Bad: "14,5 %" / "14.5". Good: "14.5%", "14.5 per cent".

Source: CLDR percent formats through Babel; EU Interinstitutional Style Guide 10.3; SI brochure 5.4.7.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.numbers import Number, find_numbers
from transflow.text.proportions import find_proportions

FRENCH = """Un pourcentage a perdu son signe, est devenu des points ou l’inverse, ou est composé comme dans l’autre langue.

Pourquoi : « le chômage a baissé de 14,5 » ne dit rien, et deux points de moins ne font pas 2 % de moins. Les valeurs relèvent de
« number-value ». L’anglais ne met pas d’espace devant « % » ; en français, l’espace relève de « fr-spacing »."""
RULE = Rule("NUM004", "percent", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "lost": ('"{expected}" has no percent sign in the translation', "« {expected} » a perdu son pourcentage dans la traduction"),
    "added": ('"{found}" is no percentage in the source', "« {found} » n’est pas un pourcentage dans la source"),
    "points": (
        '"{found}": the source has "{expected}"; percentage points are not per cent',
        "« {found} » : la source donne « {expected} » ; des points de pourcentage ne sont pas des pour cent",
    ),
    "space": ("English sets no space before %", "l’anglais ne met pas d’espace devant %"),
}
EXAMPLES = {
    "fire": [
        ("Le chômage baisse de 14,5 %.", "Unemployment falls by 14.5."),
        ("Une hausse de 2 points de pourcentage.", "A rise of 2%."),
        ("Une hausse de 2 %.", "A rise of 2 percentage points."),
        ("Le taux gagne 1,5 point.", "The rate gains 1.5%."),
        (None, "A rise of 14 % in one year."),
    ],
    "silent": [
        ("Le chômage baisse de 14,5 %.", "Unemployment falls by 14.5 per cent."),
        ("Entre 3 et 5 %.", "Between 3 and 5%."),
        ("Une hausse de 2 points.", "A rise of 2 percentage points."),
        ("Une hausse de 1,5 point.", "A rise of 1.5 points."),
    ],
    "fire_fr": [("A rise of 14%.", "Une hausse de 14.")],
}
_SIGN = r"(?:%|per[ -]?cents?\b|pour[ -]?cents?\b|pct\b|p(?:\.|our|er) ?100\b)"
_MAY_HOLD = re.compile(r"%|cent|pct|100|\bpp\b")
"""What every percentage and every percentage point has, in small letters: most texts have none."""
_GAP = r"[ \u00a0\u202f]?"
_AFTER = re.compile(rf"[ \u00a0\u202f-]?{_SIGN}", re.IGNORECASE)
_JOINT = rf"{_GAP}(?:[-–,;]|to|à|au|et|and|or|ou){_GAP}"
_LISTED = re.compile(rf"(?:{_JOINT}[+−-]?[\d.,]*\d)+{_GAP}{_SIGN}", re.IGNORECASE)
"""What follows a figure whose sign comes after the next one: "entre 3 et 5 %"."""
_POINTS_AFTER = re.compile(r"[ \u00a0\u202f-](?:points?\b|pp\b|pts?\b)", re.IGNORECASE)
_NAMED_POINTS = re.compile(r"[ \u00a0\u202f-](?:points? de pourcentage|percentage points?|pp\b)", re.IGNORECASE)
_LOOSE = re.compile(
    rf"(?<!\d)(?<!\d[ \u00a0\u202f-]){_SIGN}"
    r"|\b(?:in|en|as an?)[ \u00a0\u202f]p(?:er|our)centages?\b|\bp(?:er|our)centages?[ \u00a0\u202f]?(?:[(:]|of \d|de \d)",
    re.IGNORECASE,
)
"""A sign that follows no figure: "in %", "a percentage of 14"."""
_ANY = re.compile(
    rf"{_SIGN}|percentages?\b|pourcentages?\b|\bhalf\b|\bmoitié\b|\bquarts?\b|\btiers\b|\bquarters?\b|\bthirds?\b|\bfifths?\b"
    r"|\bpoints?\b|\bdouble",
    re.IGNORECASE,
)
_ANY_POINTS = re.compile(r"\bpoints?\b|\bpp\b|\bpts?\b", re.IGNORECASE)
_PERCENT = frozenset({"percent"})
_POINTS = frozenset({"points", "percentage points"})
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f]+%")


@dataclass(frozen=True, slots=True)
class _Rate:
    """A number and what makes it a share: `percent`, `listed` (its sign comes later), `points`, `percentage points`, or nothing."""

    number: Number
    end: int
    kind: str


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each percentage that lost or gained its sign."""
    for pair in pairs:
        text = pair.target
        if not text.strip():
            continue
        if context.target_language == "en":
            for match in _SPACED.finditer(text):
                yield Hit(pair, *match.span(), "space", {}, ("%",), level="warning")
        if pair.source:
            yield from _compare(pair, context)


def _read_rates(text: str, language: str) -> list[_Rate]:
    found = []
    for number in find_numbers(text, language):
        kind, end = "", number.end
        for name, pattern in (("percent", _AFTER), ("percentage points", _NAMED_POINTS), ("points", _POINTS_AFTER)):
            if match := pattern.match(text, number.end):
                kind, end = name, match.end()
                break
        else:
            kind = "listed" if _LISTED.match(text, number.end) else ""
        found.append(_Rate(number, end, kind))
    return found


def _compare(pair: Pair, context: Context) -> Iterator[Hit]:
    source, text = pair.source or "", pair.target
    if not _MAY_HOLD.search(text.lower()) and not _MAY_HOLD.search(source.lower()):
        return
    theirs, ours = _read_rates(source, context.source_language), _read_rates(text, context.target_language)
    if points := _find_points(source, text, theirs, ours):
        one, other = points
        span, source_span = (one.number.start, one.end), (other.number.start, other.end)
        arguments = {"found": text[slice(*span)], "expected": source[slice(*source_span)]}
        yield Hit(pair, *span, "points", arguments, source_span=source_span)
        return
    held = {one.number.value for one in theirs} - _shares(source, context.source_language)
    signed = next((one for one in ours if one.kind == "percent" and one.number.value in held), None)
    lost = _find_lost(source, text, theirs, ours)
    if lost and lost.number.value not in _shares(text, context.target_language):
        span = lost.number.start, lost.end
        yield Hit(pair, *span, "lost", {"expected": source[slice(*span)]}, side="source", source_span=span)
    elif signed and not _ANY.search(source) and "‰" not in source:
        yield Hit(pair, signed.number.start, signed.end, "added", {"found": text[signed.number.start : signed.end]})


def _shares(text: str, language: str) -> set[Decimal]:
    """Return the shares that a text gives without a sign, in per cent: "one in ten"."""
    return {one.value * 100 for one in find_proportions(text, language) if one.kind == "share"}


def _find_points(source: str, target: str, theirs: Sequence[_Rate], ours: Sequence[_Rate]) -> tuple[_Rate, _Rate] | None:
    """Return the rate of the target and that of the source where one is in points and the other in per cent; None for none.

    Where the numbers differ, points must be named in full and stand on one side only.
    """
    for wanted, answer, text in ((_PERCENT, _POINTS, target), (_POINTS, _PERCENT, source)):
        here = [one for one in ours if one.kind in wanted]
        there = [one for one in theirs if one.kind in answer]
        if not here or not there or _ANY_POINTS.search(text):
            continue
        by_value = {one.number.value: one for one in there}
        same = next((one for one in here if one.number.value in by_value), None)
        if same:
            return same, by_value[same.number.value]
        if "percentage points" in {one.kind for one in (*here, *there)}:
            return here[0], there[0]
    return None


def _find_lost(source: str, target: str, theirs: Sequence[_Rate], ours: Sequence[_Rate]) -> _Rate | None:
    """Return a percentage of the source whose number the target has more often without a sign, and less often with one.

    A number that the target lacks is left to `number-value`; a sign far from its number ("in %: 46, 54") counts for all.
    """
    spelled = {one.end for one in ours if one.kind == "percent"}
    if any(match.end() not in spelled for match in _LOOSE.finditer(target)) and not _LOOSE.search(source):
        return None
    here, there = (Counter((one.number.value, one.kind) for one in side) for side in (ours, theirs))
    for rate in (one for one in theirs if one.kind == "percent"):
        bare, signed = (rate.number.value, ""), (rate.number.value, "percent")
        if here[bare] > there[bare] and here[signed] < there[signed]:
            return rate
    return None

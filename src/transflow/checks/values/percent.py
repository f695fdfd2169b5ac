"""A percentage lost its sign, became percentage points or the reverse, or is set as in the other language.

Why it matters: "unemployment fell by 14,5" says nothing, and a fall of two points is not one of 2 %. Values are compared by
`number-value`. English sets no space before "%", French a no-break space (none in fr-CH): a wrong space is a warning in English
and left to `fr-spacing` in French. Bad: "14,5 %" / "14.5". Good: "14.5%", "14.5 per cent".

Source: CLDR percent formats through Babel; EU Interinstitutional Style Guide 10.3; SI brochure 5.4.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.numbers import find_numbers

FRENCH = """Un pourcentage a perdu son signe, est devenu des points ou l’inverse, ou est composé comme dans l’autre langue.

Pourquoi : « le chômage a baissé de 14,5 » ne dit rien, et deux points de moins ne font pas 2 % de moins. Les valeurs relèvent de
« number-value ». L’anglais ne met pas d’espace devant « % » ; en français, l’espace relève de « fr-spacing »."""
RULE = Rule("NUM004", "percent", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "lost": ('"{expected}" has no percent sign in the translation', "« {expected} » a perdu son pourcentage dans la traduction"),
    "added": ('"{found}" is no percentage in the source', "« {found} » n’est pas un pourcentage dans la source"),
    "points": ('percentage points and "%" are not the same', "points de pourcentage et « % » ne sont pas la même chose"),
    "space": ("English sets no space before %", "l’anglais ne met pas d’espace devant %"),
}
EXAMPLES = {
    "fire": [
        ("Le chômage baisse de 14,5 %.", "Unemployment falls by 14.5."),
        ("Une hausse de 2 points de pourcentage.", "A rise of 2%."),
        ("Une hausse de 2 %.", "A rise of 2 percentage points."),
        (None, "A rise of 14 % in one year."),
    ],
    "silent": [
        ("Le chômage baisse de 14,5 %.", "Unemployment falls by 14.5 per cent."),
        ("Entre 3 et 5 %.", "Between 3 and 5%."),
        ("Une hausse de 2 points.", "A rise of 2 percentage points."),
    ],
    "fire_fr": [("A rise of 14%.", "Une hausse de 14.")],
}
_SIGN = r"(?:%|per[ -]?cent\b|pour[ -]cent\b|pct\b|percentages?\b|pourcentages?\b|p\. ?100\b)"
_MAY_HOLD = re.compile(r"%|cent|pct|100|\bpp\b")
"""What every percentage and every percentage point has, in small letters: most texts have none."""
_PERCENT = re.compile(rf"\d[ \u00a0\u202f-]?{_SIGN}", re.IGNORECASE)
_AFTER = re.compile(rf"[ \u00a0\u202f-]?{_SIGN}", re.IGNORECASE)
_GAP = r"[ \u00a0\u202f]?"
_JOINT = rf"{_GAP}(?:[-–,;]|to|à|au|et|and|ou|or){_GAP}"
_LISTED = re.compile(rf"(?:{_JOINT}[\d.,]*\d)+{_GAP}{_SIGN}", re.IGNORECASE)
"""What follows a figure whose sign comes after the next one: "entre 3 et 5 %"."""
_LOOSE = re.compile(rf"(?<!\d)(?<!\d[ \u00a0\u202f-]){_SIGN}", re.IGNORECASE)
"""A sign that follows no figure: "in %", "a percentage of", "dix pour cent"."""
_ANY = re.compile(
    rf"{_SIGN}|\bhalf\b|\bmoitié\b|\bquarts?\b|\btiers\b|\bquarters?\b|\bthirds?\b|\bfifths?\b|\bpoints?\b|\bdouble", re.IGNORECASE
)
_POINTS = re.compile(r"\d[ \u00a0\u202f](?:points? de pourcentage|percentage points?|pp\b)", re.IGNORECASE)
_ANY_POINTS = re.compile(r"\bpoints?\b|\bpp\b", re.IGNORECASE)
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f]+%")


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


def _compare(pair: Pair, context: Context) -> Iterator[Hit]:
    source, text = pair.source or "", pair.target
    if not _MAY_HOLD.search(text.lower()) and not _MAY_HOLD.search(source.lower()):
        return
    ours = list(_PERCENT.finditer(text))
    if _POINTS.search(source) and ours and not _ANY_POINTS.search(text):
        span = _POINTS.search(source)
        if span:
            yield Hit(pair, *ours[0].span(), "points", source_span=span.span())
        return
    points = _POINTS.search(text)
    if points and not _ANY_POINTS.search(source) and (sign := _PERCENT.search(source)):
        yield Hit(pair, *points.span(), "points", source_span=sign.span())
        return
    lost = _lost(source, text, context)
    if lost:
        arguments = {"expected": source[slice(*lost)]}
        yield Hit(pair, *lost, "lost", arguments, side="source", source_span=lost)
    elif ours and not _ANY.search(source) and "‰" not in source:
        arguments = {"found": _number_at(text, ours[0].start(), ours[0].end())}
        yield Hit(pair, *ours[0].span(), "added", arguments)


def _number_at(text: str, start: int, end: int) -> str:
    while start and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    return text[start:end]


def _lost(source: str, target: str, context: Context) -> tuple[int, int] | None:
    """Return the span of a percentage whose number stands in the target without a sign, or None.

    A number that the target lacks is left to `number-value`; a sign far from its number ("in %: 46, 54") counts for all.
    """
    if _LOOSE.search(target):
        return None
    ours = find_numbers(target, context.target_language)
    for number in find_numbers(source, context.source_language):
        sign = _AFTER.match(source, number.end)
        same = [other for other in ours if other.value == number.value]
        if sign and same and not any(_AFTER.match(target, other.end) or _LISTED.match(target, other.end) for other in same):
            return number.start, sign.end()
    return None

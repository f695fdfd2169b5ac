"""The translation ends with another sign than its source: a question that is none, a sentence without its full stop.

Why it matters: a missing end often means that the last words are missing as well. Closing quotation marks and brackets are
looked through; "..." is "…". A lost question mark and a lost end of a sentence are warnings, other changes (a full stop for a
semicolon) are the translator's choice and told as info. Bad: "Pourquoi ?" / "Why."

Source: Weblate end_* checks, Translate Toolkit endpunc, LanguageTool DIFFERENT_PUNCTUATION.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule

FRENCH = """La traduction finit par un autre signe que sa source : une question qui n’en est plus une, une phrase sans point.

Pourquoi : une fin manquante cache souvent des mots manquants. Guillemets et parenthèses fermants sont sautés ; « ... » vaut « … ».
Le point d’interrogation ou la fin de phrase perdus sont des avertissements ; les autres changements relèvent du traducteur et
ne sont que des remarques."""
RULE = Rule("TYPO004", "end-punctuation", Level.WARNING, "typographical", "segment", "0.1")
MESSAGES = {
    "lost": (
        'the source ends with "{expected}", the translation with no sign',
        "la source finit par « {expected} », la traduction sans signe",
    ),
    "question": (
        '"{expected}" became "{found}": is it a question?',
        "« {expected} » est devenu « {found} » : est-ce une question ?",
    ),
    "changed": (
        'the source ends with "{expected}", the translation with "{found}"',
        "la source finit par « {expected} », la traduction par « {found} »",
    ),
    "added": (
        'the translation ends with "{found}", the source with no sign',
        "la traduction finit par « {found} », la source sans signe",
    ),
}
EXAMPLES = {
    "fire": [("Pourquoi agir maintenant ?", "Why act now."), ("La ville signe le contrat.", "The town signs the contract")],
    "silent": [("Pourquoi agir maintenant ?", "Why act now?"), ("Il dit : « Oui. »", "He says: ‘Yes’."), ("Contact", "Contact")],
}
_CLOSING = " \t\u00a0\u202f\u2009\"'”’»›)]}*_`"
_SIGNS = ".:;?!…,"
_EMBEDDED = re.compile(
    r"\b(?:whether|(?:ask|wonder|know|question)\w*[^.?!]{0,60}?\b(?:if|how|why|what|who|when)|(?:savoir|demand\w+|question\w*)[^.?!]{0,60}?"
    r"\b(?:si|s[’']ils?|comment|pourquoi|quel\w*|qui|quand|combien))\b",
    re.IGNORECASE,
)
"""A question inside a sentence: one language may make it a sentence of its own.
Source: Grevisse & Goosse, Le bon usage, §1150 (interrogation indirecte); Quirk et al., §15.5."""
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD, _LEAST_LONG, _TITLE_SHARE = 4, 3, 0.8
_SHORTEST = 5


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each pair whose ends differ."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or len(pair.source) < _SHORTEST or not pair.target.strip():
            continue
        expected, _ = end_of(pair.source)
        found, place = end_of(pair.target)
        if expected == found or {expected, found} <= {".", "…"}:
            continue
        if "?" in {expected, found} and (_EMBEDDED.search(pair.source) or _EMBEDDED.search(pair.target)):
            continue
        hit = _judge(expected, found, "heading" if not found and _is_title(pair.target) else pair.role)
        if hit:
            message, level = hit
            start = place if found else max(0, place - 1)
            arguments = {"expected": expected, "found": found}
            yield Hit(pair, start, max(place + len(found), start + 1), message, arguments, level=level)


def _is_title(text: str) -> bool:
    """Return whether a text is set as an English title: nearly all its longer words have capitals."""
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG_WORD]
    return len(words) >= _LEAST_LONG and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)


def end_of(text: str) -> tuple[str, int]:
    """Return the last sign of a text, empty for none, and its place; closing marks are looked through."""
    end = len(text.rstrip(_CLOSING))
    if end and text[end - 1] in _SIGNS:
        sign = "…" if text[:end].endswith("...") else text[end - 1]
        return sign, end - 1
    inside = text[end:]
    return next(((sign, end + place) for place, sign in enumerate(inside) if sign in _SIGNS), ("", end))


def _judge(expected: str, found: str, role: str) -> tuple[str, str] | None:
    if not expected:
        return ("added", "info") if found != "," else None
    if not found:
        is_sentence = expected in ".?!…" and role not in {"headline", "heading", "list", "caption", "table"}
        return "lost", "" if is_sentence else "info"
    if "?" in {expected, found}:
        return "question", ""
    return "changed", "info"

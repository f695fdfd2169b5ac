"""The translation ends with another sign than its source: a question that is none, a sentence without its full stop.

Why it matters: a missing end often means that the last words are missing as well. Closing quotation marks and brackets are looked
through; "..." is "…", "?!" is "?". Warnings: a lost end of a sentence, a full stop that became a comma or a colon, a question mark
on one side only. Infos: an end that headings, lists and captions may lack; none behind an address, behind a quotation that is the
whole text, or in a short text worded as a headline ("Cyclist injured in Nantes"); a question mark that the translation gives back
to a source worded as a question; other changes ("!" for "."). Bad: "Pourquoi ?" / "Why."

Source: Weblate end_* checks, Translate Toolkit endpunc, LanguageTool DIFFERENT_PUNCTUATION.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.headlines import is_worded_as_question, may_be_headline
from transflow.text.protect import find_protected_spans

FRENCH = """La traduction finit par un autre signe que sa source : une question qui n’en est plus une, une phrase sans point.

Pourquoi : une fin manquante cache souvent des mots manquants. Guillemets et parenthèses fermants sont sautés ; « ... » vaut « … »,
« ?! » vaut « ? ».
Avertissements : une fin de phrase perdue, un point devenu virgule ou deux-points, un point d’interrogation d’un seul côté.
Remarques : la fin que titres, listes et légendes peuvent omettre ; aucun point après une adresse, après une citation qui est tout
le texte ou dans un texte court écrit comme un titre (« Cycliste blessé à Nantes ») ; le point d’interrogation rendu à une source
tournée en question ; les autres changements (« ! » pour « . »)."""
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
_QUOTATION = re.compile(r"\s*(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\"|‘[^‘]*’)\s*")
_ADDRESSES = frozenset({"url", "email", "handle", "hashtag"})
_MAY_LACK_END = frozenset({"headline", "heading", "list", "caption", "table"})
"""Roles whose end is the choice of a house style."""
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
        hit = _judge(expected, found, pair, context)
        if hit:
            message, level = hit
            start = place if found else max(0, place - 1)
            arguments = {"expected": expected, "found": found}
            yield Hit(pair, start, max(place + len(found), start + 1), message, arguments, level=level)


def end_of(text: str) -> tuple[str, int]:
    """Return the last sign of a text, empty for none, and its place; closing marks are looked through."""
    end = len(text.rstrip(_CLOSING))
    if end and text[end - 1] in _SIGNS:
        sign = "…" if text[:end].endswith("...") else text[end - 1]
        return "?" if text[:end].endswith("?!") else sign, end - 1
    inside = text[end:]
    return next(((sign, end + place) for place, sign in enumerate(inside) if sign in _SIGNS), ("", end))


def _judge(expected: str, found: str, pair: Pair, context: Context) -> tuple[str, str] | None:
    """Return the message and the level, empty for the rule's own; None where nothing is to be told."""
    if not expected:
        return ("added", "info") if found != "," else None
    if not found:
        is_minor = expected not in ".?!…" or _may_lack_end(pair, context.target_language, expected)
        return "lost", "info" if is_minor else ""
    if "?" in {expected, found}:
        is_mended = found == "?" and is_worded_as_question(pair.source or "", context.source_language)
        return "question", "info" if is_mended else ""
    are_sentences = not any(text.lstrip()[:1].islower() for text in (pair.source or "", pair.target))
    is_broken = expected in ".!…" and found in ",:" and are_sentences and pair.role not in _MAY_LACK_END
    return "changed", "" if is_broken else "info"


def _may_lack_end(pair: Pair, language: str, expected: str) -> bool:
    """Return whether a translation without an end is still whole: a heading, a quotation, an address at its end."""
    if pair.role in _MAY_LACK_END or _QUOTATION.fullmatch(pair.target):
        return True
    end = len(pair.target.rstrip())
    if any(span.kind in _ADDRESSES and span.end >= end for span in find_protected_spans(pair.target)):
        return True
    is_worded = expected == "?" and is_worded_as_question(pair.target, language)
    return not is_worded and may_be_headline(pair.target, language)

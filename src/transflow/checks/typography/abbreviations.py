"""A title or an abbreviation is written as in the other language, or with a stop too many.

Why it matters: "Mr Dupont" is English for "M. Dupont"; "Mme Martin" and "n° 3" are French. It is a remark. Also: a capital N° in a
sentence, "Mme." with a stop, "etc..." In English "M." is told only where the source has it before the same name, since it may be
an initial. Bad: "Mr Dupont, N° 3". Good: "M. Dupont, n° 3".

Source: Imprimerie nationale, Lexique des règles typographiques, "Abréviations" and "Titres de civilité"; New Hart's Rules 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_form, signs_in

FRENCH = """Un titre ou une abréviation est écrit comme dans l’autre langue, ou avec un point de trop.

Pourquoi : « Mr Dupont » est l’anglais de « M. Dupont » ; « Mme Martin » et « n° 3 » sont français. Simple remarque. Aussi : « N° »
avec une capitale dans une phrase, « Mme. » avec un point, « etc... ». En anglais, « M. » n’est signalé que si la source l’écrit
devant le même nom, car ce peut être une initiale. Mauvais : « Mr Dupont, N° 3 ». Bon : « M. Dupont, n° 3 »."""
RULE = Rule("TYPO008", "abbreviations", Level.INFO, "typographical", "segment", "0.1")
MESSAGES = {
    "form": ('"{found}" is written "{expected}" in this language', "« {found} » s’écrit « {expected} » dans cette langue"),
}
EXAMPLES = {
    "fire": [("M. Dupont signe.", "M. Dupont signs."), (None, "The plan of Mme Martin.")],
    "silent": [("M. Dupont signe.", "Mr Dupont signs."), (None, "M. Night Shyamalan came."), (None, "Ms Martin, etc.")],
    "fire_fr": [(None, "Mr Dupont signe."), (None, "Voir le N° 3.")],
    "silent_fr": [(None, "M. Dupont et Mme Martin signent."), (None, "Voir le n° 3, etc.")],
}
_NAME = r"(?=[ \u00a0\u202f][A-ZÀ-ÖØ-Þ][\w’'-])"
_FORMS = {
    "fr": (
        (re.compile(rf"\bMr\.?{_NAME}"), "M."),
        (re.compile(rf"\bM(?:rs|s|iss)\.?{_NAME}"), "Mme"),
        (re.compile(rf"\bMM{_NAME}"), "MM."),
        (re.compile(rf"\bMme\.{_NAME}"), "Mme"),
        (re.compile(rf"\bMlle\.{_NAME}"), "Mlle"),
        (re.compile(rf"\bDr\.{_NAME}"), "Dr"),
        (re.compile(r"(?<=[a-zà-ÿ,][ \u00a0\u202f])N°(?=[ \u00a0\u202f]?\d)"), "n°"),
        (re.compile(r"\betc(?:\.{2,}|\.?…)"), "etc."),
    ),
    "en": (
        (re.compile(rf"\bMme\.?{_NAME}"), "Ms"),
        (re.compile(rf"\bMlle\.?{_NAME}"), "Ms"),
        (re.compile(rf"\bMM\.?{_NAME}"), "Messrs"),
        (re.compile(r"\b[nN]°(?=[ \u00a0\u202f]?\d)"), "no."),
        (re.compile(r"\betc(?:\.{2,}|\.?…)"), "etc."),
    ),
}
_ABBREVIATED = frozenset("M Mr Mrs Ms Miss MM Mme Mlle Dr etc".split())
"""What all these abbreviations hold, save the sign of a number: most texts hold none."""
_MONSIEUR = re.compile(r"\bM\.[ \u00a0\u202f](?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]+)")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each abbreviation in another form than the language's."""
    for pair in pairs:
        spans = None
        for start, end, expected in _find(pair, context.target_language):
            if spans is None:
                spans = [(span.start, span.end) for span in find_protected_spans(pair.target)]
            if not any(first <= start < last for first, last in spans):
                arguments = {"found": pair.target[start:end], "expected": expected}
                yield Hit(pair, start, end, "form", arguments, (expected,))


def _find(pair: Pair, language: str) -> Iterator[tuple[int, int, str]]:
    if not has_form(pair.target, _ABBREVIATED) and "°" not in signs_in(pair.target):
        return
    for pattern, expected in _FORMS[language]:
        for match in pattern.finditer(pair.target):
            yield match.start(), match.end(), expected
    if language == "en" and pair.source:
        names = {match["name"] for match in _MONSIEUR.finditer(pair.source)}
        for match in _MONSIEUR.finditer(pair.target):
            if match["name"] in names:
                yield match.start(), match.start() + 2, "Mr"

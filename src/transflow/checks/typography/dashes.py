"""A hyphen stands for a dash, or a dash has a space on one side alone.

Why it matters: "the plan - adopted in May - is ready" is typed, not set; a dash that touches one word and not the other reads as a
slip. Bad: "the plan –adopted in May – is ready". Good: "the plan – adopted in May – is ready", in English also "the plan—adopted
in May—is ready". A dash with one space is a warning. Hyphens for dashes are an info, told once in a document and not where the
source writes them too; so are "--", and in French a dash without its spaces. Exceptions: entries of lists, numbers and ranges
(2020–2024, Paris–Lyon), "pre- and post-war", addresses, code.

Source: New Hart's Rules 4.11 (en rule with spaces, em rule without); Imprimerie nationale, "Tiret"; EU Interinstitutional Style
Guide 6.4 and 10.1.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.protect import find_protected_spans

FRENCH = """Un trait d’union tient lieu de tiret, ou un tiret n’a d’espace que d’un côté.

Pourquoi : « le plan - adopté en mai - est prêt » est tapé, non composé ; un tiret qui touche un mot et pas l’autre se lit comme une
faute de frappe. Mauvais : « le plan –adopté en mai – est prêt ». Bon : « le plan – adopté en mai – est prêt ». Le tiret à une seule
espace est un avertissement. Le trait d’union pour un tiret est une remarque, faite une fois par document et jamais si la source
l’écrit aussi ; de même « -- » et, en français, le tiret sans espaces. Exceptions : entrées de listes, nombres et intervalles
(2020–2024, Paris–Lyon), « pre- and post-war », adresses, code."""
RULE = Rule("TYPO010", "dashes", Level.WARNING, "typographical", "document", "0.1")
MESSAGES = {
    "side": ('the dash "{found}" has a space on one side alone', "le tiret « {found} » n’a d’espace que d’un côté"),
    "hyphen": (
        "a hyphen between spaces stands for a dash ({count} in this text)",
        "un trait d’union entre espaces tient lieu de tiret ({count} dans ce texte)",
    ),
    "loose": ('a space beside the hyphen of "{found}"', "une espace à côté du trait d’union de « {found} »"),
    "double": ('"--" stands for a dash', "« -- » tient lieu de tiret"),
    "tight": ("French sets a space on both sides of a dash", "le français met une espace de chaque côté du tiret"),
}
EXAMPLES = {
    "fire": [
        (None, "The plan –adopted in May – is ready."),
        (None, "The plan - adopted in May - is ready."),
        ("Le plan – adopté en mai – est prêt.", "The plan -- adopted in May -- is ready."),
    ],
    "silent": [
        (None, "The plan – adopted in May – is ready."),
        (None, "The plan—adopted in May—is ready."),
        ("Le plan - adopté en mai - est prêt.", "The plan - adopted in May - is ready."),
        (None, "A well-known Paris–Lyon line, 2020–2024, pre- and post-war."),
    ],
    "fire_fr": [(None, "Le plan —adopté en mai— est prêt.")],
    "silent_fr": [(None, "Le plan — adopté en mai — est prêt.")],
}
_SPACE = "[ \u00a0\u202f\u2009]"
_SIDE = re.compile(rf"(?<=[\w.,;:!?»”)%]){_SPACE}[–—](?=[^\W\d_])|(?<=[^\W\d_])[–—]{_SPACE}(?=[\w«“\"(])")
_HYPHEN = re.compile(rf"(?<=[^\W\d_]|[.,;:!?»”)%]){_SPACE}-{_SPACE}(?=[^\W\d_]|[«“\"(])")
_LOOSE = re.compile(rf"[^\W\d_]+(?:{_SPACE}-(?=[^\W\d_])|-{_SPACE}(?!(?:and|or|to|et|ou|à|y)\b))[^\W\d_]+")
_DOUBLE = re.compile(r"(?<![-<!])--(?![->])(?=\s|\w)")
_TIGHT = re.compile(r"(?<=[^\W\d_])—(?=[^\W\d_])")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each dash with one space and each lesser fault; hyphens for dashes are told at their first place."""
    hyphens: list[tuple[Pair, int]] = []
    for pair in pairs:
        text, source = pair.target, pair.source or ""
        if "-" not in text and "–" not in text and "—" not in text:
            continue
        spans = [(span.start, span.end) for span in find_protected_spans(text)]
        for message, match in _find(text, source, context.target_language):
            if any(start < match.end() and match.start() < end for start, end in spans):
                continue
            if message == "hyphen":
                hyphens.append((pair, match.start() + 1))
            else:
                found = match[0].strip() if message == "side" else match[0]
                yield Hit(pair, *match.span(), message, {"found": found}, level="" if message == "side" else "info")
    if hyphens:
        pair, place = hyphens[0]
        yield Hit(pair, place, place + 1, "hyphen", {"count": str(len(hyphens))}, ("–",), level="info")


def _find(text: str, source: str, language: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in _SIDE.finditer(text):
        yield "side", match
    for message, pattern in (("hyphen", _HYPHEN), ("loose", _LOOSE), ("double", _DOUBLE)):
        if not pattern.search(source):
            for match in pattern.finditer(text):
                yield message, match
    if language == "fr":
        for match in _TIGHT.finditer(text):
            yield "tight", match

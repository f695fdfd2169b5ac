"""A number is set with the separators of the other language.

Why it matters: "143,000 €" in French is 143 euros with three decimals, "2,5 million" in English is a slip that a reader stumbles
on. Only what is beyond doubt is flagged: groups of three digits, and decimals whose value the source has. Years, telephone
numbers, articles, versions, dates and scores are left alone. Bad: "143 000 residents", "3.2 millions". Good: "143,000
residents", "3,2 millions".

Source: CLDR number formats for French and English through Babel; Trados Number Verifier (separate report of format faults).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_digit

FRENCH = """Un nombre est composé avec les séparateurs de l’autre langue.

Pourquoi : « 143,000 € » en français vaut 143 euros avec trois décimales, et « 2,5 million » en anglais fait trébucher le lecteur.
Seul ce qui est certain est signalé : les tranches de trois chiffres, et les décimales dont la source a la valeur. Les années,
téléphones, articles, versions, dates et scores sont laissés en paix."""
RULE = Rule("NUM005", "number-format", Level.WARNING, "locale-violation", "segment", "0.1")
MESSAGES = {
    "format": ('"{found}" has the separators of the other language', "« {found} » a les séparateurs de l’autre langue"),
}
EXAMPLES = {
    "fire": [
        ("Une ville de 143 000 habitants.", "A town of 143 000 residents."),
        ("Soit 2,5 millions d’euros.", "That is 2,5 million euros."),
    ],
    "silent": [
        ("Une ville de 143 000 habitants.", "A town of 143,000 residents."),
        ("Tél. : 01 40 49 20 66", "Tel.: 01 40 49 20 66"),
        (None, "In 2020 500 homes were built."),
    ],
    "fire_fr": [("A town of 143,000 residents.", "Une ville de 143,000 habitants."), ("It rose by 3.2%.", "Soit 3.2 % de plus.")],
    "silent_fr": [("A town of 143,000 residents.", "Une ville de 143 000 habitants."), (None, "L’article 3.2 du décret.")],
}
_GROUPS_EN = re.compile(
    r"(?<![\d.,/-])(?<!\d[ \u00a0\u202f])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d/-])(?![ \u00a0\u202f]\d)(?:,\d+)?"
)
_DECIMAL_EN = re.compile(
    r"(?<![\d.,/-])\d{1,3},\d{1,2}(?![\d,/-])"
    r"(?=[ \u00a0\u202f]?(?:%|per ?cent|million|billion|bn|€|euros?|km|ha|m²|MW|tonnes?|points?))"
)
_GROUPS_FR = re.compile(r"(?<![\d.,/-])[1-9]\d{0,2}(?:,\d{3})+(?![\d,/-])(?:\.\d+)?")
_DECIMAL_FR = re.compile(
    r"(?<![\d.,/-])(?<!art\. )(?<!article )(?<!point )(?<!section )\d{1,3}\.\d{1,2}(?![\d./-])"
    r"(?=[ \u00a0\u202f]?(?:%|pour cent|millions?|milliards?|M€|Md|€|euros?|km|ha|m²|MW|tonnes?|points?))"
)
_YEAR = re.compile(r"(?:19|20)\d\d [1-9]\d\d")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each number with the separators of the other language."""
    for pair in pairs:
        text = pair.target
        if not has_digit(text):
            continue
        found = list(_in_english(text) if context.target_language == "en" else _in_french(text, pair.source))
        if found:
            spans = [(span.start, span.end) for span in find_protected_spans(text)]
            for match, remedy in found:
                if not any(start < match.end() and match.start() < end for start, end in spans):
                    yield Hit(pair, *match.span(), "format", {"found": match[0]}, (remedy,))


def _in_english(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _GROUPS_EN.finditer(text):
        whole, _, rest = match[0].partition(",")
        grouped = re.sub(r"[ \u00a0\u202f]", ",", whole)
        if not _YEAR.fullmatch(match[0].replace("\u00a0", " ").replace("\u202f", " ")):
            yield match, f"{grouped}.{rest}" if rest else grouped
    for match in _DECIMAL_EN.finditer(text):
        yield match, match[0].replace(",", ".")


def _in_french(text: str, source: str | None) -> Iterator[tuple[re.Match[str], str]]:
    for match in _GROUPS_FR.finditer(text):
        if source is None or match[0] in source:
            remedy = match[0].replace(",", "\u202f").replace(".", ",")
            yield match, remedy
    for match in _DECIMAL_FR.finditer(text):
        yield match, match[0].replace(".", ",")

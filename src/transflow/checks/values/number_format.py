"""A number is set with the separators of the other language.

Why it matters: "143,000 €" in French is 143 euros with three decimals, "2,5 million" in English is a slip that a reader stumbles
on. Only what is beyond doubt is flagged: groups of three digits, and decimals whose value the source has. Years, telephone
numbers, articles, versions, dates and scores are left alone. The European institutions set English thousands with a space: after a
currency code ("EUR 21 000") that is a note, and in a text that does so throughout it is told once, the rest as notes.
Bad: "143 000 residents", "143.000 residents", "3.2 millions". Good: "143,000 residents", "3,2 millions".

Source: CLDR number formats for French and English through Babel; Trados Number Verifier (separate report of format faults);
EU Interinstitutional Style Guide 10.1 (thousands with a space).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.numbers import find_numbers
from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_digit

FRENCH = """Un nombre est composé avec les séparateurs de l’autre langue.

Pourquoi : « 143,000 € » en français vaut 143 euros avec trois décimales, et « 2,5 million » en anglais fait trébucher le lecteur.
Seul ce qui est certain est signalé : les tranches de trois chiffres, et les décimales dont la source a la valeur. Les années,
téléphones, articles, versions, dates et scores sont laissés en paix. Les institutions européennes séparent par une espace les
milliers en anglais : après un code de monnaie (« EUR 21 000 »), c’est une simple remarque ; dans un texte qui le fait partout,
c’est signalé une fois, et le reste en remarques."""
RULE = Rule("NUM005", "number-format", Level.WARNING, "locale-violation", "document", "0.1")
MESSAGES = {
    "style": (
        '"{found}": the text sets its thousands with a space throughout, where English has a comma (told once)',
        "« {found} » : tout le texte sépare les milliers par une espace, là où l’anglais met une virgule (signalé une fois)",
    ),
    "english": ('"{found}" has the separators of French', "« {found} » a les séparateurs du français"),
    "french": ('"{found}" has the separators of English', "« {found} » a les séparateurs de l’anglais"),
}
EXAMPLES = {
    "fire": [
        ("Une ville de 143 000 habitants.", "A town of 143 000 residents."),
        ("Soit 2,5 millions d’euros.", "That is 2,5 million euros."),
        ("Une ville de 143 000 habitants.", "A town of 143.000 residents."),
    ],
    "silent": [
        ("Une ville de 143 000 habitants.", "A town of 143,000 residents."),
        ("Tél. : 01 40 49 20 66", "Tel.: 01 40 49 20 66"),
        (None, "In 2020 500 homes were built."),
    ],
    "fire_fr": [("A town of 143,000 residents.", "Une ville de 143,000 habitants."), ("It rose by 3.2%.", "Soit 3.2 % de plus.")],
    "silent_fr": [("A town of 143,000 residents.", "Une ville de 143 000 habitants."), (None, "L’article 3.2 du décret.")],
}
_SPACED_EN = re.compile(
    r"(?<![\d.,/-])(?<!\d[ \u00a0\u202f])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d/-])(?![ \u00a0\u202f]\d)(?:[.,]\d+)?"
)
_COMMAS_EN = re.compile(r"(?<![\d.,/-])[1-9]\d{0,2}(?:,\d{3})+(?![\d/-])")
_POINTS_EN = re.compile(r"(?<![\d.,/-])[1-9]\d{0,2}(?:\.\d{3})+(?![\d/-]|[.,]\d)")
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
_CODE = re.compile(r"(?<!\w)(?:EUR|USD|GBP|CHF|CAD|JPY)[ \u00a0\u202f]?$")
_LONGEST_CODE = 4
_LEAST_STYLE = 3
"""Groups set with a space that make it the style of a document, where they are also more than those set with a comma."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each number with the separators of the other language."""
    is_english = context.target_language == "en"
    is_style, is_told = is_english and _is_style(pairs), False
    for pair in pairs:
        text = pair.target
        if not has_digit(text):
            continue
        found = list(_in_english(text, pair.source, context) if is_english else _in_french(text, pair.source))
        spans = [(span.start, span.end) for span in find_protected_spans(text)] if found else []
        for match, remedy in found:
            if any(start < match.end() and match.start() < end for start, end in spans):
                continue
            message, level = ("english" if is_english else "french"), ""
            if match.re is _SPACED_EN and _CODE.search(text, max(0, match.start() - _LONGEST_CODE), match.start()):
                level = "info"
            elif match.re is _SPACED_EN and is_style:
                message, level, is_told = (message, "info", True) if is_told else ("style", "", True)
            yield Hit(pair, *match.span(), message, {"found": match[0]}, (remedy,), level=level)


def _is_style(pairs: Sequence[Pair]) -> bool:
    """Return whether an English document sets its thousands with a space throughout, as the European institutions do."""
    texts = [pair.target for pair in pairs if has_digit(pair.target)]
    spaced = sum(not _is_year(match) for text in texts for match in _SPACED_EN.finditer(text))
    return spaced >= _LEAST_STYLE and spaced > sum(1 for text in texts for _ in _COMMAS_EN.finditer(text))


def _is_year(match: re.Match[str]) -> bool:
    """Return whether a year and a number that follows it make a group by chance: "in 2020 500 homes were built"."""
    return bool(_YEAR.fullmatch(match[0].replace("\u00a0", " ").replace("\u202f", " ")))


def _in_english(text: str, source: str | None, context: Context) -> Iterator[tuple[re.Match[str], str]]:
    for match in _SPACED_EN.finditer(text):
        whole, _, rest = match[0].replace(",", ".").partition(".")
        grouped = re.sub(r"[ \u00a0\u202f]", ",", whole)
        if not _is_year(match):
            yield match, f"{grouped}.{rest}" if rest else grouped
    for match in _DECIMAL_EN.finditer(text):
        yield match, match[0].replace(",", ".")
    for match in _POINTS_EN.finditer(text):
        if match[0].count(".") > 1 or _is_grouped_in(match[0], source, context):
            yield match, match[0].replace(".", ",")


def _is_grouped_in(written: str, source: str | None, context: Context) -> bool:
    """Return whether the source has the number that a group with a point stands for, written in another way."""
    if not source or not context.is_bilingual or written in source:
        return False
    value = Decimal(written.replace(".", ""))
    return any(number.value == value for number in find_numbers(source, context.source_language))


def _in_french(text: str, source: str | None) -> Iterator[tuple[re.Match[str], str]]:
    for match in _GROUPS_FR.finditer(text):
        if source is None or match[0] in source:
            remedy = match[0].replace(",", "\u202f").replace(".", ",")
            yield match, remedy
    for match in _DECIMAL_FR.finditer(text):
        yield match, match[0].replace(".", ",")

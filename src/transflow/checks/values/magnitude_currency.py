"""A sum of money keeps its value and changes its currency, or keeps the other language's unit.

Why it matters: "$45 million" for "45 millions d’euros" is a wrong amount that looks right. Values and their scale (million,
billion, Md€) are compared by `number-value`; this rule compares currencies, and flags French units left in English ("45 M€",
"€1.2 Md") and English ones in French ("45 bn €") as warnings. A sum whose currency the source leaves to its neighbour ("250
millions de dollars, puis 241 millions") must not get another one, nor may a currency take the place of the one that the source
names. Good: "€45 million". A sum given in two currencies is fine.

Source: CLDR currency formats; EU Interinstitutional Style Guide 7.3; "milliard" is billion, never million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.amounts import compare_currencies
from transflow.text.traits import has_digit

FRENCH = """Une somme garde sa valeur et change de monnaie, ou garde l’unité de l’autre langue.

Pourquoi : « $45 million » pour « 45 millions d’euros » est un montant faux qui a l’air juste. Les valeurs et leur échelle
(million, milliard, Md€) relèvent de « number-value » ; cette règle compare les monnaies, et avertit des unités françaises
laissées en anglais (« 45 M€ », « €1.2 Md ») ou anglaises en français (« 45 bn € »). Une somme qui tient sa monnaie de sa voisine
dans la source (« 250 millions de dollars, puis 241 millions ») ne doit pas en prendre une autre, ni une monnaie la place de
celle que nomme la source. Une somme donnée en deux monnaies est admise."""
RULE = Rule("NUM002", "magnitude-currency", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "currency": (
        '"{found}" is in another currency than "{expected}" of the source',
        "« {found} » n’est pas dans la monnaie de « {expected} » de la source",
    ),
    "unit": ('"{found}" is a unit of the other language', "« {found} » est une unité de l’autre langue"),
}
EXAMPLES = {
    "fire": [
        ("Le coût est de 45 €.", "The cost is $45."),
        ("Soit 45 M€.", "That is 45 M€."),
        ("Soit 1,2 Md€.", "That is €1.2 Md."),
    ],
    "silent": [
        ("Le coût est de 45 €.", "The cost is €45."),
        ("Soit 1,2 Md€.", "That is €1.2 billion."),
        ("Il coûte 45 € (50 $).", "It costs €45 ($50)."),
        (None, "The M6 motorway costs €45m."),
    ],
    "fire_fr": [("The cost is €45.", "Le coût est de 45 $."), (None, "Soit 45 bn d’euros.")],
}
_FRENCH_UNIT = re.compile(r"(?<=\d)[ \u00a0\u202f]?(?:M€|Mds?€|Mds?\b|k€|K€|M[ \u00a0\u202f]€|milliards?\b)")
_ENGLISH_UNIT = re.compile(r"(?<=\d)[ \u00a0\u202f]?(?:bn\b|billion\b(?= (?:of|euro|dollar|pound)))|€[ \u00a0\u202f]?\d[\d.,]*m\b")
_SCALES = {"M": "million", "Md": "billion", "Mds": "billion", "k": "thousand", "K": "thousand"}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the sums whose currency changed, and the units of the other language."""
    pattern = _FRENCH_UNIT if context.target_language == "en" else _ENGLISH_UNIT
    for pair in pairs:
        text = pair.target
        for match in pattern.finditer(text) if has_digit(text) else ():
            unit = match[0].strip(" \u00a0\u202f€")
            scale = _SCALES.get(unit, "")
            yield Hit(pair, *match.span(), "unit", {"found": match[0].strip()}, (scale,) if scale else (), level="warning")
        if context.is_bilingual and pair.source:
            for fault in compare_currencies(pair.source, context.source_language, text, context.target_language):
                amount, other = fault.amount, fault.counterpart
                arguments = {"found": amount.text, "expected": other.text}
                yield Hit(pair, amount.start, amount.end, "currency", arguments, source_span=(other.start, other.end))

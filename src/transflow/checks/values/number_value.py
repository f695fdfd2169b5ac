"""A number of the source has another value in the target, is missing there, or was added.

Why it matters: a wrong amount in a press release is the fault that readers notice first. Values are compared, not strings:
"143 000 €" is "€143,000", "1,2 Md€" is "€1.2 billion", "douze" is "12". Dates, times, telephone numbers, references and
ordinals have rules of their own. Bad: "18,5 M€" / "€15.8 million".

Source: ITS 2.0 localization quality issue type "numbers"; CLDR number formats for French and English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.number_matching import compare_numbers
from transflow.text.proportions import compare_proportions

FRENCH = """Un nombre de la source a une autre valeur dans la cible, y manque, ou a été ajouté.

Pourquoi : un montant faux est la première faute que voient les lecteurs. On compare des valeurs, non des suites de signes :
« 143 000 € » vaut « €143,000 », « 1,2 Md€ » vaut « €1.2 billion », « douze » vaut « 12 ». Les dates, heures, téléphones,
références et ordinaux ont leurs propres règles."""
RULE = Rule("NUM001", "number-value", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}" stands for "{expected}" in the source', "« {found} » répond à « {expected} » dans la source"),
    "missing": ('"{expected}" of the source is not in the translation', "« {expected} » de la source manque dans la traduction"),
    "repeated": (
        '"{expected}" stands more often in the source than in the translation',
        "« {expected} » figure plus souvent dans la source que dans la traduction",
    ),
    "empty": ("the brackets are empty: a number is missing", "les parenthèses sont vides : il manque un nombre"),
    "extra": ('"{found}" is not in the source', "« {found} » n’est pas dans la source"),
}
EXAMPLES = {
    "fire": [("Un fonds de 143 000 €.", "A fund of €134,000.")],
    "silent": [("Un fonds de 143 000 €.", "A fund of €143,000."), ("Soit 1,2 Md€.", "That is €1.2 billion.")],
}


_EMPTY = re.compile(r"(?<![^\W\d])(?<!\))[(\[][ \u00a0\u202f]?[)\]]")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each number that the two sides do not share."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        yield from _proportions(pair, context)
        for match in _EMPTY.finditer(pair.target) if not _EMPTY.search(pair.source) else ():
            yield Hit(pair, *match.span(), "empty")
        for fault in compare_numbers(pair.source, context.source_language, pair.target, context.target_language):
            number, other = fault.number, fault.counterpart
            span = number.start, number.end
            level = "info" if fault.excuse else ""
            if fault.kind == "changed" and other is not None:
                arguments = {"found": number.text, "expected": other.text}
                yield Hit(pair, *span, "changed", arguments, source_span=(other.start, other.end))
            elif fault.kind == "extra":
                yield Hit(pair, *span, "extra", {"found": number.text}, level=level)
            else:
                yield Hit(pair, *span, fault.kind, {"expected": number.text}, side="source", level=level, source_span=span)


def _proportions(pair: Pair, context: Context) -> Iterator[Hit]:
    """Yield the shares, multiples and scales in words that changed: "deux tiers" and "three quarters"."""
    for one, other in compare_proportions(pair.source or "", context.source_language, pair.target, context.target_language):
        arguments = {"found": one.text, "expected": other.text}
        yield Hit(pair, one.start, one.end, "changed", arguments, source_span=(other.start, other.end))

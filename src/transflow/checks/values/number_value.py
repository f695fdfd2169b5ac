"""A number of the source has another value in the target, is missing there, or was added.

Why it matters: a wrong amount in a press release is the fault that readers notice first. Values are compared, not strings:
"143 000 €" is "€143,000", "1,2 Md€" is "€1.2 billion", "douze" is "12". Dates, times, telephone numbers, references and
ordinals have rules of their own. Bad: "18,5 M€" / "€15.8 million".

Source: ITS 2.0 localization quality issue type "numbers"; CLDR number formats for French and English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.numbers import Mismatch, compare_numbers
from transflow.text.units import find_measures, is_converted

FRENCH = """Un nombre de la source a une autre valeur dans la cible, y manque, ou a été ajouté.

Pourquoi : un montant faux est la première faute que voient les lecteurs. On compare des valeurs, non des suites de signes :
« 143 000 € » vaut « €143,000 », « 1,2 Md€ » vaut « €1.2 billion », « douze » vaut « 12 ». Les dates, heures, téléphones,
références et ordinaux ont leurs propres règles."""
RULE = Rule("NUM001", "number-value", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}" stands for "{expected}" in the source', "« {found} » répond à « {expected} » dans la source"),
    "missing": ('"{expected}" of the source is not in the translation', "« {expected} » de la source manque dans la traduction"),
    "extra": ('"{found}" is not in the source', "« {found} » n’est pas dans la source"),
}
EXAMPLES = {
    "fire": [("Un fonds de 143 000 €.", "A fund of €134,000.")],
    "silent": [("Un fonds de 143 000 €.", "A fund of €143,000."), ("Soit 1,2 Md€.", "That is €1.2 billion.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each number that the two sides do not share."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        for fault in compare_numbers(pair.source, context.source_language, pair.target, context.target_language):
            number, other = fault.number, fault.counterpart
            if _is_conversion(pair, fault, context):
                continue
            if fault.kind == "changed" and other is not None:
                arguments = {"found": number.text, "expected": other.text}
                yield Hit(pair, number.start, number.end, "changed", arguments, (), source_span=(other.start, other.end))
            elif fault.kind == "missing":
                yield Hit(
                    pair,
                    number.start,
                    number.end,
                    "missing",
                    {"expected": number.text},
                    side="source",
                    source_span=(number.start, number.end),
                )
            else:
                yield Hit(pair, number.start, number.end, "extra", {"found": number.text})


def _is_conversion(pair: Pair, fault: Mismatch, context: Context) -> bool:
    """Return whether a number is a measurement of the other side, or of its own, converted into other units."""
    ours = find_measures(pair.target, context.target_language)
    theirs = find_measures(pair.source or "", context.source_language)
    own = theirs if fault.kind == "missing" else ours
    return is_converted(fault.number, own, (*ours, *theirs))

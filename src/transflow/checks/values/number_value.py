"""A number of the source has another value in the target, is missing there, or was added.

Why it matters: a wrong amount in a press release is the fault that readers notice first. Values are compared, not strings: "143
000 €" is "€143,000", "1,2 Md€" is "€1.2 billion", "douze" is "12", "18 mois" is "one and a half years". Shares ("deux tiers"),
multiples ("threefold"), bare scales ("des milliards"), identifiers ("2002/73/CE", "n° 11") and a number that stands twice in the
source and once in the translation are compared too; small numbers in words ("en deux mots") only with each other. Dates, times,
telephone numbers and ordinals have rules of their own. A cited article that was left out or named in full ("the report requested
under Article 5"), and a figure for a rough number ("5,000" for "des milliers"), are notes. Bad: "18,5 M€" / "€15.8 million".

Source: ITS 2.0 localization quality issue type "numbers"; CLDR number formats for French and English;
Académie française, « billion ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.number_matching import compare_numbers
from transflow.text.numbers import Number
from transflow.text.proportions import compare_proportions

FRENCH = """Un nombre de la source a une autre valeur dans la cible, y manque, ou a été ajouté.

Pourquoi : un montant faux est la première faute que voient les lecteurs. On compare des valeurs, non des suites de signes : «
143 000 € » vaut « €143,000 », « 1,2 Md€ » vaut « €1.2 billion », « douze » vaut « 12 », « 18 mois » valent « one and a half
years ». Les parts (« deux tiers »), les multiples (« threefold »), les échelles seules (« des milliards »), les identifiants («
2002/73/CE », « n° 11 ») et un nombre qui figure deux fois dans la source et une fois dans la traduction sont comparés aussi ;
les petits nombres en lettres (« en deux mots ») seulement entre eux. Les dates, heures, téléphones et ordinaux ont leurs propres
règles. Un article cité que l’on omet ou nomme en entier (« the report requested under Article 5 ») et un chiffre pour un nombre
approché (« 5,000 » pour « des milliers ») sont de simples remarques."""
RULE = Rule("NUM001", "number-value", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}": the source has "{expected}"', "« {found} » : la source donne « {expected} »"),
    "missing": ('"{expected}" of the source is not in the translation', "« {expected} » de la source manque dans la traduction"),
    "repeated": (
        '"{expected}" stands more often in the source than in the translation',
        "« {expected} » figure plus souvent dans la source que dans la traduction",
    ),
    "empty": ("the brackets are empty: a number is missing", "les parenthèses sont vides : il manque un nombre"),
    "extra": ('"{found}" is not in the source', "« {found} » n’est pas dans la source"),
}
EXAMPLES = {
    "fire": [
        ("Un fonds de 143 000 €.", "A fund of €134,000."),
        ("Deux tiers des logements.", "Three quarters of the homes."),
        ("La directive 2002/73/CE.", "Directive 2002/83/EC."),
    ],
    "silent": [
        ("Un fonds de 143 000 €.", "A fund of €143,000."),
        ("Soit 1,2 Md€.", "That is €1.2 billion."),
        ("Un prêt sur 12 mois.", "A one-year loan."),
    ],
}


_FILLED = re.compile(r"[(\[][^()\[\]]{0,20}\d")
"""Brackets with a number in them."""
_EMPTY = re.compile(r"(?<![^\W\d])(?<!\))[(\[][ \u00a0\u202f]?[)\]]")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each number that the two sides do not share."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        yield from _proportions(pair, context)
        for match in _EMPTY.finditer(pair.target) if _FILLED.search(pair.source) else ():
            yield Hit(pair, *match.span(), "empty")
        for fault in compare_numbers(pair.source, context.source_language, pair.target, context.target_language):
            number, other = fault.number, fault.counterpart
            span = number.start, number.end
            level = "info" if fault.excuse else ""
            if fault.kind == "changed" and other is not None:
                arguments = {"found": _show(pair.target, number), "expected": _show(pair.source, other)}
                yield Hit(pair, *span, "changed", arguments, source_span=(other.start, other.end))
            elif fault.kind == "extra":
                yield Hit(pair, *span, "extra", {"found": _show(pair.target, number)}, level=level)
            else:
                arguments = {"expected": _show(pair.source, number)}
                yield Hit(pair, *span, fault.kind, arguments, side="source", level=level, source_span=span)


def _proportions(pair: Pair, context: Context) -> Iterator[Hit]:
    """Yield the shares, multiples and scales in words that changed: "deux tiers" and "three quarters"."""
    for one, other in compare_proportions(pair.source or "", context.source_language, pair.target, context.target_language):
        arguments = {"found": one.text, "expected": other.text}
        yield Hit(pair, one.start, one.end, "changed", arguments, source_span=(other.start, other.end))


_SIGN_BEFORE = re.compile(r"(?:[€$£]|(?<!\w)(?:EUR|USD|GBP|CHF|CAD)[ \u00a0\u202f]?)$")
_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?[€$£%]")


def _show(text: str, number: Number) -> str:
    """Return a number as a reader sees it: with the sign of its currency or percentage."""
    before = _SIGN_BEFORE.search(text, max(0, number.start - 4), number.start)
    after = _SIGN_AFTER.match(text, number.end)
    return text[before.start() if before else number.start : after.end() if after else number.end]

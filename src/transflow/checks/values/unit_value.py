"""A measurement keeps its number and changes its unit.

Why it matters: 12 km are not 12 miles, 45 hectares not 45 acres, 18 months not 18 weeks. Where a translator converts, number and
unit change together, and both this rule and `number-value` are silent if the size is the same. Bad: "12 km" / "12 miles".

Source: SI brochure (BIPM); ITS 2.0 localization quality issue type "numbers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.traits import has_digit
from transflow.text.units import find_measures, is_comparable

FRENCH = """Une mesure garde son nombre et change d’unité.

Pourquoi : 12 km ne font pas 12 miles, ni 45 hectares 45 acres, ni 18 mois 18 semaines. Si le traducteur convertit, nombre et unité
changent ensemble ; cette règle et « number-value » se taisent alors, pourvu que la grandeur soit la même."""
RULE = Rule("NUM007", "unit-value", Level.ERROR, "numbers", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}": the source has "{expected}"', "« {found} » : la source donne « {expected} »"),
}
EXAMPLES = {
    "fire": [
        ("La ligne mesure 12 km.", "The line is 12 miles long."),
        ("Un parc de 45 hectares.", "A park of 45 acres."),
        ("Un chantier de 18 mois.", "Works of 18 weeks."),
    ],
    "silent": [("La ligne mesure 12 km.", "The line is 12 kilometres long."), ("Un parc de 45 ha.", "A 45-hectare park.")],
    "fire_fr": [("The line is 12 km long.", "La ligne mesure 12 m.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each measurement whose unit changed."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not has_digit(pair.target):
            continue
        ours = find_measures(pair.target, context.target_language)
        theirs = find_measures(pair.source, context.source_language) if ours else ()
        for one in ours:
            same = [other for other in theirs if other.value == one.value and is_comparable(one, other)]
            if same and all(other.unit != one.unit for other in same):
                other = same[0]
                arguments = {"found": one.text, "expected": other.text}
                yield Hit(pair, one.start, one.end, "changed", arguments, source_span=(other.start, other.end))

"""A space before a sign in English, or none after one.

Why it matters: "Key figures :" keeps the French spacing, "signed.It" has lost a space. Bad: "Why ?", "14 %", "( the town )".
Good: "Why?", "14%", "(the town)". A space before a full stop and none after a comma are slips of the keyboard that leave the sense
whole: infos. What the source joins as well ("Node.Js") is left alone. Exceptions: ellipses, decimals,
ratios, initials, smileys, addresses, file names, code.

Source: New Hart's Rules 4.1; LanguageTool COMMA_WHITESPACE and SENTENCE_WHITESPACE.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.joined import find_joined
from transflow.model import Level, Pair, Rule
from transflow.text.spacing import find_english_faults

FRENCH = """Une espace devant un signe en anglais, ou aucune après.

Pourquoi : « Key figures : » garde l’espacement du français, « signed.It » a perdu une espace. Une espace devant un point et aucune
après une virgule sont des fautes de frappe sans effet sur le sens : remarques. Ce que la source colle aussi n’est pas signalé.
Exceptions : points de suspension, décimales, rapports, initiales, émoticônes, adresses, noms de fichiers, code."""
RULE = Rule("TYPO003", "en-spacing", Level.WARNING, "whitespace", "segment", "0.1", ("en",))
MESSAGES = {
    "extra": ('English has no space at "{sign}"', "l’anglais ne met pas d’espace à « {sign} »"),
    "after": ('a space is missing after "{sign}"', "il manque une espace après « {sign} »"),
}
EXAMPLES = {
    "fire": [(None, "Key figures : 12 towns."), (None, "The contract is signed.It runs for six years."), (None, "Why\u00a0?")],
    "silent": [(None, "Key figures: 12 towns."), (None, "See www.exemple.fr/a.Html ..."), (None, "At 2.30 pm, U.S. time.")],
}

_SLIPS = frozenset({("extra", "."), ("after", ","), ("after", ";")})


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each faulty space of an English text, those between two sentences included."""
    if context.target_language != "en":
        return
    for pair in pairs:
        for fault in find_english_faults(pair.target):
            around = pair.target[max(0, fault.start - 3) : fault.end + 2]
            if fault.kind == "after" and pair.source and around in pair.source:
                continue
            if fault.kind == "extra" and fault.sign in ".,)" and pair.source and f" {fault.sign}" in pair.source:
                continue
            level = "info" if (fault.kind, fault.sign) in _SLIPS else ""
            yield Hit(pair, fault.start, fault.end, fault.kind, {"sign": fault.sign}, (fault.remedy,), level=level)
    yield from find_joined(pairs)

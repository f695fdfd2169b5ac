"""One text mixes straight and curved apostrophes: l'eau beside l’eau.

Why it matters: the mixture shows where a text was pasted together. The rarer kind is told once, where it first stands; at a tie
the curved one, which is the letter of printed French and English, stays. Addresses and code are left alone. Bad: "L'eau de
l’Erdre". Good: one kind.

Source: Imprimerie nationale, Lexique des règles typographiques, "Apostrophe"; New Hart's Rules 4.2; Unicode Standard 6.2 (U+2019 is
the preferred character for an apostrophe).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.protect import find_protected_spans

FRENCH = """Un texte mêle apostrophes droites et courbes : l'eau à côté de l’eau.

Pourquoi : le mélange montre où le texte a été recollé. La sorte la plus rare est signalée une fois, à sa première place ; à égalité
reste l’apostrophe courbe, celle de l’imprimé. Les adresses et le code ne sont pas signalés. Mauvais : « L'eau de l’Erdre ».
Bon : une seule sorte."""
RULE = Rule("TYPO007", "apostrophe", Level.INFO, "typographical", "document", "0.1")
MESSAGES = {
    "mixed": (
        "{rare} apostrophes of this text are {found}, {most} are {kept}: keep one kind",
        "{rare} apostrophes de ce texte sont du type {found}, {most} du type {kept} : en garder un",
    ),
}
EXAMPLES = {
    "fire": [(None, "The city's plan and the region’s fund.")],
    "silent": [(None, "The city's plan and the region's fund."), (None, "The city’s plan and the region’s fund.")],
    "fire_fr": [(None, "L'eau de l'Erdre et l’eau de la Loire.")],
    "silent_fr": [(None, "L’eau de l’Erdre et l’eau de la Loire.")],
}
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for a document with both kinds, at the first apostrophe of the rarer one."""
    del context
    places: dict[str, list[tuple[Pair, int]]] = {"'": [], "’": []}
    for pair in pairs:
        found = list(_APOSTROPHE.finditer(pair.target))
        spans = [(span.start, span.end) for span in find_protected_spans(pair.target)] if found else []
        for match in found:
            if not any(start <= match.start() < end for start, end in spans):
                places[match[0]].append((pair, match.start()))
    straight, curved = places["'"], places["’"]
    if not straight or not curved:
        return
    rare, kept, most = (straight, "’", curved) if len(straight) <= len(curved) else (curved, "'", straight)
    pair, place = rare[0]
    arguments = {"rare": str(len(rare)), "found": pair.target[place], "most": str(len(most)), "kept": kept}
    yield Hit(pair, place, place + 1, "mixed", arguments, (kept,))

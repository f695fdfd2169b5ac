"""The translation begins without the dash, bullet or suspension points of its source, or with one that the source has not.

Why it matters: one entry of a list without its dash, or a quotation that resumes after "…" and no longer shows it. Another kind of
dash or bullet is the translator's choice; quotation marks have a rule of their own. Bad: "– Les communes signent" / "Towns sign".
Good: "• Towns sign".

Source: Translate Toolkit startpunc; New Hart's Rules 4.7 (suspension points) and 15.2 (lists).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule

FRENCH = """La traduction commence sans le tiret, la puce ou les points de suspension de sa source, ou en a que la source n’a pas.

Pourquoi : une entrée de liste sans son tiret, ou une citation qui reprend après « … » sans le montrer. Une autre sorte de tiret ou
de puce relève du traducteur ; les guillemets ont leur propre règle. Mauvais : « – Les communes signent » / « Towns sign ».
Bon : « • Towns sign »."""
RULE = Rule("TYPO009", "initial-punctuation", Level.INFO, "typographical", "segment", "0.1")
MESSAGES = {
    "lost": ('the source begins with "{found}", not the translation', "la source commence par « {found} », pas la traduction"),
    "added": (
        'the translation begins with "{found}", the source does not',
        "la traduction commence par « {found} », pas la source",
    ),
}
EXAMPLES = {
    "fire": [("– Les communes signent", "Towns sign"), ("… et la ville signe.", "And the town signs.")],
    "silent": [("– Les communes", "• The towns"), ("« … et la ville signe. »", "‘… and the town signs.’"), ("-5 °C", "-5 °C")],
}
_START = re.compile(r"[\s«“‘\"'(\[]*(?:(?P<list>[-–—•▪‣◦*·](?=[\s\u00a0\u202f]))|(?P<dots>…|\.{3}))")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each pair of which one side alone begins with a mark."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        ours, theirs = _START.match(pair.source), _START.match(pair.target)
        if bool(ours) == bool(theirs):
            continue
        if ours:
            start = len(pair.target) - len(pair.target.lstrip())
            yield Hit(pair, start, start + 1, "lost", {"found": ours[ours.lastgroup or 0]})
        elif theirs:
            yield Hit(pair, *theirs.span(theirs.lastgroup or 0), "added", {"found": theirs[theirs.lastgroup or 0]})

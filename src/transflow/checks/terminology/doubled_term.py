"""A glossary term stands twice side by side, or its last word comes again after it.

Why it matters: a term that was put in beside its own rendering ("urban policy urban policy", "SSE (SSE)") shows a machine at work.
A long form with its acronym in brackets is right; what the source doubles as well is not told. Bad: "urban policy (urban policy)".
Good: "social and solidarity economy (SSE)".

Source: Dinu et al. 2019 (terms added beside their own other form); doubled words of Okapi CheckMate and LanguageTool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule

FRENCH = """Un terme du glossaire est écrit deux fois de suite, ou son dernier mot revient aussitôt après lui.

Pourquoi : un terme ajouté à côté de sa propre traduction (« urban policy urban policy », « SSE (SSE) ») trahit la machine. Une
forme longue suivie de son sigle entre parenthèses est juste ; ce que la source double aussi n’est pas signalé. Mauvais : « urban
policy (urban policy) ». Bon : « social and solidarity economy (SSE) »."""
RULE = Rule("TERM006", "doubled-term", Level.WARNING, "terminology", "segment", "0.1", codes=("T06",))
MESSAGES = {
    "term": ('"{found}": the term {concept} is there twice', "« {found} » : le terme {concept} est écrit deux fois"),
    "word": (
        '"{found}": a word of the term {concept} is there twice',
        "« {found} » : un mot du terme {concept} est écrit deux fois",
    ),
}
EXAMPLES = {
    "fire": [
        (None, "The urban policy (urban policy) of the State."),
        (None, "The urban policy policy of the State."),
        ("La politique de la ville.", "The urban policy, urban policy."),
    ],
    "silent": [
        (None, "The social and solidarity economy (SSE) grows."),
        (None, "Urban policy. Urban policy matters."),
        ("La politique de la ville, politique de la ville.", "Urban policy, urban policy."),
    ],
}
_BETWEEN = re.compile(r"[\s,(\u2013\u2014-]{1,4}")
"""Signs between two renderings of one term: no more than a comma, a dash or a bracket."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each term that stands beside itself."""
    for pair in pairs:
        matches = [match for match in context.match_target(pair.target) if match.term.is_permitted]
        for one, two in pairwise(matches):
            same = one.term.concept == two.term.concept and one.text.lower() == two.text.lower()
            if same and _BETWEEN.fullmatch(pair.target, one.end, two.start) and not _is_doubled_in_source(pair, context):
                yield _hit(pair, one.start, two.end, "term", one.text, one.term.concept)
        for match in matches:
            last = match.text.split()[-1]
            again = re.compile(rf"\s+{re.escape(last)}(?!\w)", re.IGNORECASE).match(pair.target, match.end)
            if " " in match.text and again:
                yield _hit(pair, match.start, again.end(), "word", match.text, match.term.concept)


def _hit(pair: Pair, start: int, end: int, message: str, once: str, concept: str) -> Hit:
    arguments = {"found": pair.target[start:end], "concept": f'"{concept}"'}
    return Hit(pair, start, end, message, arguments, (once,), concept=concept)


def _is_doubled_in_source(pair: Pair, context: Context) -> bool:
    matches = context.match_source(pair.source) if pair.source else ()
    return any(
        one.term.concept == two.term.concept
        and one.text.lower() == two.text.lower()
        and _BETWEEN.fullmatch(pair.source or "", one.end, two.start)
        for one, two in pairwise(matches)
    )

"""A form that the glossary forbids or deprecates stands in the text, with or without a source beside it.

Why it matters: calques such as "city policy" for "politique de la ville" mean something else to an English reader.
Bad: "the City's policy". Good: "urban policy". A permitted term that covers the form wins, so "city policy makers" can be
allowed by an entry of its own, and so does a longer name of the settings or the glossary. A forbidden acronym beside its
permitted form is left to `acronym-mixed`.

Source: ITS 2.0 localization quality issue type "terminology".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Term
from transflow.terms.match import Match

FRENCH = """Une forme que le glossaire interdit ou déconseille se trouve dans le texte, avec ou sans source en regard.

Pourquoi : des calques comme « city policy » pour « politique de la ville » disent autre chose à un lecteur anglais. Mauvais :
« the City’s policy ». Bon : « urban policy ». Un terme permis qui couvre la forme l’emporte, comme un nom plus long des réglages
ou du glossaire. Un sigle interdit à côté de sa forme permise revient à la règle « acronym-mixed »."""
RULE = Rule("TERM002", "glossary-forbidden", Level.ERROR, "terminology", "segment", "0.1", codes=("T02",))
MESSAGES = {
    "forbidden": (
        'the glossary forbids "{found}"{note}; it says {expected}',
        "le glossaire interdit « {found} »{note} ; il dit {expected}",
    ),
    "deprecated": (
        'the glossary advises against "{found}"{note}; it says {expected}',
        "le glossaire déconseille « {found} »{note} ; il dit {expected}",
    ),
    "forbidden-only": ('the glossary forbids "{found}"{note}', "le glossaire interdit « {found} »{note}"),
}
EXAMPLES = {"fire": [(None, "The city policy of the State.")], "silent": [(None, "The urban policy of the State.")]}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each forbidden or deprecated form."""
    used = {
        term.concept
        for pair in pairs
        for match in context.match_target(pair.target)
        for term in match.terms
        if term.is_permitted and term.type == "acronym"
    }
    for pair in pairs:
        for match in context.match_target(pair.target):
            bad = [term for term in match.terms if not term.is_permitted]
            if not bad or len(bad) < len(match.terms):
                continue
            term = bad[0]
            if (term.type == "acronym" and term.concept in used) or _is_in_name(match, pair.target, context):
                continue
            yield _hit(pair, match.start, match.end, term, context)


def _is_in_name(match: Match, text: str, context: Context) -> bool:
    """Return whether a form is part of a longer name that must stand as it is."""
    return any(
        match.text in name and found.start() <= match.start and match.end <= found.end()
        for name in context.registered
        if len(name) > len(match.text)
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def _source_span(pair: Pair, concept: str, context: Context) -> tuple[int, int] | None:
    """Return where the source names the concept: what else is told about that place has the same cause."""
    matches = context.match_source(pair.source) if context.is_bilingual and pair.source else ()
    return next(((match.start, match.end) for match in matches if match.term.concept == concept), None)


def _hit(pair: Pair, start: int, end: int, term: Term, context: Context) -> Hit:
    concept = context.glossary.by_id[term.concept]
    better = [other for other in concept.terms[term.language] if other.is_permitted]
    acronym = term.type == "acronym"
    better.sort(key=lambda other: ((other.type == "acronym") != acronym, other.status != "preferred"))
    suggestions = tuple(other.text for other in better[:2])
    note = f" ({term.note})" if term.note else ""
    message = "forbidden-only" if not suggestions else "forbidden" if term.status == "forbidden" else "deprecated"
    arguments = {"found": pair.target[start:end], "note": note, "expected": " / ".join(f'"{text}"' for text in suggestions)}
    level = "" if term.status == "forbidden" else "warning"
    span = _source_span(pair, concept.id, context)
    return Hit(pair, start, end, message, arguments, suggestions, level=level, source_span=span, concept=concept.id)

"""The words of a glossary term stand apart, and its rendering is not there: the term may be meant.

Why it matters: "les quartiers et territoires prioritaires" speaks of quartiers prioritaires, but no look-up of words that follow
one another finds it. Nobody can be sure, so this is a note. It is given where the translation has none of the renderings, and
where the words of a forbidden form stand apart. Bad: "the city and housing policies". Good: "urban and housing policy".

Source: the coordination of phrases that share a head, Grevisse, Le Bon Usage, 16th ed., § 276; Quirk et al., A Comprehensive
Grammar of the English Language, § 13.67.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.possible import PossibleMatch, find_possible
from transflow.terms.wording import find_scattered

FRENCH = """Les mots d’un terme du glossaire sont séparés, et son équivalent manque : il se peut que ce terme soit visé.

Pourquoi : « les quartiers et territoires prioritaires » parle de quartiers prioritaires, mais aucune recherche de mots qui se
suivent ne le voit. Rien n’est sûr : c’est une remarque. Elle est faite quand la traduction n’a aucun des équivalents, et quand
les mots d’une forme interdite sont séparés. Mauvais : « the city and housing policies ». Bon : « urban and housing policy »."""
RULE = Rule("TERM012", "term-possible", Level.INFO, "terminology", "segment", "0.1", codes=("T12",))
MESSAGES = {
    "source": (
        '"{term}" may stand for "{listed}" (concept {concept}), which the glossary renders by {expected}',
        "« {term} » peut répondre à « {listed} » (notion {concept}), que le glossaire rend par {expected}",
    ),
    "forbidden": (
        '"{term}" may stand for "{listed}" (concept {concept}), which the glossary does not want; it says {expected}',
        "« {term} » peut répondre à « {listed} » (notion {concept}), dont le glossaire ne veut pas ; il dit {expected}",
    ),
}
EXAMPLES = {
    "fire": [
        ("Les quartiers et territoires prioritaires attendent.", "The poorest areas wait."),
        (None, "The city and housing policy of the State."),
    ],
    "silent": [
        ("Les quartiers et territoires prioritaires attendent.", "Priority districts and areas wait."),
        (None, "The urban and housing policy of the State."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each term that may be meant, and for each refused form that may be."""
    for pair in pairs:
        if context.is_bilingual and pair.source and pair.target.strip():
            yield from _unanswered(pair, context)
        for possible in find_possible(pair.target, context.glossary, context.target_language):
            if not possible.term.is_permitted:
                terms = context.glossary.by_id[possible.term.concept].terms.get(context.target_language, ())
                yield _hit(pair, possible, [term.text for term in terms if term.is_permitted], "forbidden", "target")


def _unanswered(pair: Pair, context: Context) -> Iterator[Hit]:
    language = context.target_language
    answered = {term.concept for match in context.match_target(pair.target, nested=True) for term in match.terms}
    for possible in find_possible(pair.source or "", context.glossary, context.source_language):
        concept = context.glossary.by_id[possible.term.concept]
        expected = [term.text for term in concept.permitted(possible.term, language)]
        if not expected or not possible.term.is_permitted or concept.id in answered:
            continue
        if not any(find_scattered(pair.target, text, language) for text in expected):
            yield _hit(pair, possible, expected, "source", "source")


def _hit(pair: Pair, possible: PossibleMatch, expected: Sequence[str], message: str, side: str) -> Hit:
    arguments = {
        "term": possible.text,
        "listed": possible.term.text,
        "concept": possible.term.concept,
        "expected": " / ".join(f'"{text}"' for text in expected[:3]),
    }
    span = (possible.start, possible.end)
    return Hit(pair, *span, message, arguments, tuple(expected[:3]), side, source_span=None, concept=possible.term.concept)

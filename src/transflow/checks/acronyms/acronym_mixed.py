"""The acronym of one language stands beside that of the other, or in the place of it.

Why it matters: "SSE" in one paragraph and "ESS" in the next look like two things. The pairs come from the glossary. In a
translation the source acronym left as it is counts too, also where its counterpart is not in the document. Bad: "ESS ...
SSE". Good: "SSE" throughout.

Source: issue type "terminology" of ITS 2.0; peers compare acronyms for equality and so ask for the fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Concept, Term
from transflow.text.leftovers import other_language

FRENCH = """Le sigle d’une langue se trouve à côté de celui de l’autre, ou à sa place.

Pourquoi : « SSE » dans un paragraphe et « ESS » dans le suivant ont l’air de deux choses. Les paires viennent du glossaire. Dans
une traduction, le sigle de la source laissé tel quel compte aussi. Mauvais : « ESS … SSE ». Bon : « SSE » partout."""
RULE = Rule("TERM003", "acronym-mixed", Level.ERROR, "terminology", "document", "0.1", codes=("T03",))
MESSAGES = {
    "mixed": (
        '"{found}" here, "{expected}" on line {line}, for {concept}: keep "{expected}"',
        "« {found} » ici, « {expected} » ligne {line}, pour {concept} : garder « {expected} »",
    ),
    "left": (
        '"{found}" is the acronym of the other language for {concept}; here it is "{expected}"',
        "« {found} » est le sigle de l’autre langue pour {concept} ; ici c’est « {expected} »",
    ),
}
EXAMPLES = {"fire": [(None, "The ESS grows. The SSE grows.")], "silent": [(None, "The SSE grows. The SSE employs.")]}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield every acronym of the other language that has a counterpart in this one."""
    for concept in context.glossary.notable:
        own = _acronyms(concept, context.target_language)
        foreign = [term for term in _acronyms(concept, other_language(context.target_language)) if not _shared(term, own)]
        if not own or not foreign:
            continue
        name = _full_form(concept, context.target_language)
        lines = [pair.line for pair in pairs if any(_places(term, pair.target) for term in own)]
        for pair in pairs:
            for term in foreign:
                for start, end in _places(term, pair.target):
                    in_source = bool(pair.source) and bool(_places(term, pair.source or ""))
                    if not lines and not in_source and not _full_form_near(concept, pair, context):
                        continue
                    arguments = {"found": pair.target[start:end], "expected": own[0].text, "concept": name}
                    if lines:
                        yield Hit(
                            pair, start, end, "mixed", {**arguments, "line": str(lines[0])}, (own[0].text,), concept=concept.id
                        )
                    else:
                        yield Hit(pair, start, end, "left", arguments, (own[0].text,), concept=concept.id)


def _acronyms(concept: Concept, language: str) -> list[Term]:
    return [term for term in concept.terms.get(language, ()) if term.type == "acronym" and term.is_permitted]


def _shared(term: Term, own: Sequence[Term]) -> bool:
    return any(term.text.lower() == other.text.lower() for other in own)


def _full_form(concept: Concept, language: str) -> str:
    terms = [term.text for term in concept.terms.get(language, ()) if term.type != "acronym" and term.is_permitted]
    return f'"{terms[0]}"' if terms else concept.id


def _full_form_near(concept: Concept, pair: Pair, context: Context) -> bool:
    matches = context.match_target(pair.target, nested=True)
    return any(term.concept == concept.id and term.type != "acronym" for match in matches for term in match.terms)


def _places(term: Term, text: str) -> list[tuple[int, int]]:
    """Return where an acronym stands as a whole word, in its own casing; its plural in -s counts."""
    if term.text not in text:
        return []
    return [match.span() for match in re.finditer(rf"(?<![\w-]){re.escape(term.text)}(?=s?(?![\w-]))", text)]

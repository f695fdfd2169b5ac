"""The acronym of one language stands beside that of the other, or in the place of it.

Why it matters: "SSE" in one paragraph and "ESS" in the next look like two things. The pairs come from the glossary, and those
of bodies that all the world knows ("OCDE", "OECD") from the list of the European Union's style guide. In a
translation the source acronym left as it is counts too, also where its counterpart is not in the document; letters that the
source of their segment has no such term for are another thing ("les EU", the United States). Bad: "ESS ... SSE". Good: "SSE"
throughout.

Source: issue type "terminology" of ITS 2.0; Interinstitutional Style Guide of the European Union, annexes A3 and A4; peers
compare acronyms for equality and so ask for the fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Concept, Term
from transflow.text.leftovers import other_language
from transflow.text.world_acronyms import find_kept_acronyms

FRENCH = """Le sigle d’une langue se trouve à côté de celui de l’autre, ou à sa place.

Pourquoi : « SSE » dans un paragraphe et « ESS » dans le suivant ont l’air de deux choses. Les paires viennent du glossaire, et
celles des organismes que tout le monde connaît (« OCDE », « OECD ») du code de rédaction de l’Union européenne. Dans
une traduction, le sigle de la source laissé tel quel compte aussi ; des lettres sans ce terme dans la source sont autre chose
(« les EU », les États-Unis). Mauvais : « ESS … SSE ». Bon : « SSE » partout."""
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
    "world": ('"{found}" is "{expected}" in English', "« {found} » se dit « {expected} » en anglais"),
    "world_fr": ('"{found}" is "{expected}" in French', "« {found} » se dit « {expected} » en français"),
}
EXAMPLES = {
    "fire": [(None, "The ESS grows. The SSE grows."), ("L’OCDE publie son rapport.", "The OCDE publishes its report.")],
    "silent": [(None, "The SSE grows. The SSE employs."), ("L’OCDE publie.", "The OECD publishes.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield every acronym of the other language that has a counterpart in this one: those of the glossary, then of the world."""
    yield from _mixed(pairs, context)
    if context.is_bilingual:
        yield from _kept(pairs, context)


def _kept(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the acronyms of bodies and things of the world that were taken over; the glossary knows its own."""
    language = context.target_language
    message = "world_fr" if language == "fr" else "world"
    known = {form for side in ("fr", "en") for term in context.glossary.acronyms(side) for form in (term.text, *term.variants)}
    for pair in pairs:
        for one in find_kept_acronyms(pair.source or "", pair.target, language, permitted=known):
            yield Hit(pair, one.start, one.end, message, {"found": one.text, "expected": one.expected}, (one.expected,))


def _mixed(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
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
                    if (
                        not in_source
                        and not _full_form_near(concept, pair, context)
                        and (not lines or _is_another(concept, pair, context))
                    ):
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


def _is_another(concept: Concept, pair: Pair, context: Context) -> bool:
    """Return whether the source of a segment speaks of something else: "les EU" for the United States."""
    return bool(pair.source) and all(match.term.concept != concept.id for match in context.match_source(pair.source or ""))


def _places(term: Term, text: str) -> list[tuple[int, int]]:
    """Return where an acronym stands as a whole word, in its own casing; its plural in -s counts."""
    if term.text not in text:
        return []
    return [match.span() for match in re.finditer(rf"(?<![\w-]){re.escape(term.text)}(?=s?(?![\w-]))", text)]

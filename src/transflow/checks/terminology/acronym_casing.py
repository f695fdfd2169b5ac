"""A glossary acronym is written in another casing, or stands unexplained at its first use.

Why it matters: French houses write acronyms that are read as words with one capital ("Anru", "Ademe"), others in capitals; a
document must hold to one casing, and a reader abroad must be told once what the letters stand for. Bad: "Sncf", or "ANRU" and
"Anru" in one document. Good: "Anru, the French national agency for urban renewal". A spelling that the glossary lists as a
variant ("ADEME") and that the document holds to is a note.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Abréviations, sigles"; EU Interinstitutional
style guide, 10.6 (acronyms of more than five letters in lower case).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Term

FRENCH = """Un sigle du glossaire est écrit avec d’autres capitales, ou n’est pas expliqué à sa première apparition.

Pourquoi : en français, les sigles lus comme des mots ne prennent qu’une capitale (« Anru », « Ademe »), les autres restent en
capitales ; un document s’en tient à une graphie, et le lecteur étranger doit savoir une fois ce que les lettres veulent dire. Une
graphie que le glossaire donne comme variante (« ADEME ») et à laquelle le document se tient est une simple remarque."""
RULE = Rule("TERM005", "acronym-casing", Level.WARNING, "terminology", "document", "0.1", codes=("T07", "T10"))
MESSAGES = {
    "casing": ('the glossary writes "{expected}", not "{found}"', "le glossaire écrit « {expected} », non « {found} »"),
    "unexplained": (
        '"{found}" is not explained at its first use: {gloss}',
        "« {found} » n’est pas expliqué à son premier emploi : {gloss}",
    ),
    "first-use": (
        '"{found}" (so written in the glossary, not "{other}") is not explained at its first use: {gloss}',
        "« {found} » (graphie du glossaire, non « {other} ») n’est pas expliqué à son premier emploi : {gloss}",
    ),
}
EXAMPLES = {"fire": [(None, "The ANRU district is near.")], "silent": [(None, "The weather is fine.")]}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the acronyms in the wrong casing, and the first use of those that the glossary wants explained."""
    terms = context.glossary.acronyms(context.target_language)
    lowered = [pair.target.lower() for pair in pairs]
    whole = "\n".join(lowered)
    for term in terms:
        key = term.text.lower()
        if key not in whole:
            continue
        known = {term.text, *term.forms}
        pattern = re.compile(rf"(?<![\w-]){re.escape(term.text)}(?![\w-])", re.IGNORECASE)
        places = [
            (pair, match)
            for pair, text in zip(pairs, lowered, strict=True)
            if key in text
            for match in pattern.finditer(pair.target)
        ]
        spellings = {match.group() for _, match in places}
        for pair, match in places:
            written = match.group()
            if written not in known and _is_casing(written, term):
                held = written in term.variants and len(spellings) == 1
                yield Hit(
                    pair,
                    match.start(),
                    match.end(),
                    "casing",
                    {"found": written, "expected": term.text},
                    (term.text,),
                    level="info" if held else "",
                    concept=term.concept,
                )
        first = next(((pair, match) for pair, match in places if match.group() in known), None)
        if first and term.gloss_first and term.gloss_first.lower() not in whole:
            pair, match = first
            other = next(iter(term.variants), term.text.upper())
            arguments = {"found": match.group(), "other": other, "gloss": term.gloss_first}
            suggestion = f"{match.group()}, {term.gloss_first}"
            message = "first-use" if other != match.group() else "unexplained"
            yield Hit(pair, match.start(), match.end(), message, arguments, (suggestion,), level="info", concept=term.concept)


def _is_casing(written: str, term: Term) -> bool:
    """Return whether a word is the acronym in another casing, not an ordinary word ("ess" is no word, "pas" is)."""
    return written != term.text and (written.isupper() or (written[:1].isupper() and len(written) > 3))

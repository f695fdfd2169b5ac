"""A word of the translation looks like one of the source and means another thing.

Why it matters: "Actually, the city is building" says "en fait", not "actuellement"; the sentence reads well and is wrong. The word
is only told where the source has the word that it looks like. It is a remark, since a look-alike may stand for something else in
the sentence. Bad: "Les éventuels travaux" / "the eventual works". Good: "any works".

Source: Koessler & Derocquigny, Les Faux Amis, 1928; Gardner, Misused English Words and Expressions in EU Publications, European
Court of Auditors, 2016; shares of use in translations, `benchmarks/false_friends.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.false_friends import find_false_friends

FRENCH = """Un mot de la traduction ressemble à un mot de la source et veut dire autre chose.

Pourquoi : « Actually, the city is building » veut dire « en fait », non « actuellement » ; la phrase se lit bien et est fausse.
Le mot n’est signalé que si la source contient celui auquel il ressemble. C’est une remarque, car il peut répondre à autre chose.
Mauvais : « Les éventuels travaux » / « the eventual works ». Bon : « any works »."""
RULE = Rule("MEAN005", "false-friend", Level.INFO, "mistranslation", "segment", "0.1")
MESSAGES = {
    "friend": (
        '"{found}" is a false friend of "{source}": {expected}?',
        "« {found} » est un faux ami de « {source} » : {expected} ?",
    ),
}
EXAMPLES = {
    "fire": [("Actuellement, la ville construit.", "Actually, the city is building.")],
    "silent": [
        ("Actuellement, la ville construit.", "The city is currently building."),
        ("En fait, oui.", "Actually, yes."),
    ],
    "fire_fr": [("The city will eventually decide.", "La ville décidera éventuellement.")],
    "silent_fr": [("The city will eventually decide.", "La ville finira par décider.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each look-alike whose word the source has; permitted glossary terms are left alone."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source:
            continue
        friends = find_false_friends(pair.source, context.source_language, pair.target, context.target_language)
        terms = context.match_target(pair.target, nested=True) if friends else ()
        kept = [(match.start, match.end) for match in terms if match.term.is_permitted]
        for one in friends:
            if any(start <= one.start and one.end <= end for start, end in kept):
                continue
            arguments = {"found": one.text, "source": one.source_text, "expected": ", ".join(one.suggestions)}
            span = (one.source_start, one.source_end)
            yield Hit(pair, one.start, one.end, "friend", arguments, one.suggestions, source_span=span)

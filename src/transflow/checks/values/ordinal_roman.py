"""An ordinal or a century has another value than in the source, or the form of the other language.

Why it matters: "the 19th arrondissement" for "XXe arrondissement" sends people across the city; "1er March" is French. Ordinals
in words ("third") answer figures. In French "2ème" is told as a note: the ending is "e". Dates are left to `date-value`.
Bad: "XXIe siècle" / "20th century". Good: "21st century".

Source: Imprimerie nationale, "Adjectifs numéraux ordinaux"; New Hart's Rules 11.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.ordinals import find_english_ordinals, find_french_ordinals, write_english

FRENCH = """Un ordinal ou un siècle a une autre valeur que dans la source, ou la forme de l’autre langue.

Pourquoi : « the 19th arrondissement » pour « XXe arrondissement » envoie les gens à l’autre bout de la ville ; « 1er March » est
français. Les ordinaux en lettres répondent aux chiffres. En français, « 2ème » est une simple remarque : la terminaison est « e ».
Les dates relèvent de « date-value »."""
RULE = Rule("NUM006", "ordinal-roman", Level.WARNING, "numbers", "segment", "0.1")
MESSAGES = {
    "changed": ('"{found}" stands for "{expected}" in the source', "« {found} » répond à « {expected} » dans la source"),
    "french": ('"{found}" is a French ordinal', "« {found} » est un ordinal français"),
    "english": ('"{found}" is an English ordinal', "« {found} » est un ordinal anglais"),
    "heavy": ('the usual form is "{expected}"', "la forme usuelle est « {expected} »"),
}
EXAMPLES = {
    "fire": [("Au XXIe siècle, tout change.", "In the 20th century, all changes."), (None, "The fair opens on 1er March.")],
    "silent": [
        ("Au XXIe siècle, tout change.", "In the 21st century, all changes."),
        ("La 2e édition.", "The second edition."),
        (None, "The 3rd edition."),
    ],
    "fire_fr": [
        ("The 12th edition of the fair.", "La 11e édition de la foire."),
        (None, "La 2ème édition."),
        (None, "La 3rd édition."),
    ],
    "silent_fr": [("The 12th edition of the fair.", "La 12e édition de la foire.")],
}
_FOREIGN = re.compile(r"(?<![\w.,-])\d{1,3}(?:er|ère|ème|e)(?![\w’'])")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield ordinals of the other language, then those whose value the source does not have."""
    english = context.target_language == "en"
    for pair in pairs:
        text = pair.target
        if not re.search(r"\d|[IVXL]", text):
            continue
        if english:
            for match in _FOREIGN.finditer(text):
                value = int(re.sub(r"\D", "", match[0]))
                yield Hit(pair, *match.span(), "french", {"found": match[0]}, (write_english(value),))
        else:
            for one in find_english_ordinals(text):
                yield Hit(pair, one.start, one.end, "english", {"found": one.text}, (f"{one.value}e",))
            for one in find_french_ordinals(text):
                if one.is_heavy:
                    expected = f"{one.value}e"
                    yield Hit(pair, one.start, one.end, "heavy", {"expected": expected}, (expected,), level="info")
        if pair.source:
            yield from _compare(pair, english=english)


def _compare(pair: Pair, *, english: bool) -> Iterator[Hit]:
    """Yield an ordinal of the target beside the one of the source that it must stand for, where each side has one left over."""
    source, text = pair.source or "", pair.target
    theirs = (find_french_ordinals if english else find_english_ordinals)(source)
    ours = (find_english_ordinals if english else find_french_ordinals)(text)
    here, there = {one.value for one in ours}, {one.value for one in theirs}
    missing = [one for one in theirs if one.value not in here and not re.search(rf"(?<!\d){one.value}(?!\d)", text)]
    extra = [one for one in ours if one.value not in there and not re.search(rf"(?<!\d){one.value}(?!\d)", source)]
    if len(missing) == len(extra) == 1:
        other, one = missing[0], extra[0]
        arguments = {"found": one.text, "expected": other.text}
        yield Hit(pair, one.start, one.end, "changed", arguments, source_span=(other.start, other.end))

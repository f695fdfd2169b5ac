"""An ordinal or a century has another value than in the source, or the form of the other language.

Why it matters: "the 19th arrondissement" for "XXe arrondissement" sends people across the city; "1er March" is French, "22th"
wrong in any text. Ordinals in words ("third") answer figures, and each other before a noun; one in figures from the third on that
the translation has in no form is told as missing. In French "2ème" is told as a note: the ending is "e". Dates are left to
`date-value`, school years ("élèves de 6e") to the translator.
Bad: "XXIe siècle" / "20th century". Good: "21st century".

Source: Imprimerie nationale, "Adjectifs numéraux ordinaux"; New Hart's Rules 11.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.numbers import find_numbers
from transflow.text.ordinals import (
    Ordinal,
    find_english_ordinals,
    find_french_ordinals,
    find_ordinals,
    read_ordinal_words,
    read_roman,
    write_english,
)

FRENCH = """Un ordinal ou un siècle a une autre valeur que dans la source, ou la forme de l’autre langue.

Pourquoi : « the 19th arrondissement » pour « XXe arrondissement » envoie les gens à l’autre bout de la ville ; « 1er March » est
français, « 22th » fautif partout. Les ordinaux en lettres répondent aux chiffres, et l’un à l’autre devant un nom ; un ordinal en
chiffres, à partir du troisième, que la traduction n’a sous aucune forme est signalé. En français, « 2ème » est une simple
remarque : la terminaison est « e ». Les dates relèvent de « date-value », les classes (« élèves de 6e ») du traducteur."""
RULE = Rule("NUM006", "ordinal-roman", Level.WARNING, "numbers", "segment", "0.1")
MESSAGES = {
    "missing": ('"{expected}" of the source is not in the translation', "« {expected} » de la source manque dans la traduction"),
    "changed": ('"{found}": the source has "{expected}"', "« {found} » : la source donne « {expected} »"),
    "french": ('"{found}" is a French ordinal', "« {found} » est un ordinal français"),
    "english": ('"{found}" is an English ordinal', "« {found} » est un ordinal anglais"),
    "ending": ('"{found}" has a wrong ending: "{expected}"', "« {found} » a une mauvaise terminaison : « {expected} »"),
    "heavy": ('the usual form is "{expected}"', "la forme usuelle est « {expected} »"),
}
EXAMPLES = {
    "fire": [
        ("Au XXIe siècle, tout change.", "In the 20th century, all changes."),
        (None, "The fair opens on 1er March."),
        (None, "The 22th edition."),
        (None, "The IIIe Republic."),
        ("La première édition.", "The second edition."),
        ("La 15e semaine de l’emploi.", "The employment week."),
    ],
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
_MAY_HOLD = re.compile(r"\d|[IVXL]")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield ordinals of the other language and wrong endings, then those whose value the source does not have."""
    for pair in pairs:
        if _MAY_HOLD.search(pair.target):
            yield from _alone(pair.target, pair, context.target_language)
        if pair.source:
            yield from _compare(pair, context)


def _alone(text: str, pair: Pair, language: str) -> Iterator[Hit]:
    """Yield the ordinals of a text that are wrong in any text of its language."""
    ours, others = (
        (find_english_ordinals, find_french_ordinals) if language == "en" else (find_french_ordinals, find_english_ordinals)
    )
    own = ours(text)
    for one in others(text):
        is_name = language == "en" and one.right and not one.is_heavy  # A form of another language: "21er Haus".
        if is_name or " " in one.text or any(mine.start == one.start for mine in own):
            continue
        expected = write_english(one.value) if language == "en" else f"{one.value}e"
        yield Hit(pair, one.start, one.end, "french" if language == "en" else "english", {"found": one.text}, (expected,))
    for one in own:
        if one.is_heavy:
            yield Hit(pair, one.start, one.end, "heavy", {"expected": one.right}, (one.right,), level="info")
        elif one.right:
            yield Hit(pair, one.start, one.end, "ending", {"found": one.text, "expected": one.right}, (one.right,))


def _compare(pair: Pair, context: Context) -> Iterator[Hit]:
    """Yield an ordinal of the target beside the one of the source that it must stand for, or one that the target lacks."""
    source, text = pair.source or "", pair.target
    theirs, ours = find_ordinals(source, context.source_language), find_ordinals(text, context.target_language)
    missing = _find_alone(theirs, ours, text, context.target_language)
    extra = _find_alone(ours, theirs, source, context.source_language)
    if len(missing) == len(extra) == 1:
        other, one = missing[0], extra[0]
        arguments = {"found": one.text, "expected": other.text}
        yield Hit(pair, one.start, one.end, "changed", arguments, source_span=(other.start, other.end))
        return
    for one in missing if not extra else ():
        is_school_year = one.value <= _FIRST_SCHOOL_YEAR and _SCHOOL.search(source)
        if one.text[0] in "0123456789IVXL" and one.value > _SMALLEST_MISSED and not is_school_year:
            span = one.start, one.end
            yield Hit(pair, *span, "missing", {"expected": one.text}, side="source", source_span=span)


_FIRST_SCHOOL_YEAR = 6
_SCHOOL = re.compile(r"\b(?:élèves?|classes?|collèges?|collégien\w*|scolaire|pupils?|school\w*)\b", re.IGNORECASE)
"""French schools count their years downwards, from "6e" to "3e"; English gives them other names."""
_SMALLEST_MISSED = 2
"""A first or a second is said in many ways: "inaugural", "other", "runner-up"."""


def _find_alone(ordinals: Sequence[Ordinal], others: Sequence[Ordinal], text: str, language: str) -> list[Ordinal]:
    """Return the ordinals whose value the other side has in no form: as an ordinal, in figures, in Roman numerals, in words."""
    held = {one.value for one in others}
    if all(one.value in held for one in ordinals):
        return []
    held |= {int(digits) for digits in re.findall(r"(?<!\d)\d{1,3}(?!\d)", text)} | read_ordinal_words(text, language)
    held |= {read_roman(numeral) for numeral in re.findall(r"(?<![\w’'])[IVXL]+(?=(?:st|nd|rd|th|e|er|ème)?(?![\w’']))", text)}
    held |= {int(number.value) for number in find_numbers(text, language)}
    return [one for one in ordinals if one.value not in held]

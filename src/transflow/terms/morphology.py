"""The forms that a term takes in a sentence: plurals, articles, elision and contraction, case pattern."""

from __future__ import annotations

import re

from transflow.terms.glossary import Term

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "criterion": "criteria",
    "analysis": "analyses",
    "crisis": "crises",
    "basis": "bases",
    "life": "lives",
    "half": "halves",
}
"""Source: Quirk et al., A Comprehensive Grammar of the English Language, §§5.82-5.98."""
_UNCOUNTED = frozenset("housing funding financing renewal equity economy cohesion engineering renovation staff aid people".split())
_VOWEL = "aeiouyâàéèêëîïôœùûhAEIOUYÂÀÉÈÊËÎÏÔŒÙÛH"


def pluralize(term: str, language: str) -> str:
    """Return the plural of a term; the head is the last word, in "X of Y" and in French the first."""
    if language == "fr":
        return _pluralize_french(term)
    head, link, rest = term.partition(" of ")
    words = head.split(" ")
    words[-1] = _plural_word(words[-1])
    return " ".join(words) + link + rest


def _plural_word(word: str) -> str:
    lower = word.lower()
    if lower in _UNCOUNTED or (lower.endswith("s") and not lower.endswith("ss")):
        return word
    if lower in _IRREGULAR:
        return word[0] + _IRREGULAR[lower][1:]
    if re.search(r"[^aeiou]y$", lower):
        return word[:-1] + "ies"
    return word + ("es" if lower.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _pluralize_french(term: str) -> str:
    """Source: Grevisse, Le Bon Usage, §§516-525 and 553: noun and adjectives before the first preposition take the plural."""
    words = term.split(" ")
    out: list[str] = []
    for place, word in enumerate(words):
        if word.lower() in {"de", "du", "des", "d'", "à", "au", "aux", "en", "et", "pour", "sur"} or word.startswith(("d'", "d’")):
            return " ".join(out + words[place:])
        if word.endswith(("s", "x", "z")):
            out.append(word)
        elif word.endswith(("eau", "eu")):
            out.append(word + "x")
        elif word.endswith("al"):
            out.append(word[:-1] + "ux")
        else:
            out.append(word + "s")
    return " ".join(out)


def is_plural(word_run: str, term: Term) -> bool:
    """Return whether a matched text is a plural of a term that is listed in the singular."""
    if term.number == "pl":
        return True
    first, listed = word_run.split(), term.text.split()
    if not first or not listed or word_run.lower() == term.text.lower():
        return term.text.split()[0].lower().endswith("s") and term.language == "fr" and len(listed) > 1 and listed[1].endswith("s")
    if term.language == "fr":
        return first[0].lower().endswith(("s", "x")) and not listed[0].lower().endswith(("s", "x"))
    return first[-1].lower().endswith("s") and not listed[-1].lower().endswith("s")


def phrases_in_sentence(term: Term, *, plural: bool) -> tuple[str, ...]:
    """Return the term with each article and contraction that may stand before it, the bare term first."""
    text = pluralize(term.text, term.language) if plural and term.number != "pl" and term.type != "acronym" else term.text
    if term.language == "en":
        return (text,) if term.article == "none" else (text, f"the {text}")
    if term.article == "none":
        return (text, f"de {text}", f"à {text}")
    elided = text[0] in _VOWEL and not term.h_aspire and (term.article in {"", "l'"} or text[0].lower() != "h")
    if plural or term.number == "pl" or term.article == "les":
        return (text, f"les {text}", f"des {text}", f"de {text}", f"aux {text}")
    if elided:
        return (text, f"l’{text}", f"de l’{text}", f"d’{text}", f"à l’{text}")
    if term.gender == "f" or term.article == "la":
        return (text, f"la {text}", f"de la {text}", f"de {text}", f"à la {text}")
    return (text, f"le {text}", f"du {text}", f"de {text}", f"au {text}")


def copy_case(pattern: str, text: str, *, exact: bool) -> str:
    """Return the text in the case pattern of another: all capitals or first capital; exact terms stay as they are."""
    if exact or not pattern or not text:
        return text
    if len(pattern) > 3 and pattern.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if pattern[0].isupper() and text[0].islower() else text

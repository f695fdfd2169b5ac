"""Faults of the words before a French term.

Source: Grevisse and Goosse, Le Bon Usage, 16th ed., §§44-50 (elision), 586 (contraction), 567-590 (articles), 615 (cet), 616 (mon).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transflow.terms.glossary import Term
from transflow.terms.morphology.determiners import fit_determiner
from transflow.terms.morphology.elision import find_first_word, is_acronym, is_elided_before
from transflow.terms.morphology.french import find_french_group, pluralize_french_word, singularize_french_word
from transflow.terms.morphology.number import inflect_term, pluralize

Found = tuple[int, int, str, str]

_SPACE = r"[ \u00a0\u202f\n]+"
_BEFORE = re.compile(
    rf"(?:(?<![\w’'-])(?P<first>[^\W\d_]+(?:{_SPACE}|(?P<joined>['’]))))?(?<![\w-])(?P<last>[^\W\d_]+)(?P<gap>{_SPACE}|['’])$"
)
_REACH = 80
"""Code points before a term that are looked at: more than two words hold."""
_DETERMINERS = {
    "le": ("le", "m", "s"), "la": ("le", "f", "s"), "l": ("le", "", "s"), "les": ("le", "", "p"),
    "un": ("un", "m", "s"), "une": ("un", "f", "s"), "des": ("du", "", "p"), "du": ("du", "m", "s"),
    "au": ("au", "m", "s"), "aux": ("au", "", "p"),
    "ce": ("ce", "m", "s"), "cet": ("ce", "m", "s"), "cette": ("ce", "f", "s"), "ces": ("ce", "", "p"),
    "mon": ("mon", "m", "s"), "ma": ("mon", "f", "s"), "mes": ("mon", "", "p"),
    "ton": ("ton", "m", "s"), "ta": ("ton", "f", "s"), "tes": ("ton", "", "p"),
    "son": ("son", "m", "s"), "sa": ("son", "f", "s"), "ses": ("son", "", "p"),
    "notre": ("notre", "", "s"), "nos": ("notre", "", "p"), "votre": ("votre", "", "s"), "vos": ("votre", "", "p"),
    "leur": ("leur", "", "s"), "leurs": ("leur", "", "p"),
}  # fmt: skip
"""Each determiner with its masculine singular, its gender and its number. Source: Grevisse, §§567-630."""
_OTHERS = {"chaque": ("", "s"), "aucun": ("m", "s"), "aucune": ("f", "s"), "quel": ("m", "s"), "quelle": ("f", "s")}
_OTHER_PAIRS = {"aucun": "aucune", "aucune": "aucun", "quel": "quelle", "quelle": "quel"}
_PLURAL_ONLY = frozenset(
    "plusieurs quelques deux trois quatre cinq six sept huit neuf dix douze vingt trente quels quelles".split()
)
_FULL_FORMS = {
    "l": "le", "d": "de", "n": "ne", "s": "se", "m": "me", "t": "te", "j": "je", "qu": "que", "jusqu": "jusque",
    "lorsqu": "lorsque", "puisqu": "puisque", "quoiqu": "quoique",
}  # fmt: skip
_ELIDING = frozenset({"le", "la", "de", "que", "jusque", "lorsque", "puisque", "quoique"})
_NUMERALS = frozenset("deux trois quatre cinq six sept huit neuf dix".split())
_FIRST_OF_TWO = frozenset(_DETERMINERS) - {"leur", "leurs", "l"}
_ALLOWED_PAIRS = frozenset({("un", "des"), ("une", "des"), ("un", "du"), ("une", "du")})


@dataclass(frozen=True, slots=True)
class _Noun:
    """What the occurrence of a term asks of the words before it."""

    text: str
    feminine: bool
    gender: str
    """m, f, or "" where the entry does not tell."""
    plural: bool | None
    """None where the words are the same in both numbers."""
    elided: bool

    def fit(self, word: str, *, plural: bool | None = None) -> str:
        many = bool(self.plural) if plural is None else plural
        return fit_determiner(word, feminine=self.feminine, plural=many, elided=self.elided)


def find_french_errors(text: str, start: int, end: int, term: Term | None = None) -> list[Found]:
    """Return the faults as (start, end, fault, suggestion)."""
    noun = _describe(text[start:end], term)
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    mixed = _find_disagreement(text, start, end, term)
    if before is None:
        return mixed
    found = _find_before(text, start, end, before, noun, term)
    return ([found] if found else []) + (mixed if not found or found[2] != "number" or found[0] < start else [])


def _find_before(text: str, start: int, end: int, before: re.Match[str], noun: _Noun, term: Term | None) -> Found | None:
    if "’" in before["gap"] or "'" in before["gap"]:
        return _find_needless(before, noun, start, term)
    word = before["last"].lower()
    if word not in _DETERMINERS and word not in _OTHERS and word not in _PLURAL_ONLY and word not in _ELIDING:
        return None
    return (
        _find_doubled(before, noun, start)
        or _find_uncontracted(before, noun, start)
        or _find_gender_or_number(text, before, noun, (start, end), term)
        or _find_missing_elision(before, noun, start)
    )


def _describe(written: str, term: Term | None) -> _Noun:
    article = ""
    if term is not None and term.article in {"le", "la", "l'"} and _same_start(written, term.text):
        article = term.article
    gender = term.gender if term is not None else ""
    if not gender and article in {"le", "la"}:
        gender = "f" if article == "la" else "m"
    elided = is_elided_before(written, h_aspire=term.h_aspire if term else False, article=article)
    return _Noun(written, gender == "f", gender, _number_of(written, term), elided)


def _same_start(written: str, listed: str) -> bool:
    return find_first_word(written).lower() == find_first_word(listed).lower()


def _number_of(written: str, term: Term | None) -> bool | None:
    """Return whether the words are plural, or None where they do not show it."""
    if term is not None and (term.type in {"acronym", "name"} or term.case == "exact"):
        return True if term.number == "pl" else None
    words = written.lower().split()
    first, last = find_french_group(words, term.head if term else "")
    marks = [mark for word in words[first:last] if (mark := _mark(word)) is not None]
    if marks:
        return marks[0]
    return True if term is not None and term.number == "pl" else None


def _mark(word: str) -> bool | None:
    """Return True for a plural, False for a singular, None for a word that is the same in both."""
    if "/" in word:
        return None
    if singularize_french_word(word) != word:
        return True
    return False if pluralize_french_word(word) != word else None


def _find_disagreement(text: str, start: int, end: int, term: Term | None) -> list[Found]:
    """Return the fault of a term of which a word is plural and a later one singular ("quartiers prioritaire").

    The other way round it may be right ("la solidarité et la cohésion sociales"), and so may it before a coordination ("les
    développements économique et social"). Source: Grevisse, §§ 441, 562.
    """
    written = text[start:end]
    if term is None or term.type in {"acronym", "name"} or term.case == "exact":
        return []
    known = {form.lower() for form in (*term.spellings, inflect_term(term, plural=True))}
    words = " ".join(written.lower().replace("’", "'").split())
    if any(words == form.replace("’", "'") for form in known):
        return []
    parts = words.split(" ")
    first, last = find_french_group(parts, term.head)
    marks = [mark for word in parts[first:last] if (mark := _mark(word)) is not None]
    if not marks or not marks[0] or all(marks) or re.match(rf"{_SPACE}(?:et|ou)\b|,", text[end:]):
        return []
    return [(start, end, "number", _plural_form(written, term))]


def _plural_form(written: str, term: Term | None) -> str:
    if term is not None and written.lower() == term.text.lower():
        form = inflect_term(term, plural=True)
        return form if written[:1].islower() else form[:1].upper() + form[1:]
    return pluralize(written, "fr", term.head if term else "")


def _find_needless(before: re.Match[str], noun: _Noun, start: int, term: Term | None) -> Found | None:
    """Judge an elided word that touches the term: l’SNCF, l’quartiers, le l’Anru."""
    word, at = before["last"].lower(), before.start("last")
    full = _FULL_FORMS.get(word)
    if full is None:
        return None
    first = (before["first"] or "").strip(" \u00a0\u202f\n'’").lower()
    if word == "l" and first in _FIRST_OF_TWO | {"d"} and not before["joined"]:
        right = {"du": "de l’", "des": "de l’", "au": "à l’", "aux": "à l’"}.get(first, "l’")
        return (before.start("first"), start, "determiner-doubled", _like(before["first"], right))
    if word == "l" and noun.plural:
        return (at, start, "number", _like(before["last"], "les "))
    tolerated = word == "d" and noun.text[:1] == "H" and is_acronym(find_first_word(noun.text))
    if noun.elided or tolerated:
        return None
    if word == "l" and not noun.gender:
        return (at, start, "elision-needless", _like(before["last"], "le ")) if term is None or not term.article else None
    return (at, start, "elision-needless", _like(before["last"], noun.fit(full, plural=False)))


def _find_doubled(before: re.Match[str], noun: _Noun, start: int) -> Found | None:
    word = before["last"].lower()
    first = (before["first"] or "").strip(" \u00a0\u202f\n'’").lower()
    begin = before.start("first")
    if before["joined"]:
        if first in {"d", "l"} and word in {"le", "la", "les"}:
            kept = {"d": "du", "l": "le"}[first]
            fault = "elision-needless" if first == "d" else "determiner-doubled"
            return (begin, start, fault, _like(before["first"], noun.fit(kept, plural=word == "les")))
        return None
    if word not in _DETERMINERS or (first, word) in _ALLOWED_PAIRS:
        return None
    if first in _NUMERALS and word in {"le", "la", "les"}:
        return (begin, start, "determiner-doubled", before["first"][: len(first)] + " ")
    if first not in _FIRST_OF_TWO or word in {"leur", "leurs"} or (first in {"la", "le", "les"} and word in {"un", "une"}):
        return None
    kept = first if first in {"du", "des", "au", "aux"} else word
    base, _, number = _DETERMINERS[kept]
    plural = noun.plural if noun.plural is not None else number == "p"
    return (begin, start, "determiner-doubled", _like(before["first"], noun.fit(base, plural=plural)))


def _find_uncontracted(before: re.Match[str], noun: _Noun, start: int) -> Found | None:
    word = before["last"].lower()
    first = (before["first"] or "").strip().lower()
    if before["joined"] or first not in {"de", "à"} or word not in {"le", "les"}:
        return None
    right = noun.fit("du" if first == "de" else "au", plural=word == "les" or bool(noun.plural))
    return (before.start("first"), start, "uncontracted", _like(before["first"], right))


def _find_gender_or_number(text: str, before: re.Match[str], noun: _Noun, span: tuple[int, int], term: Term | None) -> Found | None:
    word = before["last"].lower()
    if word in _PLURAL_ONLY:
        return _find_singular_noun(text, noun, span, term)
    base, gender, number = _DETERMINERS.get(word) or ("", *_OTHERS.get(word, ("", "")))
    if not number:
        return None
    if number == "p":
        return _find_singular_noun(text, noun, span, term)
    wrong_gender = bool(gender and noun.gender and gender != noun.gender and not _is_before_vowel(word, noun))
    if not noun.plural and not wrong_gender:
        return None
    fault = "number" if noun.plural else "gender"
    at, first = before.start("last"), (before["first"] or "").strip().lower()
    if not base:
        right = _OTHER_PAIRS.get(word, "") if fault == "gender" else ""
        return (at, span[0], fault, _like(before["last"], right + " ")) if right else None
    if base == "un" and fault == "number":
        return (at, span[0], fault, _like(before["last"], "des "))
    if word == "la" and first in {"de", "à"} and not before["joined"]:
        return (before.start("first"), span[0], fault, _like(before["first"], noun.fit("du" if first == "de" else "au")))
    return (at, span[0], fault, _like(before["last"], noun.fit(base)))


def _is_before_vowel(word: str, noun: _Noun) -> bool:
    """Return whether mon, ton, son stand rightly before a feminine, or le and la before a vowel, which is a missing elision."""
    return noun.elided and word in {"mon", "ton", "son", "le", "la", "du", "au"}


def _find_singular_noun(text: str, noun: _Noun, span: tuple[int, int], term: Term | None) -> Found | None:
    if noun.plural is not False or (term is not None and term.number == "sg"):
        return None
    if re.match(rf"{_SPACE}(?:et|ou)\b|,", text[span[1] :]):
        return None
    return (*span, "number", _plural_form(noun.text, term))


def _find_missing_elision(before: re.Match[str], noun: _Noun, start: int) -> Found | None:
    word, at = before["last"].lower(), before.start("last")
    if not noun.elided:
        wrong = word == "cet" and noun.gender != "f"
        return (at, start, "elision-needless", _like(before["last"], "ce ")) if wrong else None
    if word == "la" and (before["first"] or "").strip().lower() in {"de", "à"} and not before["joined"]:
        return (at, start, "elision-missing", "l’")
    if word in {"ce", "ma", "ta", "sa"}:
        base = _DETERMINERS[word][0]
        return (at, start, "elision-missing", _like(before["last"], noun.fit(base, plural=False)))
    if word == "cet" or (word not in _ELIDING and word not in {"du", "au"}):
        return None
    if noun.plural and word in {"le", "la", "du", "au"}:
        return None
    return (at, start, "elision-missing", _like(before["last"], fit_determiner(word, elided=True)))


def _like(pattern: str, word: str) -> str:
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word

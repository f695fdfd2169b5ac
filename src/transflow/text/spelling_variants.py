"""Spellings that are both right, of which one text keeps one: British and American English, French before and after 1990.

Source: New Hart's Rules 21 (British and American spelling) and 3.2 (-ize and -ise: "be consistent"); Les rectifications de
l'orthographe, Journal officiel, Documents administratifs, no. 100, 6 December 1990.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transflow.text.dictionary import is_known
from transflow.text.gazetteer import same_kind_signs
from transflow.text.protect import find_protected_spans
from transflow.text.traits import forms_in, signs_in

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ISE = re.compile(r"(?P<stem>[a-z]{3,}i)(?P<mark>[sz])(?P<end>e[sdr]?|ers|ing|ations?|able)")
_ALWAYS = re.compile(
    r"(?:advert|adv|appra|appr|ar|caps|circumc|compr|comprom|cru|dem|desp|dev|disgu|enfranch|enterpr|exc|exerc|expert|franch|improv"
    r"|inc|merchand|pra|prem|prom|pr|ra|rev|superv|surm|surpr|telev|treat|bru|no|po)i[sz].*"
)
"""Words that have one spelling alone. Source: New Hart's Rules 3.2."""
_OUR = re.compile(
    r"(?P<stem>arm|behavi|clam|col|demean|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|tum|val|vap|vig)(?P<mark>ou?)r"
    r"(?P<end>s|ed|ing|ful|able|ites?|hoods?|al)?"
)
_SIDES = {
    "en": (
        ("programme", "program", "s"),
        ("centre", "center", "s"),
        ("theatre", "theater", "s"),
        ("kilometre", "kilometer", "s"),
        ("litre", "liter", "s"),
        ("fibre", "fiber", "s"),
        ("defence", "defense", "s"),
        ("offence", "offense", "s"),
        ("catalogue", "catalog", "s"),
        ("grey", "gray", "s"),
        ("enrol", "enroll", "s"),
        ("enrolment", "enrollment", "s"),
        ("skilful", "skillful", ""),
        ("fulfil", "fulfill", "s"),
        ("ageing", "aging", ""),
        ("judgement", "judgment", "s"),
        ("acknowledgement", "acknowledgment", "s"),
        ("focused", "focussed", ""),
        ("benefited", "benefitted", ""),
        ("adviser", "advisor", "s"),
        ("travelled", "traveled", ""),
        ("travelling", "traveling", ""),
        ("modelling", "modeling", ""),
        ("labelled", "labeled", ""),
        ("labelling", "labeling", ""),
        ("cancelled", "canceled", ""),
    ),
    "fr": (
        ("événement", "évènement", "s"),
        ("réglementaire", "règlementaire", "s"),
        ("réglementation", "règlementation", "s"),
        ("clé", "clef", "s"),
        ("maître", "maitre", "s"),
        ("maîtrise", "maitrise", "s"),
        ("connaître", "connaitre", ""),
        ("reconnaître", "reconnaitre", ""),
        ("coût", "cout", "s"),
        ("août", "aout", ""),
        ("île", "ile", "s"),
        ("boîte", "boite", "s"),
        ("chaîne", "chaine", "s"),
        ("fraîche", "fraiche", "s"),
        ("dîner", "diner", "s"),
        ("goût", "gout", "s"),
        ("brûler", "bruler", ""),
        ("traîner", "trainer", ""),
        ("entraînement", "entrainement", "s"),
        ("entraîner", "entrainer", ""),
        ("naître", "naitre", ""),
        ("paraître", "paraitre", ""),
        ("apparaître", "apparaitre", ""),
        ("oignon", "ognon", "s"),
        ("nénuphar", "nénufar", "s"),
        ("crèmerie", "crémerie", "s"),
        ("week-end", "weekend", "s"),
        ("cuillère", "cuiller", "s"),
        ("bistro", "bistrot", "s"),
        ("paie", "paye", "s"),
    ),
}
"""Two spellings of a word, and its plural ending."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One word with two spellings; `index` of the text, half-open code points in it."""

    index: int
    start: int
    end: int
    text: str
    key: str
    """What its two spellings have in common."""
    side: int
    """0 for the first spelling (British, before 1990), 1 for the other."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A spelling in the minority, and a word of the majority."""

    spelling: Spelling
    kept: Spelling


def find_mixed_spellings(texts: Sequence[str], language: str) -> tuple[Mixture, ...]:
    """Return the rarer spellings of the texts, in order, each with the first one of the kind kept.

    A word is mixed where the texts have both its spellings; -ise and -ize are mixed over all words (organisation, realize).
    The earlier spelling wins a tie. Capitalised words inside a sentence are names, which nobody respells.
    """
    groups: dict[str, list[Spelling]] = defaultdict(list)
    for index, text in enumerate(texts):
        for one in _spellings(index, text, language):
            groups[one.key].append(one)
    found = []
    for spellings in groups.values():
        counts = [sum(one.side == side for one in spellings) for side in (0, 1)]
        if all(counts):
            kept = spellings[0].side if counts[0] == counts[1] else int(counts[1] > counts[0])
            first = next(one for one in spellings if one.side == kept)
            found += [Mixture(one, first) for one in spellings if one.side != kept]
    return tuple(sorted(found, key=lambda one: (one.spelling.index, one.spelling.start)))


def _spellings(index: int, text: str, language: str) -> Iterator[Spelling]:
    if not any(_side_of(form, language) for form in _looked_at(text)):
        return
    protected = [(span.start, span.end) for span in find_protected_spans(text)]
    for match in _WORD.finditer(text):
        word = match[0]
        sided = _side_of(word, language)
        if not sided:
            continue
        opens = not text[: match.start()].rstrip(" «“‘\"'(\u00a0\u202f") or text[: match.start()].rstrip()[-1:] in ".!?:;"
        if (word[0].isupper() and not opens) or any(start <= match.start() < end for start, end in protected):
            continue
        yield Spelling(index, *match.span(), word, *sided)


def _looked_at(text: str) -> Collection[str]:
    return forms_in(text) if "-" not in signs_in(text) else _WORD.findall(text)


@lru_cache(maxsize=65536)
def _side_of(word: str, language: str) -> tuple[str, int] | None:
    return _side(same_kind_signs(word).lower(), language)


def _side(word: str, language: str) -> tuple[str, int] | None:
    listed = _LISTED[language].get(word)
    if listed or language == "fr":
        return listed
    if (match := _ISE.fullmatch(word)) and not _ALWAYS.fullmatch(word):
        other = f"{match['stem']}{'z' if match['mark'] == 's' else 's'}{match['end']}"
        is_verb = is_known(word, lang="en") and is_known(other, lang="en")
        return ("-ise", int(match["mark"] == "z")) if is_verb else None
    if match := _OUR.fullmatch(word):
        return f"{match['stem']}our", int(match["mark"] == "o")
    return None


def _list_words(language: str) -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for pair in _SIDES[language]:
        for side in (0, 1):
            for form in {pair[side], pair[side] + pair[2]}:
                words[form] = (pair[0], side)
    return words


_LISTED = {language: _list_words(language) for language in _SIDES}

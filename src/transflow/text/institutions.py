"""Names of public bodies in French and English: what is nearly one of them, and English forms that are not theirs.

Source: names written down by hand; Interinstitutional Style Guide of the European Union 9.5 (see `data/LICENCE-institutions.md`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from transflow.text.gazetteer import same_kind_signs
from transflow.text.names import Token, tokenize_names
from transflow.text.normalize import fold_case_accents

_SMALL = frozenset("a à au aux d' de des du en et l' la le les pour sur of for the and on in".split())
_ONE = frozenset("la le l' un une du au à cette ce son sa".split())
"""French words before one body: the plural after them is a slip ("la Cours des comptes")."""
_HALVES = re.compile(r"(?<=\w)-(?=\w)")
_AMERICAN = (("our", "or"), ("tre", "ter"), ("defense", "defence"), ("isation", "ization"), ("programme", "program"))
_OTHER_WORDS = (
    *("commission commissioner", "auditor auditor", "council councillor", "ministry minister", "ministere minister"),
    *("presidence president", "agency agent", "agence agent"),
)
"""Words that are near one another and both right: an office beside its holder."""
_LEAST_LETTERS, _LONG = 5, 8
"""Letters of a word that may be a slip, and letters from which two may differ."""


@dataclass(frozen=True, slots=True)
class Body:
    """One public body."""

    french: str
    english: tuple[str, ...]
    wrong: tuple[str, ...]
    """English forms that are no name of it."""
    wrong_beside_source: tuple[str, ...]
    """English forms that are wrong where the source names this body; another country may have a body of that name."""


@dataclass(frozen=True, slots=True)
class BodyFault:
    """A form to be looked at; `start` and `end` are half-open code points."""

    start: int
    end: int
    text: str
    suggestion: str
    kind: str
    """`near` for a slip in a name, `wrong` for an English form that is not the body's."""


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    words: tuple[str, ...]
    content: tuple[str, ...]


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return the listed bodies."""
    rows = files("transflow").joinpath("data", "institutions.tsv").read_text("utf-8").splitlines()
    bodies = []
    for row in rows:
        french, english, wrong = row.split("\t")
        forms = [form for form in wrong.split("|") if form]
        alone = tuple(form for form in forms if not form.startswith("*"))
        beside = tuple(form[1:] for form in forms if form.startswith("*"))
        bodies.append(Body(french, tuple(english.split("|")), alone, beside))
    return tuple(bodies)


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    folded = fold_case_accents(same_kind_signs(word))
    if folded in _SMALL:
        return folded
    for british, american in _AMERICAN:
        folded = folded.replace(british, american)
    return folded


def _form(name: str) -> _Form:
    words = tuple(_fold(token.text) for token in tokenize_names(_HALVES.sub(" ", name)))
    return _Form(name, words, tuple(word for word in words if word not in _SMALL))


@cache
def _forms() -> tuple[dict[str, list[_Form]], frozenset[str]]:
    """Return the forms by their first and by their last word, and all forms in small letters."""
    by_word: dict[str, list[_Form]] = defaultdict(list)
    exact = set()
    for body in load_bodies():
        for name in dict.fromkeys((body.french, *body.english)):
            exact.add(_key(name))
            form = _form(name)
            if len(form.content) > 1:
                by_word[form.words[0]].append(form)
                by_word[form.words[-1]].append(form)
    return dict(by_word), frozenset(exact)


def _key(text: str) -> str:
    return same_kind_signs(text).lower()


def find_body_faults(text: str) -> tuple[BodyFault, ...]:
    """Return what is nearly the name of a listed body, and English forms that no such body has, from the left.

    A form is nearly a name where it differs in accents, in one small word (`Agence nationale de la rénovation urbaine`), in one
    word by a slip, or in the order of its words. Small initials ("une agence nationale") make it an ordinary phrase.
    """
    by_word, exact = _forms()
    tokens = tokenize_names(text)
    found = [
        BodyFault(match.start(), match.end(), match[0], body.english[0], "wrong")
        for body, pattern in (_wrong_patterns() if _any_wrong().search(text) else ())
        for match in pattern.finditer(text)
    ]
    places = [place for place, token in enumerate(tokens) if _begins_or_ends(token.text)]
    folded = [_fold(token.text) for token in tokens] if places else []
    for place in places:
        word = folded[place]
        for form in by_word[word]:
            for start, end in _windows(place, len(tokens), form, word):
                is_one = start > 0 and tokens[start - 1].text.lower() in _ONE
                fault = _judge(text, tokens[start:end], folded[start:end], form, exact, is_one=is_one)
                if fault:
                    found.append(fault)
    return _longest(found)


@cache
def _wrong_patterns() -> tuple[tuple[Body, re.Pattern[str]], ...]:
    return tuple((body, re.compile(rf"\b{re.escape(form)}\b")) for body in load_bodies() for form in body.wrong)


@cache
def _any_wrong() -> re.Pattern[str]:
    """Return the pattern that finds any of the wrong forms: most texts hold none, and one search says so."""
    return re.compile("|".join(re.escape(form) for body in load_bodies() for form in body.wrong))


@lru_cache(maxsize=65536)
def _begins_or_ends(word: str) -> bool:
    """Return whether a form begins or ends with a word."""
    return _fold(word) in _forms()[0]


@cache
def _beside_source() -> tuple[tuple[Body, str], ...]:
    """Return the bodies with forms that are wrong beside their source, each with its French name in small letters."""
    return tuple((body, _key(body.french)) for body in load_bodies() if body.wrong_beside_source)


def find_kept_bodies(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the French names of listed bodies in a text, as written in the list."""
    plain = same_kind_signs(text)
    if len(plain) != len(text):
        return ()
    return tuple(match.span() for match in _french_names().finditer(plain))


@cache
def _french_names() -> re.Pattern[str]:
    names = sorted((same_kind_signs(body.french) for body in load_bodies()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def find_wrong_renderings(source: str, target: str) -> tuple[tuple[BodyFault, tuple[int, int]], ...]:
    """Return the English forms of a target that are wrong for a body named in its French source, each with its place there."""
    plain, found = _key(source), []
    for body, name in _beside_source():
        place = plain.find(name)
        if place < 0:
            continue
        for form in body.wrong_beside_source:
            match = re.search(rf"\b{re.escape(form)}\b", target)
            if match:
                fault = BodyFault(*match.span(), match[0], body.english[0], "wrong")
                found.append((fault, (place, place + len(body.french))))
    return tuple(found)


def _windows(place: int, size: int, form: _Form, word: str) -> Iterator[tuple[int, int]]:
    for length in range(len(form.words) - 1, len(form.words) + 2):
        if word == form.words[0] and place + length <= size:
            yield place, place + length
        if word == form.words[-1] and place + 1 - length >= 0:
            yield place + 1 - length, place + 1


def _judge(
    text: str, window: Sequence[Token], words: Sequence[str], form: _Form, exact: frozenset[str], *, is_one: bool
) -> BodyFault | None:
    if len(window) < 2 or words[0] in _SMALL or words[-1] in _SMALL:
        return None
    if form.name[0].isupper() and not window[0].text[0].isupper():
        return None
    if any(token.gap.strip(" \t,-'") or "\n" in token.gap for token in window[1:]):
        return None
    written = text[window[0].start : window[-1].end]
    if written.isupper() or _key(written) in exact or not _is_near(written, words, form, is_one=is_one):
        return None
    return BodyFault(window[0].start, window[-1].end, written, _with_case(form.name, written), "near")


def _is_near(written: str, words: Sequence[str], form: _Form, *, is_one: bool) -> bool:
    """Return whether words are nearly a name; `is_one` tells that a singular determiner stands before them."""
    if tuple(words) == form.words:
        return _accents_of(written) != _accents_of(form.name)
    content = tuple(word for word in words if word not in _SMALL)
    if content == form.content:
        ours, theirs = (
            Counter("de" if word == "d'" else word for word in group if word in _SMALL) for group in (words, form.words)
        )
        return len(form.content) > 2 or sum(((ours - theirs) + (theirs - ours)).values()) <= 2
    if sorted(content) == sorted(form.content):
        return len(content) > 2
    if len(content) != len(form.content) or len(words) != len(form.words):
        return False
    different = [(one, other) for one, other in zip(content, form.content, strict=True) if one != other]
    if all(_singular(one) == _singular(other) for one, other in different) and content[0] != form.content[0]:
        lost = _singular(content[0]) == content[0]
        return lost if form.content[0].endswith("s") and len(different) > 1 else is_one and not lost and len(different) == 1
    return len(different) == 1 and _is_slip(*different[0])


def _singular(word: str) -> str:
    return word.rstrip("sx")


def _accents_of(text: str) -> str:
    """Return a name in one spelling of signs and of British and American words, its accents kept."""
    plain = re.sub(r"\W", "", same_kind_signs(text).casefold().replace("œ", "oe"))
    for british, american in _AMERICAN:
        plain = plain.replace(british, american)
    return plain


def _is_slip(one: str, other: str) -> bool:
    """Return whether a word differs from a listed one by a slip."""
    if min(len(one), len(other)) < _LEAST_LETTERS or f"{_singular(other)} {_singular(one)}" in _OTHER_WORDS:
        return False
    most = 1 if min(len(one), len(other)) < _LONG else 2
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=most) <= most


def _with_case(name: str, written: str) -> str:
    return name[0].upper() + name[1:] if written[0].isupper() else name


def _longest(found: Sequence[BodyFault]) -> tuple[BodyFault, ...]:
    kept: list[BodyFault] = []
    for fault in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(fault.start < other.end and other.start < fault.end for other in kept):
            kept.append(fault)
    return tuple(sorted(kept, key=lambda one: one.start))

"""Names of places in the other language, where the text's own language has a name for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transflow.text.dictionary import is_known
from transflow.text.exonyms import begins_place, known_renderings
from transflow.text.gazetteer import fold_place, load_gazetteer
from transflow.text.leftovers import FUNCTION_WORDS, other_language
from transflow.text.names import Token, find_capitals, tokenize_names
from transflow.text.quotations import find_quotations

_CUES = {
    "en": frozenset("in at from to of with near and or across between outside around for by the visit visits visiting".split()),
    "fr": frozenset("à en de d' du des au aux vers avec pour par entre dans la le les l' et ou depuis chez".split()),
}
"""Words before the name of a place."""
_MOST_WORDS = 4
_AMERICAN = frozenset(
    """alabama alaska arizona arkansas californie california colorado connecticut delaware floride florida georgie georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiane louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada ohio oklahoma oregon pennsylvanie pennsylvania tennessee texas utah vermont virginie virginia
    washington wisconsin wyoming ontario quebec manitoba saskatchewan alberta""".split()
)
"""States and provinces, folded, whose towns are namesakes of those of Europe."""
_BETTER_KNOWN = frozenset({"La Haye", "Bologne", "Fribourg", "Trèves", "Venise"})
"""Cities whose name a village in France has as well."""


@dataclass(frozen=True, slots=True)
class KeptExonym:
    """A name in the other language; `start` and `end` are half-open code points."""

    text: str
    start: int
    end: int
    suggestion: str
    is_certain: bool
    """False where a place in France has the name too (Vienne), but no région, or the text's language has the word."""


def find_kept_exonyms(text: str, language: str, *, source: str = "") -> tuple[KeptExonym, ...]:
    """Return the names of places that the text writes as the other language does: Londres in English, Brittany in French.

    A single word counts where `source` has it outside longer names (not in "Holland Tunnel"), or after a preposition or an
    article where no place in France has the name. Names in quotations and parts of longer names (Tate Britain, Jordan
    Bardella) are left alone, and so are names that the text's language has too.
    """
    found = tuple(_find(text, tokenize_names(text), language, source))
    quoted = find_quotations([text])[0] if found else ()
    return tuple(one for one in found if not any(start <= one.start and one.end <= end for start, end in quoted))


def _find(text: str, tokens: Sequence[Token], language: str, source: str) -> Iterator[KeptExonym]:
    stop = 0
    for place in find_capitals(text):
        if place < stop or tokens[place].text.isupper() or not begins_place(tokens[place].text):
            continue
        for length in range(min(_MOST_WORDS, len(tokens) - place), 0, -1):
            written = text[tokens[place].start : tokens[place + length - 1].end]
            expected = _expected(written, language)
            if expected and _stands_alone(tokens, place, length, language) and _is_place(tokens, place, length, language, source):
                first, last = tokens[place].start, tokens[place + length - 1].end
                yield KeptExonym(written, first, last, expected, _is_certain(written, language))
                stop = place + length
                break


def _expected(written: str, language: str) -> str:
    """Return the name in the text's language; empty where it has the written one itself, or none is known."""
    other = other_language(language)
    renderings = known_renderings(written, other, language)
    return renderings[0] if renderings and not known_renderings(written, language, other) and written not in renderings else ""


def _stands_alone(tokens: Sequence[Token], place: int, length: int, language: str) -> bool:
    """Return whether no capitalised word, hyphen or small word of the other language joins a name to a longer one."""
    before = tokens[place - 1] if place else None
    after = tokens[place + length] if place + length < len(tokens) else None
    joined = before is not None and before.text[0].isupper() and re.fullmatch(r"[\s-]*", tokens[place].gap) and place > 1
    goes_on = after is not None and after.text[0].isupper() and re.fullmatch(r"[\s'’-]*", after.gap)
    foreign = FUNCTION_WORDS[other_language(language)] - FUNCTION_WORDS[language]
    return (
        not joined
        and not goes_on
        and not (before is not None and before.text in foreign)
        and not _is_namesake(tokens, place + length)
    )


def _is_namesake(tokens: Sequence[Token], after: int) -> bool:
    """Return whether a state or a province of America follows: St. Petersburg, Florida; London (Ontario)."""
    ahead = tokens[after : after + 2]
    if not ahead or ahead[0].gap.strip() not in {",", "("}:
        return False
    return any(fold_place(token.text) in _AMERICAN for token in ahead)


def _is_place(tokens: Sequence[Token], place: int, length: int, language: str, source: str) -> bool:
    if length > 1 or _is_in_source(tokens[place].text, source, other_language(language)):
        return True
    if load_gazetteer().exact(tokens[place].text):
        return False
    cue = place > 0 and tokens[place - 1].text.lower() in _CUES[language] and not tokens[place].gap.strip(" '’")
    return cue and not is_known(tokens[place].text.lower(), lang=language)


def _is_in_source(word: str, source: str, language: str) -> bool:
    """Return whether a source has a word outside longer names."""
    if word not in source:
        return False
    tokens = tokenize_names(source)
    return any(token.text == word and _stands_alone(tokens, place, 1, language) for place, token in enumerate(tokens))


def _is_certain(written: str, language: str) -> bool:
    place = load_gazetteer().exact(written)
    if place is not None:
        return place.kind == "région" or written in _BETTER_KNOWN
    return not is_known(written.lower(), lang=language)

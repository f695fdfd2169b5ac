"""French and English words of opposite senses, and the sentences of a pair that say the opposite of each other.

For each sense `data/opposites.tsv` gives the words of both poles in both languages, and the words that may render a pole in a free
translation. A pair contradicts itself where one side has a word of the one pole, the other a word of the other pole, and neither
has anything of its counterpart. Negations, and words that weaken ("peu élevé", "less common"), make a reader needed: such words
say nothing here.

Source: Cruse, Lexical Semantics, 1986, chapter 9 (opposites); the contrastive classes of Sennrich 2017 (LingEval97); Quirk et
al., A Comprehensive Grammar of English, 4.51 (modality), 5.10 (quantifiers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from transflow.text.memo import Memo
from transflow.text.negation import count_all_negations
from transflow.text.traits import words_in

_WEAK = {
    "fr": re.compile(
        r"\b(?:peu|moins|sans|pas|non|jamais|rien|guère|trop|ni|aussi|autant|faute d\w+|contre|anti|sinon|que|ne|n)\b"
        r"[\s’'-]*(?:[\w-]+[\s’'-]+)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not|less|least|without|no|nor|never|hardly|too|few|little|lack|lack of|against|non|un|anti|than|ever|far from"
        r"|\w+n[’']t|instead of)\b[\s’'-]*(?:[\w-]+[\s’'-]+)?$",
        re.IGNORECASE,
    ),
}
"""What weakens or turns a word behind it."""
_NOT_BEHIND = re.compile(r"\s?(?:not\b|n[’']t\b|pas\b|aucun)")
NEAR = 0.5
"""Share of a text by which the places of the two words may differ: French and English put them in much the same order."""

LONG = 4
"""Letters from which a rendering of a word that the target has says where it comes from: an article of the source does not."""

_BEFORE, _BEHIND = r"(?<![\w-])", r"(?!\w)"
_LOOK_AROUND = re.compile(r"\(\?[!=<][^()]*\)")
_GAP = re.compile(r"\[[ '’-]+\]|[ '’(-]")


class _Pole(NamedTuple):
    words: re.Pattern[str]
    renderings: re.Pattern[str]


class Contradiction(NamedTuple):
    """A word of the source and the word of the target that says the opposite; spans are code points of their sides."""

    source: tuple[int, int]
    target: tuple[int, int]


@cache
def _load_senses() -> tuple[dict[str, tuple[_Pole, _Pole]], ...]:
    """Return for each sense its two poles in each language."""
    senses = []
    for line in files("transflow").joinpath("data", "opposites.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            _, *patterns = line.split("\t")
            poles = [_Pole(_compile(patterns[place]), _compile(patterns[place + 1])) for place in range(0, len(patterns), 2)]
            senses.append({"fr": (poles[0], poles[1]), "en": (poles[2], poles[3])})
    return tuple(senses)


def _compile(words: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:{words}){_BEHIND}", re.IGNORECASE)


def find_contradictions(source: str, source_language: str, target: str, target_language: str) -> Iterator[Contradiction]:
    """Yield the words of the source whose opposite the target has in their place."""
    there, here = _find_poles(source, source_language), _find_poles(target, target_language)
    first = _first_poles()
    both = there & ((here & first) << 1 | here >> 1 & first)
    for place in range(both.bit_length()) if both else ():
        if not both >> place & 1:
            continue
        sense, one, other = _load_senses()[place // 2], place % 2, 1 - place % 2
        theirs, ours = sense[source_language], sense[target_language]
        match = theirs[one].words.search(source)
        if not match or theirs[other].words.search(source):
            continue
        answer = ours[other].words.search(target)
        if not answer or _is_weak(source, match, source_language):
            continue
        if _count(ours[one], target) >= _count_plain(theirs[one].words, source, source_language):
            continue
        if _count(theirs[other], source, LONG) >= _count_plain(ours[other].words, target, target_language):
            continue
        if (count_all_negations(source, source_language) > 0) != (count_all_negations(target, target_language) > 0):
            return
        if _is_weak(target, answer, target_language) or abs(_place(match, source) - _place(answer, target)) > NEAR:
            continue
        yield Contradiction(match.span(), answer.span())


@lru_cache(maxsize=4096)
def _find_poles(text: str, language: str) -> int:
    """Return the poles of which a text may have a word, as bits, two for each sense: few texts have words of two that differ."""
    known = _poles_by_word(language)
    bits = known[""]
    for word in words_in(text):
        bits |= known[word]
    return bits


@cache
def _poles_by_word(language: str) -> Memo[int]:
    """Return for each word the poles of which a word or phrase may begin with it; for the empty word those that any may begin."""
    heads = [_read_heads(pole.words.pattern) for sense in _load_senses() for pole in sense[language]]
    whole = re.compile("|".join(head.pattern for head in heads if head), re.IGNORECASE)

    def mark(word: str) -> int:
        if not word:
            return sum(1 << place for place, head in enumerate(heads) if not head)
        return sum(1 << place for place, head in enumerate(heads) if head and head.match(word)) if whole.match(word) else 0

    return Memo(mark)


@cache
def _first_poles() -> int:
    """Return the bits of the first pole of each sense."""
    return sum(1 << place for place in range(0, 2 * len(_load_senses()), 2))


def _read_heads(pattern: str) -> re.Pattern[str] | None:
    """Return the pattern of the first words of what a pattern finds; None where brackets hold several words."""
    heads, depth, start = [], 0, 0
    words = _LOOK_AROUND.sub("", pattern.removeprefix(_BEFORE).removesuffix(_BEHIND))[len("(?:") : -len(")")]
    for place, sign in enumerate(f"{words}|"):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            one = words[start:place]
            gap = _GAP.search(one)
            if gap and gap[0] == "(" and _GAP.search(one.replace("(", "")):
                return None
            heads.append(one[: gap.start()] if gap and gap[0] != "(" else one)
            start = place + 1
    return re.compile("|".join(f"(?:{head})" for head in heads), re.IGNORECASE)


def _count(pole: _Pole, text: str, least: int = 1) -> int:
    """Return how many words of a text, of `least` letters or more, belong to a pole or may render it."""
    return len({match.start() for pattern in pole for match in pattern.finditer(text) if len(match[0]) >= least})


def _count_plain(words: re.Pattern[str], text: str, language: str) -> int:
    """Return how many words of a text say a pole and are not weakened: "less wealthy" needs no rendering of its own."""
    return sum(not _is_weak(text, match, language) for match in words.finditer(text))


def _is_weak(text: str, match: re.Match[str], language: str) -> bool:
    return bool(_WEAK[language].search(text[: match.start()]) or _NOT_BEHIND.match(text, match.end()))


def _place(match: re.Match[str], text: str) -> float:
    return match.start() / max(1, len(text))

"""Negations of French and English, looked for at their place on the other side of a pair.

A translation may turn "ne respecte pas" into "fails to comply": what could stand for a negation excuses a missing one where it
stands near. The place is found by the words about the negation, through the table of word correspondences. Calibrated on clean
pairs of four kinds (`benchmarks/flags.py`).

Source: Grevisse & Goosse, Le bon usage, "La négation"; Huddleston & Pullum, The Cambridge Grammar of English, chapter 9.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from transflow.text.coverage import weigh_coverage
from transflow.text.lexicon import Word, content_words, load_lexicon
from transflow.text.traits import has_word

RESTRICTION = re.compile(
    r"\bn(?:e\b|[’'])\s?(?:(?!pas\b|jamais\b|rien\b|plus\b|point\b|aucune?\b|personne\b)[\w-]+[\s’']){1,4}(?:que\b|qu[’'])"
    r"|\bn(?:e\b|[’'])[^.;,]{1,30}?\bplus (?:\w+ )?(?:que (?:des?|du|la|le|les|une?|deux|trois)\b|qu[’'])",
    re.IGNORECASE,
)
"""`ne … que` and `ne … plus que`: only. Source: Grevisse & Goosse, §1015."""
_NOT_NEGATIVE = {
    "fr": re.compile(
        RESTRICTION.pattern + r"|\b(?:pas|jamais) (?:seulement|uniquement|que|moins|sans)\b"
        r"|\bne (?:pas )?(?:manqu|cess|dépass|excéd)|\bne pas (?:oubli|hésit)|\bn[’'](?:oubli|hésit|arrêt)\w+ pas\b"
        r"|\bn[’']est-ce pas\b|\bn(?:e\b|[’'])[^.;,]{0,25}\bdérog\w+"
        r"|\bn[’']emp[eê]ch\w+ (?:pas )?que\b|\btant qu\w*[’' ][^,.]{0,60}?\bn(?:e\b|[’'])\s?\w+ pas\b"
        r"(?:[^,.]{0,60}? ou qu\w*[’' ][^,.]{0,60}?\bn(?:e\b|[’'])\s?\w+ pas\b)?"
        r"|\bjamais (?:\w+ )?(?:aussi|autant|si)\b|\bsans\b[^.;,]{0,60}?\baucune?\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:whether|if|or|believe it or) not\b|\bnot,|\bis not the case\b"
        r"|\b(?:not|\w+n[’']t) (?:(?!my\b|our\b|their\b)\w+ )?(?:only|just|merely|simply|least|until|necessarily)\b"
        r"|\bnot (?:in|un|im)\w+ly\b|\bnot long (?:after|before|ago)\b|\bnever[- ]ending\b|\bnot so\b(?=[^.]{0,30} as to\b)"
        r"|\bcannot but\b|\bnot to mention\b"
        r"|\bnot otherwise\b|\bnot\b[^.;]{0,60} at arm[’']s length\b|\bnext to nothing\b"
        r"|\b(?:not|\w+n[’']t)\b[^.;:]{1,80}?\buntil\b|\bneither\b(?=[^.]{0,200}\bnor\b)|\bnot\b(?=[^.]{0,60}\b(?:nor|neither)\b)"
        r"|\bnot\b[^.;,]{0,30} more than\b|\bno (?:later|less|more|fewer) than\b|\bnot (?:later|less|more|exceed)",
        re.IGNORECASE,
    ),
}
"""Restrictions, double and idiomatic negations: not counted."""

_STRONG = {
    "fr": re.compile(
        r"\b(?:n(?:e\b|[’'])\s*(?:\w+[\s’'-]+){0,4}?(?:pas|jamais|rien|aucune?|personne|nullement|guère"
        r"|plus(?! \w+ment\b))|aucune?|ni ne|non[- ]\w{3,}(?:[éiu]e?s?|el(?:le)?s?|[ai]bles?|i(?:f|ve)s?|aires?|ants?|antes?)"
        r"|n(?:e |[’'])(?:l[’']|les? |la |en |y |se |s[’'])?(?:peu(?:t|x|vent)|pou(?:vait|vaient|rr\w+)|saur\w+)\b"
        r"(?![^.;]{0,90}\bqu(?:e\b|[’'])))\b"
        r"(?! (?:seulement|uniquement|que|moins))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not(?! (?:only|just|merely|simply|least))|cannot|\w+n[’']t|never|no one|no longer|nobody|nothing|none|neither)\b",
        re.IGNORECASE,
    ),
}
_TELLTALE = {
    "fr": frozenset({"n", "ne", "ni", "non", "aucun", "aucune"}),
    "en": frozenset({"not", "cannot", "t", "never", "no", "nobody", "nothing", "none", "neither"}),
}
"""Runs of letters of which a negation holds one at least."""
_EXCUSE = {
    "fr": re.compile(
        r"\b(?:gard\w+ de|mais contre"
        r"|sans(?! cesse)|ni|sauf|hormis|sinon|nul(?:le|s|les)?|faute d[e’']|manqu\w+|(?<!par )défaut\w*"
        r"|absen\w+|refus\w+|évit\w+|empêch\w+|exclu\w+"
        r"|interdi\w+|cess\w+|peu|loin d[e’']|(?<!au )contraire\w*|oppos\w+"
        r"|in(?!t|f[olr]|s[tpuc]|v[ei]|d[iu]|c[lriu]|comb|iti|n|qui)\w{5,}"
        r"|im(?:poss|parf|mob|pay|pens|puiss)\w+|irr\w{4,}|illé?g\w+|mé(?:conn|cont)\w+|dés(?!orm|ir|ign)\w{4,}|rarement|à peine"
        r"|difficil\w+|mauvais\w*|demeur\w+|persist\w+|subsist\w+"
        r"|mal à|facultati\w+|bloqu\w+"
        r"|oubli\w+|échou\w+|échec\w*|omis|omet\w*|omission|dépour\w+|dénu\w+|exempt\w*|renonc\w+|priv[eé]\w*|rejet\w+"
        r"|ignor\w+|annul\w+|en vain|libre de|au lieu|jusqu\w*(?!-là)|contest\w+"
        r"|ni(?:er|é|e|ent)|hostile\w*|démen\w+|abst\w+|non(?! plus\b| seulement\b)|quiconque"
        r"|infini\w*|perd\w+|personne(?= n)|aucun\w*|rien|jamais|(?<!un )pas(?! en avant))\b|\bn(?:e\b|[’'])",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:(?:decid|advis|vot|argu|rul)\w+ against|stop\w*[^.;]{1,60}? from|yet to|ha(?:ve|s|d) gone|other than"
        r"|not|no|cannot|\w+n[’']t|never|none|nothing|nobody|nowhere|neither|nor|without|non\S*|un(?!i(?!n[^i]|m|den)|der|til)\w{4,}"
        r"|in(?:ac|ab|cap|cor|def|dep|eff|exp|exc|just|suff|val|vis|adeq|adm|app|comp|cons|elig|equ)\w+"
        r"|im(?:poss|perf|prop|mat|mob|pun)\w+|irr\w{4,}|ille?g\w+|dis(?:a|c?ont|l|b(?!urs)|p?rop|reg|resp|sat)\w+|\w{3,}less(?:ly|ness)?"
        r"|fail\w*|lack\w*|refus\w+|avoid\w*|prevent\w*|exclu\w+|prohibit\w*|ceas\w+|except\w*|hardly|barely|scarcely"
        r"|rarely|few|fewer|disagree\w*|short of|little|far from|instead|unless"
        r"|until|absen\w+|miss\w*|\w+-free|free (?:of|from)|wrong|difficult\w*|trouble|longer"
        r"|reject\w*|den(?:y|ied|ies|ying)|forbid\w*|abst\w+|ignor\w+|waiv\w+|depriv\w+|devoid|contrary|oppos\w+"
        r"|ever|informal\w*|omit\w*|omission\w*|loss|lost|losing|neglect\w*|exempt\w*|beyond"
        r"|(?:stay|remain)\w* the same|unchanged"
        r"|(?:falls?|fell|is|are|was|were) (?:over|outside|out of)|breaks|ill|unwell|optional\w*|pending|off-?line"
        r"|deficient)\b",
        re.IGNORECASE,
    ),
}
"""What may stand for a negation in a free translation."""

_BARE_NE = re.compile(
    r"\bne\s+(?:saurai\w+|pou(?:vons|vez|vait|vant|rr\w+)|peu(?:t|x|vent)|savons|sait|os\w+|cess\w+)\b", re.IGNORECASE
)
"""`ne` without `pas`: pouvoir, savoir, oser, cesser. Source: Grevisse & Goosse, §1014."""

_ONLY_IF = re.compile(r"\s?(?:si\b|s[’']|lorsqu|quand\b|à condition)", re.IGNORECASE)
"""What stands behind a `ne … que` that "not … unless" renders."""

_TOKEN = re.compile(r"[\w’'-]+")
AROUND, WINDOW = 4, 11
"""Words about a negation that say where it stands, and words about their renderings in which its own is looked for."""
_COUNTERPARTS = {
    "without": frozenset({"sans"}), "sans": frozenset({"without"}), "against": frozenset({"contre"}),
    "contre": frozenset({"against"}), "until": frozenset({"avant", "jusqu", "jusque"}), "before": frozenset({"avant"}),
    "avant": frozenset({"before", "until"}), "yet": frozenset({"encore", "pourtant"}), "no": frozenset({"non"}),
    "non": frozenset({"no"}), "few": frozenset({"peu", "quelques"}), "peu": frozenset({"few", "little", "low"}),
    "little": frozenset({"peu"}), "loin": frozenset({"far"}),
    "sauf": frozenset({"unless", "except", "save"}), "unless": frozenset({"sauf", "moins"}),
    "contraire": frozenset({"otherwise", "contrary"}), "sinon": frozenset({"otherwise"}),
}  # fmt: skip
"""Small words of negative sense and what they render."""
_NO = re.compile(r"\bno\b", re.IGNORECASE)
_ADDITIVE = re.compile(r"\bnon (?:plus|seulement|pas|moins)\b", re.IGNORECASE)
"""French `non` that no English "no" renders."""
_JOINED = re.compile(r"[^.;:!?]{0,40}(?:\b(?:et|ou|ni|or|nor|and)|,)\s*$|^[^.;:!?,]{0,20}$|^[^.;:!?]{0,6}$")
"""What stands between two negations of which one goes on in the other ("ne vole pas, ne triche pas", "aucun n'a jamais"): the
other language may negate once."""
_BARE_AUCUN, _CLAUSE = re.compile("aucune?", re.IGNORECASE), re.compile("[.;:!?,]")
NEAR = 3
"""Words within which an answer is beside an anchor."""
SURE, SURER = 0.1, 0.3
"""Probability from which a word of negative sense renders another such word, or any word."""
COGNATE = 5
"""First letters by which a French and an English word are known to be the same."""
_CLOSING = ' "”»’\u00a0\u202f'
CLOSE = 0.2
"""Mean weight of the words of both sides from which a translation is close to its source."""
LEAST_PROBABILITY, MOST_PLACES = 0.08, 2
"""A word says where the negation stands if it has at most two likely renderings on the other side."""


class Lost(NamedTuple):
    """A negation that nothing on the other side stands for; `start` and `end` are code points of its own side."""

    start: int
    end: int
    is_sure: bool
    """Whether the other side is a close translation and has fewer negations."""


def find_lost_negation(source: str, source_language: str, target: str, target_language: str) -> Lost | None:
    """Return a negation of the source that nothing in the target stands for, a sure one first; None where there is none.

    Restrictions (`ne … que`, "not only"), expletive `ne` and set phrases ("whether or not") are no negations.
    """
    negations = [(start, end) for start, end in _negations(source, source_language) if not _is_kept(source[start:end], target)]
    if not negations:
        return None
    unanswered = _unanswered(negations, source, source_language, target, target_language)
    if not unanswered:
        return None
    is_question = source.rstrip(_CLOSING).endswith("?") and target.rstrip(_CLOSING).endswith("?")
    is_sure = (
        not is_question
        and len(negations) > count_all_negations(target, target_language)
        and _weigh_closeness(source, source_language, target, target_language) >= CLOSE
    )
    return Lost(*unanswered[0], is_sure)


def _is_kept(words: str, target: str) -> bool:
    """Return whether a text has the words of the other language as they stand, in a name or a title."""
    return words in target and re.search(rf"\b{re.escape(words)}\b", target) is not None


def _unanswered(
    negations: Sequence[tuple[int, int]], source: str, source_language: str, target: str, target_language: str
) -> list[tuple[int, int]]:
    """Return the negations near whose place on the other side nothing stands for them."""
    if not _EXCUSE[target_language].search(target):
        return [negations[0]]
    theirs, ours = _starts(source), _starts(target)
    answers = [_place(ours, start) for start in _free_answers(target, target_language, source)]
    renderings = content_words(target)
    pairs: list[tuple[float, int, int]] = []
    placed: set[int] = set()
    for number, (start, end) in enumerate(negations):
        first, last = _place(theirs, start) - AROUND, _place(theirs, end - 1) + AROUND
        about = [word for word in content_words(source) if first <= _place(theirs, word.start) <= last]
        expected = (first + AROUND) * len(ours) / len(theirs)
        anchors = _anchors(about, renderings, source_language, ours, expected)
        if anchors or not answers:
            placed.add(number)
        if anchors:
            middle = median([*anchors, expected])
            for place, answer in enumerate(answers):
                beside = min(abs(answer - anchor) for anchor in anchors)
                if beside <= NEAR or abs(answer - middle) <= WINDOW:
                    pairs.append((min(beside, abs(answer - middle)), number, place))
    return _unpaired(negations, pairs, placed, source)


def _unpaired(
    negations: Sequence[tuple[int, int]], pairs: Sequence[tuple[float, int, int]], placed: Collection[int], source: str
) -> list[tuple[int, int]]:
    """Return the negations whose place is known and that have no answer, the nearest being given first.

    Of neighbours that are joined ("ne vole pas, ne triche pas"), one answer does for all.
    """
    wanted = _match_answers(pairs)
    answered = set(wanted.values())
    joined = [
        number for number in range(1, len(negations)) if _JOINED.match(source[negations[number - 1][1] : negations[number][0]])
    ]
    for number in joined:
        if number - 1 in answered:
            answered.add(number)
    for number in reversed(joined):
        if number in answered:
            answered.add(number - 1)
    return [span for number, span in enumerate(negations) if number in placed and number not in answered]


def _match_answers(pairs: Sequence[tuple[float, int, int]]) -> dict[int, int]:
    """Return which negation each answer is given to, as many of them as can have one: a near answer may leave another to it.

    Source: Kuhn, The Hungarian method for the assignment problem, 1955.
    """
    options: dict[int, list[int]] = {}
    for _, number, place in sorted(pairs):
        options.setdefault(number, []).append(place)
    given: dict[int, int] = {}

    def give(number: int, seen: set[int]) -> bool:
        for place in options[number]:
            if place not in seen:
                seen.add(place)
                if place not in given or give(given[place], seen):
                    given[place] = number
                    return True
        return False

    for number in options:
        give(number, set())
    return given


def count_all_negations(text: str, language: str) -> int:
    """Return how many negations a text has, set phrases and those of a noun ("no water") included."""
    return sum(1 for _ in _STRONG[language].finditer(text)) + sum(1 for _ in _NO.finditer(text) if language == "en")


def _weigh_closeness(source: str, source_language: str, target: str, target_language: str) -> float:
    """Return the mean weight of the words of both sides: a free translation may say the same without a negation."""
    here, there = weigh_coverage(source, target, source_language), weigh_coverage(target, source, target_language)
    return (here.mean + there.mean) / 2


def count_negations(text: str, language: str) -> int:
    """Return how many negations a text has beyond doubt."""
    return len(_negations(text, language))


def _answers(text: str, language: str) -> list[tuple[int, str]]:
    """Return where, and by which word, a text has what may stand for a negation.

    Each negation counts once and has no word, then come the words that excuse a missing one.
    """
    spans = [match.span() for match in _STRONG[language].finditer(text)]
    restrictions = [
        match.span()
        for match in (RESTRICTION.finditer(text) if language == "fr" else ())
        if not _BARE_NE.match(match[0]) and not _ONLY_IF.match(text, match.end())
    ]
    found = [(start, "") for start, _ in spans]
    words = [*_EXCUSE[language].finditer(text), *(_BARE_NE.finditer(text) if language == "fr" else ())]
    found += [
        (match.start(), match[0])
        for match in words
        if not any(start <= match.start() < end for start, end in (*spans, *restrictions))
    ]
    return found


def _free_answers(text: str, language: str, other: str) -> list[int]:
    """Return where a text has what may stand for a negation of the other side: not what renders another word there.

    The negations of the other side are left out of it: they are what is looked for.
    """
    rest = _ADDITIVE.sub(" ", _STRONG["en" if language == "fr" else "fr"].sub(" ", other))
    free: list[int] = []
    rendered: set[str] = set()
    for start, word in _answers(text, language):
        if word and word.lower() not in rendered and _renders(word, rest, language):
            rendered.add(word.lower())
        else:
            free.append(start)
    return free


def _renders(word: str, other: str, language: str) -> bool:
    """Return whether a word of negative sense renders one of the other side, so that it cannot stand for a negation as well."""
    if " " in word:
        return False
    if word.lower() in _COUNTERPARTS:
        return has_word(other, _COUNTERPARTS[word.lower()])
    theirs = _EXCUSE["en" if language == "fr" else "fr"]
    negative = {one.stem for match in theirs.finditer(other) for one in content_words(match[0])}
    any_word = set() if "-" in word else {one.stem for one in content_words(other)}
    for one in content_words(word):
        answers = load_lexicon(language).answers.get(one.stem, {})
        if any(answers.get(stem, 0.0) >= SURE for stem in negative) or any(answers.get(stem, 0.0) >= SURER for stem in any_word):
            return True
        if (one.stem in negative and len(one.stem) > 3) or any(_is_cognate(one.stem, stem) for stem in any_word):
            return True
    return False


def _is_cognate(stem: str, other: str) -> bool:
    """Return whether two words begin alike: "infini" and "infinite", "ignoré" and "ignored"."""
    return len(stem) >= COGNATE and stem[:COGNATE] == other[:COGNATE]


def _negations(text: str, language: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _STRONG[language].finditer(text)] if has_word(text, _TELLTALE[language]) else []
    others = [match.span() for match in _NOT_NEGATIVE[language].finditer(text)] if spans else []
    kept = [span for before, span in pairwise([(0, 0), *spans]) if not _is_concord(text, before, span)]
    return [(start, end) for start, end in kept if not any(first < end and start < last for first, last in others)]


def _is_concord(text: str, before: tuple[int, int], span: tuple[int, int]) -> bool:
    """Return whether an `aucun` without `ne` goes on in the negation before it: "n’a vu aucun effet dans aucun secteur".

    Source: Grevisse & Goosse, §1019 (several auxiliaries of one negation).
    """
    is_bare = before != (0, 0) and _BARE_AUCUN.fullmatch(text, *span) is not None
    return is_bare and not _CLAUSE.search(text, before[1], span[0])


def _starts(text: str) -> list[int]:
    return [match.start() for match in _TOKEN.finditer(text)]


def _place(starts: Sequence[int], position: int) -> int:
    """Return which word of a text holds a position."""
    return bisect_right(starts, position) - 1


def _anchors(words: Sequence[Word], others: Sequence[Word], language: str, starts: Sequence[int], expected: float) -> list[int]:
    """Return the places of the words that render the given ones beyond doubt; of two that may, the nearer to the expected one."""
    answers = load_lexicon(language).answers
    found: list[int] = []
    for word in words:
        likely = answers.get(word.stem, {})
        same = [other for other in others if likely.get(other.stem, 0.0) >= LEAST_PROBABILITY or _is_same(word, other)]
        if 0 < len(same) <= MOST_PLACES:
            found.append(min((_place(starts, other.start) for other in same), key=lambda place: abs(place - expected)))
    return found


def _is_same(word: Word, other: Word) -> bool:
    return word.stem == other.stem and len(word.stem) > 3

"""Negations of French and English, looked for at their place on the other side of a pair.

A translation may turn "ne respecte pas" into "fails to comply": what could stand for a negation excuses a missing one where it
stands near. The place is found by the words about the negation, through the table of word correspondences. Calibrated on clean
pairs of four kinds (`benchmarks/injected.py`).

Source: Grevisse & Goosse, Le bon usage, "La négation"; Huddleston & Pullum, The Cambridge Grammar of English, chapter 9.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from transflow.text.lexicon import Word, content_words, load_lexicon
from transflow.text.traits import has_word

_NOT_NEGATIVE = {
    "fr": re.compile(
        r"\bn(?:e\b|[’'])\s?(?:(?!pas\b|jamais\b|rien\b|plus\b|point\b)[\w-]+[\s’']){1,4}(?:que|qu[’'])(?!\w)|\b(?:pas|jamais) (?:seulement|uniquement|que|moins)\b"
        r"|\bne (?:pas )?(?:manqu|cess|dépass|excéd)|\bn[’'](?:oubli|hésit)\w+ pas\b|\bn[’']est-ce pas\b"
        r"|\bn[’']emp[eê]ch\w+ (?:pas )?que\b|\btant qu\w*[’' ][^,.]{0,60}?\bn(?:e\b|[’'])\s?\w+ pas\b"
        r"|\b(?:avant|à moins|crain\w+|sans|empêch\w+|évit\w+) (?:[\w’']+ ){0,3}qu(?:e|[’'])[^.,]{0,40}?\bn(?:e\b|[’'])"
        r"|\bsans aucune?\b|\bplus\b[^.]{0,60}\bqu(?:e|[’'])[^.,]{0,30}?\bn(?:e\b|[’'])",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:whether|if|or|believe it or) not\b|\bnot,|\bis not the case\b"
        r"|\b(?:not|\w+n[’']t) (?:(?!the\b|my\b|our\b|their\b)\w+ )?(?:only|just|merely|simply|least|until|necessarily)\b|\bcannot but\b|\bnot to mention\b"
        r"|\bno longer\b|\bneither\b(?=[^.]{0,200}\bnor\b)|\bnot\b(?=[^.]{0,60}\b(?:nor|neither)\b)"
        r"|\bno (?:later|less|more|fewer) than\b|\bnot (?:later|less|more|exceed)",
        re.IGNORECASE,
    ),
}
"""Restriction, expletive `ne`, double and idiomatic negations: not counted."""

_STRONG = {
    "fr": re.compile(
        r"\b(?:n(?:e\b|[’'])\s*(?:\w+[\s’'-]+){0,4}?(?:pas|jamais|rien|aucune?|personne|nullement|guère|plus)|aucune?)\b"
        r"(?! (?:seulement|uniquement|que|moins))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not(?! (?:only|just|merely|simply|least))|cannot|\w+n[’']t|never|no one|nobody|nothing|none|neither)\b",
        re.IGNORECASE,
    ),
}
_TELLTALE = {
    "fr": frozenset({"n", "ne", "aucun", "aucune"}),
    "en": frozenset({"not", "cannot", "t", "never", "no", "nobody", "nothing", "none", "neither"}),
}
"""Runs of letters of which a negation holds one at least."""
_EXCUSE = {
    "fr": re.compile(
        r"\b(?:sans|ni|sauf|hormis|sinon|nul(?:le|s|les)?|faute|manqu\w+|défaut\w*|absen\w+|refus\w+|évit\w+|empêch\w+|exclu\w+"
        r"|interdi\w+|cess\w+|moins|peu|loin|(?<!par )contr(?:e|aire\w*)|oppos\w+|in(?!t|f[olr]|s[tpu]|v[ei]|d[iu]|c[lriu]|n|qui)\w{5,}"
        r"|im(?:poss|parf|mob|pay|pens|puiss)\w+|irr\w{4,}|illé?g\w+|mé(?:conn|cont)\w+|dés(?!orm)\w{4,}|rarement|à peine|difficil\w+"
        r"|oubli\w+|échou\w+|échec\w*|trop|plutôt|omis|omet\w+|omission|dépour\w+|dénu\w+|exempt\w*|renonc\w+|priv[eé]\w*|rejet\w+"
        r"|ignor\w+|annul\w+|en vain|libre de|au lieu|demeur\w+|rest\w+|avant|jusqu\w*|maxim\w+|au plus|autre\w*|contest\w+"
        r"|ni(?:er|é|e|ent)|hostile\w*|démen\w+|abst\w+|non|quiconque|quelque|seul\w*|uniquement|que ce soit|quoi que|disparu\w*"
        r"|perd\w+|personne(?= n)|aucun\w*|rien|jamais|pas|pire|mauvais\w*)\b|\bn(?:e\b|[’'])",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not|no|cannot|\w+n[’']t|never|none|nothing|nobody|nowhere|neither|nor|without|non\S*|un(?!i|der|til)\w{4,}"
        r"|in(?:ac|ab|cap|cor|def|dep|eff|exp|exc|just|suff|val|vis|adeq|adm|app|comp|cons|elig|equ)\w+"
        r"|im(?:poss|perf|prop|mat|mob|pun)\w+|irr\w{4,}|ille?g\w+|dis(?:a|c?ont|l|b|p?rop|reg|sat)\w+|\w{3,}less(?:ly|ness)?"
        r"|fail\w*|lack\w*|refus\w+|avoid\w*|prevent\w*|exclu\w+|prohibit\w*|stop\w*|ceas\w+|except\w*|hardly|barely|scarcely"
        r"|rarely|few|fewer|disagree\w*|merely|just|short of|poor\w*|small\w*|little|less|far from|instead|rather|otherwise|unless"
        r"|until|before|against|absen\w+|too|miss\w*|free|wrong|difficult\w*|trouble|longer|apart from|yet|anything|any|remain\w*"
        r"|reject\w*|den(?:y|ied|ies|ying)|forbid\w*|ban(?:s|ned)?|abst\w+|ignor\w+|waiv\w+|depriv\w+|devoid|contrary|oppos\w+|nil"
        r"|zero|void|omit\w*|omission\w*|loss|lost|losing|neglect\w*|exempt\w*|maximum|beyond|only|even|gone|but|alone)\b",
        re.IGNORECASE,
    ),
}
"""What may stand for a negation in a free translation."""

_TOO_COMMON = {
    "fr": re.compile(
        r"moins|contre|loin|trop|plutôt|avant|autre\w*|demeur\w+|rest\w+|seul\w*|uniquement|quelque|maxim\w+|au plus|pire|mauvais\w*"
        r"|disparu\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"only|but|yet|otherwise|any|anything|even|just|merely|too|free|alone|gone|remain\w*|maximum|before|against|small\w*|poor\w*|rather"
        r"|apart from|less|stop\w*|ban(?:s|ned)?|void|nil|zero",
        re.IGNORECASE,
    ),
}
"""Excuses that stand near any word: they count only where the other side has no better trace of a negation at all."""

_BARE_NE = re.compile(
    r"\bne\s+(?:saurai\w+|pou(?:vons|vez|vait|vant|rr\w+)|peu(?:t|x|vent)|savons|sait|os\w+|cess\w+)\b", re.IGNORECASE
)
"""`ne` without `pas`: pouvoir, savoir, oser, cesser. Source: Grevisse & Goosse, §1014."""

_TOKEN = re.compile(r"[\w’'-]+")
AROUND, WINDOW = 4, 11
"""Words about a negation that say where it stands, and words about their renderings in which its own is looked for."""
_COUNTERPARTS = {
    "without": frozenset({"sans"}), "sans": frozenset({"without"}), "against": frozenset({"contre"}),
    "contre": frozenset({"against"}), "until": frozenset({"avant", "jusqu", "jusque"}), "before": frozenset({"avant"}),
    "avant": frozenset({"before", "until"}), "yet": frozenset({"encore", "pourtant"}), "no": frozenset({"non"}),
    "non": frozenset({"no"}), "few": frozenset({"peu", "quelques"}), "peu": frozenset({"few", "little"}),
    "little": frozenset({"peu"}), "loin": frozenset({"far"}),
}  # fmt: skip
"""Small words of negative sense and what they render."""
_JOINED = re.compile(r"[^.;:!?]*\b(?:et|ou|ni|or|nor|and)\b[^.;:!?]*$|^[^.;:!?,]*$|,[^.;:!?]*$")
FAR, NEAR = 40, 3
"""Code points within which one negation goes on in the next ("ne vole pas, ne triche pas", "aucun n'a jamais"): other languages
negate once. Words within which an answer is beside an anchor."""
SURE = 0.1
"""Probability from which a word renders another."""
LEAST_PROBABILITY, MOST_PLACES = 0.08, 2
"""A word says where the negation stands if it has at most two likely renderings on the other side."""


def find_lost_negation(source: str, source_language: str, target: str, target_language: str) -> tuple[int, int] | None:
    """Return the span of a negation of the source that nothing in the target stands for, or None.

    Restrictions (`ne … que`, "not only"), expletive `ne` and set phrases ("whether or not") are no negations.
    """
    negations = _negations(source, source_language)
    if not negations:
        return None
    if not _EXCUSE[target_language].search(target):
        return negations[0]
    theirs, ours = _starts(source), _starts(target)
    answers = [start for start, word in _answers(target, target_language) if not _renders(word, source, target_language)]
    places = [_place(ours, start) for start in answers]
    renderings = content_words(target)
    answered = -FAR
    for start, end in negations:
        if start - answered < FAR and _JOINED.search(source[answered:start]):
            answered = end
            continue
        first, last = _place(theirs, start) - AROUND, _place(theirs, end - 1) + AROUND
        about = [word for word in content_words(source) if first <= _place(theirs, word.start) <= last]
        anchors = [_place(ours, word.start) for word in _rendered(about, renderings, source_language)]
        if not anchors:
            continue
        middle = median(anchors)
        answer = min(places, key=lambda place: abs(place - middle), default=None)
        if answer is None or (abs(answer - middle) > WINDOW and min(abs(answer - anchor) for anchor in anchors) > NEAR):
            return start, end
        places.remove(answer)
        answered = end
    return None


def may_deny(text: str, language: str) -> bool:
    """Return whether a text has any word of negative sense, common ones included."""
    return bool(_EXCUSE[language].search(text))


def _answers(text: str, language: str) -> list[tuple[int, str]]:
    """Return where, and by which word, a text has what may stand for a negation: each negation once, then the words that excuse a missing one."""
    spans = [match.span() for match in _STRONG[language].finditer(text)]
    found = [(start, "") for start, _ in spans]
    words = [*_EXCUSE[language].finditer(text), *(_BARE_NE.finditer(text) if language == "fr" else ())]
    found += [
        (match.start(), match[0])
        for match in words
        if not _TOO_COMMON[language].fullmatch(match[0]) and not any(start <= match.start() < end for start, end in spans)
    ]
    return found


def _renders(word: str, source: str, language: str) -> bool:
    """Return whether a word of negative sense renders one of the source, so that it cannot stand for a negation as well."""
    if not word:
        return False
    if has_word(source, _COUNTERPARTS.get(word.lower(), frozenset())):
        return True
    answers = load_lexicon(language).answers
    theirs = _EXCUSE["en" if language == "fr" else "fr"]
    return any(
        _is_same(one, other) or answers.get(one.stem, {}).get(other.stem, 0.0) >= SURE
        for one in content_words(word)
        for match in theirs.finditer(source)
        for other in content_words(match[0])
    )


def _negations(text: str, language: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _STRONG[language].finditer(text)] if has_word(text, _TELLTALE[language]) else []
    others = [match.span() for match in _NOT_NEGATIVE[language].finditer(text)] if spans else []
    return [(start, end) for start, end in spans if not any(first < end and start < last for first, last in others)]


def _starts(text: str) -> list[int]:
    return [match.start() for match in _TOKEN.finditer(text)]


def _place(starts: Sequence[int], position: int) -> int:
    """Return which word of a text holds a position."""
    return bisect_right(starts, position) - 1


def _rendered(words: Sequence[Word], others: Sequence[Word], language: str) -> list[Word]:
    """Return the words of the other side that render the given ones beyond doubt."""
    answers = load_lexicon(language).answers
    found: list[Word] = []
    for word in words:
        likely = answers.get(word.stem, {})
        same = [other for other in others if likely.get(other.stem, 0.0) >= LEAST_PROBABILITY or _is_same(word, other)]
        if len(same) <= MOST_PLACES:
            found.extend(same)
    return found


def _is_same(word: Word, other: Word) -> bool:
    return word.stem == other.stem and len(word.stem) > 3

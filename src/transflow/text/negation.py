"""Negations of French and English, counted on both sides of a pair.

A translation may turn "ne respecte pas" into "fails to comply": what could stand for a negation excuses a missing one, less
what the source says in such words itself. Calibrated on clean pairs of four kinds (`benchmarks/flags.py`).

Source: Grevisse & Goosse, Le bon usage, "La négation"; Huddleston & Pullum, The Cambridge Grammar of English, chapter 9.
"""

from __future__ import annotations

import re

_CUE = {
    "fr": re.compile(r"\bn(?:e\b|[’'])", re.IGNORECASE),
    "en": re.compile(r"\b(?:not|cannot|\w+n[’']t|never|no one|nobody|nothing|none|neither|nor|no(?!\.? ?\d|\.))\b", re.IGNORECASE),
}
_FORCLUSIVE = re.compile(r"\b(?:pas|jamais|rien|aucune?|nullement)\b", re.IGNORECASE)
"""What completes `ne`; colloquial French drops the `ne`."""

_NOT_NEGATIVE = {
    "fr": re.compile(
        r"\bn(?:e\b|[’'])\s?(?:[\w-]+[\s’']){1,4}(?:que|qu[’'])(?!\w)|\b(?:pas|jamais) (?:seulement|uniquement|que|moins)\b"
        r"|\bne (?:pas )?(?:manqu|cess|dépass|excéd)"
        r"|\b(?:avant|à moins|crain\w+|sans|empêch\w+|évit\w+) (?:[\w’']+ ){0,3}qu(?:e|[’'])[^.,]{0,40}?\bn(?:e\b|[’'])"
        r"|\bplus\b[^.]{0,60}\bqu(?:e|[’'])[^.,]{0,30}?\bn(?:e\b|[’'])",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not|\w+n[’']t) (?:\w+ )?(?:only|just|merely|simply|least|until|necessarily)\b|\bcannot but\b|\bnot to mention\b"
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
_EXCUSE = {
    "fr": re.compile(
        r"\b(?:sans|ni|sauf|hormis|sinon|nul(?:le|s|les)?|faute|manqu\w+|défaut\w*|absen\w+|refus\w+|évit\w+|empêch\w+|exclu\w+"
        r"|interdi\w+|cess\w+|moins|peu|loin|contr(?:e|aire\w*)|oppos\w+|in(?!t|f[olr]|s[tp]|v[ei]|d[iu]|c[lri]|n)\w{5,}"
        r"|im(?:poss|parf|mob|pay|pens|puiss)\w+|irr\w{4,}|illé?g\w+|mé(?:conn|cont)\w+|dés\w{4,}|rarement|à peine|difficil\w+"
        r"|oubli\w+|échou\w+|échec\w*|trop|plutôt|omis|omet\w+|omission|dépour\w+|dénu\w+|exempt\w*|renonc\w+|priv[eé]\w*|rejet\w+"
        r"|ignor\w+|annul\w+|en vain|libre de|au lieu|demeur\w+|rest\w+|avant|jusqu\w*|maxim\w+|au plus|autre\w*|contest\w+"
        r"|ni(?:er|é|e|ent)|hostile\w*|démen\w+|abst\w+|non|quiconque|quelque|seul\w*|uniquement|que ce soit|quoi que|disparu\w*"
        r"|perd\w+|personne|aucun\w*|rien|jamais|pas|pire|mauvais\w*)\b|\bn(?:e\b|[’'])",
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

_OWN = {
    "fr": re.compile(
        r"\b(?:sans|ni|sauf|faute de|absen\w+|refus\w+|empêch\w+|exclu\w+|interdi\w+|contraire\w*|impossibl\w+|inutil\w+"
        r"|insuffis\w+|échou\w+|échec\w*|moins|peu|dépourvu\w*|non)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:without|except|unless|absen\w+|lack\w*|refus\w+|prevent\w*|exclu\w+|prohibit\w*|contrary|impossible"
        r"|un(?!i|der|til)\w{5,}|insuffic\w+|fail\w*|less|few|little|devoid|non)\b",
        re.IGNORECASE,
    ),
}
"""What the source itself says negatively without a negation: its rendering excuses nothing else."""


LONGEST = 160
"""Code points of a source up to which negations are counted: longer sentences are recast too freely."""


def count_negations(text: str, language: str) -> int:
    """Return the number of negations of a text; restrictions (`ne … que`, "not only") are none."""
    cues = len(_CUE[language].findall(text))
    if language == "fr":
        cues = max(cues, len(_FORCLUSIVE.findall(text)))
    return max(0, cues - len(_NOT_NEGATIVE[language].findall(text)))


def find_lost_negation(source: str, source_language: str, target: str, target_language: str) -> tuple[int, int] | None:
    """Return the span of a negation of the source that nothing in the target stands for, or None."""
    found = _STRONG[source_language].search(source)
    if not found:
        return None
    excuses = _EXCUSE[target_language].findall(target)
    if not excuses:
        return found.span()
    if len(source) > LONGEST:
        return None
    here, there = count_negations(source, source_language), count_negations(target, target_language)
    if there >= here:
        return None
    free = len(excuses) - len(_CUE[target_language].findall(target)) - _forclusives(target, target_language)
    free -= len(_OWN[source_language].findall(source))
    return found.span() if here > there + max(0, free) else None


def _forclusives(text: str, language: str) -> int:
    return len(_FORCLUSIVE.findall(text)) if language == "fr" else 0

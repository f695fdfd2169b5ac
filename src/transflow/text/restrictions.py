"""Restrictions of French and English ("ne … que", "only"), and those that the other side of a pair lacks or turns round.

Source: Grevisse & Goosse, Le bon usage, §1015; Huddleston & Pullum, The Cambridge Grammar of English, chapter 6, 7.3.
"""

from __future__ import annotations

import re

from transflow.text.negation import RESTRICTION, count_all_negations
from transflow.text.opposites import Contradiction
from transflow.text.traits import has_word

_ONLY = {
    "fr": re.compile(
        r"(?<!personne )(?<!aucun )(?<!aucune )(?<!rien )(?<!nul )(?:" + RESTRICTION.pattern + r")"
        r"|(?<!non )(?<!pas )(?<!plus )\b(?:seulement|uniquement|exclusivement)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?<!not )(?<!n['’]t )(?<!if )\b(?:only(?! if)|solely|exclusively)\b", re.IGNORECASE),
}
"""What restricts."""
_MAY_RESTRICT = {
    "fr": re.compile(
        r"\bn(?:e\b|[’'])|\b(?:seul|uniqu|exclusi|simple|limit|restrei|réserv|spécifi|jusqu)\w*|\bqu[e’']"
        r"|\b(?:juste|à peine|purement|sauf|si|avant|pas|peu|pour autant|dès|désormais|encore|plus|même|mais)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:mere|sole|exclusive|simpl|limit|restrict|pure|unique|except|confin|reserv|fail|avoid|inevit|necessar|primar|specific|most"
        r"|small|exact|recent|cease|stop|keep|continu)\w*|n[’']t\b"
        r"|\b(?:only|just|nothing|no|nobody|none|alone|unless|until|barely|but|few|little|single|one|once|other than|hardly"
        r"|scarcely|not|never|cannot"
        r"|all|even|any|strictly|entirely|last|least|as|less|without|neither|nor|else|than|lone|far|must|short|yet|still|always|best"
        r"|mainly|rest|however)\b",
        re.IGNORECASE,
    ),
}
"""What may stand for it in a free translation."""
_NOT_ONLY = {
    "fr": re.compile(r"\b(?:non|pas) (?:seulement|uniquement|simplement)\b|\bpas qu[e’']", re.IGNORECASE),
    "en": re.compile(r"(?:\bnot|n['’]t)\b(?: \w+)? (?:only|just|merely|simply|solely)\b", re.IGNORECASE),
}


_ONLY_WORDS = frozenset("only solely exclusively n ne seulement uniquement exclusivement".split())
_NOT_WORDS = frozenset("not t non pas".split())
"""Runs of letters of which these patterns hold one at least."""


def find_lost_restriction(source: str, source_language: str, target: str, target_language: str) -> tuple[int, int] | None:
    """Return the span of an "only" of the source that nothing in the target stands for, or None."""
    match = _ONLY[source_language].search(source) if has_word(source, _ONLY_WORDS) else None
    return match.span() if match and not _MAY_RESTRICT[target_language].search(target) else None


def find_turned_restriction(source: str, source_language: str, target: str, target_language: str) -> Contradiction | None:
    """Return a "not only" of the source that the target renders by "only", or None."""
    match = _NOT_ONLY[source_language].search(source) if has_word(source, _NOT_WORDS) else None
    answer = _ONLY[target_language].search(target) if match else None
    if not match or not answer or _NOT_ONLY[target_language].search(target) or count_all_negations(target, target_language):
        return None
    return Contradiction(match.span(), answer.span())

"""Quotation marks of the other language, lost marks, or a mark without its partner.

Why it matters: guillemets in English show a text that nobody has adapted; a lost mark makes the institution say what it only
quotes. Quotations may run over several sentences: where the source has as many marks without a partner, nothing is said.
Straight and English marks in French are told as info, since French uses them inside guillemets.
Bad: "« Un succès », dit-elle." / "A success, she said." Good: "‘A success’, she said."

Source: New Hart's Rules, chapter 9; Imprimerie nationale, "Guillemets"; CLDR delimiters; Translate Toolkit doublequoting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule

FRENCH = """Des guillemets de l’autre langue, des guillemets perdus, ou un guillemet sans son pendant.

Pourquoi : des guillemets français dans un texte anglais montrent que personne ne l’a adapté ; un guillemet perdu fait dire à
l’institution ce qu’elle ne fait que citer. Une citation peut courir sur plusieurs phrases : si la source a autant de guillemets
orphelins, rien n’est dit. Les guillemets droits ou anglais en français sont une simple remarque."""
RULE = Rule("TYPO001", "quotes", Level.WARNING, "typographical", "document", "0.1")
MESSAGES = {
    "french": ('"{found}" is a French quotation mark', "« {found} » est un guillemet français"),
    "english": ("French sets “« »”, and these inside them", "le français met « », et ceux-ci à l’intérieur"),
    "lost": ("the quotation marks of the source are not in the translation", "les guillemets de la source manquent"),
    "lone": ('the quotation mark "{found}" has no partner', "le guillemet « {found} » n’a pas de pendant"),
}
EXAMPLES = {
    "fire": [
        (None, "The « city contract » is signed."),
        (None, "The “city contract is signed."),
        ("Il parle de « ville durable ».", "He speaks of a sustainable city."),
    ],
    "silent": [
        (None, "The ‘city contract’ is signed in the mayor’s office."),
        ("« Un succès », dit-elle.", "“A success,” she said."),
        ("La « ville » durable.", "The ‘sustainable’ city."),
    ],
    "silent_fr": [(None, "Le « contrat de ville » est signé.")],
}
_GUILLEMETS = re.compile("[«»]")
_DOUBLE = re.compile('[“”„"«»]')
_STRAIGHT = re.compile(r"(?<!\d)\"")
_SINGLE = re.compile(r"(?:^|(?<=[\s(«“\u00a0\u202f—–-]))[‘'][^‘’'\n]{2,}?[’'](?!\w)")
_APOSTROPHE = re.compile(r'(?<=[^\W\d_])"(?=[^\W\d_])|(?<=[sS])"(?= [^\W\d_])|(?<=[\d½¼¾])"')
"""A straight mark for an apostrophe ("C"était", "the players" wives"), or for inches and seconds."""
_NEIGHBOURS = 3
"""Segments over which a quotation may run on: the other mark is looked for there."""
_DIRECTED = re.compile(r"[«»“]|(?<!\d)”")
_PARTNERS = {"«": "»", "“": "”"}
_ENGLISH = {"«": "“", "»": "”"}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the marks of the other language, then lost and lone ones."""
    inside = _has_guillemets(pairs) if context.target_language == "fr" else False
    lone = {number for number, pair in enumerate(pairs) if len(_marks(pair.target)) % 2}
    for number, pair in enumerate(pairs):
        if not pair.target.strip():
            continue
        runs_on = any(number + step in lone for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if step)
        kinds = list(_of_other_language(pair, context.target_language, inside=inside))
        yield from kinds
        if pair.source and not any(hit.message == "french" for hit in kinds):
            yield from _against_source(pair, runs_on=runs_on)
    yield from _lone_over_blocks([pair for pair in pairs if pair.source is None])


def _has_guillemets(pairs: Sequence[Pair]) -> bool:
    return any("«" in pair.target for pair in pairs)


def _of_other_language(pair: Pair, language: str, *, inside: bool) -> Iterator[Hit]:
    if language == "en":
        for match in _GUILLEMETS.finditer(pair.target):
            yield Hit(pair, *match.span(), "french", {"found": match[0]}, (_ENGLISH[match[0]],))
    elif "«" not in pair.target and not inside:
        mark = re.search('[“”"]', pair.target)
        if mark:
            yield Hit(pair, *mark.span(), "english", level="info")


def _against_source(pair: Pair, *, runs_on: bool) -> Iterator[Hit]:
    source, target = pair.source or "", pair.target
    places = _marks(target)
    ours, theirs = len(places), len(_marks(source))
    first = _DOUBLE.search(source)
    if theirs >= 2 and theirs % 2 == 0 and first and not ours and not _SINGLE.search(target):
        yield Hit(pair, *first.span(), "lost", side="source", level="info", source_span=first.span())
    elif ours % 2 and theirs % 2 == 0:
        place = _lone(target, places)
        yield Hit(pair, place, place + 1, "lone", {"found": target[place]}, level="info" if runs_on else "")


def _marks(text: str) -> list[int]:
    """Return the places of the double marks of a text; straight ones that stand for an apostrophe are none.

    A mark after a plural is one only where no quotation is open before it.
    """
    places: list[int] = []
    for match in _DOUBLE.finditer(text):
        place = match.start()
        is_apostrophe = match[0] == '"' and bool(_APOSTROPHE.match(text, place))
        closes = len(places) % 2 == 1 and text[place + 1 : place + 2] == " "
        if not is_apostrophe or closes:
            places.append(place)
    return places


def _lone(text: str, places: Sequence[int]) -> int:
    """Return the place of the mark without a partner: a closing one without an opening one before it, else the last."""
    closing = {"”": "“„", "»": "«"}
    waiting: list[int] = []
    for place in places:
        sign = text[place]
        if sign in closing or (sign == '"' and any(text[one] == '"' for one in waiting)):
            if not waiting:
                return place
            waiting.pop()
        else:
            waiting.append(place)
    return waiting[-1] if waiting else places[-1]


def _lone_over_blocks(pairs: Sequence[Pair]) -> Iterator[Hit]:
    """Yield the marks of a text in one language that nothing opens or closes.

    A quotation may run over paragraphs, each of which may begin with an opening mark again; only then is the last one closed.
    """
    pending: tuple[Pair, int] | None = None
    for _, members in groupby(pairs, key=lambda pair: pair.id.partition(".")[0]):
        block = list(members)
        if any("„" in pair.target for pair in block):
            continue
        goes_on = pending is not None and block[0].target.lstrip()[:1] in _PARTNERS
        waiting: list[tuple[Pair, int]] = []
        for pair, match in ((one, found) for one in block for found in _DIRECTED.finditer(one.target)):
            if match[0] in _PARTNERS:
                waiting.append((pair, match.start()))
            elif waiting and _PARTNERS[_sign(*waiting[-1])] == match[0]:
                waiting.pop()
            elif pending is not None and _PARTNERS[_sign(*pending)] == match[0]:
                pending = None
            else:
                yield _lone_hit(pair, match.start())
        if goes_on:
            pending = None
        for one in waiting:
            if pending is not None:
                yield _lone_hit(*pending)
            pending = one
    if pending is not None:
        yield _lone_hit(*pending)


def _sign(pair: Pair, place: int) -> str:
    return pair.target[place]


def _lone_hit(pair: Pair, place: int) -> Hit:
    return Hit(pair, place, place + 1, "lone", {"found": pair.target[place]})

"""Quotation marks of the other language, lost marks, or a mark without its partner.

Why it matters: guillemets in English show a text that nobody has adapted; a lost mark makes the institution say what it only
quotes. A warning: a mark of French in English, a mark without its partner. An info: a quotation that lost both marks (translators
turn speech into reported speech), one that may run on into another segment (a neighbour has the partner, or the source has no
mark), one closed by a mark of another kind ("Alfonso Cano'), in French two that end at one mark, and straight or English marks in
French. Where the source has a mark without its partner too, nothing is said. Bad: "« Un succès », dit-elle." / "“A success, she
said." Good: "‘A success’, she said."

Source: New Hart's Rules, chapter 9; Imprimerie nationale, "Guillemets"; CLDR delimiters; Translate Toolkit doublequoting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.quote_marks import (
    QuoteMark,
    end_together,
    find_lone_marks,
    has_lone_single,
    is_closed_by_single,
    read_quote_marks,
)

FRENCH = """Des guillemets de l’autre langue, des guillemets perdus, ou un guillemet sans son pendant.

Pourquoi : des guillemets français dans un texte anglais montrent que personne ne l’a adapté ; un guillemet perdu fait dire à
l’institution ce qu’elle ne fait que citer. Avertissement : un guillemet français en anglais, un guillemet sans pendant. Remarque :
une citation qui a perdu ses deux guillemets (on passe au discours indirect), qui peut courir sur un autre segment (un voisin a le
pendant, ou la source n’a aucun guillemet) ou que ferme un signe d’une autre sorte (« "Alfonso Cano' »), deux citations closes par
un seul guillemet, des guillemets droits ou anglais en français. Si la source a elle aussi un guillemet orphelin, rien n’est
dit."""
RULE = Rule("TYPO001", "quotes", Level.WARNING, "typographical", "document", "0.1")
MESSAGES = {
    "french": ('"{found}" is a French quotation mark', "« {found} » est un guillemet français"),
    "english": ("French sets “« »”, and these inside them", "le français met « », et ceux-ci à l’intérieur"),
    "lost": ("the quotation marks of the source are not in the translation", "les guillemets de la source manquent"),
    "lone": ("the quotation mark {found} has no partner", "le guillemet {found} n’a pas de pendant"),
    "kinds": (
        "the quotation begins with one kind of mark and ends with another ({found})",
        "la citation commence par une sorte de guillemet et finit par une autre ({found})",
    ),
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
_SINGLE = re.compile(r"(?:^|(?<=[\s(«“—–-]))[‘'](?=\S)[^\n]*?(?<=\S)[’'](?!\w)")
_NEIGHBOURS = 3
"""Segments over which a quotation may run on: the other mark is looked for there."""
_ENGLISH = {"«": "“", "»": "”"}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the marks of the other language, then lost and lone ones."""
    inside = _has_guillemets(pairs) if context.target_language == "fr" else False
    marks = [read_quote_marks(pair.target, context.target_language) for pair in pairs]
    lone = [find_lone_marks(one, pair.target) if one else () for one, pair in zip(marks, pairs, strict=True)]
    for number, pair in enumerate(pairs):
        if not pair.target.strip():
            continue
        kinds = list(_of_other_language(pair, context.target_language, inside=inside))
        found: list[Hit] = []
        if pair.source and not any(hit.message == "french" for hit in kinds):
            together = context.target_language == "fr" and end_together(marks[number], lone[number], pair.target)
            found = list(_lone_beside_source(pair, number, lone, is_minor=together)) if lone[number] else []
            found += _lost(pair) if not marks[number] else ()
        yield from found
        yield from (hit for hit in kinds if all(hit.start != other.start for other in found))
    yield from _lone_over_blocks([pair for pair in pairs if pair.source is None], context.target_language)


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


def _lost(pair: Pair) -> Iterator[Hit]:
    """Yield a hit where the source quotes and the translation has no mark at all."""
    source = pair.source or ""
    marks = read_quote_marks(source)
    if len(marks) >= len("«»") and not find_lone_marks(marks, source) and not _SINGLE.search(pair.target):
        place = marks[0].place
        yield Hit(pair, place, place + 1, "lost", side="source", level="info", source_span=(place, place + 1))


def _lone_beside_source(pair: Pair, number: int, lone: Sequence[Sequence[QuoteMark]], *, is_minor: bool) -> Iterator[Hit]:
    """Yield a hit for the last mark without a partner, where the source has none such."""
    mark = lone[number][-1]
    if _has_lone_mark(pair.source or ""):
        return
    if is_closed_by_single(mark, pair.target):
        yield _lone_hit(pair, mark, "kinds", "info")
        return
    others = lone[number + 1 : number + 1 + _NEIGHBOURS] if mark.opens else lone[max(0, number - _NEIGHBOURS) : number]
    runs_on = not read_quote_marks(pair.source or "") or any(one.opens != mark.opens for found in others for one in found)
    yield _lone_hit(pair, mark, "lone", "info" if runs_on or is_minor else "")


def _has_lone_mark(text: str) -> bool:
    marks = read_quote_marks(text)
    if not marks:
        return has_lone_single(text)
    return bool(text.count('"') % 2 or find_lone_marks(marks, text))


def _lone_over_blocks(pairs: Sequence[Pair], language: str) -> Iterator[Hit]:
    """Yield the marks of a text in one language that nothing opens or closes.

    A quotation may run over paragraphs, each of which may begin with an opening mark again; only then is the last one closed.
    """
    pending: list[tuple[Pair, QuoteMark]] = []
    for _, members in groupby(pairs, key=lambda pair: pair.id.partition(".")[0]):
        block = list(members)
        text = "\n".join(pair.target for pair in block)
        marks = read_quote_marks(text, language)
        found = find_lone_marks(marks, text) if marks else ()
        if language == "fr" and end_together(marks, found, text):
            continue
        lone = [_place_in(block, mark) for mark in found]
        closing = [one for one in lone if not one[1].opens]
        if pending and closing:
            closing = closing[1:]
            pending.clear()
        elif pending and marks and marks[0].opens and not text[: marks[0].place].strip():
            pending.clear()
        for pair, mark in closing:
            yield _lone_hit(pair, mark)
        for one in lone:
            if one[1].opens:
                yield from (_lone_hit(*before) for before in pending)
                pending = [one]
    yield from (_lone_hit(*one) for one in pending)


def _place_in(block: Sequence[Pair], mark: QuoteMark) -> tuple[Pair, QuoteMark]:
    """Return the pair of a block that holds a mark of the joined text, and the mark at its place there."""
    place = mark.place
    for pair in block:
        if place <= len(pair.target):
            return pair, replace(mark, place=place)
        place -= len(pair.target) + 1
    raise AssertionError


def _lone_hit(pair: Pair, mark: QuoteMark, message: str = "lone", level: str = "") -> Hit:
    return Hit(pair, mark.place, mark.place + 1, message, {"found": mark.sign}, level=level)

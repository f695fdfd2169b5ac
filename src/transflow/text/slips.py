"""Slips of the keyboard and of software: spaces twice, letters three times, repeated signs, damaged characters, drafts.

Sources: the corrupted-character check of Okapi CheckMate; the doubled-space checks of Translate Toolkit and Weblate; Unicode
Standard chapter 23 for characters that show nothing; the annotations check of proselint for leftovers of drafting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transflow.text.protect import find_protected_spans
from transflow.text.traits import signs_in

GAP = " \t\u00a0\u202f\u2009"
"""Spaces of a line."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip; `start` and `end` are half-open code points."""

    kind: str
    start: int
    end: int
    text: str
    remedy: str | None = None
    """What to write instead; None where that is not known."""


_SPACES = re.compile(rf"(?<=\S)[{GAP}]{{2,}}(?=\S)")
_TRIPLED = re.compile(r"([a-zà-öø-ÿ])\1\1", re.IGNORECASE)
_TRIPLES = tuple((chr(code), chr(code) * 3) for code in (*range(0x61, 0x7B), *range(0xE0, 0x100)))
_ROMAN = re.compile(r"[ivxlcdm]+(?:e|è|ème|eme|th|rd|st|nd)?", re.IGNORECASE)
_SIGNS = re.compile(
    rf"(?<![.…/\\])\.\.(?![./\\])|,[{GAP}]?,+|;[{GAP}]?;+|,\.(?!\.)|;[{GAP}]?\.(?!\.)|,[{GAP}]?;|!{{2,}}(?![!?\w=])|(?<![?!])\?{{2}}(?![?!])"
    rf"|(?<![–—])[–—][{GAP}]?[–—](?![–—])"
)
_TWO_SPACES, _TWO_SIGNS = re.compile(rf"[{GAP}]{{2}}"), re.compile(rf"[.,;!?–—][{GAP}]?[.,;!?–—]")
_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)
_DAMAGED = re.compile(r"(?:Ã[\u0080-\u00bf©¨ª«®´¢»§]|â€[\u0080-\u00bf™œ“”¦–—˜]?|Â[\u00a0-\u00bf]|[ÅÆ]“|\ufffd)+")
_MAY_BE_DAMAGED = re.compile("[ÃÂÅÆ\ufffd]|â€")
_DRAFT = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD)\b|(?<!\w)X{4,}(?!\w)|(?<![A-Z]\w )(?<!\w\w\w )(?<!\w)XXX(?!\w)"
    r"|(?<!\w)XX(?=[ \u00a0\u202f]?[%€$/])|(?i:\blorem ipsum\b)|(?<!\?)\?{3}(?!\?)"
    r"|(?i:\[ ?(?:à (?:compléter|confirmer|préciser|vérifier|traduire|insérer|venir)|a completer|date|nom|name|citation|quote|xx+"
    r"|to be (?:completed|confirmed|checked|translated|added|inserted)|insert [^\[\]\n]{1,40}) ?\])"
)
_BLANK = re.compile(
    r"\[ ?(?:citation|quote|verbatim|nom|name|prénom|date|lieu|place|photo|logo|titre|title|montant|amount)[ \u00a0]"
    r"(?:d[ue]s? |de la |d[’']|of |from |by |to )[^\[\]\n]{2,40}\]"
    r"|\b(?:Prénom NOM|Nom Prénom|First(?:name)? LAST(?:NAME)?|NOM Prénom)\b|(?<!\w)\d\d(?:[ \u00a0.]XX){3,4}(?!\w)"
    r"|\{\{ ?[A-Za-z_][\w .]{0,40}\}\}|(?<![\w$])\$\{[A-Za-z_]\w{0,40}\}|«[A-Z][A-Z_]{2,30}_[A-Z_]{1,30}»|<<[A-Za-z_]\w{1,40}>>"
)
"""A field of a template that nobody has filled in: `[citation du maire]`, `01 XX XX XX XX`, `{{first_name}}`."""
_DRAFT_WORDS = re.compile(r"TODO|FIXME|TB[CD]|XX|LAST|NOM|(?:Prén|N)om |[iI][pP][sS\u017f][uU][mM]|\?\?|\[|\{\{|\$\{|«[A-Z]|<<")
"""What every draft and every empty field holds: most texts hold none."""
_EMPTY = re.compile(r"(?<![\w\]>])\([ \u00a0\u202f]?\)|“[ \u00a0]?”|«[ \u00a0\u202f]{0,2}»|‘’|(?<![^\s(])\"\"(?![\w\"])")
"""Brackets or quotation marks around nothing; those of a function call are code."""
_LATIN = "A-Za-z\u00c0-\u024f"
_MIXED = re.compile(rf"[{_LATIN}][\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]|[\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ][{_LATIN}]")
"""A Cyrillic letter, or a Greek one that looks like a Latin one, beside a Latin letter.
Source: Unicode Technical Standard 39, 5.2 (mixed-script confusables)."""
_TWINS = str.maketrans(
    "АВСЕНІЈКМОРЅТХУасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABCEHIJKMOPSTXYaceijopsxyABEZHIKMNOPTYXovp",
)
_ENTITY = re.compile(
    r"&(?:amp|nbsp|quot|lt|gt|apos|laquo|raquo|hellip|rsquo|lsquo|rdquo|ldquo|ndash|mdash|euro|oelig|thinsp"
    r"|[a-z]{1,2}(?:acute|grave|circ|uml|cedil|lig)|#\d{2,6}|#x[0-9a-f]{2,6});",
    re.IGNORECASE,
)
_ENTITIES = {"amp": "&", "quot": '"', "lt": "<", "gt": ">", "apos": "’", "laquo": "«", "raquo": "»", "nbsp": "\u00a0"}
_MOST_LETTERS = 6
"""Letters of the longest acronym with a letter three times, such as CCCTB."""
_LONGEST_WORD = 80


def find_slips(text: str, language: str) -> tuple[Slip, ...]:
    """Return the slips of a text, kind by kind; addresses and code are left alone."""
    found = tuple(_all(text, language))
    if not found:
        return ()
    spans = [(span.start, span.end) for span in find_protected_spans(text) if span.kind not in {"placeholder", "emoji"}]
    return tuple(slip for slip in found if not any(start < slip.end and slip.start < end for start, end in spans))


def _all(text: str, language: str) -> Iterator[Slip]:
    signs = signs_in(text)
    for match in _SPACES.finditer(text) if _TWO_SPACES.search(text) else ():
        hard = next((sign for sign in match[0] if sign in "\u00a0\u202f"), " ")
        yield Slip("space", *match.span(), match[0], hard if language == "fr" else " ")
    for match in _TRIPLED.finditer(text) if _may_triple_letters(text) else ():
        start, end = word_around(text, match.start(), match.end())
        if not _may_triple(text[start:end]):
            mended = re.sub(r"([^\W\d_])\1\1", r"\1\1", text[start:end])
            yield Slip("letter", start, end, text[start:end], mended)
    for match in _SIGNS.finditer(text) if _TWO_SIGNS.search(text) else ():
        yield Slip("signs", *match.span(), match[0], match[0][0] if match[0][-1] != "." else ".")
    for pattern in (_DRAFT, _BLANK) if _DRAFT_WORDS.search(text) else ():
        for match in pattern.finditer(text):
            yield Slip("draft", *match.span(), match[0])
    for match in _EMPTY.finditer(text) if not signs.isdisjoint('(“«‘"') else ():
        yield Slip("empty", *match.span(), match[0])
    yield from _damaged(text)
    yield from _mixed(text)
    for match in _HIDDEN.finditer(text):
        if match[0] != "\u00ad":
            yield Slip("hidden", *match.span(), match[0], "")
    if "&" in signs:
        for match in _ENTITY.finditer(text):
            yield Slip("entity", *match.span(), match[0], _ENTITIES.get(match[0][1:-1].lower()))


def _may_triple_letters(text: str) -> bool:
    low = text.lower()
    return any(triple in low for letter, triple in _TRIPLES if letter in signs_in(low))


def _damaged(text: str) -> Iterator[Slip]:
    last = 0
    for match in _DAMAGED.finditer(text) if not text.isascii() and _MAY_BE_DAMAGED.search(text) else ():
        start, end = word_around(text, match.start(), match.end())
        if start >= last:
            yield Slip("damaged", start, end, text[start:end], _mended(text[start:end]))
            last = end


def _mixed(text: str) -> Iterator[Slip]:
    last = 0
    for match in _MIXED.finditer(text) if not text.isascii() else ():
        start, end = word_around(text, match.start(), match.end())
        if start >= last:
            yield Slip("script", start, end, text[start:end], text[start:end].translate(_TWINS))
            last = end


def word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the letters around a span, at most 80 on each side."""
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and text[start - 1].isalpha():
        start -= 1
    while end < last and text[end].isalpha():
        end += 1
    return start, end


def _may_triple(word: str) -> bool:
    """Return whether a word may hold a letter three times: `www`, Roman numerals, acronyms, `hmm` and `brrr`."""
    if len(set(word.lower())) <= len("brr") or _ROMAN.fullmatch(word):
        return True
    return word.isupper() and len(word) <= _MOST_LETTERS


def _mended(text: str) -> str | None:
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != text else None

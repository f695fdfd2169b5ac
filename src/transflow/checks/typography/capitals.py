"""A capital or a small letter that the language does not have there.

Why it matters: "28 Janvier" and "le Directeur Général" are English habits in French, "28 january" and "french" are French
habits in English. Also: two capitals at the start of a word, a sentence that lost its capital, a segment in capitals whose
source is not. Words that the source writes alike are left alone. A sentence that begins with a small conjunction, or follows a
segment without an end, may go on with it: an info. Exceptions: dates that are names (Mai 68), "may" and "march" as verbs, brand
names, acronyms in the plural, the name of a speaker ("member of the Commission. – Mr President").

Source: Imprimerie nationale, "Capitales"; New Hart's Rules 5; LanguageTool LANGUES, GENTILE and month rules; Weblate
multiple_capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_form

FRENCH = """Une majuscule ou une minuscule que la langue n’a pas à cet endroit.

Pourquoi : « 28 Janvier » et « le Directeur Général » sont des habitudes anglaises, « 28 january » et « french » des habitudes
françaises. Aussi : deux majuscules en tête d’un mot, une phrase qui a perdu sa majuscule, un segment en capitales dont la source
ne l’est pas. Ce que la source écrit de même n’est pas signalé. La phrase qui commence par une conjonction, ou qui suit un segment
sans fin, peut en être la suite : simple remarque. Exceptions : dates devenues noms (Mai 68), marques, sigles, le nom d’un orateur
(« membre de la Commission. – Monsieur le Président »)."""
RULE = Rule("CASE001", "capitals", Level.WARNING, "misspelling", "segment", "0.1")
MESSAGES = {
    "small": ('"{found}" takes a small letter in French', "« {found} » prend une minuscule en français"),
    "capital": ('"{found}" takes a capital in English', "« {found} » prend une majuscule en anglais"),
    "two": ('"{found}" begins with two capitals', "« {found} » commence par deux majuscules"),
    "start": (
        "the sentence begins with a small letter, its source with a capital",
        "la phrase commence par une minuscule, sa source par une majuscule",
    ),
    "lone": ("the sentence begins with a small letter", "la phrase commence par une minuscule"),
    "shouting": ("the segment is in capitals, its source is not", "le segment est en capitales, sa source ne l’est pas"),
}
EXAMPLES = {
    "fire": [
        ("Le 28 janvier 2025.", "On 28 january 2025."),
        (None, "The city signs with french partners."),
        ("La ville signe.", "THe town signs."),
        ("La ville signe le contrat.", "the town signs the contract."),
    ],
    "silent": [("Le 28 janvier.", "On 28 January."), (None, "Towns may march on."), ("Les PME.", "SMEs."), (None, "An iPhone.")],
    "fire_fr": [("On 28 January 2025.", "Le 28 Janvier 2025.")],
    "silent_fr": [("On 28 January 2025.", "Le 28 janvier 2025."), (None, "Place du 8-Mai-1945")],
}  # fmt: skip
_MONTHS_FR = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre"
_DAYS_FR = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
_SMALL = re.compile(
    rf"(?<=\d )(?:{_MONTHS_FR})(?= \d{{4}})|(?<=\d )(?:{_MONTHS_FR})(?=[.,;]|$)"
    rf"|(?<=\b[Ll]e )(?:{_DAYS_FR})(?= \d)|(?<=\b[Cc]e )(?:{_DAYS_FR})\b"
    rf"|(?<=[a-zà-öø-ÿ,] )(?:{_DAYS_FR})(?= (?:prochain|dernier|matin|soir|après-midi|midi|et|à|au|\d{{1,2}} [a-zJFMASOND])\b)"
    rf"|(?<=\b[Ee]n )(?:{_MONTHS_FR})(?=[ .,;]|$)"
)
_GENTILE = (
    r"(?:Français|Anglais|Allemand|Italien|Espagnol|Européen|Britannique|Américain|Portugais|Néerlandais|Breton|Parisien|Alsacien"
    r"|Chinois|Japonais|Polonais)(?:n?es?|s)?"
)
_LANGUAGE = re.compile(rf"(?<=\b[Pp]arle ){_GENTILE}\b|(?<=\bparlent ){_GENTILE}\b|(?<=\b[Ee]n ){_GENTILE}(?=[ .,;]|$)")
"""A language: "il parle Français"."""
_ADJECTIVE = re.compile(
    r"\b(?:[Ll]es?|[Ll]a|[Uu]ne?|[Dd]es|[Cc]es|[Ll]eurs?|[Nn]os|[Dd]u|[Aa]ux?) [a-zà-öø-ÿ]{4,} "
    rf"(?P<word>{_GENTILE})\b(?! [A-ZÀ-Þ])"
)
"""A nationality after a noun: "les entreprises Françaises"."""
_TITLE = re.compile(
    r"(?<=\b[Ll]e |\b[Ll]a )(?:Directeur|Directrice|Président|Présidente|Ministre|Maire|Préfet|Préfète|Secrétaire)"
    r"(?= (?:[Gg]énérale?|de |du |des |d[’']))"
)
_MONTHS_EN = "january|february|march|april|may|june|july|august|september|october|november|december"
_CAPITAL = re.compile(
    rf"(?<=\d )(?:{_MONTHS_EN})\b(?= \d{{4}}|[.,;]|$)|\b(?:{_MONTHS_EN})(?= \d{{1,2}}(?:,|$| ))"
    r"|\b(?:january|february|april|june|july|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|french|english|german|italian|spanish|european|british|american|belgian|swiss|portuguese|dutch|breton|corsican|parisian)\b"
)
_ENDINGS = ("", "s", "e", "es", "ne", "nes")
_LOOKED_AT = {
    "fr": frozenset(
        [
            *f"{_MONTHS_FR}|{_DAYS_FR}|Directeur|Directrice|Président|Présidente|Ministre|Maire|Préfet|Préfète|Secrétaire".split(
                "|"
            ),
            *(word + ending for word in _GENTILE[3:].partition(")")[0].split("|") for ending in _ENDINGS),
        ]
    ),
    "en": frozenset(re.findall(r"[a-z]{3,}", _CAPITAL.pattern)),
}
"""Words of which these patterns hold one at least: most texts hold none."""
_TWO = re.compile(r"(?<![\w’'.-])(?![A-Z]{2}s?(?![a-zà-ÿ]))(?![IVXLC]{2}(?:es?|er|ème|th|nd|st)\b)[A-ZÀ-Þ]{2}[a-zà-ÿ]+(?![\w’'-])")
_STOP = re.compile(r"[.!?…][»”\"’)]?\s*$")
_DEFINITION = re.compile(
    r"\s*(?:[a-zà-ÿœ][\w’'-]*\s){1,5}(?:Le|La|Les|L[’']|Tout\w*|Une?|An?|Any|The|Each|désigne|means|s[’']entend)\b"
)
"""An entry of a list of definitions: "ministre Le ministre chargé"."""
_SPEAKER = re.compile(r"[^.!?]{2,120}\.\s[-–—]\s")
"""The label of a speaker in minutes of a sitting."""
_CONJUNCTION = re.compile(r"\s*(?:and|but|or|nor|unless|et|mais|ou|ni|car)\b")
_INSIDE = re.compile(
    r"(?<=[a-zà-öø-ÿ]{5}\. )(?:(?:il|elle|ils|elles|nous|le|la|les|cette|ces|un|une|it|the|they|we|this|these|he|she)\b(?= )|l[’'])"
)
"""An article or pronoun after a full stop that no abbreviation is likely to own."""
_SMALL_AFTER_STOP, _TWO_CAPITALS = re.compile(r"\. [a-z]"), re.compile(r"[A-ZÀ-Þ]{2}[a-zà-ÿ]")
_START = re.compile(r"\s*([a-zà-öø-ÿ][a-zà-öø-ÿ]*[’']?)(?=[ \wà-ÿ])(?!\w*[A-Z.@/_\d])")
_TITLES = frozenset({"headline", "heading"})
_SHOUT = 20
"""Letters from which a segment in capitals is a segment and no acronym."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each letter of the wrong case."""
    goes_on = False
    for pair in pairs:
        text = pair.target
        if not text.strip():
            continue
        before, goes_on = goes_on, not _STOP.search(text)
        hits = (*_words(pair, context.target_language), *_against_source(pair, goes_on=before))
        spans = [(span.start, span.end) for span in find_protected_spans(text)] if hits else []
        for hit in hits:
            if not any(start < hit.end and hit.start < end for start, end in spans):
                yield hit
    yield from _lost_in_blocks(pairs)


def _lost_in_blocks(pairs: Sequence[Pair]) -> Iterator[Hit]:
    """Yield the small letters at the start of sentences in running text: a paragraph of at least two sentences in one language."""
    for _, members in groupby(pairs, key=lambda pair: pair.id.partition(".")[0]):
        block = [pair for pair in members if pair.source is None and pair.role == "body"]
        if len(block) < 2 or not all(_STOP.search(pair.target) for pair in block):
            continue
        for pair in block:
            word = _START.match(pair.target)
            if word and len(pair.target.split()) > len(("a", "short", "one")):
                yield Hit(pair, word.start(1), word.end(1), "lone", {}, (word[1][0].upper() + word[1][1:],))


def _words(pair: Pair, language: str) -> Iterator[Hit]:
    text = pair.target
    if not has_form(text, _LOOKED_AT[language]):
        return
    if language == "fr":
        for match in _SMALL.finditer(text):
            yield Hit(pair, *match.span(), "small", {"found": match[0]}, (match[0].lower(),))
        for match in (*_LANGUAGE.finditer(text), *_ADJECTIVE.finditer(text)):
            span = match.span("word") if match.re is _ADJECTIVE else match.span()
            word = text[slice(*span)]
            yield Hit(pair, *span, "small", {"found": word}, (word.lower(),))
        for match in _TITLE.finditer(text):
            yield Hit(pair, *match.span(), "small", {"found": match[0]}, (match[0].lower(),), level="info")
    else:
        for match in _CAPITAL.finditer(text):
            if match.start() and text[match.start() - 1] in "-’'/":
                continue
            yield Hit(pair, *match.span(), "capital", {"found": match[0]}, (match[0].capitalize(),))


def _against_source(pair: Pair, *, goes_on: bool) -> Iterator[Hit]:
    source, text = pair.source or "", pair.target
    for match in _INSIDE.finditer(text) if _SMALL_AFTER_STOP.search(text) and not _INSIDE.search(source) else ():
        yield Hit(pair, *match.span(), "lone", {}, (match[0].capitalize(),))
    if not text.isupper() and _TWO_CAPITALS.search(text):
        for match in _TWO.finditer(text):
            if match[0] not in source:
                yield Hit(pair, *match.span(), "two", {"found": match[0]}, (match[0][0] + match[0][1:].lower(),))
    if not source:
        return
    first, other = text.lstrip()[:1], source.lstrip()[:1]
    lost = first.islower() and other.isupper() and source[1:2].islower()
    word = re.match(r"\s*([^\W\d_]+)", text) if lost else None
    are_sentences = lost and bool(pair.role in _TITLES or (_STOP.search(source) and _STOP.search(text)))
    are_sentences = are_sentences and not (_DEFINITION.match(text) or _SPEAKER.match(text))
    if word and are_sentences and text[word.end() : word.end() + 1] in {" ", ",", "’", "'"}:
        level = "info" if goes_on or _CONJUNCTION.match(text) else ""
        yield Hit(pair, word.start(1), word.end(1), "start", {}, (word[1][0].upper() + word[1][1:],), level=level)
    if text.isupper() and not source.isupper() and sum(sign.isalpha() for sign in text) >= _SHOUT and source.upper() != source:
        yield Hit(pair, 0, len(text), "shouting")

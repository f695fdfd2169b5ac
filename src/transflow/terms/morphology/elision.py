"""Whether a French word elides what stands before it: vowels, mute and aspirated h, y, numerals, acronyms.

Source: Grevisse and Goosse, Le Bon Usage, 16th ed., §§44-47 (elision), 48-49 (aspirated h and other disjunctions), 50 (sigles).
"""

from __future__ import annotations

import re
import unicodedata

_ASPIRATED = tuple(
    "hach hack haddock haguenau hai haï hal hâl hamac hamb hameau hammam hampe hams hanap hanch hand hangar hanneton hanov hans"
    " hant happ haquen harang haras hard harem hareng harf hargn haricot harki harlem harnach harnais harp hasard hasch hash hass"
    " hâte hâti hauban haus haut hava hâve havr haye hayon hazeb heaum héler hennir hennis hère hériss herni héron"
    " héros herse hertz hêtr heurt hibou hideu hiérarch hippie hip-h hiss hit-p hobby hobbie hoch hockey hold holland hollywood"
    " homard hond hong honn hont hoquet horde hors hotte hot- houbl houe houille houle houpp hourr houspill hous houx hoyau hublot"
    " huch huée huguenot huit hulott hul humer hun hupp hurl huron hussard hutte hayange hainaut".split()
)
"""Beginnings of words with an aspirated h. Source: Grevisse, §48, list; Académie française, Dictionnaire, 9th ed."""
_ASPIRATED_WORDS = frozenset("ha hé heu hi hic ho hop hou hue hub hubs hem hip hit hits hot".split())
_MUTE = re.compile(r"hal(?:ein|ieut|it|luc|og|tér)|haïti|héro[ïi]|hameçon|hans[ée]at", re.IGNORECASE)
"""Words with a mute h whose beginning looks like one of the list: l’haleine, l’héroïsme."""
_NO_ELISION = re.compile(
    r"(?:onz|oui\b|ouistiti|uhlan|ulul|yaourt|yacht|yoga|yen\b|yeti|yémén|yémen|yiddish|yougoslav|yourte|youpi|yo-yo|ya[a-zé]"
    r"|y[oeéu](?!nne\b|u\b|ux\b|use\b|rres\b|vre\b))",
    re.IGNORECASE,
)
"""Source: Grevisse, §49 (onze, oui, uhlan, ouistiti, y before a vowel; but l’yeuse, l’Yonne, les yeux)."""
_VOWELS = frozenset("aeiou")


_UNELIDED = re.compile(
    r"(?<![\w’'-])(l|d|n|s|m|t|j|qu|lorsqu|puisqu|jusqu)([ea]) (?=[aeiouàâéèêëîïôùûœ])(?!un[\s,])([^\W\d_]{2,})(?![\w.-]*\d)",
    re.IGNORECASE,
)
"""A word that loses its vowel before another, and the other; names with a capital article (La Opinión) are told by the capitals."""


def elide_words(text: str) -> str:
    """Return a French text whose le, la, de, que... have lost their vowel before one: what a model forgets, a press officer sees.

    Words in capitals, an article with a capital before a name, "la une" and "le ou les" are left as they are.
    """

    def elide(match: re.Match[str]) -> str:
        word = match[3]
        is_name = match[1][0].isupper() and word[0].isupper()
        is_la = match[2].lower() == "e" or match[1].lower() == "l"
        stays = match[0].lower() == "la une" or word.lower() in {"ou", "et"}
        if word.isupper() or is_name or stays or not is_la or not is_elided_before(word):
            return match[0]
        return f"{match[1]}’{word}"

    return _UNELIDED.sub(elide, text)


def find_first_word(text: str) -> str:
    """Return the first word of a text, without what stands before it."""
    found = re.match(r"[\s«“‘\"(\[]*([^\W_][\w’'.-]*)", text)
    return found.group(1) if found else ""


def is_elided_before(text: str, *, h_aspire: bool = False, article: str = "") -> bool:
    """Return whether le, la, de, que... lose their vowel before a text; the article of the entry decides first.

    Acronyms elide before the name of a vowel letter only: l’ESS, d’EDF, but la SNCF, le HLM.
    """
    if article in {"le", "la", "l'", "l’"}:
        return article[1] in "'’"
    word = find_first_word(text)
    if not word or h_aspire or word[0].isdigit():
        return False
    if _NO_ELISION.match(word) and not is_acronym(word):
        return False
    first = strip_accents(word[0].lower())[0]
    if first == "h":
        return not (is_acronym(word) or has_aspirated_h(word))
    if first == "y":
        return not is_acronym(word)
    return first in _VOWELS


def has_aspirated_h(word: str) -> bool:
    """Return whether a word begins with an aspirated h."""
    lower = word.lower()
    bare = re.split(r"[’'.-]", lower)[0]
    if bare in _ASPIRATED_WORDS:
        return True
    return not _MUTE.match(lower) and lower.startswith(_ASPIRATED)


def is_acronym(word: str) -> bool:
    """Return whether a word is written as an acronym: capitals only, two letters at least."""
    letters = [character for character in re.split(r"[-’']", word)[0] if character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters)


def strip_accents(text: str) -> str:
    """Return a text without accents, ligatures opened."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("œ", "oe").replace("æ", "ae")

"""English nouns: the plural of a term and back, the possessive, and whether `a` or `an` stands before a word.

Source: Quirk et al., A Comprehensive Grammar of the English Language, §§5.11 (a, an), 5.80-5.103 (plurals), 5.112-5.113 (genitive).
"""

from __future__ import annotations

import re
import unicodedata

from transflow.text.dictionary import is_known

_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth", "goose": "geese",
    "mouse": "mice", "ox": "oxen", "die": "dice",
    "life": "lives", "half": "halves", "shelf": "shelves", "leaf": "leaves", "loaf": "loaves", "knife": "knives", "wife": "wives",
    "thief": "thieves", "wolf": "wolves", "self": "selves", "calf": "calves", "elf": "elves", "sheaf": "sheaves",
    "criterion": "criteria", "phenomenon": "phenomena", "analysis": "analyses", "crisis": "crises", "basis": "bases",
    "thesis": "theses", "hypothesis": "hypotheses", "synthesis": "syntheses", "diagnosis": "diagnoses", "axis": "axes",
    "oasis": "oases", "emphasis": "emphases", "parenthesis": "parentheses", "stimulus": "stimuli", "alumnus": "alumni",
    "nucleus": "nuclei", "curriculum": "curricula", "memorandum": "memoranda", "bacterium": "bacteria", "addendum": "addenda",
    "erratum": "errata", "stratum": "strata", "medium": "media", "appendix": "appendices", "matrix": "matrices",
    "vertex": "vertices", "larva": "larvae", "alga": "algae", "quiz": "quizzes", "bus": "buses", "gas": "gases", "virus": "viruses",
}  # fmt: skip
"""Source: Quirk et al., §§5.82-5.83 (-f, -fe), 5.84-5.86 (mutation, -en), 5.93-5.98 (Latin and Greek)."""
_COMPOUND_TAILS = ("woman", "child", "foot", "tooth", "life", "wife", "shelf", "self", "person", "man")
_NOT_MAN = frozenset("human german roman norman talisman ottoman shaman".split())
_TO_OES = frozenset("potato tomato hero echo veto embargo cargo torpedo mosquito".split())
"""Source: Quirk et al., §5.81 (-o with -es; other nouns in -o take -s)."""
_SAME = frozenset(
    "aircraft crossroads fish headquarters means news offspring series sheep species works barracks gallows innings"
    " earnings goods outskirts premises proceeds savings surroundings thanks"
    " economics ethics logistics mathematics physics politics statistics".split()
)
"""Source: Quirk et al., §§5.75 (nouns in -ics, news), 5.77 (plural only: savings), 5.87-5.88 (zero plural)."""
_UNCOUNTED = frozenset(
    "accommodation advice aid assistance capital care cofinancing co-financing cofunding co-funding cohesion crowdfunding debt"
    " decentralisation decentralization deconcentration development employment engineering equipment equity"
    " expenditure finance financing funding furniture governance guidance health heritage housing income information"
    " infrastructure integration knowledge legislation microfinance mobility people planning police poverty procurement"
    " progress regeneration rehousing re-housing renewal renovation research revenue self-financing software spending staff"
    " tourism traffic transit transport travel turnover waste welfare".split()
)
"""Source: Quirk et al., §5.9 (non-count nouns), for the nouns that institutional terms end in."""
_LINKS = frozenset("of for to in with on at from under into against by without between".split())
_POSTPOSITIVE = frozenset({"general", "elect", "designate", "martial", "laureate"})
_POSTPOSITIVE_HEADS = frozenset("director secretary attorney inspector auditor governor president mayor court poet".split())
"""Source: Quirk et al., §5.102 (plural in the first element), 7.21 (postposed adjectives)."""
_PARTICLES = frozenset("by in of up on to off over at law down out chief".split())
_FIRST_HEADS = frozenset("mother father son daughter sister brother editor commander right man lady maid comrade".split())

_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()} | {"persons": "person"}
_IE_NOUNS = frozenset("movie cookie zombie calorie prairie pie tie lie selfie genie".split())
_SINGULAR_S = frozenset(
    "access address bias business bus campus census chorus class congress consensus corpus focus gas glass lens loss mass process"
    " progress status surplus virus this its his has is was less across plus thus yes atlas canvas tennis".split()
)


def pluralize_english(term: str, head: str = "") -> str:
    """Return the plural: of the head, which is the last word, or the word before the first preposition."""
    words = term.split(" ")
    if words[0].lower().endswith("ing") and len(words) > 1 and words[1].lower() in {"a", "an", "the", "up", "people"}:
        return term
    place = find_english_head(words, head)
    words[place] = pluralize_english_word(words[place])
    return " ".join(words)


def singularize_english(term: str, head: str = "") -> str:
    """Return the singular of a term that may be plural."""
    words = term.split(" ")
    place = find_english_head(words, head)
    words[place] = singularize_english_word(words[place])
    return " ".join(words)


def find_english_head(words: list[str], head: str = "") -> int:
    """Return the index of the word that bears the number."""
    lower = [word.lower() for word in words]
    if head:
        known = [place for place, word in enumerate(lower) if word in {head.lower(), pluralize_english_word(head.lower())}]
        if known:
            return known[0]
    last = next((place for place, word in enumerate(lower) if word in _LINKS and place > 0), len(words)) - 1
    if last > 0 and lower[last] in _POSTPOSITIVE and singularize_english_word(lower[last - 1]) in _POSTPOSITIVE_HEADS:
        return last - 1
    return last


def pluralize_english_word(word: str) -> str:
    """Return the plural of one word; capitals at its start are kept.

    A word that the dictionary has only as it is, such as an adjective (respiratory, infected), has no plural.
    """
    if "-" in word:
        return _pluralize_hyphenated(word)
    lower = word.lower()
    if word.isupper() and len(word) > 1 and word.isalpha():
        return word if word.endswith("S") else word + "s"
    if lower in _UNCOUNTED or lower in _SAME or _find_irregular_plural(lower) or not lower[-1:].isalpha():
        return word
    for tail in ("", *_COMPOUND_TAILS):
        singular = tail or lower
        if singular in _IRREGULAR and lower.endswith(singular) and lower not in _NOT_MAN:
            kept = word[: len(word) - len(singular)]
            return kept + _copy_first(word[len(kept) :], _IRREGULAR[singular])
    if lower.endswith("s") and lower not in _SINGULAR_S and not lower.endswith(("ss", "us", "is")):
        return word
    if re.search(r"[^aeiou]y$", lower):
        plural = word[:-1] + "ies"
    else:
        plural = word + ("es" if lower.endswith(("s", "x", "z", "ch", "sh")) or lower in _TO_OES else "s")
    return word if is_known(lower, lang="en") and not is_known(plural.lower(), lang="en") else plural


def singularize_english_word(word: str) -> str:
    """Return the singular of one word, or the word."""
    if re.fullmatch(r"[A-Z]{2,}s", word):
        return word[:-1]
    if "-" in word:
        return _singularize_hyphenated(word)
    lower = word.lower()
    if word.isupper() and len(word) > 1 and len(word) <= 4:
        return word
    if lower in _SAME or lower in _UNCOUNTED - {"people"} or lower in _SINGULAR_S:
        return word
    plural = _find_irregular_plural(lower)
    if plural:
        kept = word[: len(word) - len(plural)]
        return kept + _copy_first(word[len(kept) :], _SINGULAR[plural])
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-1] if lower[:-1] in _IE_NOUNS else word[:-3] + _like("y", word)
    if lower.endswith(("ches", "shes", "sses", "xes", "zzes")) or lower[:-2] in _TO_OES:
        return word[:-2]
    if lower.endswith("ses") and lower[:-2] in _SINGULAR_S:
        return word[:-2]
    if lower.endswith("s") and len(lower) > 2 and not lower.endswith(("ss", "us", "is", "'s", "’s")):
        return word[:-1]
    return word


def _find_irregular_plural(lower: str) -> str:
    """Return the irregular plural that a word is, or that it ends in (spokesmen), or ""."""
    if lower in _SINGULAR:
        return lower
    return next(
        (plural for tail in _COMPOUND_TAILS if lower.endswith(plural := _IRREGULAR[tail]) and len(lower) > len(plural) + 1), ""
    )


def _pluralize_hyphenated(word: str) -> str:
    parts = word.split("-")
    place = _hyphenated_head(parts)
    if word.lower() in _UNCOUNTED:
        return word
    parts[place] = pluralize_english_word(parts[place]) if parts[place].lower() not in _PARTICLES else parts[place] + "s"
    return "-".join(parts)


def _singularize_hyphenated(word: str) -> str:
    parts = word.split("-")
    place = _hyphenated_head(parts)
    last = parts[place].lower()
    if last.endswith("s") and last[:-1] in _PARTICLES:
        parts[place] = parts[place][:-1]
    else:
        parts[place] = singularize_english_word(parts[place])
    return "-".join(parts)


def _hyphenated_head(parts: list[str]) -> int:
    """Return the part of a compound that bears the number: passers-by, mothers-in-law, but start-ups.

    Source: Quirk et al., §5.102.
    """
    first = singularize_english_word(parts[0].lower())
    agent = first.endswith(("er", "or", "nner")) or first in _FIRST_HEADS
    if agent and parts[1].lower() in _PARTICLES and (len(parts) > 2 or first.endswith(("er", "or"))):
        return 0
    if parts[-1].lower() == "general" and first in _POSTPOSITIVE_HEADS:
        return 0
    return len(parts) - 1


def _copy_first(old: str, new: str) -> str:
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _like(letters: str, word: str) -> str:
    return letters.upper() if word.isupper() else letters


def make_possessive(text: str, *, plural: bool) -> str:
    """Return the genitive: ’s, or a bare apostrophe after the -s of a plural.

    Source: Quirk et al., §§5.112-5.113.
    """
    return text + ("’" if plural and text[-1:].lower() == "s" and not text.isupper() else "’s")


_VOWEL_NAMES = "AEFHILMNORSX"
"""Letters whose English names begin with a vowel sound."""
_READ_AS_WORDS = frozenset("NATO NASA FIFA NAFTA FAO RADAR LASER LEADER RAM ROM".split())
_EITHER = re.compile(r"(?:histor(?:ic|y|ian)|hotel|habitual|hysteri|heroic|hilarious|herb)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|honorar|heir)", re.IGNORECASE)
_CONSONANT_SOUND = re.compile(
    r"(?:eu|ewe|ewer|one(?![a-z])|once|ouija|ubi|uk(?![a-z]*m)|ugand|unanim|uni(?:t|v|q|o|f|l|c|on|s(?!s)|di|\b)"
    r"|us(?:[aeiu])|ut(?:il|op|er)|ur(?:an(?:i|u)|in|olog|al)|u-|u\d)",
    re.IGNORECASE,
)


def choose_indefinite(text: str) -> str:
    """Return `a` or `an` by the sound that a text begins with, or "" where both are used or the sound is not known.

    Acronyms that can be said as words and begin with F, H, L, M, N, R, S or X are not known (SEM, LEZ).
    Source: Quirk et al., §5.11; Fowler's Modern English Usage, "a, an".
    """
    found = re.match(r"\W*((?:\d[\d,. \u00a0\u202f]*\d|\d)|[^\W\d_][\w’'-]*)", text)
    if not found:
        return ""
    word = found.group(1)
    if word[0].isdigit():
        return _indefinite_of_number(word)
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    letters = re.match(r"[A-Z]+(?![a-z])", plain)
    run = letters.group() if letters else ""
    if run:
        return _indefinite_of_letters(run)
    if _EITHER.match(plain) or (plain[0] == "H" and not re.match(r"H[aeiou]\w+", plain)):
        return ""
    if _SILENT_H.match(plain):
        return "an"
    if plain[0].lower() in "aeiou":
        return "a" if _CONSONANT_SOUND.match(plain) else "an"
    return "an" if re.match(r"y[^aeiou]", plain, re.IGNORECASE) else "a"


def _indefinite_of_letters(run: str) -> str:
    if run in _READ_AS_WORDS:
        return "an" if run[0] in "AEIO" else "a"
    if re.match(r"[FHLMNRSX][AEIOU].", run):
        return ""
    return "an" if run[0] in _VOWEL_NAMES else "a"


def _indefinite_of_number(word: str) -> str:
    groups = re.split(r"[,. \u00a0\u202f]", word)
    leading = groups[0] if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) else re.split(r"[.,]", word)[0]
    place = len(leading) % 3 or 3
    first = leading[:place] if len(groups) == 1 else leading
    return "an" if first.startswith("8") or first in {"11", "18"} else "a"

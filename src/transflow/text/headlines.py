"""Whether a text without its full stop may be a headline, and whether a text asks something.

Source: New Hart's Rules 4.2 and 8 (no full stop after headings; capitals of titles); Mårdh 1980, Headlinese (headlines leave out
articles and auxiliaries); Grevisse & Goosse, Le bon usage, §1105 (style des titres) and §395 (interrogation directe).
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD, _LEAST_LONG, _TITLE_SHARE = 4, 3, 0.8
_LONGEST_HEADLINE, _OPENING = 12, 4
"""Words of the longest headline, and words at its start that hold no article."""
_ARTICLES = {
    "en": frozenset("the a an this that these those".split()),
    "fr": frozenset("le la les l un une des ce cet cette ces".split()),
}
_CLAUSE_WORDS = {
    "en": frozenset(
        """his her hers its their our my your it he she they we i you there is are was were be been am has have had will would shall
        should can could may might must do does did who which what when where why how if""".split()
    ),
    "fr": frozenset(
        """son sa ses leur leurs notre nos votre vos mon ma mes il elle ils elles on nous vous je tu y qui que qu est sont était
        étaient a ont avait avaient sera seront fut se s c j n m t""".split()
    ),
}
"""Pronouns, possessives, auxiliaries and conjunctions: they make a sentence, not a headline."""
_ASKS = {
    "fr": re.compile(
        r"\best-ce\b|^\W*(?:(?:à|de|par|pour|avec|en|dans|sur) )?(?:comment|pourquoi|quels?|quelles?|combien|qui|où|quand)\b"
        r"|^\W*(?:\w+ ){0,3}\w+-(?:t-)?(?:il|elle|on|ils|elles|nous|vous|je|ce)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^\W*(?:and |but |so |then )?(?:can|could|do|does|did|is|are|was|were|will|would|shall|should|have|has|had|may|might|must"
        r"|who|whom|whose|what|why|how|where|when|which)\b",
        re.IGNORECASE,
    ),
}


def may_be_headline(text: str, language: str) -> bool:
    """Return whether a text is set as a title, or is as short as a headline and has none of the words that headlines leave out.

    A title has a capital on nearly all its longer words. A headline has at most twelve words, no article among its first four
    and no pronoun or auxiliary at all.
    """
    words = _WORD.findall(text)
    longer = [word for word in words if len(word) >= _LONG_WORD]
    if len(longer) >= _LEAST_LONG and sum(word[0].isupper() for word in longer) >= _TITLE_SHARE * len(longer):
        return True
    if not words or len(words) > _LONGEST_HEADLINE:
        return False
    small = [word.lower() for word in words]
    return _ARTICLES[language].isdisjoint(small[:_OPENING]) and _CLAUSE_WORDS[language].isdisjoint(small)


def is_worded_as_question(text: str, language: str) -> bool:
    """Return whether a text asks something by its words, with or without its question mark."""
    return bool(_ASKS[language].search(text))

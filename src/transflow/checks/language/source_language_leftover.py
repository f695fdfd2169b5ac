"""Words of the source language are left inside a sentence of the target language.

Why it matters: "the conseils citoyens" in an English sentence. Two neighbouring words of the other language make a leftover;
so does a single French word in small letters in English, and a single English one in French where the source has it. Names,
titles in quotes, names in full before their acronym, what the glossary keeps, and loanwords ("département", "cluster") are not
leftovers.

Source: words weighed by closed lists of function words and by simplemma's dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.acronyms import find_acronym_pairs
from transflow.text.institutions import find_kept_bodies
from transflow.text.leftovers import (
    Kind,
    find_foreign_runs,
    find_foreign_words,
    find_kept_words,
    find_small_words,
    is_foreign,
    may_hold_foreign,
    may_hold_small_words,
    may_keep_words,
    other_language,
    weigh_words,
)
from transflow.text.lexicon import is_frequent, is_shared

FRENCH = """Des mots de la langue source sont restés dans une phrase de la langue cible.

Pourquoi : « the conseils citoyens » dans une phrase anglaise. Deux mots voisins de l’autre langue suffisent ; un seul mot français
en minuscules suffit en anglais, et un seul mot anglais en français quand la source le contient. Les noms, les titres entre
guillemets, les noms développés devant leur sigle, ce que garde le glossaire et les emprunts (« département », « cluster ») ne
sont pas des restes."""
RULE = Rule("LANG002", "source-language-leftover", Level.ERROR, "untranslated", "segment", "0.1", codes=("T03",))
MESSAGES = {
    "run": ('"{found}" is left in the other language', "« {found} » est resté dans l’autre langue"),
    "word": ('"{found}" is the word of the source, not translated', "« {found} » est le mot de la source, non traduit"),
}
EXAMPLES = {
    "fire": [
        ("La ville lance le plan.", "The ville launches the plan."),
        (None, "A committee with the conseils citoyens publishes a review."),
    ],
    "silent": [
        ("Le massif domine la ville.", "The massif dominates the town."),
        (None, "The Loire-Atlantique département and the Caisse des Dépôts sign."),
        (None, "The SSE in the region."),
    ],
}
_SOURCE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,120})[»”\"]")
_BORROWED = re.compile(
    r"\b(?:no man[’']s land|self[- ]made[- ]m[ae]n|top models?|far west|soft power|(?:pull|merge) requests?|happy ends?"
    r"|fair[- ]play|big data|hold-up|one[- ]man[- ]show|safety[- ]cars?|(?:back|front) office)\b|\([^\W\d_]+\)|\w+\.\w[\w.]*",
    re.IGNORECASE,
)
"""Set phrases that French takes from English, glosses of one word in brackets, and code with dots."""
_TRANSLATED = re.compile(r"[«“\"]([^«»“”\"]{20,600})[»”\"]\s?\([^()]{20,}\)")
"""A quotation in the words of the source, with its translation in brackets behind it."""
_SURE = 4
"""Words from which a run is beyond doubt. Source: rule 7 of the project's check list, LanguageTool's foreign-language rule."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield runs of the other language, and single words of the source that were kept."""
    language = context.target_language
    for pair in pairs:
        text = pair.target
        if not text.strip() or is_foreign(text, language):
            continue
        has_foreign = may_hold_foreign(text, language) and any(word.kind is Kind.FOREIGN for word in weigh_words(text, language))
        if not has_foreign and not may_keep_words(text, language) and not may_hold_small_words(text, language):
            continue
        source_words = frozenset(_SOURCE_WORD.findall((pair.source or "").lower()))
        kept_words, small_words = find_kept_words(text, language, source_words), find_small_words(text, language, source_words)
        if not has_foreign and not kept_words and not small_words:
            continue
        kept = _kept_spans(text, pair.source or "", context)
        terms = list(_terms_left(pair, kept, context))
        yield from terms
        kept += [(hit.start, hit.end) for hit in terms]
        runs = [run for run in find_foreign_runs(text, language) if not _meets(run.start, run.end, kept)]
        for run in runs:
            level = "" if run.words >= _SURE else "warning"
            yield Hit(pair, run.start, run.end, "run", {"found": run.text}, level=level)
        kept += [(run.start, run.end) for run in runs]
        yield from _words_left(pair, source_words, kept, language)
        for word in (*small_words, *kept_words):
            if not _meets(word.start, word.end, kept):
                level = "warning" if language == "en" or word in small_words else "info"
                yield Hit(pair, word.start, word.end, "word", {"found": word.text}, level=level)


def _words_left(pair: Pair, source_words: Collection[str], kept: Sequence[tuple[int, int]], language: str) -> Iterator[Hit]:
    """Yield the single words of the other language that stand in small letters, outside the given spans."""
    for word in find_foreign_words(pair.target, language):
        is_excused = language == "fr" and word.text not in source_words
        if is_excused or _meets(word.start, word.end, kept) or is_shared(word.text, language):
            continue
        message = "word" if word.text.lower() in source_words else "run"
        level = "warning" if language == "en" or is_frequent(word.text, other_language(language)) else "info"
        yield Hit(pair, word.start, word.end, message, {"found": word.text}, level=level)


def _terms_left(pair: Pair, kept: Sequence[tuple[int, int]], context: Context) -> Iterator[Hit]:
    """Yield the glossary terms of the other language in the text, with what they should be."""
    foreign = [word for word in weigh_words(pair.target, context.target_language) if word.kind is Kind.FOREIGN]
    if not foreign:
        return
    for match in context.foreign_terms.find(pair.target):
        has_word = any(match.start <= word.start and word.end <= match.end and not word.function for word in foreign)
        if not has_word or _inside(match.start, match.end, kept):
            continue
        expected = context.glossary.by_id[match.term.concept].permitted(match.term, context.target_language)
        suggestions = tuple(term.text for term in expected[:3])
        level = "" if " " in match.text else "warning"
        yield Hit(pair, match.start, match.end, "run", {"found": match.text}, suggestions, level=level, concept=match.term.concept)


def _kept_spans(text: str, source: str, context: Context) -> list[tuple[int, int]]:
    """Return the spans that may stay: permitted glossary terms, quoted titles, names of public bodies, names before their acronyms.

    A title that the source quotes counts without its marks too, and so do set phrases, code and words in brackets.
    """
    spans = list(find_kept_bodies(text))
    spans += [(match.start, match.end) for match in context.match_target(text, nested=True) if match.term.is_permitted]
    spans += [match.span() for match in re.finditer(r"[«“\"‘][^«»“”\"‘’]{2,120}[»”\"’]", text)]
    spans += [
        (name.expansion_start, name.expansion_end)
        for language in (context.target_language, other_language(context.target_language))
        for name in find_acronym_pairs(text, language)
        if name.fits and name.expansion[0].isupper() and (language == context.target_language or name.expansion in source)
    ]
    spans += [match.span() for match in _BORROWED.finditer(text)]
    spans += [match.span(1) for match in _TRANSLATED.finditer(text) if match[1].strip() in source]
    for title in _QUOTED.finditer(source):
        place = text.find(title[1].strip())
        if place >= 0:
            spans.append((place, place + len(title[1].strip())))
    return spans


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)

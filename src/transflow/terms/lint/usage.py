"""Rules that hold the glossary against documents and a translation memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from transflow.model import Level
from transflow.terms.lint.entries import ConceptItem, Inventory, is_source
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.terms.lint.frequent import FREQUENT
from transflow.terms.match import Matcher
from transflow.terms.tokens import tokenize

LEAST_PAIRS = 3
"""Pairs in which a term must stand before its rendering is judged."""
_LONGEST_RENDERING = 4
_MOST_MISSES = 200


def find_unused_concepts(inventory: Inventory) -> Iterator[Hit]:
    """G17: a concept none of whose terms stands in the documents."""
    counts = Counter(language for language, _ in inventory.texts)
    matchers = {language: Matcher(inventory.glossary, language) for language in counts}
    used = {
        term.concept for language, text in inventory.texts for match in matchers[language].find_all(text) for term in match.terms
    }
    for concept in inventory.concepts:
        sought = any(is_source(term) for language in counts for term in concept.concept.terms.get(language, ()))
        if sought and concept.concept.id not in used:
            yield Hit(concept.place(), "unused", {"concept": concept.concept.id, "total": str(sum(counts.values()))})


@dataclass(slots=True)
class _Tally:
    """How the English sides render one concept."""

    pairs: int = 0
    renderings: Counter[str] = field(default_factory=Counter)
    """Pairs that hold each listed English term."""
    permitted: int = 0
    """Pairs that hold a permitted term."""
    misses: list[str] = field(default_factory=list)
    """English sides that hold no listed term."""


def find_memory_differences(inventory: Inventory) -> Iterator[Hit]:
    """G18: a concept whose preferred English is not what the memory says most often."""
    if not inventory.memory:
        return
    tallies = _tally(inventory)
    for concept in inventory.concepts:
        tally = tallies.get(concept.concept.id)
        hit = _judge(concept, tally, inventory) if tally and tally.pairs >= LEAST_PAIRS else None
        if hit:
            yield hit


def _tally(inventory: Inventory) -> dict[str, _Tally]:
    source, target = Matcher(inventory.glossary, "fr"), Matcher(inventory.glossary, "en")
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for french, english in inventory.memory:
        concepts = {match.term.concept for match in source.find(french) if not match.rivals and is_source(match.term)}
        if not concepts:
            continue
        found = [term for match in target.find_all(english) for term in match.terms]
        for concept in concepts:
            tally = tallies[concept]
            mine = {term.text: term for term in found if term.concept == concept}
            tally.pairs += 1
            tally.renderings.update(mine.keys())
            tally.permitted += any(term.is_permitted for term in mine.values())
            if not mine and len(tally.misses) < _MOST_MISSES:
                tally.misses.append(english)
    return tallies


def _judge(concept: ConceptItem, tally: _Tally, inventory: Inventory) -> Hit | None:
    preferred = {item.term.text: item for item in concept.terms("en") if item.term.status == "preferred"}
    if not preferred:
        return None
    item = next(iter(preferred.values()))
    best = max((tally.renderings[text] for text in preferred), default=0)
    words = {"term": item.term.text, "total": str(tally.pairs)}
    listed, count = next(iter(tally.renderings.most_common(1)), ("", 0))
    if count > best and count >= LEAST_PAIRS - 1 and count >= len(tally.misses):
        return Hit(item.place(), "listed", {**words, "other": listed, "count": str(count)})
    if len(tally.misses) > max(best, tally.permitted) and len(tally.misses) >= LEAST_PAIRS:
        other, count = _usual_rendering(tally.misses, inventory)
        if other and count > best:
            return Hit(item.place(), "unlisted", {**words, "other": other, "count": str(count)})
        return Hit(item.place(), "absent", {**words, "count": str(len(tally.misses))})
    return None


def _usual_rendering(misses: list[str], inventory: Inventory) -> tuple[str, int]:
    """Return the words that most of the texts share and the rest of the memory lacks, with their number of texts.

    Source: the Dice coefficient (Smadja, McKeown & Hatzivassiloglou 1996, Translating Collocations for Bilingual Lexicons).
    """
    counts = Counter(run for text in misses for run in _word_runs(text))
    likely = [(run, count) for run, count in counts.most_common(40) if count * 2 > len(misses)]
    if not likely:
        return "", 0
    padded = [f" {' '.join(_words(english))} " for _, english in inventory.memory]
    total = {run: sum(f" {run} " in text for text in padded) for run, _ in likely}
    run, count = max(likely, key=lambda row: (2 * row[1] / (len(misses) + total[row[0]]), len(row[0])))
    return run, count


def _word_runs(text: str) -> set[str]:
    words, common = _words(text), FREQUENT["en"]
    return {
        " ".join(words[at : at + size])
        for size in range(1, _LONGEST_RENDERING + 1)
        for at in range(len(words) - size + 1)
        if words[at] not in common and words[at + size - 1] not in common
    }


def _words(text: str) -> list[str]:
    return [token.text.lower() for token in tokenize(text, "en")]


_CITY = "- id: a\n  fr: [{term: politique de la ville, gender: f}]\n  en: [urban policy, {term: city policy, status: admitted}]"
_SAYS_CITY = tuple((f"La politique de la ville en {year}.", f"The city policy in {year}.") for year in range(2020, 2024))
_SAYS_OTHER = tuple((f"La politique de la ville, {year}.", f"Town planning rules, {year}.") for year in range(2020, 2024))
_SAYS_URBAN = tuple((f"La politique de la ville en {year}.", f"Urban policy in {year}.") for year in range(2020, 2024))
EXAMPLES: Examples = {
    "G17": {
        "fire": (Example(_CITY, texts=(("fr", "Le maire ouvre une école."),)),),
        "silent": (
            Example(_CITY, texts=(("fr", "Les politiques de la ville."), ("en", "The mayor opens a school."))),
            Example(_CITY, texts=(("en", "The city policy of France."),)),
            Example(_CITY),
        ),
    },
    "G18": {
        "fire": (Example(_CITY, memory=_SAYS_CITY), Example(_CITY, memory=_SAYS_OTHER)),
        "silent": (
            Example(_CITY, memory=(*_SAYS_URBAN, *_SAYS_CITY[:2])),
            Example(_CITY, memory=_SAYS_CITY[:2]),
            Example(_CITY),
        ),
    },
}
RULES = (
    LintRule(
        "G17",
        "unused-concept",
        Level.INFO,
        ("No term of a concept stands in the documents given.", "Aucun terme d’un concept ne figure dans les documents donnés."),
        (
            "An entry that never serves costs upkeep, or is written in a way that no text uses. Only with documents.",
            (
                "Une entrée qui ne sert jamais coûte de l’entretien, ou s’écrit comme aucun texte"
                " ne l’écrit. Seulement avec des documents."
            ),
        ),
        {
            "unused": (
                'no term of "{concept}" stands in the {total} documents',
                "aucun terme de « {concept} » ne figure dans les {total} documents",
            )
        },
        {
            "unused": (
                "add the spelling that your texts use, or remove the concept",
                "ajoutez la graphie de vos textes, ou supprimez le concept",
            )
        },
        EXAMPLES["G17"],
        find_unused_concepts,
    ),
    LintRule(
        "G18",
        "memory-differs",
        Level.WARNING,
        (
            "The translation memory most often renders a term otherwise than the glossary prefers.",
            "La mémoire de traduction rend le plus souvent un terme autrement que le glossaire ne le préfère.",
        ),
        (
            (
                "Either the glossary is out of step with the house, or the memory holds old"
                " wording that would come back. Only with a memory."
            ),
            (
                "Soit le glossaire n’est plus d’accord avec la maison, soit la mémoire garde d’anciennes"
                " tournures qui reviendraient. Seulement avec une mémoire."
            ),
        ),
        {
            "listed": (
                '"{term}" is preferred, but the memory says "{other}" in {count} of {total} pairs',
                "« {term} » est préféré, mais la mémoire dit « {other} » dans {count} paires sur {total}",
            ),
            "unlisted": (
                '"{term}" is preferred, but the memory often says "{other}" ({count} of {total} pairs), which is not listed',
                (
                    "« {term} » est préféré, mais la mémoire dit souvent « {other} » ({count} paires"
                    " sur {total}), qui n’est pas dans la liste"
                ),
            ),
            "absent": (
                '"{term}" is preferred, but {count} of {total} pairs hold no listed term',
                "« {term} » est préféré, mais {count} paires sur {total} ne contiennent aucun terme de la liste",
            ),
        },
        {
            "listed": ("prefer the usual term, or mend the memory", "préférez le terme usuel, ou corrigez la mémoire"),
            "unlisted": ("list it with a status, or mend the memory", "ajoutez-le avec un status, ou corrigez la mémoire"),
            "absent": ("read these pairs", "relisez ces paires"),
        },
        EXAMPLES["G18"],
        find_memory_differences,
    ),
)

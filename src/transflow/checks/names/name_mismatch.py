"""A name of the source is altered in the target, or is not there.

Why it matters: "Saint Herbain" for Saint-Herblain; a mayor never forgives it. The names of the source are the best list of
names for the target. Exonyms (Londres/London), glossary terms, titles and elisions are known. A near miss is an error, and so is
another given name or surname ("Paul Moreau" for Pierre Moreau; "P. Moreau" and "Mr Moreau" are he), or a letter changed in a
quoted title that stays in its language. A name that is neither there nor in the sentences beside is a warning, and only for
names that no translator leaves out; in the work of a model, for any name that no dictionary has. Remarks are what good
translators vary (accents put in, words joined, transcriptions), and names that another sentence of the source writes as the
target does: there the source is at odds with itself. A slip of the source that the translation puts right (a letter three
times, a name of the glossary, a long English word) is a remark too.

Source: Christen, A Comparison of Personal Name Matching, TR-CS-06-02 (edit distance with blocking); Damerau 1964.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from rapidfuzz.distance import OSA

from transflow.checks.context import Context, Hit
from transflow.model import Level, Origin, Pair, Rule
from transflow.text.dictionary import is_known
from transflow.text.gazetteer import load_gazetteer
from transflow.text.name_pairs import compare_names_across
from transflow.text.name_words import NameMismatch, loses_french_accent
from transflow.text.names import compare_name_forms, find_names
from transflow.text.persons import compare_persons
from transflow.text.quoted_titles import compare_quoted_titles
from transflow.text.uncommon_names import find_dropped_names

FRENCH = """Un nom de la source est altéré dans la cible, ou n’y est pas.

Pourquoi : « Saint Herbain » pour Saint-Herblain ; un maire ne le pardonne pas. Les noms de la source sont la meilleure liste de
noms pour la cible. Les exonymes (Londres/London), les termes du glossaire, les titres et les élisions sont connus. Un nom presque
juste est une erreur, comme un autre prénom ou un autre patronyme (« Paul Moreau » pour Pierre Moreau ; « P. Moreau » et
« Mr Moreau » sont lui) ou une lettre changée dans un titre cité dans sa langue. Un nom absent, ici comme dans les phrases
voisines, est un avertissement, et seulement pour ceux que nul traducteur n’omet ; dans ce qu’un modèle a traduit, pour tout nom
qu’aucun dictionnaire ne connaît. Sont des remarques ce que de bons traducteurs varient (accents ajoutés, mots joints,
transcriptions), et les noms qu’une autre phrase de la source écrit comme la cible : là, c’est la source qui se contredit. Une
coquille de la source que la traduction corrige (une lettre triplée, un nom du glossaire, un long mot anglais) en est une aussi."""
RULE = Rule("NAME001", "name-mismatch", Level.ERROR, "inconsistent-entities", "segment", "0.1", codes=("T04",))
MESSAGES = {
    "altered": (
        '"{found}" stands for "{expected}" in the source',
        "« {found} » répond à « {expected} » dans la source",
    ),
    "odds": (
        'the source has "{expected}" here and "{found}" elsewhere, as the translation does: which is right?',
        "la source a « {expected} » ici et « {found} » ailleurs, comme la traduction : lequel est juste ?",
    ),
    "slip": (
        'the source has "{expected}", it seems by a slip, and the translation "{found}": tell the author',
        "la source a « {expected} », une coquille, semble-t-il, et la traduction « {found} » : prévenir l’auteur",
    ),
    "missing": (
        'the name "{expected}" of the source is not in the translation',
        "le nom « {expected} » de la source n’est pas dans la traduction",
    ),
}
FRENCH_SHARE = 0.1
"""Share of sentences that name a place in France: a fifth and more in the releases of `corpus/`, a hundredth in debates, laws and
news from elsewhere."""
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'-]+ (?:and|et) $")
_THRICE = re.compile(r"([^\W\d_])\1\1")
_LONG = 8
"""Letters of a word that no name becomes by a slip."""
LEVELS = {"low": "warning", "accents": "info", "joined": "info", "spelling": "info"}
"""Levels of a difference between words that no list of names has."""
EXAMPLES = {
    "fire": [
        ("À Saint-Herblain, le 3 mai.", "In Saint Herbain, on 3 May."),
        ("Mme Claire Martin préside le jury.", "Ms Clara Martin chairs the jury."),
    ],
    "silent": [
        ("À Londres et à Saint-Nazaire.", "In London and Saint-Nazaire."),
        ("M. Pierre Moreau signe.", "Mr P. Moreau signs."),
        ("Le texte est signé.\nM. Pierre Moreau est là.", "Pierre Moreau signed the text.\nHe is here."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each altered or lost name."""
    if not context.is_bilingual:
        return
    is_french = cache(partial(_is_about_france, pairs, context.source_language))
    for place, pair in enumerate(pairs):
        if not pair.source or not pair.target.strip():
            continue
        nearby = " ".join(other.target for other in (*pairs[max(0, place - 1) : place], *pairs[place + 1 : place + 2]))
        told: list[tuple[int, int]] = []
        for fault in _faults(pair.source, pair.target, nearby, context):
            relation = compare_name_forms(fault.expected, fault.found)
            at_odds = _is_source_at_odds(fault, relation, place, pairs)
            if (at_odds and relation == "folded") or _is_shared_head(fault, pair.source):
                continue
            span = (fault.source_start, fault.source_end)
            arguments = {"found": fault.found, "expected": fault.expected}
            if fault.kind == "altered":
                is_lost = fault.confidence == "accents" and loses_french_accent(fault.expected, fault.found)
                confidence = "low" if is_lost and is_french() else fault.confidence
                message = "odds" if at_odds else "slip" if _is_source_slip(fault, context) else "altered"
                level, fixes = (LEVELS.get(confidence, ""), (fault.expected,)) if message == "altered" else ("info", ())
                spot = (fault.target_start, fault.target_end)
                yield Hit(pair, *spot, message, arguments, fixes, level=level, source_span=span)
                told.append(span)
            elif fault.confidence == "high" and fault.expected not in nearby:
                yield Hit(pair, *span, "missing", arguments, (fault.expected,), "source", "warning", source_span=span)
                told.append(span)
        if pair.origin is Origin.MACHINE:
            yield from _dropped_by_model(pair, told, context)


def _dropped_by_model(pair: Pair, told: Sequence[tuple[int, int]], context: Context) -> Iterator[Hit]:
    """Yield a hit for each name that a model left out or made into something else; a person may have reasons, a model has none."""
    source = pair.source or ""
    terms = [(match.start, match.end) for match in context.match_source(source)]
    for span in find_dropped_names(source, pair.target, (context.source_language, context.target_language)):
        if not any(start < span[1] and span[0] < end for start, end in (*told, *terms)):
            name = source[slice(*span)]
            yield Hit(pair, *span, "missing", {"expected": name}, (name,), "source", "warning", source_span=span)


def _is_about_france(pairs: Sequence[Pair], language: str) -> bool:
    """Return whether a tenth of the sentences name a place in France: other names with é are then likely to be French."""
    places = load_gazetteer()
    counts = [
        any((place := places.exact(name.text)) and not place.ordinary for name in find_names(pair.source or "", language))
        for pair in pairs
    ]
    return sum(counts) >= FRENCH_SHARE * len(counts)


def _is_source_at_odds(fault: NameMismatch, relation: str, place: int, pairs: Sequence[Pair]) -> bool:
    """Return whether another sentence of the source writes a name as the target does; `name-variant` tells hyphens and accents.

    Two places that both exist are two places.
    """
    if fault.kind != "altered" or relation not in {"folded", "near"}:
        return False
    if all(load_gazetteer().exact(name) for name in (fault.expected, fault.found)):
        return False
    form = re.compile(rf"(?<!\w){re.escape(fault.found)}(?!\w)")
    return any(form.search(other.source or "") for number, other in enumerate(pairs) if number != place)


def _is_shared_head(fault: NameMismatch, source: str) -> bool:
    """Return whether the plural of the source counts for two names: "Liberty and Cedar Streets"."""
    return fault.expected == f"{fault.found}s" and _NAME_BEFORE.search(source[: fault.source_start]) is not None


def _is_source_slip(fault: NameMismatch, context: Context) -> bool:
    """Return whether the words that differ are slips of the source that the translation has put right.

    Such a word has a letter three times, or is one letter away from a name of the glossary or from a long word that is English
    alone: names of people are often those of French trades, one letter apart (Chevallier).
    """
    pairs = [pair for pair in zip(fault.expected.split(), fault.found.split(), strict=False) if pair[0] != pair[1]]
    names = {*context.registered, *(term.text for term in context.glossary.acronyms(context.target_language))}
    return bool(pairs) and all(
        (_THRICE.search(one) and _THRICE.sub(r"\1\1", one) == other)
        or (other in names and one not in names and OSA.distance(one, other) == 1)
        or (len(other) >= _LONG and _is_english_alone(other.lower()) and not is_known(one.lower(), lang="en"))
        for one, other in pairs
    )


def _is_english_alone(word: str) -> bool:
    return is_known(word, lang="en") and not is_known(word, lang="fr")


def _faults(source: str, target: str, nearby: str, context: Context) -> Iterator[NameMismatch]:
    """Yield the names of the source that the target alters or lacks: names as a whole, then the parts of people's names."""
    exempt, registered = _translated_terms(source, context), context.registered
    languages = context.source_language, context.target_language
    faults = compare_names_across(source, languages[0], target, languages[1], exempt=exempt, registered=registered)
    yield from faults
    taken = [(fault.source_start, fault.source_end) for fault in faults if fault.kind == "altered" or fault.confidence == "high"]
    yield from compare_persons(source, target, nearby=nearby, taken=taken)
    yield from compare_quoted_titles(source, target, languages[1])


def _translated_terms(source: str, context: Context) -> list[str]:
    """Return the terms of the source that the glossary translates: their words are not names to be kept."""
    return [
        source[match.start : match.end]
        for match in context.match_source(source)
        if not any(
            term.text == match.term.text
            for term in context.glossary.by_id[match.term.concept].permitted(match.term, context.target_language)
        )
    ]

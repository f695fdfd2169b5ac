"""A glossary term of the source is not rendered by one of its permitted targets.

Why it matters: institutions fix their vocabulary; a reader who meets three renderings of "politique de la ville" believes in
three policies. Bad: "bailleurs sociaux" / "social owners". Good: "social landlords". Inflected, listed and admitted forms count,
and so do its words in another order or with a word between. A later mention may be short: "the Fund" after "the Social Fund". A
term inside a longer matched term is not asked for, nor is a term whose segment was not translated at all. A term that the source
has more often than the translation is a note, and so is one in a name that was kept letter for letter ("Préfecture du Nord").

Source: ITS 2.0 localization quality issue type "terminology"; glossary-term in Weblate and CheckMate compare exact strings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import Term
from transflow.terms.match import Match
from transflow.terms.wording import find_nearest, find_scattered, find_short_mention
from transflow.text.acronyms import find_acronym_pairs

FRENCH = """Un terme du glossaire présent dans la source n’est rendu par aucun de ses équivalents permis.

Pourquoi : les institutions fixent leur vocabulaire ; le lecteur qui rencontre trois traductions de « politique de la ville » croit
à trois politiques. Mauvais : « bailleurs sociaux » / « social owners ». Bon : « social landlords ». Les formes fléchies, listées
ou admises comptent, de même que ses mots dans un autre ordre ou séparés par un mot. Une mention ultérieure peut être courte :
« le Fonds » après « le Fonds social ». Un terme compris dans un terme plus long n’est pas réclamé, ni celui d’un segment non
traduit. Un terme plus fréquent dans la source que dans la traduction est une simple remarque, de même qu’un terme dans un nom
gardé tel quel (« Préfecture du Nord »)."""
RULE = Rule("TERM001", "glossary-term", Level.ERROR, "terminology", "document", "0.1", codes=("T01",))
MESSAGES = {
    "missing": (
        'the glossary renders "{term}" by {expected} (concept {concept}); it is not in the translation',
        "le glossaire rend « {term} » par {expected} (concept {concept}) ; la traduction ne le contient pas",
    ),
    "instead": (
        'the glossary renders "{term}" by {expected} (concept {concept}); nearest in the translation: "{found}"',
        "le glossaire rend « {term} » par {expected} (concept {concept}) ; au plus près dans la traduction : « {found} »",
    ),
    "fewer": (
        'mentions of "{term}" in the source: {wanted}; of {expected} in the translation: {count} (concept {concept})',
        "mentions de « {term} » dans la source : {wanted} ; de {expected} dans la traduction : {count} (concept {concept})",
    ),
}
_LAW = re.compile(
    r"\b(?:lois?|codes?|règlements?|décrets?|ordonnances?|traités?)\s(?:[\w’'-]+\s){0,5}?(?:sur|relatifs?|relatives?|concernant|de|du|des|d[’'])\s?"
    r"(?:[\w’'-]+\s?){0,4}$",
    re.IGNORECASE,
)
"""The title of a law before a term: titles have translations of their own."""
_LEAST_LETTERS = 6
"""Letters up to which a rendering must stand as the glossary has it."""
_LONG_WORD, _ENDING = 12, 5
"""Letters of a word whose derivations render it ("decentralised"), and of the endings that they change.
Source: Quirk et al., app. I.17-I.50 (-ation, -isation, -ment, -ness)."""
_PLACE_NEXT = re.compile(r"\s(?:du|de|des|de la|de l[’']|d[’'])\s?[A-ZÀ-Ý]\w+")
_CAPITAL_NEXT = re.compile(r"(?:\s+(?:of|and|for))?\s+[A-Z]")
EXAMPLES = {
    "fire": [
        ("Les bailleurs sociaux signent.", "Social owners sign."),
        ("Le chômage et l’insertion professionnelle.", "Unemployment and professionals."),
    ],
    "silent": [
        ("Un développement durable et local.", "A sustainable local development."),
        ("Les bailleurs sociaux signent.", "Social landlords sign."),
        ("Un bailleur social.", "A social landlord."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each source term without a permitted rendering in its target."""
    if not context.is_bilingual:
        return
    mentioned: set[str] = set()
    """Concepts that the target has named in full so far."""
    foreign = _explained_otherwise(pairs, context)
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        found = context.match_target(pair.target, nested=True)
        asked = [match for match in context.match_source(pair.source) if _is_asked(match, pair.source, foreign, context)]
        for group in _by_concept(asked):
            yield from _judge(pair, group, found, mentioned, context)
        mentioned.update(term.concept for match in found for term in match.terms if term.is_permitted)


def _explained_otherwise(pairs: Sequence[Pair], context: Context) -> set[str]:
    """Return the acronyms of the glossary that the source explains by words of another meaning: "Canadian Armed Forces (CAF)"."""
    acronyms = {term.text: term.concept for term in context.glossary.acronyms(context.source_language)}
    return {
        found.acronym
        for pair in pairs
        for found in find_acronym_pairs(pair.source or "", context.source_language)
        if found.fits and (concept := acronyms.get(found.acronym))
        if not any(match.term.concept == concept for match in context.match_source(found.expansion))
    }


def _is_asked(match: Match, source: str, foreign: Collection[str], context: Context) -> bool:
    """Return whether a term is asked for here: no acronym of another meaning, no words of a page's furniture inside a sentence."""
    if match.term.type == "acronym" and match.text in foreign:
        return False
    return context.glossary.by_id[match.term.concept].domain != "furniture" or not re.search(r"\w", source[: match.start])


def _by_concept(matches: Sequence[Match]) -> list[list[Match]]:
    groups: dict[str, list[Match]] = {}
    for match in matches:
        groups.setdefault(match.term.concept, []).append(match)
    return list(groups.values())


def _judge(pair: Pair, group: list[Match], found: Sequence[Match], mentioned: set[str], context: Context) -> Iterator[Hit]:
    """Yield the hits for the mentions of one concept in the source of a pair."""
    last = group[-1]
    rendered = [match for match in found if _renders(match, last, context)]
    expected = expected_terms(last, context)
    if not expected or last.term.enforce == "off" or _is_kept(expected, last.term.language, pair.target):
        return
    if rendered:
        wanted, count = _count(pair.source or "", group), _count(pair.target, rendered)
        if wanted > count and not find_short_mention(pair.target, [term.text for term in expected], context.target_language):
            arguments = {"wanted": str(wanted), "count": str(count)}
            yield _hit(pair, last, expected, "fewer", arguments, "info")
        return
    present = {term.concept for match in found for term in match.terms}
    for match in group:
        expected = expected_terms(match, context)
        if _is_worded_otherwise(expected, pair.target, context.target_language) or _is_part_of_word(match, pair.source or ""):
            continue
        if match.term.concept in mentioned and find_short_mention(
            pair.target, [term.text for term in expected], context.target_language
        ):
            continue
        level = "info" if _is_kept_in_name(match, pair) else _level(match, pair.source or "")
        if match.term.concept in present and level != "info":
            level = "warning"
        text = _wording(match, expected, found, pair.target, context)
        yield _hit(pair, match, expected, "instead" if text else "missing", {"found": text}, level)


def _hit(pair: Pair, match: Match, expected: Sequence[Term], message: str, arguments: dict[str, str], level: str) -> Hit:
    texts = tuple(term.text for term in expected[:3])
    span = (match.start, match.end)
    named = {"term": match.text, "expected": " / ".join(f'"{text}"' for text in texts), "concept": match.term.concept}
    return Hit(pair, *span, message, {**named, **arguments}, texts, "source", level, span, match.term.concept)


def _is_kept(expected: Sequence[Term], language: str, target: str) -> bool:
    """Return whether a name that is listed in the source language alone stands in the target as it is."""
    return any(term.language == language and re.search(rf"(?<!\w){re.escape(term.text)}(?!\w)", target) for term in expected)


def _count(text: str, matches: Sequence[Match]) -> int:
    """Return the number of mentions; a long form and its acronym in brackets are one."""
    count, end = 0, -1
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= end:
            count += end < 0 or not re.fullmatch(r"\s*[(,]\s*", text[end : match.start])
            end = match.end
    return count


def _wording(match: Match, expected: Sequence[Term], found: Sequence[Match], target: str, context: Context) -> str:
    """Return what the target says in place of a term: a form that the glossary refuses, or the words nearest to a rendering."""
    refused = next((other.text for other in found if any(term.concept == match.term.concept for term in other.terms)), "")
    nearest = find_nearest(target, [term.text for term in expected], context.target_language)
    return refused or (target[slice(*nearest)] if nearest else "")


def _level(match: Match, source: str) -> str:
    """Return the level: names and hard terms are errors, a rival word for a term is only a note, and so is part of a title."""
    if _is_name(match.term) or match.term.enforce not in {"soft", "check"}:
        return ""
    title = _LAW.search(source[: match.start])
    longer = match.text.istitle() and " " in match.text and bool(_CAPITAL_NEXT.match(source[match.end :]))
    return "info" if match.term.status == "admitted" or title or longer else "warning"


def _is_worded_otherwise(expected: Sequence[Term], target: str, language: str) -> bool:
    """Return whether the words of a rendering stand in the target in other forms, in another order or with words between them."""
    return any(
        re.search(rf"(?<!\w){re.escape(_stem(term.text))}", target, re.IGNORECASE) or find_scattered(target, term.text, language)
        for term in expected
        if term.enforce in {"soft", "check"} and len(term.text) > _LEAST_LETTERS
    )


def _stem(term: str) -> str:
    """Return the beginning that a long word shares with those derived from it: "decentralis" for decentralisation."""
    return term[:-_ENDING] if len(term) >= _LONG_WORD and term.isalpha() else term


def _is_part_of_word(match: Match, source: str) -> bool:
    """Return whether letters follow after a hyphen: RTE in RTE-T is another name."""
    return match.text.isupper() and bool(re.match(r"-\w", source[match.end :]))


def _is_kept_in_name(match: Match, pair: Pair) -> bool:
    """Return whether a term with a capital and the place after it stand in the target letter for letter: "Préfecture du Nord"."""
    source = pair.source or ""
    place = _PLACE_NEXT.match(source, match.end)
    return place is not None and match.text[0].isupper() and source[match.start : place.end()] in pair.target


def expected_terms(match: Match, context: Context) -> tuple[Term, ...]:
    """Return the permitted target terms of a source match, those of its rivals included."""
    found: list[Term] = []
    for term in match.terms:
        found.extend(context.glossary.by_id[term.concept].permitted(term, context.target_language))
    return tuple(found)


def _renders(found: Match, match: Match, context: Context) -> bool:
    """Return whether a match of the target is a permitted rendering of one of the source, inflected, nested or not.

    People answer an acronym by its full form and the reverse; both count. The acronym of the other language has a rule of
    its own.
    """
    concepts = {term.concept for term in match.terms}
    wanted = {term.text for term in expected_terms(match, context)}
    return any((term.is_permitted and term.concept in concepts) or term.text in wanted for term in found.terms)


def _is_name(term: Term) -> bool:
    return term.type in {"name", "acronym"} or term.case == "exact"

"""Rules on terms that meet: the same spelling, lemma or casing in two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transflow.model import Level
from transflow.terms.glossary import RANK
from transflow.terms.lint.entries import Inventory, TermItem, is_conditional, plain
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule


def find_duplicate_sources(inventory: Inventory) -> Iterator[Hit]:
    """G01: a French term of two concepts that ask for different English."""
    return _meetings(inventory.by_surface("fr"))


def find_shared_targets(inventory: Inventory) -> Iterator[Hit]:
    """G15: an English term of two concepts that ask for different French."""
    return _meetings(inventory.by_surface("en"))


def find_shared_lemmas(inventory: Inventory) -> Iterator[Hit]:
    """G12: terms of two concepts that differ in their endings only."""
    for language in ("fr", "en"):
        for items in inventory.by_lemma(language).values():
            yield from _meetings({"": items}, differing=True)


def _meetings(groups: dict[str, list[TermItem]], *, differing: bool = False) -> Iterator[Hit]:
    """Yield a hit for each later term that stands in the way of an earlier one; once for a pair of terms."""
    told: set[tuple[int, int]] = set()
    for items in groups.values():
        known: dict[tuple[str, int, int], list[TermItem]] = {}
        for later in items if len(items) > 1 else ():
            if is_conditional(later.term):
                continue
            earlier = next((item for kin in known.values() for item in kin if _clashes(item, later, differing=differing)), None)
            _remember(known, later)
            if earlier is not None and (id(earlier.term), id(later.term)) not in told:
                told.add((id(earlier.term), id(later.term)))
                yield Hit(later.place(), "clash", _words(earlier, later))


def _remember(known: dict[tuple[str, int, int], list[TermItem]], item: TermItem) -> None:
    """Keep a term to hold later ones against; two with different translations stand for all of their spelling."""
    kin = known.setdefault((plain(item.term.text), RANK[item.term.status], item.term.priority), [])
    if len(kin) < 2 and all(_target(item) != _target(other) for other in kin):
        kin.append(item)


def _clashes(one: TermItem, other: TermItem, *, differing: bool) -> bool:
    """Return whether nothing tells which of two terms of a text is meant, though their translations differ."""
    if one.term.concept == other.term.concept or RANK[one.term.status] != RANK[other.term.status]:
        return False
    if one.term.priority != other.term.priority:
        return False
    first, second = plain(one.term.text), plain(other.term.text)
    if "exact" in {one.term.case, other.term.case} and first.lower() == second.lower() and first != second:
        return False
    if differing and set(_spellings(one)) & set(_spellings(other)):
        return False
    target = _target(one)
    return target != _target(other) or not target


def _spellings(item: TermItem) -> Iterable[str]:
    return (plain(text).lower() for text in item.term.spellings)


def _target(item: TermItem) -> str:
    other = "en" if item.term.language == "fr" else "fr"
    permitted = item.owner.concept.permitted(item.term, other)
    return plain(permitted[0].text).lower() if permitted else ""


def _words(earlier: TermItem, later: TermItem) -> dict[str, str]:
    place = earlier.place()
    return {
        "term": later.term.text,
        "earlier": earlier.term.text,
        "other": earlier.term.concept,
        "where": f"{place.path}:{place.line}",
        "target": _target(later),
        "target2": _target(earlier),
    }


def find_preferred_and_banned(inventory: Inventory) -> Iterator[Hit]:
    """G02: a term that its concept both permits and bans."""
    for concept in inventory.concepts:
        for language in ("fr", "en"):
            items = list(concept.terms(language))
            permitted = {plain(text): item for item in items if item.term.is_permitted for text in item.term.spellings}
            folded = {text.lower(): item for text, item in permitted.items()}
            for item in items:
                if item.term.is_permitted:
                    continue
                text = plain(item.term.text)
                other = permitted.get(text)
                if other is None and item.term.case != "exact" and text == text.lower():
                    other = folded.get(text)
                if other is not None:
                    words = {"term": item.term.text, "status": item.term.status, "other": other.term.status}
                    yield Hit(item.place(), "both", words)


def find_casing_duplicates(inventory: Inventory) -> Iterator[Hit]:
    """G11: two terms that differ in their capitals only."""
    for language in ("fr", "en"):
        groups: dict[str, list[TermItem]] = {}
        for item in inventory.terms[language]:
            if item.term.case != "exact" and item.term.enforce != "off":
                groups.setdefault(plain(item.term.text).lower(), []).append(item)
        for items in groups.values():
            first = items[0]
            for item in items[1:]:
                if plain(item.term.text) != plain(first.term.text) and item.term.is_permitted == first.term.is_permitted:
                    yield Hit(item.place(), "casing", _words(first, item))


_QPV = "- id: qpv\n  fr: [{term: quartier prioritaire, gender: m}]\n  en: [priority district]"
_ZEP = "- id: zep\n  fr: [{term: quartier prioritaire, gender: m}]\n  en: [priority education area]"
_URBAN = "- id: renouvellement\n  fr: [{term: renouvellement urbain, gender: m}]\n  en: [urban renewal]"
EXAMPLES: Examples = {
    "G01": {
        "fire": (
            Example(f"{_QPV}\n{_ZEP}"),
            Example("- [Quartier prioritaire, priority district]\n- {id: zep, fr: quartier prioritaire, en: education area}"),
            Example("- id: a\n  fr: [{term: aide, forms: [soutien]}]\n  en: [aid]\n- id: b\n  fr: [soutien]\n  en: [support]"),
        ),
        "silent": (
            Example(f"{_QPV}\n{_ZEP.replace('gender: m', 'gender: m, requires_any: [école]')}"),
            Example(f"{_QPV}\n{_ZEP.replace('gender: m', 'gender: m, priority: 1')}"),
            Example(f"{_QPV}\n{_ZEP.replace('gender: m', 'gender: m, status: admitted')}"),
            Example(f"{_QPV}\n{_ZEP.replace('gender: m', 'gender: m, direction: en-fr')}"),
            Example(f"{_QPV}\n{_ZEP.replace('gender: m', 'gender: m, enforce: off')}"),
            Example(f"{_QPV}\n{_ZEP.replace('education area', 'district')}"),
            Example(
                "- {id: a, fr: {term: ESS, type: acronym}, en: SSE}".replace("fr: {", "fr: [{").replace("},", "}],")
                + "\n- [ess, ess]"
            ),
        ),
    },
    "G02": {
        "fire": (
            Example("- id: a\n  fr: [ville]\n  en: [urban policy, {term: urban policy, status: forbidden}]"),
            Example("- id: a\n  fr: [ville]\n  en: [{term: town, forms: [towns]}, {term: towns, status: deprecated}]"),
            Example("- id: a\n  fr: [ville]\n  en: [Urban Policy, {term: urban policy, status: forbidden}]"),
        ),
        "silent": (
            Example("- id: a\n  fr: [ville]\n  en: [urban policy, {term: city policy, status: forbidden}]"),
            Example("- id: a\n  fr: [ville]\n  en: [urban policy, {term: Urban Policy, status: forbidden}]"),
            Example("- id: a\n  fr: [ville]\n  en: [town, {term: city, status: forbidden}]\n- [cité, city]"),
        ),
    },
    "G11": {
        "fire": (
            Example("- id: a\n  fr: [sécurité sociale]\n  en: [social security, {term: Social Security, status: admitted}]"),
            Example("- {id: a, fr: Fonds vert, en: green fund}\n- {id: b, fr: fonds vert, en: green money}"),
        ),
        "silent": (
            Example("- id: a\n  fr: [sécurité sociale]\n  en: [{term: social security, case: ignore}]"),
            Example("- id: a\n  fr: [sécurité sociale]\n  en: [{term: social security, variants: [Social Security]}]"),
            Example(
                "- id: a\n  fr: [{term: ESS, type: acronym}]\n  en: [SSE]\n- id: b\n  fr: [{term: Ess, case: exact}]\n  en: [Ess]"
            ),
            Example("- id: a\n  fr: [ville]\n  en: [town hall, {term: Town Hall, status: forbidden}]"),
        ),
    },
    "G12": {
        "fire": (
            Example("- {id: a, fr: aide sociale, en: welfare}\n- {id: b, fr: aides sociales, en: benefits}"),
            Example("- {id: a, fr: aide, en: public grant}\n- {id: b, fr: soutien, en: public grants}"),
        ),
        "silent": (
            Example(
                "- id: a\n  fr: [{term: aide sociale, match: exact}]\n  en: [welfare]\n- {id: b, fr: aides sociales, en: benefits}"
            ),
            Example("- {id: a, fr: aide sociale, en: welfare}\n- {id: b, fr: aides sociales, en: welfare}"),
            Example("- {id: a, fr: aide sociale, en: welfare}\n- {id: b, fr: action sociale, en: social work}"),
        ),
    },
    "G15": {
        "fire": (Example(f"{_URBAN}\n- id: renovation\n  fr: [{{term: rénovation urbaine, gender: f}}]\n  en: [urban renewal]"),),
        "silent": (
            Example(f"{_URBAN}\n- id: b\n  fr: [rénovation urbaine]\n  en: [{{term: urban renewal, direction: fr-en}}]"),
            Example(
                f"{_URBAN}\n- id: b\n  fr: [rénovation urbaine]\n  en: [urban renovation,"
                f" {{term: urban renewal, status: admitted}}]"
            ),
        ),
    },
}
_DIFFERENT = (
    "give one of them requires_any, forbids_any, priority, status: admitted or direction",
    "donnez à l’un d’eux requires_any, forbids_any, priority, status: admitted ou direction",
)
RULES = (
    LintRule(
        "G01",
        "duplicate-source-term",
        Level.ERROR,
        (
            "A French term belongs to two concepts with different translations, and nothing tells them apart.",
            "Un terme français appartient à deux concepts de traductions différentes, et rien ne les distingue.",
        ),
        (
            "The tool cannot know which concept a text means: it takes the first, and is wrong for the other.",
            "L’outil ne peut pas savoir quel concept un texte désigne : il prend le premier, et se trompe pour l’autre.",
        ),
        {
            "clash": (
                '"{term}" also belongs to "{other}" ({where}), which asks for "{target2}", not "{target}"',
                "« {term} » appartient aussi à « {other} » ({where}), qui demande « {target2} » et non « {target} »",
            )
        },
        {"clash": _DIFFERENT},
        EXAMPLES["G01"],
        find_duplicate_sources,
    ),
    LintRule(
        "G02",
        "preferred-and-forbidden",
        Level.ERROR,
        ("A concept permits and bans the same term.", "Un concept permet et interdit le même terme."),
        (
            "Whatever the translation says is then a fault.",
            "Quoi que dise la traduction, elle est alors fautive.",
        ),
        {
            "both": (
                '"{term}" is both {other} and {status} in this concept',
                "« {term} » est à la fois {other} et {status} dans ce concept",
            )
        },
        {"both": ("remove one of the two", "supprimez l’un des deux")},
        EXAMPLES["G02"],
        find_preferred_and_banned,
    ),
    LintRule(
        "G11",
        "casing-duplicate",
        Level.WARNING,
        ("Two terms differ in their capitals only.", "Deux termes ne diffèrent que par leurs capitales."),
        (
            (
                "A term in small letters already matches at the start of a sentence, in titles and in"
                " capitals; the second entry is noise, or hides another concept."
            ),
            (
                "Un terme en minuscules est déjà reconnu en début de phrase, dans les titres et en capitales ;"
                " la seconde entrée est du bruit, ou cache un autre concept."
            ),
        ),
        {
            "casing": (
                '"{term}" differs from "{earlier}" ({other}, {where}) in its capitals only',
                "« {term} » ne diffère de « {earlier} » ({other}, {where}) que par ses capitales",
            )
        },
        {
            "casing": (
                "remove it, list it under variants, or set case: exact",
                "supprimez-le, mettez-le dans variants, ou écrivez case: exact",
            )
        },
        EXAMPLES["G11"],
        find_casing_duplicates,
    ),
    LintRule(
        "G12",
        "lemma-collision",
        Level.WARNING,
        (
            "Two terms of different concepts differ in their endings only.",
            "Deux termes de concepts différents ne diffèrent que par leurs terminaisons.",
        ),
        (
            "Terms are found in all their inflected forms: the plural of one is the other.",
            "Les termes sont reconnus sous toutes leurs formes : le pluriel de l’un est l’autre.",
        ),
        {
            "clash": (
                '"{term}" and "{earlier}" of "{other}" ({where}) are the same words, inflected',
                "« {term} » et « {earlier} » de « {other} » ({where}) sont les mêmes mots, fléchis",
            )
        },
        {
            "clash": (
                "merge the concepts, or set match: exact on both terms",
                "fusionnez les concepts, ou écrivez match: exact pour les deux termes",
            )
        },
        EXAMPLES["G12"],
        find_shared_lemmas,
    ),
    LintRule(
        "G15",
        "shared-target-term",
        Level.WARNING,
        (
            "An English term belongs to two concepts with different French terms.",
            "Un terme anglais appartient à deux concepts de termes français différents.",
        ),
        (
            (
                "From English to French nothing tells which is meant. A term that one concept"
                " prefers and another only admits is clear."
            ),
            (
                "De l’anglais vers le français, rien ne dit lequel est visé. Un terme préféré par un"
                " concept et seulement admis par un autre est clair."
            ),
        ),
        {
            "clash": (
                '"{term}" also stands for "{target2}" in "{other}" ({where}), here for "{target}"',
                "« {term} » traduit aussi « {target2} » dans « {other} » ({where}), ici « {target} »",
            )
        },
        {
            "clash": (
                "set direction: fr-en on the one that should not be used as a source, or requires_any",
                "écrivez direction: fr-en pour celui qui ne doit pas servir de source, ou requires_any",
            )
        },
        EXAMPLES["G15"],
        find_shared_targets,
    ),
)

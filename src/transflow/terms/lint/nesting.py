"""Rules on terms that hold other terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from transflow.model import Level
from transflow.terms.lint.entries import Inventory, Key, TermItem, has_run, is_conditional, is_source, lemma_key, plain
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule

_LONGEST_PART = 12
"""Words of an inner term, at most: longer ones are no terms (G16)."""
_MOST_PARTS = 8
"""Terms of one spelling that are held against a longer one: G01 tells of such crowds."""


def find_contradictions(inventory: Inventory) -> Iterator[Hit]:
    """G10: a French term that holds another one, whose English contradicts the other's."""
    index: dict[Key, list[TermItem]] = defaultdict(list)
    for item in inventory.terms["fr"]:
        if is_source(item.term) and not is_conditional(item.term):
            index[lemma_key(item.term.text, "fr")].append(item)
    for key, items in index.items():
        inner = [part for run in _runs(key) for part in index.get(run, ())[:_MOST_PARTS]]
        for item in items if inner else ():
            hits = (_contradiction(item, part) for part in inner if part.term.concept != item.term.concept)
            hit = next(filter(None, hits), None)
            if hit:
                yield hit


def _runs(key: Key, least: int = 2) -> Iterator[Key]:
    """Yield the shorter runs of words of a key, longest first; lone words are too common to contradict anything."""
    for size in range(min(len(key) - 1, _LONGEST_PART), least - 1, -1):
        yield from (key[at : at + size] for at in range(len(key) - size + 1))


def _contradiction(whole: TermItem, part: TermItem) -> Hit | None:
    concept = part.owner.concept
    outer = whole.owner.concept.permitted(whole.term, "en")
    if not outer:
        return None
    keys = [lemma_key(term.text, "en") for term in outer]
    place = part.place()
    words = {"term": whole.term.text, "part": part.term.text, "other": concept.id, "where": f"{place.path}:{place.line}"}
    for term in concept.terms.get("en", ()):
        banned = lemma_key(term.text, "en")
        if not term.is_permitted and any(has_run(key, banned) or key == banned for key in keys):
            return Hit(whole.place(), "banned", {**words, "target": term.text, "status": term.status})
    wanted = [lemma_key(term.text, "en") for term in concept.permitted(part.term, "en")]
    if whole.term.status != "preferred" or whole.term.type == "name" or whole.term.text[:1].isupper():
        return None
    if not wanted or any(has_run(key, want) or key == want for key in keys for want in wanted):
        return None
    return Hit(whole.place(), "differs", {**words, "target": outer[0].text, "wanted": concept.permitted(part.term, "en")[0].text})


def find_banned_inside_allowed(inventory: Inventory) -> Iterator[Hit]:
    """G21: a banned term that is part of a permitted one of its concept."""
    for concept in inventory.concepts:
        for language in ("fr", "en"):
            items = list(concept.terms(language))
            banned = {lemma_key(item.term.text, language): item for item in items if not item.term.is_permitted}
            for other in items if banned else ():
                whole = lemma_key(other.term.text, language) if other.term.is_permitted else ()
                for item in filter(None, (banned.get(run) for run in _runs(whole, least=1))):
                    if not _is_excepted(item, other):
                        words = {"term": item.term.text, "allowed": other.term.text, "status": item.term.status}
                        yield Hit(item.place(), "inside", words)


def _is_excepted(item: TermItem, other: TermItem) -> bool:
    whole = plain(other.term.text).lower()
    return any(plain(phrase).lower() in whole for phrase in item.term.exceptions)


_CITY = (
    "- id: politique-ville\n  fr: [{term: politique de la ville, gender: f}]\n"
    "  en: [urban policy, {term: city policy, status: forbidden}]"
)
EXAMPLES: Examples = {
    "G10": {
        "fire": (
            Example(
                f"{_CITY}\n- id: ministre\n  fr: [{{term: ministre de la politique de la ville,"
                f" gender: m}}]\n  en: [minister for city policy]"
            ),
            Example(
                f"{_CITY}\n- id: qpv\n  fr: [{{term: quartier de la politique de la ville, gender: m}}]\n  en: [priority district]"
            ),
        ),
        "silent": (
            Example(
                f"{_CITY}\n- id: ministre\n  fr: [{{term: ministre de la politique de la ville,"
                f" gender: m}}]\n  en: [minister for urban policy]"
            ),
            Example(
                f"{_CITY}\n- id: qpv\n  fr: [quartier prioritaire, {{term: quartier de la politique de"
                f" la ville, status: admitted}}]\n  en: [district]"
            ),
            Example("- [ville, town]\n- [ville nouvelle, new settlement]"),
        ),
    },
    "G21": {
        "fire": (Example("- id: a\n  fr: [ville]\n  en: [inner city policy, {term: city policy, status: forbidden}]"),),
        "silent": (
            Example(
                "- id: a\n  fr: [ville]\n  en: [inner city policy, {term: city policy, status:"
                " forbidden, exceptions: [inner city policy]}]"
            ),
            Example("- id: a\n  fr: [ville]\n  en: [urban policy, {term: city policy, status: forbidden}]"),
            Example("- id: a\n  fr: [ville]\n  en: [own funds, {term: own fund, status: forbidden}]"),
        ),
    },
}
RULES = (
    LintRule(
        "G10",
        "nested-contradiction",
        Level.WARNING,
        (
            "A French term holds another term, and its English contradicts that of the other.",
            "Un terme français en contient un autre, et son anglais contredit celui de l’autre.",
        ),
        (
            (
                "The longer term wins where it stands, so one document says two things. Names, and long forms that are only"
                " admitted, may leave the inner term out; none may use its banned forms."
            ),
            (
                "Le terme le plus long l’emporte, si bien qu’un document dit deux choses. Un nom propre, ou une forme longue"
                " seulement admise, peut omettre le terme intérieur ; aucun ne peut reprendre ses formes interdites."
            ),
        ),
        {
            "banned": (
                '"{term}" is translated with "{target}", {status} for "{part}" ("{other}", {where})',
                "« {term} » est traduit par « {target} », {status} pour « {part} » (« {other} », {where})",
            ),
            "differs": (
                '"{term}" gives "{target}", but "{part}" inside it gives "{wanted}" ("{other}", {where})',
                "« {term} » donne « {target} », mais « {part} », qu’il contient, donne « {wanted} » (« {other} », {where})",
            ),
        },
        {
            "banned": ("use the preferred English of the inner term", "reprenez l’anglais préféré du terme intérieur"),
            "differs": (
                "align the two, or set status: admitted on the longer term",
                "accordez les deux, ou écrivez status: admitted pour le terme long",
            ),
        },
        EXAMPLES["G10"],
        find_contradictions,
    ),
    LintRule(
        "G21",
        "forbidden-inside-allowed",
        Level.WARNING,
        (
            "A banned term is part of a permitted term of the same concept.",
            "Un terme interdit fait partie d’un terme permis du même concept.",
        ),
        (
            "A text that holds the permitted term also holds the banned one.",
            "Un texte qui contient le terme permis contient aussi le terme interdit.",
        ),
        {
            "inside": (
                '"{term}" ({status}) stands inside the permitted "{allowed}"',
                "« {term} » ({status}) se trouve dans « {allowed} », qui est permis",
            )
        },
        {"inside": ("add exceptions: [{allowed}] to the banned term", "ajoutez exceptions: [{allowed}] au terme interdit")},
        EXAMPLES["G21"],
        find_banned_inside_allowed,
    ),
)

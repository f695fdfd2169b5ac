"""A space is missing in French before `; ! ? : »` or after `«`, is of the wrong kind, or stands where the profile has none.

Why it matters: "Pourquoi?" and "«Nantes»" read as a translation made in haste; a plain space lets a line begin with "?". A missing
space is a warning; a space before a comma or a full stop, none after a comma, one inside brackets, a plain space for a no-break
one, and a space that the profile does not have, are infos, and so is "12%" in a document that mostly writes it so. A document that
often leaves the spaces out, or has plain ones, is told once. Exceptions: times, ratios, smileys, "?!", "::", signs in brackets,
addresses, entities, code, and a brand that the source has as well (Yahoo!).

Source: Imprimerie nationale, Lexique des règles typographiques; EU Interinstitutional Style Guide 6.4; the exceptions of
LanguageTool FRENCH_WHITESPACE and Weblate punctuation_spacing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.checks.joined import find_joined
from transflow.model import Level, Pair, Rule
from transflow.text.spacing import SpaceFault, find_french_faults, has_spaced_sign

FRENCH = """Une espace manque en français devant « ; ! ? : » ou dans les guillemets, est de mauvaise sorte, ou n’a pas lieu d’être.

Pourquoi : « Pourquoi? » sent la traduction hâtive ; une espace ordinaire laisse une ligne commencer par « ? ». L’espace qui manque
est un avertissement ; l’espace devant une virgule ou un point, dans les parenthèses, aucune après une virgule, l’espace ordinaire
au lieu d’une insécable, l’espace que le profil n’a pas, et « 12% » dans un document qui l’écrit le plus souvent ainsi, sont des
remarques. Un document qui les omet souvent, ou en a d’ordinaires, n’est signalé qu’une fois. Exceptions : heures, rapports,
émoticônes, « ?! », « :: », signes entre parenthèses, adresses, entités, code, et les marques que la source porte aussi
(Yahoo!)."""
RULE = Rule("TYPO002", "fr-spacing", Level.WARNING, "whitespace", "document", "0.1", ("fr",))
MESSAGES = {
    "missing": (
        'a no-break space is missing at "{sign}" ({profile})',
        "il manque une espace insécable à « {sign} » ({profile})",
    ),
    "extra": ('a space at "{sign}" that {profile} does not have', "une espace de trop à « {sign} » pour {profile}"),
    "plain": (
        'a plain space at "{sign}": a no-break space keeps it on the line',
        "une espace ordinaire à « {sign} » : une insécable la retiendrait en fin de ligne",
    ),
    "plains": (
        '{count} plain spaces where French sets no-break ones, the first at "{sign}"',
        "{count} espaces ordinaires là où le français met des insécables, la première à « {sign} »",
    ),
    "stray": ('no space goes at "{sign}"', "une espace de trop à « {sign} »"),
    "after": ('a space is missing after "{sign}"', "il manque une espace après « {sign} »"),
    "style": (
        "no space before {signs} in {count} places, a space in {spaced}: another house style than {profile}?",
        "aucune espace devant {signs} à {count} endroits, une espace à {spaced} : une autre marche que {profile} ?",
    ),
    "mixed": (
        "the document is of two minds: no space before {signs} in {count} places, a space in {spaced}",
        "le document hésite : aucune espace devant {signs} à {count} endroits, une espace à {spaced}",
    ),
}
EXAMPLES = {
    "fire_fr": [(None, "Pourquoi?"), (None, "Le «contrat de ville» est signé."), ("The cost is €12.", "Le coût est de 12€.")],
    "silent_fr": [("Why?", "Pourquoi\u202f?"), ("At 2:30 pm.", "À 14:30."), ("See https://a.fr/x?y", "Voir https://a.fr/x?y")],
}
_LEAST, _MIXED, _STYLED = 6, 0.25, 0.8
"""Signs without a space, and their share, from which a document is of two minds, or follows another house style."""
_STYLES = (";!?", ":", "«»", "%‰", "€$£")
_NOTES = frozenset({"%‰", "€$£"})
"""Signs that many texts join to the number: a remark, save where the document has the space at least as often."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each faulty space; where a document often has none, one hit for all and infos."""
    if context.target_language != "fr":
        return
    profile = context.profile or "fr-FR"
    faults = [(pair, fault) for pair in pairs for fault in find_french_faults(pair.target, profile) if not _is_brand(pair, fault)]
    plain = [one for one in faults if one[1].kind == "plain"]
    if len(plain) >= _LEAST:
        pair, fault = plain[0]
        yield Hit(
            pair, fault.start, fault.end, "plains", {"count": str(len(plain)), "sign": fault.sign}, (fault.remedy,), level="info"
        )
        faults = [one for one in faults if one[1].kind != "plain"]
    yield from _by_style(pairs, faults, profile)
    yield from find_joined(pairs)


def _by_style(pairs: Sequence[Pair], faults: Sequence[tuple[Pair, SpaceFault]], profile: str) -> Iterator[Hit]:
    """Yield the faults; those that a house style explains are told once, at the first place."""
    bare = Counter(_style_of(fault) for _, fault in faults)
    signs_used = {signs for signs in _STYLES if bare[signs] >= _LEAST or (signs in _NOTES and bare[signs])}
    spaced = {signs: sum(has_spaced_sign(pair.target, signs) for pair in pairs) for signs in signs_used}
    told: set[str] = set()
    for pair, fault in faults:
        signs = _style_of(fault)
        share = bare[signs] / (bare[signs] + spaced.get(signs, 0))
        if signs in _NOTES:
            yield _hit(pair, fault, profile, "info" if bare[signs] > spaced[signs] else "")
        elif not signs or bare[signs] < _LEAST or share < _MIXED:
            yield _hit(pair, fault, profile)
        elif signs not in told:
            told.add(signs)
            message = "style" if share >= _STYLED else "mixed"
            arguments = {"count": str(bare[signs]), "spaced": str(spaced[signs]), "profile": profile, "signs": " ".join(signs)}
            yield Hit(pair, fault.start, fault.end, message, arguments, (fault.remedy,))
        elif share < _STYLED:
            yield _hit(pair, fault, profile, "info")


def _style_of(fault: SpaceFault) -> str:
    """Return the signs that a house style treats alike, empty for a fault that no style explains."""
    return next((signs for signs in _STYLES if fault.kind == "missing" and fault.sign[-1] in signs), "")


def _is_brand(pair: Pair, fault: SpaceFault) -> bool:
    """Return whether the sign belongs to a name such as Yahoo!, or joins words in the source as well."""
    if not pair.source:
        return False
    if fault.kind == "after":
        return pair.target[max(0, fault.start - 3) : fault.end + 2] in pair.source
    if fault.kind != "missing" or fault.sign != "!":
        return False
    word = re.search(r"\w+$", pair.target[max(0, fault.start - 40) : fault.start])
    return bool(word) and pair.target[fault.end :].lstrip()[:1].islower() and f"{word[0] if word else ''}!" in pair.source


def _hit(pair: Pair, fault: SpaceFault, profile: str, level: str = "") -> Hit:
    is_note = fault.kind in {"plain", "extra", "stray"} or (fault.kind == "after" and fault.sign in ",;")
    arguments = {"sign": fault.sign, "profile": profile}
    return Hit(pair, fault.start, fault.end, fault.kind, arguments, (fault.remedy,), level="info" if is_note else level)

"""A space is missing in French before `; ! ? : »` or after `«`, is of the wrong kind, or stands where the profile has none.

Why it matters: "Pourquoi?" and "«Nantes»" read as a translation made in haste; a plain space lets a line begin with "?". A
plain space for a no-break space is told as info. A document that leaves these spaces out throughout follows another house
style (fr-EU, fr-CA): that is told once, as info. Exceptions: times, ratios, addresses, code, "?!", signs in brackets.

Source: Imprimerie nationale, Lexique des règles typographiques; EU Interinstitutional Style Guide 6.4; LanguageTool
anti-patterns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.spacing import SpaceFault, count_french_spaces, find_french_faults

FRENCH = """Une espace manque en français devant « ; ! ? : » ou dans les guillemets, est de mauvaise sorte, ou n’a pas lieu d’être.

Pourquoi : « Pourquoi? » sent la traduction hâtive ; une espace ordinaire laisse une ligne commencer par « ? ». L’espace ordinaire
au lieu d’une insécable est une simple remarque. Un document qui omet partout ces espaces suit une autre marche (fr-EU, fr-CA) :
c’est dit une fois, en remarque. Exceptions : heures, rapports, adresses, code, « ?! », signes entre parenthèses."""
RULE = Rule("TYPO002", "fr-spacing", Level.WARNING, "whitespace", "document", "0.1", ("fr",))
MESSAGES = {
    "missing": ('no space at "{sign}"; French takes one ({profile})', "il manque une espace à « {sign} » ({profile})"),
    "extra": ('a space at "{sign}" that {profile} does not have', "une espace de trop à « {sign} » pour {profile}"),
    "plain": (
        'a plain space at "{sign}": a no-break space keeps it on the line',
        "une espace ordinaire à « {sign} » : une insécable la retiendrait en fin de ligne",
    ),
    "style": (
        "no space before ; : ! ? in {count} places: another house style than {profile}?",
        "aucune espace devant ; : ! ? à {count} endroits : une autre marche typographique que {profile} ?",
    ),
}
EXAMPLES = {
    "fire_fr": [(None, "Pourquoi?"), (None, "Le «contrat de ville» est signé."), ("The cost is €12.", "Le coût est de 12€.")],
    "silent_fr": [("Why?", "Pourquoi\u202f?"), ("At 2:30 pm.", "À 14:30."), ("See https://a.fr/x?y", "Voir https://a.fr/x?y")],
}
_LEAST, _SHARE = 6, 0.8
"""Signs, and share of them without a space, from which the document follows another house style."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each faulty space, or one for a document of another house style."""
    if context.target_language != "fr":
        return
    profile = context.profile or "fr-FR"
    faults = [(pair, fault) for pair in pairs for fault in find_french_faults(pair.target, profile)]
    counts = [count_french_spaces(pair.target) for pair in pairs] if faults else []
    with_space, without = sum(count[0] for count in counts), sum(count[1] for count in counts)
    styled = without >= _LEAST and without >= _SHARE * (with_space + without) and profile in {"fr-FR", "fr-CH"}
    told = False
    for pair, fault in faults:
        if styled and fault.kind == "missing" and fault.sign in ";:!?":
            if not told:
                told = True
                yield Hit(pair, fault.start, fault.end, "style", {"count": str(without), "profile": profile}, level="info")
            continue
        yield _hit(pair, fault, profile)


def _hit(pair: Pair, fault: SpaceFault, profile: str) -> Hit:
    level = "info" if fault.kind == "plain" else ""
    return Hit(pair, fault.start, fault.end, fault.kind, {"sign": fault.sign, "profile": profile}, (fault.remedy,), level=level)

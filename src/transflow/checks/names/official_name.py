"""The name of a public body is nearly, but not quite, its official one, or an English form that the body does not use.

Why it matters: an institution reads its own name first. "Agence nationale de la rénovation urbaine" is no agency, "Bank of
France" is not what Banque de France calls itself. A slip in a listed name is an error in either language; names of the settings
and the glossary come first. Small initials make a phrase, not a name: "une banque publique". Bad: "the European Investments
Bank". Good: "the European Investment Bank".

Source: names written down by hand and the Interinstitutional Style Guide of the European Union 9.5, listed in
`data/institutions.tsv`; the United Nations' eLUNa compares titles with UNTERM in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.institutions import BodyFault, find_body_faults, find_wrong_renderings

FRENCH = """Le nom d’un organisme public est presque le nom officiel, ou une forme anglaise que l’organisme n’emploie pas.

Pourquoi : une institution lit d’abord son propre nom. « Agence nationale de la rénovation urbaine » n’existe pas, et la Banque de
France ne s’appelle pas « Bank of France ». Une faute dans un nom répertorié est une erreur dans les deux langues ; les noms des
réglages et du glossaire passent d’abord. Une minuscule initiale fait une expression, non un nom : « une banque publique »."""
RULE = Rule("NAME003", "official-name", Level.ERROR, "inconsistent-entities", "segment", "0.1")
MESSAGES = {
    "near": (
        'no public body is called "{found}"; did you mean "{expected}"?',
        "aucun organisme public ne s’appelle « {found} » ; s’agit-il de « {expected} » ?",
    ),
    "wrong": (
        '"{found}" is not the name that this body uses in English: {expected}',
        "« {found} » n’est pas le nom que cet organisme emploie en anglais : {expected}",
    ),
}
EXAMPLES = {
    "fire": [
        (None, "The European Investments Bank signs."),
        ("Le Fonds social européen finance le projet.", "The Social European Fund supports the project."),
    ],
    "silent": [(None, "The European Investment Bank signs."), (None, "A national housing agency, and national agencies.")],
    "fire_fr": [(None, "L’Agence nationale de la rénovation urbaine signe.")],
    "silent_fr": [(None, "L’Agence nationale pour la rénovation urbaine signe."), (None, "Une banque publique d’investissements.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each name of a body that is not quite right."""
    beside_french = context.source_language == "fr" and context.target_language == "en"
    for pair in pairs:
        faults = find_body_faults(pair.target)
        matches = context.match_target(pair.target, nested=True) if faults else ()
        known = [(match.start, match.end) for match in matches if match.exact and match.term.is_permitted]
        for fault in faults:
            if not any(start <= fault.start and fault.end <= end for start, end in known):
                yield _hit(pair, fault, "" if fault.kind == "near" else "warning", None)
        if beside_french and pair.source:
            for fault, span in find_wrong_renderings(pair.source, pair.target):
                yield _hit(pair, fault, "", span)


def _hit(pair: Pair, fault: BodyFault, level: str, span: tuple[int, int] | None) -> Hit:
    arguments = {"found": fault.text, "expected": fault.suggestion}
    return Hit(pair, fault.start, fault.end, fault.kind, arguments, (fault.suggestion,), level=level, source_span=span)

"""A word of the translation says the opposite of the source's, or "only" is lost.

Why it matters: "les loyers baissent" / "rents are rising" reads well and is the contrary; so are "closed" for "ouvert", "before"
for "après", "optional" for "obligatoire", "may" for "doit", "all" for "certains". Told are words of a table of opposites, where
nothing on the other side could stand for the word itself; and "ne … que", "seulement", "only" that nothing renders.
Bad: "Le musée n’ouvre que le matin." / "The museum opens in the morning."

Source: MQM error type "mistranslation"; Sennrich 2017 (LingEval97); Cruse, Lexical Semantics, 1986, chapter 9.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.opposites import Contradiction, find_contradictions
from transflow.text.restrictions import find_lost_restriction, find_turned_restriction

FRENCH = """Un mot de la traduction dit le contraire de celui de la source, ou « seulement » est perdu.

Pourquoi : « les loyers baissent » / « rents are rising » se lit bien et dit le contraire ; de même « closed » pour « ouvert »,
« before » pour « après », « optional » pour « obligatoire », « may » pour « doit », « all » pour « certains ». Sont signalés les
mots d’une table de contraires, là où rien en face ne peut rendre le mot lui-même ; et « ne … que », « seulement », « only » que
rien ne rend."""
RULE = Rule("MEAN006", "meaning-flip", Level.WARNING, "mistranslation", "segment", "0.1")
MESSAGES = {
    "opposite": ('"{found}" says the opposite of "{source}"', "« {found} » dit le contraire de « {source} »"),
    "only": ('the restriction "{found}" is not in the translation', "la restriction « {found} » manque dans la traduction"),
    "added": ('"{found}" restricts what the source does not', "« {found} » restreint ce que la source ne restreint pas"),
}
EXAMPLES = {
    "fire": [
        ("Les loyers ont baissé de 2 %.", "Rents rose by 2%."),
        ("Le formulaire est obligatoire.", "The form is optional."),
        ("La réunion doit se tenir à Lille.", "The meeting may be held in Lille."),
        ("Le musée n’ouvre que le matin.", "The museum opens in the morning."),
    ],
    "silent": [
        ("Les loyers ont baissé de 2 %.", "Rents fell by 2%."),
        ("Le sentier est peu difficile.", "The path is easy."),
        ("Le musée n’ouvre que le matin.", "The museum is open in the morning only."),
        ("Ce n’est pas possible.", "It is impossible."),
    ],
    "fire_fr": [("The road is closed.", "La route est ouverte.")],
    "silent_fr": [("The road is closed.", "La route est fermée.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each word that the other side contradicts, and for each restriction that one side lacks."""
    if not context.is_bilingual:
        return
    ours, theirs = context.source_language, context.target_language
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        turned = find_turned_restriction(pair.source, ours, pair.target, theirs)
        for one in (*find_contradictions(pair.source, ours, pair.target, theirs), *((turned,) if turned else ())):
            yield _tell(pair, one)
        lost = None if turned else find_lost_restriction(pair.source, ours, pair.target, theirs)
        if lost:
            yield Hit(pair, *lost, "only", {"found": pair.source[slice(*lost)]}, side="source", source_span=lost)
        added = None if turned else find_lost_restriction(pair.target, theirs, pair.source, ours)
        if added:
            yield Hit(pair, *added, "added", {"found": pair.target[slice(*added)]})


def _tell(pair: Pair, one: Contradiction) -> Hit:
    arguments = {"found": pair.target[slice(*one.target)], "source": (pair.source or "")[slice(*one.source)]}
    return Hit(pair, *one.target, "opposite", arguments, source_span=one.source)

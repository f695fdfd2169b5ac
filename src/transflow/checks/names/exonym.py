"""A place has its name of the other language, although the text's language has a name for it.

Why it matters: "a delegation from Londres" and "la région Brittany" show an English or a French reader that nobody has read the
text. Names that both languages write alike, names inside longer ones (London School of Economics) and quotations are left alone.
A name that a place in France has as well (Vienne) is told as info, and only where the source has it. Bad: "Germany and Pologne".
Good: "Germany and Poland".

Source: Interinstitutional Style Guide of the European Union, annexes A5 and A6; CLDR territory names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.kept_exonyms import find_kept_exonyms

FRENCH = """Un lieu porte son nom de l’autre langue, alors que la langue du texte en a un.

Pourquoi : « a delegation from Londres » et « la région Brittany » disent au lecteur que personne n’a relu. Les noms identiques dans
les deux langues, les parties d’un nom plus long (London School of Economics) et les citations ne sont pas signalés. Un nom qu’un
lieu de France porte aussi (Vienne) n’est qu’une remarque, et seulement si la source le contient."""
RULE = Rule("NAME004", "exonym", Level.WARNING, "inconsistent-entities", "segment", "0.1")
MESSAGES = {
    "kept": ('"{found}" is "{expected}" in English', "« {found} » se dit « {expected} » en anglais"),
    "kept_fr": ('"{found}" is "{expected}" in French', "« {found} » se dit « {expected} » en français"),
}
EXAMPLES = {
    "fire": [("L’Allemagne et la Pologne signent.", "Germany and Pologne sign."), (None, "The delegation met in Bruxelles.")],
    "silent": [("Londres et Nantes signent.", "London and Nantes sign."), (None, "In Vienne, on the Loire.")],
    "fire_fr": [("London and Nantes sign.", "London et Nantes signent.")],
    "silent_fr": [(None, "La London School of Economics et le Tate Britain.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each place with its name of the other language."""
    language = context.target_language
    registered = " ".join(context.registered)
    for pair in pairs:
        source = pair.source or ""
        found = find_kept_exonyms(pair.target, language, source=source)
        if not found:
            continue
        kept = [(match.start, match.end) for match in context.match_target(pair.target, nested=True) if match.term.is_permitted]
        for name in found:
            if name.text in registered or any(start <= name.start and name.end <= end for start, end in kept):
                continue
            level = "" if name.is_certain else "info"
            message = "kept_fr" if language == "fr" else "kept"
            arguments = {"found": name.text, "expected": name.suggestion}
            yield Hit(pair, name.start, name.end, message, arguments, (name.suggestion,), level=level)

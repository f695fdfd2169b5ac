"""A French word lacks its accent or its ligature: "A Nantes", "l'Etat", "coeur".

Why it matters: a French capital keeps its accent, and œ is a letter of its own; official texts are judged by both. It is a remark:
many keyboards make them hard to type, and the meaning survives. An accent lost inside a word ("la Region") is no convention of
anybody: a warning. Words that the dictionary has as they are written, the spellings
of 1990 without î and û, English words and names are left alone. Bad: "A Nantes, l'Etat". Good: "À Nantes, l'État".

Source: Académie française, "Accentuation des majuscules"; Imprimerie nationale, Lexique des règles typographiques.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.french_spelling import find_bare_words

FRENCH = """Un mot français a perdu son accent ou sa ligature : « A Nantes », « l’Etat », « coeur ».

Pourquoi : en français, la majuscule garde son accent, et œ est une lettre à part ; on juge un texte officiel à cela. C’est une
remarque : le sens reste clair. Un accent perdu à l’intérieur d’un mot (« la Region ») ne relève d’aucune convention : un
avertissement. Les mots que le dictionnaire connaît tels quels, les graphies de 1990 sans î ni û, les mots anglais
et les noms ne sont pas signalés. Mauvais : « A Nantes, l’Etat ». Bon : « À Nantes, l’État »."""
RULE = Rule("TYPO006", "accents", Level.INFO, "misspelling", "segment", "0.1", ("fr",))
MESSAGES = {
    "accent": ('"{found}" lacks its accent: "{expected}"', "« {found} » a perdu son accent : « {expected} »"),
    "ligature": ('"{found}" lacks its ligature: "{expected}"', "« {found} » a perdu sa ligature : « {expected} »"),
}
EXAMPLES = {
    "fire_fr": [(None, "A Nantes, l’Etat signe."), (None, "Le coeur de la ville."), (None, "La Region signe.")],
    "silent_fr": [(None, "À Nantes, l’État signe."), (None, "A-t-il signé ? Emile et Eric connaitront la suite.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each French word without its accent or ligature; registered names are left alone."""
    if context.target_language != "fr":
        return
    registered = " ".join(context.registered)
    for pair in pairs:
        for word in find_bare_words(pair.target):
            if len(word.text) > 1 and word.text in registered:
                continue
            arguments = {"found": word.text, "expected": word.suggestion}
            is_inside = word.kind == "accent" and word.text[1:] != word.suggestion[1:] and len(word.suggestion) > 1
            level = "warning" if is_inside and not word.text.isupper() else ""
            yield Hit(pair, word.start, word.end, word.kind, arguments, (word.suggestion,), level=level)

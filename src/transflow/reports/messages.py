"""The words of the reports, in English and in French."""

from __future__ import annotations

_WORDS = {
    "source": ("French", "Français"),
    "fr": ("French", "Français"),
    "en": ("English", "Anglais"),
    "model": ("model", "modèle"),
    "glossary": ("glossary", "glossaire"),
    "concepts": ("concepts", "concepts"),
    "segments": ("segments", "segments"),
    "machine": ("machine", "machine"),
    "reused": ("from memory", "de la mémoire"),
    "locked": ("by the glossary", "par le glossaire"),
    "copied-by-rule": ("copied", "copiés"),
    "failed": ("not translated", "non traduits"),
    "human": ("human", "humains"),
    "error": ("error", "erreur"),
    "warning": ("warning", "avertissement"),
    "info": ("note", "remarque"),
    "errors": ("errors", "erreurs"),
    "warnings": ("warnings", "avertissements"),
    "infos": ("notes", "remarques"),
    "in": ("in", "dans"),
    "wrote": ("wrote", "écrit"),
    "words": ("words", "mots"),
    "per_second": ("words/s", "mots/s"),
    "pass": ("PASS", "RÉUSSI"),
    "fail": ("FAIL", "ÉCHEC"),
    "incident": ("INCOMPLETE", "INCOMPLET"),
    "forced": ("put in by transflow; the model said", "imposé par transflow ; le modèle disait"),
    "nbest": ("from another reading of the model, which said first", "d’une autre proposition du modèle, qui disait d’abord"),
    "replaced": ("replaced by transflow; the model said", "remplacé par transflow ; le modèle disait"),
    "missing": ("not in the translation", "absent de la traduction"),
    "forbidden": ("a forbidden form is in the translation", "une forme interdite est dans la traduction"),
    "nothing": ("nothing to show", "rien à montrer"),
    "clean": ("no finding", "aucun signalement"),
    "not_done": ("Not translated or not checked:", "Non traduit ou non contrôlé :"),
    "note": ("note", "note"),
    "line": ("line", "ligne"),
    "more": (
        "{count} more segments without anything to look at (--all shows them)",
        "{count} autres segments sans rien à voir (--all les montre)",
    ),
    "next_findings": (
        "Next: look at the findings above; transflow explain RULE says what a rule asks for.",
        "Suite : voir les signalements ci-dessus ; transflow explain RÈGLE dit ce que demande une règle.",
    ),
    "next_incident": (
        "Next: mend what is listed above and run again.",
        "Suite : corriger ce qui est listé ci-dessus et relancer.",
    ),
    "spaces": ("⍽ no-break space, ⸱ narrow no-break space", "⍽ espace insécable, ⸱ espace fine insécable"),
    "empty": ("(empty)", "(vide)"),
    "progress": ("Translating", "Traduction"),
    "left": ("left", "restantes"),
    "documents_failed": ("documents failed (see the end)", "documents en échec (voir à la fin)"),
    "cannot": ("", ""),
}


def word(key: str, language: str) -> str:
    """Return one expression of the report in English or French."""
    return _WORDS[key][1 if language == "fr" else 0]


def count(number: int, key: str, language: str) -> str:
    """Return a number with its noun in the right number, such as `1 error` or `2 erreurs`; French counts 0 as singular."""
    plural = number > 1 if language == "fr" else number != 1
    singular = {"segments": "segment", "words": ("word", "mot")[language == "fr"], "concepts": "concept"}
    noun = word(key, language)
    if not plural:
        known = {"errors": "error", "warnings": "warning", "infos": "info"}
        noun = word(known[key], language) if key in known else singular.get(key, noun)
    return f"{number} {noun}"

"""The words of the reports, in English and in French."""

from __future__ import annotations

_WORDS = {
    "fr": ("French", "Français"),
    "en": ("English", "Anglais"),
    "model": ("model {name}", "modèle {name}"),
    "glossary": ("glossary {name} ({concepts})", "glossaire {name} ({concepts})"),
    "typography": ("typography {name}", "typographie {name}"),
    "judged": (
        "meaning judged by {models}: {texts} texts, {tokens} tokens in {seconds} s",
        "sens jugé par {models}\u00a0: {texts} textes, {tokens} jetons en {seconds} s",
    ),
    "rate": ("{number} words/s", "{number} mots/s"),
    "colon": ("{name}: {text}", "{name}\u00a0: {text}"),
    "quote": ("“{text}”", "«\u00a0{text}\u00a0»"),
    "line": ("line", "ligne"),
    "whole": ("(the whole segment)", "(tout le segment)"),
    "remove": ("(remove)", "(à supprimer)"),
    "or": ("or", "ou"),
    "empty": ("(empty)", "(vide)"),
    "not_translated": ("(not translated)", "(non traduit)"),
    # Where translations came from
    "machine": ("by machine", "par la machine"),
    "reused": ("from memory", "repris de la mémoire"),
    "locked": ("by the glossary", "par le glossaire"),
    "copied-by-rule": ("copied", "par recopie"),
    "human": ("by people", "par des personnes"),
    "failed": ("not translated", "sans traduction"),
    # Roles in a press release
    "headline": ("headline", "titre"),
    "dateline": ("dateline", "date et lieu"),
    "lead": ("lead", "chapeau"),
    "heading": ("heading", "intertitre"),
    "quote_role": ("quotation", "citation"),
    "caption": ("caption", "légende"),
    "list": ("list", "liste"),
    "table": ("table", "tableau"),
    "boilerplate": ("about the organisation", "à propos"),
    "contact": ("contact", "contact"),
    "legal": ("legal notice", "mentions légales"),
    "navigation": ("navigation", "navigation"),
    "attribute": ("hidden text", "texte masqué"),
    # What became of the terms of the glossary
    "forced": ("put in by transflow", "imposé par transflow"),
    "annotated": ("given to the model with the sentence", "donné au modèle avec la phrase"),
    "nbest": ("the model’s second choice", "second choix du modèle"),
    "suppressed": ("another wording was kept out", "une autre formulation a été écartée"),
    "replaced": ("replaced by transflow", "remplacé par transflow"),
    "source_sub": ("kept by transflow", "conservé par transflow"),
    "missing": ("missing from the translation", "absent de la traduction"),
    "forbidden": ("the translation has a forbidden form", "la traduction contient une forme interdite"),
    "said": ("{told}; the model said {text}", "{told}\u00a0; le modèle disait {text}"),
    "changed": ("changed from the model’s text:", "modifié par rapport au texte du modèle\u00a0:"),
    "reworded": ("the model first wrote:", "le modèle avait d’abord écrit\u00a0:"),
    # The parts of a report
    "clean": ("nothing to look at in {segments}", "rien à signaler dans {segments}"),
    "no_text": ("no text to look at", "aucun texte à examiner"),
    "more_one": (
        "1 more segment with nothing to look at (--all shows it)",
        "1 autre segment sans rien à signaler (--all l’affiche)",
    ),
    "more": (
        "{number} more segments with nothing to look at (--all shows them)",
        "{number} autres segments sans rien à signaler (--all les affiche)",
    ),
    "whole_document": ("About the document as a whole", "Sur l’ensemble du document"),
    "notes": ("Also to know", "À savoir aussi"),
    "not_done": ("Not translated or not checked", "Non traduit ou non contrôlé"),
    "failed_one": ("1 segment not translated", "1 segment non traduit"),
    "failed_many": ("{number} segments not translated", "{number} segments non traduits"),
    "time": ("{words} in {seconds} s", "{words} en {seconds}\u00a0s"),
    "in": ("{counts} in {segments}", "{counts} dans {segments}"),
    "wrote": ("wrote {path}", "écrit\u00a0: {path}"),
    "wrote_many": ("wrote {number} files", "{number} fichiers écrits"),
    "pass": ("PASS", "RÉUSSI"),
    "fail": ("FAIL", "ÉCHEC"),
    "incident": ("INCOMPLETE", "INCOMPLET"),
    # The next step
    "next_read": ("Next: read {path} through before it is published.", "Suite\u00a0: relire {path} avant publication."),
    "next_read_many": (
        "Next: read the translations through before they are published.",
        "Suite\u00a0: relire les traductions avant publication.",
    ),
    "next_see": (
        "Next: run again without --summary to see where.",
        "Suite\u00a0: relancer sans --summary pour voir les passages.",
    ),
    "next_check": (
        "Next: correct {path}, then: transflow check {path} --source {source}{language}",
        "Suite\u00a0: corriger {path}, puis\u00a0: transflow check {path} --source {source}{language}",
    ),
    "next_correct": (
        "Next: correct what is marked above and check again.",
        "Suite\u00a0: corriger ce qui est marqué et contrôler de nouveau.",
    ),
    "next_explain": ("What a rule asks for: transflow explain {rule}", "Ce que demande une règle\u00a0: transflow explain {rule}"),
    "next_incident": (
        "Next: mend what is listed under “Not translated or not checked” and run again.",
        "Suite\u00a0: corriger ce qui est listé sous «\u00a0Non traduit ou non contrôlé\u00a0» et relancer.",
    ),
    "next_nothing": (
        "Next: check that the files or folders named hold text.",
        "Suite\u00a0: vérifier que les fichiers ou dossiers nommés contiennent du texte.",
    ),
    # The legend
    "legend_term": ("glossary term", "terme du glossaire"),
    "legend_under": ("marked passage, explained below it", "passage signalé, expliqué dessous"),
    "legend_underlined": ("underlined", "souligné"),
    "legend_point": ("something is missing here", "il manque quelque chose ici"),
    "legend_error": ("error", "erreur"),
    "legend_warning": ("warning", "avertissement"),
    "legend_info": ("note", "remarque"),
    "legend_change": ("[-taken out-] {+put in+}", "[-retiré-] {+ajouté+}"),
    "legend_nbsp": ("no-break space", "espace insécable"),
    "legend_thin": ("narrow no-break space", "espace fine insécable"),
    # Tables and lists of findings
    "head_place": ("Place", "Endroit"),
    "head_line": ("Line", "Ligne"),
    "head_level": ("Level", "Niveau"),
    "head_rule": ("Rule", "Règle"),
    "head_passage": ("Passage", "Passage"),
    "head_message": ("Message", "Message"),
    "head_suggestions": ("Suggestions", "Propositions"),
    "more_entries": ("{number} more: see the whole report", "encore {number}\u00a0: voir le rapport complet"),
    # The page for reviewers
    "page_title": ("Review report", "Rapport de relecture"),
    "page_skip": ("Skip to the texts", "Aller aux textes"),
    "page_recipe": ("What it was made with", "Outils et réglages"),
    "page_documents": ("Documents", "Documents"),
    "page_tools": ("Filters", "Filtres"),
    "page_search": ("Search the texts", "Chercher dans les textes"),
    "page_levels": ("Levels", "Niveaux"),
    "page_all_rules": ("all rules", "toutes les règles"),
    "page_only": ("Only segments with findings", "Seulement les segments signalés"),
    "page_spaces": ("Show no-break spaces", "Afficher les espaces insécables"),
    "page_next": ("Next finding", "Signalement suivant"),
    "page_previous": ("Previous finding", "Signalement précédent"),
    "page_keys": ("Keys", "Touches"),
    "page_keys_on": ("Single keys are on", "Touches seules actives"),
    "page_keys_leave": ("Leave the search or this list", "Quitter la recherche ou cette liste"),
    "page_close": ("Close", "Fermer"),
    "page_shown": ("Segments shown: {shown} of {all}", "Segments affichés\u00a0: {shown} sur {all}"),
    "page_none": ("No segment matches the filters.", "Aucun segment ne correspond aux filtres."),
    "page_legend": ("Signs", "Signes"),
    "page_terms": ("Glossary terms", "Termes du glossaire"),
    "page_findings": ("Findings", "Signalements"),
    "page_source": ("Source", "Source"),
    "page_target": ("Translation", "Traduction"),
    "page_text": ("Text", "Texte"),
    "page_left_out": ("Findings that do not count", "Signalements qui ne comptent pas"),
    "unchanged": ("known", "connu"),
    "waived": ("waived", "accepté"),
    "suppressed_here": ("switched off in the document", "désactivé dans le document"),
    "outside": ("on an unchanged line", "sur une ligne inchangée"),
    "over-limit": ("over --max-findings", "au-delà de --max-findings"),
    # Progress
    "progress": ("Translating", "Traduction"),
    "progress_segments": ("segments", "segments"),
    "per_second": ("words/s", "mots/s"),
    "left": ("left", "restantes"),
    "documents_failed_one": ("1 document failed (see the end)", "1 document en échec (voir à la fin)"),
    "documents_failed": ("{number} documents failed (see the end)", "{number} documents en échec (voir à la fin)"),
    # Faults
    "cannot_read": ("cannot read {path}", "lecture impossible\u00a0: {path}"),
    "cannot_write": ("cannot write {path}", "écriture impossible\u00a0: {path}"),
    "at_line": ("line {line}", "ligne {line}"),
    "at_column": ("line {line}, column {column}", "ligne {line}, colonne {column}"),
}

_NOUNS = {
    "concepts": ("concept", "concepts", "concept", "concepts"),
    "segments": ("segment", "segments", "segment", "segments"),
    "words": ("word", "words", "mot", "mots"),
    "errors": ("error", "errors", "erreur", "erreurs"),
    "warnings": ("warning", "warnings", "avertissement", "avertissements"),
    "infos": ("note", "notes", "remarque", "remarques"),
}
"""English singular and plural, French singular and plural."""


def word(key: str, language: str) -> str:
    """Return one expression of the report in English or French; the key itself where there is none."""
    if key not in _WORDS:
        return key.replace("{", "{{").replace("}", "}}")
    return _WORDS[key][1 if language == "fr" else 0]


def has_word(key: str) -> bool:
    """Return whether there is an expression for a key."""
    return key in _WORDS


def number(value: int, language: str) -> str:
    """Return a number with its thousands set apart: `1,204`, in French with narrow no-break spaces.

    Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Nombres".
    """
    return f"{value:,}".replace(",", "\u202f") if language == "fr" else f"{value:,}"


def decimal(value: float, language: str) -> str:
    """Return a number with one decimal: `1.9`, in French `1,9`."""
    return f"{value:.1f}".replace(".", ",") if language == "fr" else f"{value:.1f}"


def count(value: int, key: str, language: str) -> str:
    """Return a number with its noun in the right number, such as `1 error` or `2 erreurs`; French counts 0 as singular."""
    french = language == "fr"
    is_plural = value > 1 if french else value != 1
    noun = _NOUNS[key][(2 if french else 0) + is_plural]
    return f"{number(value, language)} {noun}"

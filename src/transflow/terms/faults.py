"""Faults of glossary files: what is wrong and what is allowed, in English and in French, with path, line and column."""

from __future__ import annotations

from dataclasses import dataclass, field

from transflow.errors import GlossaryError

_MESSAGES = {
    "syntax": ("{problem}", "{problem_fr}"),
    "character": ("not valid YAML: the character {code} is not allowed", "YAML non valable : le caractère {code} n’est pas permis"),
    "depth": ("nested deeper than {most} levels", "imbrication de plus de {most} niveaux"),
    "empty-file": ("the file is empty", "le fichier est vide"),
    "documents": ("a second YAML document starts here", "un second document YAML commence ici"),
    "anchor": ("anchors and aliases are not allowed", "les ancres et les alias ne sont pas permis"),
    "key": ("a key must be a plain word", "une clé doit être un simple mot"),
    "duplicate-key": ('"{field}" is written twice here', "« {field} » est écrit deux fois ici"),
    "tag": ("the tag {tag} is not allowed", "l’étiquette {tag} n’est pas permise"),
    "unknown-field": ('unknown field "{field}"{where}', "champ inconnu « {field} »{where_fr}"),
    "missing": ('the field "{field}" is missing{where}', "le champ « {field} » manque{where_fr}"),
    "choice": ('"{value}" is not allowed for "{field}"{where}', "« {value} » n’est pas permis pour « {field} »{where_fr}"),
    "list": ('"{field}" must be a list{where}', "« {field} » doit être une liste{where_fr}"),
    "mapping": ('"{field}" must be a mapping of fields{where}', "« {field} » doit être un ensemble de champs{where_fr}"),
    "text": ('"{field}" must be text{where}, found {value}', "« {field} » doit être du texte{where_fr}, trouvé : {value}"),
    "truth": (
        '"{field}" must be true or false{where}, found {value}',
        "« {field} » doit être true ou false{where_fr}, trouvé : {value}",
    ),
    "number": (
        '"{field}" must be a whole number{where}, found {value}',
        "« {field} » doit être un entier{where_fr}, trouvé : {value}",
    ),
    "empty-text": ('"{field}" is empty{where}', "« {field} » est vide{where_fr}"),
    "too-long": (
        '"{field}"{where} is longer than {most} characters',
        "« {field} »{where_fr} dépasse {most} caractères",
    ),
    "id": ('"{value}" is not a valid "id"{where}', "« {value} » n’est pas un « id » valable{where_fr}"),
    "article": ('"{value}" is not allowed{where}: article must be one of {allowed}', "article « {value} » non permis{where_fr}"),
    "other": ('"{field}"{where}: {problem}', "« {field} »{where_fr} : {problem}"),
    "short-concept": (
        "a short concept is two terms, French then English",
        "un concept court est fait de deux termes, français puis anglais",
    ),
    "no-term": ('concept "{concept}" has {missing}', "le concept « {concept} » n’a {missing_fr}"),
    "duplicate-id": (
        'concept "{concept}" is already in {other}, line {line}',
        "le concept « {concept} » existe déjà dans {other}, ligne {line}",
    ),
    "priority": (
        "the priority here is {value}, in {other} it is {first}",
        "la priorité est ici {value}, dans {other} elle est {first}",
    ),
    "too-large": ("larger than {most} MB", "plus de {most} Mo"),
    "unreadable": ("cannot be read: {problem}", "illisible : {problem}"),
    "encoding": ("not UTF-8 text", "ce texte n’est pas en UTF-8"),
}
_HINTS = {
    "syntax": ("{advice}", "{advice_fr}"),
    "character": (
        "remove it, or write it as an escape between double quotes",
        "supprimez-le, ou écrivez-le en échappement entre guillemets doubles",
    ),
    "empty-file": ("a glossary starts with: version: 2", "un glossaire commence par : version: 2"),
    "documents": ("one document a file: remove the line ---", "un seul document par fichier : supprimez la ligne ---"),
    "anchor": ("write the value out", "écrivez la valeur en entier"),
    "duplicate-key": ("keep one of the two", "gardez l’un des deux"),
    "unknown-field": ("allowed here: {allowed}{close}", "permis ici : {allowed}{close_fr}"),
    "choice": ("allowed: {allowed}", "permis : {allowed}"),
    "list": ("check the indentation and the dashes", "vérifiez le retrait et les tirets"),
    "mapping": (
        "check the indentation; a glossary starts with version: 2 and concepts:, a list",
        "vérifiez le retrait ; un glossaire commence par version: 2 puis concepts:, une liste",
    ),
    "text": ("put the value in quotes", "mettez la valeur entre guillemets"),
    "truth": ("write true or false without quotes", "écrivez true ou false sans guillemets"),
    "number": ("write a whole number without quotes", "écrivez un entier sans guillemets"),
    "empty-text": ("write the term, or remove the line", "écrivez le terme, ou supprimez la ligne"),
    "too-long": ("a term is a few words, not a sentence", "un terme tient en quelques mots"),
    "id": (
        "small letters a-z, digits and hyphens, such as politique-ville",
        "lettres a-z sans accent, chiffres et traits d’union, comme politique-ville",
    ),
    "article": ("allowed: {allowed}", "permis : {allowed}"),
    "short-concept": ("write: - [politique de la ville, urban policy]", "écrivez : - [politique de la ville, urban policy]"),
    "no-term": ("give at least one term in each language, or dnt: true", "donnez au moins un terme par langue, ou dnt: true"),
    "duplicate-id": (
        "ids are unique over all files of a folder: rename or merge",
        "un id est unique dans tous les fichiers d’un dossier : renommez ou fusionnez",
    ),
    "priority": (
        "the files of a folder are one glossary: keep one of the two, or name the files one by one",
        "les fichiers d’un dossier forment un seul glossaire : gardez l’une des deux, ou nommez les fichiers un à un",
    ),
    "too-large": ("split it by domain", "divisez-le par domaine"),
    "unreadable": ("check the path and its permissions", "vérifiez le chemin et ses droits"),
    "encoding": (
        "save the file as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)",
        "enregistrez le fichier en UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)",
    ),
}

SYNTAX_FRENCH = {
    "found character that cannot start any token": "caractère qui ne peut rien commencer (tabulation, @, ` ou %)",
    "mapping values are not allowed in this context": "deux-points inattendu",
    "did not find expected ',' or ']'": "« , » ou « ] » attendu",
    "did not find expected ',' or '}'": "« , » ou « } » attendu",
    "did not find expected node content": "valeur attendue",
    "did not find expected key": "clé attendue",
    "did not find expected '-' indicator": "tiret « - » attendu",
    "did not find expected <document start>": "fin du document attendue",
    "could not find expected ':'": "deux-points attendu",
    "found unexpected end of stream": "fin de fichier inattendue : guillemet ou crochet non fermé",
    "block sequence entries are not allowed in this context": "tiret de liste inattendu",
    "found unknown escape character": "échappement inconnu",
    "found undefined tag handle": "étiquette inconnue",
}
"""French for the problems that the YAML parser names. Source: libyaml 0.2.5, scanner.c and parser.c."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a glossary file; line and column are 1-based, 0 where there is none."""

    kind: str
    path: str
    line: int = 0
    column: int = 0
    arguments: dict[str, str] = field(default_factory=dict)

    def message(self, ui_language: str = "en") -> str:
        """Return what is wrong."""
        return _MESSAGES[self.kind][ui_language == "fr"].format(**self.arguments)

    def hint(self, ui_language: str = "en") -> str:
        """Return what is allowed; empty where there is nothing to say."""
        return _HINTS.get(self.kind, ("", ""))[ui_language == "fr"].format(**self.arguments)


def raise_first(faults: list[Fault]) -> None:
    """Raise the first of the faults, with the number of the others in its hint; return where there is none.

    Raises:
        GlossaryError: when there is a fault.
    """
    if not faults:
        return
    first, more = faults[0], len(faults) - 1
    parts = [first.hint()]
    if more:
        parts.append(f"{more} more fault{'s' if more > 1 else ''}: transflow glossary lint lists all")
    hint = "; ".join(filter(None, parts))
    raise GlossaryError(first.message(), hint=hint, path=first.path, line=first.line, column=first.column)


def syntax_fault(problem: str, path: str, line: int, column: int) -> Fault:
    """Return the fault for a problem that the YAML parser names."""
    if "start any token" in problem:
        advice = (
            "indent with spaces, not with tabs, and quote a value that starts with a sign",
            "mettez des espaces, non des tabulations, et des guillemets à une valeur qui commence par un signe",
        )
    elif "mapping values" in problem or "':'" in problem:
        advice = (
            "quote a value that holds a colon, and check the indentation",
            "mettez entre guillemets une valeur qui contient un deux-points, et vérifiez le retrait",
        )
    else:
        advice = (
            "check quotes, brackets and indentation near this place",
            "vérifiez les guillemets, les crochets et le retrait près d’ici",
        )
    words = {"problem": problem, "problem_fr": SYNTAX_FRENCH.get(problem, f"YAML non valable ({problem})")}
    return Fault("syntax", path, line, column, {**words, "advice": advice[0], "advice_fr": advice[1]})

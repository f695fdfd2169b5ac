"""What a foreign file holds before it is a glossary: concepts as they were read, what was refused, what was left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from transflow.errors import GlossaryError

LANGUAGES = ("fr", "en")


@dataclass(slots=True)
class TermDraft:
    """One term as it was read."""

    line: int
    fields: dict[str, Any] = field(default_factory=dict)
    """Values by the names of the schema; `term` is always there."""
    exact: dict[str, Any] = field(default_factory=dict)
    """What a file of transflow's own states beside: it stands above `fields`."""
    fault: str = ""
    """Why the term cannot be kept, where reading it told."""


@dataclass(slots=True)
class ConceptDraft:
    """One entry as it was read."""

    line: int
    key: str = ""
    """Id of the entry in the file."""
    fields: dict[str, Any] = field(default_factory=dict)
    exact: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, list[TermDraft]] = field(default_factory=lambda: {language: [] for language in LANGUAGES})

    def label(self) -> str:
        """Return how a person recognises the entry: its first term, else its id."""
        texts = [str(term.fields.get("term", "")) for language in LANGUAGES for term in self.terms[language]]
        return next(filter(None, texts), self.key)


_REASONS = {
    "no-terms": ("no French and no English term", "ni terme français ni terme anglais"),
    "no-fr": ("no French term", "aucun terme français"),
    "no-en": ("no English term", "aucun terme anglais"),
    "empty-term": ("the term is empty", "le terme est vide"),
    "too-long": ("longer than {most} characters: no term", "plus de {most} caractères : ce n’est pas un terme"),
    "sentence": ("a sentence, not a term", "une phrase, non un terme"),
    "markup": ("holds markup: {sign}", "contient un balisage : {sign}"),
    "hidden": ("holds the hidden character {sign}", "contient le caractère invisible {sign}"),
    "wordless": ("holds no word", "ne contient aucun mot"),
    "formula": ("looks like a spreadsheet formula", "ressemble à une formule de tableur"),
    "lone-forbidden": (
        "forbidden without the term that it would render: a glossary needs both languages",
        "interdit sans le terme qu’il rendrait : un glossaire demande les deux langues",
    ),
    "value": ('"{value}" is not allowed for {field}', "« {value} » n’est pas permis pour {field}"),
    "differs": (
        "{field} differs from the earlier row of this concept, which is kept",
        "{field} diffère de la ligne précédente de ce concept, qui est gardée",
    ),
    "columns": ("{count} cells where the header has {most}", "{count} cellules pour {most} colonnes"),
}


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be kept, and why."""

    path: str
    line: int
    text: str
    """The term, or what names the entry."""
    reason: str
    words: dict[str, str] = field(default_factory=dict)

    def message(self, ui_language: str = "en") -> str:
        """Return the reason in the reader's language."""
        return _REASONS[self.reason][ui_language == "fr"].format(**self.words)


@dataclass(slots=True)
class Tally:
    """What reading a file came upon, beside the concepts."""

    path: str
    format: str = ""
    """How a person calls the format, such as `TBX 3 (DCA)`."""
    encoding: str = ""
    """Of a text file, where it is not UTF-8."""
    entries: int = 0
    name: str | None = None
    release: str | None = None
    defaults: dict[str, Any] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    """Data that the schema has no field for, by their names in the file."""
    languages: Counter[str] = field(default_factory=Counter)
    """Terms in other languages, by language."""

    def reject(self, line: int, text: str, reason: str, **words: str) -> None:
        """Record something that cannot be kept."""
        self.rejected.append(Rejection(self.path, line, text, reason, words))


_FAULTS = {
    "missing": ("no such file", "fichier introuvable"),
    "unreadable": ("cannot be read: {problem}", "illisible : {problem}"),
    "empty": ("the file is empty", "le fichier est vide"),
    "too-large": ("larger than {most} MB", "plus de {most} Mo"),
    "binary": ("is {kind}, not a glossary", "est {kind_fr}, non un glossaire"),
    "encoding": ("not {encoding} text: byte 0x{byte}", "ce texte n’est pas en {encoding} : octet 0x{byte}"),
    "unknown-encoding": ('unknown encoding "{encoding}"', "encodage inconnu « {encoding} »"),
    "nul": ("holds a NUL character", "contient un caractère NUL"),
    "xml": ("not well-formed XML: {problem}", "XML mal formé : {problem}"),
    "xml-encoding": ("not well-formed XML: {problem}", "XML mal formé : {problem}"),
    "entities": ("declares entities, which are not read", "déclare des entités, qui ne sont pas lues"),
    "entity": ("the entity {name} is not declared", "l’entité {name} n’est pas déclarée"),
    "root": ("the root element <{name}> is no glossary", "l’élément racine <{name}> n’est pas un glossaire"),
    "yaml": ("this is a YAML file already", "c’est déjà un fichier YAML"),
    "no-entries": ("the file holds no entry", "le fichier ne contient aucune entrée"),
    "csv": ("not a sound table: {problem}", "tableau mal formé : {problem_fr}"),
    "one-column": ("only one column", "une seule colonne"),
    "unknown-columns": (
        "a French and an English column are needed: {columns}",
        "il faut une colonne en français et une en anglais : {columns}",
    ),
    "column-twice": ('the column "{name}" is there twice', "la colonne « {name} » est là deux fois"),
}
_HINTS = {
    "missing": ("check the path", "vérifiez le chemin"),
    "unreadable": ("check the path and its permissions", "vérifiez le chemin et ses droits"),
    "empty": ("export the glossary again", "exportez de nouveau le glossaire"),
    "too-large": ("export it in parts", "exportez-le en plusieurs parties"),
    "binary": ("save it as CSV (UTF-8), TBX or TMX", "enregistrez-le en CSV (UTF-8), TBX ou TMX"),
    "encoding": ("name the encoding, such as --encoding windows-1252", "nommez l’encodage, par exemple --encoding windows-1252"),
    "unknown-encoding": ("such as utf-8, utf-16, windows-1252", "par exemple utf-8, utf-16, windows-1252"),
    "nul": (
        "save it as UTF-8, or name its encoding with --encoding",
        "enregistrez-le en UTF-8, ou nommez l’encodage avec --encoding",
    ),
    "xml": ("export the glossary again; nothing was imported", "exportez de nouveau le glossaire ; rien n’a été importé"),
    "xml-encoding": (
        "the file is not in the encoding that it names: give it, such as --encoding windows-1252",
        "le fichier n’est pas dans l’encodage qu’il annonce : donnez-le, par exemple --encoding windows-1252",
    ),
    "entities": (
        "remove the ENTITY lines of the DOCTYPE, or export again",
        "supprimez les lignes ENTITY du DOCTYPE, ou exportez de nouveau",
    ),
    "entity": ("write the character itself", "écrivez le caractère lui-même"),
    "root": ("known: tbx, martif (TBX 2), tmx", "connus : tbx, martif (TBX 2), tmx"),
    "yaml": ("use it as it is: --glossary FILE", "employez-le tel quel : --glossary FICHIER"),
    "no-entries": ("check that the right file was exported", "vérifiez que le bon fichier a été exporté"),
    "csv": (
        "close the quotation mark, and double those inside a cell",
        "fermez le guillemet, et doublez ceux qui sont dans une cellule",
    ),
    "one-column": (
        "two columns are needed, with tabs, commas or semicolons between them",
        "il faut deux colonnes, séparées par des tabulations, des virgules ou des points-virgules",
    ),
    "unknown-columns": (
        "name the columns fr and en, or remove the header and give --from and --to",
        "nommez les colonnes fr et en, ou supprimez l’en-tête et donnez --from et --to",
    ),
    "column-twice": ("rename or remove one of the two", "renommez ou supprimez l’une des deux"),
}


class MalformedError(GlossaryError):
    """A file that cannot be imported at all; `told` gives the message and the hint in English or French."""

    def __init__(self, fault: str, path: str, line: int = 0, column: int = 0, **words: str) -> None:
        """Keep the fault and the words of the message."""
        self.fault = fault
        self.words = words
        message, hint = self.told("en")
        super().__init__(message, path=path, line=line, column=column, hint=hint)

    def told(self, ui_language: str) -> tuple[str, str]:
        """Return the message and the hint."""
        french = ui_language == "fr"
        return _FAULTS[self.fault][french].format(**self.words), _HINTS[self.fault][french]

"""The glossary of one document: that of the run, what the settings add for its path, and its own terms on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from transflow.errors import DocumentError
from transflow.model import OwnTerms
from transflow.terms.glossary import Concept, Glossary, Term
from transflow.terms.layers import layer_glossaries
from transflow.terms.match import matcher_for
from transflow.terms.read import load_glossary

HIGHEST = 1_000_000
"""Priority of the terms that a document gives itself: over every glossary file."""
LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class DocumentGlossary:
    """The glossary of a document, and what of its own terms names nothing."""

    glossary: Glossary
    added: tuple[str, ...] = ()
    """What was added to the glossary of the run: names of glossaries, and of the document for its own terms."""
    unknown: tuple[str, ...] = ()
    """Entries of `ignore` that are no concept and no term."""


class Shelf:
    """Glossaries read once a run."""

    def __init__(self, base: Glossary, folder: str) -> None:
        """Start from the glossary of the run; `folder` is that of the settings file, empty for none."""
        self._base = base
        self._folder = Path(folder).resolve() if folder else None
        self._loaded: dict[Path, Glossary] = {}
        self._made: dict[object, DocumentGlossary] = {}

    def open(self, path: str, added: Sequence[str], own: Sequence[tuple[str, OwnTerms]]) -> DocumentGlossary:
        """Return the glossary of a document.

        Args:
            path: The document, for the name of its own terms.
            added: Files and folders that the settings add for its path, the last one highest.
            own: Documents and what they say of their own terms, the last one highest.

        Raises:
            DocumentError: for a glossary that a document names and that is not there, or lies outside the project.
            GlossaryError: at the first fault of a glossary.
        """
        wanted = tuple((source, one) for source, one in own if one != OwnTerms())
        if not added and not wanted:
            return DocumentGlossary(self._base)
        key = (tuple(added), wanted)
        if key not in self._made:
            self._made[key] = self._make(path, added, wanted)
        return self._made[key]

    def _make(self, path: str, added: Sequence[str], own: Sequence[tuple[str, OwnTerms]]) -> DocumentGlossary:
        layers = [self._load((self._folder or Path()) / name) for name in added]
        for source, one in own:
            found = [self._load(self._resolve(source, name, line)) for name, line in one.glossaries]
            layers = [layer for layer in layers if not any(layer is one for one in found)] + found
        if (given := _build_own([one for _, one in own], Path(path).name)) is not None:
            layers.append(given)
        below = layer_glossaries([self._base, *layers])
        ignored, unknown = _find_ignored(below, dict.fromkeys(name for _, one in own for name in one.ignored))
        names = dict.fromkeys(layer.label_in_layers for layer in layers)
        return DocumentGlossary(layer_glossaries([below], ignored) if ignored else below, tuple(names), tuple(unknown))

    def _load(self, path: Path) -> Glossary:
        resolved = path.resolve()
        if resolved not in self._loaded:
            self._loaded[resolved] = load_glossary(path)
        return self._loaded[resolved]

    def _resolve(self, document: str, name: str, line: int) -> Path:
        """Return the path of a glossary that a document names; no document reads files outside the project."""
        folder = Path(document).resolve().parent
        root = self._folder if self._folder and folder.is_relative_to(self._folder) else folder
        hint = f"give a path relative to the document, inside {root}"
        try:
            found = (folder / name).resolve()
            is_outside = Path(name).is_absolute() or not found.is_relative_to(root)
            is_there = not is_outside and found.exists()
        except (OSError, ValueError):
            is_outside = is_there = False
        if is_outside:
            raise DocumentError(f'the glossary "{name}" lies outside the project', path=document, line=line, hint=hint)
        if not is_there:
            raise DocumentError(f'the glossary "{name}" is not there', path=document, line=line, hint=hint)
        return Path(document).parent / name


def _build_own(own: Sequence[OwnTerms], name: str) -> Glossary | None:
    """Return the terms and names that a document gives, the last of a French term alone."""
    terms = {french: english for one in own for french, english in one.terms}
    names = dict.fromkeys(name for one in own for name in one.names)
    concepts = []
    for number, (french, english) in enumerate(terms.items(), start=1):
        concept = f"document-term-{number}"
        sides = {"fr": french, "en": english}
        found: dict[str, tuple[Term, ...]] = {
            language: (Term(text, language, concept, enforce="hard"),) for language, text in sides.items()
        }
        concepts.append(Concept(concept, found, enforce="hard"))
    for number, text in enumerate(names, start=1):
        concept = f"document-name-{number}"
        kept: dict[str, tuple[Term, ...]] = {
            language: (Term(text, language, concept, type="name", case="exact", enforce="hard"),) for language in LANGUAGES
        }
        concepts.append(Concept(concept, kept, dnt=True, enforce="hard"))
    return Glossary(tuple(concepts), name=name, priority=HIGHEST) if concepts else None


def _find_ignored(glossary: Glossary, wanted: Iterable[str]) -> tuple[set[str], list[str]]:
    """Return the ids of the concepts that entries name by id or by one of their terms, and the entries that name none."""
    found: set[str] = set()
    unknown: list[str] = []
    for name in wanted:
        own = {name} & set(glossary.by_id)
        for language in LANGUAGES:
            matches = matcher_for(glossary, language).find_all(name)
            own |= {term.concept for match in matches if match.text == name.strip() for term in match.terms}
        found |= own
        if not own:
            unknown.append(name)
    return found, unknown

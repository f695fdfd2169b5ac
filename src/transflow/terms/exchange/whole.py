"""Glossary files as one: the form in which a glossary leaves for another tool."""

from __future__ import annotations

from collections.abc import Sequence

from transflow.terms.faults import raise_first
from transflow.terms.glossary import Concept
from transflow.terms.read import FileRead
from transflow.terms.schema import ConceptEntry, Defaults, GlossaryFile, TermEntry
from transflow.terms.short_forms import LANGUAGES


def join_files(reads: Sequence[FileRead]) -> tuple[GlossaryFile, tuple[Concept, ...]]:
    """Return the files as one and its concepts; defaults that are not those of every file are written into the concepts.

    Raises:
        GlossaryError: for the first fault of any file.
    """
    raise_first([fault for read in reads for fault in read.faults])
    headers = [read.header for read in reads]
    shared = headers[0].defaults if all(header.defaults == headers[0].defaults for header in headers) else Defaults()
    entries = [_write_out(entry, header.defaults, shared) for header in headers for entry in header.concepts]
    names = dict.fromkeys(header.name for header in headers if header.name)
    releases = dict.fromkeys(header.release for header in headers if header.release)
    whole = GlossaryFile(
        version=2, name=" + ".join(names) or None, release=" + ".join(releases) or None, defaults=shared, concepts=entries
    )
    return whole, tuple(concept for read in reads for concept in read.concepts)


def _write_out(entry: ConceptEntry, own: Defaults, shared: Defaults) -> ConceptEntry:
    if own == shared:
        return entry
    changes: dict[str, object] = {
        name: getattr(entry, name) or getattr(own, name)
        for name in ("enforce", "case", "direction")
        if getattr(own, name) != getattr(shared, name)
    }
    if own.match != shared.match:
        changes |= {language: [_with_match(term, own) for term in getattr(entry, language)] for language in LANGUAGES}
    return entry.model_copy(update=changes)


def _with_match(term: TermEntry, own: Defaults) -> TermEntry:
    return term.model_copy(update={"match": term.match or own.match})

"""Read glossary files: every fault is an error with file, line, column and what is allowed; no entry is ever skipped."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from transflow.errors import GlossaryError
from transflow.terms.cache import keep_text, make_key, recall_text
from transflow.terms.faults import Fault, raise_first
from transflow.terms.glossary import Concept, Glossary, Term
from transflow.terms.invalid import explain_invalid
from transflow.terms.layers import layer_glossaries
from transflow.terms.schema import ConceptEntry, Defaults, GlossaryFile, TermEntry
from transflow.terms.short_forms import LANGUAGES, REFUSED, expand_short_forms
from transflow.terms.stored import decode_glossary, encode_glossary
from transflow.terms.yaml_nodes import Positions, read_yaml

__all__ = ["LANGUAGES", "FileRead", "find_glossary_files", "group_files", "load_glossary", "parse_glossary", "read_glossary_files"]

MAX_BYTES = 20_000_000
"""Largest glossary file read: ten thousand full concepts take about four million bytes."""

SUFFIXES = (".yaml", ".yml")

_NO_FILE = GlossaryFile(version=2, name=None, release=None, priority=None, concepts=[])


def find_glossary_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the YAML files among the paths and in the folders among them, sorted within each folder.

    Raises:
        GlossaryError: for a path that is not there, and for a folder that holds no YAML file.
    """
    files: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(child for child in path.iterdir() if child.suffix in SUFFIXES and child.is_file())
            if not inside:
                raise GlossaryError("no .yaml file in this folder", path=str(path), hint="point to a folder with glossary files")
            files.extend(inside)
        elif path.exists():
            files.append(path)
        else:
            raise GlossaryError("no such file or folder", path=str(path), hint="check the --glossary option or the settings")
    return tuple(dict.fromkeys(files))


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one glossary file holds: its sound concepts, and every fault of the others."""

    path: str
    text: str
    positions: Positions
    header: GlossaryFile
    """The file's own fields; its `concepts` are the sound ones, in the order of the file."""
    indices: tuple[int, ...]
    """Place of each sound concept in the file, the key to its positions."""
    concepts: tuple[Concept, ...]
    """The sound concepts with every default filled in, in the same order."""
    faults: tuple[Fault, ...]


def load_glossary(paths: str | Path | Sequence[str | Path]) -> Glossary:
    """Return the glossary held by files and folders of YAML files, the last of highest priority where they give none.

    Each path is a glossary of its own, of which a concept with the same id replaces the one before.

    Raises:
        GlossaryError: at the first fault of any file; its hint counts the others.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    groups = group_files(given)
    contents = [[(file, *_read_bytes(file)) for file in files] for files in groups]
    raise_first([fault for group in contents for _, _, faults in group for fault in faults])
    found: list[Glossary] = []
    faults: list[Fault] = []
    with paused_collection():
        for group in contents:
            loaded = _load_group([(file, data) for file, data, _ in group])
            if isinstance(loaded, Glossary):
                found.append(loaded)
            else:
                faults += loaded
    raise_first(faults)
    return layer_glossaries(found)


def group_files(given: Sequence[str | Path]) -> list[tuple[Path, ...]]:
    """Return the files of each path, a glossary of its own; a file that several paths name counts where it stands last.

    Raises:
        GlossaryError: for a path that is not there, and for a folder that holds no YAML file.
    """
    groups = [find_glossary_files([path]) for path in given]
    taken: set[Path] = set()
    kept = []
    for files in reversed(groups):
        kept.append(tuple(file for file in files if file not in taken))
        taken.update(files)
    return [files for files in reversed(kept) if files]


def _load_group(contents: Sequence[tuple[Path, bytes]]) -> Glossary | list[Fault]:
    """Return one glossary, from the cache where it is there, or its faults."""
    key = make_key(*(part for file, data in contents for part in (os.fsencode(file), data)))
    if (kept := recall_text(key)) is not None:
        return decode_glossary(kept, key)
    reads = _check_priorities(_check_ids([_parse(data, file) for file, data in contents]))
    if faults := [fault for read in reads for fault in read.faults]:
        return faults
    glossary = Glossary(
        tuple(concept for read in reads for concept in read.concepts),
        name=" + ".join(dict.fromkeys(read.header.name for read in reads if read.header.name)),
        release=" + ".join(dict.fromkeys(read.header.release for read in reads if read.header.release)),
        digest=hashlib.sha256(b"".join(len(data).to_bytes(8, "big") + data for _, data in contents)).hexdigest(),
        paths=tuple(str(file) for file, _ in contents),
        priority=next((read.header.priority for read in reads if read.header.priority is not None), 0),
    ).attach(key=key)
    keep_text(key, encode_glossary(glossary))
    return glossary


@contextmanager
def paused_collection() -> Iterator[None]:
    """Hold back the garbage collector: a hundred thousand new objects that all stay make it run in vain, a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_glossary_files(paths: Sequence[str | Path]) -> tuple[FileRead, ...]:
    """Return every file of paths that are one glossary, with its sound concepts and all its faults, none raised.

    Raises:
        GlossaryError: for a path that is not there, and for a folder that holds no YAML file.
    """
    reads = []
    for file in find_glossary_files(paths):
        data, faults = _read_bytes(file)
        reads.append(_parse(data, file) if not faults else FileRead(str(file), "", Positions(), _NO_FILE, (), (), tuple(faults)))
    return tuple(_check_priorities(_check_ids(reads)))


def parse_glossary(text: str, file: str) -> tuple[GlossaryFile, Positions]:
    """Return one validated file and the positions of its parts.

    Raises:
        GlossaryError: for the first fault; its hint counts the others.
    """
    read = _parse_text(text, file)
    raise_first(list(read.faults))
    return read.header, read.positions


def _read_bytes(file: Path) -> tuple[bytes, list[Fault]]:
    try:
        if file.stat().st_size > MAX_BYTES:
            return b"", [Fault("too-large", str(file), arguments={"most": str(MAX_BYTES // 1_000_000)})]
        return file.read_bytes(), []
    except OSError as error:
        return b"", [Fault("unreadable", str(file), arguments={"problem": str(error.strerror)})]


def _parse(data: bytes, file: Path) -> FileRead:
    try:
        return _parse_text(data.decode("utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "ignore")
        fault = Fault("encoding", str(file), line, len(before) + 1)
        return FileRead(str(file), "", Positions(), _NO_FILE, (), (), (fault,))


def _parse_text(text: str, file: str) -> FileRead:
    """Return what a text holds; a syntax error ends the file with the concept before the one it stands in."""
    value, positions, faults = read_yaml(text, file)
    if value is None and faults:
        return FileRead(file, text, positions, _NO_FILE, (), (), tuple(faults))
    if positions.is_cut:
        _drop_last(value)
    syntax = len(faults)
    full = expand_short_forms(value, positions, file, faults)
    header, items = _check_header(full, positions, file, faults)
    kept: list[tuple[int, ConceptEntry, Concept]] = []
    for index, item in enumerate(items):
        found = _check_concept(item, full, index, positions, file, faults)
        if found is not None:
            built = _build_concept(found, header.defaults, positions, index, file)
            if isinstance(built, Fault):
                faults.append(built)
            else:
                kept.append((index, found, built))
    faults[syntax:] = sorted(faults[syntax:], key=lambda fault: (fault.line, fault.column))
    header = header.model_copy(update={"concepts": [entry for _, entry, _ in kept]})
    indices, concepts = tuple(index for index, _, _ in kept), tuple(concept for _, _, concept in kept)
    return FileRead(file, text, positions, header, indices, concepts, tuple(faults))


def _drop_last(value: Any) -> None:
    """Take out the concept in which a syntax error stands: it is not whole."""
    rows = value.get("concepts", value) if isinstance(value, dict) else value
    if isinstance(rows, list) and rows:
        rows.pop()
    elif isinstance(rows, dict) and rows:
        rows.popitem()


def _check_ids(reads: list[FileRead]) -> list[FileRead]:
    """Return the files without the concepts whose id another has, and with a fault for each."""
    known: dict[str, Concept] = {}
    out = []
    for read in reads:
        faults = list(read.faults)
        kept: list[int] = []
        for place, concept in enumerate(read.concepts):
            first = known.setdefault(concept.id, concept)
            if first is concept:
                kept.append(place)
                continue
            where = read.positions.of(("concepts", read.indices[place], "id"))
            words = {"concept": concept.id, "other": first.path, "line": str(first.line)}
            faults.append(Fault("duplicate-id", read.path, *where, words))
        sound = replace(
            read,
            header=read.header.model_copy(update={"concepts": [read.header.concepts[place] for place in kept]}),
            indices=tuple(read.indices[place] for place in kept),
            concepts=tuple(read.concepts[place] for place in kept),
            faults=tuple(faults),
        )
        out.append(read if len(kept) == len(read.concepts) else sound)
    return out


def _check_priorities(reads: list[FileRead]) -> list[FileRead]:
    """Return the files, with a fault for each that gives another priority than one before."""
    first: FileRead | None = None
    out = []
    for read in reads:
        priority = read.header.priority
        if priority is None or first is None or priority == first.header.priority:
            first = first if priority is None or first is not None else read
            out.append(read)
            continue
        words = {"value": str(priority), "other": first.path, "first": str(first.header.priority)}
        fault = Fault("priority", read.path, *read.positions.of(("priority",)), words)
        out.append(replace(read, faults=(*read.faults, fault)))
    return out


def _check_header(full: Any, positions: Positions, file: str, faults: list[Fault]) -> tuple[GlossaryFile, list[Any]]:
    """Return the file's own fields, without its concepts, and the concepts as they stand."""
    items = full.get("concepts") if isinstance(full, dict) else None
    bare = {**full, "concepts": []} if isinstance(items, list) else full
    try:
        return GlossaryFile.model_validate(bare), items if isinstance(items, list) else []
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults.extend(
            explain_invalid(detail, full, positions, file)
            for detail in details
            if not (positions.is_cut and detail["type"] == "missing")
        )
    return _NO_FILE, items if isinstance(items, list) else []


def _check_concept(item: Any, full: Any, index: int, positions: Positions, file: str, faults: list[Fault]) -> ConceptEntry | None:
    if item is REFUSED:
        return None
    try:
        return ConceptEntry.model_validate(item)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults.extend(
            explain_invalid({**detail, "loc": ("concepts", index, *detail["loc"])}, full, positions, file) for detail in details
        )
    return None


def _build_concept(entry: ConceptEntry, defaults: Defaults, positions: Positions, index: int, file: str) -> Concept | Fault:
    line, column = positions.of(("concepts", index))
    enforce = entry.enforce or defaults.enforce
    missing = [language for language in LANGUAGES if not getattr(entry, language)]
    if missing and not (entry.dnt and len(missing) < len(LANGUAGES)):
        names = {"fr": "français", "en": "anglais"}
        words = {
            "concept": entry.id,
            "missing": " and ".join(f"no {language} term" for language in missing),
            "missing_fr": " et ".join(f"aucun terme {names[language]}" for language in missing),
        }
        return Fault("no-term", file, line, column, words)
    terms = {}
    for language in LANGUAGES:
        built: list[Term] = []
        for place, term in enumerate(getattr(entry, language)):
            where = positions.of(("concepts", index, language, place))[0]
            built.append(_build_term(term, entry, defaults, language, built, where))
        terms[language] = tuple(built)
    definition = {} if entry.definition is None else {key: text for key, text in entry.definition.model_dump().items() if text}
    return Concept(
        entry.id,
        terms,
        domain=entry.domain or "",
        definition=definition,
        dnt=entry.dnt,
        pair_by_type=entry.pair_by_type,
        enforce=enforce,
        note=entry.note or "",
        source=entry.source or "",
        path=file,
        line=line,
    )


def _build_term(entry: TermEntry, concept: ConceptEntry, defaults: Defaults, language: str, earlier: list[Term], line: int) -> Term:
    acronym = entry.type == "acronym"
    taken = any(term.status == "preferred" and (term.type == "acronym") == acronym for term in earlier)
    case = entry.case or ("exact" if acronym else concept.case or defaults.case)
    return Term(
        text=entry.term,
        language=language,
        concept=concept.id,
        status=entry.status or ("admitted" if taken else "preferred"),
        type=entry.type,
        gender=entry.gender or "",
        head=entry.head or "",
        number=entry.number or "",
        forms=tuple(entry.forms),
        variants=tuple(entry.variants),
        article=entry.article or "",
        h_aspire=entry.h_aspire,
        case=case,
        match=entry.match or defaults.match,
        direction=entry.direction or concept.direction or defaults.direction,
        enforce=entry.enforce or concept.enforce or defaults.enforce,
        priority=entry.priority or concept.priority,
        requires_any=tuple(entry.requires_any),
        forbids_any=tuple(entry.forbids_any),
        exceptions=tuple(entry.exceptions),
        gloss_first=entry.gloss_first or "",
        note=entry.note or "",
        line=line,
    )

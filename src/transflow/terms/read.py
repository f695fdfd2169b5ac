"""Read glossary files: every fault is an error with file, line, column and what is allowed; no entry is ever skipped."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from transflow.errors import GlossaryError
from transflow.terms.cache import keep_glossary, recall_glossary
from transflow.terms.glossary import Concept, Glossary, Term
from transflow.terms.schema import ConceptEntry, Defaults, Definition, GlossaryFile, TermEntry
from transflow.terms.yaml_nodes import Positions, load_yaml

MAX_BYTES = 20_000_000
"""Largest glossary file read: ten thousand full concepts take about four million bytes."""

SUFFIXES = (".yaml", ".yml")
LANGUAGES = ("fr", "en")


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


def load_glossary(paths: str | Path | Sequence[str | Path]) -> Glossary:
    """Return the glossary held by files and folders of YAML files.

    Raises:
        GlossaryError: at the first fault of any file; its `others` names the remaining ones of the same file.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    concepts: dict[str, Concept] = {}
    names: list[str] = []
    releases: list[str] = []
    files = find_glossary_files(given)
    contents = [_read_bytes(file) for file in files]
    digest = hashlib.sha256(b"".join(len(data).to_bytes(8, "big") + data for data in contents)).hexdigest()
    key = hashlib.sha256("\0".join([digest, *map(str, files)]).encode("utf-8", "surrogateescape")).hexdigest()
    if (kept := recall_glossary(key)) is not None:
        return kept
    for file, data in zip(files, contents, strict=True):
        entry, positions = parse_glossary(_decode(data, file), str(file))
        names += [entry.name] if entry.name else []
        releases += [entry.release] if entry.release else []
        for index, concept in enumerate(entry.concepts):
            built = _build_concept(concept, entry.defaults, positions, index, str(file))
            known = concepts.get(built.id)
            if known is not None:
                line, column = positions.of(("concepts", index, "id"))
                raise GlossaryError(
                    f'concept "{built.id}" is already in {known.path}, line {known.line}',
                    path=str(file),
                    line=line,
                    column=column,
                    hint="ids are unique over all files: rename or merge",
                )
            concepts[built.id] = built
    glossary = Glossary(
        tuple(concepts.values()),
        name=" + ".join(dict.fromkeys(names)),
        release=" + ".join(dict.fromkeys(releases)),
        digest=digest,
        paths=tuple(map(str, files)),
    )
    keep_glossary(key, glossary)
    return glossary


def parse_glossary(text: str, file: str) -> tuple[GlossaryFile, Positions]:
    """Return one validated file and the positions of its parts.

    Raises:
        GlossaryError: for the first fault; `others` holds the rest.
    """
    value, positions = load_yaml(unicodedata.normalize("NFC", text), file)
    full = _expand_short_forms(value, positions, file)
    try:
        return GlossaryFile.model_validate(full), positions
    except ValidationError as error:
        faults = [_explain(detail, full, positions, file) for detail in error.errors(include_url=False)]
        faults.sort(key=lambda fault: (fault.line, fault.column))
        first = faults[0]
        if len(faults) > 1:
            more = len(faults) - 1
            first.hint = f"{first.hint}; {more} more fault{'s' if more > 1 else ''} in this file".removeprefix("; ")
        raise first from None


def _read_bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise GlossaryError(f"larger than {MAX_BYTES // 1_000_000} MB", path=str(file), hint="split it by domain")
        return file.read_bytes()
    except OSError as error:
        raise GlossaryError(
            f"cannot be read: {error.strerror}", path=str(file), hint="check the path and its permissions"
        ) from None


def _decode(data: bytes, file: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)"
        raise GlossaryError("not UTF-8 text", path=str(file), line=line, column=1, hint=hint) from None


def _expand_short_forms(value: Any, positions: Positions, file: str) -> Any:
    """Return the full form of a file: a bare list, a flat mapping, `[fr, en]` concepts and bare terms are expanded."""
    if isinstance(value, list):
        _move(positions, (), ("concepts",))
        value = {"version": 2, "concepts": value}
    elif isinstance(value, dict) and "concepts" not in value and "version" not in value:
        rows = []
        for index, (source, target) in enumerate(value.items()):
            place = positions.keys[(source,)]
            positions.values.update({("concepts", index): place, ("concepts", index, 0): place})
            positions.values["concepts", index, 1] = positions.of((source,))
            rows.append([source, target])
        value = {"version": 2, "concepts": rows}
    if isinstance(value, dict) and isinstance(value.get("concepts"), list):
        seen: set[str] = set()
        concepts = [_expand_concept(item, index, positions, file, seen) for index, item in enumerate(value["concepts"])]
        value = {**value, "concepts": concepts}
    return value


def _move(positions: Positions, old: tuple[str | int, ...], new: tuple[str | int, ...]) -> None:
    for table in (positions.values, positions.keys):
        moved = {(*new, *path[len(old) :]): place for path, place in table.items() if path[: len(old)] == old}
        table.update(moved)


def _expand_concept(item: Any, index: int, positions: Positions, file: str, seen: set[str]) -> Any:
    if isinstance(item, list):
        line, column = positions.of(("concepts", index))
        if len(item) != 2 or not all(isinstance(term, str) and term.strip() for term in item):
            raise GlossaryError(
                "a short concept is two terms, French then English",
                path=file,
                line=line,
                column=column,
                hint="write: - [politique de la ville, urban policy]",
            )
        name = _slug(item[0])
        while name in seen:
            name += "-bis"
        seen.add(name)
        for place, language in enumerate(LANGUAGES):
            _move(positions, ("concepts", index, place), ("concepts", index, language, 0))
        return {"id": name, "fr": [{"term": item[0]}], "en": [{"term": item[1]}]}
    if not isinstance(item, dict):
        return item
    for language in LANGUAGES:
        terms = item.get(language)
        if isinstance(terms, str):
            terms = [terms]
        if isinstance(terms, list):
            item[language] = [{"term": term} if isinstance(term, str) else term for term in terms]
    return item


def _slug(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())[:70] or "concept"


def _explain(detail: ErrorDetails, value: Any, positions: Positions, file: str) -> GlossaryError:
    path = tuple(detail["loc"])
    kind = detail["type"]
    line, column = positions.of(path, key=kind == "extra_forbidden")
    where = _owner(path, value)
    hint = ""
    if kind == "extra_forbidden":
        message = f'unknown field "{path[-1]}"{where}'
        allowed = _allowed_fields(path)
        close = get_close_matches(str(path[-1]), allowed, n=1)
        hint = f"allowed here: {', '.join(allowed)}" + (f' (did you mean "{close[0]}"?)' if close else "")
    elif kind == "missing":
        message = f'the field "{path[-1]}" is missing{where}'
    elif kind == "literal_error":
        message = f'"{detail["input"]}" is not allowed for "{_field(path)}"{where}'
        hint = f"allowed: {detail.get('ctx', {}).get('expected', '')}".replace("'", "")
    elif kind in {"model_type", "dict_type", "list_type"}:
        wanted = "a list" if kind == "list_type" else "a mapping of fields"
        message = f'"{_field(path)}" must be {wanted}{where}'
        hint = "a glossary starts with version: 2 and concepts:, a list" if not path else "check the indentation and the dashes"
    elif kind == "string_type":
        message = f'"{_field(path)}" must be text{where}, found {detail["input"]!r}'
        hint = "put the value in quotes"
    else:
        message = f'"{_field(path)}"{where}: {detail["msg"].removeprefix("Value error, ").lower()}'
    return GlossaryError(message, path=file, line=line, column=column, hint=hint)


def _field(path: tuple[str | int, ...]) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "file")


def _owner(path: tuple[str | int, ...], value: Any) -> str:
    if len(path) < 2 or path[0] != "concepts":
        return ""
    try:
        name = value["concepts"][path[1]]["id"]
    except (KeyError, IndexError, TypeError):
        name = f"number {int(path[1]) + 1}"
    inside = "a term of " if len(path) > 4 and path[2] in LANGUAGES else ""
    return f' in {inside}concept "{name}"'


def _allowed_fields(path: tuple[str | int, ...]) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "concepts": ConceptEntry,
        "fr": TermEntry,
        "en": TermEntry,
        "definition": Definition,
        "defaults": Defaults,
    }
    owner = next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")
    return list(models.get(owner, GlossaryFile).model_fields)


def _build_concept(entry: ConceptEntry, defaults: Defaults, positions: Positions, index: int, file: str) -> Concept:
    line, column = positions.of(("concepts", index))
    enforce = entry.enforce or defaults.enforce
    missing = [language for language in LANGUAGES if not getattr(entry, language)]
    if missing and not (entry.dnt and len(missing) < len(LANGUAGES)):
        raise GlossaryError(
            f'concept "{entry.id}" has no {" and no ".join(missing)} term',
            path=file,
            line=line,
            column=column,
            hint="give at least one term in each language, or dnt: true",
        )
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

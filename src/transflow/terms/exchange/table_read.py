"""CSV and TSV read: two columns without a header, columns named by language, or the full table of transflow.

Source: DeepL (source, target and, in files of its web page, their languages), Google Cloud Translation (equivalent term sets with
pos and description), MateCat (https://guides.matecat.com/glossary-file-format), Lara, Amazon and Lokalise (columns by language),
OmegaT (source, target, comment).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transflow.terms.exchange.draft import ConceptDraft, MalformedError, Tally, TermDraft
from transflow.terms.exchange.table_full import is_full, read_full
from transflow.terms.exchange.table_rows import Row, is_formula, numbered, read_rows
from transflow.terms.exchange.text_file import decode_text
from transflow.terms.exchange.values import CATEGORIES, Fact, key_of, known_language, place_fact

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMES = {
    "français": "fr", "francais": "fr", "french": "fr", "anglais": "en", "english": "en",
    "source": "source", "sourceterm": "source", "sourcephrase": "source", "termesource": "source", "terme": "source",
    "target": "target", "targetterm": "target", "targetphrase": "target", "termecible": "target", "cible": "target",
    "traduction": "target", "translation": "target",
}  # fmt: skip
_KEYS = frozenset({"id", "key", "conceptid", "entryid", "termid"})
_FRENCH_FIELDS = frozenset({"gender", "number"})
_TARGET_FIELDS = frozenset({"status", "forbidden"})
_MOST_BARE = 5
"""Columns of a table without header: source, target, their languages, relevance (DeepL's glossary generator)."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds: terms of a language, a datum of the term before it or of the row, or what is left out."""

    kind: str
    """`term`, `of-term`, `of-row`, `key`, or `other`."""
    name: str
    """Language, category, or the header as it stands."""
    language: str = ""


def read_table(data: bytes, tally: Tally, encoding: str = "", source: str = "fr", target: str = "en") -> Iterator[ConceptDraft]:
    """Yield the rows of a table as drafts; `source` and `target` are the languages of columns that do not say theirs.

    Raises:
        MalformedError: for what is no table, and for a header without a French or an English column.
    """
    text, found = decode_text(data, tally.path, encoding)
    tally.encoding = "" if found in {"utf-8", "ascii"} else found
    rows = read_rows(text, tally.path)
    header = rows[0][1]
    if is_full(header):
        tally.format = "CSV (transflow)"
        return read_full(rows, tally)
    columns = [] if _has_tags(rows) else _read_header(header, tally.path, rows[0][0], source, target)
    if columns:
        tally.format = "CSV (fr, en)"
        drafts = _read_named(rows[1:], columns, tally, target)
    else:
        tally.format = f"CSV ({source} → {target})"
        drafts = _read_bare(rows, tally, source, target)
    return iter(_join_forbidden(drafts, source))


# --- columns without names ------------------------------------------------------------------------------------------


def _read_bare(rows: Sequence[Row], tally: Tally, source: str, target: str) -> Iterator[ConceptDraft]:
    width = max(len(cells) for _, cells in rows)
    if width > _MOST_BARE:
        raise MalformedError("unknown-columns", tally.path, rows[0][0], 1, columns=", ".join(rows[0][1])[:200])
    has_tags = _has_tags(rows)
    for line, cells in rows:
        draft = ConceptDraft(line)
        first, second, *more = [*cells, ""]
        sides = [known_language(cell) for cell in more[:2]] if has_tags else [source, target]
        for language, text in zip(sides, (first, second), strict=False):
            _add_term(draft, language, text)
        rest = more[2:] if has_tags else more[1:]
        if not has_tags and more and more[0]:
            place_fact(Fact("note", more[0]), draft, None, source, tally)
        for place, _ in numbered(rest):
            tally.left_out[f"column {place + (5 if has_tags else 4)}"] += 1
        yield draft


def _has_tags(rows: Sequence[Row]) -> bool:
    """Return whether the third and fourth cells of every row are its languages, as in files of DeepL's web page."""
    pairs = {tuple(known_language(cell) for cell in cells[2:4]) for _, cells in rows}
    return pairs <= {("fr", "en"), ("en", "fr")}


def _add_term(draft: ConceptDraft, language: str, text: str) -> None:
    if text:
        draft.terms[language].append(TermDraft(draft.line, {"term": text}, fault="formula" if is_formula(text) else ""))


# --- columns with names ---------------------------------------------------------------------------------------------


def _read_header(header: Sequence[str], path: str, line: int, source: str, target: str) -> list[_Column]:
    """Return the columns that a first row names; none where it holds terms already."""
    languages = [_language_column(cell, source, target) for cell in header]
    known = {language for language in languages if language}
    if len(known) < 2:
        is_header = bool(known) and len(header) > 1 and all(_TAG.fullmatch(cell) or key_of(cell) in CATEGORIES for cell in header)
        if is_header:
            raise MalformedError("unknown-columns", path, line, 1, columns=", ".join(header)[:200])
        return []
    last = max(place for place, language in enumerate(languages) if language or _is_other_language(header[place]))
    counts = Counter(key_of(cell) for cell in header)
    first = min(place for place, language in enumerate(languages) if language)
    columns: list[_Column] = []
    seen: set[str] = set()
    for place, (cell, language) in enumerate(zip(header, languages, strict=True)):
        column = _name_column(cell, language)
        if column.kind == "of-row" and place > first and (place < last or counts[key_of(cell)] > 1):
            owner = next(languages[at] for at in range(place - 1, -1, -1) if languages[at] or _is_other_language(header[at]))
            column = _Column("of-term", column.name, owner) if owner else _Column("other", cell)
        elif cell and cell.casefold() in seen:
            raise MalformedError("column-twice", path, line, 1, name=cell)
        seen.add(cell.casefold())
        columns.append(column)
    return columns


def _language_column(cell: str, source: str, target: str) -> str:
    name = _NAMES.get(key_of(cell), "")
    if name:
        return {"source": source, "target": target}.get(name, name)
    return known_language(cell) if _TAG.fullmatch(cell) else ""


def _is_other_language(cell: str) -> bool:
    return bool(_TAG.fullmatch(cell)) and key_of(cell) not in CATEGORIES and key_of(cell) not in _KEYS


def _name_column(cell: str, language: str) -> _Column:
    key = key_of(cell)
    if language:
        return _Column("term", language)
    if key in _KEYS:
        return _Column("key", cell)
    if key in CATEGORIES:
        return _Column("of-row", cell)
    spoken, _, rest = cell.replace(" ", "_").partition("_")
    if known_language(spoken) and key_of(rest) in CATEGORIES:
        return _Column("of-row", rest, known_language(spoken))
    return _Column("language" if _is_other_language(cell) else "other", cell)


def _read_named(rows: Iterable[Row], columns: Sequence[_Column], tally: Tally, target: str) -> Iterator[ConceptDraft]:
    order = list(dict.fromkeys(column.name for column in columns if column.kind == "term"))
    order.sort(key=lambda language: language == target)
    first = next(column.name for column in columns if column.kind == "term")
    for line, cells in rows:
        if any(cells[len(columns) :]):
            tally.reject(line, cells[0], "columns", count=str(len(cells)), most=str(len(columns)))
            continue
        draft = ConceptDraft(line)
        found = [(column, cell) for column, cell in zip(columns, cells, strict=False) if cell]
        for column, cell in found:
            if column.kind == "term":
                _add_term(draft, column.name, cell)
        for column, cell in found:
            if column.kind == "of-row":
                for owner in _owners(column, draft, order):
                    place_fact(Fact(column.name, cell), draft, owner, column.language or first, tally)
            else:
                _place_cell(column, cell, draft, tally)
        yield draft


def _place_cell(column: _Column, cell: str, draft: ConceptDraft, tally: Tally) -> None:
    if column.kind == "key":
        draft.key = cell
    elif column.kind == "language":
        tally.languages[column.name] += 1
    elif column.kind == "other":
        tally.left_out[column.name or "?"] += 1
    elif column.kind == "of-term":
        for owner in draft.terms[column.language][-1:]:
            place_fact(Fact(column.name, cell), draft, owner, column.language, tally)


def _owners(column: _Column, draft: ConceptDraft, order: Sequence[str]) -> list[TermDraft | None]:
    """Return the terms to which a datum of a row belongs; None stands for the concept; `order` ends with the target language."""
    field = CATEGORIES[key_of(column.name)]
    if column.language and field not in {"definition", "note"}:
        return [*draft.terms[column.language]]
    if field in {"pos", "type", "case"}:
        return [term for language in order for term in draft.terms[language]]
    if field in _FRENCH_FIELDS:
        return [*draft.terms["fr"]]
    if field in _TARGET_FIELDS:
        filled = [language for language in order if draft.terms[language]]
        return [*draft.terms[filled[-1]]] if filled else []
    return [None]


def _join_forbidden(drafts: Iterable[ConceptDraft], source: str) -> list[ConceptDraft]:
    """Return the drafts, forbidden renderings put under the concept that has the same source term."""
    target = "en" if source == "fr" else "fr"
    kept: list[ConceptDraft] = []
    forbidden: list[ConceptDraft] = []
    for draft in drafts:
        terms = draft.terms[target]
        is_ban = bool(terms and draft.terms[source]) and all(term.fields.get("status") == "forbidden" for term in terms)
        (forbidden if is_ban else kept).append(draft)
    by_term: dict[str, ConceptDraft] = {}
    for draft in kept:
        for term in draft.terms[source]:
            by_term.setdefault(str(term.fields["term"]).casefold(), draft)
    for draft in forbidden:
        owner = by_term.setdefault(str(draft.terms[source][0].fields["term"]).casefold(), draft)
        if owner is draft:
            kept.append(draft)
        else:
            owner.terms[target] += draft.terms[target]
    kept.sort(key=lambda draft: draft.line)
    return kept

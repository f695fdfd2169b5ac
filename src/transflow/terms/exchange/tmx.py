"""TMX 1.4 as a glossary: one unit for each pair of terms that may render each other; properties keep what TMX has no place for.

Source: TMX 1.4b, https://www.ttt.org/oscarstandards/tmx/tmx14b.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from transflow.terms.exchange.draft import ConceptDraft, MalformedError, Tally, TermDraft
from transflow.terms.exchange.own import (
    CONCEPT_DEFAULTS,
    FILE_DEFAULTS,
    TERM_DEFAULTS,
    escape_text,
    is_plain,
    parse_value,
    write_value,
)
from transflow.terms.exchange.values import Fact, collapse, known_language, place_fact
from transflow.terms.exchange.xml_stream import XML_LANGUAGE, local_name, stream_elements, text_of
from transflow.terms.glossary import Concept, Term
from transflow.terms.schema import ConceptEntry, GlossaryFile, TermEntry
from transflow.terms.short_forms import LANGUAGES

MOST_WORDS = 12
"""Longest segment that is taken for a term, in words; units of a translation memory are sentences."""
_OWN = "x-transflow-"
_SENTENCE = re.compile(r"[^.!?…]{15,}[.!?…]")


def read_tmx(data: bytes, tally: Tally, encoding: str = "") -> Iterator[ConceptDraft]:
    """Yield the units of a TMX file as drafts; units that transflow wrote for one concept are one draft.

    Raises:
        MalformedError: for what is not well-formed XML, and for another root.
    """
    tally.format = "TMX"
    concepts: dict[str, _OwnConcept] = {}
    for element in stream_elements(data, tally.path, frozenset({"tmx"}), ("header", "tu"), encoding):
        name = local_name(element)
        if name == "header":
            _read_header(element, tally)
        elif name == "tu":
            properties = _own_properties(element, tally.path)
            if "id" in properties:
                concepts.setdefault(properties["id"], _OwnConcept(element)).add(element, properties, tally)
            else:
                draft = _read_unit(element, tally)
                if draft is not None:
                    yield draft
    for own in concepts.values():
        yield own.draft(tally)


def _own_properties(element: Any, path: str) -> dict[str, str]:
    found = {}
    for child in element:
        kind = str(child.get("type") or "") if local_name(child) == "prop" else ""
        if kind.startswith(_OWN):
            found[kind.removeprefix(_OWN)] = text_of(child, path)
    return found


def _read_header(header: Any, tally: Tally) -> None:
    for name, written in _own_properties(header, tally.path).items():
        try:
            setattr(tally, name, parse_value("file", name, written))
        except ValueError:
            tally.left_out[f"{_OWN}{name}"] += 1


def _read_unit(unit: Any, tally: Tally) -> ConceptDraft | None:
    draft = ConceptDraft(int(unit.sourceline or 0), str(unit.get("tuid") or ""))
    last: TermDraft | None = None
    for variant in unit.iterchildren("{*}tuv"):
        tag = str(variant.get(XML_LANGUAGE) or variant.get("lang") or "")
        language = known_language(tag)
        if not language:
            tally.languages[tag or "?"] += 1
            continue
        text = _segment(variant, tally.path)
        line = int(variant.sourceline or 0)
        if len(text.split()) > MOST_WORDS or _SENTENCE.fullmatch(text):
            tally.entries += 1
            tally.reject(line, text[:60] + "…" * (len(text) > 60), "sentence")
            return None
        term = TermDraft(line, {"term": text})
        for child in variant:
            _place(child, draft, term, language, tally)
        draft.terms[language].append(term)
        last = term
    for child in unit:
        _place(child, draft, None, "", tally)
    status = _status_of(unit, tally.path)
    if status and last and all(draft.terms.values()):
        # What is forbidden or admitted is the rendering, which stands last.
        place_fact(Fact("status", status), draft, last, "", tally)
    return draft


def _status_of(unit: Any, path: str) -> str:
    """Return the status that a unit states for its pair of terms; empty where it states none."""
    for child in unit:
        if local_name(child) == "prop" and str(child.get("type") or "").removeprefix("x-").lower() in {"status", "forbidden"}:
            return "forbidden" if str(child.get("type")).lower().endswith("forbidden") else text_of(child, path)
    return ""


def _segment(variant: Any, path: str) -> str:
    segment = next(variant.iterchildren("{*}seg"), None)
    return collapse(text_of(segment, path)) if segment is not None else ""


def _place(child: Any, draft: ConceptDraft, term: TermDraft | None, language: str, tally: Tally) -> None:
    name = local_name(child)
    if name == "note" or (name == "prop" and (term is not None or "status" not in str(child.get("type")).lower())):
        kind = str(child.get("type") or "prop") if name == "prop" else "note"
        place_fact(Fact(kind, text_of(child, tally.path)), draft, term, language, tally)


class _OwnConcept:
    """The units that transflow wrote for one concept."""

    def __init__(self, unit: Any) -> None:
        self._draft = ConceptDraft(int(unit.sourceline or 0))
        self._terms: dict[tuple[str, int], TermDraft] = {}

    def add(self, unit: Any, properties: dict[str, str], tally: Tally) -> None:
        self._take("concept", properties, self._draft.exact, tally)
        for variant in unit.iterchildren("{*}tuv"):
            language = known_language(str(variant.get(XML_LANGUAGE) or ""))
            own = _own_properties(variant, tally.path)
            number = own.pop("number-of-term", "")
            if not language or not number.isdecimal() or own.pop("copy", ""):
                continue
            term = TermDraft(int(variant.sourceline or 0), {"term": _segment(variant, tally.path)}, {"status": "default"})
            self._take("term", own, term.exact, tally)
            self._terms.setdefault((language, int(number)), term)

    @staticmethod
    def _take(level: str, properties: dict[str, str], exact: dict[str, Any], tally: Tally) -> None:
        for name, written in properties.items():
            try:
                exact[name] = parse_value(level, name, written)
            except ValueError:
                tally.left_out[f"{_OWN}{name}"] += 1

    def draft(self, tally: Tally) -> ConceptDraft:
        if not self._terms:
            raise MalformedError("no-entries", tally.path, self._draft.line)
        for language, number in sorted(self._terms):
            self._draft.terms[language].append(self._terms[language, number])
        return self._draft


# --- writing --------------------------------------------------------------------------------------------------------


def write_tmx(glossary: GlossaryFile, concepts: tuple[Concept, ...], version: str) -> str:
    """Return a glossary as TMX 1.4.

    Permitted terms stand in pairs that may render each other. Deprecated and forbidden terms stand in units of their own with
    one language, so that no tool can take them for a translation.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'  <header creationtool="transflow" creationtoolversion="{version}" segtype="phrase"',
        '    o-tmf="transflow glossary" adminlang="en" srclang="*all*" datatype="plaintext">',
        *_file_properties(glossary),
        "  </header>",
        "  <body>",
    ]
    for entry, concept in zip(glossary.concepts, concepts, strict=True):
        lines += _units(entry, concept)
    return "\n".join([*lines, "  </body>", "</tmx>"]) + "\n"


def _file_properties(glossary: GlossaryFile) -> Iterator[str]:
    defaults = {name: value for name, value in glossary.defaults.model_dump().items() if value != FILE_DEFAULTS[name]}
    for name, value in (("name", glossary.name), ("release", glossary.release), ("defaults", defaults)):
        if value:
            yield _property(name, value, 4)


def _units(entry: ConceptEntry, concept: Concept) -> Iterator[str]:
    permitted = {language: [n for n, term in enumerate(concept.terms[language]) if term.is_permitted] for language in LANGUAGES}
    others = [
        (language, number) for language in LANGUAGES for number, term in enumerate(concept.terms[language]) if not term.is_permitted
    ]
    written: set[tuple[str, int]] = set()
    for pair in _pairs(entry, concept, permitted):
        yield from _unit(entry, concept, pair, written)
    for language, number in others:
        yield from _unit(entry, concept, {language: number}, written)


def _pairs(entry: ConceptEntry, concept: Concept, permitted: dict[str, list[int]]) -> Iterator[dict[str, int]]:
    """Yield the numbers of the terms that stand in one unit; an acronym stands with an acronym where the concept asks for it."""
    french, english = permitted["fr"], permitted["en"]
    if entry.pair_by_type and french and english:
        for kind in (False, True):
            ours = [n for n in french if (concept.terms["fr"][n].type == "acronym") == kind]
            theirs = [n for n in english if (concept.terms["en"][n].type == "acronym") == kind]
            yield from _zip_pairs(ours or french[:1] * bool(theirs), theirs or english[:1] * bool(ours))
    else:
        yield from _zip_pairs(french, english)


def _zip_pairs(french: list[int], english: list[int]) -> Iterator[dict[str, int]]:
    for ours, theirs in zip_longest(french, english):
        pair = {"fr": ours if ours is not None else next(iter(french), None)}
        pair["en"] = theirs if theirs is not None else next(iter(english), None)
        yield {language: number for language, number in pair.items() if number is not None}


def _unit(entry: ConceptEntry, concept: Concept, pair: dict[str, int], written: set[tuple[str, int]]) -> Iterator[str]:
    yield "    <tu>"
    yield _property("id", entry.id, 6)
    if not written:
        if entry.note:
            yield f"      <note>{escape_text(entry.note)}</note>"
        for name, value in _concept_values(entry).items():
            yield _property(name, value, 6)
    for language in LANGUAGES:
        if language in pair:
            number = pair[language]
            is_first = (language, number) not in written
            written.add((language, number))
            yield from _variant(getattr(entry, language)[number], concept.terms[language][number], number, is_first=is_first)
    if entry.dnt and len(pair) == 1:
        (language,) = pair
        if concept.terms[language][pair[language]].is_permitted:
            other = "en" if language == "fr" else "fr"
            text = escape_text(getattr(entry, language)[pair[language]].term)
            yield f'      <tuv xml:lang="{other}"><prop type="{_OWN}copy">true</prop><seg>{text}</seg></tuv>'
    yield "    </tu>"


def _concept_values(entry: ConceptEntry) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in ConceptEntry.model_fields if name not in {"id", "definition", *LANGUAGES}}
    values = {name: value for name, value in values.items() if value != CONCEPT_DEFAULTS[name]}
    definition = entry.definition.model_dump() if entry.definition else {}
    return values | {f"definition.{language}": text for language, text in definition.items() if text}


def _variant(entry: TermEntry, term: Term, number: int, *, is_first: bool) -> Iterator[str]:
    yield f'      <tuv xml:lang="{term.language}">'
    yield f'        <prop type="status">{term.status}</prop>'
    yield _property("number-of-term", str(number), 8)
    if is_first:
        for name in TermEntry.model_fields:
            value = getattr(entry, name)
            if (name != "term" or not is_plain(value)) and value != TERM_DEFAULTS.get(name):
                yield _property(name, value, 8)
    yield f"        <seg>{escape_text(entry.term)}</seg>"
    yield "      </tuv>"


def _property(name: str, value: Any, indent: int) -> str:
    return f'{" " * indent}<prop type="{_OWN}{name}">{escape_text(write_value(value))}</prop>'

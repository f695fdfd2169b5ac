"""TBX read: version 3 in both styles (DCA, DCT), version 2 (martif) and TBX-Min, with any namespace or none.

Source: ISO 30042:2019 (conceptEntry, langSec, termSec), ISO 30042:2008 (termEntry, langSet, tig, ntig), TBX-Min 1.0 (entry,
langGroup, termGroup).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transflow.terms.exchange.draft import ConceptDraft, Tally, TermDraft
from transflow.terms.exchange.own import parse_value
from transflow.terms.exchange.values import Fact, collapse, known_language, place_fact, read_own
from transflow.terms.exchange.xml_stream import XML_LANGUAGE, local_name, stream_elements, text_of

ROOTS = frozenset({"tbx", "TBX", "martif"})
_ENTRIES = ("conceptEntry", "termEntry", "entry")
_HEADERS = ("tbxHeader", "martifHeader")
_LANGUAGE_SECTIONS = frozenset({"langSec", "langSet", "langGroup"})
_TERM_SECTIONS = frozenset({"termSec", "tig", "ntig", "termGroup"})
_TYPED = frozenset({"admin", "adminNote", "descrip", "descripNote", "termNote", "ref", "xref", "transac", "transacNote"})
"""Elements whose category stands in an attribute; of others the name itself is the category (DCT)."""


def read_tbx(data: bytes, tally: Tally, encoding: str = "") -> Iterator[ConceptDraft]:
    """Yield the entries of a TBX file as drafts.

    Raises:
        MalformedError: for what is not well-formed XML, and for another root.
    """
    elements = stream_elements(data, tally.path, ROOTS, (*_ENTRIES, *_HEADERS), encoding)
    root_language = ""
    for element in elements:
        name = local_name(element)
        if name in ROOTS:
            root_language = known_language(_language_of(element))
            style = str(element.get("style") or "").upper()
            tally.format = "TBX 2" if name == "martif" else f"TBX 3 ({style})" if style else "TBX"
        elif name in _HEADERS:
            _read_header(element, tally)
        else:
            yield _Entry(element, root_language, tally).read()


def _language_of(element: Any) -> str:
    return str(element.get(XML_LANGUAGE) or element.get("lang") or "")


def _read_header(header: Any, tally: Tally) -> None:
    for element in header.iter("{*}title", "{*}note"):
        text = text_of(element, tally.path)
        own = read_own(text.strip())
        if own is None and local_name(element) == "title":
            tally.name = collapse(text) or None
        elif own is not None:
            _take_own(tally, own)


def _take_own(tally: Tally, own: tuple[str, str]) -> None:
    try:
        setattr(tally, own[0], parse_value("file", *own))
    except ValueError:
        tally.left_out[f"transflow {own[0]}"] += 1


class _Entry:
    """Reads one entry."""

    def __init__(self, element: Any, root_language: str, tally: Tally) -> None:
        self.element = element
        self.root_language = root_language
        self.tally = tally
        self.draft = ConceptDraft(int(element.sourceline or 0), str(element.get("id") or ""))

    def read(self) -> ConceptDraft:
        for child in self.element:
            if local_name(child) in _LANGUAGE_SECTIONS:
                self._read_language(child)
            else:
                self._place(child, None, self.root_language)
        return self.draft

    def _read_language(self, section: Any) -> None:
        tag = _language_of(section)
        language = known_language(tag)
        if not language:
            self.tally.languages[tag or "?"] += sum(local_name(child) in _TERM_SECTIONS for child in section) or 1
            return
        for child in section:
            if local_name(child) in _TERM_SECTIONS:
                self._read_term(child, language)
            else:
                self._place(child, None, language)

    def _read_term(self, section: Any, language: str) -> None:
        parts = [part for child in section for part in (child if local_name(child) == "termGrp" else (child,))]
        found = [part for part in parts if local_name(part) == "term"]
        text = collapse(text_of(found[0], self.tally.path)) if found else ""
        term = TermDraft(int(section.sourceline or 0), {"term": text})
        for part in parts:
            if part not in found:
                self._place(part, term, language)
        if not term.exact.get("copy"):
            self.draft.terms[language].append(term)

    def _place(self, element: Any, term: TermDraft | None, language: str) -> None:
        for fact in _facts(element, self.tally):
            own = read_own(fact.text.strip()) if fact.category == "note" else None
            if own is None:
                place_fact(fact, self.draft, term, language, self.tally)
                continue
            try:
                owner = self.draft if term is None else term
                owner.exact[own[0]] = parse_value("concept" if term is None else "term", *own)
            except ValueError:
                place_fact(fact, self.draft, term, language, self.tally)


def _facts(element: Any, tally: Tally) -> Iterator[Fact]:
    """Yield the data of an element, and of each in it where it is a group; the history of an entry is counted as a whole."""
    name = local_name(element)
    if name in {"transacGrp", "transac", "date"}:
        tally.left_out["transacGrp"] += 1
    elif name.endswith("Grp"):
        for child in element:
            yield from _facts(child, tally)
    elif name:
        kind = str(element.get("type") or "") if name in _TYPED else ""
        text = text_of(element, tally.path) or str(element.get("target") or "")
        yield Fact(kind or name, text, _language_of(element))

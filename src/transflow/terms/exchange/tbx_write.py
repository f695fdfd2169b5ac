"""TBX-Basic, version 3, in the DCA style; what TBX-Basic has no category for stands in notes that transflow reads back.

Source: ISO 30042:2019 and the TBX-Basic dialect, https://github.com/LTAC-Global/TBX-Basic_dialect.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transflow.terms.exchange.build import UNSTATED, settle_statuses
from transflow.terms.exchange.names import is_telling
from transflow.terms.exchange.own import CONCEPT_DEFAULTS, FILE_DEFAULTS, TERM_DEFAULTS, escape_text, is_plain, write_value
from transflow.terms.exchange.values import DNT_NOTE, clean_term, says_dnt
from transflow.terms.glossary import Concept, Term
from transflow.terms.schema import ConceptEntry, GlossaryFile, TermEntry
from transflow.terms.short_forms import LANGUAGES

_STATUSES = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
_NATIVE = {
    "pos": ("partOfSpeech", {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb"}),
    "gender": ("grammaticalGender", {"m": "masculine", "f": "feminine"}),
    "type": ("termType", {"acronym": "acronym", "variant": "variant"}),
}
"""Fields of a term that TBX-Basic has a picklist for. Source: TBX-Basic_DCA.sch, module.min and module.basic."""


def write_tbx(glossary: GlossaryFile, concepts: tuple[Concept, ...], version: str) -> str:
    """Return a glossary as TBX-Basic."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="fr">',
        "  <tbxHeader>",
        "    <fileDesc>",
        *_title(glossary),
        f"      <sourceDesc><p>transflow {version}</p></sourceDesc>",
        "    </fileDesc>",
        "  </tbxHeader>",
        "  <text>",
        *(["    <body>"] if concepts else []),
    ]
    for entry, concept in zip(glossary.concepts, concepts, strict=True):
        lines += _concept(entry, concept)
    return "\n".join([*lines, *(["    </body>"] if concepts else []), "  </text>", "</tbx>"]) + "\n"


def _title(glossary: GlossaryFile) -> Iterator[str]:
    defaults = {name: value for name, value in glossary.defaults.model_dump().items() if value != FILE_DEFAULTS[name]}
    name = glossary.name or ""
    notes = {"name": name if not is_plain(name) else "", "release": glossary.release, "defaults": defaults}
    notes = {field: value for field, value in notes.items() if value}
    if name or notes:
        yield "      <titleStmt>"
        yield f"        {_element('title', name)}"
        for field, value in notes.items():
            yield f"        {_own(field, value)}"
        yield "      </titleStmt>"


def _concept(entry: ConceptEntry, concept: Concept) -> Iterator[str]:
    name = entry.id if entry.id[0].isalpha() else f"_{entry.id}"
    yield f'      <conceptEntry id="{name}">'
    native = {"domain": ("descrip", "subjectField"), "source": ("admin", "source"), "note": ("note", "")}
    notes = {} if is_telling(name) else {"id": entry.id}
    for field, (tag, kind) in native.items():
        value = getattr(entry, field)
        if value and is_native_text(value):
            yield f"        {_element(tag, value, kind)}"
        elif value:
            notes[field] = value
    if entry.dnt:
        yield f"        {_element('note', DNT_NOTE)}"
    for field in ("enforce", "direction", "case", "priority", "pair_by_type"):
        if getattr(entry, field) != CONCEPT_DEFAULTS[field]:
            notes[field] = getattr(entry, field)
    definition = {language: text for language, text in entry.definition.model_dump().items() if text} if entry.definition else {}
    sections = _sections(entry, concept)
    notes |= {
        f"definition.{language}": text
        for language, text in definition.items()
        if language not in sections or not is_native_text(text)
    }
    for field, value in notes.items():
        yield f"        {_own(field, value)}"
    for language, terms in sections.items():
        yield f'        <langSec xml:lang="{language}">'
        if language in definition and f"definition.{language}" not in notes:
            yield f"          {_element('descrip', definition[language], 'definition')}"
        for term in terms:
            yield from term
        yield "        </langSec>"
    yield "      </conceptEntry>"


def is_native_text(text: str) -> bool:
    """Return whether a text can stand in an element of its own: it reads back as it is, and as nothing else."""
    return is_plain(text) and not text.startswith("transflow ") and not says_dnt(text)


def _sections(entry: ConceptEntry, concept: Concept) -> dict[str, list[list[str]]]:
    """Return the lines of the terms by language; a name that is not translated stands in both."""
    sections: dict[str, list[list[str]]] = {}
    for language in LANGUAGES:
        entries = getattr(entry, language)
        terms = concept.terms[language]
        settled = settle_statuses([("deprecated" if term.status == "forbidden" else term.status, term.type) for term in terms])
        for one, term, restored in zip(entries, terms, settled, strict=True):
            sections.setdefault(language, []).append(_term(one, term, restored))
            sections[language] += [_copy(variant, term.status, "variant") for variant in one.variants if variant.strip()]
    if entry.dnt:
        for language, other in (("fr", "en"), ("en", "fr")):
            if language not in sections:
                sections[language] = [_copy(term.text, term.status) for term in concept.terms[other]]
    return {language: sections[language] for language in LANGUAGES if language in sections}


def _term(entry: TermEntry, term: Term, restored: str | None) -> list[str]:
    natives = [_element("termNote", _STATUSES[term.status], "administrativeStatus")]
    notes: dict[str, Any] = {}
    if entry.status != restored:
        notes["status"] = entry.status or UNSTATED
    texts = []
    for field in TermEntry.model_fields:
        value = getattr(entry, field)
        if value == TERM_DEFAULTS[field] or value == "" or field == "status":
            continue
        category, values = _NATIVE.get(field, ("", {}))
        if isinstance(value, str) and value in values:
            natives.append(_element("termNote", values[value], category))
        elif field in {"note", "context", "source"} and is_native_text(value):
            tag = {"note": "note", "context": "descrip", "source": "admin"}[field]
            texts.append(_element(tag, value, "" if tag == "note" else field))
        elif field != "term" or not is_plain(value) or clean_term(value) != value:
            notes[field] = value
    lines = [_element("term", clean_term(entry.term)), *natives, *texts, *(_own(field, value) for field, value in notes.items())]
    return ["          <termSec>", *(f"            {line}" for line in lines), "          </termSec>"]


def _copy(text: str, status: str, kind: str = "") -> list[str]:
    """Return a term that stands in the file for other tools; transflow knows it from another place."""
    lines = [_element("term", clean_term(text)), _element("termNote", _STATUSES[status], "administrativeStatus")]
    if kind:
        lines.append(_element("termNote", kind, "termType"))
    lines.append(_own("copy", value=True))
    return ["          <termSec>", *(f"            {line}" for line in lines), "          </termSec>"]


def _own(field: str, value: Any) -> str:
    return _element("note", f"transflow {field}: {write_value(value)}")


def _element(tag: str, text: str, kind: str = "") -> str:
    attribute = f' type="{kind}"' if kind else ""
    return f"<{tag}{attribute}>{escape_text(text)}</{tag}>"

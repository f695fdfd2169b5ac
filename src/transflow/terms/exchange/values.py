"""The data categories and picklists of terminology files, by whatever name a tool gives them, as fields of the schema."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from transflow.terms.exchange.draft import LANGUAGES, ConceptDraft, Tally, TermDraft
from transflow.text.languages import KNOWN_LANGUAGES

CATEGORIES = {
    "subjectfield": "domain", "domain": "domain", "subject": "domain", "domaine": "domain", "subdomain": "domain",
    "definition": "definition", "description": "definition", "définition": "definition",
    "note": "note", "notes": "note", "usagenote": "note", "comment": "note", "comments": "note", "remark": "note",
    "explanation": "note", "descrip": "note", "descripnote": "note", "annotation": "note", "remarque": "note",
    "commentaire": "note",
    "source": "source", "entrysource": "source", "sourceofterm": "source", "definitionsource": "source",
    "context": "context", "example": "context", "samplesentence": "context", "exampleofuse": "context", "contexte": "context",
    "administrativestatus": "status", "status": "status", "termstatus": "status", "normativeauthorization": "status",
    "usagestatus": "status", "statut": "status",
    "partofspeech": "pos", "pos": "pos", "grammaticalgender": "gender", "gender": "gender", "genre": "gender",
    "grammaticalnumber": "number", "termtype": "type",
    "translationneeded": "dnt", "translationnote": "dnt", "translatable": "dnt", "translate": "dnt",
    "donottranslate": "not-dnt", "dnt": "not-dnt", "nontranslatable": "not-dnt",
    "forbidden": "forbidden", "interdit": "forbidden", "casesensitive": "case",
}  # fmt: skip
"""Source: ISO 30042:2019 (TBX-Basic), ISO 12620 and TBX 2 data categories; the names that TermWeb exports and Weblate reads
(https://docs.weblate.org/en/latest/formats/tbx.html); the columns of MateCat, Google and Lokalise tables."""

_STATUSES = {
    "preferredterm": "preferred", "preferred": "preferred", "standardizedterm": "preferred", "standardized": "preferred",
    "admittedterm": "admitted", "admitted": "admitted", "allowed": "admitted", "acceptable": "admitted", "legalterm": "admitted",
    "regulatedterm": "admitted",
    "deprecatedterm": "deprecated", "deprecated": "deprecated", "supersededterm": "deprecated", "superseded": "deprecated",
    "obsolete": "deprecated", "notrecommended": "deprecated",
    "forbidden": "forbidden", "forbiddenterm": "forbidden", "prohibited": "forbidden", "rejected": "forbidden",
    "donotuse": "forbidden", "blacklisted": "forbidden",
}  # fmt: skip
"""Source: ISO 30042:2019, administrativeStatus; `forbidden` and `obsolete` are values of TermWeb."""
_PARTS = {
    "noun": "noun", "nom": "noun", "substantive": "noun", "n": "noun", "verb": "verb", "verbe": "verb", "v": "verb",
    "adjective": "adjective", "adjectif": "adjective", "adj": "adjective", "adverb": "adverb", "adverbe": "adverb", "adv": "adverb",
    "phrase": "phrase", "phraseologicalunit": "phrase", "propernoun": "name",
}  # fmt: skip
_GENDERS = {"masculine": "m", "masculin": "m", "m": "m", "feminine": "f", "féminin": "f", "feminin": "f", "f": "f"}
_NUMBERS = {"singular": "sg", "single": "sg", "singulier": "sg", "sg": "sg", "plural": "pl", "pluriel": "pl", "pl": "pl"}
_TYPES = {
    "fullform": "full", "full": "full", "fullterm": "full", "entryterm": "full", "mainentryterm": "full", "synonym": "full",
    "acronym": "acronym", "initialism": "acronym", "abbreviation": "short", "abbreviatedform": "short", "shortform": "short",
    "abbreviated": "short", "short": "short", "abbrev": "short", "variant": "variant", "spellingvariant": "variant",
    "orthographicalvariant": "variant", "name": "name", "propername": "name", "phrase": "phrase", "phraseologicalunit": "phrase",
    "setphrase": "phrase", "collocation": "phrase",
}  # fmt: skip
_YES = frozenset({"yes", "true", "1", "oui", "vrai", "x"})
_NO = frozenset({"no", "false", "0", "non", "faux"})
_DNT_NOTES = frozenset({"donottranslate", "dnt", "nepastraduire", "nottobetranslated"})
"""Notes that say no more than that a name stays as it is."""
_LONGEST_KEY = 80
DNT_NOTE = "Do not translate."
_CONCEPT_FIELDS = frozenset({"domain", "definition", "note", "source"})
_TERM_FIELDS = frozenset({"status", "pos", "gender", "number", "type", "note", "context", "source", "case"})
_LAYOUT = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphen, zero-width space, word joiner, byte-order mark."""
_SWITCHES = frozenset({"dnt", "not-dnt", "forbidden"})
_OWN = re.compile(r"transflow ([a-z_.]+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fact:
    """One datum of a file: its category as the file names it, its text, and the language that it is in, if any is named."""

    category: str
    text: str
    language: str = ""


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """Return a category or a value as the tables hold it: letters and digits alone, small, without the suffixes of ISO 12620."""
    plain = re.sub(r"-admn?-sts$", "", text.strip().casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def collapse(text: str) -> str:
    """Return a text with its runs of spaces, tabs and line ends as one space; no-break spaces stay."""
    return " ".join(part for part in re.split(r"[ \t\r\n]+", text) if part)


def clean_term(text: str) -> str:
    """Return a term on one line, without the signs that only say where a line may break."""
    return collapse(text.translate(_LAYOUT))


def known_language(tag: str) -> str:
    """Return `fr` or `en` for a tag such as `fr-FR`, `EN_gb` or `eng`; empty for another language."""
    base = re.split(r"[-_]", tag.strip().casefold())[0]
    base = {"fra": "fr", "fre": "fr", "eng": "en"}.get(base, base)
    return base if base in KNOWN_LANGUAGES else ""


def read_own(text: str) -> tuple[str, str] | None:
    """Return the field and the value of a note that transflow wrote, or None."""
    found = _OWN.fullmatch(text)
    return (found[1], found[2]) if found else None


def place_fact(fact: Fact, concept: ConceptDraft, term: TermDraft | None, language: str, tally: Tally) -> None:
    """Put a datum into the field that it belongs to; what has none is counted, never dropped in silence."""
    field = CATEGORIES.get(key_of(fact.category.removeprefix("x-")), "")
    text = collapse(fact.text)
    if not text:
        return
    switch = read_switch(text) if field in _SWITCHES else None
    if field in {"dnt", "not-dnt"} and switch is not None:
        concept.fields["dnt"] = concept.fields.get("dnt", False) or switch == (field == "not-dnt")
    elif field == "note" and says_dnt(text):
        concept.fields["dnt"] = True
    elif term is not None and field == "forbidden" and switch is not None:
        term.fields |= {"status": "forbidden"} if switch else {}
    elif term is not None and field in _TERM_FIELDS:
        _place_in_term(field, text, fact, term, tally)
    elif field in _CONCEPT_FIELDS:
        _place_in_concept(field, text, fact, concept, language, tally)
    else:
        tally.left_out[fact.category] += 1


def says_dnt(text: str) -> bool:
    """Return whether a note says no more than that a name stays as it is."""
    return len(text) < _LONGEST_KEY and key_of(text) in _DNT_NOTES


def read_switch(text: str) -> bool | None:
    """Return what a yes or no says, in English or French; None for another text."""
    key = key_of(text) if len(text) < _LONGEST_KEY else ""
    return True if key in _YES else False if key in _NO else None


def _place_in_term(field: str, text: str, fact: Fact, term: TermDraft, tally: Tally) -> None:
    if field in {"note", "context", "source"}:
        join_text(term.fields, field, text)
        return
    tables = {"status": _STATUSES, "pos": _PARTS, "gender": _GENDERS, "number": _NUMBERS, "type": _TYPES}
    value = tables[field].get(key_of(text)) if field in tables else None
    if field == "case":
        term.fields |= {"case": "exact"} if read_switch(text) else {}
    elif value is None:
        tally.left_out[f"{fact.category}={text[:40]}"] += 1
    elif field == "type":
        _place_type(value, term)
    elif value == "name":
        term.fields |= {"pos": "noun", "type": "name"}
    else:
        term.fields[field] = value


def _place_type(value: str, term: TermDraft) -> None:
    text = str(term.fields.get("term", ""))
    if value == "short":
        term.fields["type"] = "acronym" if sum(sign.isupper() for sign in text) > 1 and " " not in text else "variant"
    elif value == "phrase":
        term.fields.setdefault("pos", "phrase")
    elif value != "full":
        term.fields["type"] = value


def _place_in_concept(field: str, text: str, fact: Fact, concept: ConceptDraft, language: str, tally: Tally) -> None:
    spoken = known_language(fact.language) if fact.language else language
    if field == "definition":
        if spoken in LANGUAGES:
            join_text(concept.fields.setdefault("definition", {}), spoken, text)
        else:
            tally.left_out[f"{fact.category} ({fact.language or '?'})"] += 1
    elif fact.language and not spoken:
        tally.left_out[f"{fact.category} ({fact.language})"] += 1
    else:
        join_text(concept.fields, field, text)


def join_text(fields: dict[str, Any], name: str, text: str) -> None:
    """Add a text to a field: a second one stands behind the first, the same one is not said twice."""
    parts = str(fields[name]).split("; ") if fields.get(name) else []
    if text not in parts:
        fields[name] = "; ".join([*parts, text])

"""The YAML schema of a glossary file, version 2, as pydantic models; the JSON Schema for editors comes from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]
Enforce = Literal["off", "check", "soft", "hard"]
Case = Literal["smart", "exact", "ignore"]
MatchMode = Literal["lemma", "forms", "exact"]
Direction = Literal["both", "fr-en", "en-fr"]

MAX_TERM_LENGTH = 200
"""Greatest length of a term in code points: longer entries are sentences, not terms."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True)


class TermEntry(_Strict):
    """One term of a concept in one language."""

    term: str = Field(min_length=1, max_length=MAX_TERM_LENGTH, description="The term in its dictionary form.")
    status: Status | None = Field(None, description="preferred (default for the first term), admitted, deprecated, forbidden.")
    type: Literal["full", "acronym", "variant", "name"] = Field("full", description="acronyms are matched by exact case.")
    pos: Literal["noun", "verb", "adjective", "adverb", "phrase"] | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["sg", "pl"] | None = None
    head: str | None = Field(None, description="The word that bears the number.")
    forms: list[str] = Field(default_factory=list, description="Inflected forms that the rules would miss.")
    variants: list[str] = Field(default_factory=list, description="Other spellings that are accepted in a source text.")
    article: str | None = Field(None, description="le, la, l', les, the, none or auto.")
    h_aspire: bool = False
    case: Case | None = None
    match: MatchMode | None = None
    direction: Direction | None = None
    enforce: Enforce | None = None
    priority: int = 0
    requires_any: list[str] = Field(default_factory=list, description="Only a hit when one of these words is in the segment.")
    forbids_any: list[str] = Field(default_factory=list, description="No hit when one of these words is in the segment.")
    exceptions: list[str] = Field(default_factory=list, description="Longer phrases in which the term is not a hit.")
    gloss_first: str | None = Field(None, description="Explanation for the first use in a document.")
    note: str | None = None
    context: str | None = None
    source: str | None = None

    @field_validator("article")
    @classmethod
    def _known_article(cls, value: str | None) -> str | None:
        value = value.replace("’", "'") if value else value
        known = ("le", "la", "l'", "les", "the", "none", "auto")
        if value is not None and value not in known:
            raise ValueError(f"article must be one of {', '.join(known)}")
        return value


class Definition(_Strict):
    """A concept explained in each language."""

    fr: str | None = None
    en: str | None = None


class ConceptEntry(_Strict):
    """One concept: its terms in both languages and how they are enforced."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80, description="Stable name in kebab case.")
    domain: str | None = None
    definition: Definition | None = None
    dnt: bool = Field(default=False, description="Do not translate: the name stays as it is in both languages.")
    pair_by_type: bool = Field(default=False, description="Acronyms answer acronyms, full forms answer full forms.")
    enforce: Enforce | None = None
    direction: Direction | None = None
    case: Case | None = None
    priority: int = 0
    fr: list[TermEntry] = Field(default_factory=list)
    en: list[TermEntry] = Field(default_factory=list)
    note: str | None = None
    source: str | None = None


class Defaults(_Strict):
    """Values for the concepts of a file that do not say otherwise."""

    enforce: Enforce = "soft"
    case: Case = "smart"
    direction: Direction = "both"
    match: MatchMode = "lemma"


class GlossaryFile(_Strict):
    """One glossary file."""

    version: Literal[2] = Field(description="The schema's version.")
    name: str | None = Field(None, description="The glossary's name in reports; files of one glossary share it.")
    release: str | None = Field(None, description="The glossary's release in reports.")
    priority: int | None = Field(
        None,
        ge=-1000,
        le=1000,
        description="Among several glossaries the greatest wins; 0 where none is given, then the last named.",
    )
    defaults: Defaults = Field(default_factory=Defaults)
    concepts: list[ConceptEntry]


def build_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a glossary file, for YAML editors."""
    schema = GlossaryFile.model_json_schema()
    short_term = {"type": "string", "minLength": 1, "maxLength": MAX_TERM_LENGTH}
    concept = schema["$defs"]["ConceptEntry"]
    for language in ("fr", "en"):
        terms = concept["properties"][language]
        terms["items"] = {"anyOf": [terms["items"], short_term]}
        concept["properties"][language] = {"anyOf": [terms, short_term]}
    minimal = {"type": "array", "items": short_term, "minItems": 2, "maxItems": 2}
    schema["properties"]["concepts"]["items"] = {"anyOf": [schema["properties"]["concepts"]["items"], minimal]}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "transflow glossary"
    return schema

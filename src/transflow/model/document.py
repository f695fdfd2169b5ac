"""Documents, blocks and segments."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a block is in a press release."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    LIST = "list"
    TABLE = "table"
    BOILERPLATE = "boilerplate"
    CONTACT = "contact"
    LEGAL = "legal"
    NAVIGATION = "navigation"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of prose: a paragraph, a heading, a list item, a caption, an attribute such as alt text."""

    index: int
    """Ordinal in the document, 0-based."""
    text: str
    """Plain text as read; inline markup is not part of it."""
    role: Role
    line: int
    """1-based line of the file where the block starts."""
    column: int = 1
    """1-based column of the file where the block's text starts."""
    flattened: tuple[str, ...] = ()
    """Names of the inline marks that a translation of this block cannot keep (`a`, `strong`, ...)."""
    links: tuple[tuple[str, str], ...] = ()
    """Text and address of each link in the block, in order; the address is empty for one that is defined elsewhere."""
    translate: bool = True
    """False for `translate="no"`, code and the like: copied by rule."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in a document that switches rules off."""

    action: str
    """`off`, `on`, `ignore-next` or `ignore`."""
    rules: tuple[str, ...]
    """Names, ids or codes of rules; empty for all."""
    reason: str
    line: int
    """1-based line of the comment."""
    concepts: tuple[str, ...] = ()
    """Ids of glossary concepts; empty for findings about any concept or none."""
    is_inside: bool = False
    """True where words stand on the comment's line: `ignore` is then about that line."""


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """What a document says of its own terms, in its front matter or its meta elements."""

    glossaries: tuple[tuple[str, int], ...] = ()
    """Paths relative to the document, each with its 1-based line."""
    terms: tuple[tuple[str, str], ...] = ()
    """French and English."""
    names: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """Ids of concepts, or terms of them, that do not hold for the document."""


@dataclass(frozen=True, slots=True)
class Document:
    """A read document; `skeleton` is opened by the same format's writer alone."""

    path: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    skeleton: Any = field(repr=False, compare=False)
    directives: tuple[Directive, ...] = ()
    """Comments that switch rules off, in the order of the file."""
    own_terms: OwnTerms = OwnTerms()


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a block; the segments of a block join to its text."""

    id: str
    """`block.ordinal`, stable for the same document."""
    index: int
    """Ordinal in the document, 1-based."""
    block: int
    text: str
    """The sentence without its surrounding white space."""
    start: int
    """Offset of `text` in the block, code points."""
    end: int
    leading: str
    """White space before `text` in the segment's share of the block."""
    trailing: str
    """White space after `text`."""
    line: int
    """1-based line of the file."""
    column: int
    """1-based column of the file."""
    role: Role
    language: str

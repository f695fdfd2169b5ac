"""Rules, findings and incidents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CATEGORIES = frozenset(
    """terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register
    locale-specific-content locale-violation style characters misspelling typographical formatting
    inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance
    uncategorized other""".split()
)
"""Source: ITS 2.0 localization quality issue types, https://www.w3.org/TR/its20/#lqissue-typevalues."""


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """Return 3 for errors, 2 for warnings, 1 for infos."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check looks for; ids are never reused."""

    id: str
    name: str
    level: Level
    category: str
    scope: str
    """`segment` or `document`."""
    since: str
    languages: tuple[str, ...] = ("fr", "en")
    codes: tuple[str, ...] = ()
    """Codes of the terminology design that name the rule too, such as `T01`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person must look at; offsets are half-open code points in the named side of the segment."""

    rule: str
    name: str
    category: str
    level: Level
    segment: str
    side: str
    start: int
    end: int
    text: str
    message: str
    suggestions: tuple[str, ...] = ()
    line: int = 0
    """1-based line of the file."""
    column: int = 0
    """1-based column of the file."""
    fingerprint: str = ""
    concept: str = ""
    """Id of the glossary concept that it is about, if any."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that was not checked or not translated; it beats a clean result."""

    code: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    hint: str = ""
    segment: str = ""

"""Values of the glossary linter: rules, their texts, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from transflow.model import Level
from transflow.terms.lint.entries import Inventory, Place

Texts = tuple[str, str]
"""A text in English and in French."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One thing to mend in a glossary file."""

    rule: str
    name: str
    level: Level
    path: str
    line: int
    """1-based; 0 where the whole file is meant."""
    column: int
    """1-based code point of the line."""
    concept: str
    """Id of the concept; empty where the file is meant."""
    message: str
    hint: str
    fingerprint: str
    """The same for the same fault wherever it moves in the file."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What the function of a rule yields: a place, a message by its key, the words that fill it."""

    place: Place
    message: str
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """Concepts in YAML that a rule must flag, or must leave alone."""

    concepts: str
    """The list under `concepts:`, not indented."""
    texts: tuple[tuple[str, str], ...] = ()
    memory: tuple[tuple[str, str], ...] = ()
    export_format: str = ""

    @property
    def file(self) -> str:
        """Return the glossary file."""
        return "version: 2\nconcepts:\n" + "".join(f"  {line}\n" for line in self.concepts.splitlines())

    def lines(self) -> list[str]:
        """Return the concepts line by line, and in comments what the rule is given beside them."""
        beside = [f"# --document ({language}): {text}" for language, text in self.texts]
        beside += [f"# --memory: {source} → {target}" for source, target in self.memory]
        beside += [f"# --for-export {self.export_format}"] if self.export_format else []
        return [*self.concepts.splitlines(), *beside]


Examples = dict[str, dict[str, tuple[Example, ...]]]
"""By rule, under `fire` what it must flag and under `silent` what it must not."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule with its documentation in English and in French; the first examples document it too."""

    id: str
    name: str
    level: Level
    summary: Texts
    why: Texts
    messages: dict[str, Texts]
    hints: dict[str, Texts]
    examples: dict[str, tuple[Example, ...]]
    """Under `fire` what must be flagged, under `silent` what must not."""
    find: Callable[[Inventory], Iterator[Hit]]

    def page(self, ui_language: str = "en") -> str:
        """Return the rule's page: what it looks for, why, a bad and a good entry, how to ignore it."""
        french = ui_language == "fr"
        level = {"error": "erreur", "warning": "avertissement", "info": "remarque"}[self.level.value]
        titles = ("Pourquoi\u00a0:", "Mauvais\u00a0:", "Bon\u00a0:") if french else ("Why:", "Bad:", "Good:")
        parts = [f"{self.id} {self.name} ({level if french else self.level.value})", "", self.summary[french], ""]
        parts += [f"{titles[0]} {self.why[french]}", ""]
        for title, key in zip(titles[1:], ("fire", "silent"), strict=True):
            parts += [title, *(f"    {line}" for line in self.examples[key][0].lines()), ""]
        return "\n".join([*parts, self.suppression(ui_language)])

    def suppression(self, ui_language: str = "en", code: str = "") -> str:
        """Return how a comment ignores the rule; `code` is set before and after what is to be written."""
        return _SUPPRESS[ui_language == "fr"].format(comment=f"{code}# transflow: ignore {self.id}{code}")


_SUPPRESS = (
    "To ignore it, write on the concept’s line or the line above: {comment} and the reason",
    "Pour l’ignorer, écrivez sur la ligne du concept ou celle d’avant\u00a0: {comment} et la raison",
)

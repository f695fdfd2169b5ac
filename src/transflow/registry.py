"""Names of built-in and outside parts, and where they are: literal tables, imported on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Generic, TypeVar

from transflow.errors import ConfigError, UnknownNameError

T = TypeVar("T")


@dataclass
class Registry(Generic[T]):
    """A table of names and "module:attribute" targets; outside packages add to it through an entry-point group."""

    kind: str
    """What the names stand for, as users call it."""
    group: str
    """Entry-point group of outside packages."""
    builtin: Mapping[str, str]
    _loaded: dict[str, T] = field(default_factory=dict)
    _table: dict[str, str] = field(default_factory=dict)

    def table(self) -> dict[str, str]:
        """Return every name and its target, built-ins first.

        Raises:
            ConfigError: when an outside package takes a name that is in use.
        """
        table = dict(self.builtin)
        for point in sorted(entry_points(group=self.group), key=lambda point: (point.name, point.value)):
            if point.name in table:
                raise ConfigError(
                    f'two parts are called {self.kind} "{point.name}": {table[point.name]} and {point.value}',
                    hint="uninstall one of the two packages",
                )
            table[point.name] = point.value
        return table

    def names(self) -> tuple[str, ...]:
        """Return the known names, built-ins first."""
        return tuple(self.table())

    def get(self, name: str) -> T:
        """Return the part of that name, imported at the first call.

        Raises:
            UnknownNameError: with the known names.
            ConfigError: when an outside part cannot be imported.
        """
        if name not in self._loaded:
            self._table = self._table or self.table()
            if name not in self._table:
                raise UnknownNameError(self.kind, name, tuple(self._table))
            self._loaded[name] = self._load(name, self._table[name])
        return self._loaded[name]

    def __iter__(self) -> Iterator[T]:
        """Yield every part in the order of the names."""
        return (self.get(name) for name in self.names())

    def _load(self, name: str, target: str) -> T:
        module, _, attribute = target.partition(":")
        try:
            part: Any = import_module(module)
            for step in filter(None, attribute.split(".")):
                part = getattr(part, step)
        except (ImportError, AttributeError) as error:
            if name in self.builtin:
                raise
            raise ConfigError(f'{self.kind} "{name}" ({target}) cannot be loaded: {error}', hint="reinstall its package") from error
        loaded: T = part
        return loaded


FORMATS: Registry[Any] = Registry(
    "document format",
    "transflow.formats",
    {"plain": "transflow.formats.plain", "markdown": "transflow.formats.markdown", "html": "transflow.formats.html"},
)
"""Modules with `read(data, path, language)` and `write(document, translations, language)`."""

ENGINES: Registry[Any] = Registry("engine", "transflow.engines", {"argos": "transflow.engines.argos:open_engine"})
"""Functions that open an engine for a language pair."""

REPORTS: Registry[Any] = Registry(
    "report format",
    "transflow.reports",
    {
        "rich": "transflow.reports.rich_report:render",
        "concise": "transflow.reports.concise:render",
        "json": "transflow.reports.json_report:render",
        "jsonlines": "transflow.reports.jsonlines:render",
        "sarif": "transflow.reports.sarif:render",
        "junit": "transflow.reports.junit:render",
        "github": "transflow.reports.github:render",
        "gitlab": "transflow.reports.gitlab:render",
        "markdown": "transflow.reports.markdown_report:render",
        "csv": "transflow.reports.csv_report:render",
        "html": "transflow.reports.html_report:render",
    },
)
"""Functions `render(report, options) -> str`."""

CHECKS: Registry[Any] = Registry(
    "rule",
    "transflow.checks",
    {
        "abbreviations": "transflow.checks.typography.abbreviations",
        "accents": "transflow.checks.typography.accents",
        "acronym-casing": "transflow.checks.terminology.acronym_casing",
        "acronym-expansion": "transflow.checks.acronyms.acronym_expansion",
        "acronym-mixed": "transflow.checks.acronyms.acronym_mixed",
        "addition": "transflow.checks.meaning.addition",
        "apostrophe": "transflow.checks.typography.apostrophe",
        "capitals": "transflow.checks.typography.capitals",
        "consistency": "transflow.checks.consistency.consistency",
        "contact-data": "transflow.checks.values.contact_data",
        "dashes": "transflow.checks.typography.dashes",
        "date-value": "transflow.checks.values.date_value",
        "deep-addition": "transflow.checks.deep.deep_addition",
        "deep-adequacy": "transflow.checks.deep.deep_adequacy",
        "deep-negation": "transflow.checks.deep.deep_negation",
        "deep-number": "transflow.checks.deep.deep_number",
        "deep-omission": "transflow.checks.deep.deep_omission",
        "deep-opposite": "transflow.checks.deep.deep_opposite",
        "deep-word": "transflow.checks.deep.deep_word",
        "deep-truncation": "transflow.checks.deep.deep_truncation",
        "doubled-term": "transflow.checks.terminology.doubled_term",
        "en-spacing": "transflow.checks.typography.en_spacing",
        "end-punctuation": "transflow.checks.typography.end_punctuation",
        "exonym": "transflow.checks.names.exonym",
        "false-friend": "transflow.checks.meaning.false_friend",
        "fr-spacing": "transflow.checks.typography.fr_spacing",
        "glossary-forbidden": "transflow.checks.terminology.glossary_forbidden",
        "glossary-term": "transflow.checks.terminology.glossary_term",
        "hyphenation-variant": "transflow.checks.consistency.hyphenation_variant",
        "initial-punctuation": "transflow.checks.typography.initial_punctuation",
        "length-ratio": "transflow.checks.completeness.length_ratio",
        "magnitude-currency": "transflow.checks.values.magnitude_currency",
        "mechanical": "transflow.checks.typography.mechanical",
        "name-mismatch": "transflow.checks.names.name_mismatch",
        "name-not-kept": "transflow.checks.terminology.name_not_kept",
        "name-variant": "transflow.checks.names.name_variant",
        "meaning-flip": "transflow.checks.meaning.meaning_flip",
        "negation-lost": "transflow.checks.meaning.negation_lost",
        "number-format": "transflow.checks.values.number_format",
        "number-value": "transflow.checks.values.number_value",
        "official-name": "transflow.checks.names.official_name",
        "omission": "transflow.checks.meaning.omission",
        "ordinal-roman": "transflow.checks.values.ordinal_roman",
        "percent": "transflow.checks.values.percent",
        "quotes": "transflow.checks.typography.quotes",
        "runaway-repetition": "transflow.checks.language.runaway_repetition",
        "sentence-count": "transflow.checks.completeness.sentence_count",
        "source-language-leftover": "transflow.checks.language.source_language_leftover",
        "spelling-variant": "transflow.checks.consistency.spelling_variant",
        "structure": "transflow.checks.completeness.structure",
        "term-article": "transflow.checks.terminology.term_article",
        "term-inconsistent": "transflow.checks.terminology.term_inconsistent",
        "term-number": "transflow.checks.terminology.term_number",
        "term-possible": "transflow.checks.terminology.term_possible",
        "time-value": "transflow.checks.values.time_value",
        "unit-value": "transflow.checks.values.unit_value",
        "unrelated-target": "transflow.checks.meaning.unrelated_target",
        "untranslated-segment": "transflow.checks.language.untranslated_segment",
    },
)
"""Rule modules with `RULE`, `EXAMPLES` and `find`."""


def expand_codes(words: Iterable[str]) -> tuple[str, ...]:
    """Return names of rules in place of the codes among them, such as T01; other words stay."""
    by_code: dict[str, list[str]] = {}
    for module in CHECKS:
        for code in module.RULE.codes:
            by_code.setdefault(code, []).append(module.RULE.name)
    return tuple(name for word in words for name in by_code.get(word.upper(), [word]))

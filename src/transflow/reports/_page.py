"""What every part of a rich report needs: the signs, the words in the reader's language, cleaned text."""

from __future__ import annotations

from functools import cached_property

from transflow.model import Level
from transflow.reports._marks import ASCII, FULL, Signs, clean, show_text
from transflow.reports._options import RenderOptions
from transflow.reports.messages import count, decimal, has_word, number, word

LEVEL_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold blue"}
WIDE = 100
"""Columns from which source and target stand side by side."""
_NARROWEST = 24


class Page:
    """The options of a report, and what follows from them."""

    def __init__(self, options: RenderOptions) -> None:
        """Keep the options."""
        self.options = options
        self.width = max(options.width, _NARROWEST)
        self.used: set[str] = set()
        """Names of the marks that the legend must explain."""

    @cached_property
    def signs(self) -> Signs:
        """Return the signs that the terminal can show."""
        return FULL if self.options.unicode else ASCII

    def say(self, key: str, **fields: str) -> str:
        """Return an expression in the reader's language; its fields are filled with text that is clean already."""
        text = clean(word(key, self.options.ui_language), unicode=self.options.unicode)
        return text.format(**fields) if fields else text

    def count(self, number: int, key: str) -> str:
        """Return a number with its noun."""
        return clean(count(number, key, self.options.ui_language), unicode=self.options.unicode)

    def language(self, code: str) -> str:
        """Return the name of a language."""
        return self.say(code) if has_word(code) else self.clean(code)

    def number(self, value: int) -> str:
        """Return a number with its thousands set apart."""
        return clean(number(value, self.options.ui_language), unicode=self.options.unicode)

    def decimal(self, number: float) -> str:
        """Return a number with one decimal."""
        return decimal(number, self.options.ui_language)

    def clean(self, text: str) -> str:
        """Return text from outside as it can be printed."""
        return clean(text, show_spaces=self.options.show_spaces, unicode=self.options.unicode)

    def show(self, text: str) -> tuple[str, list[int]]:
        """Return text from outside as it can be printed, and the new offset of each old one."""
        return show_text(text, show_spaces=self.options.show_spaces, unicode=self.options.unicode)

    def quote(self, text: str) -> str:
        """Return the text in the quotation marks of the reader's language."""
        return self.say("quote", text=self.clean(text))

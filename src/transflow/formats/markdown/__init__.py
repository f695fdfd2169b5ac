"""Markdown: the source is kept and only the spans of translated text are replaced in it."""

from __future__ import annotations

from transflow.formats.markdown.read import read
from transflow.formats.markdown.write import write

__all__ = ["read", "write"]

"""HTML: the source is kept and only the spans of translated text are replaced in it."""

from __future__ import annotations

from transflow.formats.html.read import read
from transflow.formats.html.write import write

__all__ = ["read", "write"]

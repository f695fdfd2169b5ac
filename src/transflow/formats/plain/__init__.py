"""Plain text: one block a line, so that the output has as many lines as the input."""

from __future__ import annotations

from transflow.formats.plain.read import read
from transflow.formats.plain.write import write

__all__ = ["read", "write"]

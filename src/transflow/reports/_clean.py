"""The former name of the cleaning function; it lives in `_marks`."""

from __future__ import annotations

from transflow.reports._marks import clean

__all__ = ["clean"]

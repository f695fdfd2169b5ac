"""Translate and review French and English press releases offline, with an institutional glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["check_pairs", "check_text", "load_glossary", "segment", "translate"]

if TYPE_CHECKING:
    from transflow.api import check_pairs, check_text, load_glossary, segment, translate


def __getattr__(name: str) -> Any:
    """Return a function of `transflow.api`, imported at its first use so that `import transflow` costs nothing."""
    if name in __all__:
        from transflow import api  # noqa: PLC0415 - the import is the cost that is put off

        return getattr(api, name)
    raise AttributeError(f"module 'transflow' has no attribute {name!r}")

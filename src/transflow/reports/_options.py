"""How a report is to be rendered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a renderer is told; nothing of it changes what was found."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    ui_language: str = "en"
    show_all: bool = False
    """Show segments without findings and repairs too."""
    summary_only: bool = False
    show_ids: bool = False
    """Show the first digits of each finding's fingerprint, by which it can be waived."""
    show_spaces: bool = False
    """Make no-break spaces visible."""
    fail_on: str = "error"
    command: str = "translate"
    unicode: bool = True
    """False where the terminal cannot show box-drawing signs."""
    version: str = ""

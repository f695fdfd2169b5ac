"""Text from outside made harmless, and the signs of the reports: nothing in a document can steer a terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from transflow.model import Level

SPACES = {"\u00a0": ("⍽", "~"), "\u202f": ("⎵", "_"), "\u2009": ("⎵", "_"), "\u00ad": ("¬", "")}
"""Visible stand-ins of the no-break space, the narrow no-break and thin spaces and the soft hyphen: full and plain."""
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
"""Source: Unicode block Control Pictures, U+2400 to U+2421."""
_JOINERS = frozenset("\u200c\u200d")
"""Zero-width joiners hold emoji and some scripts together; they cannot turn the reading direction."""
_HARMLESS = frozenset({"Zs", "Co", "Cn"})
_PLAIN = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "…": "...",
    "–": "-",
    "—": "-",
    "‑": "-",
    "→": "->",
    "œ": "oe",
    "Œ": "OE",
    "€": "EUR",
    "•": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
"""What stands for typographic signs where the terminal has no Unicode."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a report; colour alone never says anything."""

    error: str
    warning: str
    info: str
    ok: str
    arrow: str
    opening: str
    closing: str
    point: str
    """Stands where something is missing: a finding of no length."""
    rule: str
    dot: str
    change: str
    ellipsis: str
    space: str
    """Stands for a changed space."""
    under: str = "~"

    def of(self, level: Level) -> str:
        """Return the sign of a level."""
        return {Level.ERROR: self.error, Level.WARNING: self.warning, Level.INFO: self.info}[level]


FULL = Signs("✗", "!", "·", "✓", "→", "‹", "›", "‸", "─", "·", "±", "…", "␣")
ASCII = Signs("x", "!", "-", "+", "->", "<", ">", "^", "-", "-", "*", "...", "_")


def show_text(text: str, *, show_spaces: bool = False, unicode: bool = True) -> tuple[str, list[int]]:
    """Return the text as it can be printed, and for each offset of the text (its end included) the offset in the result.

    Controls become control pictures, characters that turn the reading direction or show nothing become `<U+202E>`,
    line ends and tabs become spaces.
    """
    pieces: list[str] = []
    offsets = [0]
    length = 0
    for place, character in enumerate(text):
        is_line_end = character == "\r" and text[place + 1 : place + 2] == "\n"
        piece = "" if is_line_end else _piece(character, show_spaces, unicode)
        pieces.append(piece)
        length += len(piece)
        offsets.append(length)
    return "".join(pieces), offsets


def clean(text: str, *, show_spaces: bool = False, unicode: bool = True) -> str:
    """Return the text as it can be printed; see `show_text`."""
    return show_text(text, show_spaces=show_spaces, unicode=unicode)[0]


def _piece(character: str, show_spaces: bool, unicode: bool) -> str:
    if show_spaces and character in SPACES:
        return SPACES[character][0 if unicode else 1]
    if character == "\u00ad":
        return ""
    if not unicode and character in _PLAIN:
        return _PLAIN[character]
    if character.isprintable() or character in _JOINERS:
        return character
    if character in "\n\t":
        return " "
    if unicode and character in _PICTURES:
        return _PICTURES[character]
    if unicodedata.category(character) in _HARMLESS:
        return character
    return f"<U+{ord(character):04X}>"

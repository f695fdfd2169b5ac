"""Make text from outside harmless: no escape sequence, no invisible direction change, no control reaches a terminal."""

from __future__ import annotations

import unicodedata

NO_BREAK = {"\u00a0": "⍽", "\u202f": "⸱", "\u2009": "⸱"}
"""Visible stand-ins of the no-break space, the narrow no-break space and the thin space."""
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
"""Source: Unicode block Control Pictures, U+2400 to U+2421."""


def clean(text: str, *, show_spaces: bool = False, keep_lines: bool = False) -> str:
    """Return the text with controls, surrogates and direction overrides shown as signs, one for one where possible.

    Offsets into the text stay valid: every code point is replaced by exactly one.
    """
    out = []
    for character in text:
        code = ord(character)
        if character == "\n" and keep_lines:
            out.append(character)
        elif character in "\n\t":
            out.append(" ")
        elif code in _PICTURES:
            out.append(_PICTURES[code])
        elif 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 or unicodedata.bidirectional(character) in _OVERRIDES:
            out.append("\ufffd")
        elif show_spaces and character in NO_BREAK:
            out.append(NO_BREAK[character])
        else:
            out.append(character)
    return "".join(out)


_OVERRIDES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Source: Unicode Standard Annex 9; used to make text read other than it is (CVE-2021-42574)."""

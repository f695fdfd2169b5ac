"""Comments in Markdown and HTML documents that switch rules off.

`<!-- transflow: off number-value -->` holds to the end of the document or to `<!-- transflow: on number-value -->`;
`<!-- transflow: ignore-next glossary-term: title of a report -->` holds for the next block. Several rules stand with commas
between them, none means all. What follows the colon is the reason.
"""

from __future__ import annotations

import re

from transflow.model import Directive

_COMMENT = re.compile(
    r"<!--\s*transflow\s*:\s*(off|on|ignore-next)\b[ \t]*([\w-]*(?:[ \t]*,[ \t]*[\w-]+)*)[ \t]*(?::[ \t]*([^\n]{0,500}?))?[ \t]*-->"
)
FORMATS = frozenset({"markdown", "html"})
"""Formats whose comments are read; plain text has none."""


def find_directives(text: str) -> tuple[Directive, ...]:
    """Return the directives in the comments of a text, in order."""
    found = []
    for match in _COMMENT.finditer(text):
        rules = tuple(filter(None, (name.strip() for name in match[2].split(","))))
        found.append(Directive(match[1], rules, (match[3] or "").strip(), text.count("\n", 0, match.start()) + 1))
    return tuple(found)

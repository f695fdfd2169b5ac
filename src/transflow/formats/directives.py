"""Comments in Markdown and HTML documents that switch rules off.

`<!-- transflow: off number-value -->` holds to the end of the document or to `<!-- transflow: on number-value -->`;
`<!-- transflow: ignore-next glossary-term: title of a report -->` holds for the next block, and
`<!-- transflow: ignore T01 ess: title of a report -->`, which must give a reason, for its line, or for the next block where it
stands alone. Several rules stand with commas between them, none means all; ids of glossary concepts may follow after a space.
What follows the colon is the reason.
"""

from __future__ import annotations

import re

from transflow.model import Directive

_NAMES = r"[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*"
_COMMENT = re.compile(
    rf"<!--\s*transflow\s*:\s*(off|on|ignore-next|ignore)(?![\w-])[ \t]*({_NAMES})?(?:[ \t]+({_NAMES}))?"
    r"[ \t]*(?::[ \t]*([^\n]{0,500}?))?[ \t]*-->"
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
FORMATS = frozenset({"markdown", "html"})
"""Formats whose comments are read; plain text has none."""


def find_directives(text: str) -> tuple[Directive, ...]:
    """Return the directives in the comments of a text, in order."""
    found = []
    for match in _COMMENT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        first = text.rfind("\n", 0, match.start()) + 1
        last = text.find("\n", match.end())
        around = text[first : match.start()] + text[match.end() : last if last >= 0 else len(text)]
        is_inside = bool(_TAG.sub("", around).strip())
        found.append(Directive(match[1], _split(match[2]), (match[4] or "").strip(), line, _split(match[3]), is_inside))
    return tuple(found)


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in (names or "").split(","))))

"""Markup and placeholders inside a text: HTML tags, Markdown links, images, emphasis, headings, lists and tables, `{{name}}`.

Source: CommonMark 0.31; WHATWG HTML (void elements); Translate Toolkit xmltags and Weblate xml-tags, md-link, md-syntax.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_ELEMENTS = frozenset(
    """a abbr address article aside b bdi blockquote br button caption cite code col dd del details dfn div dl dt em figcaption
    figure footer g h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li main mark nav ol p picture pre q s samp section small source
    span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr x bpt ept ph it mrk""".split()
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,1000})?(?P<void>/?)>")
_LINK = re.compile(r"(?P<image>!?)\[[^\[\]\n]{0,500}\]\([^()\s]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,400}(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=\S)[^_\n]{1,400}(?<=\S)__(?![\w_])")
_CODE = re.compile(r"`[^`\n]{1,300}`")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\$\{\w{1,60}\}|(?<![\w{])\{\w{0,30}\}(?!\})|%\(\w{1,40}\)[sd]|(?<![\w%\d ])%[sd](?!\w)"
)
_HEADING = re.compile(r"^#{1,6}(?= )", re.MULTILINE)
_ROW = re.compile(r"^\|.*\|\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `key` is what must come as often on the other side."""

    key: str
    start: int
    end: int
    text: str


def find_marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of a text, kind by kind; words in angle brackets that are no HTML element are none."""
    return tuple(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    if "<" in text:
        for match in _TAG.finditer(text):
            name = match["name"].lower()
            if name in _ELEMENTS:
                yield Mark(f"<{match['close']}{name}>", *match.span(), match[0])
    for match in _LINK.finditer(text) if "](" in text else ():
        yield Mark("image" if match["image"] else "link", *match.span(), match[0])
    for match in _STRONG.finditer(text) if "**" in text or "__" in text else ():
        yield Mark("strong", *match.span(), match[0])
    for match in _CODE.finditer(text) if "`" in text else ():
        yield Mark(match[0], *match.span(), match[0])
    for match in _PLACEHOLDER.finditer(text) if "{" in text or "%" in text else ():
        yield Mark(match[0], *match.span(), match[0])
    for match in _HEADING.finditer(text) if "#" in text else ():
        yield Mark(match[0], *match.span(), match[0])
    for match in _ROW.finditer(text) if "|" in text else ():
        yield Mark(f"table row of {match[0].count('|') - 1}", *match.span(), match[0])


def count_marks(text: str) -> Counter[str]:
    """Return how often each mark comes."""
    return Counter(mark.key for mark in find_marks(text))

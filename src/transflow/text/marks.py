"""Markup and placeholders inside a text: HTML tags, Markdown links, images, emphasis, headings, lists and tables, `{{name}}`.

Source: CommonMark 0.31; WHATWG HTML (void elements); Translate Toolkit xmltags and Weblate xml-tags, md-link, md-syntax.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_ELEMENTS = frozenset(
    """a abbr address article aside b bdi blockquote br button caption cite code col dd del details dfn div dl dt em figcaption
    figure footer g h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li main mark nav ol p picture pre q s samp section small source
    span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr x bpt ept ph it mrk""".split()
)
_VOID = frozenset("area br col hr img input source track wbr ph x".split())
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?P<rest>\s[^<>]{0,1000})?(?P<void>/?)>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:.-]{1,60})(?:\s{0,5}=\s{0,5}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)
_LANGUAGE_PART = re.compile(r"(?<![a-z0-9])(?:fr|en)(?:[-_][a-z]{2})?(?![a-z0-9]).*")
_FREE = frozenset("alt title aria-label placeholder lang xml:lang hreflang dir width height style".split())
"""Attributes that a translation may change: texts, languages, and what depends on the length of a text."""
_LINK = re.compile(r"(?P<image>!?)\[[^\[\]\n]{0,500}\](?:\([^()\s]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\)|\[[^\[\]\n.…]{1,200}\])")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,400}(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=\S)[^_\n]{1,400}(?<=\S)__(?![\w_])")
_CODE = re.compile(r"(?<!\w)`[^`'’\n]{1,300}`")
"""Two backquotes; one that opens a quotation closed by an apostrophe is no code: `so'."""
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\$\{\w{1,60}\}|(?<![\w{])\{\w{0,30}\}(?!\})|%\(\w{1,40}\)[sd]"
    r"|(?<![\w%])(?<!\d[ \u00a0\u202f])%[sd](?![\w'’])"
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
    attributes: tuple[tuple[str, str], ...] = ()
    """Names and values of those that a translation keeps, sorted."""
    alt: str = ""
    """The text that stands for an image."""


def find_marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of a text, kind by kind; words in angle brackets that are no HTML element are none."""
    return tuple(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    if "<" in text:
        for match in _TAG.finditer(text):
            name = match["name"].lower()
            if name in _ELEMENTS:
                found = _attributes_of(match["rest"] or "")
                kept = tuple(sorted((key, value) for key, value in found.items() if key not in _FREE))
                yield Mark(f"<{match['close']}{name}>", *match.span(), match[0], kept, found.get("alt", ""))
    for match in _LINK.finditer(text) if "](" in text or "][" in text else ():
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


def _attributes_of(rest: str) -> dict[str, str]:
    return {match["name"].lower(): match["double"] or match["single"] or match["bare"] or "" for match in _ATTRIBUTE.finditer(rest)}


def plain_address(address: str) -> str:
    """Return what must stay of an address: no scheme, and nothing from its language on, since `/fr/carte` is `/en/map`."""
    plain = re.sub(r"^(?:https?:)?//(?:www\.)?", "//", address.strip().lower()).rstrip("/")
    host, slash, path = plain.removeprefix("//").partition("/") if plain.startswith("//") else ("", "", plain)
    return re.sub(r"^(?:fr|en)\.", "*.", host) + slash + _LANGUAGE_PART.sub("*", path)


def host_of(address: str) -> str:
    """Return the host of an address, its language left out; empty for a relative one."""
    plain = plain_address(address)
    return plain.partition("/")[0] if "//" in address else ""


def find_misnested(marks: Sequence[Mark]) -> Mark | None:
    """Return the first closing tag that closes no element, or not the last one opened; None where all are in order."""
    waiting: list[str] = []
    for mark in sorted((one for one in marks if one.key[:1] == "<"), key=lambda one: one.start):
        name = mark.key.strip("</>")
        if name in _VOID or mark.text.endswith("/>"):
            continue
        if not mark.key.startswith("</"):
            waiting.append(name)
        elif not waiting or waiting.pop() != name:
            return mark
    return None


def find_emptied(marks: Sequence[Mark], text: str) -> tuple[Mark, ...]:
    """Return the tags of elements that hold no text: a link around nothing."""
    tags = sorted((one for one in marks if one.key[:1] == "<"), key=lambda one: one.start)
    return tuple(
        one for one, two in pairwise(tags) if two.key == f"</{one.key[1:]}" and not text[one.end : two.start].strip(" \u00a0\u202f")
    )


def count_marks(text: str) -> Counter[str]:
    """Return how often each mark comes."""
    return Counter(mark.key for mark in find_marks(text))

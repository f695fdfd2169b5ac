"""Cut HTML into tags, text and the rest, every character accounted for, in linear time.

No parser repairs the document, no entity is defined, no address is opened: a DTD is a token like any other, so that neither
external entities nor entity bombs exist here. Source: WHATWG HTML, 13.2.5 Tokenization, cut down to what positions need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

RAW_TEXT = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is no markup. Source: WHATWG HTML, 13.1.2."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag. Source: WHATWG HTML, 13.1.2."""
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]{0,80})")
_STEP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the source: `kind` is `text`, `start`, `end` or `other`."""

    kind: str
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute with a value; `start` and `end` enclose the value without its quotes."""

    name: str
    value: str
    start: int
    end: int
    quote: str


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower() if len(text.lower()) == len(text) else text
        self.absent: set[str] = set()

    def find(self, wanted: str, start: int) -> int:
        """Return where a string comes next; one that came no more is not looked for again."""
        if wanted in self.absent:
            return -1
        found = self.lower.find(wanted, start)
        if found < 0:
            self.absent.add(wanted)
        return found

    def end_of_tag(self, start: int) -> int:
        """Return the offset after the tag that starts here; an unclosed quote counts as an ordinary sign."""
        position = start
        while match := _STEP.search(self.text, position):
            if match.group() == ">":
                return match.end()
            closing = self.find(match.group(), match.end())
            position = match.end() if closing < 0 else closing + 1
        return len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a document in order; they join to the document."""
    scanner = _Scanner(text)
    position = last = 0
    while (position := text.find("<", position)) >= 0:
        token = _markup(scanner, position)
        if token is None:
            position += 1
            continue
        if last < position:
            yield Token("text", last, position)
        yield token
        position = last = token.end
        if token.kind == "start" and token.name in RAW_TEXT and text[token.end - 2 : token.end] != "/>":
            end = scanner.find(f"</{token.name}", position)
            end = len(text) if end < 0 else end
            if position < end:
                yield Token("other", position, end)
            position = last = end
    if last < len(text):
        yield Token("text", last, len(text))


def _markup(scanner: _Scanner, start: int) -> Token | None:
    text = scanner.text
    for opening, closing in (("<!--", "-->"), ("<![cdata[", "]]>"), ("<?", ">"), ("<!", ">")):
        if scanner.lower.startswith(opening, start):
            has_subset = opening == "<!" and "[" in text[start : start + 2000].split(">", 1)[0]
            stop = "]>" if has_subset else closing
            end = scanner.find(stop, start + len(opening))
            return Token("other", start, len(text) if end < 0 else end + len(stop))
    match = _NAME.match(text, start)
    if match is None:
        return None
    kind = "end" if text[start + 1] == "/" else "start"
    return Token(kind, start, scanner.end_of_tag(match.end()), match[1].lower())


def attributes(text: str, token: Token) -> Iterator[Attribute]:
    """Yield the attributes of a start tag that have a value."""
    begin = token.start + 1 + len(token.name)
    for match in _ATTRIBUTE.finditer(text, begin, max(begin, token.end - 1)):
        for group, quote in ((2, '"'), (3, "'"), (4, "")):
            if match[group] is not None:
                yield Attribute(match[1].lower(), match[group], match.start(group), match.end(group), quote)

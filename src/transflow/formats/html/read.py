"""Read HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from transflow.errors import DocumentError
from transflow.formats import own_terms
from transflow.formats._bytes import Decoded, decode
from transflow.formats._roles import guess_roles
from transflow.formats.directives import find_directives
from transflow.formats.html.scan import VOID, Token, attributes, tokens
from transflow.model import Block, Document, Role

INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub
    sup time tt u var code img input wbr ruby rb rt rp button svg math""".split()
)
"""Elements that stand inside a sentence. Source: WHATWG HTML, 3.2.5.2.5 Phrasing content."""
SKIPPED = frozenset({"script", "style", "pre", "svg", "math", "textarea", "template", "noscript", "iframe", "head-script", "xmp"})
TEXT_ATTRIBUTES = frozenset({"alt", "title", "aria-label", "placeholder"})
META_NAMES = frozenset({"description", "og:title", "og:description", "twitter:title", "twitter:description", "dc.title"})
_HINTS = {
    "h1": Role.HEADLINE,
    "h2": Role.HEADING,
    "h3": Role.HEADING,
    "h4": Role.HEADING,
    "h5": Role.HEADING,
    "h6": Role.HEADING,
    "li": Role.LIST,
    "td": Role.TABLE,
    "th": Role.TABLE,
    "dt": Role.LIST,
    "dd": Role.LIST,
    "blockquote": Role.QUOTE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "nav": Role.NAVIGATION,
    "p": Role.BODY,
    "address": Role.CONTACT,
}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})",
    re.IGNORECASE,
)
_ENCODINGS = {
    "utf-8": "",
    "utf8": "",
    "us-ascii": "",
    "ascii": "",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-15": "iso8859-15",
    "iso8859-15": "iso8859-15",
}
"""Source: WHATWG Encoding, 4.2 Names and labels: ISO-8859-1 is read as Windows-1252."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the source."""

    block: int
    start: int
    end: int
    quote: str | None = None
    """Quotation mark of an attribute value, empty for a bare one; None for text."""
    kept: tuple[tuple[int, int], ...] = ()
    """Spans of elements without text, such as images, that stay after the text when it is flattened."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The source and the places of its blocks, sorted; places of attributes may lie inside those of text."""

    decoded: Decoded
    places: tuple[Place, ...]
    languages: tuple[tuple[int, int], ...]
    """Spans of the values of `lang` on the root element."""


@dataclass(slots=True)
class _Reader:
    text: str
    lines: list[int]
    blocks: list[tuple[str, Role | None, int, tuple[str, ...], tuple[tuple[str, str], ...], bool]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    languages: list[tuple[int, int]] = field(default_factory=list)
    run: list[Token] = field(default_factory=list)
    stack: list[tuple[str, bool]] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    metas: list[tuple[str, str, int]] = field(default_factory=list)
    """Names and contents of the meta elements that speak of terms, with their offsets."""
    skipping: int = 0
    locked: int = 0

    def read(self) -> None:
        for token in tokens(self.text):
            if token.kind == "text" or (token.kind == "other" and self.run):
                if not self.skipping:
                    self.run.append(token)
            elif token.kind == "start":
                self._start(token)
            elif token.kind == "end":
                self._end(token)
        self._flush()

    def _start(self, token: Token) -> None:
        if token.name not in INLINE:
            self._flush()
        if not self.skipping:
            if token.name in INLINE and token.name not in SKIPPED:
                self.run.append(token)
            self._read_attributes(token)
        if token.name in VOID or self.text[token.end - 2 : token.end] == "/>":
            return
        locks = any(item.name == "translate" and item.value.strip().lower() == "no" for item in attributes(self.text, token))
        if locks and token.name in INLINE:
            locks = False
        if locks:
            self._flush()
        self.stack.append((token.name, locks))
        self.open[token.name] += 1
        self.skipping += token.name in SKIPPED
        self.locked += locks

    def _end(self, token: Token) -> None:
        if token.name not in INLINE:
            self._flush()
        elif not self.skipping:
            self.run.append(token)
        if not self.open[token.name]:
            return
        while self.stack:
            name, locks = self.stack.pop()
            self.open[name] -= 1
            self.skipping -= name in SKIPPED
            self.locked -= locks
            if name == token.name:
                return

    def place(self, start: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset."""
        line = bisect_right(self.lines, start)
        return line, start - self.lines[line - 1] + 1

    def _hint(self) -> Role | None:
        if any(name == "nav" for name, _ in self.stack):
            return Role.NAVIGATION
        for name, _ in reversed(self.stack[-12:]):
            if name in _HINTS:
                return _HINTS[name]
        return None

    def _read_attributes(self, token: Token) -> None:
        found = {item.name: item for item in attributes(self.text, token)}
        if token.name == "html":
            self.languages += [(item.start, item.end) for name, item in found.items() if name in {"lang", "xml:lang"}]
        wanted = [item for name, item in found.items() if name in TEXT_ATTRIBUTES]
        if token.name == "meta" and "content" in found:
            label = found.get("name") or found.get("property")
            named = label.value.strip().lower() if label else ""
            if named in META_NAMES:
                wanted.append(found["content"])
            elif named.startswith(f"{own_terms.KEY}-"):
                self.metas.append((named, unescape(found["content"].value), token.start))
        for item in wanted:
            value = unescape(item.value)
            if any(character.isalpha() for character in value):
                self._add(
                    _SPACES.sub(" ", value).strip(" "),
                    Role.ATTRIBUTE,
                    item.start,
                    (),
                    Place(len(self.blocks), item.start, item.end, item.quote),
                )

    def _add(
        self,
        text: str,
        role: Role | None,
        start: int,
        marks: tuple[str, ...],
        place: Place,
        links: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.blocks.append((text, role, start, marks, links, not self.locked))
        self.places.append(place)

    def _flush(self) -> None:
        run, self.run = self.run, []
        filled = [
            place for place, token in enumerate(run) if token.kind == "text" and not self.text[token.start : token.end].isspace()
        ]
        if not filled:
            return
        first, last = _balance(run, filled[0], filled[-1])
        inner = run[first : last + 1]
        raw = "".join(self.text[token.start : token.end] for token in inner if token.kind == "text")
        text = _SPACES.sub(" ", unescape(raw)).strip(" ")
        if not text:
            return
        start, end = run[first].start, run[last].end
        if run[first].kind == "text":
            start += len(self.text[start : run[first].end]) - len(self.text[start : run[first].end].lstrip(" \t\r\n\f"))
        if run[last].kind == "text":
            end -= len(self.text[run[last].start : end]) - len(self.text[run[last].start : end].rstrip(" \t\r\n\f"))
        marks = tuple(
            sorted({token.name for token in inner if token.kind == "start" and token.name not in {"img", "input", "wbr"}})
        )
        kept = tuple((token.start, token.end) for token in inner if token.kind == "other" or token.name in {"img", "input"})
        role = Role.ATTRIBUTE if self.stack and self.stack[-1][0] == "title" else self._hint()
        shown = next(token for token in inner if token.kind == "text" and not self.text[token.start : token.end].isspace())
        self._add(
            text, role, max(start, shown.start), marks, Place(len(self.blocks), start, end, None, kept), _links(self.text, run)
        )


def _links(text: str, run: Sequence[Token]) -> tuple[tuple[str, str], ...]:
    """Return the text and the address of each link of a run that shows a text."""
    found: list[tuple[str, str]] = []
    address, shown = None, ""
    for token in run:
        if token.name == "a" and token.kind == "start":
            address = next((unescape(item.value) for item in attributes(text, token) if item.name == "href"), None)
            shown = ""
        elif token.name == "a" and token.kind == "end":
            if address is not None and shown.strip():
                found.append((" ".join(unescape(shown).split()), address))
            address = None
        elif token.kind == "text":
            shown += text[token.start : token.end]
    return tuple(found)


def _balance(run: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return the range widened so that no tag inside it has its partner outside."""
    partner: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(run):
        if token.kind == "start" and token.name not in VOID:
            opened.append(place)
        elif token.kind == "end":
            while opened:
                start = opened.pop()
                if run[start].name == token.name:
                    partner[start], partner[place] = place, start
                    break
    inside = [partner[place] for place in range(first, last + 1) if place in partner]
    return min([first, *inside]), max([last, *inside])


def read(data: bytes, path: str, language: str) -> Document:
    """Return the document; blocks are runs of text between block-level tags, and the attributes that readers see.

    Raises:
        DocumentError: when the bytes are not text, or declare an encoding that is not read.
    """
    decoded = decode(data, path, _declared(data, path))
    reader = _Reader(decoded.text, [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", decoded.text))])
    reader.read()
    prose = [place for place, block in enumerate(reader.blocks) if block[1] is not Role.ATTRIBUTE]
    guessed = guess_roles([reader.blocks[place][0] for place in prose], [reader.blocks[place][1] for place in prose])
    roles = dict(zip(prose, guessed, strict=True))
    blocks = []
    for index, (text, _, start, marks, links, free) in enumerate(reader.blocks):
        line = bisect_right(reader.lines, start)
        blocks.append(
            Block(
                index,
                text,
                roles.get(index, Role.ATTRIBUTE),
                line,
                start - reader.lines[line - 1] + 1,
                marks,
                links,
                translate=free,
            )
        )
    metas = [(name, value, *reader.place(start)) for name, value, start in reader.metas]
    places = tuple(sorted(reader.places, key=lambda place: (place.start, -place.end)))
    return Document(
        path,
        "html",
        language,
        tuple(blocks),
        Skeleton(decoded, places, tuple(reader.languages)),
        find_directives(decoded.text),
        own_terms.read_meta(metas, path),
    )


def _declared(data: bytes, path: str) -> str:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return ""
    name = (match[1] or match[2]).decode("ascii").lower()
    if name not in _ENCODINGS:
        raise DocumentError(f'declares the encoding "{name}", which is not read', path=path, hint="save it as UTF-8")
    return _ENCODINGS[name]

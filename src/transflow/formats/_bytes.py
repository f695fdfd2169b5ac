"""Bytes to text, without a guess: what is not the text it claims to be is refused with what it looks like."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from transflow.errors import DocumentError

MAX_BYTES = 20_000_000
"""Largest document read. A press release has a few thousand words; a book has a few million bytes."""

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (.docx, .odt)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was encoded."""

    text: str
    encoding: str
    bom: bytes

    def encode(self, text: str, errors: str = "strict") -> bytes:
        """Return a text in the encoding of the file, its byte-order mark before it."""
        return self.bom + text.encode(self.encoding, errors)


def decode(data: bytes, path: str, declared: str = "") -> Decoded:
    """Return the text of a file; line ends stay as they are.

    Args:
        data: The file.
        path: Where it came from, for messages.
        declared: Encoding that the document itself names, if any.

    Raises:
        DocumentError: for an empty, too large or binary file, and for bytes that are not UTF-8 nor the declared encoding.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(f"is larger than {MAX_BYTES // 1_000_000} MB", path=path, hint="split the document")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        raise DocumentError("is empty: there is nothing to read", path=path, hint="check that the right file was saved")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"is {kind}, not a text", path=path, hint="save it as .txt, .md or .html")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_strictly(data[len(mark) :], encoding, path), encoding, mark)
    if b"\0" in data:
        raise DocumentError("is binary, not a text", path=path, hint="save it as .txt, .md or .html")
    return Decoded(_decode_strictly(data, declared or "utf-8", path), declared or "utf-8", b"")


def _decode_strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        looks = "; it looks like Windows-1252 or ISO-8859-1" if _looks_western(data) else ""
        raise DocumentError(
            f"is not {encoding.upper()} text: byte 0x{data[error.start]:02x}{looks}",
            path=path,
            line=line,
            column=column,
            hint="save it as UTF-8, or run: iconv -f WINDOWS-1252 -t UTF-8",
        ) from None


def _looks_western(data: bytes) -> bool:
    """Return whether the high bytes are mostly the accented letters of French in Windows-1252."""
    high = [byte for byte in data[:100_000] if byte >= 0x80]
    letters = sum(byte in b"\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xef\xf4\xf9\xfb\xc0\xc9\x92\xab\xbb\xa0\x96" for byte in high)
    return bool(high) and letters * 10 >= len(high) * 8

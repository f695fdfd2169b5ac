"""The bytes of a file that people exchange: what it is by its content, and its text in whatever usual encoding."""

from __future__ import annotations

import codecs
from pathlib import Path

from transflow.terms.exchange.draft import MalformedError

MAX_BYTES = 200_000_000
"""Largest file read: a hundred thousand entries of TBX with definitions take about as much."""
_MAGIC = (
    (b"PK\x03\x04", "a workbook or ZIP archive (.xlsx, .ods, .zip)", "un classeur ou une archive ZIP (.xlsx, .ods, .zip)"),
    (b"\xd0\xcf\x11\xe0", "an old workbook or document (.xls, .doc)", "un ancien classeur ou document (.xls, .doc)"),
    (b"%PDF", "a PDF file", "un fichier PDF"),
    (b"\x1f\x8b", "a gzip archive", "une archive gzip"),
    (b"\x89PNG", "a PNG image", "une image PNG"),
    (b"\xff\xd8\xff", "a JPEG image", "une image JPEG"),
    (b"SQLite", "a database", "une base de données"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may hold a glossary.

    Raises:
        MalformedError: for a file that cannot be read, is empty, too large, or of a kind that holds no text.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise MalformedError("too-large", str(path), most=str(MAX_BYTES // 1_000_000))
        data = path.read_bytes()
    except FileNotFoundError:
        raise MalformedError("missing", str(path)) from None
    except OSError as error:
        raise MalformedError("unreadable", str(path), problem=str(error.strerror)) from None
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise MalformedError("empty", str(path))
    for magic, kind, kind_fr in _MAGIC:
        if data.startswith(magic):
            raise MalformedError("binary", str(path), kind=kind, kind_fr=kind_fr)
    return data


def is_xml(data: bytes) -> bool:
    """Return whether the first sign of a file is that of a tag, in whatever encoding."""
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def decode_text(data: bytes, path: str, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file and the encoding that it was read in; line ends stay as they are.

    A byte-order mark decides, else the encoding given, else UTF-16 where every other byte is zero, else UTF-8, else Windows-1252,
    in which French Excel saves.

    Raises:
        MalformedError: for bytes that are no text in that encoding, and for a NUL character.
    """
    found, start = _find_encoding(data, path, encoding)
    try:
        text = data[start:].decode(found)
    except UnicodeDecodeError as error:
        if found != "utf-8" or encoding or start:
            raise _fault(data, path, found, start + error.start) from None
        try:
            found, text = "windows-1252", data.decode("windows-1252")
        except UnicodeDecodeError:
            raise _fault(data, path, "utf-8", error.start) from None
    if "\0" in text:
        before = text[: text.index("\0")]
        raise MalformedError("nul", path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return text, found


def _find_encoding(data: bytes, path: str, encoding: str) -> tuple[str, int]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    if encoding:
        try:
            return codecs.lookup(encoding).name, 0
        except LookupError:
            raise MalformedError("unknown-encoding", path, encoding=encoding) from None
    head = data[:2000]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) > 3 and zeros.count(0) * 10 > len(zeros) * 8:
            return name, 0
    return "utf-8", 0


def _fault(data: bytes, path: str, encoding: str, at: int) -> MalformedError:
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode(encoding, "ignore")
    return MalformedError("encoding", path, line, len(before) + 1, encoding=encoding.upper(), byte=f"{data[at]:02x}")

"""Which format a document has, by its suffix."""

from __future__ import annotations

from pathlib import PurePath

from transflow.errors import DocumentError

_SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    "": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def format_of(path: str, data: bytes) -> str:
    """Return `plain`, `markdown` or `html`; an unknown suffix is plain text if its bytes are.

    Raises:
        DocumentError: for an unknown suffix and bytes that are no text.
    """
    suffix = PurePath(path).suffix.lower()
    known = _SUFFIXES.get(suffix)
    if known:
        return known
    try:
        data[:100_000].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data[:100_000]) - 4:
            raise DocumentError(
                f"has the unknown suffix {suffix} and is not text", path=path, hint="known: .txt, .md, .html"
            ) from None
    return "plain"

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
_STRUCTURED = frozenset(
    ".po .pot .json .csv .xml .yaml .yml .rtf .srt .vtt .properties .strings .ftl .docx .odt .xlsx .pptx .pdf".split()
)
"""Suffixes of formats whose codes and keys would be read as sentences."""


def format_of(path: str, data: bytes) -> str:
    """Return `plain`, `markdown` or `html`; an unknown suffix is plain text if its bytes are.

    Raises:
        DocumentError: for an unknown suffix and bytes that are no text, and for a format whose structure is not known here.
    """
    suffix = PurePath(path).suffix.lower()
    known = _SUFFIXES.get(suffix)
    if known:
        return known
    if suffix in _STRUCTURED:
        raise DocumentError(
            f"is a {suffix} file, which is not read",
            path=path,
            hint="save its text as .txt, .md or .html, or its pairs as .tsv, .tmx or .xlf",
        )
    try:
        data[:100_000].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data[:100_000]) - 4:
            raise DocumentError(
                f"has the unknown suffix {suffix} and is not text", path=path, hint="known: .txt, .md, .html"
            ) from None
    return "plain"

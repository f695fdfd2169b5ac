"""XML from anywhere: no entity is resolved, no address opened, no bomb goes off."""

from __future__ import annotations

from typing import Any

from lxml import etree

from transflow.errors import DocumentError
from transflow.formats._bytes import MAX_BYTES


def parse_xml(data: bytes, path: str) -> Any:
    """Return the root element of a document.

    Raises:
        DocumentError: for a file that is empty, too large or not well formed, and for one that declares entities.
    """
    if not data.strip():
        raise DocumentError("is empty: there is nothing to check", path=path, hint="check that the right file was saved")
    if len(data) > MAX_BYTES:
        raise DocumentError(f"is larger than {MAX_BYTES // 1_000_000} MB", path=path, hint="split the document")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (0, 0))
        raise DocumentError(
            f"is not well-formed XML: {str(error).split(', line')[0]}", path=path, line=line or 0, column=column or 0,
            hint="export the file again",
        ) from None  # fmt: skip
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise DocumentError("declares entities, which are not read", path=path, hint="remove the DOCTYPE, or export again")
    return root

"""The institutional glossary that comes with transflow."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from transflow.errors import GlossaryError
from transflow.terms.glossary import Glossary
from transflow.terms.read import load_glossary

_PACKAGE = Path(__file__).resolve().parent.parent


def find_embedded_folder() -> Path:
    """Return the folder of the embedded glossary: inside the installed package, or at the root of a checkout.

    Raises:
        GlossaryError: when neither is there, which is a broken installation.
    """
    for folder in (_PACKAGE / "glossaries", _PACKAGE.parent.parent / "glossaries"):
        if folder.is_dir():
            return folder
    raise GlossaryError("the embedded glossary is not there", path=str(_PACKAGE), hint="reinstall transflow")


@cache
def load_embedded_glossary() -> Glossary:
    """Return the embedded glossary, read once a process."""
    return load_glossary(find_embedded_folder())

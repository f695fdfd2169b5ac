"""The languages that have rules, and the way from a language tag to one of them."""

from __future__ import annotations

from transflow.errors import UnknownLanguageError

KNOWN_LANGUAGES = ("fr", "en")
"""The languages whose numbers, dates and typography are known."""


def base_language(tag: str) -> str:
    """Return `fr` or `en` for a tag such as `fr`, `fr-CA` or `en_GB`.

    Raises:
        UnknownLanguageError: The tag belongs to another language.
    """
    base = tag.replace("_", "-").split("-", 1)[0].lower()
    if base not in KNOWN_LANGUAGES:
        raise UnknownLanguageError(tag, KNOWN_LANGUAGES)
    return base

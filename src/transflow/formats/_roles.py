"""Guess what a block is in a press release, from its words and the marks around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transflow.model import Role

_DATELINE = re.compile(
    r"^[A-ZÀ-Ý][\w’'. -]{1,40}, (?:le )?(?:\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+\.?|[A-Z][a-z]+ \d{1,2},?)(?: \d{4})?\s*(?:[–—:-]|$)"
)
_CAPTION = re.compile(r"^(?:photos? ?[:©]|©|crédits? photos?|photo credits?|légende|caption|visuel ?:)", re.IGNORECASE)
_CONTACT = re.compile(r"^(?:contacts?|(?:press|media) contacts?|service de presse|press office)\b", re.IGNORECASE)
_BOILERPLATE = re.compile(r"^(?:à propos\b|about\b)", re.IGNORECASE)
_LEGAL = re.compile(
    r"^(?:mentions légales|legal notice|tous droits réservés|all rights reserved|©.*(?:réservés|reserved))", re.IGNORECASE
)
_NAVIGATION = re.compile(
    r"^(?:haut de page|retour\b.{0,20}|back to top|back|lire la suite|read more|en savoir plus|find out more|sommaire|contents|"
    r"partager|share|imprimer|print|télécharger|download|plan du site|site map)$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"^[«“‘\"].*[»”’\"]\W*$", re.DOTALL)
_SHORT = 110
"""Longest heading without a mark of its own, in code points."""


def guess_roles(texts: Sequence[str], hints: Sequence[Role | None]) -> list[Role]:
    """Return the role of each block; a hint (from markup) decides unless the words say caption, contact or the like."""
    roles: list[Role] = []
    headline = any(hint is Role.HEADLINE for hint in hints)
    section: Role | None = None
    lead = False
    for text, hint in zip(texts, hints, strict=True):
        plain = " ".join(text.split())
        role = _by_words(plain) or hint
        if role is None or role is Role.BODY:
            is_title = len(plain) <= _SHORT and not re.search(r"[.!?…;,:»”]$", plain)
            if not headline and not roles:
                role = Role.HEADLINE if is_title or len(plain) <= _SHORT else Role.LEAD
                headline = role is Role.HEADLINE
            elif section is Role.CONTACT and hint is None and len(plain) <= _SHORT:
                role = Role.CONTACT
            elif is_title and hint is None:
                role = Role.HEADING
            elif not lead:
                role, lead = Role.LEAD, True
            else:
                role = section if section is Role.BOILERPLATE else Role.BODY
        if role is Role.HEADLINE:
            headline = True
        if role in {Role.CONTACT, Role.BOILERPLATE}:
            section = role
        elif role in {Role.HEADING, Role.HEADLINE, Role.NAVIGATION, Role.LEGAL}:
            section = None
        lead = lead or role in {Role.LEAD, Role.DATELINE}
        roles.append(role)
    return roles


def _by_words(plain: str) -> Role | None:
    for pattern, role in (
        (_NAVIGATION, Role.NAVIGATION),
        (_CAPTION, Role.CAPTION),
        (_LEGAL, Role.LEGAL),
        (_DATELINE, Role.DATELINE),
    ):
        if pattern.match(plain):
            return role
    if len(plain) <= _SHORT and _CONTACT.match(plain):
        return Role.CONTACT
    if len(plain) <= _SHORT and _BOILERPLATE.match(plain):
        return Role.BOILERPLATE
    return Role.QUOTE if _QUOTE.match(plain) else None

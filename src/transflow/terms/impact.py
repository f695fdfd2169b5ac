"""What an edit of a glossary changes for a text: terms that are found or lost, renderings that are wanted now or no longer."""

from __future__ import annotations

from dataclasses import dataclass

from transflow.terms.glossary import Glossary
from transflow.terms.match import matcher_for


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term of a text whose treatment differs between two glossaries."""

    kind: str
    """`found`, `lost`, or `rendered` for another rendering or strength."""
    concept: str
    text: str
    before: tuple[str, ...] = ()
    """Permitted renderings under the old glossary, preferred first."""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """One segment that an edit concerns."""

    path: str
    line: int
    source: str
    changes: tuple[TermChange, ...]
    before: str = ""
    """Translation under the old glossary, or what the old one found in a pair."""
    after: str = ""


_Wanted = dict[tuple[str, int, int], tuple[str, tuple[str, ...], str]]


def compare_matches(text: str, language: str, target: str, old: Glossary, new: Glossary) -> tuple[TermChange, ...]:
    """Return the terms of a text that two glossaries treat differently, from the left."""
    before, after = _wanted(text, language, target, old), _wanted(text, language, target, new)
    changes: list[tuple[int, TermChange]] = []
    for key in sorted({*before, *after}, key=lambda key: (key[1], key[2], key[0])):
        concept, start, _ = key
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        kind = "rendered" if was and now else "found" if now else "lost"
        written, earlier, _ = was or ("", (), "")
        shown, later, _ = now or ("", (), "")
        changes.append((start, TermChange(kind, concept, shown or written, earlier, later)))
    return tuple(change for _, change in changes)


def _wanted(text: str, language: str, target: str, glossary: Glossary) -> _Wanted:
    concepts = glossary.by_id
    found: _Wanted = {}
    for match in matcher_for(glossary, language).find(text):
        term = match.term
        permitted = tuple(one.text for one in concepts[term.concept].permitted(term, target))
        forbidden = [one.text for one in concepts[term.concept].terms.get(target, ()) if not one.is_permitted]
        strength = f"{term.status} {term.enforce} {sorted(forbidden)}"
        found[term.concept, match.start, match.end] = (match.text, permitted, strength)
    return found

"""Candidates as glossary entries, with the evidence in comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transflow.terms.extraction.candidate import Candidate
from transflow.terms.fmt import quote_scalar
from transflow.text.normalize import fold_accents

_LONGEST_EXAMPLE = 120
_CONTROL = re.compile(r"[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def candidates_to_yaml(candidates: Iterable[Candidate]) -> str:
    """Return a glossary file with one concept for each candidate, its evidence in comments above it.

    The indentation is that of the embedded glossary, so that entries can be copied into a file. Wordings that reviewers replaced
    are `deprecated`; other renderings stand in the comments only, for a person to judge.
    """
    lines: list[str] = []
    used: set[str] = set()
    for candidate in candidates:
        lines += _concept(candidate, _unique_id(candidate.source, used))
    return "\n".join(["version: 2", "concepts:" if lines else "concepts: []", *lines]) + "\n"


def _unique_id(source: str, used: set[str]) -> str:
    plain = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold_accents(source).lower())
    base = "-".join(plain.split())[:70].strip("-") or "concept"
    name, number = base, 1
    while name in used:
        number += 1
        name = f"{base}-{number}"
    used.add(name)
    return name


def _concept(candidate: Candidate, name: str) -> Iterator[str]:
    for line in _evidence(candidate):
        yield f"  # {line}"
    yield f"  - id: {name}"
    if candidate.kind == "name":
        yield "    dnt: true"
    if candidate.source_acronym and candidate.target_acronym:
        yield "    pair_by_type: true"
    sides = {candidate.languages[0]: [_term(candidate.source)], candidate.languages[1]: [_term(candidate.target)]}
    for language, acronym in zip(candidate.languages, (candidate.source_acronym, candidate.target_acronym), strict=True):
        if acronym:
            sides[language].append(_term(acronym, type="acronym"))
    if candidate.kind == "correction":
        seen = {candidate.target.lower()}
        for rendering in candidate.renderings:
            if rendering.text.lower() not in seen:
                seen.add(rendering.text.lower())
                sides[candidate.languages[1]].append(_term(rendering.text, status="deprecated", note="replaced in review"))
    for language in ("fr", "en"):
        yield f"    {language}:"
        for term in sides[language]:
            yield f"      - {term}"


def _term(text: str, **fields: str) -> str:
    inside = [f"term: {quote_scalar(text, flow=True)}", *(f"{key}: {value}" for key, value in fields.items())]
    return f"{{{', '.join(inside)}}}"


def _evidence(candidate: Candidate) -> Iterator[str]:
    others = _one_line(", ".join(f"{rendering.text} {rendering.count}" for rendering in candidate.renderings))
    if candidate.kind == "correction":
        yield f"corrected {candidate.count} times; replaced: {others}"
    else:
        yield (
            f"seen {candidate.count} times, {candidate.together} times so; C-value {candidate.c_value:g}; "
            f"keyness {candidate.keyness:g}; association {candidate.association:g}"
        )
        if others:
            yield f"other renderings: {others}"
    for source, target in candidate.examples:
        yield f"e.g. {_one_line(source)} = {_one_line(target)}"


def _one_line(text: str) -> str:
    plain = " ".join(_CONTROL.sub(" ", text).split())
    return plain if len(plain) <= _LONGEST_EXAMPLE else f"{plain[: _LONGEST_EXAMPLE - 1].rstrip()}…"

"""The functions that users import; `import transflow` re-exports them and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from transflow.config import Settings
from transflow.enforcement import EnforcementSettings, translate_segments
from transflow.errors import UnknownLanguageError, UsageError
from transflow.judges import open_judge
from transflow.model import Block, Document, Engine, Origin, Report, Role, Segment, TermHit, Translation
from transflow.pipeline import Job, check_pair_rows, check_segments, polisher
from transflow.registry import ENGINES
from transflow.segmentation import split_document
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import Glossary
from transflow.terms.read import load_glossary

__all__ = ["check_pairs", "check_text", "load_glossary", "segment", "translate"]

LANGUAGES = ("fr", "en")

GlossaryLike = Glossary | str | Path | None


def check_language(language: str) -> str:
    """Return the language, `fr` or `en`.

    Raises:
        UnknownLanguageError: for any other.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(language, LANGUAGES)
    return language


def check_language_pair(source: str, target: str) -> None:
    """Return nothing when transflow translates from `source` to `target`.

    Raises:
        UnknownLanguageError: for a language without rules.
        UsageError: when both are the same.
    """
    check_language(source)
    if check_language(target) == source:
        raise UsageError(f'source and target are both "{source}"', hint="give two languages: --from fr --to en")


def segment(text: str, language: str) -> tuple[Segment, ...]:
    """Return the sentences of a text, in order, `start` and `end` counting in the text.

    An empty line and the start of a list item end a sentence.

    Raises:
        UnknownLanguageError: for a language without rules.
    """
    check_language(language)
    found: list[Segment] = []
    for number, match in enumerate(re.finditer(r"\S(?:.|\n(?![^\S\n]*\n)(?![^\S\n]*[-–—•*][^\S\n]))*", text)):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        block = Block(number, match.group(), Role.BODY, line, column)
        for item in split_document(Document("", "plain", language, (block,), None)):
            found.append(
                Segment(
                    f"{number}.{item.id.split('.', 1)[1]}",
                    len(found) + 1,
                    number,
                    item.text,
                    match.start() + item.start,
                    match.start() + item.end,
                    item.leading,
                    item.trailing,
                    item.line,
                    item.column,
                    item.role,
                    language,
                )
            )
    return tuple(found)


def translate(
    texts: Iterable[str], source: str, target: str, glossary: GlossaryLike = None, engine: Engine | None = None
) -> list[Translation]:
    """Return one translation for each text, in order; its `text` keeps the white space between the sentences.

    Args:
        texts: Texts of any length; each is segmented.
        source: `fr` or `en`.
        target: The other one.
        glossary: A loaded glossary or the path of one; None for the embedded institutional glossary.
        engine: An opened engine; None for the installed or embedded Argos package of the pair.

    Raises:
        UnknownLanguageError, UsageError: for a pair that transflow does not translate.
        GlossaryError: for a glossary that cannot be read.
        PackageError: when no package for the pair can be opened.
    """
    check_language_pair(source, target)
    if isinstance(texts, str):
        raise UsageError("texts is one string", hint="pass a list of texts")
    settings = Settings()
    job = Job(target, source, read_glossary(glossary), settings)
    split = [(text, segment(text, source)) for text in texts]
    pieces = [piece for _, some in split for piece in some]
    used: Engine = engine or ENGINES.get("argos")(source, target, settings.engine)
    rendered = iter(translate_segments(pieces, used, job.glossary, EnforcementSettings(), polish=polisher(job)))
    return [_join(text, some, [next(rendered) for _ in some], source) for text, some in split]


def _join(text: str, segments: Sequence[Segment], parts: Sequence[Translation], language: str) -> Translation:
    whole = Segment("0.0", 1, 0, text, 0, len(text), "", "", 1, 1, Role.BODY, language)
    if not parts:
        return Translation(whole, text, Origin.COPIED, reason="no text")
    if len(parts) == 1 and segments[0].text == text:
        return parts[0]
    out, last = "", 0
    for piece, part in zip(segments, parts, strict=True):
        out += text[last : piece.start] + part.text
        last = piece.end
    scores = [part.score for part in parts]
    origins = {part.origin for part in parts}
    origin = Origin.FAILED if Origin.FAILED in origins else origins.pop() if len(origins) == 1 else Origin.MACHINE
    return Translation(
        whole,
        out + text[last:],
        origin,
        sum(scores) / len(scores),
        _shift_hits(segments, parts),
        reason="; ".join(dict.fromkeys(part.reason for part in parts if part.reason)),
        repetition=any(part.repetition for part in parts),
    )


def _shift_hits(segments: Sequence[Segment], parts: Sequence[Translation]) -> tuple[TermHit, ...]:
    """Return the hits of the parts, their spans counted in the whole source and the whole translation."""
    hits: list[TermHit] = []
    written, last = 0, 0
    for piece, part in zip(segments, parts, strict=True):
        written += piece.start - last
        for hit in part.hits:
            moved = written if hit.target_start >= 0 else 0
            hits.append(
                replace(
                    hit,
                    source_start=hit.source_start + piece.start,
                    source_end=hit.source_end + piece.start,
                    target_start=hit.target_start + moved,
                    target_end=hit.target_end + moved,
                )
            )
        written += len(part.text)
        last = piece.end
    return tuple(hits)


def check_pairs(
    pairs: Iterable[tuple[str, str]], source: str, target: str, glossary: GlossaryLike = None, *, deep: bool = False
) -> Report:
    """Return the report on source and target texts that belong together; `index` and `line` count the pairs from 1.

    With `deep` the translation models of the pair judge the meaning too; where there is none, the report has an incident.

    Raises:
        UnknownLanguageError, UsageError: for a pair of languages without rules.
        GlossaryError: for a glossary that cannot be read.
    """
    check_language_pair(source, target)
    rows = [(line, left, right) for line, (left, right) in enumerate(pairs, start=1)]
    settings = Settings()
    judge = open_judge(source, target, settings) if deep else None
    return check_pair_rows("", rows, Job(target, source, read_glossary(glossary), settings, judge=judge))


def check_text(text: str, language: str, glossary: GlossaryLike = None) -> Report:
    """Return the report on a text in one language; the offsets of a finding count in its segment.

    Raises:
        UnknownLanguageError: for a language without rules.
        GlossaryError: for a glossary that cannot be read.
    """
    check_language(language)
    return check_segments("", segment(text, language), Job(language, "", read_glossary(glossary)))


def read_glossary(glossary: GlossaryLike) -> Glossary:
    """Return a glossary: the one given, the one at a path, or the embedded one for None."""
    if isinstance(glossary, Glossary):
        return glossary
    return load_embedded_glossary() if glossary is None else load_glossary(glossary)

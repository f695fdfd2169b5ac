"""Segments translated part by part where the whole went wrong: long ones that lack terms, and quotations that lost their marks.

A small model keeps its words together over a clause, seldom over a long sentence: a repair of the whole changes what was right
elsewhere. Of a quotation with the words that say whose it is, it often drops the one or the other. Each part is translated and
repaired for itself, and the whole is taken where it is better.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence

from transflow.enforcement.draft import Draft, says_too_often
from transflow.enforcement.wanted import Obligations
from transflow.model import Engine, Hypothesis
from transflow.text.clauses import fit_clause, split_clauses
from transflow.text.quotations import find_quotations

_LONGEST = 140
"""Characters of a clause: what the embedded models translate as one piece."""
_LEAST_QUOTED = 5
"""Words of a quotation that is a sentence: shorter ones are titles and terms, which their sentence explains."""
_AROUND = ' \t\u00a0\u202f,;:–—-«»“”‘’"'
"""What stands between a quotation and the words around it."""

Cut = list[tuple[int, str]]
"""Places and texts of the parts of a segment."""
Translate = Callable[[list[str]], Mapping[str, Draft]]
"""Returns the finished draft of each part."""


def repair_clauses(drafts: Sequence[Draft], engine: Engine, obligations: Obligations, translate: Translate) -> None:
    """Translate the long ones among drafts that lack terms clause by clause; what then lacks fewer is taken.

    The engine scores the whole.
    """
    cuts = {id(draft): _cut_long(draft, obligations) for draft in drafts}
    _repair(drafts, cuts, engine, obligations, translate, at_most=-1)


def repair_quotations(drafts: Sequence[Draft], engine: Engine, obligations: Obligations, translate: Translate) -> None:
    """Translate quotations apart from what stands before and after them, in drafts whose translation has lost their marks.

    The result is taken where it lacks no more terms, names and numbers. The engine scores the whole.
    """
    cuts = {id(draft): _cut_quotations(draft, obligations) for draft in drafts}
    _repair(drafts, cuts, engine, obligations, translate, at_most=0)


def _repair(
    drafts: Sequence[Draft],
    cuts: Mapping[int, Cut],
    engine: Engine,
    obligations: Obligations,
    translate: Translate,
    *,
    at_most: int,
) -> None:
    """Join the translated parts of drafts; taken where the number of missing terms changes by `at_most` or less."""
    parts = list(dict.fromkeys(text for cut in cuts.values() for _, text in cut))
    found = translate(parts) if parts else {}
    taken: list[tuple[Draft, str, list[tuple[int, Draft]]]] = []
    for draft in drafts:
        cut = cuts[id(draft)]
        text, end = "", 0
        for start, part in cut:
            text += _fit_marks(draft.original[end:start], obligations.target) + fit_clause(part, found[part].text)
            end = start + len(part)
        text += _fit_marks(draft.original[end:], obligations.target)
        if cut and _is_better(draft, text, obligations, at_most):
            taken.append((draft, text, [(start, found[part]) for start, part in cut]))
    scores = engine.score([draft.original for draft, _, _ in taken], [text for _, text, _ in taken])
    for (draft, text, parts_of_it), score in zip(taken, scores, strict=True):
        _join(draft, Hypothesis(text, score), parts_of_it, obligations)


def _fit_marks(between: str, language: str) -> str:
    """Return what stands between two parts with guillemets in French; the comma that English sets before the mark goes behind."""
    if language != "fr":
        return between
    return re.sub(r"(,?)[”’]", r" »\1", re.sub(r"[“‘]", "« ", between))


def _cut_long(draft: Draft, obligations: Obligations) -> Cut:
    """Return the clauses of a segment with their places, or nothing where it is short or a cut goes through a term."""
    text = draft.original
    if len(text) <= _LONGEST:
        return []
    out: Cut = []
    end = 0
    for clause in split_clauses(text, lambda part: len(part) <= _LONGEST):
        end = text.index(clause, end)
        out.append((end, clause))
        end += len(clause)
    return out if len(out) > 1 and _keeps_terms(draft, out, obligations) else []


def _cut_quotations(draft: Draft, obligations: Obligations) -> Cut:
    """Return what stands in and around the quotations of a segment, or nothing where its translation has as many."""
    text = draft.original
    spans = find_quotations([text])[0]
    if not spans or len(find_quotations([draft.text])[0]) >= len(spans):
        return []
    borders = [0, *(place for start, end in spans for place in (start + 1, end - 1)), len(text)]
    out: Cut = []
    for begin, stop in itertools.pairwise(borders):
        part = text[begin:stop].strip(_AROUND)
        if any(begin == start + 1 for start, _ in spans) and len(part.split()) < _LEAST_QUOTED:
            return []
        if any(map(str.isalpha, part)):
            out.append((text.index(part, begin), part))
    return out if _keeps_terms(draft, out, obligations) else []


def _keeps_terms(draft: Draft, cut: Cut, obligations: Obligations) -> bool:
    """Return whether no cut goes through a term."""
    kept = [(item.concept, start + item.start) for start, part in cut for item in obligations.find(part)]
    return kept == [(item.concept, item.start) for item in draft.all_wanted]


def _is_better(draft: Draft, text: str, obligations: Obligations, at_most: int) -> bool:
    lacking, before = (len(obligations.missing(draft.all_wanted, version)) for version in (text, draft.text))
    banned, banned_before = (
        sum(len(obligations.forbidden(item, version)) for item in draft.all_wanted) for version in (text, draft.text)
    )
    return (
        lacking <= before + at_most
        and banned <= banned_before
        and not says_too_often(draft, text, obligations)
        and draft.count_lost_in(text, obligations) <= draft.count_lost_in(draft.text, obligations)
    )


def _join(draft: Draft, answer: Hypothesis, parts: Sequence[tuple[int, Draft]], obligations: Obligations) -> None:
    """Make a draft of its parts; it is then a plain one, without stand-ins."""
    draft.source, draft.wanted = draft.original, draft.all_wanted
    draft.masked = draft.put_back = None
    draft.whence = {(item.concept, item.start): (item.concept, item.start) for item in draft.wanted}
    draft.status = {(concept, begin + start): status for begin, part in parts for (concept, start), status in part.status.items()}
    draft.start = draft.current = answer
    draft.given_up = []
    draft.refresh(obligations)

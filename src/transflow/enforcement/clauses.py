"""Long segments: obey the glossary within the clause that holds the term.

A small model keeps its words together over a clause, seldom over a long sentence: a repair of the whole changes what was right
elsewhere. Each clause is translated and repaired for itself, and the whole is taken where it lacks fewer terms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from transflow.enforcement.draft import Draft, says_too_often
from transflow.enforcement.wanted import Obligations
from transflow.model import Engine, Hypothesis
from transflow.text.clauses import fit_clause, split_clauses

_LONGEST = 140
"""Characters of a clause: what the embedded models translate as one piece."""


def repair_clauses(
    drafts: Sequence[Draft], engine: Engine, obligations: Obligations, translate: Callable[[list[str]], Mapping[str, Draft]]
) -> None:
    """Translate the long ones among drafts clause by clause; what then lacks fewer terms is taken.

    Args:
        drafts: Drafts that lack terms.
        engine: The engine, for the score of the whole.
        obligations: What the glossary asks for.
        translate: Returns the finished draft of each clause.
    """
    cuts = {id(draft): cut for draft in drafts if len(cut := _cut(draft, obligations)) > 1}
    found = translate(list(dict.fromkeys(text for cut in cuts.values() for _, text in cut))) if cuts else {}
    taken: list[tuple[Draft, str, list[tuple[int, Draft]]]] = []
    for draft in drafts:
        cut = cuts.get(id(draft), [])
        text, end = "", 0
        for start, clause in cut:
            text += draft.original[end:start] + fit_clause(clause, found[clause].text)
            end = start + len(clause)
        if cut and _is_better(draft, text, obligations):
            taken.append((draft, text, [(start, found[clause]) for start, clause in cut]))
    scores = engine.score([draft.original for draft, _, _ in taken], [text for _, text, _ in taken])
    for (draft, text, clauses), score in zip(taken, scores, strict=True):
        _join(draft, Hypothesis(text, score), clauses, obligations)


def _cut(draft: Draft, obligations: Obligations) -> list[tuple[int, str]]:
    """Return the clauses of a segment with their places, or nothing where it is short or a cut goes through a term."""
    text = draft.original
    if len(text) <= _LONGEST:
        return []
    out: list[tuple[int, str]] = []
    end = 0
    for clause in split_clauses(text, lambda part: len(part) <= _LONGEST):
        end = text.index(clause, end)
        out.append((end, clause))
        end += len(clause)
    kept = [(item.concept, start + item.start) for start, clause in out for item in obligations.find(clause)]
    return out if kept == [(item.concept, item.start) for item in draft.all_wanted] else []


def _is_better(draft: Draft, text: str, obligations: Obligations) -> bool:
    lacking, before = (len(obligations.missing(draft.all_wanted, version)) for version in (text, draft.text))
    banned, banned_before = (
        sum(len(obligations.forbidden(item, version)) for item in draft.all_wanted) for version in (text, draft.text)
    )
    return (
        lacking < before
        and banned <= banned_before
        and not says_too_often(draft, text, obligations)
        and draft.count_lost_in(text, obligations) <= draft.count_lost_in(draft.text, obligations)
    )


def _join(draft: Draft, answer: Hypothesis, clauses: Sequence[tuple[int, Draft]], obligations: Obligations) -> None:
    """Make a draft of its clauses; it is then a plain one, without stand-ins."""
    draft.source, draft.wanted = draft.original, draft.all_wanted
    draft.masked = draft.put_back = None
    draft.whence = {(item.concept, item.start): (item.concept, item.start) for item in draft.wanted}
    draft.status = {
        (concept, begin + start): status for begin, clause in clauses for (concept, start), status in clause.status.items()
    }
    draft.start = draft.current = answer
    draft.given_up = []
    draft.refresh(obligations)

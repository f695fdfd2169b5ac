"""The words before a term that a repair put in: elided, contracted and agreeing as the term demands."""

from __future__ import annotations

from collections.abc import Sequence

from transflow.enforcement.draft import Draft
from transflow.enforcement.wanted import Obligations, Wanted
from transflow.terms.glossary import Term
from transflow.terms.morphology import find_article_errors, is_plural

_MENDED = frozenset(
    {"elision-missing", "elision-needless", "uncontracted", "determiner-doubled", "gender", "a-an", "article-unwanted"}
)
"""Of a wrong number either the determiner or the term may be the cause: it is the determiner where the term must be plural."""


def mend_articles(drafts: Sequence[Draft], obligations: Obligations) -> None:
    """Set right the words before the terms that the layers put into the drafts; what the model wrote by itself stays."""
    for draft in drafts:
        text = before = draft.text
        for item in draft.all_wanted:
            if (item.concept, item.start) not in draft.status:
                continue
            for start, end in sorted(obligations.places(item, text), reverse=True):
                term = obligations.term_of(item.concept, text[start:end])
                for error in sorted(find_article_errors(text, start, end, obligations.target, term), reverse=True):
                    is_sure = error.fault in _MENDED or (error.fault == "number" and _is_plural(item, term, text[start:end]))
                    if is_sure and error.end <= start:
                        text = text[: error.start] + error.suggestion + text[error.end :]
        if text != before and len(obligations.missing(draft.all_wanted, text)) <= len(
            obligations.missing(draft.all_wanted, before)
        ):
            draft.mended = text


def _is_plural(item: Wanted, term: Term | None, written: str) -> bool:
    """Return whether a term stands rightly in the plural: the source has it so, or it has no other number."""
    return item.plural or (term is not None and term.text.lower() == written.lower() and is_plural(written, term))

"""Give a model the renderings of a segment's terms with the segment, where it was trained to take them.

What such a model writes agrees with its sentence: it inflects the rendering itself. Asked only where the plain translation lacks a
term, so that other segments cost nothing and the plain wording is known for the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from transflow.enforcement.draft import Draft, keeps_shared_words
from transflow.enforcement.wanted import Obligations, give_terms
from transflow.model import Engine, Request

_SHORTEST, _LONGEST = 0.6, 1.6
"""Length of the answer against the model's plain translation."""


def annotate_missing(drafts: Sequence[Draft], engine: Engine, obligations: Obligations) -> None:
    """Decode the drafts again with their terms given; an answer that holds more of them and loses nothing is taken."""
    if not engine.info.annotates:
        return
    requests = [Request(draft.source, annotations=give_terms(draft.wanted)) for draft in drafts]
    answers = engine.translate(requests, beam_size=4, num_hypotheses=2)
    for draft, hypotheses in zip(drafts, answers, strict=True):
        for answer in hypotheses:
            missing = obligations.missing(draft.wanted, answer.text)
            length = len(answer.text) / max(1, len(draft.start.text))
            if (
                len(missing) >= len(draft.missing)
                or answer.repetition
                or not _SHORTEST <= length <= _LONGEST
                or (draft.masked and not draft.masked.is_whole(answer.text))
                or any(obligations.forbidden(item, answer.text) for item in draft.wanted)
                or not keeps_shared_words(draft, answer.text)
                or draft.count_lost(answer.text, obligations) > draft.count_lost(draft.current.text, obligations)
            ):
                continue
            draft.take(answer, [item for item in draft.missing if item not in missing], "annotated")
            draft.refresh(obligations)
            break

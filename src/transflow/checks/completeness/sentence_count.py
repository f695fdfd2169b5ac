"""The translation has at least two sentences more, or fewer, than its source.

Why it matters: one sentence split or merged is a translator's freedom; two in one segment often mean that a part was dropped
or invented. Ends of sentences are counted with caution: abbreviations, initials and numbers end nothing.
Bad: "Le contrat est signé. Les travaux débutent. Ils dureront un an." / "The contract is signed." Exceptions: segments where
a fault that explains it (an omission, an addition) is told anyway.

Source: Translate Toolkit `sentencecount`; ITS 2.0 localization quality issue type "omission".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.sentences import count_sentences

FRENCH = """La traduction compte au moins deux phrases de plus, ou de moins, que sa source.

Pourquoi : couper ou réunir une phrase est la liberté du traducteur ; un écart de deux dans un segment cache souvent un oubli ou
un ajout. Les fins de phrase sont comptées avec prudence : abréviations, initiales et nombres n’en sont pas."""
RULE = Rule("LEN002", "sentence-count", Level.INFO, "omission", "segment", "0.1")
MESSAGES = {
    "differs": (
        "{ours} sentence(s) here, {theirs} in the source",
        "{ours} phrase(s) ici, {theirs} dans la source",
    ),
}
EXAMPLES = {
    "fire": [
        (
            "Le contrat est signé. Les travaux débutent en mai. Ils dureront un an.",
            "The contract is signed, and the work, which starts in May, will last a year.",
        )
    ],
    "silent": [
        ("Le contrat est signé. Les travaux débutent.", "The contract is signed and the work begins."),
        ("M. le maire, Mme la préfète et le Dr. Roux sont venus.", "The mayor came. So did the prefect and the doctor."),
    ],
}
LEAST_DIFFERENCE = 2
_ENDS = ".!?…"


def _may_differ(*sides: str) -> bool:
    """Return whether a side has ends enough inside it for the difference."""
    return any(sum(map(side.count, _ENDS)) - side.rstrip().endswith(tuple(_ENDS)) >= LEAST_DIFFERENCE for side in sides)


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment whose number of sentences is far from its source's."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        if not _may_differ(pair.target, pair.source):
            continue
        ours, theirs = count_sentences(pair.target), count_sentences(pair.source)
        if abs(ours - theirs) >= LEAST_DIFFERENCE and ours and theirs:
            arguments = {"ours": str(ours), "theirs": str(theirs)}
            yield Hit(pair, 0, len(pair.target), "differs", arguments)

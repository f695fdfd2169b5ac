"""A part of the source has no counterpart in the translation: its end was cut off, or a clause was left out.

Why it matters: a translation that stops half-way reads well and says less. The words of the source are looked up in a table
of word correspondences; a run of words that nothing on the other side explains, in a translation that is also too short,
is flagged. Names, numbers and glossary terms have rules of their own.
Bad: "La ministre a signé la convention, et les travaux commenceront en mai." / "The minister signed the agreement."

Source: ITS 2.0 localization quality issue type "omission"; Brown et al. 1993; Gale & Church 1993 for the length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.coverage import NO_RUN, Run, length_shortfall, weigh_coverage

FRENCH = """Une partie de la source n’a pas de pendant dans la traduction : la fin a été coupée, ou une proposition oubliée.

Pourquoi : une traduction qui s’arrête à mi-chemin se lit bien et en dit moins. Les mots de la source sont cherchés dans une
table de correspondances ; une suite de mots que rien n’explique en face, dans une traduction trop courte de surcroît, est
signalée. Les noms, les nombres et les termes du glossaire ont leurs propres règles."""
RULE = Rule("MEAN001", "omission", Level.WARNING, "omission", "segment", "0.1")
MESSAGES = {
    "end": ('the end of the source is not translated: "{found}"', "la fin de la source n’est pas traduite : « {found} »"),
    "part": ('this part of the source is not translated: "{found}"', "cette partie de la source n’est pas traduite : « {found} »"),
}
EXAMPLES = {
    "fire": [
        (
            "La ministre a signé la convention avec la région, et les travaux de rénovation commenceront au printemps prochain.",
            "The minister signed the agreement with the region.",
        )
    ],
    "silent": [
        ("La ministre a signé la convention.", "The minister signed the agreement."),
        ("Les travaux commenceront au printemps.", "Work will start in spring."),
    ],
}
LEAST_RUN, END_SCORE, PART_SCORE = 2.0, 6.5, 9.5
"""At 6.5 one clean pair of five hundred is flagged, and four of five translations cut at 40-70 % of their words are found."""
SHORTFALL_WEIGHT = 2.0


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a part that was not translated."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        found = find_gap(pair.source, pair.target, context.source_language)
        if found:
            message, run = found
            text = {"found": pair.source[run.start : run.end]}
            yield Hit(pair, run.start, run.end, message, text, side="source", source_span=(run.start, run.end))


def find_gap(text: str, other: str, language: str, margin: float = 0.0) -> tuple[str, Run] | None:
    """Return the message and the stretch of a text in `language` that the other side leaves out, or None.

    `margin` is added to the least scores.
    """
    shortfall = length_shortfall(text, other, language)
    if shortfall <= 0.5:
        return None
    coverage = weigh_coverage(text, other, language)
    extra = SHORTFALL_WEIGHT * shortfall
    for message, run, least in (("end", coverage.last_run(), END_SCORE), ("part", coverage.worst_run(), PART_SCORE)):
        if run is not NO_RUN and run.weight >= LEAST_RUN and run.weight + extra >= least + margin:
            return message, run
    return None

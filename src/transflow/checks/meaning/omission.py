"""A part of the source has no counterpart in the translation: its end was cut off, or a clause was left out.

Why it matters: a translation that stops half-way reads well and says less. The words of the source are looked up in a table
of word correspondences; a run of words that nothing on the other side explains, in a translation that is also too short,
is flagged, and so is a sentence that stops at a word like "the" or "qui". It is a remark where the evidence is weak: where what
the translation does say is not in the source either (a free translation), where the end mark stands and little is missing ("sa
compétence" for "the jurisdiction of the Commissioner"), and where one side alone ends with a colon, so that the rest follows.
Names, numbers and glossary terms have rules of their own.
Bad: "La ministre a signé la convention, et les travaux commenceront en mai." / "The minister signed the agreement."

Source: ITS 2.0 localization quality issue type "omission"; Brown et al. 1993; Gale & Church 1993 for the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.coverage import NO_RUN, Run, length_shortfall, weigh_coverage
from transflow.text.leftovers import other_language

FRENCH = """Une partie de la source n’a pas de pendant dans la traduction : la fin a été coupée, ou une proposition oubliée.

Pourquoi : une traduction qui s’arrête à mi-chemin se lit bien et en dit moins. Les mots de la source sont cherchés dans une
table de correspondances ; une suite de mots que rien n’explique en face, dans une traduction trop courte de surcroît, est
signalée ; de même une phrase qui s’arrête à un mot comme « qui » ou « the ». C’est une remarque quand l’indice est faible : ce que
dit la traduction n’est pas non plus dans la source (elle est libre), le signe final est là et il manque peu (« sa compétence »
pour « the jurisdiction of the Commissioner »), ou un seul des deux côtés finit par deux-points, et la suite vient après. Les
noms, les nombres et les termes du glossaire ont leurs propres règles."""
RULE = Rule("MEAN001", "omission", Level.WARNING, "omission", "segment", "0.1")
MESSAGES = {
    "end": ('the end of the source is not translated: "{found}"', "la fin de la source n’est pas traduite : « {found} »"),
    "cut": ('the sentence stops at "{found}"', "la phrase s’arrête à « {found} »"),
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
_STOPS = (".", "!", "?", "…")
_ENDS = frozenset(".!?…;,:")
"""Signs at the end of a segment that go when it is cut."""
_DANGLING = {
    "fr": re.compile(
        r"(?<![,;] )\b(?:qui|que|dont|les?|la|des?|du|[dl][’']|et|ou|à|aux?|ces?|cette|son|sa|ses|leurs|nos|vos|ne|afin)(?=[.…]?$)"
    ),
    "en": re.compile(r"(?<![,;] )\b(?:the|an?|and|or|our|their|its|whose|which|because|than)(?=[.…]?$)"),
}
"""Small words that no sentence ends with: articles, conjunctions, relative words. Source: Grevisse & Goosse, §562 and after."""
LEAST_RUN, END_SCORE, PART_SCORE = 2.0, 8.0, 12.0
SHORTFALL_WEIGHT = 3.0
LEAST_WORDS = 4
"""Words of a translation that a small word may end wrongly."""
LEAST_SHORTFALL, SURE_SHORTFALL = 0.5, 1.0
"""In deviations of the length of translations."""
COVER_WEIGHT, OPEN_WEIGHT, SURE_SCORES = 2.0, 0.5, {"end": 10.5, "part": 13.5}
"""Weight of how well the other side is answered, of each of its words that is not, and sums from which a gap is beyond doubt where
no end mark was lost: one clean pair of a thousand has them, and so do 19 of 20 translations cut at 40-70 % of their words."""
FEW_WORDS = 4
"""Words of an owner for whom a possessive stands."""
_OWNED = re.compile(r"\b(?:of|by) (?:the |an? )?$|\b(?:de la |de l[’']|du |des |de |d[’'])$")
_POSSESSIVE = {
    "fr": re.compile(r"\b(?:son|sa|ses|leurs?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE),
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment with a part that was not translated."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        found = find_gap(pair.source, pair.target, context.source_language)
        if found:
            span = found.run.start, found.run.end
            text = {"found": pair.source[slice(*span)]}
            yield Hit(pair, *span, found.message, text, side="source", source_span=span, level="" if found.is_sure else "info")
        if not (found and found.is_sure):
            yield from _find_stop(pair, context)


def _find_stop(pair: Pair, context: Context) -> Iterator[Hit]:
    """Yield the small word that a translation stops at, if its source does not."""
    source, target = (pair.source or "").rstrip(), pair.target.rstrip()
    if not source.endswith(_STOPS) and not target.endswith(_STOPS):
        return
    match = _DANGLING[context.target_language].search(target)
    if match and len(target.split()) >= LEAST_WORDS and not _DANGLING[context.source_language].search(source):
        yield Hit(pair, *match.span(), "cut", {"found": match[0]})


class Gap(NamedTuple):
    """A stretch of a text that the other side leaves out."""

    message: str
    run: Run
    is_sure: bool
    """Whether the other side is clearly too short, and what it does say is in the text: a free translation is not."""


def find_gap(text: str, other: str, language: str, margin: float = 0.0) -> Gap | None:
    """Return the stretch of a text in `language` that the other side leaves out, or None; `margin` is added to the least scores."""
    shortfall = length_shortfall(text, other, language)
    if shortfall <= LEAST_SHORTFALL:
        return None
    coverage = weigh_coverage(text, other, language)
    extra = SHORTFALL_WEIGHT * shortfall
    if sum(weight <= 0 for weight in coverage.weights) + extra < END_SCORE + margin:
        return None  # No stretch weighs more than one for each of its words.
    for message, run, least in (("end", coverage.last_run(), END_SCORE), ("part", coverage.worst_run(), PART_SCORE)):
        if run is not NO_RUN and run.weight >= LEAST_RUN and run.weight + extra >= least + margin:
            is_owner = run.words <= FEW_WORDS and _is_said_by_possessive(text[: run.start], other, other_language(language))
            is_sure = shortfall > SURE_SHORTFALL and not is_owner
            return Gap(message, run, is_sure and _is_beyond_doubt(run.weight + extra - SURE_SCORES[message], text, other, language))
    return None


def _is_beyond_doubt(score: float, text: str, other: str, language: str) -> bool:
    """Return whether a gap is an omission: the end mark went with it, or the other side is else a close translation.

    `score` is what it weighs over what is sure by itself. A side that alone ends with a colon introduces lines that say the rest.
    """
    answered = weigh_coverage(other, text, other_language(language))
    ends = text.rstrip()[-1:], other.rstrip()[-1:]
    if answered.mean <= 0 or ends.count(":") == 1:
        return False
    is_cut = ends[0] in _ENDS and ends[1].isalnum()
    unanswered = sum(weight <= 0 for weight in answered.weights)
    return is_cut or score + COVER_WEIGHT * answered.mean - OPEN_WEIGHT * unanswered >= 0


def _is_said_by_possessive(before: str, other: str, language: str) -> bool:
    """Return whether a gap behind "of the" may be said by a possessive of the other side ("sa compétence")."""
    return bool(_OWNED.search(before) and _POSSESSIVE[language].search(other))

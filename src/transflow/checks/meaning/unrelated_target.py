"""The translation belongs to another source: hardly a word of the one side answers a word of the other.

Why it matters: rows of a table that slipped by one, or a paragraph pasted in the wrong place, leave each sentence correct in
itself. Few words are a remark, or a warning if none has an answer, not even a word that begins alike ("locals", "locaux"); many
are an error.
Bad: "Les travaux commenceront au printemps prochain." / "The museum is closed on public holidays."

Source: ITS 2.0 localization quality issue type "mistranslation"; Brown et al. 1993 (IBM model 1) for the word table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.coverage import explains_more, weigh_coverage
from transflow.text.lexicon import content_stems

FRENCH = """La traduction appartient à une autre source : presque aucun mot d’un côté ne répond à un mot de l’autre.

Pourquoi : des lignes décalées d’un rang, ou un paragraphe collé au mauvais endroit, laissent chaque phrase juste en elle-même.
Peu de mots font une remarque, ou un avertissement si aucun n’a de pendant, pas même un mot qui commence de même (« locaux »,
« locals ») ; beaucoup, une erreur."""
RULE = Rule("MEAN003", "unrelated-target", Level.ERROR, "mistranslation", "segment", "0.1")
MESSAGES = {
    "unrelated": (
        "this does not seem to be the translation of its source",
        "ceci ne semble pas être la traduction de sa source",
    )
}
EXAMPLES = {
    "fire": [
        (
            "Les travaux de rénovation du quartier commenceront au printemps prochain.",
            "The museum is closed on public holidays and every Tuesday.",
        )
    ],
    "silent": [
        ("Les travaux commenceront au printemps prochain.", "Work will begin next spring."),
        ("Contact presse", "Press contact"),
    ],
}
LEAST_WORDS, MOST_WEIGHT = 4, -0.4
"""Words of each side, and mean weight that neither may have more of."""
SURE_SUM, LEAST_SUM = -8.5, -6.0
"""Sum of the weights, mean of both sides: at the first one clean pair of fourteen hundred and 95 of 100 swapped ones weigh less.
Short segments need worse words than long ones, since chance weighs more in them."""
FREE_WEIGHT, FREE_SUM = -0.7, -12.0
"""Mean weight and sum over which a segment is a free translation rather than another one: some of its words are answered."""
BEGINNING = 4
"""Letters that words of both languages share by kinship, where the table of words lacks them."""
NO_WORD = -1.3
"""Mean weight of words of which hardly one has an answer; such a short segment is a warning, unless figures speak for it."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each segment that translates something else."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if pair.source and pair.target.strip():
            total, mean = weigh_relation(pair.source, pair.target, context)
            if total <= LEAST_SUM:
                has_value = any(map(str.isdigit, pair.source + pair.target))
                is_sure = total <= SURE_SUM and (mean <= FREE_WEIGHT or total <= FREE_SUM)
                is_bare = mean <= NO_WORD and not has_value and not _begin_alike(pair.source, pair.target)
                level = "" if is_sure else "warning" if is_bare else "info"
                yield Hit(pair, 0, len(pair.target), "unrelated", source_span=(0, len(pair.source)), level=level)


def _begin_alike(source: str, target: str) -> bool:
    """Return whether a content word of the one side begins as one of the other does."""
    here, there = ({stem[:BEGINNING] for stem in content_stems(text) if len(stem) >= BEGINNING} for text in (source, target))
    return not here.isdisjoint(there)


def weigh_relation(source: str, target: str, context: Context) -> tuple[float, float]:
    """Return the sum of the weights of the words, mean of both sides, and the greater mean weight.

    The sum is 0 where one side explains the other, or is too short.
    """
    if explains_more(source, target, context.source_language, MOST_WEIGHT):
        return 0.0, 0.0
    here = weigh_coverage(source, target, context.source_language)
    there = weigh_coverage(target, source, context.target_language)
    if min(len(here.words), len(there.words)) < LEAST_WORDS or there.mean > MOST_WEIGHT:
        return 0.0, 0.0
    return (sum(here.weights) + sum(there.weights)) / 2, max(here.mean, there.mean)

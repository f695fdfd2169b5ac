"""The translation is much shorter or longer than its source: half a sentence lost, a sentence too many.

Why it matters: English takes about nine characters for ten of French, and translators stray little from that. A ratio outside
the usual bounds is a note, an extreme one a warning. In a document of eight pairs and more, a pair far from the document's own
median is noted too. Very short segments say nothing, and one that alone ends with a colon, since the rest follows, gets a note.
A block over the length that the settings allow for its role
(`lengths = { headline = 90 }` under `[check]`) is a warning, in a text of one language too; no limit is set by default.
Bad: a source of 200 characters for a target of 12. Good: ratios of English to French characters from 0.5 to 1.7.

Source: Gale & Church 1993 (lengths in characters); Okapi TARGET_LENGTH; Iglewicz & Hoaglin 1993 (robust z of 3.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import log
from statistics import median

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.coverage import length_shortfall

FRENCH = """La traduction est bien plus courte ou bien plus longue que sa source : une moitié de phrase perdue, une phrase en trop.

Pourquoi : l’anglais prend environ neuf signes pour dix en français, et les traducteurs s’en écartent peu. Un rapport inhabituel
est une remarque, un rapport extrême un avertissement. Dans un document de huit paires et plus, une paire loin de la médiane du
document est signalée aussi. Les segments très courts ne disent rien ; un segment qui finit seul par deux-points n’a qu’une
remarque, car la suite vient après. Un bloc plus long que les réglages ne le permettent pour son
rôle (`lengths = { headline = 90 }` sous `[check]`) est un avertissement, même dans un texte en une langue ; sans réglage, aucune
limite."""
RULE = Rule("LEN001", "length-ratio", Level.INFO, "length", "document", "0.1")
MESSAGES = {
    "short": (
        "{ours} characters for {theirs} in the source: is a part missing?",
        "{ours} signes pour {theirs} dans la source : manque-t-il une partie ?",
    ),
    "long": (
        "{ours} characters for {theirs} in the source: is a part added?",
        "{ours} signes pour {theirs} dans la source : y a-t-il un ajout ?",
    ),
    "limit": (
        "{ours} characters in a block ({role}); the settings allow {most}",
        "{ours} signes dans un bloc ({role}) ; les réglages en permettent {most}",
    ),
    "outlier": (
        "{ours} words for {theirs} in the source, unlike the rest of the document",
        "{ours} mots pour {theirs} dans la source, contrairement au reste du document",
    ),
}
EXAMPLES = {
    "fire": [
        ("La ministre et le préfet ont signé la convention avec la région des Hauts-de-France à Lille.", "The minister signed."),
    ],
    "silent": [
        (
            "La ministre a signé la convention avec la région à Lille.",
            "The minister signed the agreement with the region in Lille.",
        ),
        ("Merci à toutes et à tous.", "Thank you all."),
        ("Contact presse", "Press"),
    ],
}
BOUNDS = ((41, 0.5, 1.7), (10, 0.3, 3.0))
"""Least length of the source, then bounds of English characters over French ones."""
LEAST_LENGTH, MOST_DEVIATION = 10, 3.1
"""Code points of a source, and deviations from the length expected of its translation that clean pairs stay within, save one in
a thousand. Source: 7000 pairs of debates, laws and news."""
LEAST_PAIRS, LEAST_WORDS, FAR, LEAST_SPREAD = 8, 10, 3.5, 0.2
"""Pairs of a document, words of a source, robust z, and the least median deviation of the logarithm taken for it."""
_WORD = re.compile(r"[^\W_]+")


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each block over its limit, then for each pair whose lengths do not go together."""
    if context.limits:
        yield from _over_limit(pairs, context.limits)
    if not context.is_bilingual:
        return
    whole = [pair for pair in pairs if pair.source and pair.source.strip() and pair.target.strip()]
    words = [(len(_WORD.findall(pair.source or "")), len(_WORD.findall(pair.target))) for pair in whole]
    ratios = [log((ours + 1) / (theirs + 1)) for theirs, ours in words]
    middle = median(ratios) if ratios else 0.0
    spread = max(median(abs(ratio - middle) for ratio in ratios), LEAST_SPREAD) if ratios else LEAST_SPREAD
    for pair, (theirs, ours), ratio in zip(whole, words, ratios, strict=True):
        hit = _judge(pair, context.target_language)
        if hit:
            yield hit
        elif len(whole) >= LEAST_PAIRS and theirs >= LEAST_WORDS and 0.6745 * abs(ratio - middle) / spread > FAR:
            yield Hit(pair, 0, len(pair.target), "outlier", {"ours": str(ours), "theirs": str(theirs)})


def _over_limit(pairs: Sequence[Pair], limits: Mapping[str, int]) -> Iterator[Hit]:
    for _, members in groupby(pairs, key=lambda pair: pair.id.partition(".")[0]):
        block = list(members)
        most = limits.get(block[0].role, 0)
        length = len(" ".join(pair.target for pair in block))
        if most and length > most:
            arguments = {"ours": str(length), "most": str(most), "role": block[0].role}
            yield Hit(block[0], 0, len(block[0].target), "limit", arguments, level="warning")


def _judge(pair: Pair, language: str) -> Hit | None:
    theirs, ours = _length(pair.source or ""), _length(pair.target)
    english_over_french = ours / theirs if language == "en" else theirs / max(ours, 1)
    if not _is_outside(BOUNDS, theirs, english_over_french):
        return None
    message = "short" if ours < theirs else "long"
    other = "fr" if language == "en" else "en"
    is_lead = (pair.source or "").rstrip().endswith(":") != pair.target.rstrip().endswith(":")
    is_extreme = theirs >= LEAST_LENGTH and abs(length_shortfall(pair.source or "", pair.target, other)) > MOST_DEVIATION
    is_extreme = is_extreme and not is_lead
    level = "warning" if is_extreme else ""
    return Hit(pair, 0, len(pair.target), message, {"ours": str(ours), "theirs": str(theirs)}, level=level)


def _is_outside(bounds: Sequence[tuple[int, float, float]], length: int, ratio: float) -> bool:
    for least, low, high in bounds:
        if length >= least:
            return not low <= ratio <= high
    return False


def _length(text: str) -> int:
    return len(" ".join(text.split()))

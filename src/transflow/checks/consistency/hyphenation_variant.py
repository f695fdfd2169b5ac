"""One word is written with and without its hyphen in one document.

Why it matters: "co-operation" beside "cooperation" shows that nobody read the whole. The rarer form is flagged; where both
are as frequent, the later one. Its first place is a warning, its further ones are notes: one choice settles all.
Bad: "co-financing ... cofinancing". Good: one of the two throughout. Two words beside a hyphenated one ("long term",
"long-term") are grammar, not variants, and are left alone.

Source: New Oxford Style Manual, ch. 3 (hyphenation: "be consistent within a work").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.traits import has_word, signs_in

FRENCH = """Un même mot est écrit avec et sans trait d’union dans un document.

Pourquoi : « co-operation » à côté de « cooperation » montre que personne n’a relu l’ensemble. La forme la plus rare est signalée ;
à égalité, la dernière venue. Le premier endroit est un avertissement, les suivants des remarques : un seul choix les règle. Deux
mots à côté d’un mot composé (« long term », « long-term ») relèvent de la grammaire et ne sont pas signalés."""
RULE = Rule("STYLE001", "hyphenation-variant", Level.WARNING, "inconsistency", "document", "0.1")
MESSAGES = {
    "variant": (
        '"{found}" here, "{expected}" on line {line}: keep one spelling',
        "« {found} » ici, « {expected} » ligne {line} : garder une seule graphie",
    ),
}
EXAMPLES = {
    "fire": [(None, "The co-operation and the cooperation.")],
    "silent": [(None, "The cooperation. A long-term plan for the long term.")],
}
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?:[-‐‑][^\W\d_]+)*(?![\w@/-])")
_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
_SHORTEST = 5
"""Letters below which two spellings are two words more often than variants ("re-sent", "resent")."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the occurrences of the rarer spelling of each word."""
    joins = _joined_words(pairs, context.target_language)
    if not joins:
        return
    places: dict[str, dict[str, list[tuple[Pair, int, int]]]] = defaultdict(lambda: defaultdict(list))
    wanted = joins | {f"{join}s" for join in joins}
    for pair in pairs:
        if signs_in(pair.target).isdisjoint("-‐‑") and not has_word(pair.target, wanted):
            continue
        for match in _WORD.finditer(pair.target):
            form = re.sub("[‐‑]", "-", match.group()).lower()
            joined = form.replace("-", "")
            key = _singular(joined, context.target_language)
            if key in joins and len(joined) >= _SHORTEST and not match.group().isupper():
                places[key][_singular(form, context.target_language)].append((pair, *match.span()))
    for forms in places.values():
        if len(forms) < 2 or not any("-" in form for form in forms):
            continue
        ranked = sorted(forms.values(), key=lambda spots: (-len(spots), spots[0][0].index, spots[0][1]))
        first, start, end = ranked[0][0]
        kept = first.target[start:end]
        for spots in ranked[1:]:
            for number, (pair, begin, stop) in enumerate(spots):
                found = pair.target[begin:stop]
                suggestion = kept.capitalize() if found[:1].isupper() else kept.lower() if kept[1:].islower() else kept
                arguments = {"found": found, "expected": kept, "line": str(first.line)}
                yield Hit(pair, begin, stop, "variant", arguments, (suggestion,), level="info" if number else "")


def _joined_words(pairs: Sequence[Pair], language: str) -> frozenset[str]:
    """Return the words that stand somewhere with a hyphen, written without it."""
    hyphened = (pair.target for pair in pairs if not signs_in(pair.target).isdisjoint("-‐‑"))
    found = {match for text in hyphened for match in _HYPHENED.findall(text)}
    return frozenset(_singular(re.sub("[-‐‑]", "", word).lower(), language) for word in found)


def _singular(word: str, language: str) -> str:
    return word[:-1] if language in {"en", "fr"} and word.endswith("s") and not word.endswith("ss") else word

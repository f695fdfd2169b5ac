"""Term candidates from parallel segments: what is a term, how it is rendered, and the segments that show it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from transflow.terms.extraction.candidate import Candidate, Rendering
from transflow.terms.extraction.corrections import corrections
from transflow.terms.extraction.links import Links, link_phrases
from transflow.terms.extraction.phrases import Key
from transflow.terms.extraction.proposal import candidates_to_yaml
from transflow.terms.extraction.side import Side, read_side, side_keyness
from transflow.terms.glossary import Glossary
from transflow.terms.match import matcher_for
from transflow.text.gazetteer import load_gazetteer

__all__ = ["Candidate", "Rendering", "candidates_to_yaml", "corrections", "extract_terms"]

EXAMPLES = 3
"""Pairs of segments kept as evidence."""
_LONGEST_SEGMENT = 2000
"""Longest segment read, in code points: the work for a segment grows with the square of its length."""
_LEAST_INTRODUCED = 0.4
"""Least share of occurrences after an article or the like for a phrase without a capital: verbs and adjectives stay below."""
_SINGLE_WORD = 0.5
"""Weight of single words, which are terms less often than phrases are."""
_LEAST_SHARE = 0.25
"""Least share of a term's segments in which the best rendering stands: below, the links are chance."""


def extract_terms(
    pairs: Iterable[tuple[str, str]],
    source: str = "fr",
    target: str = "en",
    *,
    glossary: Glossary | None = None,
    limit: int = 100,
    min_count: int = 2,
) -> list[Candidate]:
    """Return the term candidates of parallel segments, best first.

    Phrases of one to five content words are ranked by C-value, keyness against the sentences of the lexicon, and the strength of
    their link to the other side. Inflected forms count as one phrase, repeated pairs as one pair. Place names and terms of the
    glossary are left out, and segments over 2,000 characters are passed over: they are no segments.

    Args:
        pairs: Segments with their translations.
        source: Language of the first of each pair.
        target: Language of the second.
        glossary: Terms that are known already, of whatever status.
        limit: Most candidates returned.
        min_count: Least number of occurrences of a term; one that its acronym follows in brackets needs one only.
    """
    rows = list(dict.fromkeys((first, second) for first, second in pairs if _is_segment(first) and _is_segment(second)))
    if not rows or limit < 1:
        return []
    left = read_side([row[0] for row in rows], source, min_count)
    right = read_side([row[1] for row in rows], target, 1)
    links = link_phrases(left, right)
    weights = side_keyness(left)
    covered = {(acronym,) for acronym in left.acronyms.values()}
    keys = [key for key in links.found if key not in covered and _is_nominal(key, left)]
    found = [_build(key, rows, left, right, links, weights) for key in keys]
    kept = [candidate for candidate in found if candidate is not None and not _is_known(candidate, glossary)]
    kept.sort(key=lambda candidate: (-candidate.score, candidate.source))
    return kept[:limit]


def _is_segment(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _LONGEST_SEGMENT


def _is_nominal(key: Key, side: Side) -> bool:
    """Return whether a phrase is used as nouns are: it has a capital inside sentences, or articles and links introduce it."""
    return side.introduced[key] >= _LEAST_INTRODUCED or side.name(key)[0].isupper() or key in side.acronyms


def _build(
    key: Key, rows: Sequence[tuple[str, str]], left: Side, right: Side, links: Links, weights: dict[Key, float]
) -> Candidate | None:
    answers = sorted(links.found[key].items(), key=lambda entry: (-len(entry[1]), -right.words[entry[0]], entry[0]))
    best, where = answers[0]
    count = left.segments[key]
    source, target = left.name(key), right.name(best)
    if len(where) < max(1, count * _LEAST_SHARE) or len(source) < 3:
        return None
    association = links.association[key, best]
    steady = sum(len(places) for _, places in answers) / count
    length = 1.0 if left.words[key] > 1 or source.isupper() else _SINGLE_WORD
    score = length * left.c_value[key] * math.log2(2 + max(0.0, weights[key])) * steady * min(1.0, association / 20)
    shortest = sorted(where, key=lambda index: (len(rows[index][0]) + len(rows[index][1]), index))
    acronyms = _acronyms(key, best, left, right, links)
    is_name = source == target and source[0].isupper() and not source.isupper()
    return Candidate(
        source=source,
        target=target,
        languages=(left.language, right.language),
        count=count,
        target_count=right.segments[best],
        together=len(where),
        c_value=round(left.c_value[key], 2),
        keyness=round(weights[key], 2),
        association=round(association, 2),
        score=round(score, 2),
        renderings=tuple(Rendering(right.name(other), len(places)) for other, places in answers[1:]),
        examples=tuple(rows[index] for index in shortest[:EXAMPLES]),
        kind="name" if is_name else "acronym" if acronyms[0] else "term",
        source_acronym=acronyms[0],
        target_acronym=acronyms[1],
    )


def _acronyms(key: Key, best: Key, left: Side, right: Side, links: Links) -> tuple[str, str]:
    """Return the acronyms of a full form: the one in brackets, and what answers it on the other side."""
    acronym = left.acronyms.get(key, "")
    answers = links.found.get((acronym,), {})
    other = max(answers, key=lambda found: len(answers[found]), default=Key())
    answer = right.name(other) if len(other) == 1 else ""
    return acronym, right.acronyms.get(best, "") or (answer if answer[1:] != answer[1:].lower() or answer == acronym else "")


def _is_known(candidate: Candidate, glossary: Glossary | None) -> bool:
    if candidate.source in load_gazetteer():
        return True
    if glossary is None:
        return False
    found = matcher_for(glossary, candidate.languages[0]).find_all(candidate.source)
    return any((match.start, match.end) == (0, len(candidate.source)) for match in found)

"""One concept of the glossary is worded in two ways in one document.

Why it matters: a reader who meets "turnover" here and "revenue" there looks for the difference. Each wording may be permitted;
a document holds to one. Acronyms and full forms are two kinds, and a short or feminine form is no other wording. What the
source words in two ways may be two in the translation, and quotations keep their words. One finding for a concept lists all
places. Without a source it is a note, and so it is for common words that the glossary only checks (`enforce: check`).
Bad: "turnover" and "revenue" for "chiffre d'affaires". Good: one of them.

Source: ITS 2.0 localization quality issue type "inconsistency".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transflow.checks.context import Context, Hit
from transflow.checks.quotation import Quotations
from transflow.checks.terminology import glossary_term
from transflow.model import Level, Pair, Rule
from transflow.terms.glossary import RANK
from transflow.terms.wording import find_scattered
from transflow.text.coverage import weigh_coverage

FRENCH = """Une notion du glossaire est désignée de deux façons dans un document.

Pourquoi : le lecteur qui rencontre ici « turnover », là « revenue » cherche la différence. Chaque terme peut être permis ; un
document s’en tient à un seul. Sigles et formes longues sont de deux espèces ; une forme courte ou féminine n’est pas un autre
terme. Ce que la source désigne de deux façons peut l’être aussi dans la traduction, et les citations gardent leurs mots. Un
signalement par notion donne tous les endroits. Sans source, ou pour un mot courant que le glossaire contrôle seulement
(`enforce: check`), c’est une remarque. Mauvais : « turnover » et « revenue » pour
« chiffre d’affaires ». Bon : l’un des deux."""
RULE = Rule("TERM007", "term-inconsistent", Level.WARNING, "terminology", "document", "0.1", codes=("T05",))
MESSAGES = {
    "several": (
        "the concept {concept} is worded in {count} ways: {places}; keep one",
        "la notion {concept} est désignée de {count} façons : {places} ; en garder une",
    ),
}
EXAMPLES = {
    "fire": [
        ("Le chiffre d’affaires monte.\nLe chiffre d’affaires baisse.", "Turnover goes up.\nRevenue goes down."),
        ("Les bailleurs sociaux signent.\nLes bailleurs sociaux paient.", "Social landlords sign.\nSocial owners pay."),
    ],
    "silent": [
        ("Le chiffre d’affaires monte.\nLe chiffre d’affaires baisse.", "Turnover goes up.\nTurnover goes down."),
        ("Le chiffre d’affaires monte.\n« Le chiffre d’affaires baisse. »", "Turnover goes up.\n“Revenue goes down.”"),
        ("L’économie sociale et solidaire grandit.\nL’ESS paie.", "The social and solidarity economy grows.\nThe SSE pays."),
    ],
}


@dataclass(frozen=True, slots=True)
class _Place:
    pair: Pair
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.pair.target[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way of saying a concept; `rank` is the order of preference in the glossary, unlisted words last."""

    text: str
    rank: int
    places: list[_Place]


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each concept with several wordings, at the first place of one that is not to be kept."""
    told: set[str] = set()
    for (concept, _, _), wordings in _collect(pairs, context).items():
        if len(wordings) < 2 or concept in told:
            continue
        ordered = sorted(wordings.values(), key=lambda one: (one.rank, -len(one.places)))
        kept = ordered[0]
        others = [one for one in ordered[1:] if not _are_alike(kept.text, one.text, context.target_language)]
        if others:
            told.add(concept)
            place = min((place for one in others for place in one.places), key=lambda place: (place.pair.index, place.start))
            arguments = {"concept": concept, "count": str(len(others) + 1), "places": _tell([kept, *others])}
            terms = context.glossary.by_id[concept].terms.get(context.target_language, ())
            level = "" if context.is_bilingual and not all(term.enforce == "check" for term in terms) else "info"
            yield Hit(place.pair, place.start, place.end, "several", arguments, (kept.text,), level=level, concept=concept)


def _collect(pairs: Sequence[Pair], context: Context) -> dict[tuple[str, str, bool], dict[str, _Wording]]:
    """Return the wordings by concept, source term and kind (True for acronyms)."""
    found: dict[tuple[str, str, bool], dict[str, _Wording]] = defaultdict(dict)
    quoted = Quotations(pairs)
    for pair in pairs:
        sources = _source_terms(pair, context)
        for match in context.match_target(pair.target):
            concept, term = match.term.concept, match.term
            source = sources.get(concept, "" if not context.is_bilingual else None)
            if source is None or not term.is_permitted or term.enforce == "off" or match.rivals:
                continue
            if not quoted.text_around(Hit(pair, match.start, match.end, "several")):
                key = (concept, source, term.type == "acronym")
                wording = found[key].setdefault(term.text, _Wording(term.text, RANK[term.status], []))
                wording.places.append(_Place(pair, match.start, match.end))
    for concept, source, place in _unlisted(pairs, context):
        listed = found.get((concept, source, False))
        if listed and not quoted.text_around(Hit(place.pair, place.start, place.end, "several")):
            listed.setdefault(place.text.lower(), _Wording(place.text, len(RANK), [])).places.append(place)
    return found


def _source_terms(pair: Pair, context: Context) -> dict[str, str | None]:
    """Return the one source term of each concept of a pair, None where the source says it in two ways."""
    terms: dict[str, str | None] = {}
    for match in context.match_source(pair.source) if context.is_bilingual and pair.source else ():
        concept, text = match.term.concept, match.term.text
        terms[concept] = text if terms.get(concept, text) == text else None
    return terms


def _unlisted(pairs: Sequence[Pair], context: Context) -> Iterator[tuple[str, str, _Place]]:
    """Yield the concept, the source term and the place of each wording that no concept of the glossary has, names left out."""
    for hit in glossary_term.find(pairs, context):
        start = hit.pair.target.find(hit.arguments.get("found") or "\n\n")
        source = _source_terms(hit.pair, context).get(hit.concept)
        if hit.message != "instead" or hit.level != Level.WARNING or start < 0 or not source or source[0].isupper():
            continue
        place = _Place(hit.pair, start, start + len(hit.arguments["found"]))
        if _answers_other_words(place.text, hit, context):
            continue
        others = context.match_target(hit.pair.target)
        if not any(match.term.concept != hit.concept and match.start < place.end and start < match.end for match in others):
            yield hit.concept, source, place


def _answers_other_words(text: str, hit: Hit, context: Context) -> bool:
    """Return whether all words of a wording answer other words of the source than the term ("regional authorities")."""
    source = hit.pair.source or ""
    rest = f"{source[: hit.start]} {source[hit.end :]}"
    weights = weigh_coverage(text, rest, context.target_language).weights
    return bool(weights) and min(weights) > 0


def _are_alike(one: str, other: str, language: str) -> bool:
    """Return whether one wording is a form of the other, or a part of it."""
    first, second = (re.sub(r"-\s?", " ", text.lower()) for text in (one, other))
    if first in second or second in first:
        return True
    return bool(find_scattered(one, other, language) or find_scattered(other, one, language))


def _tell(wordings: Sequence[_Wording]) -> str:
    texts = []
    for wording in wordings:
        lines = ", ".join(dict.fromkeys(str(place.pair.line) for place in wording.places))
        texts.append(f'"{wording.text}" (l. {lines})')
    return ", ".join(texts)

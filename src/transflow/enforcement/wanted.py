"""What a segment's glossary hits ask of its translation, and whether a text satisfies them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from transflow.model import Annotation
from transflow.terms.glossary import Glossary, Term
from transflow.terms.layers import find_layer
from transflow.terms.match import Match, Matcher, matcher_for
from transflow.terms.morphology import inflect_term, is_plural, phrases_in_sentence
from transflow.text.normalize import fold_accents

_REMEMBERED = 2000
"""Texts whose matches are remembered."""
_OTHERS = 3
"""Admitted renderings tried beside the preferred one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One source term and the target terms that may render it."""

    concept: str
    start: int
    end: int
    source: str
    """The term as the source writes it."""
    terms: tuple[Term, ...]
    """Permitted target terms, preferred first."""
    plural: bool
    """Whether the rendering is plural: "savings" are plural, "épargne" is not."""
    banned: tuple[str, ...]
    """Forbidden and deprecated target forms of the concept."""
    enforce: str
    gender: str = ""
    """Gender of the source term, where the glossary names it."""

    @property
    def form(self) -> str:
        """Return the preferred rendering in the number of the source."""
        return self.form_in(plural=self.plural)

    def form_in(self, *, plural: bool, term: Term | None = None) -> str:
        """Return a rendering, the preferred one unless told otherwise, in a number."""
        return inflect_term(term or self.terms[0], plural=plural)

    def others(self) -> tuple[Term, ...]:
        """Return the renderings that may stand for the preferred one: of the same type, with the same gender."""
        first = self.terms[0]
        return tuple(term for term in self.terms[1 : 1 + _OTHERS] if term.type == first.type and term.gender in {"", first.gender})

    def phrases(self, term: Term | None = None) -> tuple[str, ...]:
        """Return a rendering with the articles that may stand before it, then in the other number."""
        term = term or self.terms[0]
        same = phrases_in_sentence(term, plural=self.plural)
        other = () if term.type in {"acronym", "name"} else (self.form_in(plural=not self.plural, term=term),)
        return tuple(dict.fromkeys(same + other))


def give_terms(items: Sequence[Wanted], beside: Sequence[Annotation] = ()) -> tuple[Annotation, ...]:
    """Return the renderings of terms, and what else is given, by place; a term that overlaps the other is left out."""
    terms = [
        Annotation(item.start, item.end, item.form, item.enforce == "hard")
        for item in items
        if not any(other.start < item.end and item.start < other.end for other in beside)
    ]
    return tuple(sorted((*beside, *terms), key=lambda one: one.start))


class Obligations:
    """The glossary seen from one language pair."""

    def __init__(self, glossary: Glossary, source: str, target: str) -> None:
        """Index both sides of the glossary."""
        self.source, self.target = source, target
        self._glossary = glossary
        self._seen: dict[str, list[Match]] = {}

    @cached_property
    def _source_matcher(self) -> Matcher:
        return matcher_for(self._glossary, self.source)

    @cached_property
    def _target_matcher(self) -> Matcher:
        return matcher_for(self._glossary, self.target)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names that the glossary keeps in both languages."""
        return self._glossary.names

    def tell_glossary(self, concept: str) -> str:
        """Return the name of the glossary that a concept comes from, empty where only one is in use."""
        return find_layer(self._glossary, concept).label_in_layers if len(self._glossary.layers) > 1 else ""

    def find(self, text: str) -> tuple[Wanted, ...]:
        """Return what the terms of a source text ask for, from left to right; terms without a rendering ask nothing."""
        found = (self._wanted(match) for match in self._source_matcher.find(text))
        return tuple(wanted for wanted in found if wanted)

    def _wanted(self, match: Match) -> Wanted | None:
        terms: list[Term] = []
        banned: list[str] = []
        for term in match.terms:
            concept = self._glossary.by_id[term.concept]
            terms += concept.permitted(term, self.target)
            banned += [other.text for other in concept.terms.get(self.target, ()) if not other.is_permitted]
        if not terms or match.term.enforce == "off":
            return None
        written = match.text
        return Wanted(
            match.term.concept,
            match.start,
            match.end,
            written,
            tuple(terms),
            is_plural(written, match.term) and terms[0].number != "sg",
            tuple(banned),
            match.term.enforce,
            match.term.gender,
        )

    def places(self, wanted: Wanted, text: str) -> list[tuple[int, int]]:
        """Return where a text renders a wanted term, in any permitted and inflected form."""
        accepted = {id(term) for term in wanted.terms} | {(term.concept, term.text) for term in wanted.terms}
        spans: list[tuple[int, int]] = []
        for match in self._target_matches(text):
            fits = any(id(term) in accepted or (term.concept, term.text) in accepted for term in match.terms)
            if fits and not any(match.start < end and start < match.end for start, end in spans):
                spans.append((match.start, match.end))
        return spans

    def accent_capitals(self, items: Sequence[Wanted], text: str) -> str:
        """Return a French text of the same length whose terms in capitals have the accents that the glossary writes."""
        for item in items if self.target == "fr" else ():
            for start, end in self.places(item, text):
                written = text[start:end]
                forms = [
                    inflect_term(term, plural=plural).upper() for term in item.terms for plural in (item.plural, not item.plural)
                ]
                same = (form for form in forms if len(form) == len(written) and fold_accents(form) == fold_accents(written))
                if written.isupper():
                    text = text[:start] + next(same, written) + text[end:]
        return text

    def term_of(self, concept: str, form: str) -> Term | None:
        """Return the permitted target term of a concept that a form writes, or None."""
        for match in self._target_matcher.find_all(form):
            if (match.start, match.end) == (0, len(form)):
                found = next((term for term in match.terms if term.concept == concept and term.is_permitted), None)
                if found:
                    return found
        return None

    def _target_matches(self, text: str) -> list[Match]:
        """Return every match of a text, remembered: each term of a segment looks at the same few texts."""
        if text not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[text] = list(self._target_matcher.find_all(text))
        return self._seen[text]

    def forbidden(self, wanted: Wanted, text: str) -> list[tuple[int, int]]:
        """Return where a text holds a forbidden or deprecated form of the wanted concept."""
        return [
            (match.start, match.end)
            for match in self._target_matcher.find(text)
            if all(not term.is_permitted for term in match.terms) and any(term.concept == wanted.concept for term in match.terms)
        ]

    def missing(self, wanted: tuple[Wanted, ...], text: str) -> list[Wanted]:
        """Return the wanted terms that a text does not render as often as the source has them."""
        left: dict[tuple[str, ...], int] = {}
        out: list[Wanted] = []
        for item in wanted:
            key = tuple(sorted({term.text for term in item.terms}))
            if key not in left:
                left[key] = len(self.places(item, text))
            if left[key] > 0:
                left[key] -= 1
            else:
                out.append(item)
        return out

    def is_obeyed(self, wanted: tuple[Wanted, ...], text: str) -> bool:
        """Return whether a text renders every wanted term and holds no forbidden form of them."""
        return not self.missing(wanted, text) and not any(self.forbidden(item, text) for item in wanted)

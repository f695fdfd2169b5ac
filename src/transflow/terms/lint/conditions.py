"""The rule on context words: conditions that can never be met, or always are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transflow.model import Level
from transflow.terms.glossary import Glossary, Term
from transflow.terms.lint.entries import Inventory, TermItem, plain
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.terms.lint.frequent import FREQUENT
from transflow.terms.match import Matcher
from transflow.terms.tokens import Token, tokenize


def find_idle_conditions(inventory: Inventory) -> Iterator[Hit]:
    """G05: context words that cannot do what they are for."""
    for item in inventory.every_term():
        term = item.term
        if term.requires_any or term.forbids_any:
            yield from _context_words(item)
        if term.exceptions:
            yield from _exceptions(item)


def _context_words(item: TermItem) -> Iterator[Hit]:
    term = item.term
    own = {key for text in term.spellings for token in tokenize(text, term.language) for run in token.keys for key in run}
    forbidden = {plain(text).lower() for text in term.forbids_any}
    for text, path in item.strings("requires_any", "forbids_any"):
        name, place = str(path[0]), item.place(*path)
        tokens = tokenize(plain(text), term.language)
        words = {"field": name, "word": text, "term": term.text}
        if not tokens:
            yield Hit(place, "wordless", words)
        elif all(token.text.lower() in FREQUENT[term.language] for token in tokens):
            yield Hit(place, "everywhere", words)
        elif _is_met(tokens, own):
            yield Hit(place, "own-" + name.partition("_")[0], words)
        elif name == "requires_any" and plain(text).lower() in forbidden:
            yield Hit(place, "both", words)


def _is_met(tokens: tuple[Token, ...], words: set[str]) -> bool:
    """Return whether words hold a phrase, as the matcher asks of a text."""
    return all(any(run[0] in words for run in token.keys) for token in tokens)


def _exceptions(item: TermItem) -> Iterator[Hit]:
    term = item.term
    own = {plain(text).lower() for text in term.spellings}
    bare = replace(term, exceptions=(), requires_any=(), forbids_any=(), enforce="soft")
    matcher = _matcher_of(item, bare)
    for text, path in item.strings("exceptions"):
        place = item.place(*path)
        words = {"word": text, "term": term.text}
        if plain(text).lower() in own:
            yield Hit(place, "itself", words)
        elif not matcher.find_all(_in_any_case(text, bare)):
            yield Hit(place, "apart", words)


def _matcher_of(item: TermItem, term: Term) -> Matcher:
    concept = replace(item.owner.concept, terms={term.language: (term,)})
    return Matcher(Glossary((concept,)), term.language)


def _in_any_case(text: str, term: Term) -> str:
    """Return an exception as it may stand in a text: it is compared without case, the term may need its capitals."""
    at = text.lower().find(term.text.lower())
    return text if at < 0 else text[:at] + term.text + text[at + len(term.text) :]


_TERM = "- id: a\n  fr: [{term: quartier prioritaire, gender: m, "
EXAMPLES: Examples = {
    "G05": {
        "fire": (
            Example(f"{_TERM}forbids_any: [quartier]}}]\n  en: [district]"),
            Example(f"{_TERM}requires_any: [prioritaires]}}]\n  en: [district]"),
            Example(f"{_TERM}requires_any: ['…']}}]\n  en: [district]"),
            Example(f"{_TERM}forbids_any: [de la]}}]\n  en: [district]"),
            Example(f"{_TERM}requires_any: [école], forbids_any: [école]}}]\n  en: [district]"),
            Example(f"{_TERM}exceptions: [réseau d'éducation]}}]\n  en: [district]"),
            Example(f"{_TERM}exceptions: [quartier prioritaire]}}]\n  en: [district]"),
        ),
        "silent": (
            Example(f"{_TERM}forbids_any: [école]}}]\n  en: [district]"),
            Example(f"{_TERM}requires_any: [École, politique de la ville]}}]\n  en: [district]"),
            Example(f"{_TERM}exceptions: [comité des quartiers prioritaires]}}]\n  en: [district]"),
            Example("- id: a\n  fr: [{term: Anru, type: acronym, exceptions: [anru +]}]\n  en: [Anru]"),
        ),
    },
}
RULES = (
    LintRule(
        "G05",
        "idle-condition",
        Level.ERROR,
        (
            "A context word (requires_any, forbids_any, exceptions) can never be met, or always is.",
            "Un mot de contexte (requires_any, forbids_any, exceptions) n’est jamais rencontré, ou l’est toujours.",
        ),
        (
            (
                "A term that is forbidden beside one of its own words is never found; an exception that does not hold the term"
                " excepts nothing. Conditions are words, not regular expressions: match: regex is refused by the schema (G04)."
            ),
            (
                "Un terme interdit à côté de l’un de ses propres mots n’est jamais trouvé ; une exception qui ne contient pas le"
                " terme n’excepte rien. Les conditions sont des mots, non des expressions régulières : match: regex est refusé."
            ),
        ),
        {
            "wordless": ('"{word}" in {field} holds no word', "« {word} » dans {field} ne contient aucun mot"),
            "everywhere": (
                '"{word}" in {field} stands in nearly every sentence',
                "« {word} » dans {field} figure dans presque toute phrase",
            ),
            "own-forbids": (
                '"{word}" in forbids_any is part of "{term}": the term is never found',
                "« {word} » dans forbids_any fait partie de « {term} » : le terme n’est jamais trouvé",
            ),
            "own-requires": (
                '"{word}" in requires_any is part of "{term}": the condition is always met',
                "« {word} » dans requires_any fait partie de « {term} » : la condition est toujours remplie",
            ),
            "both": ('"{word}" is both required and forbidden', "« {word} » est à la fois exigé et interdit"),
            "itself": (
                'the exception "{word}" is the term itself, which is then never found',
                "l’exception « {word} » est le terme même, qui n’est alors jamais trouvé",
            ),
            "apart": ('the exception "{word}" does not hold "{term}"', "l’exception « {word} » ne contient pas « {term} »"),
        },
        {
            "apart": (
                "an exception is a longer phrase around the term",
                "une exception est une expression plus longue autour du terme",
            ),
            "everywhere": ("name a content word", "donnez un mot plein"),
            "own-forbids": (
                "name words around the term; for a longer phrase use exceptions",
                "donnez des mots voisins du terme ; pour une expression plus longue, exceptions",
            ),
        },
        EXAMPLES["G05"],
        find_idle_conditions,
    ),
)

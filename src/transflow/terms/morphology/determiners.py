"""What stands before a term: articles and other determiners, elided and contracted as the term demands."""

from __future__ import annotations

from transflow.terms.glossary import Term
from transflow.terms.morphology.elision import is_elided_before
from transflow.terms.morphology.english import choose_indefinite
from transflow.terms.morphology.number import inflect_term

_PLURAL_OF = {
    "le": "les", "un": "des", "ce": "ces", "mon": "mes", "ton": "tes", "son": "ses", "notre": "nos", "votre": "vos",
    "leur": "leurs", "du": "des", "au": "aux",
}  # fmt: skip
_FEMININE_OF = {"le": "la", "un": "une", "ce": "cette", "mon": "ma", "ton": "ta", "son": "sa", "du": "de la", "au": "à la"}
_BEFORE_VOWEL = {
    "le": "l’", "la": "l’", "ce": "cet", "ma": "mon", "ta": "ton", "sa": "son", "du": "de l’", "de la": "de l’", "au": "à l’",
    "à la": "à l’", "de": "d’", "que": "qu’", "ne": "n’", "se": "s’", "me": "m’", "te": "t’", "je": "j’", "jusque": "jusqu’",
    "lorsque": "lorsqu’", "puisque": "puisqu’", "quoique": "quoiqu’",
}  # fmt: skip
"""Source: Grevisse, Le Bon Usage, §§45 (elision), 586 (contraction), 615 (ce, cet), 616 (mon before a feminine)."""


def fit_determiner(word: str, *, feminine: bool = False, plural: bool = False, elided: bool = False) -> str:
    """Return a French determiner or preposition as a noun of that gender and number demands it, with the space or apostrophe.

    `word` is the masculine singular (le, un, ce, mon, du, au) or an invariable word (de, à, que). A plural does not elide.
    """
    if plural:
        fitted = _PLURAL_OF.get(word, word)
        elided = elided and word not in _PLURAL_OF
    else:
        fitted = _FEMININE_OF.get(word, word) if feminine else word
    if elided:
        fitted = _BEFORE_VOWEL.get(fitted, fitted)
    return fitted if fitted.endswith("’") else f"{fitted} "


def join_determiner(word: str, term: Term, *, plural: bool = False) -> str:
    """Return a term with a determiner or preposition before it: `l’Anru`, `cet écoquartier`, `d’EDF`, `an SSE`.

    French determiners are named by their masculine singular; `a` stands for the English indefinite article.
    """
    text = inflect_term(term, plural=plural)
    if term.language == "en":
        if word in {"a", "an"}:
            return text if plural else f"{choose_indefinite(text) or word} {text}"
        return f"{word} {text}"
    plural = (plural and term.number != "sg") or term.number == "pl" or term.article == "les"
    feminine = term.gender == "f" or (not term.gender and term.article == "la")
    elided = is_elided_before(text, h_aspire=term.h_aspire, article=term.article if text == term.text else "")
    return fit_determiner(word, feminine=feminine, plural=plural, elided=elided) + text


def phrases_in_sentence(term: Term, *, plural: bool) -> tuple[str, ...]:
    """Return the term with each article and contraction that may stand before it, the bare term first."""
    text = inflect_term(term, plural=plural)
    if term.language == "en":
        return (text,) if term.article == "none" else (text, f"the {text}")
    leads = ("de", "à") if term.article == "none" else ("le", "du", "de", "au")
    found = (text, *(join_determiner(lead, term, plural=plural) for lead in leads))
    return tuple(dict.fromkeys(found))

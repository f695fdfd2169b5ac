"""The words before a glossary term do not fit it: elision, contraction, gender, number, "a" or "an", an article too many.

Why it matters: a term that a machine put in, or that a person put in place of another, keeps the article of what stood there.
Gender is judged where the glossary tells it; what depends on more than the words beside the term is left alone. Bad: "le
économie sociale", "de le bailleur social", "a SSE". Good: "l'économie sociale", "du bailleur social".

Source: Grevisse, Le Bon Usage, 16th ed., §§ 45-51 (elision) and 586 (contraction); Quirk et al., A Comprehensive Grammar of the
English Language, §§ 5.11-5.13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.terms.match import Match
from transflow.terms.morphology import ArticleError, find_article_errors

FRENCH = """Les mots placés devant un terme du glossaire ne s’accordent pas avec lui : élision, contraction, genre, nombre, « a » ou
« an », article de trop.

Pourquoi : un terme mis par la machine, ou à la place d’un autre, garde l’article de ce qu’il remplace. Le genre est jugé quand le
glossaire le donne ; ce qui dépend d’autre chose que des mots voisins est laissé de côté. Mauvais : « le économie sociale », « de
le bailleur social ». Bon : « l’économie sociale », « du bailleur social »."""
RULE = Rule("TERM009", "term-article", Level.WARNING, "grammar", "segment", "0.1", codes=("T08",))
MESSAGES = {
    "elision-missing": ('elision: "{expected}" (concept {concept})', "élision : « {expected} » (notion {concept})"),
    "elision-needless": ('no elision: "{expected}" (concept {concept})', "pas d’élision : « {expected} » (notion {concept})"),
    "uncontracted": ('contracted: "{expected}" (concept {concept})', "à contracter : « {expected} » (notion {concept})"),
    "determiner-doubled": (
        'two articles before the term of concept {concept}: "{found}"',
        "deux articles devant le terme de la notion {concept} : « {found} »",
    ),
    "gender": (
        'the article has not the gender of the term (concept {concept}): "{expected}"',
        "l’article n’a pas le genre du terme (notion {concept}) : « {expected} »",
    ),
    "number": (
        'the article has not the number of the term (concept {concept}): "{expected}"',
        "l’article n’a pas le nombre du terme (notion {concept}) : « {expected} »",
    ),
    "term-number": (
        'the number of the term (concept {concept}) is not that of the words before it: "{expected}"',
        "le nombre du terme (notion {concept}) n’est pas celui des mots qui le précèdent : « {expected} »",
    ),
    "a-an": (
        '"a" or "an" by the sound: "{expected}" (concept {concept})',
        "« a » ou « an » selon le son : « {expected} » (notion {concept})",
    ),
    "article-unwanted": (
        'the name takes no article: "{expected}" (concept {concept})',
        "ce nom est sans article : « {expected} » (notion {concept})",
    ),
}
EXAMPLES = {
    "fire": [(None, "An urban policy needs a SSE."), (None, "The the urban policy works.")],
    "silent": [(None, "The urban policy works."), (None, "An SSE enterprise and a social landlord sign.")],
    "fire_fr": [(None, "Elle soutient le économie sociale et solidaire."), (None, "La fin de le renouvellement urbain.")],
    "silent_fr": [(None, "Elle soutient l’économie sociale et solidaire."), (None, "La fin du renouvellement urbain.")],
}


_COORDINATED = re.compile(r"\bet (?:de |d['’])$", re.IGNORECASE)


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each fault of the words before a permitted term, from the fault to the end of the term."""
    for pair in pairs:
        for match in context.match_target(pair.target):
            if not match.term.is_permitted:
                continue
            term = None if match.rivals else match.term
            for error in find_article_errors(pair.target, match.start, match.end, context.target_language, term):
                if error.start < match.start:
                    yield _hit(pair, error, match, error.fault)
                elif not _COORDINATED.search(pair.target[: match.start]):
                    yield _hit(pair, error, match, "term-number")


def _hit(pair: Pair, error: ArticleError, match: Match, message: str) -> Hit:
    end = max(error.end, match.end)
    expected = error.suggestion + pair.target[error.end : end]
    arguments = {"found": pair.target[error.start : end], "expected": expected, "concept": match.term.concept}
    return Hit(pair, error.start, end, message, arguments, (expected,), concept=match.term.concept)

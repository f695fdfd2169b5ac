"""One text mixes two spellings that are both right: programme and program, organise and realize, événement and évènement.

Why it matters: each spelling is correct and the mixture is not: it shows two hands. British -ise and -ize are one choice for all
words of a text. The rarer spelling is told; at a tie the one that came first stays. Names, quotations and words that have one
spelling alone (advertise, prize) are left alone. Bad: "The organisation will organize the fair". Good: one of the two.

Source: New Hart's Rules 3.2 and 21; Les rectifications de l'orthographe, Journal officiel, 6 December 1990.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit, texts
from transflow.model import Level, Pair, Rule
from transflow.text.spelling_variants import find_mixed_spellings

FRENCH = """Un texte mêle deux graphies justes : programme et program, organise et realize, événement et évènement.

Pourquoi : chaque graphie est correcte, leur mélange ne l’est pas : il trahit deux mains. En anglais, -ise ou -ize est un choix pour
tout le texte. La graphie la plus rare est signalée ; à égalité, la première venue reste. Les noms, les citations et les mots qui
n’ont qu’une graphie (advertise, prize) ne sont pas signalés."""
RULE = Rule("STYLE002", "spelling-variant", Level.INFO, "inconsistency", "document", "0.1")
MESSAGES = {
    "variant": (
        '"{found}" here, "{expected}" on line {line}: keep one kind of spelling',
        "« {found} » ici, « {expected} » ligne {line} : garder une seule sorte de graphie",
    ),
}
EXAMPLES = {
    "fire": [(None, "The programme starts. The program ends."), (None, "The organisation will organize the fair.")],
    "silent": [(None, "The organisation advertises a prize."), (None, "The World Health Organization organises a fair.")],
    "fire_fr": [(None, "L’événement de mai. Cet évènement a lieu à Nantes.")],
    "silent_fr": [(None, "L’événement de mai."), (None, "La maîtrise des coûts.")],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield the occurrences of the rarer spelling."""
    for mixture in find_mixed_spellings(texts(pairs), context.target_language):
        one, kept = mixture.spelling, mixture.kept
        arguments = {"found": one.text, "expected": kept.text, "line": str(pairs[kept.index].line)}
        yield Hit(pairs[one.index], one.start, one.end, "variant", arguments)

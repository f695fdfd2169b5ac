"""Markup or a placeholder of the source is lost, added or changed.

Why it matters: a link that is gone, an element that is never closed, or a `{{name}}` that was translated breaks the page. Order
may change. Compared are HTML elements, Markdown links, images, strong text, code, headings and table rows, and template
placeholders. Words in angle brackets that are no element ("<Erreur>") are text.
Bad: "Voir [la carte](carte.html)" / "See the map".

Source: Translate Toolkit xmltags; Weblate xml-tags, md-link, md-syntax, placeholders; OmegaT tag validation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.marks import Mark, find_marks

FRENCH = """Du balisage ou une variable de la source est perdu, ajouté ou modifié.

Pourquoi : un lien disparu, un élément jamais fermé ou un « {{nom}} » traduit casse la page. L’ordre peut changer. Sont comparés les
éléments HTML, les liens, images, gras, codes, titres et lignes de tableau de Markdown, et les variables de gabarit. Un mot entre
chevrons qui n’est pas un élément (« <Erreur> ») est du texte."""
RULE = Rule("MARK001", "structure", Level.ERROR, "markup", "segment", "0.1")
MESSAGES = {
    "lost": ("{found} of the source is not in the translation", "{found} de la source manque dans la traduction"),
    "added": ("{found} is not in the source", "{found} n’est pas dans la source"),
}
EXAMPLES = {
    "fire": [
        ("Voir [la carte](carte.html).", "See the map."),
        ("Voir <strong>ici</strong>.", "See <strong>here."),
        ("Bonjour {{nom}}.", "Hello {{name}}."),
    ],
    "silent": [
        ("Voir [la carte](carte.html).", "See [the map](map.html)."),
        ("Un <Erreur> ici.", "An <Error> here."),
        ("Il est <b>ici</b>.", "<b>Here</b> it is."),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each mark that the two sides do not share."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if pair.source and pair.target.strip():
            theirs, ours = find_marks(pair.source), find_marks(pair.target)
            if theirs or ours:
                yield from (_hit(pair, mark, "lost", "source") for mark in _left_over(theirs, ours))
                yield from (_hit(pair, mark, "added", "target") for mark in _left_over(ours, theirs))


def _left_over(marks: Sequence[Mark], others: Sequence[Mark]) -> list[Mark]:
    keys = [mark.key for mark in others]
    left = []
    for mark in marks:
        if mark.key in keys:
            keys.remove(mark.key)
        else:
            left.append(mark)
    return left


def _hit(pair: Pair, mark: Mark, message: str, side: str) -> Hit:
    span = (mark.start, mark.end)
    return Hit(pair, *span, message, {"found": mark.text[:80]}, side=side, source_span=span if side == "source" else None)

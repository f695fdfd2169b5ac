"""Markup or a placeholder of the source is lost, added or changed.

Why it matters: a link that is gone, an element that is never closed, or a `{{name}}` that was translated breaks the page. Order
may change. Compared are HTML elements with their attributes and nesting, Markdown links, images, strong text, code, headings and
table rows, template placeholders, the links of HTML and Markdown documents, the codes of XLIFF and TMX, lines, "***". What stands
behind the language of an address may change ("/fr/carte", "/en/map"). Warnings: a link of a document that is gone or goes to
another host, a relative address or another attribute that changed, the text of an image that is not translated, another separator,
another number of lines. Words in angle brackets that are no element ("<Erreur>") are text. Bad: "Voir [la carte](carte.html)" /
"See the map".

Source: Translate Toolkit xmltags; Weblate xml-tags, md-link, md-syntax, placeholders; OmegaT tag validation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.marks import Mark, find_emptied, find_marks, find_misnested, host_of, plain_address

FRENCH = """Du balisage ou une variable de la source est perdu, ajouté ou modifié.

Pourquoi : un lien disparu, un élément jamais fermé ou un « {{nom}} » traduit casse la page. L’ordre peut changer. Sont comparés
les éléments HTML avec leurs attributs et leur emboîtement, les liens, images, gras, codes, titres et lignes de tableau de
Markdown, les variables de gabarit, les liens des documents HTML et Markdown, les codes de XLIFF et TMX, les lignes, « *** ». Ce qui
suit la langue d’une adresse peut changer (« /fr/carte », « /en/map »). Avertissements : un lien d’un document qui a disparu ou
mène à un autre hôte, une adresse relative ou un attribut changés, le texte d’une image qui n’est pas traduit, un autre séparateur,
un autre nombre de lignes. Un mot entre chevrons qui n’est pas un élément (« <Erreur> ») est du texte."""
RULE = Rule("MARK001", "structure", Level.ERROR, "markup", "segment", "0.1")
MESSAGES = {
    "lost": ("{found} of the source is not in the translation", "{found} de la source manque dans la traduction"),
    "added": ("{found} is not in the source", "{found} n’est pas dans la source"),
    "attributes": ("{found} is {expected} in the source", "{found} est {expected} dans la source"),
    "nesting": ("{found} closes no element, or not the last one opened", "{found} ne ferme pas le dernier élément ouvert"),
    "emptied": ("{found} holds no text, in the source it does", "{found} ne contient plus de texte"),
    "alt": ('the text for an image "{found}" is not translated', "le texte de remplacement « {found} » n’est pas traduit"),
    "link": (
        'the link "{found}" ({address}) is not in the translation',
        "le lien « {found} » ({address}) manque dans la traduction",
    ),
    "address": (
        'the link "{found}" goes to {address}, in the source to {expected}',
        "le lien « {found} » mène à {address}, dans la source à {expected}",
    ),
    "separator": ('"{found}" is "{expected}" in the source', "« {found} » est « {expected} » dans la source"),
    "lines": ("{ours} lines here, {theirs} in the source", "{ours} lignes ici, {theirs} dans la source"),
}
EXAMPLES = {
    "fire": [
        ("Voir [la carte](carte.html).", "See the map."),
        ("Voir <strong>ici</strong>.", "See <strong>here."),
        ("Bonjour {{nom}}.", "Hello {{name}}."),
        ('Voir <a href="https://a.fr/carte">la carte</a>.', 'See <a href="https://b.fr/carte">the map</a>.'),
        ("Voir <b>la <i>carte</i></b>.", "See <b>the <i>map</b></i>."),
        ("***", "---"),
    ],
    "silent": [
        ("Voir [la carte](carte.html).", "See [the map](map.html)."),
        ("Un <Erreur> ici.", "An <Error> here."),
        ("Il est <b>ici</b>.", "<b>Here</b> it is."),
    ],
}


_ADDRESSES = frozenset({"href", "src"})
_SEPARATOR = re.compile(r"[^\w\s](?:\s*[^\w\s]){1,79}")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_MOST_SENTENCES = 12
"""Pairs of a block among which the text of a link is looked for."""
_LEAST_WORDS = 2
"""Words from which an image's text is a description and no name."""


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each mark that the two sides do not share or that is out of place."""
    if not context.is_bilingual:
        return
    for pair in pairs:
        if not pair.source or not pair.target.strip():
            continue
        for place, code in enumerate(pair.lost_codes):
            end = max(0, len(pair.target) - place)  # each stands at a place of its own, behind the text
            yield Hit(pair, end, end, "lost", {"found": code})
        theirs, ours = find_marks(pair.source), find_marks(pair.target)
        if theirs or ours:
            yield from _compare(pair, theirs, ours)
        yield from _of_shape(pair, pair.source.strip(), pair.target.strip())
    for place, pair in enumerate(pairs):
        if pair.source_links or pair.links:
            yield from _of_links(pair, pairs[place : place + _MOST_SENTENCES])


def _compare(pair: Pair, theirs: Sequence[Mark], ours: Sequence[Mark]) -> Iterator[Hit]:
    lost, added = _left_over(theirs, ours), _left_over(ours, theirs)
    yield from (_hit(pair, mark, "lost", "source") for mark in lost)
    yield from (_hit(pair, mark, "added", "target") for mark in added)
    if not lost and not added:
        yield from _of_tags(pair, theirs, ours)


def _of_links(first: Pair, near: Sequence[Pair]) -> Iterator[Hit]:
    """Yield the links of the first pair's blocks that are gone, and those that go to another host."""
    left = list(first.links)
    lost: list[tuple[str, str]] = []
    for text, address in first.source_links:
        same = next((one for one in left if plain_address(one[1]) == plain_address(address)), None)
        if same:
            left.remove(same)
        else:
            lost.append((text, address))
    for (_, address), (ours, other) in zip(lost, left, strict=False):
        if address and other and host_of(address) != host_of(other):
            arguments = {"found": ours[:80], "address": other[:80], "expected": address[:80]}
            yield _at_text(ours, "target", first, near, "address", arguments)
    for text, address in lost[len(left) :]:
        yield _at_text(text, "source", first, near, "link", {"found": text[:80], "address": address[:80]})


def _at_text(text: str, side: str, first: Pair, near: Sequence[Pair], message: str, arguments: dict[str, str]) -> Hit:
    """Return a hit at a text of one side, where it first stands in the neighbouring pairs; else at the first pair's beginning."""
    for pair in near:
        start = ((pair.source or "") if side == "source" else pair.target).find(text)
        if start >= 0:
            span = (start, start + len(text))
            return Hit(pair, *span, message, arguments, side=side, level="warning", source_span=span if side == "source" else None)
    return Hit(first, 0, 1, message, arguments, side=side, level="warning")


def _of_tags(pair: Pair, theirs: Sequence[Mark], ours: Sequence[Mark]) -> Iterator[Hit]:
    """Yield what is wrong with tags that both sides have: attributes, nesting, no text inside, the text of an image."""
    source = pair.source or ""
    left = [mark for mark in theirs if mark.key[:1] == "<"]
    for mark in ours:
        same = [other for other in left if other.key == mark.key]
        if not same:
            continue
        other = next((one for one in same if one.attributes == mark.attributes), None)
        other = other or next((one for one in same if _are_alike(one, mark)), same[0])
        left.remove(other)
        if not _are_alike(other, mark):
            address = _address_of(mark)
            level = "" if "//" in address and address != _address_of(other) else "warning"
            yield replace(_hit(pair, mark, "attributes", "target"), level=level, arguments=_told(mark, other))
        if mark.alt and mark.alt == other.alt and len(_WORDS.findall(mark.alt)) >= _LEAST_WORDS and not mark.alt.istitle():
            yield Hit(pair, mark.start, mark.end, "alt", {"found": mark.alt[:80]}, level="warning")
    wrong = find_misnested(ours)
    if wrong and not find_misnested(theirs):
        yield _hit(pair, wrong, "nesting", "target")
    if len(empty := find_emptied(ours, pair.target)) > len(find_emptied(theirs, source)):
        yield _hit(pair, empty[0], "emptied", "target")


def _told(mark: Mark, other: Mark) -> dict[str, str]:
    return {"found": mark.text[:80], "expected": other.text[:80]}


def _address_of(mark: Mark) -> str:
    return next((value for name, value in mark.attributes if name in _ADDRESSES), "")


def _are_alike(one: Mark, other: Mark) -> bool:
    """Return whether two tags have the same attributes, save the language and the page of an address."""
    ours, theirs = dict(one.attributes), dict(other.attributes)
    return ours.keys() == theirs.keys() and all(
        value == theirs[name] or (name in _ADDRESSES and plain_address(value) == plain_address(theirs[name]))
        for name, value in ours.items()
    )


def _of_shape(pair: Pair, source: str, target: str) -> Iterator[Hit]:
    """Yield a separator that became another one, and another number of lines."""
    if _SEPARATOR.fullmatch(source):
        if "".join(source.split()) != "".join(target.split()):
            arguments = {"found": target[:40], "expected": source[:40]}
            yield Hit(pair, 0, len(pair.target), "separator", arguments, (source,), level="warning")
    elif "\n" in source or "\n" in target:
        ours, theirs = len(target.splitlines()), len(source.splitlines())
        if ours != theirs:
            yield Hit(pair, 0, len(pair.target), "lines", {"ours": str(ours), "theirs": str(theirs)}, level="warning")


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

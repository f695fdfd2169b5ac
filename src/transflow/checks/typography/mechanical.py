"""A slip of the keyboard or of software: a doubled word or space, a lone bracket, damaged characters, a leftover of a draft.

Why it matters: each is small, and each tells the reader that nobody has read the text again. Also: brackets or quotation marks
around nothing, and a word that mixes letters of two alphabets ("tоwn" with a Cyrillic o), which no search finds. What the source
has as well (a name such as Bora Bora, two spaces in a table) is not the translator's. A space at the edge of a segment that the
source does not have is an info. Bad: "the the plan", "dÃ©pÃ´ts", "[to be completed]". Exceptions: "nous nous", "vous vous", "en en
fixant", "had had", "that that", "what this is is"; "very very" where the source insists too; lists such as "a)"; smileys; addresses
and code.

Source: Okapi CheckMate (doubled word, corrupted characters), Translate Toolkit (brackets, double spacing), proselint.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from transflow.checks.context import Context, Hit
from transflow.model import Level, Pair, Rule
from transflow.text.brackets import find_lone_brackets
from transflow.text.repetition import find_article_slips, find_repetitions
from transflow.text.slips import Slip, find_slips

FRENCH = """Une faute de frappe ou de logiciel : mot ou espace double, parenthèse orpheline, caractères abîmés, reste de brouillon.

Pourquoi : chacune est petite, et chacune dit au lecteur que personne n’a relu. Aussi : des parenthèses ou des guillemets vides, un
mot qui mêle les lettres de deux alphabets (« tоwn » avec un o cyrillique) et qu’aucune recherche ne trouve. Ce que la source
contient aussi (un nom comme Bora Bora, deux espaces dans un tableau) n’est pas le fait du traducteur. Une espace au bord d’un
segment que la source n’a pas est une remarque. Exceptions : « nous nous », « vous vous », « en en fixant », « had had »,
« that that », « what this is is » ; « very very » si la source insiste aussi ; les listes « a) » ; les émoticônes ; les adresses et
le code."""
RULE = Rule("MECH001", "mechanical", Level.WARNING, "typographical", "segment", "0.1")
MESSAGES = {
    "word": ('"{found}": the word is there twice', "« {found} » : le mot est écrit deux fois"),
    "articles": ('"{found}": two articles in a row', "« {found} » : deux articles de suite"),
    "phrase": ('"{found}": the phrase is there twice', "« {found} » : le groupe de mots est écrit deux fois"),
    "space": ("more than one space", "plus d’une espace"),
    "letter": ('"{found}" has a letter three times in a row', "« {found} » contient trois fois de suite la même lettre"),
    "signs": ('repeated punctuation "{found}"', "ponctuation répétée « {found} »"),
    "hidden": ("a character that shows nothing ({code})", "un caractère invisible ({code})"),
    "damaged": ('"{found}" is damaged text: its encoding was misread', "« {found} » est abîmé : son encodage a été mal lu"),
    "draft": ('"{found}" is a leftover of a draft', "« {found} » est un reste de brouillon"),
    "entity": ('"{found}" is HTML code in the text', "« {found} » est du code HTML dans le texte"),
    "empty": ('nothing stands inside "{found}"', "il n’y a rien entre « {found} »"),
    "script": (
        '"{found}" mixes letters of two alphabets that look alike',
        "« {found} » mêle des lettres de deux alphabets qui se ressemblent",
    ),
    "edge": (
        "the translation begins or ends with a space that the source does not have",
        "la traduction commence ou finit par une espace que la source n’a pas",
    ),
    "bracket": ('the bracket "{found}" has no partner', "la parenthèse « {found} » est orpheline"),
}
EXAMPLES = {
    "fire": [
        (None, "The city signs the the contract."),
        ("Le fonds (créé en 2015) aide les communes.", "The fund (created in 2015 helps towns."),
        ("Le fonds aide les communes.", "The fund  helps towns."),
        (None, "The Caisse des dÃ©pÃ´ts signs."),
        ("Le comité (bureau) siège.", "The committee () sits."),
    ],
    "silent": [
        ("Nous nous réunissons.", "We meet."),
        ("a) les communes ; b) les régions", "a) towns; b) regions"),
        (None, "He said that that was fine :-)"),
    ],
}


def find(pairs: Sequence[Pair], context: Context) -> Iterator[Hit]:
    """Yield one hit for each slip that the source does not have."""
    for pair in pairs:
        slips = _all_slips(pair.target, context.target_language)
        if slips:
            yield from _new_slips(pair, slips, context.source_language or context.target_language)
        if pair.source and (pair.target[:1].isspace() or pair.target[-1:].isspace()):
            yield from _edges(pair, pair.source)
    yield from _brackets(pairs)


def _all_slips(text: str, language: str) -> list[Slip]:
    return [*find_slips(text, language), *find_repetitions(text, language), *find_article_slips(text, language)]


def _new_slips(pair: Pair, slips: Sequence[Slip], language: str) -> Iterator[Hit]:
    """Yield the slips, save as many of a kind as the source has, and what stands in the source letter for letter."""
    source = pair.source or ""
    known = Counter(slip.kind for slip in _all_slips(source, language))
    for slip in slips:
        if known[slip.kind]:
            known[slip.kind] -= 1
        elif slip.kind in {"space", "hidden"} or slip.text not in source:
            yield _hit(pair, slip)


def _edges(pair: Pair, source: str) -> Iterator[Hit]:
    text = pair.target
    if not text.strip():
        return
    if text[0].isspace() and not source[0].isspace():
        yield Hit(pair, 0, len(text) - len(text.lstrip()), "edge", level="info")
    if text[-1].isspace() and not source[-1].isspace():
        yield Hit(pair, len(text.rstrip()), len(text), "edge", level="info")


def _hit(pair: Pair, slip: Slip) -> Hit:
    arguments = {"found": slip.text, "code": " ".join(f"U+{ord(sign):04X}" for sign in slip.text[:3])}
    return Hit(pair, slip.start, slip.end, slip.kind, arguments, (slip.remedy,) if slip.remedy else ())


def _brackets(pairs: Sequence[Pair]) -> Iterator[Hit]:
    """Yield the lone brackets: beside a source in balance, or, in one language, over the sentences of a block."""
    blocks: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.source is None:
            blocks.setdefault(pair.id.partition(".")[0], []).append(pair)
        elif lone := find_lone_brackets(pair.target):
            known = Counter(slip.text for slip in find_lone_brackets(pair.source))
            extra = [slip for slip in lone if not known[slip.text]]
            yield from (_hit(pair, slip) for slip in extra)
    for group in blocks.values():
        yield from _brackets_of(group)


def _brackets_of(block: Sequence[Pair]) -> Iterator[Hit]:
    """Yield the brackets of one block that have no partner in it."""
    starts = list(accumulate((len(pair.target) + 1 for pair in block), initial=0))
    for slip in find_lone_brackets("\n".join(pair.target for pair in block)):
        number = bisect_right(starts, slip.start) - 1
        place = slip.start - starts[number]
        yield Hit(block[number], place, place + 1, "bracket", {"found": slip.text})

"""Words of the other language left in a French or English text: whole segments and runs of words.

A word is weighed by closed lists of function words and, for content words, by the dictionaries of simplemma. Words with
a capital inside a sentence, and the small words that join them, are taken for names and weigh nothing.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from transflow.text.dictionary import is_known
from transflow.text.gazetteer import load_gazetteer
from transflow.text.memo import Memo
from transflow.text.normalize import normalize_with_map
from transflow.text.protect import find_protected_spans
from transflow.text.traits import has_word

FUNCTION_WORDS = {
    "fr": frozenset(
        """le la les l' un une des de du d' et est sont était ont été être dans pour avec sur par au aux ce cet cette ces
        sa ses leurs leur qui que qu' dont où lors mais ne n' pas se s' sans sous entre chez nous vous ils elles il elle
        afin ainsi aussi comme depuis jusqu' notre nos votre vos y c' j' m' t' à en très tous toutes tout toute""".split()
    ),
    "en": frozenset(
        """the of and to in for with is are was were by from that this which at be been have has had will would their its
        it as not who whom our we they these those into than between through during about between more""".split()
    ),
}
"""Words that are frequent in one language; those of the other that are written alike are in AMBIGUOUS.

Source: closed word classes after Grevisse, Le Bon Usage, and Quirk et al., A Comprehensive Grammar of English.
"""

AMBIGUOUS = frozenset(
    """a on or son me ton an as car comment dire die does figure fin for lit main more mine mode net note pays plus point
    pour premier prime rang rare sale sans six sort tire en des is in to but par sur dont""".split()
) - {"for", "more", "is", "in", "to", "en", "des", "sur", "dont", "pour", "sans", "par", "as"}
"""Words of both languages: they weigh nothing."""

LOANWORDS = {
    "en": frozenset(
        """département départements région régions métropole métropoles communauté arrondissement arrondissements commune
        communes canton mairie préfet préfète préfecture sous-préfecture lycée lycées collège collèges école écoles
        château châteaux café cafés cliché clichés façade façades résumé naïve élite régie communiqué communiqués entrepôt
        atelier ateliers brasserie boulangerie hôtel hôtels musée musées théâtre théâtres cinéma crèche crèches crêpe
        décor débris début détente dossier encore ensemble entente exposé fête fêtes fiancé grandes grande habitué
        idée intercommunalité intercommunal maire matériel mélange mémoire ministère née né papier pâté protégé purée
        raison rapport rapporteur rapporteurs risqué rôle soirée soufflé terroir touché tranche valet vis visa voilà
        cité cités banlieue banlieues bourse palais promenade quai quais quartier quartiers rond rue séance maître
        nouveau aides aura plus notaire huissier syndicat syndicats mutuelle mutuelles fonctionnaire animateur adjoint
        bis ter carnet carnets idées fixe fixes acquis communautaire piste pistes""".split()
    ),
    "fr": frozenset(
        """business cluster clusters start-up startup startups hub hubs coworking marketing design designer data cloud web
        smart city management manager managers leader leaders leadership brunch week-end weekends label labels forum
        fablab fablabs mix pitch pitchs challenge challenges crowdfunding fitness streaming podcast podcasts newsletter
        mailing think tank tanks lobbying sponsoring workshop workshops open source benchmark budget partner partners
        green deal tech digital lab labs factory booster call training team teams show room showroom live park parking
        shopping street art food truck trucks drive club clubs pass packs pack kit kits score scoring stock stocks
        holding offshore spin-off venture capital equity private fund funds turnover reporting process benchmarking
        blog blogs blogueur smartphone smartphones spam spams tag tags smoothie smoothies hardware software firmware chat chats
        hashtag hashtags hacker hackers hackathon hackathons feedback briefing debriefing casting scanner scanners laptop
        buzz blockbuster thriller remake teaser trailer playlist podcasting webinar webinars email emails e-mail e-mails
        e-commerce e-learning fake news fact-checking burn-out bore-out dumping leasing lifting marketing outsourcing
        packaging parking peeling planning pressing rafting roaming sprint surf stretching trekking vintage zapping freelance
        homepage login mail mails online offline open-source patch plug-in pop-up router scan scroll serveur shareware slow
        snack snacks spot spots staff standing steward stress stick stop strip tee-shirt test tests ticket tickets timing toast
        trading trust tuning eurozone tweet tweets van vans voucher warning webmaster wifi wi-fi""".split()
    ),
}
"""Words of the other language that an ordinary text keeps."""

_WORD = re.compile(r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldjmtscn])'(?=\w)|[^\W\d_]+(?:-[^\W\d_]+)*|\d+[\w.,]*", re.IGNORECASE)
_JOINERS = {
    "fr": frozenset({"de", "du", "des", "d'", "la", "le", "les", "l'", "et", "en", "sur", "à", "au", "aux", "pour", "sous", "lès"}),
    "en": frozenset({"of", "and", "the", "for", "in", "on", "at", "to"}),
}
_MAY_PROTECT = re.compile(r"[@#:/`{}<>]|\w\.\w")
_SMALL_WORDS = 3
"""Function words of the other language that nobody borrows together."""
_ACCENTED = re.compile(r"[àâçèéêëîïôùûœ]")
_GAP = re.compile(r"[\s’']*")
_PREFIX = re.compile(
    r"^(?:anti|auto|bi|co|ex|extra|hyper|inter|intra|macro|mega|micro|mini|mono|multi|neo|non|para|post|pro|pseudo|quasi|semi|sub|super|trans|ultra)-"
)
"""Prefixes of both languages, before a word that is French or English by itself ("post-interview").
Source: Grevisse & Goosse, §177-§187; Quirk et al., app. I.21-I.33."""
_ENDS = re.compile(r"[.;:!?]")
_BREAKS = frozenset('.!?:;…\n«“"‘')


class Kind(Enum):
    """How a word weighs."""

    OWN = "own"
    FOREIGN = "foreign"
    BOTH = "both"
    NAME = "name"
    OTHER = "other"


class Word(NamedTuple):
    """One word; `start` and `end` are code points of the text."""

    text: str
    start: int
    end: int
    kind: Kind
    function: bool


@dataclass(frozen=True, slots=True)
class ForeignRun:
    """Neighbouring words of the other language; `start` and `end` are code points of the text."""

    start: int
    end: int
    text: str
    foreign: int
    """Words that belong to the other language alone."""
    words: int


def other_language(language: str) -> str:
    """Return `en` for `fr`, and `fr` for `en`."""
    return "en" if language == "fr" else "fr"


@lru_cache(maxsize=65536)
def _weigh(word: str, language: str) -> tuple[Kind, bool]:
    other = other_language(language)
    if word in AMBIGUOUS:
        return Kind.BOTH, False
    own_function, foreign_function = word in FUNCTION_WORDS[language], word in FUNCTION_WORDS[other]
    if own_function or foreign_function:
        both = own_function and foreign_function
        return (Kind.BOTH if both else Kind.OWN if own_function else Kind.FOREIGN), True
    if word in LOANWORDS[language]:
        return Kind.BOTH, False
    if len(word) < 3:
        return Kind.OTHER, False
    own, foreign = _knows(_PREFIX.sub("", word), language), _knows(word, other)
    if language == "en" and not own and _ACCENTED.search(word):
        return Kind.FOREIGN, False
    if own and foreign:
        return Kind.BOTH, False
    if own or foreign:
        return (Kind.OWN if own else Kind.FOREIGN), False
    return Kind.OTHER, False


def _knows(word: str, language: str) -> bool:
    return all(is_known(part, lang=language) for part in word.split("-")) or is_known(word, lang=language)


@lru_cache(maxsize=4096)
def written_words(text: str) -> frozenset[str]:
    """Return the different words of a text, one kind of apostrophe and hyphen apart, as `weigh_words` tells them apart."""
    return frozenset(_WORD.findall(normalize_with_map(text)[0]))


@lru_cache(maxsize=4096)
def may_hold_foreign(text: str, language: str) -> bool:
    """Return whether `weigh_words` may call any word of a text foreign; most texts have none, and need not be weighed."""
    return any(map(_FOREIGN[language].__getitem__, written_words(text))) or text.isupper()


def _may_be_foreign(word: str, language: str) -> bool:
    """Return whether a word weighs as foreign in some place of a text in small letters."""
    if word[0].isdigit():
        return False
    kind, function = _weigh(word.lower(), language)
    return kind is Kind.FOREIGN and (function or not word[0].isupper() or not _is_name(word))


_FOREIGN = {language: Memo(partial(_may_be_foreign, language=language)) for language in FUNCTION_WORDS}


@lru_cache(maxsize=4096)
def weigh_words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text written in a language, each with its weight."""
    normal, offsets = normalize_with_map(text)
    kept = [(span.start, span.end) for span in find_protected_spans(text)] if _MAY_PROTECT.search(text) else []
    words: list[Word] = []
    sentence_start = True
    shouting = normal.isupper()
    last = 0
    for match in _WORD.finditer(normal):
        written = match.group()
        between = normal[last : match.start()]
        if between != " " and not _BREAKS.isdisjoint(between):
            sentence_start = True
        capital = written[0].isupper()
        if written[0].isdigit() or (kept and any(start <= offsets[match.start()] < end for start, end in kept)):
            kind, function = Kind.OTHER, False
        elif capital and (not sentence_start or (len(written) > 1 and written.isupper())) and not shouting:
            kind, function = Kind.NAME, False
        else:
            kind, function = _weigh(written.lower(), language)
            if capital and not shouting and kind is Kind.FOREIGN and not function and _is_name(written):
                kind = Kind.NAME
        words.append(Word(written, offsets[match.start()], offsets[match.end() - 1] + 1, kind, function))
        sentence_start = False
        last = match.end()
    return _join_names(words, text, language)


_SINGLE = {
    "fr": frozenset({"and", "the", "of", "by", "with", "from", "in", "for"}),
    "en": frozenset({"à", "et", "dans", "avec", "aux", "chez", "sur", "pour", "du", "des", "une", "les"}),
}
"""Small words of the other language that stand alone where a word was not translated."""
_SET_PHRASES = frozenset(
    """la propos deux outrance fine situ extremis vitro vivo extenso petto memoriam abstentia absentia
    record design progress primis fieri limine camera personam""".split()
)
_WITHIN = frozenset({Kind.FOREIGN, Kind.BOTH, Kind.NAME})
"""Kinds of words that a run of the other language goes on over."""


def _is_name(word: str) -> bool:
    """Return whether a word with a capital at the start of a sentence is a name: unknown to French, or a listed place."""
    place = load_gazetteer().exact(word)
    return not is_known(word.lower(), lang="fr") or (place is not None and not place.ordinary)


def _join_names(words: Sequence[Word], text: str, language: str) -> tuple[Word, ...]:
    """Return the words with the small ones between two names turned into names."""
    joiners = _JOINERS[other_language(language)]
    out = list(words)
    index = 0
    while index < len(out):
        end = index
        while end < len(out) and out[end].text.lower().replace("’", "'") in joiners and not out[end].text[0].isupper():
            end += 1
        capital_before = index > 0 and out[index - 1].text[0].isupper()
        between_names = end > index and capital_before and end < len(out) and out[end].text[0].isupper()
        if between_names and not _ENDS.search(text[out[index - 1].end : out[end].start]):
            for place in range(index, end):
                word = out[place]
                out[place] = Word(word.text, word.start, word.end, Kind.NAME, function=False)
        index = max(end, index + 1)
    return tuple(out)


def is_foreign(text: str, language: str) -> bool:
    """Return whether a whole segment of a document in `language` is written in the other language."""
    if not may_hold_foreign(text, language):
        return False
    words = weigh_words(text, language)
    foreign = sum(word.kind is Kind.FOREIGN for word in words)
    own = sum(word.kind is Kind.OWN for word in words)
    if foreign >= 2 and own == 0:
        return True
    return foreign >= 4 and foreign >= 3 * own


def find_foreign_runs(text: str, language: str) -> tuple[ForeignRun, ...]:
    """Return runs of at least two words of the other language inside a text of `language`.

    English runs in French need three words, a function word among them, since French takes many English nouns. Small words make
    a run of their own from three ("lance the plan for the", where French has the noun too). A run that begins right after a
    name in the other language ("Agence nationale pour la rénovation urbaine") is part of that name.
    """
    words = weigh_words(text, language)
    least = 2 if language == "en" else 3
    runs: list[ForeignRun] = []
    index = 0
    while index < len(words):
        if words[index].kind is not Kind.FOREIGN:
            index += 1
            continue
        last = index
        ahead = index + 1
        while ahead < len(words) and (words[ahead].kind in _WITHIN or words[ahead].text[0].isdigit()):
            if re.search(r"[.;:!?\n]", text[words[ahead - 1].end : words[ahead].start]):
                break
            if words[ahead].kind is Kind.FOREIGN:
                last = ahead
            ahead += 1
        group = words[index : last + 1]
        foreign = [word for word in group if word.kind is Kind.FOREIGN]
        content = sum(not word.function for word in foreign)
        small = len(foreign) - content
        enough = len(foreign) >= least and (content > 0 or small >= _SMALL_WORDS) and (language == "en" or small > 0)
        enough = enough or (language == "fr" and _has_small_pair(group))
        if enough and not _belongs_to_name(words, index, text, language):
            start, end = group[0].start, group[-1].end
            runs.append(ForeignRun(start, end, text[start:end], len(foreign), len(group)))
        index = last + 1
    return tuple(runs)


def _has_small_pair(group: Sequence[Word]) -> bool:
    """Return whether two small words of English stand side by side ("by the"): no French sentence borrows those."""
    return any(
        one.function and other.function and one.text.islower() and other.text.islower() and {one.kind, other.kind} == {Kind.FOREIGN}
        for one, other in pairwise(group)
    )


def _belongs_to_name(words: Sequence[Word], index: int, text: str, language: str) -> bool:
    if index == 0:
        return False
    before = words[index - 1]
    if before.kind is not Kind.NAME or not _GAP.fullmatch(text[before.end : words[index].start]):
        return False
    return _knows(before.text.lower(), other_language(language))


def may_keep_words(text: str, language: str) -> bool:
    """Return whether a text has a word that dictionaries give to both languages, and that `language` never uses."""
    return not _one_sided(other_language(language)).isdisjoint(written_words(text))


def find_kept_words(text: str, language: str, source_words: Collection[str]) -> tuple[Word, ...]:
    """Return the words of a text that its source has too, that dictionaries give to both languages, and that `language` never uses.

    `source_words` are in small letters. Source: counts in translations, `benchmarks/build_one_sided.py`.
    """
    alone = _one_sided(other_language(language))
    if not may_keep_words(text, language) or not any(word in alone and word in source_words for word in written_words(text)):
        return ()
    found = [
        word
        for word in weigh_words(text, language)
        if word.text in source_words
        and word.text in alone
        and not word.function
        and word.kind is not Kind.NAME
        and word.text not in LOANWORDS[language]
    ]
    spans = find_protected_spans(text) if found else ()
    return tuple(word for word in found if not any(span.start <= word.start < span.end for span in spans))


@cache
def _one_sided(language: str) -> frozenset[str]:
    """Return the words of a language that dictionaries give to both, and that the other one never uses."""
    packed = files("transflow").joinpath("data", "one_sided.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").split("\n")
    return frozenset(lines[("fr", "en").index(language)].split())


def may_hold_small_words(text: str, language: str) -> bool:
    """Return whether a text has one of the small words that `find_small_words` looks for."""
    return has_word(text, _SINGLE[language])


def find_small_words(text: str, language: str, source_words: Collection[str]) -> tuple[Word, ...]:
    """Return single prepositions and conjunctions of the other language that the source has too, behind an ordinary word or a sign.

    Set phrases ("à la carte", "in situ") keep theirs, and so do names, whose small words stand behind a word with a capital.
    """
    words = weigh_words(text, language)
    found = []
    for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
        if word.text not in _SINGLE[language] or word.text not in source_words or before is None or after is None:
            continue
        between = text[before.end : word.start]
        is_behind = before.text[0].islower() if between.isspace() else "," in between
        if is_behind and before.kind is not Kind.FOREIGN and after.kind is not Kind.FOREIGN and after.text not in _SET_PHRASES:
            found.append(word)
    return tuple(found)


def find_foreign_words(text: str, language: str) -> tuple[Word, ...]:
    """Return the single content words of the other language in small letters; loanwords and parts of names are left out."""
    words = weigh_words(text, language)
    return tuple(
        word
        for place, word in enumerate(words)
        if word.kind is Kind.FOREIGN
        and not word.function
        and word.text[0].islower()
        and not _belongs_to_name(words, place, text, language)
    )

"""Give a model the dictionary's rendering of words that it seems not to know, where it was trained to take renderings.

A small model leaves out a rare word, leaves it in the source's language, or makes a word up ("metdailles" for medals). Which words
those are shows in the translation: no rendering of theirs stands in it. They are given with the sentence as terms are, and the
answer is taken when it leaves fewer words open, loses nothing, and is about as likely or clearly better.

Source: Arthur et al., Incorporating Discrete Translation Lexicons into Neural Machine Translation, EMNLP 2016; Dinu et al.,
Training Neural Machine Translation to Apply Terminology Constraints, ACL 2019 (renderings inline).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transflow.enforcement.draft import Draft, says_too_often
from transflow.enforcement.wanted import Obligations, give_terms
from transflow.model import Annotation, Engine, Hypothesis, Request
from transflow.terms.tokens import base_key
from transflow.terms.word_pairs import has_word, renderings_of
from transflow.text.dictionary import is_known
from transflow.text.normalize import fold_accents
from transflow.text.quotations import find_quotations

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST_LETTERS = 4
_LEAST_SHARE = 0.3
"""Share from which the likeliest rendering of a word is given."""
_MOST = 5
"""Words given with one sentence."""
_COGNATE = 5
"""Letters that a rendering shares with a word of the translation that counts for it (finance, financing)."""
_CLEARLY = 2
"""Words by which an answer must be better to be taken whatever the model thinks of it, if it has no fewer made-up ones."""
_DROP = 0.2
"""Loss of the mean log-probability per token for which other answers are taken: in debates a word that is left open is often a free
translation, and the model knows."""
_SHORTEST, _LONGEST = 0.7, 1.5
"""Length of the answer against the translation before."""


def explain_rare_words(drafts: Sequence[Draft], engine: Engine, obligations: Obligations) -> None:
    """Decode the drafts again with the renderings of words that their translations leave open, and with their terms."""
    if not engine.info.annotates:
        return
    languages = obligations.source, obligations.target
    open_words = [(draft, words[:_MOST]) for draft in drafts if (words := _open_words(draft, draft.current.text, languages))]
    requests = [Request(draft.source, annotations=give_terms(draft.wanted, words)) for draft, words in open_words]
    answers = engine.translate(requests, beam_size=4, num_hypotheses=4)
    better = []
    for (draft, _), hypotheses in zip(open_words, answers, strict=True):
        draft.refresh(obligations)
        before = _count_faults(draft, draft.current.text, languages)
        ranked = [(_count_faults(draft, one.text, languages), -one.score, one) for one in hypotheses]
        for after, _, answer in sorted(ranked, key=lambda row: row[:2]):
            if after < before and _is_sound(draft, answer, obligations):
                better.append((draft, answer, after[1] < before[1] or after[0] + _CLEARLY <= before[0]))
                break
    sources = [draft.source for draft, _, _ in better]
    old = engine.score(sources, [draft.current.text for draft, _, _ in better])
    new = engine.score(sources, [answer.text for _, answer, _ in better])
    for (draft, answer, is_clear), was, now in zip(better, old, new, strict=True):
        if is_clear or now >= was - _DROP:
            draft.take(answer, draft.wanted, "annotated")
            draft.refresh(obligations)


def _open_words(draft: Draft, translation: str, languages: tuple[str, str]) -> list[Annotation]:
    """Return the words in small letters of which no rendering stands in a translation, each with its likeliest one."""
    source, target = languages
    keys = {base_key(word.lower(), target) for word in _WORD.findall(translation)}
    beginnings = {fold_accents(key)[:_COGNATE] for key in keys}
    found = []
    for match in _WORD.finditer(draft.source):
        word = match.group()
        if len(word) < _LEAST_LETTERS or not word.islower() or any(
            item.start < match.end() and match.start() < item.end for item in draft.wanted
        ):  # fmt: skip
            continue
        renderings = renderings_of(word, source)
        if not renderings or renderings[0].share < _LEAST_SHARE:
            continue
        theirs = [base_key(one.text.lower(), target) for one in renderings]
        if not any(key in keys or fold_accents(key)[:_COGNATE] in beginnings for key in theirs):
            found.append(Annotation(match.start(), match.end(), renderings[0].text))
    return found


def _made_up(translation: str, language: str) -> Iterator[str]:
    """Yield the words in small letters of a translation that no dictionary has."""
    for word in _WORD.findall(translation):
        if len(word) >= _LEAST_LETTERS and word.islower() and not has_word(word, language) and not is_known(word, lang=language):
            yield word


def _count_faults(draft: Draft, translation: str, languages: tuple[str, str]) -> tuple[int, int]:
    """Return the words left open and made up, and those made up alone."""
    made_up = sum(1 for _ in _made_up(translation, languages[1]))
    return len(_open_words(draft, translation, languages)) + made_up, made_up


def _is_sound(draft: Draft, answer: Hypothesis, obligations: Obligations) -> bool:
    """Return whether an answer keeps the terms, names, numbers, stand-ins and quotations of the translation before."""
    text, now = answer.text, draft.current.text
    restored = draft.restore(text)
    if restored is None or answer.repetition or not _SHORTEST <= len(text) / max(1, len(now)) <= _LONGEST:
        return False
    lacking, had = (Counter(obligations.missing(draft.all_wanted, version)) for version in (restored, draft.text))
    return (
        not lacking - had
        and not any(obligations.forbidden(item, restored) for item in draft.all_wanted)
        and not says_too_often(draft, restored, obligations)
        and draft.count_lost(text, obligations) <= draft.count_lost(now, obligations)
        and len(find_quotations([restored])[0]) >= len(find_quotations([draft.text])[0])
    )

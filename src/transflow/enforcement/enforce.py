"""Translate segments and obey the glossary: choose among hypotheses, then repair by a forced prefix.

Layers: L1 match; L2 decode all segments in one stream; L3 take a hypothesis that obeys, or give the terms to a model that was
trained to take them; L4 decode with stand-ins where names, numbers or terms are lost; L5 force the rendering at the place where
the model put another one and let it go on from there; L6 decode with the forbidden forms banned; L7 put the term in the place
of the words that the model aligned with it, for a person to look at. Before the terms, names and numbers that were lost are put
back; after them come words that were left open or made up, and quotations that lost their marks. A change is kept when it
obeys, keeps what already held, is about as long as the model's own translation, says nothing twice, and the model itself finds
it nearly as likely.

Source: Hokamp & Liu, Lexically Constrained Decoding, ACL 2017; Hasler et al., NMT Decoding with Terminology Constraints,
NAACL 2018 (place by alignment).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from transflow.enforcement.annotate import annotate_missing
from transflow.enforcement.articles import mend_articles
from transflow.enforcement.clauses import repair_clauses, repair_quotations
from transflow.enforcement.draft import Draft
from transflow.enforcement.keep import Masked, count_lost, give_lost, mask_lost
from transflow.enforcement.rare_words import explain_rare_words
from transflow.enforcement.repair import repair_drafts
from transflow.enforcement.replace import replace_missing, suppress_forbidden
from transflow.enforcement.substitute import substitute_missing
from transflow.enforcement.wanted import Obligations, Wanted, give_terms
from transflow.errors import EngineError
from transflow.model import Engine, Hypothesis, Origin, Request, Segment, TermHit, Translation
from transflow.terms.glossary import Glossary
from transflow.terms.morphology import copy_case
from transflow.text.furniture import find_furniture

LAYERS = ("choose", "annotate", "substitute", "force", "suppress", "replace")
"""The layers that change a translation, in the order in which they are tried."""

_AT_ONCE = 500
"""Texts translated together: enough to keep the processors busy; what was weighed for them is forgotten before the next."""
Polish = Callable[[str, str], str]
"""Gives a finished text, the first argument, its typography; the second is its source."""
_TURNS = (0, 4)
"""Stand-ins for names and numbers are tried from these places of their lists on."""


@dataclass(frozen=True, slots=True)
class EnforcementSettings:
    """How hard to try; scores are mean log-probabilities per target token."""

    beam_size: int = 4
    num_hypotheses: int = 4
    choice_drop: float = 0.25
    """Greatest loss of score for which another hypothesis is taken."""
    repair_drop: float = 0.7
    """Greatest loss of score for which a repair is taken."""
    places: int = 6
    """Places tried for each term."""
    variants: int = 5
    """Stand-ins tried for each term."""
    layers: frozenset[str] = frozenset(LAYERS)
    """The layers at work."""


def keep_as_it_is(text: str, _source: str) -> str:
    """Return a finished text without another touch."""
    return text


def translate_segments(
    segments: Sequence[Segment],
    engine: Engine,
    glossary: Glossary,
    settings: EnforcementSettings | None = None,
    progress: Callable[[int], None] | None = None,
    polish: Polish = keep_as_it_is,
) -> list[Translation]:
    """Return one translation for each segment, in order; equal texts are translated once.

    `polish` gives a finished text, whose source it is given too, its typography; spans of the hits count in what it returns.
    """
    settings = settings or EnforcementSettings()
    obligations = Obligations(glossary, engine.info.source, engine.info.target)
    texts = list(dict.fromkeys(segment.text for segment in segments))
    done: dict[str, Translation | Draft] = {}
    counts = dict.fromkeys(texts, 0)
    for segment in segments:
        counts[segment.text] += 1
    first = {segment.text: segment for segment in reversed(segments)}
    open_texts: list[str] = []
    for text in texts:
        ruled = _translate_by_rule(first[text], obligations)
        if ruled is None:
            open_texts.append(text)
        else:
            done[text] = ruled
            if progress:
                progress(counts[text])
    for start in range(0, len(open_texts), _AT_ONCE):
        some = open_texts[start : start + _AT_ONCE]
        done.update(_translate_by_model(some, engine, obligations, settings, progress, polish))
    out = [_finish(segment, done[segment.text], obligations, polish) for segment in segments]
    if len(out) != len(segments):
        raise EngineError(f"{len(out)} translations for {len(segments)} segments")
    return out


def _translate_by_rule(segment: Segment, obligations: Obligations) -> Translation | None:
    """Return the translation of a segment without letters, of page furniture, and of one that is a glossary term as a whole."""
    text = segment.text
    if not any(character.isalpha() for character in text):
        return Translation(segment, text, Origin.COPIED, reason="no letters")
    label = find_furniture(text, obligations.target)
    letters = [place for place, character in enumerate(text) if character.isalnum()]
    if label:
        rendered = (
            text[: letters[0]]
            + copy_case(text[letters[0] :], label, exact=False, language=obligations.target)
            + text[letters[-1] + 1 :]
        )
        return Translation(segment, rendered, Origin.LOCKED, reason="furniture")
    wanted = obligations.find(text)
    if len(wanted) == 1 and wanted[0].start <= letters[0] and wanted[0].end > letters[-1]:
        item = wanted[0]
        exact = item.terms[0].case == "exact"
        rendered = (
            text[: item.start] + copy_case(item.source, item.form, exact=exact, language=obligations.target) + text[item.end :]
        )
        return Translation(segment, rendered, Origin.LOCKED, reason="glossary")
    return None


def _translate_by_model(
    texts: Sequence[str],
    engine: Engine,
    obligations: Obligations,
    settings: EnforcementSettings,
    progress: Callable[[int], None] | None,
    polish: Polish,
) -> dict[str, Draft]:
    wanted = {text: obligations.find(text) for text in texts}
    plain = [text for text in texts if not wanted[text]]
    bound = [text for text in texts if wanted[text]]
    found: dict[str, Draft] = {}
    answers = engine.translate([Request(text) for text in plain], beam_size=settings.beam_size, progress=progress)
    answers += engine.translate(
        [Request(text) for text in bound],
        beam_size=max(settings.beam_size, settings.num_hypotheses),
        num_hypotheses=settings.num_hypotheses,
    )
    for text, hypotheses in zip(plain + bound, answers, strict=True):
        draft = Draft(text, wanted[text], hypotheses[0], hypotheses[0], hypotheses[0])
        _choose(draft, hypotheses, obligations, settings)
        found[text] = draft
    _keep_names_and_numbers(found, engine, obligations, settings, polish)
    tell = progress or (lambda _: None)
    drafts = [found[text] for text in bound]
    open_drafts = [draft for draft in drafts if draft.missing]
    tell(len(drafts) - len(open_drafts))
    if "annotate" in settings.layers:
        annotate_missing(open_drafts, engine, obligations)
    if "substitute" in settings.layers:
        substitute_missing(open_drafts, engine, obligations, settings.variants, settings.repair_drop)
    if "force" in settings.layers:
        repair_clauses(
            [draft for draft in open_drafts if draft.next_missing()],
            engine,
            obligations,
            lambda clauses: _translate_by_model(clauses, engine, obligations, settings, None, polish),
        )
        repair_drafts(open_drafts, engine, obligations, settings.places, settings.repair_drop)
    if "suppress" in settings.layers:
        suppress_forbidden([draft for draft in drafts if draft.has_forbidden(obligations)], engine, obligations)
    if "replace" in settings.layers:
        replace_missing([draft for draft in drafts if draft.missing], engine, obligations, settings.repair_drop)
    explain_rare_words(list(found.values()), engine, obligations)
    repair_quotations(
        list(found.values()),
        engine,
        obligations,
        lambda parts: _translate_by_model(parts, engine, obligations, settings, None, polish),
    )
    mend_articles(drafts, obligations)
    _weigh_exchanged(drafts, engine)
    tell(len(open_drafts))
    return found


def _weigh_exchanged(drafts: Sequence[Draft], engine: Engine) -> None:
    """Give the translations made with stand-ins for terms the score that they have for the segment itself."""
    changed = [draft for draft in drafts if draft.put_back]
    scores = engine.score([draft.original for draft in changed], [draft.text for draft in changed])
    for draft, score in zip(changed, scores, strict=True):
        draft.final_score = score


def _keep_names_and_numbers(
    drafts: dict[str, Draft],
    engine: Engine,
    obligations: Obligations,
    settings: EnforcementSettings,
    polish: Polish,
) -> None:
    """Decode again the texts whose translations lack names or numbers, and keep what lacks the fewest.

    Models that take annotations are given what was lost, with the terms; all models are given stand-ins for it.
    """
    languages, names = (obligations.source, obligations.target), obligations.names
    versions = {text: polish(draft.current.text, text) for text, draft in drafts.items()}
    gives = engine.info.annotates and "annotate" in settings.layers
    requests: list[tuple[str, Masked | None, Request]] = [
        (text, masked, Request(masked.text, annotations=give_terms(obligations.find(masked.text)) if gives else ()))
        for text, version in versions.items()
        for turn in _TURNS
        if (masked := mask_lost(text, version, languages, names, turn))
    ]
    if engine.info.annotates:
        given = {text: give_lost(text, version, languages, names) for text, version in versions.items()}
        requests += [
            (text, None, Request(text, annotations=give_terms(drafts[text].wanted if gives else (), lost)))
            for text, lost in given.items()
            if lost
        ]
    answers = engine.translate(
        [request for _, _, request in requests],
        beam_size=max(settings.beam_size, settings.num_hypotheses),
        num_hypotheses=settings.num_hypotheses,
    )
    for (text, masked, request), hypotheses in zip(requests, answers, strict=True):
        whole = [other for other in hypotheses if not other.repetition and (masked is None or masked.is_whole(other.text))]
        if not whole:
            continue
        old = drafts[text]
        new = Draft(
            request.text,
            obligations.find(request.text),
            old.base,
            whole[0],
            whole[0],
            masked=masked,
            original=text,
            all_wanted=old.all_wanted,
        )
        _choose(new, whole, obligations, settings)
        lost, before = (count_lost(text, polish(draft.text, text), languages, names) for draft in (new, old))
        lacking, had = (obligations.missing(old.all_wanted, draft.text) for draft in (new, old))
        shown = {item.concept for item in new.wanted}
        if lost < before and len(lacking) <= len(had) and all(item.concept in shown for item in lacking):
            drafts[text] = new
            if gives:
                new.take(new.current, new.wanted, "annotated")


def _choose(draft: Draft, hypotheses: Sequence[Hypothesis], obligations: Obligations, settings: EnforcementSettings) -> None:
    """Take a hypothesis that obeys, where the best does not and the other is nearly as good."""
    draft.refresh(obligations)
    if "choose" not in settings.layers or (not draft.missing and not draft.has_forbidden(obligations)):
        return
    fewest = len(draft.missing)
    for other in hypotheses[1:]:
        if other.score < draft.start.score - settings.choice_drop or other.repetition:
            continue
        missing = obligations.missing(draft.wanted, other.text)
        if len(missing) < fewest and not any(obligations.forbidden(item, other.text) for item in draft.wanted):
            draft.take(other, [item for item in draft.missing if item not in missing], "nbest")
            fewest = len(missing)
            draft.refresh(obligations)


def _finish(segment: Segment, outcome: Translation | Draft, obligations: Obligations, polish: Polish) -> Translation:
    if isinstance(outcome, Translation):
        wanted = obligations.find(segment.text) if outcome.origin is Origin.LOCKED else ()
        text = polish(outcome.text, segment.text)
        hits = _with_glossaries((_locked_hit(item, text, obligations) for item in wanted), obligations)
        return replace(outcome, segment=segment, text=text, hits=hits)
    text = obligations.accent_capitals(outcome.all_wanted, polish(outcome.text, segment.text))
    origin = Origin.MACHINE if text.strip() else Origin.FAILED
    reason = "" if text.strip() else "the model gave no text"
    return Translation(
        segment,
        text,
        origin,
        score=outcome.score,
        hits=_with_glossaries(outcome.hits(obligations, text), obligations),
        reason=reason,
        repetition=outcome.current.repetition,
    )


def _with_glossaries(hits: Iterable[TermHit], obligations: Obligations) -> tuple[TermHit, ...]:
    return tuple(replace(hit, glossary=obligations.tell_glossary(hit.concept)) for hit in hits)


def _locked_hit(item: Wanted, text: str, obligations: Obligations) -> TermHit:
    start, end = next(iter(obligations.places(item, text)), (-1, -1))
    form = text[start:end] if start >= 0 else item.form
    return TermHit(item.concept, item.start, item.end, form, "ok" if start >= 0 else "missing", start, end)

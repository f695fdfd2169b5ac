"""The only place that chains the stages: read, split, translate, check, triage, write."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from transflow.checks.context import Context
from transflow.checks.run import run_checks
from transflow.config import Settings, glossaries_for, levels_for
from transflow.enforcement import EnforcementSettings, settle_document, translate_segments
from transflow.errors import DocumentError, TransflowError, WorkerLostError
from transflow.formats.atomic import write_atomically
from transflow.formats.detect import format_of
from transflow.formats.pairs import PairRow
from transflow.judges import describe_judge, find_no_judge, tell_unjudged
from transflow.model import (
    Document,
    DocumentReport,
    Engine,
    Finding,
    HiddenFinding,
    Incident,
    Judge,
    Origin,
    Pair,
    Report,
    Role,
    Segment,
    Translation,
)
from transflow.registry import CHECKS, FORMATS, expand_codes
from transflow.segmentation import split_document
from transflow.segmentation.documents import align_documents, tell_flattened
from transflow.terms.document import Shelf
from transflow.terms.glossary import EMPTY, Glossary
from transflow.terms.morphology import elide_words
from transflow.text.finish import finish_translation
from transflow.triage import apply_directives, apply_levels, describe_unused, merge_causes, sort_findings, summarize
from transflow.workers import Workers, can_fork


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked: languages, glossary, settings."""

    target: str
    source: str = ""
    """Empty for documents in one language."""
    glossary: Glossary = EMPTY
    settings: Settings = field(default_factory=Settings)
    fail_on: str = "error"
    ui_language: str = "en"
    recipe: Mapping[str, str] = field(default_factory=dict)
    judge: Judge | None = None
    """Models that are asked about the meaning of pairs; see `transflow.judges`."""
    jobs: int = 1
    """Processes that check; more than one in programs whose main module can be imported again, see `multiprocessing`."""


_Outcome = tuple[list[DocumentReport], list[Incident]]
"""The report on one document, none where it cannot be read, and what went wrong."""
_FEW = {True: 4, False: 40}
"""Documents that one process checks sooner than several can be started, as copies or anew."""


def _recipe(job: Job) -> dict[str, str]:
    """Return what a report was made with, the judges and what they cost included."""
    return dict(job.recipe) | (describe_judge(job.judge) if job.judge and job.source else {})


@dataclass(slots=True)
class _Opened:
    document: Document
    segments: tuple[Segment, ...]
    output: Path | None
    job: Job
    """The job with the document's own glossary."""
    notes: tuple[str, ...]
    translations: list[Translation] = field(default_factory=list)


def read_document(path: Path, language: str) -> Document:
    """Return the document at a path.

    Raises:
        DocumentError: when it cannot be opened or read in its format.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise DocumentError("is a folder", path=str(path), hint="name the files, or the folder to translate all of it") from None
    except FileNotFoundError:
        raise DocumentError("no such file", path=str(path), hint="check the spelling of the path") from None
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", path=str(path), hint="check the permissions") from None
    document: Document = FORMATS.get(format_of(str(path), data)).read(data, str(path), language)
    return document


def translate_documents(
    files: Sequence[tuple[Path, Path | None]],
    job: Job,
    engine: Engine,
    progress: Callable[[int], None] | None = None,
    on_start: Callable[[int, int], None] | None = None,
    incidents: Iterable[Incident] = (),
) -> Report:
    """Return the report on translated documents, each written to the path beside it where there is one.

    All segments of all documents go to the engine in one stream. A document that cannot be read or written is an incident
    and the others go on. `on_start` is told the numbers of segments and words.
    """
    problems = list(incidents)
    opened: list[_Opened] = []
    shelf = Shelf(job.glossary, job.settings.folder)
    for path, output in files:
        try:
            document = read_document(path, job.source)
            own, notes = _with_own_terms(job, shelf, document)
            opened.append(_Opened(document, split_document(document), output, own, notes))
        except TransflowError as error:
            problems.append(incident_of(error))
    segments = [segment for item in opened for segment in item.segments if _is_translated(item.document, segment)]
    words = sum(len(segment.text.split()) for segment in segments)
    if on_start:
        on_start(len(segments), words)
    started = time.perf_counter()
    _translate_by_glossary(opened, engine, progress)
    seconds = time.perf_counter() - started
    documents = [_report_translated(item, problems) for item in opened]
    summary = summarize(documents, problems, job.fail_on, job.ui_language)
    return Report(tuple(documents), tuple(problems), summary, _recipe(job), words, seconds)


def _with_own_terms(job: Job, shelf: Shelf, document: Document, source: Document | None = None) -> tuple[Job, tuple[str, ...]]:
    """Return the job with the glossary of a document, and what to say of it; those of its source stand below its own."""
    read = [document] if source is None else [source, document]
    added = [name for one in read for name in glossaries_for(job.settings, one.path)]
    found = shelf.open(document.path, list(dict.fromkeys(added)), [(one.path, one.own_terms) for one in read])
    french = job.ui_language == "fr"
    title = "glossaires ajoutés pour ce document : " if french else "glossaries added for this document: "
    notes = [title + ", ".join(found.added)] if found.added else []
    unknown = "ignore : « {} » n’est ni un concept ni un terme" if french else 'ignore: "{}" is no concept and no term'
    notes += map(unknown.format, found.unknown)
    return replace(job, glossary=found.glossary), tuple(notes)


def _translate_by_glossary(opened: Sequence[_Opened], engine: Engine, progress: Callable[[int], None] | None) -> None:
    """Translate the segments of all documents, those with one glossary in one stream."""
    groups: dict[int, list[_Opened]] = {}
    for item in opened:
        groups.setdefault(id(item.job.glossary), []).append(item)
    for group in groups.values():
        job = group[0].job
        chosen = [[segment for segment in item.segments if _is_translated(item.document, segment)] for item in group]
        settings = EnforcementSettings(job.settings.engine.beam_size, job.settings.engine.num_hypotheses)
        everything = [segment for segments in chosen for segment in segments]
        rendered = iter(translate_segments(everything, engine, job.glossary, settings, progress, polisher(job)))
        for item, segments in zip(group, chosen, strict=True):
            own = [next(rendered) for _ in segments]
            item.translations = settle_document(own, job.glossary, job.source, job.target)


def _is_translated(document: Document, segment: Segment) -> bool:
    return document.blocks[segment.block].translate


def polisher(job: Job) -> Callable[[str, str], str]:
    """Return the function that gives a translation, whose source is the second argument, its last touch."""
    profile = getattr(job.settings.check.typography, job.target)
    names, settle = job.glossary.names, elide_words if job.target == "fr" else str
    return lambda text, source: finish_translation(settle(text), source, (job.source, job.target), profile, names)


def _report_translated(item: _Opened, problems: list[Incident]) -> DocumentReport:
    document, job, translations = item.document, item.job, item.translations
    pairs = [_pair_of(translation, job) for translation in translations]
    for translation in translations:
        if translation.origin is Origin.FAILED:
            segment = translation.segment
            problems.append(
                Incident(
                    "not-translated",
                    translation.reason or "no translation",
                    document.path,
                    segment.line,
                    segment.column,
                    "translate this segment by hand",
                    segment.id,
                )
            )
    written = ""
    if item.output is not None:
        try:
            texts = join_blocks(translations)
            write_atomically(item.output, FORMATS.get(document.format).write(document, texts, job.target))
            written = str(item.output)
        except TransflowError as error:
            problems.append(incident_of(error))
    found = _check(pairs, job, problems, document.path, document)
    notes = (*item.notes, *tell_flattened(document, pairs, job.ui_language), *found.notes)
    pair = f"{job.source}-{job.target}"
    return DocumentReport(document.path, pair, tuple(pairs), found.findings, written, notes, found.hidden)


def _pair_of(translation: Translation, job: Job) -> Pair:
    segment = translation.segment
    return Pair(
        segment.id,
        segment.index,
        segment.line,
        segment.column,
        translation.text,
        segment.text,
        job.source,
        job.target,
        str(segment.role.value),
        translation.origin,
        translation.hits,
        translation.reason,
        translation.repetition,
        "source",
    )


def join_blocks(translations: Sequence[Translation]) -> dict[int, str]:
    """Return the text of each block, its segments joined with the white space of the source."""
    blocks: dict[int, str] = {}
    for item in translations:
        segment = item.segment
        blocks[segment.block] = blocks.get(segment.block, "") + segment.leading + item.text + segment.trailing
    return blocks


@dataclass(frozen=True, slots=True)
class _Checked:
    findings: tuple[Finding, ...]
    hidden: tuple[HiddenFinding, ...]
    notes: tuple[str, ...]


def _check(pairs: Sequence[Pair], job: Job, problems: list[Incident], path: str, document: Document | None = None) -> _Checked:
    """Return what the rules find in the pairs of one document; rules that fail are added to the problems."""
    wanted = job.settings.check
    profile = getattr(wanted.typography, job.target)
    limits = {str(role): most for role, most in wanted.lengths.items()}
    context = Context(job.target, job.source, job.glossary, wanted.names, profile, limits, job.judge)
    rules: list[Any] = [CHECKS.get(name) for name in CHECKS.names()]
    found, incidents = run_checks(pairs, context, rules, job.ui_language, job.jobs)
    notes: list[str] = []
    if job.judge is not None and job.source:
        if not job.judge.models:
            incidents.append(find_no_judge(job.judge, job.source, job.target))
        notes = tell_unjudged(pairs, job.judge, job.ui_language)
    problems.extend(replace(incident, path=path) for incident in incidents)
    weighed = apply_levels([(finding, hit.source_span) for finding, hit in found], levels_for(job.settings, path))
    findings = sort_findings(merge_causes(weighed))
    if document is None or not document.directives:
        return _Checked(findings, (), tuple(notes))
    starts = {pair.id.partition(".")[0]: pair.line for pair in reversed(pairs)}
    blocks = {pair.id: (pair.id.partition(".")[0], starts[pair.id.partition(".")[0]]) for pair in pairs}
    directives = [replace(one, rules=expand_codes(one.rules)) for one in document.directives]
    kept, hidden, unused = apply_directives(findings, directives, blocks)
    notes += (describe_unused(directive, job.ui_language) for directive in unused)
    return _Checked(tuple(kept), tuple(hidden), tuple(notes))


def check_documents(paths: Sequence[Path], job: Job, incidents: Iterable[Incident] = ()) -> Report:
    """Return the report on documents in one language, `job.target`."""
    problems = list(incidents)
    documents: list[DocumentReport] = []
    for found, faults in _check_files(paths, job):
        documents += found
        problems += faults
    return _sum_up(documents, problems, job)


def _check_files(paths: Sequence[Path], job: Job) -> Iterator[_Outcome]:
    """Yield the report on each document, in order; where there are many, several processes check one each at a time."""
    many, others = job.jobs > 1 and len(paths) > _FEW[can_fork()], list(paths)
    shared = (replace(job, jobs=1) if many else job), Shelf(job.glossary, job.settings.folder)
    if many:
        yield _check_file(shared, others.pop(0))  # What it makes this process read, its copies have.
        with Workers(_check_file, shared, min(job.jobs, len(others))) as workers:
            try:
                for outcome in workers.begin(others):
                    yield outcome
                    others.pop(0)
            except WorkerLostError as error:
                yield [], [Incident(error.code, f"not checked: {error.message}", str(path), hint=error.hint) for path in others]
    else:
        yield from (_check_file(shared, path) for path in others)


def _check_file(shared: tuple[Job, Shelf], path: Path) -> _Outcome:
    job, shelf = shared
    problems: list[Incident] = []
    try:
        document = read_document(path, job.target)
        own, notes = _with_own_terms(job, shelf, document)
    except TransflowError as error:
        return [], [incident_of(error)]
    segments = [segment for segment in split_document(document) if _is_translated(document, segment)]
    report = _report_segments(document.path, segments, own, problems, document)
    return [replace(report, notes=(*notes, *report.notes))], problems


def check_segments(path: str, segments: Sequence[Segment], job: Job) -> Report:
    """Return the report on the segments of one text in one language."""
    problems: list[Incident] = []
    documents = [_report_segments(path, segments, job, problems)]
    return _sum_up(documents, problems, job)


def _report_segments(
    path: str, segments: Sequence[Segment], job: Job, problems: list[Incident], document: Document | None = None
) -> DocumentReport:
    pairs = [
        Pair(segment.id, segment.index, segment.line, segment.column, segment.text, None, "", job.target, str(segment.role.value))
        for segment in segments
    ]
    found = _check(pairs, job, problems, path, document)
    return DocumentReport(path, job.target, tuple(pairs), found.findings, "", found.notes, found.hidden)


def check_translated(source_path: Path, target_path: Path, job: Job) -> Report:
    """Return the report on a document and its translation, aligned block by block and sentence by sentence."""
    problems: list[Incident] = []
    read: list[Document] = []
    for path, language in ((source_path, job.source), (target_path, job.target)):
        try:
            read.append(read_document(path, language))
        except TransflowError as error:
            problems.append(incident_of(error))
    documents: list[DocumentReport] = []
    notes: tuple[str, ...] = ()
    try:
        if not problems:
            job, notes = _with_own_terms(job, Shelf(job.glossary, job.settings.folder), read[1], read[0])
    except TransflowError as error:
        problems.append(incident_of(error))
    if not problems:
        pairs = align_documents(read[0], read[1])
        found = _check(pairs, job, problems, read[1].path, read[1])
        pair = f"{job.source}-{job.target}"
        told = (*notes, *found.notes)
        documents.append(DocumentReport(read[1].path, pair, tuple(pairs), found.findings, "", told, found.hidden))
    return _sum_up(documents, problems, job)


def check_pair_rows(path: str, rows: Sequence[tuple[int, str, str] | PairRow], job: Job) -> Report:
    """Return the report on rows of line, source and target; an empty target is a finding."""
    pairs: list[Pair] = []
    lines: set[int] = set()
    for number, row in enumerate((PairRow(*row) for row in rows), start=1):
        name = f"{row.line}-{number}" if row.line in lines else str(row.line)
        lines.add(row.line)
        pair = Pair(name, number, row.line, 1, row.target, row.source, job.source, job.target, side="source")
        pairs.append(replace(pair, lost_codes=row.lost_codes) if row.lost_codes else pair)
    problems: list[Incident] = []
    shelf = Shelf(job.glossary, job.settings.folder)
    job = replace(job, glossary=shelf.open(path, glossaries_for(job.settings, path), []).glossary)
    found = _check(pairs, job, problems, path)
    documents = [DocumentReport(path, f"{job.source}-{job.target}", tuple(pairs), found.findings, "", found.notes)] if pairs else []
    return _sum_up(documents, problems, job)


def retranslate(texts: Sequence[str], job: Job, engine: Engine) -> list[str]:
    """Return the translations of texts under a job's glossary, in order."""
    segments = [
        Segment(f"{place}.0", place + 1, place, text, 0, len(text), "", "", 1, 1, Role.BODY, job.source)
        for place, text in enumerate(texts)
    ]
    settings = EnforcementSettings(job.settings.engine.beam_size, job.settings.engine.num_hypotheses)
    return [translation.text for translation in translate_segments(segments, engine, job.glossary, settings, None, polisher(job))]


def join_reports(reports: Sequence[Report], incidents: Sequence[Incident], job: Job) -> Report:
    """Return one report on several runs, its verdict computed anew."""
    problems = [incident for report in reports for incident in report.incidents]
    return _sum_up([document for report in reports for document in report.documents], [*problems, *incidents], job)


def _sum_up(documents: Sequence[DocumentReport], problems: Sequence[Incident], job: Job) -> Report:
    verdict = summarize(documents, problems, job.fail_on, job.ui_language)
    return Report(tuple(documents), tuple(problems), verdict, _recipe(job))


def incident_of(error: TransflowError) -> Incident:
    """Return the incident of a fault that stops one document only."""
    return Incident(error.code, error.message, error.path, error.line, error.column, error.hint)

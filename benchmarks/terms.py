"""Success of the glossary layers, and their harm and cost, with the layers switched on one at a time.

Run: python benchmarks/terms.py [--set own|wmt21|FILE.jsonl] [--direction fr-en] [--limit 100] [--steps] [--show STATUS]
[--data FOLDER].
`own` is corpus/terms, under the embedded glossary; `wmt21` is `dev.en-fr.jsonl` in FOLDER, the development set of the WMT 2021
terminology task, whose own terms become the glossary of the run. `--steps` measures each layer added to those before it.

Success is the sum over segments and terms of min(wanted, found) by the sum of wanted; forms are looked for longest first and a
target word counts once. Surface: the listed forms as they are written, case apart. Lemma: word by word, by dictionary form.
Union: either. Oracle: the same on the references. Doubled: segments that say a term more often than the source and the base.

Source: Semenov et al., Findings of the WMT 2025 Terminology Translation Task, WMT 2025 (success, exclusive matching); Alam et
al., Findings of the WMT Shared Task on Machine Translation Using Terminologies, WMT 2021 (the set).
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import ctranslate2
import simplemma
from rich.console import Console
from rich.table import Table
from sacrebleu.metrics import CHRF

from transflow import __version__
from transflow.config import EngineSection
from transflow.enforcement import LAYERS, EnforcementSettings, translate_segments
from transflow.engines import open_engine
from transflow.model import Engine, Role, Segment, TermHit, Translation
from transflow.pipeline import Job, polisher
from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.glossary import EMPTY, Glossary, Term
from transflow.terms.match import matcher_for
from transflow.terms.morphology import ArticleError, find_article_errors, inflect_term
from transflow.terms.read import load_glossary

ROOT = Path(__file__).parents[1]


_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Case:
    """A source with its reference and the terms in it: each the concept's id and the accepted target forms."""

    id: str
    category: str
    source: str
    reference: str
    terms: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass
class Outcome:
    """What a run made of the cases."""

    translations: list[Translation]
    seconds: float


def read_own(path: Path) -> list[Case]:
    """Return the cases of a file of corpus/terms."""
    cases = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        terms = tuple((term["concept"], tuple(term["target"])) for term in row["terms"])
        cases.append(Case(row["id"], row["category"], row["source"], row["reference"], terms))
    return cases


def read_wmt21(folder: Path, direction: str, enforce: str) -> tuple[list[Case], Glossary]:
    """Return the cases with a term, and the glossary that their terms make.

    The set annotates "tension" inside "hypertension": terms that do not stand in the source as words of their own are left out.
    Where two concepts have the same source form ("grippe": flu, influenza), the target forms of either count.
    """
    source, target = direction.split("-")
    rows = [json.loads(line) for line in (folder / "dev.en-fr.jsonl").read_text("utf-8").splitlines()]
    said_in = {side: " ".join(row[f"{side}_raw"] for row in rows) for side in ("en", "fr")}
    concepts: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for term in row["en_terms"] + row["fr_terms"]:
            concepts[term["id"]] = {
                "en": [as_said(term["src"], said_in["en"])],
                "fr": [as_said(form, said_in["fr"]) for form in term["tgt"]],
            }
    answers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in concepts.values():
        for form in entry[source]:
            answers[words(form, source, by_lemma=True)] += entry[target]
    cases = []
    for row in rows:
        terms = []
        said = words(row[f"{source}_raw"], source, by_lemma=True)
        for term in row[f"{source}_terms"]:
            runs = [words(form, source, by_lemma=True) for form in concepts[term["id"]][source]]
            here = [run for run in runs if any(said[at : at + len(run)] == run for at in range(len(said)))]
            forms = [*concepts[term["id"]][target], *(form for run in here for form in answers[run])]
            if here:
                terms.append((f"t{term['id']}", tuple(dict.fromkeys(forms))))
        if terms:
            cases.append(Case(row["id"], "wmt21", row[f"{source}_raw"], row[f"{target}_raw"], tuple(terms)))
    lines = ["version: 2", f"defaults: {{enforce: {enforce}}}", "concepts:"]
    for name, entry in sorted(concepts.items()):
        sides = []
        for language in ("fr", "en"):
            terms_of = ", ".join(
                f"{{term: {json.dumps(text, ensure_ascii=False)}, status: {'admitted' if place else 'preferred'}}}"
                for place, text in enumerate(dict.fromkeys(entry[language]))
            )
            sides.append(f"{language}: [{terms_of}]")
        lines.append(f"  - {{id: t{name}, {', '.join(sides)}}}")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "wmt21.yaml"
        path.write_text("\n".join(lines), "utf-8")
        return cases, load_glossary(path)


def make_hard(glossary: Glossary) -> Glossary:
    """Return a glossary with every term enforced `hard`."""
    concepts = []
    for concept in glossary:
        terms = {side: tuple(replace(term, enforce="hard") for term in group) for side, group in concept.terms.items()}
        concepts.append(replace(concept, terms=terms))
    return replace(glossary, concepts=tuple(concepts))


def as_said(term: str, text: str) -> str:
    """Return a term without the capital that its list gives it, where a text says it in small letters ("Coronavirus")."""
    small = term[:1].lower() + term[1:]
    return small if f" {small}" in text else term


@cache
def words(text: str, language: str, *, by_lemma: bool) -> tuple[str, ...]:
    """Return the words of a text in small letters, or their dictionary forms."""
    found = [match.group().lower() for match in _WORD.finditer(text)]
    return tuple(simplemma.lemmatize(word, lang=language).lower() for word in found) if by_lemma else tuple(found)


def count_found(case: Case, text: str, language: str, *, modes: Sequence[bool]) -> tuple[int, int]:
    """Return how many terms a text renders, and how many times it holds one; `modes` says by surface, by lemma, or either."""
    wanted = Counter(forms for _, forms in case.terms)
    sides = [words(text, language, by_lemma=mode) for mode in modes]
    places: list[tuple[int, int, tuple[str, ...]]] = []
    for forms in wanted:
        for form in forms:
            for mode, side in zip(modes, sides, strict=True):
                run = words(form, language, by_lemma=mode)
                places += [
                    (start, start + len(run), forms)
                    for start in range(len(side) - len(run) + 1)
                    if side[start : start + len(run)] == run
                ]
    used: set[int] = set()
    found: Counter[tuple[str, ...]] = Counter()
    for start, end, forms in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if not used & set(range(start, end)):
            used |= set(range(start, end))
            found[forms] += 1
    return sum(min(count, found[forms]) for forms, count in wanted.items()), sum(found.values())


def success(cases: Sequence[Case], texts: Sequence[str], language: str, *modes: bool) -> float:
    """Return the share of terms that the texts render, as a percentage."""
    found = sum(count_found(case, text, language, modes=modes)[0] for case, text in zip(cases, texts, strict=True))
    return 100 * found / max(1, sum(len(case.terms) for case in cases))


def forbidden_rate(texts: Sequence[str], glossary: Glossary, language: str) -> float:
    """Return the forbidden and deprecated forms in a thousand words."""
    matcher = matcher_for(glossary, language)
    found = sum(all(not term.is_permitted for term in match.terms) for text in texts for match in matcher.find(text))
    return 1000 * found / max(1, sum(len(text.split()) for text in texts))


def doubled(cases: Sequence[Case], found: Sequence[Translation], base: Sequence[str], language: str) -> int:
    """Return how many translations say a term more often than the source has it and the base translation says it."""
    return sum(is_doubled(case, new, old, language) for case, new, old in zip(cases, found, base, strict=True))


def is_doubled(case: Case, found: Translation, base: str, language: str) -> bool:
    """Return whether a translation says one of the terms more often than the source has it and the base translation says it."""
    for forms in {forms for _, forms in case.terms}:
        one = replace(case, terms=tuple(term for term in case.terms if term[1] == forms))
        runs = {words(form, language, by_lemma=True) for form in forms}
        shown = [words(hit.form, language, by_lemma=True) for hit in found.hits]
        hits = sum(any(run == form[at : at + len(run)] for run in runs for at in range(len(form))) for form in shown)
        said, before = (count_found(one, text, language, modes=(False, True))[1] for text in (found.text, base))
        if said > max(len(one.terms), hits, before):
            return True
    return False


def article_errors(
    outcome: Outcome, glossary: Glossary, language: str
) -> Iterator[tuple[Translation, TermHit, list[ArticleError]]]:
    """Yield the rendered terms with the wrong articles, elisions, contractions and numbers beside them."""
    terms = {
        (term.concept, form): term for concept in glossary for term in concept.terms.get(language, ()) for form in forms_of(term)
    }
    for translation in outcome.translations:
        for hit in translation.hits:
            if hit.target_start >= 0 and hit.status not in {"missing", "forbidden"}:
                term = terms.get((hit.concept, hit.form.lower()))
                yield translation, hit, find_article_errors(translation.text, hit.target_start, hit.target_end, language, term)


def forms_of(term: Term) -> set[str]:
    """Return the singular and the plural of a term in small letters."""
    return {inflect_term(term, plural=plural).lower() for plural in (False, True)} | {term.text.lower()}


def segments_of(texts: Sequence[str], language: str) -> list[Segment]:
    """Return each text as the one segment of a document of its own."""
    return [
        Segment(f"{place}.0", place + 1, place, text, 0, len(text), "", "", 1, 1, Role.BODY, language)
        for place, text in enumerate(texts)
    ]


def run(cases: Sequence[Case], engine: Engine, glossary: Glossary, layers: Iterable[str]) -> Outcome:
    """Translate the sources, each as one segment of a document of its own."""
    source, target = engine.info.source, engine.info.target
    segments = segments_of([case.source for case in cases], source)
    settings = EnforcementSettings(layers=frozenset(layers))
    started = time.perf_counter()
    found = translate_segments(segments, engine, glossary, settings, polish=polisher(Job(target, source)))
    return Outcome(found, time.perf_counter() - started)


def table_of(cases: Sequence[Case], engine: Engine, glossary: Glossary, *, steps: bool) -> tuple[Table, Outcome, Outcome]:
    """Return the table of results, the base run and the run with every layer."""
    language = engine.info.target
    chrf = CHRF(word_order=2)
    references = [case.reference for case in cases]
    table = Table("layers", "surface", "lemma", "union", "forbidden ‰", "chrF2++", "changed", "chrF2++ there (base)", "doubled",
                  "articles wrong", "s/segment", "s/repaired")  # fmt: skip
    base = run(cases, engine, EMPTY, ())
    bare = [translation.text for translation in base.translations]
    names = list(LAYERS)
    stages = [("plain", base)]
    if steps:
        stages += [(f"+ {name}", run(cases, engine, glossary, names[: place + 1])) for place, name in enumerate(names[:-1])]
    final = run(cases, engine, glossary, names)
    stages.append(("all layers", final))
    for label, outcome in stages:
        texts = [translation.text for translation in outcome.translations]
        changed = [place for place, (new, old) in enumerate(zip(texts, bare, strict=True)) if new != old]
        there = (
            chrf.corpus_score([texts[place] for place in changed], [[references[place] for place in changed]]).score
            if changed
            else 0
        )
        before = (
            chrf.corpus_score([bare[place] for place in changed], [[references[place] for place in changed]]).score
            if changed
            else 0
        )
        judged = list(article_errors(outcome, glossary, language))
        wrong, rendered = sum(bool(errors) for _, _, errors in judged), len(judged)
        table.add_row(
            label, *(f"{success(cases, texts, language, *modes):.1f}" for modes in ((False,), (True,), (False, True))),
            f"{forbidden_rate(texts, glossary, language):.2f}", f"{chrf.corpus_score(texts, [references]).score:.2f}",
            str(len(changed)), f"{there:.2f} ({before:.2f})", str(doubled(cases, outcome.translations, bare, language)),
            f"{wrong} of {rendered}", f"{outcome.seconds / len(cases):.2f}",
            f"{max(0.0, outcome.seconds - base.seconds) / len(changed):.2f}" if changed else "-",
        )  # fmt: skip
    table.add_row(
        "reference", *(f"{success(cases, references, language, *modes):.1f}" for modes in ((False,), (True,), (False, True))),
        f"{forbidden_rate(references, glossary, language):.2f}", *["-"] * 7,
    )  # fmt: skip
    return table, base, final


def by_category(cases: Sequence[Case], outcome: Outcome, language: str) -> Table:
    """Return the success by category."""
    table = Table("category", "segments", "terms", "union", "statuses")
    groups: dict[str, list[int]] = defaultdict(list)
    for place, case in enumerate(cases):
        groups[case.category].append(place)
    for name, places in sorted(groups.items()):
        some = [cases[place] for place in places]
        texts = [outcome.translations[place].text for place in places]
        statuses = Counter(hit.status for place in places for hit in outcome.translations[place].hits)
        told = ", ".join(f"{status} {count}" for status, count in statuses.most_common())
        terms = sum(len(case.terms) for case in some)
        table.add_row(name, str(len(some)), str(terms), f"{success(some, texts, language, False, True):.1f}", told)
    return table


def show(cases: Sequence[Case], base: Outcome, final: Outcome, status: str) -> None:
    """Print the segments with a hit of a status: source, base, result, reference."""
    for case, old, new in zip(cases, base.translations, final.translations, strict=True):
        hits = [hit for hit in new.hits if status in {hit.status, "all"}]
        if hits:
            print(f"# {case.id} {[(hit.concept, hit.form, hit.status, hit.score_delta) for hit in hits]}")
            print(f"  S {case.source}\n  B {old.text}\n  T {new.text}\n  R {case.reference}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="own", help="own, wmt21, or a file in the format of corpus/terms")
    parser.add_argument("--direction", default="fr-en", choices=("fr-en", "en-fr"))
    parser.add_argument("--data", type=Path, default=Path(), help="folder of dev.en-fr.jsonl")
    parser.add_argument(
        "--enforce", default="soft", choices=("soft", "hard"), help="hard: every term must stand in the translation"
    )
    parser.add_argument("--limit", type=int, default=0, help="segments, drawn evenly over the set; 0 for all")
    parser.add_argument("--steps", action="store_true", help="switch the layers on one at a time")
    parser.add_argument("--show", default="", help="print the segments with a hit of this status, or all, or articles")
    options = parser.parse_args()
    if options.set == "wmt21":
        cases, glossary = read_wmt21(options.data, options.direction, options.enforce)
    else:
        path = ROOT / f"corpus/terms/{options.direction}.jsonl" if options.set == "own" else Path(options.set)
        cases, glossary = read_own(path), load_embedded_glossary()
        if options.enforce == "hard":
            glossary = make_hard(glossary)
    if options.limit:
        cases = cases[:: max(1, len(cases) // options.limit)][: options.limit]
    source, target = options.direction.split("-")
    engine = open_engine(source, target, EngineSection())
    table, base, final = table_of(cases, engine, glossary, steps=options.steps)
    console = Console(width=180)
    if options.show == "articles":
        for translation, hit, errors in article_errors(final, glossary, target):
            for error in errors:
                print(f"# {hit.status} {error.fault}: {error.suggestion!r}\n  S {translation.segment.text}\n  T {translation.text}")
    elif options.show:
        show(cases, base, final, options.show)
    info = engine.info
    table.title = (
        f"{options.set}, {options.direction}, {len(cases)} segments, {sum(len(case.terms) for case in cases)} terms; "
        f"{info.name} {info.version} ({info.digest[:8]}); transflow {__version__}, ctranslate2 {ctranslate2.__version__}, "
        f"Python {platform.python_version()}, {platform.machine()}"
    )
    console.print(table, by_category(cases, final, target))


if __name__ == "__main__":
    main()

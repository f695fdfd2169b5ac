"""A glossary that leaves and comes back is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from transflow.terms.exchange.convert import import_glossary
from transflow.terms.exchange.whole import join_files
from transflow.terms.exchange.yaml_out import glossary_to_yaml
from transflow.terms.fmt import format_glossary
from transflow.terms.read import LANGUAGES, load_glossary, read_glossary_files
from transflow.terms.schema import ConceptEntry, Defaults, GlossaryFile, TermEntry

ROOT = Path(__file__).resolve().parents[3]
PHASES = [Phase.explicit, Phase.generate]
"""Without the search for a smaller example, which takes minutes on values this large."""
LOSSLESS = ("tbx", "tmx", "csv", "tsv")

word = st.text("abcéœ’-'zQX  \u00a0", min_size=1, max_size=12).map(lambda text: f"m{text.strip()}n")
prose = st.one_of(word, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)).map(
    lambda text: f"«{text}»".replace("\r", "")
)
words = st.lists(word, max_size=3)


def maybe(*values):
    return st.sampled_from([None, *values])


term = st.builds(
    TermEntry,
    term=word,
    status=maybe("preferred", "admitted", "deprecated", "forbidden"),
    type=st.sampled_from(["full", "acronym", "variant", "name"]),
    pos=maybe("noun", "verb", "adjective", "adverb", "phrase"),
    gender=maybe("m", "f"),
    number=maybe("sg", "pl"),
    head=st.none() | word,
    forms=words,
    variants=words,
    article=maybe("la", "l'", "none"),
    h_aspire=st.booleans(),
    case=maybe("smart", "exact", "ignore"),
    match=maybe("lemma", "forms", "exact"),
    direction=maybe("both", "fr-en", "en-fr"),
    enforce=maybe("off", "check", "soft", "hard"),
    priority=st.integers(-5, 5),
    requires_any=words,
    forbids_any=words,
    exceptions=st.lists(st.sampled_from(["a | b", "[x", "=1", "'tis", ""]), max_size=2),
    gloss_first=st.none() | prose,
    note=st.none() | prose | st.sampled_from(["transflow status: forbidden", "Do not translate.", "=SUM(A1)", "a\n  b"]),
    context=st.none() | prose,
    source=st.none() | prose,
)
terms = st.lists(term, min_size=1, max_size=3, unique_by=lambda one: one.term)


@st.composite
def glossaries(draw):
    concepts = []
    for number in range(draw(st.integers(1, 3))):
        definition = {language: draw(prose) for language in LANGUAGES if draw(st.booleans())}
        concepts.append(
            ConceptEntry(
                id=draw(st.sampled_from(["ville", "3-villes", "a-b"])) + f"-{'abc'[number]}",
                domain=draw(st.none() | prose),
                definition=definition or None,
                dnt=draw(st.booleans()),
                pair_by_type=draw(st.booleans()),
                enforce=draw(maybe("hard", "check")),
                direction=draw(maybe("both", "fr-en")),
                case=draw(maybe("exact", "ignore")),
                priority=draw(st.integers(0, 2)),
                fr=draw(terms),
                en=draw(terms),
                note=draw(st.none() | prose | st.sampled_from(["Ne pas traduire", "- x", "@home"])),
                source=draw(st.none() | prose),
            )
        )
    defaults = draw(st.builds(Defaults, enforce=st.sampled_from(["soft", "hard"]), match=st.sampled_from(["lemma", "exact"])))
    return GlossaryFile(
        version=2, name=draw(st.none() | word), release=draw(maybe("1.0", "2026.3")), defaults=defaults, concepts=concepts
    )


@pytest.mark.parametrize("export_format", LOSSLESS)
def test_embedded_glossary(circle, export_format):
    before, after = circle(ROOT / "glossaries", export_format)
    assert after == before


@pytest.mark.parametrize("export_format", LOSSLESS)
@settings(max_examples=25, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(glossary=glossaries())
def test_any_glossary(circle, export_format, glossary):
    before, after = circle(glossary_to_yaml(glossary), export_format)
    assert after == before


@settings(max_examples=25, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(glossary=glossaries())
def test_yaml_is_canonical_and_says_the_same(tmp_path, glossary):
    path = tmp_path / "a.yaml"
    text = glossary_to_yaml(glossary)
    path.write_text(text, encoding="utf-8", newline="")
    assert format_glossary(text) == text
    load_glossary(path)
    read = join_files(read_glossary_files([path]))[0]
    assert glossary_to_yaml(read) == text


def test_files_with_different_defaults_mean_the_same_as_one(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.yaml").write_text("version: 2\nname: x\nconcepts:\n  - {id: a, fr: ville, en: town}\n", "utf-8")
    (tmp_path / "a" / "2.yaml").write_text(
        "version: 2\nname: x\ndefaults: {enforce: hard, case: exact, direction: fr-en, match: forms}\nconcepts:\n"
        "  - {id: b, fr: [cité, {term: CTT, type: acronym}], en: [{term: estate, match: exact}], direction: both}\n",
        "utf-8",
    )
    whole = join_files(read_glossary_files([tmp_path / "a"]))[0]
    (tmp_path / "b.yaml").write_text(glossary_to_yaml(whole), "utf-8")

    def said(path):
        return [
            (term.text, term.status, term.enforce, term.case, term.direction, term.match)
            for language in LANGUAGES
            for term in load_glossary(path).terms(language)
        ]

    assert said(tmp_path / "a") == said(tmp_path / "b.yaml")


def test_imports_are_the_same_each_time(tmp_path, give):
    path = tmp_path / "a.csv"
    path.write_text(give(ROOT / "glossaries", "csv")[0], "utf-8")
    assert import_glossary(path)[0] == import_glossary(path)[0]


@pytest.mark.parametrize("order", ["sorted", "reversed"])
def test_rows_of_a_table_may_be_sorted(tmp_path, give, order):
    text = give("version: 2\nconcepts:\n  - {id: b, fr: [x1, x2], en: y}\n  - {id: a, note: n, fr: z, en: w}\n", "csv")[0]
    header, *rows = text.splitlines()
    rows = sorted(rows) if order == "sorted" else rows[::-1]
    path = tmp_path / "s.csv"
    path.write_text("\n".join([header, *rows]), "utf-8")
    _, glossary, tally = import_glossary(path)
    assert {entry.id: (entry.note, len(entry.fr), len(entry.en)) for entry in glossary.concepts} == {
        "b": (None, 2, 1),
        "a": ("n", 1, 1),
    }
    assert not tally.rejected

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transflow.errors import GlossaryError, UnknownNameError
from transflow.model import Level
from transflow.terms.lint import lint_glossary

HEAD = "version: 2\nconcepts:\n"


def write(tmp_path, text, name="g.yaml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def places(findings, rule):
    return [(finding.line, finding.column) for finding in findings if finding.rule == rule]


def test_every_fault_of_every_file_is_told(tmp_path):
    write(
        tmp_path,
        HEAD + "  - {id: a, fr: [x], en: [y], foo: 1}\n  - [a, b, c]\n  - {id: c, fr: [{term: x, statut: z}], en: [y]}\n",
        "a.yaml",
    )
    write(
        tmp_path,
        HEAD + "  - {id: b, fr: [x]}\n  - {id: d, fr: [x], en: [{term: ''}]}\n  - {id: e, id: f, fr: [x], en: [y]}\n",
        "b.yaml",
    )
    write(tmp_path, HEAD + "  - {id: g, fr: [x], en: [y], bar: 2}\n  - {id: h, fr: [x\n", "c.yaml")
    write(tmp_path, HEAD.encode() + "  - [ét\u00e9, summer]\n".encode("cp1252"), "d.yaml")
    findings = lint_glossary([tmp_path])
    told = [(Path(f.path).name, f.line, f.column, f.rule) for f in findings if f.rule in {"G03", "G04"}]
    assert told == [
        ("a.yaml", 3, 31, "G04"),
        ("a.yaml", 4, 5, "G04"),
        ("a.yaml", 5, 28, "G04"),
        ("b.yaml", 3, 5, "G04"),
        ("b.yaml", 4, 34, "G03"),
        ("b.yaml", 5, 13, "G04"),
        ("c.yaml", 3, 31, "G04"),
        ("c.yaml", 5, 1, "G04"),
        ("d.yaml", 3, 6, "G04"),
    ]


def test_other_concepts_of_a_faulty_file_are_linted(tmp_path):
    path = write(tmp_path, HEAD + "  - {id: a, fr: [x], en: [y], foo: 1}\n  - {id: b, fr: [marché de Noël], en: [fair]}\n")
    assert places(lint_glossary([path]), "G07") == [(4, 18)]


def test_same_id_in_two_files(tmp_path):
    write(tmp_path, HEAD + "  - {id: a, fr: [x], en: [y]}\n", "a.yaml")
    write(tmp_path, HEAD + "  - {id: a, fr: [z], en: [w]}\n", "b.yaml")
    (found,) = [finding for finding in lint_glossary([tmp_path]) if finding.rule == "G04"]
    assert (Path(found.path).name, found.line, found.column) == ("b.yaml", 3, 10)
    assert "a.yaml, line 3" in found.message


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("  - id: a\n    fr:\n      - {status: preferred, term: marché de Noël}\n    en: [fair]\n", "G07", (5, 29)),
        ("  - id: a\n    fr: [{term: x y, gender: m, forms: [x, '  ']}]\n    en: [fair]\n", "G03", (4, 44)),
        ("  - id: a\n    fr: [{term: EN, type: acronym, case: smart}]\n    en: [fair]\n", "G08", (4, 36)),
        ("  - id: ré\u0301\n", "G04", (3, 9)),
        ("  - id: a\n    fr: [x, 'e\u0301te\u0301', \"l\u00a0a\"]\n    en: [y]\n", "G06", (4, 13)),
        ("  - id: a\n    note: e\u0301e\u0301\n    fr: [x]\n    en: [{term: y, note: e\u0301, nope: 1}]\n", "G04", (6, 30)),
    ],
)
def test_places_are_those_of_the_file(tmp_path, text, rule, place):
    assert places(lint_glossary([write(tmp_path, HEAD + text)]), rule)[0] == place


FAIR = "    fr: [marché de Noël]\n    en: [fair]\n"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("  - id: a\n" + FAIR, {"G07", "G20"}),
        ("  - id: a  # transflow: ignore G07 always singular\n" + FAIR, {"G20"}),
        ("  # transflow: ignore G07 always singular\n  - id: a\n" + FAIR, {"G20"}),
        ("  # transflow: ignore G07, G20: kept from an old list\n  # another comment\n\n  - id: a\n" + FAIR, set()),
        ("  - id: a\n    # transflow: ignore noun-without-grammar always singular\n" + FAIR, {"G20"}),
        ("  - id: a\n    fr: [marché de Noël] # transflow: ignore g07 always singular\n    en: [fair]\n", {"G20"}),
        ("  - id: a\n" + FAIR + "    # transflow: ignore G07 too late\n", {"G00", "G07", "G20"}),
        ("  - id: a # transflow: ignore G07\n" + FAIR, {"G00", "G07", "G20"}),
        ("  - id: a # transflow: ignore\n" + FAIR, {"G00", "G07", "G20"}),
        ("  - id: a # transflow: ignore G77 why\n" + FAIR, {"G00", "G07", "G20"}),
        ("  - id: a # transflow: ignore G01 no such thing\n" + FAIR, {"G00", "G07", "G20"}),
        ("  - id: a\n    note: 'x # transflow: ignore G07 no comment'\n" + FAIR, {"G07", "G20"}),
        ("  - id: a # transflow: ignore G04 please\n    statut: x\n" + FAIR, {"G00", "G04"}),
    ],
)
def test_comments_ignore_with_a_reason(tmp_path, text, rules):
    assert {finding.rule for finding in lint_glossary([write(tmp_path, HEAD + text)])} == rules


def test_fingerprint_survives_a_move_and_tells_faults_apart(tmp_path):
    one = "  - {id: a, fr: [marché de Noël], en: [fair]}\n"
    first = lint_glossary([write(tmp_path, HEAD + one)])
    second = lint_glossary([write(tmp_path, HEAD + "  - {id: b, fr: [foire de Noël], en: [show]}\n\n" + one)])
    assert {finding.fingerprint for finding in first} <= {finding.fingerprint for finding in second}
    assert len({finding.fingerprint for finding in second}) == len(second) == 4


def test_messages_follow_the_language(tmp_path):
    path = write(tmp_path, HEAD + "  - {id: a, fr: [x], en: [y], statut: z}\n")
    (english,) = lint_glossary([path])
    (french,) = lint_glossary([path], ui_language="fr")
    assert english.message == 'unknown field "statut" in concept "a"'
    assert french.message == "champ inconnu « statut » dans le concept « a »"
    assert "permis ici" in french.hint
    assert english.fingerprint == french.fingerprint


def test_usage_rules_name_counts(tmp_path):
    path = write(
        tmp_path, HEAD + "  - {id: a, fr: [politique de la ville], en: [urban policy, {term: town policy, status: deprecated}]}\n"
    )
    memory = [("La politique de la ville.", "The town policy.")] * 4 + [("La politique de la ville.", "Urban policy.")]
    (found,) = [finding for finding in lint_glossary([path], memory=memory) if finding.rule == "G18"]
    assert '"town policy" in 4 of 5 pairs' in found.message
    memory = [(f"La politique de la ville {n}.", f"A neighbourhood strategy {n}.") for n in range(5)] + [("Autre.", "A strategy.")]
    (found,) = [finding for finding in lint_glossary([path], memory=memory) if finding.rule == "G18"]
    assert '"neighbourhood strategy" (5 of 5 pairs)' in found.message


def test_wrong_calls_are_refused(tmp_path):
    with pytest.raises(GlossaryError, match="no such file"):
        lint_glossary([tmp_path / "none.yaml"])
    with pytest.raises(UnknownNameError, match="export format"):
        lint_glossary([write(tmp_path, HEAD)], export_format="pdf")


def test_embedded_glossary_has_no_error_and_no_warning():
    folder = Path(__file__).resolve().parents[3] / "glossaries"
    found = [finding for finding in lint_glossary([folder]) if finding.level is not Level.INFO]
    assert not found, "\n".join(f"{item.path}:{item.line}:{item.column} {item.rule} {item.message}" for item in found)


def test_a_thousand_concepts_take_little_time(tmp_path):
    rows = (
        f"  - id: c{n}\n    fr: [{{term: conseil citoyen q{n}, gender: m, forms: [conseils citoyens q{n}]}}]\n"
        f"    en: [citizen council r{n}, {{term: citizen board s{n}, status: forbidden}}]\n"
        for n in range(1000)
    )
    path = write(tmp_path, HEAD + "".join(rows))
    start = time.perf_counter()
    findings = lint_glossary([path])
    assert {finding.rule for finding in findings} == {"G20"}
    assert time.perf_counter() - start < 5


WORDS = st.text(st.sampled_from("aé \t\n:-[]{}#&*!|>'\"%@`,?\u00a0\u2028\u0301\x07\ufeff0x"), max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=120), WORDS, WORDS.map(lambda text: f"{HEAD}  - {{id: a, fr: [{text}], en: [y]}}\n")))
def test_any_text_is_linted(tmp_path, text):
    path = write(tmp_path, text.encode("utf-8", "surrogatepass"))
    lines = text.count("\n") + text.count("\r") + text.count("\u2028") + text.count("\x85") + text.count("\u2029") + 2
    for finding in lint_glossary([path]):
        assert 0 <= finding.line <= lines
        assert finding.column >= 0
        assert finding.message


def test_each_path_is_a_glossary_of_its_own(tmp_path):
    one = write(tmp_path, HEAD + "  - {id: a, fr: [foire], en: [fair]}\n", "a.yaml")
    other = write(tmp_path, HEAD + "  - {id: a, fr: [foire], en: [show]}\n", "b.yaml")
    assert not {finding.rule for finding in lint_glossary([one, other])} & {"G01", "G04"}
    assert "G04" in {finding.rule for finding in lint_glossary([tmp_path])}


def test_two_priorities_in_one_folder_are_told(tmp_path):
    text = "version: 2\npriority: {}\nconcepts:\n  - {{id: {}, fr: [foire], en: [fair]}}\n"
    write(tmp_path, text.format(1, "a"), "a.yaml")
    write(tmp_path, text.format(2, "b"), "b.yaml")
    (found,) = [finding for finding in lint_glossary([tmp_path]) if finding.rule == "G04"]
    assert (Path(found.path).name, found.line) == ("b.yaml", 2)
    assert lint_glossary([tmp_path], ui_language="fr")

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"


def _load_verify():
    name = "corpus_verify"
    spec = importlib.util.spec_from_file_location(name, CORPUS / "verify.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


verify = _load_verify()
DOCUMENTS = verify.find_documents(CORPUS)


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(CORPUS, tmp_path / "corpus")
    return tmp_path / "corpus"


def _document(root, number):
    return next(document for document in verify.find_documents(root) if document.slug.startswith(number))


def _replace(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


def test_twelve_documents_in_three_formats():
    assert [document.slug[:2] for document in DOCUMENTS] == [f"{number:02}" for number in range(1, 13)]
    assert {document.extension for document in DOCUMENTS} == {"txt", "html", "md"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.slug)
def test_document_is_sound(document):
    assert verify.check_document(document) == []
    assert 8 <= len(verify.read_faults(document)) <= 11


def test_classes_are_counted_and_sufficient():
    counts = verify.count_classes(DOCUMENTS)
    assert set(counts) == set(verify.CLASSES)
    assert verify.check_counts(counts) == []


def test_english_originals_are_sound():
    assert verify.check_english_originals(CORPUS) == []
    assert len(list((CORPUS / "en-fr").glob("*.en.txt"))) == 3


def test_every_faulty_text_stands_in_for_its_expected_text():
    for document in DOCUMENTS:
        reference = verify.read_text(document.reference).split("\n")
        for fault in verify.read_faults(document):
            if fault["expected"] is not None:
                assert fault["expected"] in reference[fault["line"] - 1], (document.slug, fault)


def test_contact_details_are_fictitious():
    for path in sorted(CORPUS.glob("*/*.??.*")):
        text = path.read_text("utf-8")
        assert all(part.startswith("exemple.fr") for part in text.split("@")[1:]), path.name


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("source", "quartiers prioritaires", "quartiers d'abord", "straight apostrophe"),
        ("source", "\u00a0:", " :", "no U+00A0 before :"),
        ("source", "\u202f;", " ;", "no U+202F before"),
        ("source", "«\u00a0", "«", "inside « »"),
        ("source", "26\u202f400", "26 400", "between thousands"),
        ("source", "18,5\u00a0M€", "18,5 M€", "before a unit"),
        ("source", "État", "E\u0301tat", "NFC"),
        ("reference", "- 14 additional", "14 additional", "another kind of line"),
        ("faulty", "Press release\n", "", "lines beside"),
        ("faulty", "Press release", "Press notice", "planted, but not labelled"),
        ("faulty", "Belle Beille", "Belle-Beille", "is not on the line"),
        ("labels", '"number-value"', '"number"', "unknown class"),
        ("labels", '"line": 5', '"line": 500', "no such line"),
        ("labels", '"line": 5', '"line": 4', "is not on the line"),
        ("labels", '"monolingual": false', '"monolingual": "no"', "neither true nor false"),
        ("labels", '"expected": "SSE", ', "", "keys"),
        ("labels", "../fr/01-", "../fr/02-", "another source"),
    ],
)
def test_a_damaged_document_is_reported(copy, part, old, new, message):
    document = _document(copy, "01")
    _replace(getattr(document, part), old, new)
    assert any(message in found for found in verify.check_document(document))


def test_a_removed_label_is_reported(copy):
    document = _document(copy, "06")
    content = json.loads(document.labels.read_text("utf-8"))
    for index, removed in enumerate(content["faults"]):
        rest = [fault for place, fault in enumerate(content["faults"]) if place != index]
        document.labels.write_text(json.dumps({**content, "faults": rest}), "utf-8")
        found = verify.check_complete(document)
        assert any(f":{removed['line']}: " in message and "not labelled" in message for message in found), removed


def test_a_missing_file_is_reported(copy):
    document = _document(copy, "03")
    document.faulty.unlink()
    assert verify.check_document(document) == ["03-hauts-de-france-ess: no faulty/03-hauts-de-france-ess.en.html"]
    assert verify.verify(copy) != []


def test_a_missing_french_reference_is_reported(copy):
    next((copy / "en-fr").glob("*.fr.txt")).unlink()
    assert any("no French reference" in found for found in verify.check_english_originals(copy))


def test_a_short_text_is_reported(copy):
    document = _document(copy, "01")
    document.source.write_text("Trop court.\n", "utf-8")
    assert verify.check_length(document) == ["01-angers-contrat-de-ville: 2 French words, not 300 to 700"]


def test_rare_classes_are_reported():
    found = verify.check_counts({"name-variant": Counter(a=5, b=2)})
    assert found == ["name-variant: 7 faults, fewer than 8", "name-variant: in 2 documents, fewer than 4"]


@pytest.mark.parametrize(
    ("reference", "faulty", "texts", "expected"),
    [
        ("An urban policy here", "A city policy here", ["city policy"], []),
        ("An urban policy here", "A city policy there", ["city policy"], []),
        ("An urban policy is right here", "A city policy is right there", ["city policy"], ["right there"]),
        ("In Saint-Nazaire, on 3 May", "In Saint Nazaire, on 4 May", ["Saint Nazaire"], ["on 4 May"]),
        ("ARS, the health agency, and", "the health agency (ARS) and", ["health agency (ARS)"], []),
        ("One word more here", "One word here", [], ["word here"]),
    ],
)
def test_unlabelled_changes(reference, faulty, texts, expected):
    assert verify.find_unlabelled_changes(reference, faulty, texts) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("L’État verse 1,5 M€.", 4), ("<p class='x'>deux mots</p>", 2), ("Seine-Saint-Denis – 2024", 2)],
)
def test_words_are_counted(text, words):
    assert verify.count_words(text) == words


def test_main_prints_the_table_and_succeeds(capsys):
    assert verify.main() == 0
    printed = capsys.readouterr().out
    assert "12-marseille-emploi" in printed
    assert printed.rstrip().endswith("sound")

"""CSV and TSV: every style of header, every usual encoding and delimiter."""

from __future__ import annotations

from collections import Counter

import pytest

from transflow.terms.exchange.draft import MalformedError
from transflow.terms.exchange.table_rows import neutralise, restore


def pairs(found):
    return [(concept.terms["fr"][0].text, concept.terms["en"][0].text) for concept in found.values()]


EXPECTED = [("préfecture", "prefecture"), ("œuvre d’art", "work of art")]


@pytest.mark.parametrize("delimiter", ["\t", ";", ",", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_encodings(take, delimiter, encoding, end):
    rows = ["Français", "Anglais"], *EXPECTED
    found, tally = take("a.csv", end.join(delimiter.join(row) for row in rows).encode(encoding))
    assert pairs(found) == EXPECTED
    assert tally.encoding.startswith(encoding.removesuffix("-sig")) == (not encoding.startswith("utf-8"))


def test_an_encoding_may_be_named(take):
    text = "préfecture;prefecture\nœuvre d’art;work of art\n"
    assert pairs(take("a.csv", text.encode("mac-roman"), encoding="mac-roman")[0]) == EXPECTED
    with pytest.raises(MalformedError, match="unknown encoding"):
        take("a.csv", text.encode(), encoding="nonsense")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("deepl.csv", [("ville", "town"), ("mairie", "hall, town")]),
        ("google.csv", [("ville", "town"), ("mairie", "town hall")]),
        ("omegat.txt", [("politique de la ville", "urban policy"), ("ville", "town")]),
        ("excel.csv", EXPECTED),
        ("western.csv", EXPECTED),
        ("matecat.csv", [("bailleur social", "social landlord")]),
    ],
)
def test_files_of_other_tools(take, name, expected):
    assert pairs(take(name)[0]) == expected


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("ville\ttown\n", {}),
        ("town\tville\n", {"source": "en", "target": "fr"}),
        ("source,target\nville,town\n", {}),
        ("Source;Target\ntown;ville\n", {"source": "en", "target": "fr"}),
        ("fr-FR,en-GB\nville,town\n", {}),
        ("EN_us;FR_ca\ntown;ville\n", {}),
        ("en,de,fr\ntown,Stadt,ville\n", {}),
        ("sep=;\nfr;en\nville;town\n", {}),
        ('"ville","town"\n\n\n', {}),
        ("id,fr,en\n7,ville,town\n", {}),
    ],
)
def test_headers_and_directions(take, text, options):
    assert pairs(take("a.csv", text, **options)[0]) == [("ville", "town")]


def test_columns_after_a_language_belong_to_its_term(take):
    found, tally = take("matecat.csv")
    concept = found["bailleur-social"]
    assert concept.domain == "Housing"
    assert concept.definition == {"en": "Body that lets homes"}
    assert [(term.text, term.status, term.note) for term in concept.terms["en"]] == [
        ("social landlord", "preferred", "usual"),
        ("social lessor", "forbidden", ""),
    ]
    assert [(one.line, one.reason) for one in tally.rejected] == [(4, "lone-forbidden")]


def test_columns_of_lokalise(take):
    header = "description;casesensitive;translatable;forbidden;tags;en;en_description;fr;fr_description\n"
    found, tally = take("a.csv", f"{header};yes;no;no;x;Vélib;a bike;Vélib;un vélo\n")
    assert found["velib"].dnt
    assert found["velib"].definition == {"en": "a bike", "fr": "un vélo"}
    assert found["velib"].terms["fr"][0].case == "exact"
    assert tally.left_out == Counter(tags=1)


def test_other_languages_and_columns_are_counted(take):
    _, tally = take("a.csv", "fr,en,es,colour\nville,town,ciudad,blue\n")
    assert (tally.languages, tally.left_out) == (Counter(es=1), Counter(colour=1))


def test_two_columns_of_one_language_are_synonyms(take):
    found, _ = take("a.csv", "fr,en-GB,en-US\nville,town,city\n")
    assert [(term.text, term.status) for term in found["ville"].terms["en"]] == [("town", "preferred"), ("city", "admitted")]


@pytest.mark.parametrize(
    ("text", "fault", "place"),
    [
        ('fr;en\nville;town\n"cité;city\nx;y\n', "not closed", (3, 1)),
        ('fr,en\n"ville"x,town\n', "behind a closing", (2, 7)),
        ("fr,en,FR\nville,town,x\n", "is there twice", (1, 1)),
        ("ville\nmairie\n", "only one column", (1, 0)),
        ("fr,de\nville,Stadt\n", "a French and an English column are needed", (1, 1)),
        ("a,b,c,d,e,f\n1,2,3,4,5,6\n", "a French and an English column are needed", (1, 1)),
        ("fr;en\nvi\0lle;town\n", "NUL", (2, 3)),
        ("fr,en\n", "no entry", (0, 0)),
        ("id,language,term\n", "no entry", (0, 0)),
        (f"fr,en\n{'y' * 140_000},town\n", "longer than 131,072", (2, 0)),
        ("", "empty", (0, 0)),
        ("\ufeff \n", "empty", (0, 0)),
        (b"fr;en\n\x81\x8d;x\n", "not UTF-8", (2, 1)),
        (b"PK\x03\x04workbook", "workbook", (0, 0)),
        (b"\xd0\xcf\x11\xe0", "workbook", (0, 0)),
    ],
)
def test_malformed_tables_stop_with_line_and_column(take, text, fault, place):
    with pytest.raises(MalformedError, match=fault) as caught:
        take("a.csv", text)
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.hint
    assert caught.value.told("fr")[0] != caught.value.told("en")[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"=HYPERLINK(""http://x"")",town', "formula"),
        ("@SUM(A1),town", "formula"),
        ("\"+cmd|' /C calc'!A0\",town", "formula"),
        (",town", "no-fr"),
        ("ville,", "no-en"),
        ("\x1b[31mville,town", "hidden"),
        ("<b>ville</b>,town", "markup"),
        (f"{'x' * 201},town", "too-long"),
        ("ville,town,more", "columns"),
    ],
)
def test_rows_that_cannot_be_kept_are_told_with_their_line(take, row, reason):
    found, tally = take("a.csv", f"fr,en\nmairie,town hall\n{row}\n+33,plus 33\n")
    assert pairs(found) == [("mairie", "town hall"), ("+33", "plus 33")]
    assert [(one.line, one.reason) for one in tally.rejected] == [(3, reason)]


@pytest.mark.parametrize("text", ["=1+1", "+33", "-phobie", "@home", "'tis", "''x", "'=x", "plain", "\t=x", "＝1", ""])
def test_cells_are_made_harmless_and_restored(text):
    safe = neutralise(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "＝"))
    assert restore(safe) == text


def test_a_full_table_may_be_edited(take):
    text = (
        "\ufeffid;language;term;status;forms;concept.dnt;concept.priority;colour\r\n"
        "a;fr;ville;;villes | cités;FAUX;;x\r\n"
        "a;en;town;;towns;VRAI;2;\r\n"
        "a;de;Stadt;;;;;\r\n"
        "b;fr;mairie;bad;;;;\r\n"
        "b;en;hall;;;;;\r\n"
        ";fr;cité;;;;;\r\n"
    )
    found, tally = take("a.csv", text)
    assert found["a"].terms["fr"][0].forms == ("villes", "cités")
    assert found["a"].terms["fr"][0].priority == 2
    assert [(one.line, one.reason) for one in tally.rejected] == [(3, "differs"), (5, "value"), (7, "no-en")]
    assert (tally.languages, tally.left_out) == (Counter(de=1), Counter(colour=1))


def test_every_cell_of_an_export_is_harmless(give):
    text, _ = give("version: 2\nconcepts:\n  - {id: a, note: '=1+1', fr: '@home', en: '+33'}\n", "csv")
    assert ",'@home," in text
    assert ",'=1+1," in text
    assert ",'+33," in text

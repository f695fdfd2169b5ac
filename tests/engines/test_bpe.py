from __future__ import annotations

import pytest

from transflow.engines.bpe import BpeTokenizer
from transflow.errors import PackageError

CODES = "#version: 0.2\nl e\nle s</w>\nv i\nl l\nvi ll\nvill e</w>\nt h\nth e</w>\n"
WORDS = (
    ("fr", "Les villes, l'État.", "Les vill@@ es , l&apos; État ."),
    ("fr", "Le coût est de 3,5 % (en 2024) !", "Le coût est de 3,5 % ( en 2024 ) !"),
    ("fr", "A & B [c] <d>", "A &amp; B &#91; c &#93; &lt; d &gt;"),
    ("fr", "un rendez-vous, deux... trois", "un rendez-vous , deux ... trois"),
    ("fr", "l’État\u00a0: «\u202fville\u202f»", "l&apos; État : « ville »"),
    ("en", "The town's ville", "The town &apos;s ville"),
)
"""Words as Moses and subword-nmt give them; letters are joined here where the table of codes would cut them all."""


@pytest.fixture
def codes(tmp_path):
    path = tmp_path / "bpe.model"
    path.write_text(CODES, encoding="utf-8")
    return path


@pytest.mark.parametrize(("language", "text", "words"), WORDS)
def test_words_are_those_of_moses(language, text, words, codes):
    pieces, spans = BpeTokenizer(codes, language, "en").encode(text)
    whole = " ".join(pieces).replace("@@ ", "")
    assert whole == words.replace("@@ ", "")
    assert len(spans) == len(pieces)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@pytest.mark.parametrize(
    ("word", "pieces"), [("ville", "ville"), ("villes", "vi@@ l@@ les"), ("the", "the"), ("thé", "th@@ é"), ("les", "les")]
)
def test_pairs_are_joined_by_rank(word, pieces, codes):
    assert " ".join(BpeTokenizer(codes, "fr", "en").encode(word)[0]) == pieces


@pytest.mark.parametrize("text", ["The town, a region; it is (very) good.", "It's the town's \"best\" plan: 3.5 %"])
def test_text_comes_back(text, codes):
    tokenizer = BpeTokenizer(codes, "en", "en")
    pieces, spans = tokenizer.encode(text)
    back, places = tokenizer.decode(pieces)
    assert back.replace(" %", "%") == text.replace(" %", "%")
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert len(places) == len(pieces)


@pytest.mark.parametrize("data", [b"", b"\xff", b"only one\ntoo many words here\n", b"#version: 0.2\n"])
def test_what_is_no_table_of_codes_is_refused(data, tmp_path):
    (tmp_path / "bpe.model").write_bytes(data)
    with pytest.raises(PackageError):
        BpeTokenizer(tmp_path / "bpe.model", "fr", "en")

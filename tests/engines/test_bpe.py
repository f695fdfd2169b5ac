from __future__ import annotations

import pytest

from transflow.engines.bpe import BpeTokenizer
from transflow.errors import PackageError

CODES = "#version: 0.2\nl e\nle s</w>\nv i\nl l\nvi ll\nvill e</w>\nt h\nth e</w>\n"
TEXTS = (
    "Les villes, l'État et la région.", "Le coût est de 3,5 % (en 2024) !", "« Bonjour », dit-il ; puis : \"oui\".", "A & B [c] <d>",
    "rendez-vous aujourd'hui", "un, deux... trois",
)  # fmt: skip


@pytest.fixture
def codes(tmp_path):
    path = tmp_path / "bpe.model"
    path.write_text(CODES, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_are_those_of_argostranslate(text, codes):
    sacremoses = pytest.importorskip("sacremoses")
    apply_bpe = pytest.importorskip("argostranslate.apply_bpe")
    words = sacremoses.MosesTokenizer("fr").tokenize(sacremoses.MosesPunctNormalizer("fr").normalize(text))
    with codes.open(encoding="utf-8") as stream:
        expected = apply_bpe.BPE(stream).segment_tokens(words)
    assert BpeTokenizer(codes, "fr", "en").encode(text)[0] == expected


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

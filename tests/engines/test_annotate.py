"""Renderings given inline: what reaches a model that takes them, and what comes back."""

from __future__ import annotations

import json

import numpy as np
import pytest
import sentencepiece
from ctranslate2.specs import transformer_spec

from transflow.engines import open_engine
from transflow.engines._annotate import fit_annotations
from transflow.errors import PackageError
from transflow.model import Annotation, Request

SYMBOLS = {name: f"__{name}__" for name in ("source", "target", "done", "mask")}
TEXT = "La politique de la ville aide Nantes."
TERM = Annotation(3, 24, "urban policy")


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    """A tokenizer with the symbols, trained on a few words."""
    path = tmp_path_factory.mktemp("pieces") / "sentencepiece.model"
    words = [TEXT, "urban policy helps the town of Nantes", "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ .,"]
    with path.open("wb") as out:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(words * 5),
            model_writer=out,
            vocab_size=90,
            hard_vocab_limit=False,
            user_defined_symbols=list(SYMBOLS.values()),
            minloglevel=2,
        )
    return path


def make_package(folder, tokenizer, annotation):
    """Write a package whose model has random weights."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    vocabulary = [pieces.id_to_piece(number) for number in range(pieces.vocab_size())]
    random, width = np.random.default_rng(1), 16
    spec = transformer_spec.TransformerSpec.from_config((1, 1), 2, pre_norm=True)

    def fill(node, shapes):
        for name, shape in shapes.items():
            setattr(node, name, random.normal(0, 0.4, shape).astype(np.float32))

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        fill(embeddings, {"weight": (len(vocabulary), width)})
        fill(side.position_encodings, {"encodings": (256, width)})
        layer = side.layer[0]
        norms = [side.layer_norm, layer.self_attention.layer_norm, layer.ffn.layer_norm]
        linears = [(layer.self_attention.linear[0], 3 * width, width), (layer.self_attention.linear[1], width, width)]
        linears += [(layer.ffn.linear_0, 32, width), (layer.ffn.linear_1, width, 32)]
        if side is spec.decoder:
            norms.append(layer.attention.layer_norm)
            linears += [(layer.attention.linear[place], size, width) for place, size in ((0, width), (1, 2 * width), (2, width))]
            linears.append((side.projection, len(vocabulary), width))
        for norm in norms:
            norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)
        for linear, rows, columns in linears:
            fill(linear, {"weight": (rows, columns), "bias": (rows,)})
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize()
    (folder / "model").mkdir(parents=True)
    spec.save(str(folder / "model"))
    (folder / "sentencepiece.model").write_bytes(tokenizer.read_bytes())
    metadata = {"from_code": "fr", "to_code": "en", "package_version": "1.0", "transflow": {"annotation": annotation}}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory, tokenizer):
    return make_package(tmp_path_factory.mktemp("annotating") / "translate-fr_en-1_0", tokenizer, SYMBOLS)


@pytest.fixture(scope="module")
def engine(folder, tmp_path_factory):
    return open_in(folder, tmp_path_factory.mktemp("home"))


def open_in(folder, home):
    environ = {"HOME": str(home), "TRANSFLOW_CACHE_DIR": str(home / "cache"), "ARGOS_PACKAGES_DIR": str(folder.parent)}
    return open_engine("fr", "en", None, environ)


@pytest.fixture
def read(engine, monkeypatch):
    """The pieces that the model reads, one list a text."""
    seen = []
    decode = engine._decoder.decode

    def spy(tasks, *rest):
        seen.extend(list(task.pieces) for task in tasks)
        return decode(tasks, *rest)

    monkeypatch.setattr(engine._decoder, "decode", spy)
    return seen


def joined(pieces):
    return "".join(pieces).replace("\u2581", " ").strip()


def test_the_model_reads_the_rendering_beside_its_passage(engine, read):
    assert engine.info.annotates
    engine.translate([Request(TEXT, annotations=(TERM,))])
    assert joined(read[0]) == "La __source__ politique de la ville __target__ urban policy __done__ aide Nantes."
    assert {"__source__", "__target__", "__done__"} <= set(read[0])


def test_the_model_reads_the_rendering_in_place_of_its_passage(engine, read):
    engine.translate([Request(TEXT, annotations=(Annotation(3, 24, "urban policy", hide=True),))])
    assert joined(read[0]) == "La __source__ __mask__ __target__ urban policy __done__ aide Nantes."


def test_spans_count_in_the_text_without_symbols(engine):
    ((answer,),) = engine.translate([Request(TEXT, annotations=(TERM,))], attention=True)
    inside = {span for span in answer.source_spans if span[0] < span[1] and span[0] >= 3 and span[1] <= 24}
    assert inside == {(3, 24)}
    assert all(0 <= start <= end <= len(TEXT) for start, end in answer.source_spans)
    assert max(end for _, end in answer.source_spans) == len(TEXT)


def test_no_translation_holds_a_symbol(engine):
    requests = [Request(f"{TEXT} {word}", annotations=(TERM,)) for word in "a b c d e f g h".split()]
    for hypotheses in engine.translate(requests, num_hypotheses=4):
        assert all(symbol not in one.text for one in hypotheses for symbol in SYMBOLS.values())


def test_a_symbol_in_a_text_is_no_symbol(engine, read):
    engine.translate([Request("La __source__ aide __done__ Nantes.")])
    assert not set(read[0]) & set(SYMBOLS.values())


def test_what_is_protected_is_not_annotated(engine, read):
    engine.translate([Request("Voir www.ville.fr aide.", annotations=(Annotation(5, 17, "city"),))])
    assert "__source__" not in read[0]


def test_annotations_follow_the_parts_of_a_text():
    rows = (Annotation(0, 2, "a"), Annotation(5, 8, "b", hide=True), Annotation(9, 12, "c"))
    assert fit_annotations(rows, (5, 20), [(4, 6)]) == (Annotation(0, 3, "b", hide=True),)


def test_a_model_without_symbols_passes_annotations_over(tokenizer, tmp_path):
    engine = open_in(make_package(tmp_path / "packages" / "translate-fr_en-1_0", tokenizer, None), tmp_path)
    assert not engine.info.annotates
    assert engine.translate([Request(TEXT, annotations=(TERM,))]) == engine.translate([Request(TEXT)])


def test_the_embedded_models_take_renderings(fr_en):
    assert fr_en.info.annotates
    text = "Le conseil vote la mesure."
    given = fr_en.translate([Request(text, annotations=(Annotation(3, 10, "hedgehog"),))])[0][0].text
    assert "hedgehog" in given
    assert "__" not in given


@pytest.mark.parametrize("annotation", [{"source": "__source__"}, {**SYMBOLS, "mask": "__other__"}, "yes", [1]])
def test_symbols_that_the_model_does_not_know_are_an_error(annotation, tokenizer, tmp_path):
    folder = make_package(tmp_path / "packages" / "translate-fr_en-1_0", tokenizer, annotation)
    with pytest.raises(PackageError, match="annotation symbol"):
        open_in(folder, tmp_path)

"""Make the SentencePiece model that both languages share: trained anew, or that of a package with bytes and symbols added.

Run: python training/tokenizer.py --shards DIR --tests DIR --out FOLDER [--size 16000]
     python training/tokenizer.py --extend FILE.argosmodel --out FOLDER
"""

from __future__ import annotations

import argparse
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import sentencepiece
from data import SYMBOLS, pairs, read_test_prints
from sentencepiece import sentencepiece_model_pb2


def sentences(shards: list[Path], tests: frozenset[bytes], count: int) -> Iterator[str]:
    """Yield both sides of `count` pairs."""
    for french, english in islice(pairs(shards, "fr-en", tests), count):
        yield french
        yield english


SPACES = "".join(f"{code}\t20\n" for code in ("A0", "2007", "2009", "202F"))
"""Normalization: every space of French typography is a space; nothing else changes, so that m² and ½ keep their value."""


def train(options: argparse.Namespace, path: Path) -> None:
    """Write a model trained on the shards."""
    shards = sorted(options.shards.glob("train-*.tsv.xz"))
    rules = path.with_suffix(".tsv")
    rules.write_text(SPACES, encoding="utf-8")
    with path.open("wb") as out:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=sentences(shards, read_test_prints(options.tests), options.pairs),
            model_writer=out,
            vocab_size=options.size,
            model_type="unigram",
            character_coverage=0.9998,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_tsv=str(rules),
            user_defined_symbols=list(SYMBOLS),
            pad_id=3,
            unk_id=0,
            bos_id=1,
            eos_id=2,
            input_sentence_size=2 * options.pairs,
            shuffle_input_sentence=False,
        )
    rules.unlink()


def extend(package: Path, path: Path) -> None:
    """Write the tokenizer of a package with byte pieces and annotation symbols after its own pieces, whose ids stay."""
    with zipfile.ZipFile(package) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/sentencepiece.model"))
        proto = sentencepiece_model_pb2.ModelProto.FromString(archive.read(name))
    kind = sentencepiece_model_pb2.ModelProto.SentencePiece
    known = {piece.piece for piece in proto.pieces}
    added = [(symbol, kind.USER_DEFINED) for symbol in SYMBOLS] + [(f"<0x{byte:02X}>", kind.BYTE) for byte in range(256)]
    for piece, number in added:
        if piece not in known:
            proto.pieces.add(piece=piece, score=0.0, type=number)
    proto.trainer_spec.byte_fallback = True
    proto.trainer_spec.vocab_size = len(proto.pieces)
    proto.trainer_spec.input[:] = []
    proto.trainer_spec.model_prefix = ""
    path.write_bytes(proto.SerializeToString())


def main() -> None:
    """Write `sentencepiece.model` to the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shards", type=Path)
    parser.add_argument("--tests", type=Path)
    parser.add_argument("--extend", type=Path, help="package whose tokenizer is extended; nothing is trained")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=16000)
    parser.add_argument("--pairs", type=int, default=600_000)
    options = parser.parse_args()
    if not options.extend and not (options.shards and options.tests):
        parser.error("give --shards and --tests, or --extend")
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / "sentencepiece.model"
    if options.extend:
        extend(options.extend, path)
    else:
        train(options, path)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(path))
    print(path, tokenizer.vocab_size())


if __name__ == "__main__":
    main()

"""Train the SentencePiece model that both languages share.

Run: python training/tokenizer.py --shards DIR --tests DIR --out FOLDER [--size 16000]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import sentencepiece
from data import SYMBOLS, pairs, read_test_prints


def sentences(shards: list[Path], tests: frozenset[bytes], count: int) -> Iterator[str]:
    """Yield both sides of `count` pairs."""
    for french, english in islice(pairs(shards, "fr-en", tests), count):
        yield french
        yield english


def main() -> None:
    """Write `sentencepiece.model` to the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--tests", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=16000)
    parser.add_argument("--pairs", type=int, default=600_000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shards = sorted(options.shards.glob("train-*.tsv.xz"))
    with (options.out / "sentencepiece.model").open("wb") as out:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=sentences(shards, read_test_prints(options.tests), options.pairs),
            model_writer=out,
            vocab_size=options.size,
            model_type="unigram",
            character_coverage=0.9998,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="identity",
            user_defined_symbols=list(SYMBOLS),
            pad_id=3,
            unk_id=0,
            bos_id=1,
            eos_id=2,
            input_sentence_size=2 * options.pairs,
            shuffle_input_sentence=False,
        )
    print(options.out / "sentencepiece.model")


if __name__ == "__main__":
    main()

"""Score a package on the test sets with sacrebleu.

Run: python training/evaluate.py --package FILE.argosmodel --tests DIR [--lines 400]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import zipfile
from itertools import islice
from pathlib import Path

import ctranslate2
import sacrebleu
import sentencepiece

SETS = ("heldout_europarl", "heldout_laws", "flores_dev", "newstest2012")


def translate(folder: Path, lines: list[str]) -> list[str]:
    """Return the translations of lines, beam 4."""
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(folder / "model"), device="cpu", inter_threads=2, intra_threads=1)
    pieces = [tokenizer.encode(line, out_type=str)[:200] for line in lines]
    results = translator.translate_batch(
        pieces,
        beam_size=4,
        max_batch_size=2048,
        batch_type="tokens",
        length_penalty=0.6,
        repetition_penalty=1.1,
        max_input_length=0,
    )
    return [tokenizer.decode(result.hypotheses[0]) for result in results]


def main() -> None:
    """Print one JSON line a test set: BLEU, chrF with signatures, words a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--tests", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=0, help="first lines of each set; 0: all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        with zipfile.ZipFile(options.package) as archive:
            archive.extractall(temporary)
        folder = next(Path(temporary).iterdir())
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
        source, target = metadata["from_code"], metadata["to_code"]
        for name in SETS:
            left, right = (
                list(islice((options.tests / f"{name}.{code}").open(encoding="utf-8"), options.lines or None))
                for code in (source, target)
            )
            started = time.perf_counter()
            hypotheses = translate(folder, [line.strip() for line in left])
            spent = time.perf_counter() - started
            references = [[line.strip() for line in right]]
            bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF(word_order=2)
            row = {
                "set": name, "lines": len(left), "bleu": round(bleu.corpus_score(hypotheses, references).score, 1),
                "chrf2++": round(chrf.corpus_score(hypotheses, references).score, 1), "signature": str(bleu.get_signature()),
                "words_per_s": round(sum(len(line.split()) for line in left) / spent),
            }  # fmt: skip
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()

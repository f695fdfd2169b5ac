"""Score a package on the test sets with sacrebleu.

Run: python training/evaluate.py --package FILE.argosmodel --tests DIR [--lines 400] [--terms dev.en-fr.jsonl]

With `--terms` a package that understands annotations is also scored on sentences with terms, given and not given.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import zipfile
from itertools import islice
from pathlib import Path
from typing import Any

import ctranslate2
import sacrebleu
import sentencepiece

SETS = ("heldout_europarl", "heldout_laws", "flores_dev", "newstest2012")


def translate(folder: Path, lines: list[str]) -> list[str]:
    """Return the translations of lines, beam 4, with the penalties that the package names."""
    own = json.loads((folder / "metadata.json").read_text("utf-8")).get("transflow", {})
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(folder / "model"), device="cpu", inter_threads=2, intra_threads=1)
    pieces = [tokenizer.encode(line, out_type=str)[:200] for line in lines]
    results = translator.translate_batch(
        pieces,
        beam_size=4,
        max_batch_size=2048,
        batch_type="tokens",
        length_penalty=own.get("length_penalty", 0.6),
        repetition_penalty=own.get("repetition_penalty", 1.1),
        max_input_length=0,
    )
    return [tokenizer.decode(result.hypotheses[0]) for result in results]


def find_terms(row: dict[str, Any], source: str) -> list[tuple[int, int, list[str]]]:
    """Return the spans of a row's terms in its source text, with their renderings; `row` is one of WMT21's terminology set."""
    text, out, last = row[f"{source}_raw"], [], 0
    for term in row[f"{source}_terms"]:
        start = text.find(term["surface"], last)
        if start >= 0:
            last = start + len(term["surface"])
            out.append((start, last, term["tgt"] if source == "en" else [term["src"]]))
    return out


def score_terms(folder: Path, path: Path, pair: tuple[str, str], symbols: dict[str, str], lines: int) -> list[dict[str, object]]:
    """Return success on annotated terms and BLEU, without the terms, with them beside their source words, and in their place."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")][: lines or None]
    found = [(row, spans) for row in rows if (spans := find_terms(row, pair[0]))]
    total = sum(len(spans) for _, spans in found)
    references = [[row[f"{pair[1]}_raw"] for row, _ in found]]
    out: list[dict[str, object]] = []
    for mode in ("plain", "beside", "mask"):
        sources = []
        for row, spans in found:
            text = row[f"{pair[0]}_raw"]
            for start, end, renderings in reversed(spans if mode != "plain" else []):
                shown = symbols["mask"] if mode == "mask" else text[start:end]
                tag = f"{symbols['source']} {shown} {symbols['target']} {renderings[0]} {symbols['done']}"
                text = text[:start] + tag + text[end:]
            sources.append(text)
        hypotheses = translate(folder, sources)
        hits = sum(
            any(form.lower() in hypothesis.lower() for form in forms)
            for hypothesis, (_, spans) in zip(hypotheses, found, strict=True)
            for _, _, forms in spans
        )
        bleu = sacrebleu.BLEU().corpus_score(hypotheses, references).score
        out.append({"set": f"terms {mode}", "lines": len(found), "terms": total, "success": round(hits / max(1, total), 4),
                    "bleu": round(bleu, 1)})  # fmt: skip
    return out


def main() -> None:
    """Print one JSON line a test set: BLEU, chrF with signatures, words a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--tests", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=0, help="first lines of each set; 0: all")
    parser.add_argument("--terms", type=Path, help="dev.en-fr.jsonl of WMT21, for packages that understand annotations")
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
        symbols = metadata.get("transflow", {}).get("annotation")
        if options.terms and symbols:
            for found in score_terms(folder, options.terms, (source, target), symbols, options.lines):
                print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()

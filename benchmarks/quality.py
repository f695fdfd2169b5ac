"""Quality, obedience to given terms, size, memory and speed of the package that serves a language pair, embedded or installed.

Run: python benchmarks/quality.py --data FOLDER [--terms FOLDER] [--direction fr-en] [--package FILE.argosmodel] [--lines N]

FOLDER of `--data` holds line-aligned `NAME.fr` and `NAME.en`; that of `--terms` `dev.en-fr.jsonl`, the development set of the WMT
2021 terminology task. Without `--package` the package is the one that `transflow translate` would take.

Names kept: of the capitalised words inside a line that its reference keeps letter by letter, the share that the translation keeps
too. Terms: success by lemma as in `benchmarks/terms.py`, and BLEU of the same lines; given as annotations alone where the model
takes any, and with every glossary layer. Speed: runs of 28 pieces of the first set, 28 pieces written for each, beam 4, int8,
for the package and for a model with the shape of a stock Argos package (6 + 6 layers of 512, feed-forward 2,048, 8 heads, 32,000
pieces) and random weights, one after the other. Memory: the most that the whole of `transflow translate`
held (Linux).
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import transformer_spec
from rich.console import Console
from rich.table import Table
from sacrebleu.metrics import BLEU, CHRF
from terms import make_hard, read_wmt21, run, segments_of, success

from transflow import __version__
from transflow.enforcement import LAYERS, translate_segments
from transflow.engines import open_engine
from transflow.engines.packages import Package, extract_package, find_route, install_from_file
from transflow.model import Engine
from transflow.terms.glossary import EMPTY

PIECES = 28
"""Pieces read and written for each text of the speed test: the mean sentence of the training data."""
RUNS = 128
STOCK = {"layers": 6, "width": 512, "inner": 2048, "heads": 8, "vocabulary": 32_000}
TRANSLATE_AND_TELL = """
import re, runpy
try:
    runpy.run_module("transflow", run_name="__main__")
finally:
    print("", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""
"""The command, then the most memory in kB; Linux alone tells it apart from that of the parent."""
_NAME = re.compile(r"(?<=\w )[A-ZÀ-ÖØ-Þ][\w’'-]{2,}")


def read_set(data: Path, name: str, language: str, lines: int) -> list[str]:
    """Return the lines of one side of a set."""
    with (data / f"{name}.{language}").open(encoding="utf-8") as stream:
        return [line.strip() for line in islice(stream, lines or None)]


def translate(engine: Engine, texts: Sequence[str]) -> list[str]:
    """Return the translations without a glossary: names and numbers kept as for users, the typography left as it is."""
    return [found.text for found in translate_segments(segments_of(texts, engine.info.source), engine, EMPTY)]


def count_names(sources: Sequence[str], references: Sequence[str], texts: Sequence[str]) -> tuple[int, int]:
    """Return how many names the texts keep, of those that the references keep."""
    kept = wanted = 0
    for source, reference, text in zip(sources, references, texts, strict=True):
        names = {name for name in _NAME.findall(source) if re.search(rf"\b{re.escape(name)}\b", reference)}
        wanted += len(names)
        kept += sum(bool(re.search(rf"\b{re.escape(name)}\b", text)) for name in names)
    return kept, wanted


def score_sets(engine: Engine, data: Path, lines: int) -> Table:
    """Return the table of scores, a row for each set that is there in both languages."""
    source, target = engine.info.source, engine.info.target
    table = Table("set", "lines", "BLEU", "chrF2", "chrF2++", "names kept", "words/s")
    for name in sorted(path.stem for path in data.glob("*.fr") if path.with_suffix(".en").is_file()):
        sources, references = (read_set(data, name, language, lines) for language in (source, target))
        started = time.perf_counter()
        texts = translate(engine, sources)
        spent = time.perf_counter() - started
        scores = [metric.corpus_score(texts, [references]).score for metric in (BLEU(), CHRF(), CHRF(word_order=2))]
        kept, wanted = count_names(sources, references, texts)
        rate = sum(len(line.split()) for line in sources) / spent
        names = f"{100 * kept / max(1, wanted):.1f} % of {wanted}"
        table.add_row(name, str(len(sources)), *(f"{score:.1f}" for score in scores), names, f"{rate:.0f}")
    return table


def score_terms(engine: Engine, folder: Path, lines: int) -> Table:
    """Return the table of success on given terms, by what the terms may change."""
    target = engine.info.target
    cases, glossary = read_wmt21(folder, f"{engine.info.source}-{target}", "soft")
    cases = cases[: lines or None]
    table = Table("terms of WMT21", "segments", "terms", "success by lemma", "BLEU")
    stages = {"not given": (EMPTY, ()), "every layer": (glossary, LAYERS), "every layer, hard": (make_hard(glossary), LAYERS)}
    if engine.info.annotates:
        stages["annotations alone"] = (glossary, ("annotate",))
    for label, (given, layers) in stages.items():
        texts = [translation.text for translation in run(cases, engine, given, layers).translations]
        bleu = BLEU().corpus_score(texts, [[case.reference for case in cases]]).score
        count = sum(len(case.terms) for case in cases)
        table.add_row(label, str(len(cases)), str(count), f"{success(cases, texts, target, True):.1f} %", f"{bleu:.1f}")
    return table


def build_stock(folder: Path) -> None:
    """Write a model of the stock shape with random weights."""
    width, inner, size = STOCK["width"], STOCK["inner"], STOCK["vocabulary"]
    random = np.random.default_rng(1)
    spec = transformer_spec.TransformerSpec.from_config((STOCK["layers"], STOCK["layers"]), STOCK["heads"], pre_norm=True)

    def fill(linear: Any, rows: int, columns: int) -> None:
        linear.weight = random.normal(0, 0.05, (rows, columns)).astype(np.float32)
        linear.bias = np.zeros(rows, np.float32)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = random.normal(0, 0.05, (size, width)).astype(np.float32)
        side.position_encodings.encodings = np.zeros((512, width), np.float32)
        for layer in side.layer:
            fill(layer.self_attention.linear[0], 3 * width, width)
            fill(layer.self_attention.linear[1], width, width)
            fill(layer.ffn.linear_0, inner, width)
            fill(layer.ffn.linear_1, width, inner)
            norms = [side.layer_norm, layer.self_attention.layer_norm, layer.ffn.layer_norm]
            if side is spec.decoder:
                norms.append(layer.attention.layer_norm)
                for place, rows in enumerate((width, 2 * width, width)):
                    fill(layer.attention.linear[place], rows, width)
            for norm in norms:
                norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)
    fill(spec.decoder.projection, size, width)
    vocabulary = ["<unk>", "<s>", "</s>", *(f"p{number}" for number in range(size - 3))]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize("int8")
    spec.save(str(folder))


def measure_rate(model: Path, texts: list[list[str]]) -> float:
    """Return the texts that a model reads and writes in a second, all processors at work."""
    translator = ctranslate2.Translator(
        str(model), device="cpu", compute_type="int8", inter_threads=os.cpu_count() or 1, intra_threads=1
    )
    limits: dict[str, Any] = {"beam_size": 4, "min_decoding_length": PIECES, "max_decoding_length": PIECES, "max_batch_size": 32}
    translator.translate_batch(texts[:32], **limits)
    started = time.perf_counter()
    translator.translate_batch(texts, **limits)
    return len(texts) / (time.perf_counter() - started)


def compare_speed(package: Path, lines: Sequence[str]) -> tuple[float, float]:
    """Return the words a second of a package and of the stock shape, on the same texts."""
    tokenizer = next(iter(package.glob("sentencepiece.model")), None)
    if tokenizer is None:
        raise SystemExit("the speed test reads packages with a sentencepiece.model")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    words = " ".join(lines).split()[: RUNS * PIECES]
    pieces = processor.encode(" ".join(words), out_type=str)[: RUNS * PIECES]
    texts = [pieces[start : start + PIECES] for start in range(0, len(pieces) - PIECES + 1, PIECES)]
    words_each = len(processor.decode(pieces).split()) / len(texts)
    with tempfile.TemporaryDirectory() as scratch:
        build_stock(Path(scratch))
        stand_in = [[f"p{hash_piece(piece)}" for piece in text] for text in texts]
        stock = measure_rate(Path(scratch), stand_in)
        own = measure_rate(package / "model", texts)
    return own * words_each, stock * words_each


def hash_piece(piece: str) -> int:
    """Return the number of a stand-in piece of the stock vocabulary."""
    return sum(piece.encode()) % (STOCK["vocabulary"] - 3)


def measure_memory(package: Package, data: Path, environ: Mapping[str, str]) -> float:
    """Return the MB that `transflow translate` held at most for 300 lines of the first set, under the embedded glossary."""
    name = min(path.stem for path in data.glob("*.fr"))
    with tempfile.TemporaryDirectory() as scratch:
        text = Path(scratch) / "text.txt"
        text.write_text("\n".join(read_set(data, name, package.source, 300)), "utf-8")
        command = [
            sys.executable, "-c", TRANSLATE_AND_TELL, "translate", str(text), "--from", package.source, "--to", package.target,
            "--fail-on", "never", "-o", str(text.with_suffix(".out.txt")),
        ]  # fmt: skip
        out = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(environ), cwd=scratch)
    return int(out.stdout.split()[-1]) / 1e3


def install(path: Path | None, home: str) -> dict[str, str]:
    """Return the environment in which a package file, if one is given, is the only one installed."""
    environ = dict(os.environ)
    if path is not None:
        environ["ARGOS_PACKAGES_DIR"] = home
        install_from_file(path, environ)
    return environ


def cost_table(package: Package, data: Path, environ: Mapping[str, str]) -> Table:
    """Return the table of size, memory and speed."""
    folder = Path(extract_package(package, environ).path)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    archive = Path(package.path).stat().st_size if Path(package.path).is_file() else 0
    name = min(path.stem for path in data.glob("*.fr"))
    own, stock = compare_speed(folder, read_set(data, name, package.source, 0))
    table = Table("archive MB", "unpacked MB", "peak memory MB", "words/s", "stock shape words/s", "ratio")
    table.add_row(
        f"{archive / 1e6:.1f}" if archive else "-", f"{size / 1e6:.1f}", f"{measure_memory(package, data, environ):.0f}",
        f"{own:.0f}", f"{stock:.0f}", f"{own / stock:.1f}",
    )  # fmt: skip
    return table


def directions(wanted: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs to measure."""
    for direction in [wanted] if wanted else ["fr-en", "en-fr"]:
        source, _, target = direction.partition("-")
        yield source, target


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of NAME.fr and NAME.en")
    parser.add_argument("--terms", type=Path, help="folder of dev.en-fr.jsonl")
    parser.add_argument("--direction", default="", choices=("", "fr-en", "en-fr"))
    parser.add_argument("--package", type=Path, help="an .argosmodel file, instead of what is installed or embedded")
    parser.add_argument("--lines", type=int, default=0, help="first lines of each set; 0 for all")
    options = parser.parse_args()
    console = Console(width=140)
    with tempfile.TemporaryDirectory() as home:
        environ = install(options.package, home)
        for source, target in directions(options.direction):
            engine = open_engine(source, target, environ=environ)
            route = find_route(source, target, environ)
            info = engine.info
            console.rule(f"{source}-{target}: {info.name} {info.version} ({info.digest[:8]}), {route[0].origin}")
            console.print(score_sets(engine, options.data, options.lines))
            if options.terms:
                console.print(score_terms(engine, options.terms, options.lines))
            if len(route) == 1:
                console.print(cost_table(route[0], options.data, environ))
    console.print(
        f"transflow {__version__}, ctranslate2 {ctranslate2.__version__}, sacrebleu {version('sacrebleu')}, "
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors"
    )


if __name__ == "__main__":
    main()

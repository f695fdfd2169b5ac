"""Train one direction; on a GPU in bf16, on a CPU in float32; checkpoints often, resumes where it stopped.

Run: python training/train.py --direction fr-en --shards DIR --tests DIR --terms DIR --out FOLDER --minutes 25
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import sentencepiece
import torch
from data import Annotator, pairs, read_terms, read_test_prints
from model import Shape, Translator
from torch import Tensor
from torch.nn import functional

PAD, BOS, EOS = 3, 1, 2
POOL = 20_000
"""Pairs sorted by length at a time, so that batches hold little padding."""


def examples(options: argparse.Namespace, skip: int, seed: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield token ids of annotated pairs without end, the first `skip` pairs passed over."""
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.out / "sentencepiece.model"))
    tests = read_test_prints(options.tests)
    shards = sorted(options.shards.glob("train-*.tsv.xz"))
    terms = read_terms(options.terms, options.direction) if options.terms else []
    seen = 0
    while True:
        annotator = Annotator(terms, seed + seen)
        for source, target in pairs(shards, options.direction, tests):
            seen += 1
            if seen <= skip:
                continue
            marked, wanted = annotator.annotate(source, target) if terms else (source, target)
            left, right = tokenizer.encode(marked)[:199], tokenizer.encode(wanted)[:199]
            yield [*left, EOS], [*right, EOS]


def batches(options: argparse.Namespace, skip: int, seed: int) -> Iterator[tuple[Tensor, Tensor, int]]:
    """Yield padded source and target ids of about `--tokens` target tokens, and the pairs used so far."""
    order = random.Random(seed + skip)
    stream = examples(options, skip, seed)
    used = skip
    while True:
        pool = [next(stream) for _ in range(POOL)]
        used += len(pool)
        pool.sort(key=lambda pair: (len(pair[1]), len(pair[0])))
        groups: list[list[tuple[list[int], list[int]]]] = [[]]
        longest = 0
        for pair in pool:
            longest = max(longest, len(pair[0]), len(pair[1]))
            if groups[-1] and longest * (len(groups[-1]) + 1) > options.tokens:
                groups.append([])
                longest = max(len(pair[0]), len(pair[1]))
            groups[-1].append(pair)
        order.shuffle(groups)
        for group in groups:
            yield pad([source for source, _ in group]), pad([target for _, target in group]), used


def pad(rows: list[list[int]]) -> Tensor:
    """Return rows as one tensor (count, longest)."""
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


def ahead(stream: Iterator[tuple[Tensor, Tensor, int]], depth: int = 32) -> Iterator[tuple[Tensor, Tensor, int]]:
    """Yield from a stream that a thread of its own keeps filled; its faults are raised here."""
    queue: Queue[tuple[Tensor, Tensor, int] | BaseException] = Queue(depth)

    def fill() -> None:
        try:
            for item in stream:
                queue.put(item)
        except BaseException as error:
            queue.put(error)

    Thread(target=fill, daemon=True).start()
    while True:
        item = queue.get()
        if isinstance(item, BaseException):
            raise item
        yield item


def rate(step: int, spent: float, options: argparse.Namespace) -> float:
    """Return the learning rate: linear warm-up by steps, cosine to a tenth by time."""
    share = min(1.0, spent / (options.minutes * 60))
    return float(options.rate * min(1.0, (step + 1) / options.warmup) * (0.1 + 0.45 * (1 + math.cos(math.pi * share))))


def save(path: Path, state: dict[str, object]) -> None:
    """Write a checkpoint whole or not at all."""
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    temporary.replace(path)


def train(options: argparse.Namespace) -> None:
    """Train until the time is up, a checkpoint every `--save-minutes` and at the end."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.out / "sentencepiece.model"))
    shape = Shape(tokenizer.vocab_size(), options.width, 4 * options.width, options.heads, options.encoder, options.decoder)
    model = Translator(shape, options.dropout).to(device)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=device.type == "cuda"
    )
    checkpoint = options.out / f"{options.direction}.pt"
    step, used, spent = 0, 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, used, spent = state["step"], state["used"], state["spent"]
        torch.set_rng_state(state["rng"].cpu())
    started, saved, losses = time.monotonic() - spent, time.monotonic(), []
    model.train()
    for left, right, reached in ahead(batches(options, used, options.seed)):
        source, target = left.to(device, non_blocking=True), right.to(device, non_blocking=True)
        inputs = torch.cat([torch.full_like(target[:, :1], BOS), target[:, :-1]], dim=1)
        for group in optimizer.param_groups:
            group["lr"] = rate(step, time.monotonic() - started, options)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            logits = model(source, source != PAD, inputs)
            loss = functional.cross_entropy(logits.flatten(0, 1).float(), target.flatten(), ignore_index=PAD, label_smoothing=0.1)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        losses.append(loss.detach())
        if step % options.log_steps == 0:
            mean = float(torch.stack(losses).mean())
            losses.clear()
            minutes = (time.monotonic() - started) / 60
            print(json.dumps({"step": step, "pairs": reached, "loss": round(mean, 4), "minutes": round(minutes, 2)}), flush=True)
        now = time.monotonic()
        over = now - started >= options.minutes * 60 or step == options.steps
        if over or now - saved >= options.save_minutes * 60:
            spent, saved = now - started, now
            values = {
                "model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "used": reached, "spent": spent,
                "shape": shape.as_dict(), "rng": torch.get_rng_state(), "direction": options.direction,
            }  # fmt: skip
            save(checkpoint, values)
        if over:
            return


def read_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--direction", choices=["fr-en", "en-fr"], required=True)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--tests", type=Path, required=True)
    parser.add_argument("--terms", type=Path, help="folder with eurovoc.fr-en.tsv; without it nothing is annotated")
    parser.add_argument("--out", type=Path, required=True, help="folder with sentencepiece.model; checkpoints go there")
    parser.add_argument("--minutes", type=float, default=25.0)
    parser.add_argument("--save-minutes", type=float, default=3.0)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps; 0: by time alone")
    parser.add_argument("--tokens", type=int, default=0, help="padded tokens in a batch; 0: 32,768 on a GPU, 2,560 on a CPU")
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--warmup", type=int, default=400)
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--heads", type=int, default=6)
    parser.add_argument("--encoder", type=int, default=6)
    parser.add_argument("--decoder", type=int, default=2)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--log-steps", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.tokens = options.tokens or (32_768 if torch.cuda.is_available() else 2_560)
    return options


if __name__ == "__main__":
    train(read_options())

"""Train one direction; on a GPU in bf16, on a CPU in float32 or `--bf16`; checkpoints often, resumes where it stopped.

Run: python training/train.py --direction fr-en --prepared FOLDER --out FOLDER --names DIR --terms DIR --minutes 25
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import sentencepiece
import torch
from annotate import Annotator
from data import read_glossary_pairs, read_place_names, read_term_pairs
from furniture import Furniture
from loss import alignment_loss, smoothed_loss
from model import Shape, Translator
from torch import Tensor

POOL = 20_000
"""Pairs sorted by length at a time, so that batches hold little padding."""
LONGEST = 199
"""Longest side in pieces."""
FURNITURE_RATE = 0.05
GLOSSARIES = Path(__file__).resolve().parent.parent / "glossaries"
Row = tuple[list[int], list[int], list[tuple[int, int]]]
"""Source ids, target ids, and linked places of both."""
Batch = tuple[Tensor, Tensor, Tensor, int]


def read_prepared(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield French, English, links and terms of every prepared pair."""
    for path in sorted(folder.glob("prepared-*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as stream:
            for line in stream:
                french, english, links, terms = line.rstrip("\n").split("\t")
                yield french, english, links, terms


def turn(links: str, terms: str) -> tuple[str, str]:
    """Return links and terms with English first."""
    swapped = " ".join("-".join(reversed(link.split("-"))) for link in links.split())
    out = []
    for item in filter(None, terms.split("|")):
        left, right, french, english = item.split(":", 3)
        out.append(f"{right}:{left}:{english}:{french}")
    return swapped, "|".join(out)


def to_places(offsets: list[tuple[int, int]], start: int, end: int) -> range:
    """Return the numbers of the pieces that write a span."""
    inside = [place for place, (begin, stop) in enumerate(offsets) if begin < end and stop > start and stop > begin]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


class Examples:
    """Token ids of annotated pairs without end."""

    def __init__(self, options: argparse.Namespace, seed: int) -> None:
        """Open the tokenizer and the lists."""
        self.options, self.seed = options, seed
        self.tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.out / "sentencepiece.model"))
        source, target = options.direction.split("-")
        self.is_french_first = source == "fr"
        names = read_place_names(options.names) if options.names else []
        terms = [pair for pair in read_term_pairs(options.terms) if ":" not in "".join(pair)] if options.terms else []
        self.furniture = Furniture(names, terms or [("budget", "budget")], read_glossary_pairs(GLOSSARIES), seed)
        self.annotator = Annotator((source, target), self.furniture.invent_name, seed)
        self.random = random.Random(seed)

    def draw(self, skip: int) -> Iterator[Row]:
        """Yield rows, the first `skip` pairs passed over."""
        seen = 0
        while True:
            self.annotator.uses.clear()
            for french, english, links, terms in read_prepared(self.options.prepared):
                seen += 1
                if seen <= skip:
                    continue
                if self.random.random() < FURNITURE_RATE:
                    one, other = self.furniture.draw()
                    yield self.encode(one if self.is_french_first else other, other if self.is_french_first else one, [])
                if not self.is_french_first:
                    links, terms = turn(links, terms)  # noqa: PLW2901
                    french, english = english, french  # noqa: PLW2901
                yield self.encode(*self.annotator.draw(french, english, links, terms))

    def encode(self, source: str, target: str, spans: list[tuple[int, int, int, int]]) -> Row:
        """Return the ids of a pair and the linked places."""
        end = self.tokenizer.eos_id()
        left = self.tokenizer.encode(source, return_type="offset_mapping")
        right = self.tokenizer.encode(target, return_type="offset_mapping")
        sources = [tuple(pair) for pair in left["offsets"]]
        targets = [tuple(pair) for pair in right["offsets"]]
        links = [
            (there, here)
            for start, stop, first, last in spans
            for there in to_places(sources, start, stop)
            for here in to_places(targets, first, last)
            if there < LONGEST and here < LONGEST
        ]
        return [*left["ids"][:LONGEST], end], [*right["ids"][:LONGEST], end], links


def batches(options: argparse.Namespace, skip: int, seed: int) -> Iterator[Batch]:
    """Yield padded source and target ids of about `--tokens` target tokens, the links, and the pairs used so far."""
    order = random.Random(seed + skip)
    examples = Examples(options, seed + skip)
    pad = examples.tokenizer.pad_id()
    stream = examples.draw(skip)
    used = skip
    while True:
        pool = [next(stream) for _ in range(options.pool)]
        used += round(len(pool) / (1 + FURNITURE_RATE))
        pool.sort(key=lambda row: (len(row[1]), len(row[0])))
        groups: list[list[Row]] = [[]]
        longest = 0
        for row in pool:
            longest = max(longest, len(row[0]), len(row[1]))
            if groups[-1] and longest * (len(groups[-1]) + 1) > options.tokens:
                groups.append([])
                longest = max(len(row[0]), len(row[1]))
            groups[-1].append(row)
        order.shuffle(groups)
        for group in groups:
            links = [(number, here, there) for number, row in enumerate(group) for there, here in row[2]]
            places = torch.tensor(links, dtype=torch.long).reshape(-1, 3)
            yield fill([row[0] for row in group], pad), fill([row[1] for row in group], pad), places, used


def fill(rows: list[list[int]], pad: int) -> Tensor:
    """Return rows as one tensor (count, longest)."""
    longest = max(map(len, rows))
    return torch.tensor([row + [pad] * (longest - len(row)) for row in rows])


def ahead(stream: Iterator[Batch], depth: int = 32) -> Iterator[Batch]:
    """Yield from a stream that a thread of its own keeps filled; its faults are raised here."""
    queue: Queue[Batch | BaseException] = Queue(depth)

    def run() -> None:
        try:
            for item in stream:
                queue.put(item)
        except BaseException as error:
            queue.put(error)

    Thread(target=run, daemon=True).start()
    while True:
        item = queue.get()
        if isinstance(item, BaseException):
            raise item
        yield item


def rate(step: int, spent: float, options: argparse.Namespace) -> float:
    """Return the learning rate: linear warm-up by steps, cosine to a twentieth by time."""
    share = min(1.0, spent / (options.minutes * 60))
    return float(options.rate * min(1.0, (step + 1) / options.warmup) * (0.05 + 0.475 * (1 + math.cos(math.pi * share))))


def save(path: Path, state: dict[str, object]) -> None:
    """Write a checkpoint whole or not at all."""
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    temporary.replace(path)


def open_state(options: argparse.Namespace, checkpoint: Path) -> dict[str, Any] | None:
    """Return the checkpoint to go on from, or the one to begin with, or None."""
    for path in (checkpoint, options.start):
        if path and path.exists():
            return dict(torch.load(path, map_location="cpu", weights_only=False))
    return None


def train(options: argparse.Namespace) -> None:
    """Train until the time is up, a checkpoint every `--save-minutes` and at the end."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.out / "sentencepiece.model"))
    pad, begin = tokenizer.pad_id(), tokenizer.bos_id()
    checkpoint = options.out / f"{options.direction}.pt"
    state = open_state(options, checkpoint)
    wanted = (tokenizer.vocab_size(), options.width, 4 * options.width, options.heads, options.encoder, options.decoder)
    shape = Shape(**state["shape"]) if state else Shape(*wanted)
    model = Translator(shape, options.dropout).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, used, spent = 0, options.skip, 0.0
    if state:
        model.load_state_dict(state["model"])
    if state and "optimizer" in state:
        optimizer.load_state_dict(state["optimizer"])
        step, used, spent = state["step"], state["used"], state["spent"]
        torch.set_rng_state(state["rng"].cpu())
    started, saved = time.monotonic() - spent, time.monotonic()
    losses: list[Tensor] = []
    model.train()
    for left, right, places, reached in ahead(batches(options, used, options.seed)):
        source, target, links = (tensor.to(device, non_blocking=True) for tensor in (left, right, places))
        inputs = torch.cat([torch.full_like(target[:, :1], begin), target[:, :-1]], dim=1)
        for group in optimizer.param_groups:
            group["lr"] = rate(step, time.monotonic() - started, options)
        with torch.autocast(device.type, torch.bfloat16, enabled=options.bf16):
            states, attention = model(source, source != pad, inputs)
            states = states.to(torch.bfloat16 if options.bf16 else torch.float32)
        loss = smoothed_loss(states, model.embedding.weight, model.output_bias, target, pad)
        losses.append(loss.detach())
        loss = loss + options.alignment * alignment_loss(attention, links)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
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
                "from": (state or {}).get("from", ""),
            }  # fmt: skip
            save(checkpoint, values)
        if over:
            return


def read_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--direction", choices=["fr-en", "en-fr"], required=True)
    parser.add_argument("--prepared", type=Path, required=True, help="folder of prepare.py")
    parser.add_argument("--terms", type=Path, help="folder with eurovoc.fr-en.tsv and franceterme.json, for short segments")
    parser.add_argument("--names", type=Path, help="folder with communes.csv, for names to be copied")
    parser.add_argument("--out", type=Path, required=True, help="folder with sentencepiece.model; checkpoints go there")
    parser.add_argument("--start", type=Path, help="checkpoint of start.py to begin from")
    parser.add_argument("--minutes", type=float, default=25.0)
    parser.add_argument("--save-minutes", type=float, default=3.0)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps; 0: by time alone")
    parser.add_argument("--skip", type=int, default=0, help="pairs passed over at the first start")
    parser.add_argument("--tokens", type=int, default=0, help="padded tokens in a batch; 0: 32,768 on a GPU, 2,560 on a CPU")
    parser.add_argument("--pool", type=int, default=POOL, help="pairs sorted by length at a time")
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--warmup", type=int, default=400)
    parser.add_argument("--alignment", type=float, default=0.05, help="weight of the alignment head's loss")
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--heads", type=int, default=6)
    parser.add_argument("--encoder", type=int, default=6)
    parser.add_argument("--decoder", type=int, default=2)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--log-steps", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="bf16 on a CPU too: pays with AVX512-BF16 or AMX alone")
    options = parser.parse_args()
    options.bf16 |= torch.cuda.is_available()
    options.tokens = options.tokens or (32_768 if torch.cuda.is_available() else 2_560)
    return options


if __name__ == "__main__":
    train(read_options())

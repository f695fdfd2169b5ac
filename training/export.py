"""Export a checkpoint to CTranslate2 int8 and pack it as an `.argosmodel` that Argos Translate opens too.

Run: python training/export.py --checkpoint FOLDER/fr-en.pt --out FOLDER --package-version 1.0
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import common_spec, transformer_spec
from data import SYMBOLS
from model import ALIGNMENT_HEAD, Layer, Shape, Translator

NAMES = {"fr": "French", "en": "English"}


def values(tensor: torch.Tensor) -> Any:
    """Return a tensor as a float32 array."""
    return tensor.detach().float().cpu().numpy()


def set_linear(spec: Any, *layers: torch.nn.Linear) -> None:
    """Set one linear layer, or several joined along their outputs."""
    spec.weight = np.concatenate([values(layer.weight) for layer in layers])
    spec.bias = np.concatenate([values(layer.bias) for layer in layers])


def set_norm(spec: Any, norm: torch.nn.LayerNorm) -> None:
    """Set a layer normalisation."""
    spec.gamma, spec.beta = values(norm.weight), values(norm.bias)


def set_layer(spec: Any, layer: Layer) -> None:
    """Set one encoder or decoder layer."""
    attend = layer.attend_self
    set_norm(spec.self_attention.layer_norm, layer.norm_self)
    set_linear(spec.self_attention.linear[0], attend.query, attend.key, attend.value)
    set_linear(spec.self_attention.linear[1], attend.output)
    if layer.attend_cross is not None and layer.norm_cross is not None:
        cross = layer.attend_cross
        set_norm(spec.attention.layer_norm, layer.norm_cross)
        set_linear(spec.attention.linear[0], cross.query)
        set_linear(spec.attention.linear[1], cross.key, cross.value)
        set_linear(spec.attention.linear[2], cross.output)
    set_norm(spec.ffn.layer_norm, layer.norm_inner)
    set_linear(spec.ffn.linear_0, layer.inner)
    set_linear(spec.ffn.linear_1, layer.outer)


def build_spec(model: Translator, vocabulary: list[str]) -> Any:
    """Return the CTranslate2 specification of a model."""
    shape = model.shape
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for side, layers, norm in (
        (spec.encoder, model.encoder, model.encoder_norm),
        (spec.decoder, model.decoder, model.decoder_norm),
    ):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = values(model.embedding.weight)
        side.scale_embeddings = True
        side.position_encodings.encodings = values(model.positions)
        set_norm(side.layer_norm, norm)
        for target, layer in zip(side.layer, layers, strict=True):
            set_layer(target, layer)  # type: ignore[arg-type]
    spec.decoder.projection.weight = values(model.embedding.weight)
    spec.decoder.projection.bias = values(model.output_bias)
    spec.decoder.alignment_layer = np.dtype("int16").type(shape.decoder - 1)
    spec.decoder.alignment_heads = np.dtype("int16").type(ALIGNMENT_HEAD)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = spec.config.bos_token
    spec.config.add_source_eos = True
    spec.validate()
    return spec


def pack(folder: Path, archive: Path) -> str:
    """Write a folder as one archive with fixed times and order, and return its SHA-256."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            out.writestr(entry, path.read_bytes())
    return hashlib.sha256(archive.read_bytes()).hexdigest()


def export(
    checkpoint: Path,
    out: Path,
    version: str,
    training: dict[str, Any] | None = None,
    scores: Path | None = None,
    driving: dict[str, float] | None = None,
    *,
    annotated: bool,
) -> Path:
    """Return the package of a checkpoint, whose folder holds `sentencepiece.model` too.

    `driving` is how transflow drives the model, in the package's metadata: penalties, and the most pieces translated whole.
    """
    state = torch.load(checkpoint, map_location="cpu", weights_only=False)
    source, target = state["direction"].split("-")
    tokenizer_file = checkpoint.parent / "sentencepiece.model"
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer_file))
    model = Translator(Shape(**state["shape"]), 0.0)
    model.load_state_dict(state["model"])
    spec = build_spec(model, [tokenizer.id_to_piece(number) for number in range(tokenizer.vocab_size())])
    spec.optimize("int8")
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata: dict[str, Any] = {
        "package_version": version, "argos_version": "1.9.6", "from_code": source, "from_name": NAMES[source],
        "to_code": target, "to_name": NAMES[target], "license": "CC BY 4.0",
        "transflow": {**(driving or {}), "steps": state["step"], "pairs": state["used"], "from": state.get("from", ""),
                      "training_data": training or {}},
    }  # fmt: skip
    if scores:
        metadata["transflow"]["scores"] = [json.loads(line) for line in scores.read_text("utf-8").splitlines() if line.strip()]
    if annotated:
        metadata["transflow"]["annotation"] = dict(zip(("source", "target", "done", "mask"), SYMBOLS, strict=False))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / name
        (folder / "model").mkdir(parents=True)
        spec.save(str(folder / "model"))
        shutil.copy(tokenizer_file, folder / "sentencepiece.model")
        (folder / "README.md").write_text(write_card(metadata), encoding="utf-8")
        (folder / "metadata.json").write_text(json.dumps(metadata, indent=2), encoding="utf-8")
        ctranslate2.Translator(str(folder / "model"), device="cpu")
        out.mkdir(parents=True, exist_ok=True)
        archive = out / f"{name}.argosmodel"
        digest = pack(folder, archive)
    print(json.dumps({"package": str(archive), "bytes": archive.stat().st_size, "sha256": digest}))
    return archive


def write_card(metadata: dict[str, Any]) -> str:
    """Return the model card: what it is, what it was trained on, how it scores, what it is not good for."""
    facts = metadata["transflow"]
    lines = [
        f"# {metadata['from_name']} to {metadata['to_name']}, version {metadata['package_version']}",
        "",
        "A compact translation model of transflow. It carries the sense of institutional texts; a person must edit what it writes.",
        f"Licence: {metadata['license']}. {facts['steps']} steps, {facts['pairs']} pairs.",
    ]
    if facts["from"]:
        lines.append(f"Begun from {facts['from']}.")
    if "annotation" in facts:
        shown = " ".join(facts["annotation"].values())
        lines.append(f"Terms may be given in the source: {shown} (source words or the mask, then the rendering).")
    lines += ["", "Trained on French-English text with these origins (pairs by origin; licences in PROVENANCE.md of the data):", ""]
    lines += [f"- {name}: {count}" for name, count in facts["training_data"].get("origins", {}).items()]
    lines += ["", f"SHA-256 over the prepared data: {facts['training_data'].get('sha256', 'not recorded')}", ""]
    if facts.get("scores"):
        lines += ["| set | BLEU | chrF2++ | words/s |", "|---|---|---|---|"]
        lines += [f"| {row['set']} | {row['bleu']} | {row['chrf2++']} | {row['words_per_s']} |" for row in facts["scores"]]
    return "\n".join(lines) + "\n"


def read_training(folder: Path | None) -> dict[str, Any]:
    """Return the digest and the counts by origin that prepare.py wrote."""
    found: dict[str, Any] = json.loads((folder / "prepared.json").read_text("utf-8")) if folder else {}
    return found


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--package-version", default="1.0")
    parser.add_argument("--annotated", action="store_true", help="the model was trained with term annotations")
    parser.add_argument("--prepared", type=Path, help="folder of prepare.py, for the model card")
    parser.add_argument("--drive", nargs="*", default=[], help="as length_penalty=1.0 repetition_penalty=1.1 max_pieces=50")
    parser.add_argument("--scores", type=Path, help="output of evaluate.py, for the model card")
    options = parser.parse_args()
    training = read_training(options.prepared)
    driving = {name: float(value) for name, _, value in (item.partition("=") for item in options.drive)}
    export(
        options.checkpoint, options.out, options.package_version, training, options.scores, driving, annotated=options.annotated
    )  # fmt: skip


if __name__ == "__main__":
    main()

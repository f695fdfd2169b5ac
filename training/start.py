"""Begin from an int8 package instead of from nothing: its weights, as float32, in a checkpoint of their own.

Run: python training/start.py --package FILE.argosmodel --out FOLDER

The folder holds the tokenizer that `tokenizer.py --extend` made from the same package: pieces that the package lacks get the mean
of the pieces that write them, so that the model translates as before. Format of `model.bin`: OpenNMT/CTranslate2,
python/ctranslate2/specs/model_spec.py, binary version 6.
"""

from __future__ import annotations

import argparse
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from model import Shape, Translator

TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)


def read_model(data: bytes) -> dict[str, Any]:
    """Return the arrays of a `model.bin` by name, weights times their scales; aliases are resolved."""
    place = 0

    def number(form: str) -> int:
        nonlocal place
        value = struct.unpack_from(form, data, place)[0]
        place += struct.calcsize(form)
        return int(value)

    def text() -> str:
        nonlocal place
        length = number("<H")
        value = data[place : place + length - 1].decode()
        place += length
        return value

    version = number("<I")
    if version != 6:
        raise SystemExit(f"model.bin is of binary version {version}; 6 is read")
    text()
    number("<I")
    raw: dict[str, Any] = {}
    for _ in range(number("<I")):
        name = text()
        shape = [number("<I") for _ in range(number("<B"))]
        kind, size = TYPES[number("<B")], number("<I")
        raw[name] = np.frombuffer(data[place : place + size], kind).reshape(shape)
        place += size
    for _ in range(number("<I")):
        alias, name = text(), text()
        raw[alias] = raw[name]
        if f"{name}_scale" in raw:
            raw[f"{alias}_scale"] = raw[f"{name}_scale"]
    return {
        name: array.astype(np.float32) / raw[f"{name}_scale"].reshape(-1, 1) if f"{name}_scale" in raw else array
        for name, array in raw.items()
        if not name.endswith("_scale")
    }


def layer_state(arrays: dict[str, Any], prefix: str, *, cross: bool) -> dict[str, Any]:
    """Return one layer's arrays under the names of `model.Layer`."""
    out: dict[str, Any] = {}

    def norm(name: str, found: str) -> None:
        out[f"{name}.weight"] = arrays[f"{prefix}/{found}/layer_norm/gamma"]
        out[f"{name}.bias"] = arrays[f"{prefix}/{found}/layer_norm/beta"]

    def linear(found: str, *names: str) -> None:
        for part in ("weight", "bias"):
            pieces = np.split(arrays[f"{prefix}/{found}/{part}"], len(names))
            out.update({f"{name}.{part}": piece for name, piece in zip(names, pieces, strict=True)})

    norm("norm_self", "self_attention")
    linear("self_attention/linear_0", "attend_self.query", "attend_self.key", "attend_self.value")
    linear("self_attention/linear_1", "attend_self.output")
    if cross:
        norm("norm_cross", "attention")
        linear("attention/linear_0", "attend_cross.query")
        linear("attention/linear_1", "attend_cross.key", "attend_cross.value")
        linear("attention/linear_2", "attend_cross.output")
    norm("norm_inner", "ffn")
    linear("ffn/linear_0", "inner")
    linear("ffn/linear_1", "outer")
    return out


def start(package: Path, out: Path) -> Path:
    """Write the start checkpoint of a package and return its path."""
    with zipfile.ZipFile(package) as archive:
        names = {name.split("/", 1)[1]: name for name in archive.namelist() if "/" in name}
        metadata = json.loads(archive.read(names["metadata.json"]))
        arrays = read_model(archive.read(names["model/model.bin"]))
        old = sentencepiece.SentencePieceProcessor()
        old.LoadFromSerializedProto(archive.read(names["sentencepiece.model"]))
    new = sentencepiece.SentencePieceProcessor(model_file=str(out / "sentencepiece.model"))
    rows, bias = arrays["decoder/embeddings/weight"], arrays.get("decoder/projection/bias")
    if any(new.id_to_piece(place) != old.id_to_piece(place) for place in range(old.vocab_size())):
        raise SystemExit("the folder's tokenizer is not an extension of the package's: run tokenizer.py --extend")
    generator = np.random.default_rng(1)
    more = new.vocab_size() - len(rows)
    fresh = rows.mean(axis=0) + generator.normal(0, rows.std() * 0.5, (more, rows.shape[1])).astype(np.float32)
    heads = int(arrays["decoder/num_heads"])
    layers = {side: len({name.split("/")[1] for name in arrays if name.startswith(f"{side}/layer_")} - {"layer_norm"})
              for side in ("encoder", "decoder")}  # fmt: skip
    shape = Shape(new.vocab_size(), rows.shape[1], arrays["encoder/layer_0/ffn/linear_0/weight"].shape[0], heads,
                  layers["encoder"], layers["decoder"], len(arrays["decoder/position_encodings/encodings"]))  # fmt: skip
    state = {"embedding.weight": np.concatenate([rows, fresh])}
    low = np.full(more, -2.0, np.float32)
    state["output_bias"] = np.concatenate([bias if bias is not None else np.zeros(len(rows), np.float32), low])
    for side in ("encoder", "decoder"):
        state[f"{side}_norm.weight"] = arrays[f"{side}/layer_norm/gamma"]
        state[f"{side}_norm.bias"] = arrays[f"{side}/layer_norm/beta"]
        for place in range(layers[side]):
            found = layer_state(arrays, f"{side}/layer_{place}", cross=side == "decoder")
            state.update({f"{side}.{place}.{name}": array for name, array in found.items()})
    tensors = {name: torch.from_numpy(np.array(array, np.float32)) for name, array in state.items()}
    Translator(shape).load_state_dict(tensors)
    path = out / f"{metadata['from_code']}-{metadata['to_code']}.start.pt"
    torch.save({"model": tensors, "shape": shape.as_dict(), "from": package.name}, path)
    return path


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    print(start(options.package, options.out))


if __name__ == "__main__":
    main()

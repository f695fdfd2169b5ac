"""The data side of the training recipe: what is kept out, and what annotations look like."""

from __future__ import annotations

import importlib.util
import lzma
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "training" / "data.py"


@pytest.fixture(scope="module")
def data():
    spec = importlib.util.spec_from_file_location("training_data", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["training_data"] = module
    spec.loader.exec_module(module)
    return module


def test_test_sentences_never_enter_training(data, tmp_path):
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "set.en").write_text("The mayor has signed it.\n", encoding="utf-8")
    lines = [
        "Le maire l’a signé.\tThe MAYOR has signed it\teuroparl",
        "La région aide la ville.\tThe region helps the town.\teuroparl",
        "Court.\tA very much longer sentence than the other side has ever been.\tx",
        "broken line",
    ]
    shard = tmp_path / "train-0.tsv.xz"
    with lzma.open(shard, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    tests = data.read_test_prints(tmp_path / "test")
    assert list(data.pairs([shard], "fr-en", tests)) == [("La région aide la ville.", "The region helps the town.")]
    assert list(data.pairs([shard], "en-fr", tests)) == [("The region helps the town.", "La région aide la ville.")]


def test_clean(data):
    assert data.clean("Un\u00a0 fonds\u202f:\tE\u0301tat ") == "Un fonds : État"
